import type { Role } from '@fanzha/domain';
import { DateTimeScalar, RoleEnum } from '@fanzha/platform';
import { ApprovalRequest } from '../approvals/approval.model.js';
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
  /** What waits for another operator, where it is known; the field looks it up otherwise. */
  request?: ApprovalRequest | null;
}

@ObjectType({ description: 'an account with its one-time password, or the request that waits for another operator' })
export class UserSecret {
  @Field(() => User, {
    nullable: true,
    description: 'Null for an account that is not created before another operator approves it.',
  })
  user!: User | null;
  @Field(() => String, {
    nullable: true,
    description: 'Shown once; changed at the first sign-in. Null while a request waits.',
  })
  password!: string | null;
  @Field(() => ApprovalRequest, {
    nullable: true,
    description: 'Set where nothing was done yet: another operator has to approve it.',
  })
  request!: ApprovalRequest | null;
}
