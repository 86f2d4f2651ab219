import {
  CurrentViewer,
  Public,
  RefreshCookie,
  type RequestContext,
  Requires,
  type Viewer,
  WhilePasswordExpired,
} from '@fanzha/platform';
import { UseGuards } from '@nestjs/common';
import { Args, Context, ID, Mutation, Resolver } from '@nestjs/graphql';
import { type SignedIn, SessionService } from './session.service.js';
import type { Account } from '../accounts/user-account.entity.js';
import { CredentialsGuard, VerifiedAccount } from './credentials.guard.js';
import { InvitationService } from './invitation.service.js';
import { Session } from './session.model.js';
import { SignInService } from './sign-in.service.js';

const text = (name: string, description: string) => Args(name, { type: () => String, description });

const PASSWORD_RULE = 'at least 8 characters, three of upper case, lower case, digits, others; not the name';

@Resolver(() => Session)
export class SignInResolver {
  constructor(
    private readonly service: SignInService,
    private readonly sessions: SessionService,
    private readonly invitations: InvitationService,
    private readonly cookie: RefreshCookie,
  ) {}

  @Mutation(() => Session, {
    description:
      'Answers the access token and sets the refresh cookie. Five wrong passwords lock the name for 15 minutes.',
  })
  @Public()
  @UseGuards(CredentialsGuard)
  async signIn(
    @VerifiedAccount() account: Account,
    @Context() context: RequestContext,
    @text('username', 'the sign-in name; width and case make no difference') _username: string,
    @text('password', 'the password, with every character as it was set') _password: string,
    @Args('totp', { type: () => String, nullable: true, description: 'For accounts with a second factor.' })
    _totp?: string,
  ): Promise<Session> {
    return this.enter(context, await this.service.signIn(account, context.request.headers['user-agent'] ?? null));
  }

  @Mutation(() => Session, {
    description:
      'Exchanges the refresh cookie for new tokens. For 30 seconds it yields the same ones again; ' +
      'used later, it ends the session.',
  })
  @Public()
  async refreshSession(@Context() context: RequestContext): Promise<Session> {
    return this.enter(context, await this.sessions.refresh(this.cookie.read(context.request)));
  }

  @Mutation(() => Boolean, { description: 'ends this session at once and clears its cookie; true in any case' })
  @Requires('account:own')
  @WhilePasswordExpired()
  async signOut(@CurrentViewer() viewer: Viewer, @Context() { reply }: RequestContext): Promise<boolean> {
    await this.sessions.signOut(viewer);
    this.cookie.clear(reply);
    return true;
  }

  @Mutation(() => Boolean, { description: 'On all devices, this one included.' })
  @Requires('account:own')
  @WhilePasswordExpired()
  async signOutEverywhere(@CurrentViewer() viewer: Viewer, @Context() { reply }: RequestContext): Promise<boolean> {
    await this.sessions.signOutEverywhere(viewer);
    this.cookie.clear(reply);
    return true;
  }

  @Mutation(() => Session, { description: 'Signs out all other devices.' })
  @Requires('account:own')
  @WhilePasswordExpired()
  async changePassword(
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
    @text('current', 'the password that holds now') current: string,
    @text('next', PASSWORD_RULE) next: string,
  ): Promise<Session> {
    return this.enter(context, await this.service.changePassword(viewer, current, next));
  }

  @Mutation(() => Session, {
    description: 'The first operator of an empty system. An invitation works once, within seven days.',
  })
  @Public()
  async acceptInvitation(
    @Context() context: RequestContext,
    @text('token', 'the token of the invitation, which works once') token: string,
    @text('username', 'the sign-in name of the new operator') username: string,
    @text('displayName', 'what people call the new operator') displayName: string,
    @text('password', PASSWORD_RULE) password: string,
    @Args('cityCode', { type: () => ID, description: 'the city of the invitation, 4 digits' }) cityCode: string,
  ): Promise<Session> {
    const operator = { username, displayName, password, cityCode };
    return this.enter(
      context,
      await this.invitations.accept(token, operator, context.request.headers['user-agent'] ?? null),
    );
  }

  /** From here on the operation speaks for who has just come in: the fields below are read on their behalf. */
  private enter(context: RequestContext, signedIn: SignedIn): Session {
    this.cookie.write(context.reply, signedIn.refresh.value, signedIn.refresh.expiresAt);
    context.viewer = signedIn.viewer;
    context.loaders.clear(); // what they remember was read on behalf of who was here before
    return Session.of(signedIn);
  }
}
