import { IN_PLACE_INDICATORS, indicator, type IndicatorCode } from '@fanzha/domain';
import { Kept } from '@fanzha/platform';

/** Whether it counts different households, which are read from bitmaps of doors. */
export const isOfHouseholds = (code: IndicatorCode): boolean =>
  code === 'HOUSEHOLDS_COVERED' || code === 'ROSTER_HOUSEHOLDS_COVERED';

const READ_APART: ReadonlySet<IndicatorCode> = new Set([
  'TENANTS',
  'HOUSEHOLDS_REGISTERED',
  'HOUSEHOLDS_COVERED',
  'ROSTER_HOUSEHOLDS_COVERED',
]);

/** Indicators by how they are read. */
interface ByReading {
  readonly sums: readonly IndicatorCode[];
  readonly inPlace: readonly IndicatorCode[];
  /** Those of `READ_APART`: units, and what counts households. */
  readonly others: readonly IndicatorCode[];
}

/** Lists that are constants of the program are recognised without being read. */
const sortedLists = new WeakMap<readonly IndicatorCode[], ByReading>();
/** Lists that clients ask for, by their codes: in whatever order they put them, a megabyte at most. */
const sortings = new Kept<string, ByReading>(1_000_000, (key) => key.length);

/** The indicators behind the ones asked for, by how they are read: a ratio is its numerator and denominator. */
export function byReading(codes: readonly IndicatorCode[]): ByReading {
  const seen = sortedLists.get(codes);
  if (seen) return seen;
  const key = codes.join();
  const known = sortings.get(key);
  if (known) {
    sortedLists.set(codes, known);
    return known;
  }
  const wanted = new Set(
    codes.flatMap((code): IndicatorCode[] => {
      const { ratio } = indicator(code);
      return ratio ? [ratio.numerator, ratio.denominator] : [code];
    }),
  );
  const others = [...wanted].filter((code) => READ_APART.has(code));
  const inPlace = [...wanted].filter((code) => !READ_APART.has(code) && IN_PLACE_INDICATORS.includes(code));
  const sums = [...wanted].filter((code) => !READ_APART.has(code) && !IN_PLACE_INDICATORS.includes(code));
  const sorting = { sums, inPlace, others };
  sortings.set(key, sorting);
  return sorting;
}
