import type { AlertLevel, IndicatorCode, LocalDate, TallyLedger } from '@fanzha/domain';
import { AlertLevelEnum, connectionOf, IndicatorCodeEnum, LocalDateScalar, TallyLedgerEnum } from '@fanzha/platform';
import { Field, ObjectType } from '@nestjs/graphql';
import { FactModel } from '../facts/fact.model.js';
import { shownMeasures, StatedMeasure } from '../measures/measure.model.js';
import type { TallyMeasureFact } from './tally.entity.js';

@ObjectType({ description: 'a stated amount of a tally' })
export class TallyMeasure extends StatedMeasure {
  @Field(() => Boolean, { description: 'leaves what is in place' }) released!: boolean;
  @Field(() => IndicatorCodeEnum, {
    nullable: true,
    description: 'the amount of the same record that contains this one',
  })
  partOf!: IndicatorCode | null;
}

/** The fields of a tally that are shown as they are; `TallyResolver` adds the others. */
@ObjectType({ description: 'dated counts (工作数据) of one ledger' })
export class Tally extends FactModel {
  @Field(() => TallyLedgerEnum, { description: 'the ledger that the counts belong to' }) ledger!: TallyLedger;
  @Field(() => LocalDateScalar, { description: 'the day on which the counts are dated' }) occurredOn!: LocalDate;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'the first day that the amounts cover, where they cover several; null for one day',
  })
  beganOn!: LocalDate | null;
  @Field(() => AlertLevelEnum, {
    nullable: true,
    description: 'the level of the alerts that were counted; null: of all levels, not known, or no alerts',
  })
  alertLevel!: AlertLevel | null;
  @Field(() => Boolean, {
    description: 'counts of alerts by a unit that answers: they count for it alone, and upward those of the police',
  })
  ownLine!: boolean;
  @Field(() => String, { nullable: true, description: 'a description in words; null where there is none' }) narrative!:
    string | null;
}

export const TallyConnection = connectionOf('Tally', () => Tally);

/** Stored measures as the API shows them. */
export function shownTallyMeasures(measures: readonly TallyMeasureFact[]): TallyMeasure[] {
  const shown = shownMeasures(measures);
  return measures.flatMap(({ change, partOf }, position) => {
    const measure = shown[position];
    return measure ? [{ ...measure, released: change === -1, partOf }] : [];
  });
}
