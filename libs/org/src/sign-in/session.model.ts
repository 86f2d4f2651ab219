import { DateTimeScalar, type Viewer } from '@fanzha/platform';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { SignedIn } from './session.service.js';

/** The signed-in user, as the API shows it. */
@ObjectType('Viewer', { description: 'who is signed in' })
export class ViewerProfile {
  @Field(() => ID, { description: 'the id of the account' }) id!: string;
  @Field(() => String, { description: 'the sign-in name' }) username!: string;
  @Field(() => String, { description: 'what people call the account' }) displayName!: string;
  @Field(() => [String], { description: 'what it may do; roles add up' }) roles!: readonly string[];
  @Field(() => [String], { description: 'What the roles allow, as `subject:verb`.' }) permissions!: readonly string[];
  /** On whose behalf the fields below are read. */
  viewer!: Viewer;

  static of(viewer: Viewer): ViewerProfile {
    const { userId: id, username, displayName, roles, permissions } = viewer;
    return Object.assign(new ViewerProfile(), {
      id,
      username,
      displayName,
      roles,
      permissions: [...permissions],
      viewer,
    });
  }
}

/** What a sign-in or a refresh answers. The refresh token is not in it: it travels in a cookie scripts cannot read. */
@ObjectType({ description: 'what a sign-in yields; the refresh token is in a cookie that no script reads' })
export class Session {
  @Field(() => String, { description: 'For `Authorization: Bearer …`.' }) accessToken!: string;
  @Field(() => DateTimeScalar, {
    description: 'When the access token stops working; `refreshSession` gives the next one.',
  })
  expiresAt!: Date;

  @Field(() => Int, {
    description:
      'Seconds for which the access token works from now on. ' +
      'Measure from receipt: clocks of clients are wrong by months.',
  })
  expiresIn!: number;

  @Field(() => DateTimeScalar, {
    description: 'The time of the server: what day it is, is not for the clock of the client to say.',
  })
  serverTime!: Date;

  @Field(() => Boolean, { description: 'Nothing but `changePassword` works until this is done.' })
  mustChangePassword!: boolean;

  @Field(() => ViewerProfile, { description: 'who is signed in' }) viewer!: ViewerProfile;

  static of({ viewer, access }: SignedIn): Session {
    const now = new Date();
    return Object.assign(new Session(), {
      accessToken: access.token,
      expiresAt: access.expiresAt,
      expiresIn: Math.max(0, Math.floor((access.expiresAt.getTime() - now.getTime()) / 1000)),
      serverTime: now,
      mustChangePassword: viewer.mustChangePassword,
      viewer: ViewerProfile.of(viewer),
    });
  }
}
