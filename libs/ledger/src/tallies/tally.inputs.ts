import type { IndicatorCode, LocalDate, TallyBook } from '@fanzha/domain';
import { IndicatorCodeEnum, LocalDateScalar, TallyBookEnum } from '@fanzha/platform';
import { Field, ID, InputType } from '@nestjs/graphql';
import { RecordFilter } from '../facts/fact.model.js';
import { MeasureInput } from '../measures/measure.model.js';

@InputType()
export class TallyMeasureInput extends MeasureInput {
  @Field(() => Boolean, { defaultValue: false, description: 'leaves what is in place: accounts released from control' })
  released!: boolean;

  @Field(() => IndicatorCodeEnum, {
    nullable: true,
    description: 'the amount of the same record that contains this one (其中)',
  })
  partOf?: IndicatorCode | null;
}

@InputType()
export class TallyInput {
  @Field(() => String, {
    nullable: true,
    description: 'sent again, the same input returns the first record; another one is a CONFLICT',
  })
  idempotencyKey?: string | null;

  @Field(() => TallyBookEnum) book!: TallyBook;
  @Field(() => LocalDateScalar) occurredOn!: LocalDate;
  @Field(() => ID, { nullable: true }) regionCode?: string | null;
  @Field(() => ID, { nullable: true }) campaignId?: string | null;
  @Field(() => [TallyMeasureInput]) measures!: TallyMeasureInput[];
  @Field(() => ID, { nullable: true, description: 'a case of the own unit, in the book of victim follow-ups' })
  caseId?: string | null;
  @Field(() => String, { nullable: true }) narrative?: string | null;
}

@InputType()
export class TallyFilter extends RecordFilter {
  @Field(() => TallyBookEnum, { nullable: true }) book?: TallyBook | null;
  @Field(() => IndicatorCodeEnum, { nullable: true, description: 'records that state this indicator' })
  indicator?: IndicatorCode | null;
}
