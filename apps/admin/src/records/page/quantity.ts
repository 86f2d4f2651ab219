import { crossesMonth, type IndicatorCode, type Span } from '@fanzha/domain';
import { grouped } from '@fanzha/ui';
import { currentLocale } from '../../locales/i18n.js';
import { inNumbers, needsNumber, rangeText, type StatedCount } from '../text/count-text.js';
import { measureName, unitOf, type StatedMeasure } from '../text/measure-text.js';
import { wanRange, yuanUnit } from '../text/money-text.js';

/** One amount that a record states, as its page shows it. */
export interface Quantity extends StatedCount {
  readonly key: string;
  readonly name: string;
  readonly unit: string;
  /** The figure that it counts in; none where it is in no figure of its own. */
  readonly indicator?: IndicatorCode | undefined;
  /** Of which other amount it is a part, or in which other figure it is too. */
  readonly within?: string | undefined;
  /** Days of its own, or those of several months, which it counts beside. */
  readonly span?: Span | undefined;
  /** The amount in another unit, such as 万元. */
  readonly also?: string | undefined;
}

const countIn = ({ value, qualifier, upTo, atLeast }: StatedCount): StatedCount => ({
  value,
  qualifier,
  ...(upTo != null && { upTo }),
  ...(atLeast && { atLeast }),
});

/** An amount of an indicator, named and measured as the indicator is. */
export const measureQuantity = (measure: StatedMeasure): Quantity => ({
  key: measure.indicator,
  name: measureName(measure.indicator, currentLocale()),
  ...countIn(measure),
  unit: unitOf(measure.indicator, currentLocale()),
  indicator: measure.indicator,
});

/** The same of amounts that a record states of several days up to `until`: told where they lie in several months. */
export const ofDays = (quantities: readonly Quantity[], beganOn: string | null, until: string): Quantity[] =>
  quantities.map((one) =>
    beganOn !== null && crossesMonth({ from: beganOn, until }) ? { ...one, span: { from: beganOn, until } } : one,
  );

type Named = Pick<Quantity, 'key' | 'name'> & { readonly indicator: IndicatorCode };

/** An amount that the ledger calls by a name of its own. */
export const countQuantity = (named: Named, count: StatedCount): Quantity => ({
  ...named,
  ...countIn(count),
  unit: unitOf(named.indicator, currentLocale()),
});

/** Money in yuan, as the API states it; from 1 万 said in 万元, too. */
export const moneyQuantity = (named: Named, amount: StatedCount<string | number>): Quantity => ({
  ...named,
  ...countIn(inNumbers(amount)),
  unit: yuanUnit(currentLocale()),
  also: needsNumber(amount.qualifier) ? wanRange(amount, currentLocale()) || undefined : undefined,
});

/** Digits with separators; fen are two digits or none. */
export const digitsOf = (value: number): string => grouped(value, Number.isInteger(value) ? 0 : 2);

/** The digits of a quantity, of both ends where it is a range. */
export const digitsIn = (quantity: StatedCount): string => rangeText(quantity, digitsOf);

/** Whether a quantity says a number that is added up. */
export const isCounted = ({ value, qualifier }: StatedCount): boolean => value !== null && needsNumber(qualifier);
