import type { Role } from '@fanzha/domain';
import { DateTimeScalar, RoleEnum } from '@fanzha/platform';
import { ApprovalRequest } from '../approvals/approval.model.js';
import { Field, ID, ObjectType } from '@nestjs/graphql';

/** An account as those see it who manage it. */
@ObjectType()
export class User {
  @Field(() => ID) id!: string;
  @Field(() => String) username!: string;
  @Field(() => String) displayName!: string;
  @Field(() => [RoleEnum]) roles!: Role[];
  @Field(() => Boolean) disabled!: boolean;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Too many wrong passwords: no sign-in before this moment.',
  })
  lockedUntil!: Date | null;
  @Field(() => Boolean) mustChangePassword!: boolean;
  /** What waits for another operator, where it is known; the field looks it up otherwise. */
  request?: ApprovalRequest | null;
}

@ObjectType()
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
