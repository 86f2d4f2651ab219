import { spanOf, type Locale } from '@fanzha/domain';
import { longDayText } from '@fanzha/ui';
import type { StatedTotalFragment, TotalPartFragment } from '../../graphql/generated.js';
import { needsNumber } from '../text/count-text.js';
import { byIndicator, measureName, measureText } from '../text/measure-text.js';
import { spanText } from '../text/span-text.js';
import type { Quantity } from './quantity.js';

type Words = (key: string, values?: Record<string, unknown>) => string;

/** What of a record its totals are told from. */
export interface WithTotals {
  readonly totals?: readonly StatedTotalFragment[];
  readonly includedIn?: readonly TotalPartFragment[];
}

/** The days of an amount of a total or in one. */
export const daysOf = ({ from, until }: TotalPartFragment, locale: Locale): string =>
  spanText(spanOf(from ?? until, until), locale);

const restOf = ({ indicator, rest, restQualifier }: StatedTotalFragment) => ({
  indicator,
  value: rest,
  qualifier: restQualifier,
});

/** A total in one sentence: as it is stated, what it counts for, and less what. */
export function totalText(total: StatedTotalFragment, t: Words, locale: Locale): string {
  const { runningSince, previous, parts } = total;
  const value = measureText(total, locale);
  const since = runningSince === null ? '' : dayText(runningSince, total.until, locale);
  if (total.rest === null || !needsNumber(total.qualifier))
    return runningSince === null ? value : t('records.totals.runningUncounted', { since, value });
  const rest = measureText(restOf(total), locale);
  const [separately = { indicator: total.indicator, value: 0, qualifier: 'EXACT' as const }] = byIndicator(parts);
  const stated = t('records.totals.stated', { value: measureText(separately, locale) });
  if (runningSince === null)
    return t('records.totals.whole', { value, rest }) + t('records.totals.termsOfWhole', { stated });
  const before = previous
    ? t('records.totals.before', {
        day: dayText(previous.until, total.until, locale),
        value: measureText(previous, locale),
      })
    : t('records.totals.first');
  return t('records.totals.running', { since, value, rest }) + t('records.totals.terms', { before, stated });
}

/** A day, with its year where it is of another one than the total. */
const dayText = (day: string, until: string, locale: Locale): string =>
  day.slice(0, 4) === until.slice(0, 4) ? spanText({ from: null, until: day }, locale) : longDayText(day, locale);

/** A total that amounts of the record are part of. */
export const wholeText = (total: TotalPartFragment, t: Words, locale: Locale): string =>
  t('records.totals.total', {
    name: measureName(total.indicator, locale),
    value: measureText(total, locale),
  });

const totalOf = (totals: readonly StatedTotalFragment[], { indicator, span }: Quantity) =>
  totals.find((total) => total.indicator === indicator && (span === undefined || span.until === total.until));

/** Amounts as they are stated; a running total says so instead of its days. */
export const asTotals = (
  quantities: readonly Quantity[],
  { totals = [] }: WithTotals,
  t: Words,
  locale: Locale,
): Quantity[] =>
  quantities.map((one) => {
    const total = totalOf(totals, one);
    if (!total || total.runningSince === null || total.rest === null) return one;
    const said = t('records.totals.short', { rest: measureText(restOf(total), locale) });
    return { ...one, span: undefined, within: said };
  });

/** Amounts as they count: a total for its rest. */
export const asCounted = (quantities: readonly Quantity[], { totals = [] }: WithTotals): Quantity[] =>
  quantities.map((one) => {
    const total = totalOf(totals, one);
    if (!total) return one;
    const span = total.restFrom === null ? undefined : { from: total.restFrom, until: total.until };
    return { ...one, value: total.rest, qualifier: total.restQualifier, span, also: undefined };
  });
