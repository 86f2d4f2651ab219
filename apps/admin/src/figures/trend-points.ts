import { parsePeriod, periodLabel, type Locale } from '@fanzha/domain';
import { markedSpanning, type SpanningPart } from '@fanzha/ui';

/** A month of a trend, as the API hands it out. */
export interface Month {
  readonly month: string;
  readonly value: number | null;
  readonly atLeast: boolean;
  readonly lastYear: number | null;
  readonly spanning?: SpanningPart | null;
}

/**
 * One month: this year's value, the value a year before (null before the month, or any record, has begun, and where
 * nothing was counted), and whether it is final and exact.
 */
export interface TrendPoint {
  readonly label: string;
  readonly value: number | null;
  readonly lastYear: number | null;
  readonly atLeast: boolean;
  /** What ended in the month and began before it; left out where nothing did. */
  readonly spanning?: SpanningPart | null;
  /** There are records, and none of them counted anything; of a ratio, nothing to divide by. */
  readonly notCounted: boolean;
  readonly notCountedBefore: boolean;
  readonly unfinished: boolean;
  /** Whether the axis names this month. */
  readonly tick: boolean;
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
