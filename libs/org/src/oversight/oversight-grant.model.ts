import { Field, ObjectType } from '@nestjs/graphql';
import { ApprovalRequest } from '../approvals/approval.model.js';
import { Oversight } from './oversight.entity.js';

@ObjectType({ description: 'An oversight that stands, or the request for it that waits for another operator.' })
export class OversightGrant {
  @Field(() => Oversight, {
    nullable: true,
    description: 'the oversight that was granted; null while it waits for another operator',
  })
  oversight!: Oversight | null;
  @Field(() => ApprovalRequest, {
    nullable: true,
    description: 'the request that waits for another operator; null where none is needed',
  })
  request!: ApprovalRequest | null;
}
