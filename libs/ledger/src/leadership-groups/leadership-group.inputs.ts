import type { GroupKind, LeadershipRole, LocalDate } from '@fanzha/domain';
import { GroupKindEnum, LeadershipRoleEnum, LocalDateScalar } from '@fanzha/platform';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { RecordFilter } from '../facts/fact.model.js';
import { MeasureCountInput } from '../measures/measure-count.model.js';

@InputType({ description: 'a member of a leadership group' })
export class LeadershipMemberInput {
  @Field(() => String, { description: 'the name as it stands in the document, or that of a post' }) name!: string;
  @Field(() => String, { nullable: true, description: 'the post outside the group' }) title?: string | null;
  @Field(() => LeadershipRoleEnum, { description: 'the part in the group' }) role!: LeadershipRole;
  @Field(() => String, { nullable: true, description: 'what the member is responsible for' }) duty?: string | null;
  @Field(() => Int, {
    nullable: true,
    description: 'how many people a post or a class of posts is (各班班主任 24); 1 unless stated',
  })
  people?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'left out: the known one stays; null: it is taken away, by those who see it',
  })
  phone?: string | null;
}

@InputType({ description: 'a leadership group as a unit states it' })
export class LeadershipGroupInput {
  @Field(() => String, {
    nullable: true,
    description: 'sent again, the same input returns the first record; another one is a CONFLICT',
  })
  idempotencyKey?: string | null;

  @Field(() => String, { description: 'what it is called; needs a visible letter or digit' }) name!: string;
  @Field(() => GroupKindEnum, { nullable: true, description: 'what it is; LEADERSHIP_GROUP unless stated' })
  kind?: GroupKind | null;
  @Field(() => LocalDateScalar, { description: 'the day on which it was founded; not in the future' })
  foundedOn!: LocalDate;

  @Field(() => String, {
    nullable: true,
    description: 'as GB/T 9704 wants it: 镇反诈〔2026〕5号; other brackets are corrected',
  })
  documentNumber?: string | null;

  @Field(() => [ID], { nullable: true, description: 'campaigns that it belongs to, at most 5, each once; none: []' })
  campaignIds?: string[] | null;
  @Field(() => [LeadershipMemberInput], {
    description: 'its members in their order; at most one of them heads it; none where `memberCount` is stated',
  })
  members!: LeadershipMemberInput[];
  @Field(() => MeasureCountInput, {
    nullable: true,
    description: 'how many members it has, where it is known without their names',
  })
  memberCount?: MeasureCountInput | null;
}

@InputType({ description: 'what the list of leadership groups can be narrowed by' })
export class LeadershipGroupFilter extends RecordFilter {
  @Field(() => LocalDateScalar, { nullable: true, description: 'founded by then and not yet dissolved' })
  inPlaceOn?: LocalDate | null;
  @Field(() => GroupKindEnum, { nullable: true, description: 'only groups of this kind' }) kind?: GroupKind | null;
}
