import { ACTIVITY_TYPES, type Locale } from '@fanzha/domain';
import { markedSpanning, type BarItem, type SpanningPart } from '@fanzha/ui';
import { termName } from '../../figures/member-name.js';

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

/** Name of an activity type. */
export const activityTypeName = (code: string, locale: Locale): string => termName(ACTIVITY_TYPES, code, locale);
