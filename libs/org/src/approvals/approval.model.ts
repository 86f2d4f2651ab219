import type { ApprovalKind, ApprovalState, Role, Sector } from '@fanzha/domain';
import { ApprovalKindEnum, ApprovalStateEnum, DateTimeScalar, RoleEnum, SectorEnum } from '@fanzha/platform';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { ApprovalRow } from './approval.repository.js';

/** What an operator asked for, and what became of it. */
@ObjectType({ description: 'What one operator asked for and another one decides. It holds no password.' })
export class ApprovalRequest {
  @Field(() => ID) id!: string;
  @Field(() => ApprovalKindEnum) kind!: ApprovalKind;
  @Field(() => ApprovalStateEnum) state!: ApprovalState;
  tenantId!: string;
  @Field(() => ID, { nullable: true, description: 'The account; null where it does not exist yet.' }) userId!:
    string | null;
  @Field(() => String, { nullable: true }) username!: string | null;
  @Field(() => String, { nullable: true }) displayName!: string | null;
  @Field(() => [RoleEnum]) roles!: readonly Role[];
  regionCode!: string | null;
  @Field(() => SectorEnum, { nullable: true, description: 'Of the oversight.' }) sector!: Sector | null;
  requestedBy!: string;
  @Field(() => String) requestedByName!: string;
  @Field(() => DateTimeScalar) requestedAt!: Date;
  @Field(() => DateTimeScalar, { description: 'Not decided until then, it is off.' }) expiresAt!: Date;
  @Field(() => String, { nullable: true }) decidedByName!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) decidedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was declined.' }) reason!: string | null;
  @Field(() => Boolean, { description: 'Carried out by one operator, because the city had no other.' }) alone!: boolean;

  static of({ content, ...row }: ApprovalRow): ApprovalRequest {
    const { username = null, displayName = null, roles = [], regionCode = null, sector = null } = content;
    return Object.assign(new ApprovalRequest(), { ...row, username, displayName, roles, regionCode, sector });
  }
}
