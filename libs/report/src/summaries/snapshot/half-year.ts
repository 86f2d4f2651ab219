import { parsePeriod, type Period } from '@fanzha/domain';

const HALVES: readonly (readonly [start: string, end: string, name: string])[] = [
  ['01-01', '06-30', '上半年'],
  ['07-01', '12-31', '下半年'],
];

/** Which half of a year a range is exactly; null for any other period. The API has no period of its own for it. */
export function halfYear({ start, end }: Pick<Period, 'start' | 'end'>): { year: number; half: 0 | 1 } | null {
  const half = HALVES.findIndex(([first, last]) => start.slice(5) === first && end.slice(5) === last);
  if (half < 0 || start.slice(0, 4) !== end.slice(0, 4)) return null;
  return { year: Number(start.slice(0, 4)), half: half === 0 ? 0 : 1 };
}

/** A half year as a period: `halfYearPeriod(2026, 0)` is 1 January to 30 June. */
export function halfYearPeriod(year: number, half: 0 | 1): Period {
  const [start, end] = HALVES[half] ?? ['', ''];
  return parsePeriod(`${year}-${start}/${year}-${end}`);
}
