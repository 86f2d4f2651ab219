import { crossesMonth, type IndicatorCode, type Qualifier, type Span } from '@fanzha/domain';
import { grouped } from '@fanzha/ui';
import { currentLocale } from '../../locales/i18n.js';
import { needsNumber } from '../text/count-text.js';
import { measureName, unitOf, type StatedMeasure } from '../text/measure-text.js';
import { wanText, yuanUnit } from '../text/money-text.js';

/** One amount that a record states, as its page shows it. */
export interface Quantity {
  readonly key: string;
  readonly name: string;
  /** In `unit`; null where there is none. */
  readonly value: number | null;
  readonly qualifier: Qualifier;
  readonly unit: string;
  /** The figure that it counts in; none where it is in no figure of its own. */
  readonly indicator?: IndicatorCode | undefined;
  /** Of which other amount it is a part. */
  readonly within?: string | undefined;
  /** Days of its own, or those of several months, which it counts beside. */
  readonly span?: Span | undefined;
  /** The amount in another unit, such as 万元. */
  readonly also?: string | undefined;
}

/** An amount of an indicator, named and measured as the indicator is. */
export const measureQuantity = (measure: StatedMeasure): Quantity => ({
  key: measure.indicator,
  name: measureName(measure.indicator, currentLocale()),
  value: measure.value,
  qualifier: measure.qualifier,
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
export const countQuantity = (named: Named, { value, qualifier }: Pick<Quantity, 'value' | 'qualifier'>): Quantity => ({
  ...named,
  value,
  qualifier,
  unit: unitOf(named.indicator, currentLocale()),
});

/** Money in yuan, as the API states it; from 1 万 said in 万元, too. */
export function moneyQuantity(named: Named, yuan: string | number | null, qualifier: Qualifier): Quantity {
  const value = yuan === null ? null : Number(yuan);
  return {
    ...named,
    value,
    qualifier,
    unit: yuanUnit(currentLocale()),
    also: value !== null && needsNumber(qualifier) ? wanText(value, currentLocale()) || undefined : undefined,
  };
}

/** Digits with separators; fen are two digits or none. */
export const digitsOf = (value: number): string => grouped(value, Number.isInteger(value) ? 0 : 2);

/** Whether a quantity says a number that is added up. */
export const isCounted = ({ value, qualifier }: Pick<Quantity, 'value' | 'qualifier'>): boolean =>
  value !== null && needsNumber(qualifier);
