import { exactValue, type IndicatorCode, shownValue } from '@fanzha/domain';
import { type Connection, Costs, IndicatorCodeEnum, SafeIntScalar } from '@fanzha/platform';
import { countedIn } from '@fanzha/rollup';
import type { Type } from '@nestjs/common';
import { Field, Float, ObjectType } from '@nestjs/graphql';
import { MOST_COUNTED, MOST_SUMMED, type SumOfRecords } from './fact-pages.js';

/** A statement that looks up what every record of a filter adds: as dear as an order by a quantity, and once. */
const SUMS_COST = 1_200;

@ObjectType({ description: 'what the records of a list add to the figure of one indicator' })
class RecordSum {
  @Field(() => IndicatorCodeEnum, { description: 'what is counted' }) indicator!: IndicatorCode;
  @Field(() => Float, {
    nullable: true,
    description:
      "the sum in the indicator's unit, money in yuan; null where the records only say that something was not " +
      'counted. Of what stays in place: what is still in place of these records',
  })
  value!: number | null;
  @Field(() => String, { nullable: true, description: 'the value as decimal text with every digit' })
  exactValue!: string | null;
  @Field(() => SafeIntScalar, { description: 'amounts in the value that were stated as "at least"' }) atLeast!: number;
  @Field(() => SafeIntScalar, { description: 'amounts in the value that were stated as "about"' }) approx!: number;
  @Field(() => SafeIntScalar, { description: 'amounts that were stated as not counted; not in the value' })
  uncounted!: number;
  @Field(() => SafeIntScalar, { description: 'amounts that are withheld; not in the value' }) withheld!: number;
  @Field(() => SafeIntScalar, { description: 'amounts in the value that are beyond what is usual for their unit' })
  toCheck!: number;
}

/** A page of a list of records, with what is said of the whole list. */
export interface RecordConnection<Node> extends Connection<Node> {
  /** False where there are more records than were counted. */
  readonly totalIsExact: boolean;
  /** Null where they were not asked for or are too wide. */
  readonly sums: RecordSum[] | null;
  readonly sumsTooWide: boolean;
}

/** Adds to the connection of a ledger what every list of records says of its whole filter. */
export function addListFields(connection: Type<unknown>): void {
  const { prototype } = connection as { readonly prototype: object };
  Field(() => Boolean, {
    description: `whether \`totalCount\` is the number of records; false: there are more than ${MOST_COUNTED}`,
  })(prototype, 'totalIsExact');
  Field(() => [RecordSum], {
    nullable: true,
    description:
      'what all records of the filter, on every page, add to figures: one for each indicator that the ledger states. ' +
      'Planned and voided records add nothing. Null where `sumsTooWide`',
  })(prototype, 'sums');
  Costs(SUMS_COST, { ofWholeList: true })(prototype, 'sums');
  Field(() => Boolean, {
    description:
      `whether the filter leaves more than ${MOST_SUMMED} records, which are too many to add up here: narrow it, or ` +
      'ask the rollup of the region',
  })(prototype, 'sumsTooWide');
  Costs(SUMS_COST, { ofWholeList: true })(prototype, 'sumsTooWide');
}

/** Sums as the API shows them: every indicator of the ledger, in the order of the registry. */
export function shownSums(indicators: readonly IndicatorCode[], sums: readonly SumOfRecords[]): RecordSum[] {
  const found = new Map(sums.map((sum) => [sum.indicator, sum]));
  return indicators.map((code) => {
    const sum = found.get(code) ?? NOTHING;
    const counted = countedIn(sum);
    const { atLeast, approx, uncounted, withheld, toCheck } = sum;
    return {
      indicator: code,
      value: counted === null ? null : shownValue(code, counted),
      exactValue: counted === null ? null : exactValue(code, counted),
      atLeast,
      approx,
      uncounted,
      withheld,
      toCheck,
    };
  });
}

const NOTHING = { amount: 0, atLeast: 0, approx: 0, uncounted: 0, withheld: 0, toCheck: 0 };
