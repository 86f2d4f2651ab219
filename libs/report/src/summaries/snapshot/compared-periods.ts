import {
  addYears,
  lastYearToDate,
  type LocalDate,
  parsePeriod,
  type Period,
  previousPeriod,
  previousToDate,
  reachedDay,
  sameLastYear,
} from '@fanzha/domain';
import { halfYear, halfYearPeriod } from './half-year.js';

/** The periods that figures of a summary are held against. */
interface Compared {
  /** The day that a running period has reached, up to which it is compared; null for one that is over. */
  readonly reached: LocalDate | null;
  readonly previous: Period | null;
  readonly lastYear: Period | null;
}

/**
 * The period before and the same one of the year before; of a running period the same days of each. A half year is
 * held against the half before it. A range that is still running has no period before: nobody can say which days.
 */
export function comparedPeriods(period: Period, today: LocalDate): Compared {
  if (period.kind !== 'RANGE')
    return {
      reached: reachedDay(period, today),
      previous: askable(previousToDate(period, today)),
      lastYear: askable(lastYearToDate(period, today)),
    };
  if (period.end > today) {
    const lastYear = parsed(addYears(period.start, -1), addYears(today, -1));
    return { reached: today, previous: null, lastYear };
  }
  const half = halfYear(period);
  const previous = half ? halfBefore(half) : previousPeriod(period);
  return { reached: null, previous: askable(previous), lastYear: askable(sameLastYear(period)) };
}

const halfBefore = ({ year, half }: { year: number; half: 0 | 1 }): Period =>
  half === 1 ? halfYearPeriod(year, 0) : previousHalf(year);

const EARLIEST = '2000-01-01';

const previousHalf = (year: number): Period =>
  year > 2000 ? halfYearPeriod(year - 1, 1) : previousPeriod(halfYearPeriod(year, 0));

/** Nothing is recorded before the year 2000. */
const askable = (period: Period): Period | null => (period.start < EARLIEST ? null : period);

const parsed = (start: LocalDate, end: LocalDate): Period | null =>
  start < EARLIEST ? null : parsePeriod(`${start}/${end}`);
