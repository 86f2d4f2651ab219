import {
  INDICATORS,
  type IndicatorCode,
  type Qualifier,
  shownValue,
  type StoredMeasure,
  yuanFromFen,
} from '@fanzha/domain';
import { Costs, IndicatorCodeEnum, QualifierEnum } from '@fanzha/platform';
import { Field, Float, InputType, ObjectType } from '@nestjs/graphql';
import { NOTHING_MORE, SOME, SOME_INPUT, UPPER_END, UPPER_END_INPUT } from './range-fields.js';

/** A stated amount in the unit of its indicator (money in yuan); no value where uncounted or withheld. */
@ObjectType({ isAbstract: true })
export class StatedMeasure {
  @Field(() => IndicatorCodeEnum, { description: 'what is counted' }) indicator!: IndicatorCode;
  @Field(() => Float, {
    nullable: true,
    description: "the amount in the indicator's unit, money in yuan; null where it was not counted or is withheld",
  })
  value!: number | null;
  @Field(() => QualifierEnum, { description: 'exact, at least, about, not counted or withheld' }) qualifier!: Qualifier;
  @Costs(NOTHING_MORE)
  @Field(() => Float, UPPER_END)
  upTo!: number | null;
  @Costs(NOTHING_MORE)
  @Field(() => Boolean, SOME)
  atLeast!: boolean | null;
}

/** One amount that is stated. */
@InputType({ isAbstract: true })
export class StatedMeasureInput {
  @Field(() => IndicatorCodeEnum, { description: 'what is counted' }) indicator!: IndicatorCode;
  @Field(() => Float, {
    nullable: true,
    description: "the amount in the indicator's unit, money in yuan; none beside UNCOUNTED and WITHHELD",
  })
  value?: number | null;
  @Field(() => QualifierEnum, {
    defaultValue: 'EXACT',
    description: 'how the amount is meant; without an amount UNCOUNTED or WITHHELD',
  })
  qualifier!: Qualifier;
  @Field(() => Float, UPPER_END_INPUT) upTo?: number | null;
  @Field(() => Boolean, SOME_INPUT) atLeast?: boolean | null;
}

/** Cells that every stated measure has in tables. */
export const MEASURE_CELLS = {
  indicator: 'text',
  value: 'number',
  qualifier: 'text',
  upTo: 'number',
  atLeast: 'flag',
} as const;

const ORDER: ReadonlyMap<string, number> = new Map(INDICATORS.map(({ code }, order) => [code, order]));
const orderOf = ({ indicator }: StoredMeasure): number => ORDER.get(indicator) ?? ORDER.size;

/** Measures in the order of the registry: the order in which forms, lists and reports show them. */
export function inRegistryOrder<Stated extends StoredMeasure>(measures: readonly Stated[]): Stated[] {
  return [...measures].sort((left, right) => orderOf(left) - orderOf(right));
}

/** Fen as the API shows them; null where there is no number. */
export const yuanOf = (fen: number | null | undefined): string | null => (fen == null ? null : yuanFromFen(fen));

/** Stored measures as the API shows them: amounts in the unit of their indicator. */
export function shownMeasures(measures: readonly StoredMeasure[]): StatedMeasure[] {
  return measures.map(({ indicator, amount, qualifier, upTo = null, atLeast = null }) => ({
    indicator,
    value: amount === null ? null : shownValue(indicator, amount),
    qualifier,
    upTo: upTo === null ? null : shownValue(indicator, upTo),
    atLeast,
  }));
}
