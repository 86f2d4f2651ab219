import type { AlertLevel, IndicatorCode, LocalDate, TallyLedger } from '@fanzha/domain';
import { AlertLevelEnum, IndicatorCodeEnum, LocalDateScalar, TallyLedgerEnum } from '@fanzha/platform';
import { Field, ID, InputType } from '@nestjs/graphql';
import { RecordFilter } from '../facts/fact.model.js';
import { StatedMeasureInput } from '../measures/measure.model.js';
import { ToldInput } from '../facts/totals/total-answer.inputs.js';

@InputType({ description: 'one amount of a tally' })
export class TallyMeasureInput extends StatedMeasureInput {
  @Field(() => Boolean, { defaultValue: false, description: 'leaves what is in place: accounts released from control' })
  released!: boolean;

  @Field(() => IndicatorCodeEnum, {
    nullable: true,
    description: 'the amount of the same record that contains this one (其中)',
  })
  partOf?: IndicatorCode | null;
}

@InputType({ description: 'dated counts as a unit states them' })
export class TallyInput extends ToldInput {
  @Field(() => String, {
    nullable: true,
    description: 'sent again, the same input returns the first record; another one is a CONFLICT',
  })
  idempotencyKey?: string | null;

  @Field(() => TallyLedgerEnum, { description: 'the ledger; one that units of the own type keep' })
  ledger!: TallyLedger;
  @Field(() => LocalDateScalar, { description: 'the day on which the counts are dated; not in the future' })
  occurredOn!: LocalDate;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'the first day that the amounts cover, 366 days at most; they count on the last. Null for one day',
  })
  beganOn?: LocalDate | null;
  @Field(() => ID, { nullable: true, description: 'where it counts, within the own region; null: the own region' })
  regionCode?: string | null;
  @Field(() => [ID], { nullable: true, description: 'campaigns that it belongs to, at most 5, each once; none: []' })
  campaignIds?: string[] | null;
  @Field(() => [TallyMeasureInput], { description: 'the amounts, each indicator of the ledger at most once' })
  measures!: TallyMeasureInput[];
  @Field(() => ID, { nullable: true, description: 'a case of the own unit, in the ledger of victim follow-ups' })
  caseId?: string | null;
  @Field(() => AlertLevelEnum, {
    nullable: true,
    description: 'for ALERT_COUNT: the level of the alerts that are counted; null: of all levels, or not known',
  })
  alertLevel?: AlertLevel | null;
  @Field(() => String, { nullable: true, description: 'a description in words' }) narrative?: string | null;
}

@InputType({ description: 'what the list of tallies can be narrowed by' })
export class TallyFilter extends RecordFilter {
  @Field(() => TallyLedgerEnum, { nullable: true, description: 'only this ledger' }) ledger?: TallyLedger | null;
  @Field(() => IndicatorCodeEnum, { nullable: true, description: 'records that state this indicator' })
  indicator?: IndicatorCode | null;
}
