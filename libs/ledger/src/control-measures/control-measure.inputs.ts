import type { LocalDate, ControlMeasureType } from '@fanzha/domain';
import { LocalDateScalar, ControlMeasureTypeEnum } from '@fanzha/platform';
import { Field, ID, InputType } from '@nestjs/graphql';
import { RecordFilter } from '../facts/fact.model.js';

@InputType({ description: 'a control measure as a bank states it' })
export class ControlMeasureInput {
  @Field(() => String, {
    nullable: true,
    description: 'sent again, the same input returns the first record; another one is a CONFLICT',
  })
  idempotencyKey?: string | null;

  @Field(() => ControlMeasureTypeEnum, { description: 'which measure it is' }) type!: ControlMeasureType;
  @Field(() => LocalDateScalar, { description: 'the first day on which it is in place; not in the future' })
  inPlaceSince!: LocalDate;
  @Field(() => String, { nullable: true, description: 'a remark in words' }) note?: string | null;
  @Field(() => [ID], { nullable: true, description: 'campaigns that it belongs to, at most 5, each once; none: []' })
  campaignIds?: string[] | null;
}

@InputType({ description: 'what the list of control measures can be narrowed by' })
export class ControlMeasureFilter extends RecordFilter {
  @Field(() => LocalDateScalar, { nullable: true, description: 'adopted by then and not yet lifted' })
  inPlaceOn?: LocalDate | null;
}
