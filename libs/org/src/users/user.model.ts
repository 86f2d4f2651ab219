import { Field, ObjectType } from '@nestjs/graphql';
import { User } from '../accounts/user.model.js';
import { ApprovalRequest } from '../approvals/approval.model.js';

/** An account with what waits for another operator, where that is known; the field looks it up otherwise. */
export interface UserWithRequest extends User {
  readonly request?: ApprovalRequest | null;
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
