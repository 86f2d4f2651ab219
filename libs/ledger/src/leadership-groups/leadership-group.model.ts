import type { GroupKind, LeadershipRole, LocalDate } from '@fanzha/domain';
import { connectionOf, GroupKindEnum, LeadershipRoleEnum, LocalDateScalar } from '@fanzha/platform';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { FactModel } from '../facts/fact.model.js';
import type { LeadershipGroupFact } from './leadership-group.entity.js';
import { isInPlace } from './membership.js';

/** `phone` is added by its resolver. */
@ObjectType({ description: 'a member of a leadership group' })
export class LeadershipMember {
  @Field(() => String, { description: 'the name as it stands in the document' }) name!: string;
  @Field(() => String, { nullable: true, description: 'the post outside the group; null where nothing was stated' })
  title!: string | null;
  @Field(() => LeadershipRoleEnum, { description: 'the part in the group' }) role!: LeadershipRole;
  @Field(() => String, {
    nullable: true,
    description: 'what the member is responsible for; null where nothing was stated',
  })
  duty!: string | null;
  @Field(() => Int, { description: 'how many people it is: 1, or those of a post or class of posts' }) people!: number;
  @Field(() => LocalDateScalar, { description: 'the first day as a member' }) joinedOn!: LocalDate;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'the first day on which the person is no longer in the group',
  })
  leftOn!: LocalDate | null;

  /** The group, and the position in its list: what the phone is found by. */
  groupId!: string;
  tenantId!: string;
  position!: number;
}

/** The fields of a fact that are shown as they are; `LeadershipGroupResolver` adds the others. */
@ObjectType({ description: 'a leadership group (领导小组) of a unit, in place from its founding on' })
export class LeadershipGroup extends FactModel {
  @Field(() => String, { description: 'what it is called' }) name!: string;
  @Field(() => GroupKindEnum, { description: 'what it is' }) kind!: GroupKind;
  @Field(() => LocalDateScalar, { description: 'the day on which it was founded, from which it counts' })
  foundedOn!: LocalDate;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'the day on which it was dissolved; null while it is in place',
  })
  dissolvedOn!: LocalDate | null;
  @Field(() => String, {
    nullable: true,
    description: 'the number of the founding document (文号); null where there is none',
  })
  documentNumber!: string | null;
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
