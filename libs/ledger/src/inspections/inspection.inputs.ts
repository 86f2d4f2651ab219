import type { LocalDate } from '@fanzha/domain';
import { LocalDateScalar } from '@fanzha/platform';
import { Field, ID, InputType } from '@nestjs/graphql';
import { RecordFilter } from '../facts/fact.model.js';
import { MeasureCountInput } from '../measures/measure-count.model.js';

@InputType()
export class HazardInput {
  @Field(() => String) description!: string;
  @Field(() => MeasureCountInput, { nullable: true, description: 'one, unless stated otherwise' })
  count?: MeasureCountInput | null;
  @Field(() => LocalDateScalar, { nullable: true }) deadline?: LocalDate | null;
  @Field(() => LocalDateScalar, { nullable: true }) rectifiedOn?: LocalDate | null;
}

@InputType()
export class InspectionInput {
  @Field(() => String, {
    nullable: true,
    description: 'sent again, the same input returns the first record; another one is a CONFLICT',
  })
  idempotencyKey?: string | null;

  @Field(() => LocalDateScalar) occurredOn!: LocalDate;
  @Field(() => String) subject!: string;
  @Field(() => ID, { nullable: true }) regionCode?: string | null;
  @Field(() => ID, { nullable: true }) campaignId?: string | null;
  @Field(() => MeasureCountInput, { nullable: true, description: 'one, unless stated otherwise' })
  inspections?: MeasureCountInput | null;
  @Field(() => [HazardInput], { defaultValue: [] }) hazards!: HazardInput[];
  @Field(() => String, { nullable: true }) narrative?: string | null;
}

@InputType()
export class InspectionFilter extends RecordFilter {
  @Field(() => Boolean, {
    nullable: true,
    description: 'true: with a hazard that is not yet put right; false: without one',
  })
  unrectified?: boolean | null;
}
