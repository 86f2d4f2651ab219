import type { LeadershipRole, LocalDate } from '@fanzha/domain';
import { connectionOf, LeadershipRoleEnum, LocalDateScalar } from '@fanzha/platform';
import { Field, ObjectType } from '@nestjs/graphql';
import { FactModel } from '../facts/fact.model.js';
import type { LeadershipGroupFact } from './leadership-group.entity.js';
import { isInPlace } from './membership.js';

/** `phone` is added by its resolver. */
@ObjectType()
export class LeadershipMember {
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) title!: string | null;
  @Field(() => LeadershipRoleEnum) role!: LeadershipRole;
  @Field(() => String, { nullable: true }) duty!: string | null;
  @Field(() => LocalDateScalar) joinedOn!: LocalDate;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'the first day on which the person is no longer in the group',
  })
  leftOn!: LocalDate | null;

  /** The group, and the place in its list: what the phone is found by. */
  groupId!: string;
  tenantId!: string;
  position!: number;
}

/** The fields of a fact that are shown as they are; `LeadershipGroupResolver` adds the others. */
@ObjectType()
export class LeadershipGroup extends FactModel {
  @Field(() => String) name!: string;
  @Field(() => LocalDateScalar) foundedOn!: LocalDate;
  @Field(() => LocalDateScalar, { nullable: true }) dissolvedOn!: LocalDate | null;
  @Field(() => String, { nullable: true }) documentNumber!: string | null;
}

export const LeadershipGroupConnection = connectionOf('LeadershipGroup', () => LeadershipGroup);

/** Members of a group as the API shows them: those in place, or those who left. */
export function shownMembers(
  { id: groupId, tenantId, members }: LeadershipGroupFact,
  which: 'in place' | 'former',
): LeadershipMember[] {
  return members
    .map((member, position) => ({ ...member, groupId, tenantId, position }))
    .filter((member) => isInPlace(member) === (which === 'in place'));
}
