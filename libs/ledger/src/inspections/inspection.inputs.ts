import type { LocalDate } from '@fanzha/domain';
import { LocalDateScalar } from '@fanzha/platform';
import { Field, ID, InputType } from '@nestjs/graphql';
import { RecordFilter } from '../facts/fact.model.js';
import { MeasureCountInput } from '../measures/measure-count.model.js';
import { ToldInput } from '../facts/totals/total-answer.inputs.js';

@InputType({ description: 'something that an inspection found to be wrong' })
export class HazardInput {
  @Field(() => String, { description: 'what was found; needs a visible letter or digit' }) description!: string;
  @Field(() => MeasureCountInput, { nullable: true, description: 'one, unless stated otherwise' })
  count?: MeasureCountInput | null;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'the day by which it has to be rectified, not before the inspection',
  })
  deadline?: LocalDate | null;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'the day on which it was rectified; null while it is not',
  })
  rectifiedOn?: LocalDate | null;
}

@InputType({ description: 'an inspection as a unit states it' })
export class InspectionInput extends ToldInput {
  @Field(() => String, {
    nullable: true,
    description: 'sent again, the same input returns the first record; another one is a CONFLICT',
  })
  idempotencyKey?: string | null;

  @Field(() => LocalDateScalar, { description: 'the day of the inspection; not in the future' }) occurredOn!: LocalDate;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'the first day that the amounts cover, 366 days at most; they count on the last. Null for one day',
  })
  beganOn?: LocalDate | null;
  @Field(() => String, { description: 'what was inspected; needs a visible letter or digit' }) subject!: string;
  @Field(() => ID, { nullable: true, description: 'where it counts, within the own region; null: the own region' })
  regionCode?: string | null;
  @Field(() => [ID], { nullable: true, description: 'campaigns that it belongs to, at most 5, each once; none: []' })
  campaignIds?: string[] | null;
  @Field(() => MeasureCountInput, { nullable: true, description: 'one, unless stated otherwise' })
  inspections?: MeasureCountInput | null;
  @Field(() => [HazardInput], {
    defaultValue: [],
    description: 'what was found, in the order in which it is to be shown; empty where nothing was',
  })
  hazards!: HazardInput[];
  @Field(() => String, { nullable: true, description: 'a description in words' }) narrative?: string | null;
}

@InputType({ description: 'what the list of inspections can be narrowed by' })
export class InspectionFilter extends RecordFilter {
  @Field(() => Boolean, {
    nullable: true,
    description: 'true: with a hazard that is not yet rectified; false: without one',
  })
  unrectified?: boolean | null;
}
