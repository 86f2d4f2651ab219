import type { Role } from '@fanzha/domain';
import { DateTimeScalar, RoleEnum } from '@fanzha/platform';
import { Field, ID, ObjectType } from '@nestjs/graphql';

/** An account as those see it who manage it. */
@ObjectType({ description: 'an account of a person, a post rather than a name' })
export class User {
  @Field(() => ID, { description: 'names it for good; opaque' }) id!: string;
  @Field(() => String, { description: 'the sign-in name, unique over all cities' }) username!: string;
  @Field(() => String, { description: 'what people call the account' }) displayName!: string;
  @Field(() => [RoleEnum], { description: 'what it may do; roles add up' }) roles!: Role[];
  @Field(() => Boolean, { description: 'it cannot sign in' }) disabled!: boolean;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Too many wrong passwords: no sign-in before this moment.',
  })
  lockedUntil!: Date | null;
  @Field(() => Boolean, { description: 'its password is a one-time password that must be changed first' })
  mustChangePassword!: boolean;
}
