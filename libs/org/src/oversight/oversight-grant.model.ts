import { Field, ObjectType } from '@nestjs/graphql';
import { ApprovalRequest } from '../approvals/approval.model.js';
import { Oversight } from './oversight.entity.js';

@ObjectType({ description: 'An oversight that stands, or the request for it that waits for another operator.' })
export class OversightGrant {
  @Field(() => Oversight, { nullable: true }) oversight!: Oversight | null;
  @Field(() => ApprovalRequest, { nullable: true }) request!: ApprovalRequest | null;
}
