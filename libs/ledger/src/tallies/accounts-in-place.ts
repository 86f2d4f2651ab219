import type { LocalDate } from '@fanzha/domain';

/** What one day changed in the number of accounts under control. */
export interface Movement {
  readonly day: LocalDate;
  readonly amount: number;
  /** Whether every amount of the day is exact. */
  readonly exact: boolean;
}

/**
 * The lowest number in place at the end of any day from `from` on, as far as the numbers are known: from the first
 * amount that is not exact, nobody knows how many there are. Null where nothing is known of that time.
 * @param movements of one tenant, in any order; several of one day count together.
 */
export function lowestInPlace(movements: readonly Movement[], from: LocalDate): number | null {
  const unknownFrom = movements
    .filter(({ exact }) => !exact)
    .map(({ day }) => day)
    .sort()[0];
  if (unknownFrom !== undefined && unknownFrom <= from) return null;
  const known = movements.filter(({ day }) => unknownFrom === undefined || day < unknownFrom);
  const laterDays = known.map(({ day }) => day).filter((day) => day > from);
  const inPlaceOn = (on: LocalDate) =>
    known.filter(({ day }) => day <= on).reduce((sum, { amount }) => sum + amount, 0);
  return Math.min(...[from, ...new Set(laterDays)].map(inPlaceOn));
}
