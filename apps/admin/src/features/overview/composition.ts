import { ACTIVITY_TYPES, parsePeriod, periodLabel, type Locale } from '@fanzha/domain';
import { markedSpanning, type BarItem, type SpanningPart } from '@fanzha/ui';
import { termName } from '../../figures/member-name.js';
import type { TrendPoint } from './trend-option.js';

/** One part of a breakdown, as the API hands it out; `value` is null where nothing was counted. */
export interface Part {
  readonly key: string;
  readonly label: string;
  readonly value: number | null;
  readonly atLeast: boolean;
  readonly uncounted: number;
  readonly withheld: number;
  /** What ended in the period and began before it. */
  readonly spanning?: SpanningPart | null;
}

/** Values of parts by their key, for a comparison. */
export const partsByKey = (
  parts: readonly { readonly key: string; readonly value: number | null }[] | undefined,
): ReadonlyMap<string, number> | undefined =>
  parts && new Map(parts.flatMap(({ key, value }) => (value === null ? [] : [[key, value]])));

export interface Month {
  readonly month: string;
  readonly value: number | null;
  readonly atLeast: boolean;
  readonly lastYear: number | null;
  readonly spanning?: SpanningPart | null;
}

/** Bars of their own before the rest is summed up. */
const MOST_BARS = 6;

/**
 * Bars of a breakdown, largest first; what does not fit is one bar of context at the end.
 * @param others names the rest by how many kinds it holds
 * @param before values a year before, drawn as ticks
 */
export function bars(
  parts: readonly Part[],
  others: (count: number) => string,
  before?: ReadonlyMap<string, number>,
  most = MOST_BARS,
): BarItem[] {
  const sorted = parts
    .flatMap((part) =>
      (part.value ?? 0) > 0 || markedSpanning(part.spanning) ? [{ ...part, value: part.value ?? 0 }] : [],
    )
    .sort((a, b) => b.value - a.value);
  const drawn = ({ key, label, value, atLeast, spanning }: (typeof sorted)[number]): BarItem => ({
    key,
    label,
    value,
    atLeast,
    ...(spanning ? { spanning } : {}),
    ...(before ? { lastYear: before.get(key) ?? null } : {}),
  });
  if (sorted.length <= most + 1) return sorted.map(drawn);
  const rest = sorted.slice(most);
  return [
    ...sorted.slice(0, most).map(drawn),
    {
      key: 'rest',
      label: others(rest.length),
      value: rest.reduce((sum, { value }) => sum + value, 0),
      atLeast: rest.some(({ atLeast }) => atLeast),
      ...spanningSum(rest),
      rest: true,
    },
  ];
}

/** What spans the beginning of the period in several parts together; nothing where none has any. */
export function spanningSum(parts: readonly Pick<Part, 'spanning'>[]): { spanning?: SpanningPart } {
  const spanning = parts.flatMap((part) => markedSpanning(part.spanning) ?? []);
  if (spanning.length === 0) return {};
  const amounts = spanning.flatMap(({ amount }) => amount ?? []);
  return {
    spanning: {
      records: spanning.reduce((sum, { records }) => sum + records, 0),
      amount: amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + amount, 0),
      atLeast: spanning.some(({ atLeast }) => atLeast),
      approx: spanning.some(({ approx }) => approx),
      uncounted: spanning.reduce((sum, { uncounted = 0 }) => sum + uncounted, 0),
      withheld: spanning.reduce((sum, { withheld = 0 }) => sum + withheld, 0),
    },
  };
}

/**
 * How many months of the year before, and then of this one, lie before the first record. The API hands out 0 for a
 * month without records; where nothing came earlier either, nobody was keeping records yet, and a line along 0 would
 * claim that nothing was done.
 */
export function unrecorded(months: readonly Month[]): { lastYear: number; thisYear: number } {
  const begun = (index: number) => (index === -1 ? months.length : index);
  const lastYear = begun(months.findIndex(({ lastYear: value }) => value !== null && value !== 0));
  return {
    lastYear,
    thisYear:
      lastYear < months.length
        ? 0
        : begun(
            months.findIndex(
              ({ value, atLeast, spanning }) => (value !== null && value !== 0) || atLeast || markedSpanning(spanning),
            ),
          ),
  };
}

/** Months of a trend as the axis writes them: the year stands where it begins. */
export function trendPoints(months: readonly Month[], today: string, locale: Locale): TrendPoint[] {
  const before = unrecorded(months);
  return months.map(({ month, value, lastYear, atLeast, spanning }, index) => {
    const label = periodLabel(parsePeriod(month), locale);
    const withYear = index === 0 || month.endsWith('-01');
    const short = locale === 'en' ? label.slice(0, 3) : label.slice(label.indexOf('年') + 1);
    const year = locale === 'en' ? ` ${month.slice(2, 4)}` : '';
    return {
      label: withYear ? (locale === 'en' ? `${short}${year}` : label) : short,
      value: month > today.slice(0, 7) || index < before.thisYear ? null : value,
      lastYear: index < before.lastYear ? null : lastYear,
      atLeast,
      spanning: markedSpanning(spanning),
      notCounted: value === null,
      notCountedBefore: lastYear === null,
      unfinished: month === today.slice(0, 7),
      tick: Number(month.slice(5)) % 3 === 1,
    };
  });
}

/** Name of an activity type. */
export const activityTypeName = (code: string, locale: Locale): string => termName(ACTIVITY_TYPES, code, locale);
