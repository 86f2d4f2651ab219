import type { ApprovalKind, ApprovalState, Role, Sector } from '@fanzha/domain';
import { ApprovalKindEnum, ApprovalStateEnum, DateTimeScalar, RoleEnum, SectorEnum } from '@fanzha/platform';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { ApprovalRow } from './approval.repository.js';

/** What an operator asked for, and what became of it. */
@ObjectType({ description: 'What one operator asked for and another one decides. It holds no password.' })
export class ApprovalRequest {
  @Field(() => ID, { description: 'names it for good; opaque' }) id!: string;
  @Field(() => ApprovalKindEnum, { description: 'what is asked for' }) kind!: ApprovalKind;
  @Field(() => ApprovalStateEnum, { description: 'whether it waits, was decided or has expired' })
  state!: ApprovalState;
  tenantId!: string;
  @Field(() => ID, { nullable: true, description: 'The account; null where it does not exist yet.' }) userId!:
    string | null;
  @Field(() => String, { nullable: true, description: 'the sign-in name of the account; null for oversight' })
  username!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'the name of the account it is about, for people; null for oversight',
  })
  displayName!: string | null;
  @Field(() => [RoleEnum], { description: 'the roles of the account; empty for oversight' }) roles!: readonly Role[];
  regionCode!: string | null;
  @Field(() => SectorEnum, { nullable: true, description: 'Of the oversight.' }) sector!: Sector | null;
  requestedBy!: string;
  @Field(() => String, { description: 'the operator who asked' }) requestedByName!: string;
  @Field(() => DateTimeScalar, { description: 'when it was asked for' }) requestedAt!: Date;
  @Field(() => DateTimeScalar, { description: 'Not decided until then, it is off.' }) expiresAt!: Date;
  @Field(() => String, { nullable: true, description: 'who decided; null while it waits' }) decidedByName!:
    string | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'when it was approved, declined or withdrawn; null while it waits',
  })
  decidedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was declined.' }) reason!: string | null;
  @Field(() => Boolean, { description: 'Carried out by one operator, because the city had no other.' }) alone!: boolean;

  static of({ content, ...row }: ApprovalRow): ApprovalRequest {
    const { username = null, displayName = null, roles = [], regionCode = null, sector = null } = content;
    return Object.assign(new ApprovalRequest(), { ...row, username, displayName, roles, regionCode, sector });
  }
}
