import type { Role } from '@fanzha/domain';
import { DateTimeScalar, RoleEnum } from '@fanzha/platform';
import { Field, ID, ObjectType } from '@nestjs/graphql';

/** An account as those see it who manage it. */
@ObjectType()
export class User {
  @Field(() => ID) id!: string;
  @Field(() => String) username!: string;
  @Field(() => String) displayName!: string;
  @Field(() => [RoleEnum]) roles!: Role[];
  @Field(() => Boolean) disabled!: boolean;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Too many wrong passwords: no sign-in before this moment.' })
  lockedUntil!: Date | null;
  @Field(() => Boolean) mustChangePassword!: boolean;
}

@ObjectType()
export class UserSecret {
  @Field(() => User) user!: User;
  @Field(() => String, { description: 'Shown once; changed at the first sign-in.' }) password!: string;
}
