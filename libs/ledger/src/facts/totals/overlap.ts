import { DomainError, type IndicatorCode, shownValue } from '@fanzha/domain';
import type { StatedLine } from './stated-line.js';
import { beginningOf, type ToldLine } from './stated-total.js';

/** Others that a person is asked about at once; how many there are is said as well. */
const MOST_ASKED = 20;

/** Two amounts of the same days, one in the record that is saved. */
export interface Overlap {
  readonly line: StatedLine;
  readonly other: ToldLine;
  /** Which series one of them would be part of, if that is known already. */
  readonly series: string | null;
}

export const least = (days: readonly string[]): string => days.reduce((one, other) => (other < one ? other : one));
export const most = (days: readonly string[]): string => days.reduce((one, other) => (other > one ? other : one));

type Days = Parameters<typeof beginningOf>[0];
export const contains = (whole: Days, part: Days): boolean =>
  beginningOf(whole) <= beginningOf(part) && part.until <= whole.until;

/** Of two amounts the one that can have the other in it: of more days, else of more. */
export function isLarger(one: Days & { amount: number | null }, other: Days & { amount: number | null }): boolean {
  if (contains(one, other) !== contains(other, one)) return contains(one, other);
  return (one.amount ?? 0) > (other.amount ?? 0);
}

/** The line that a kept one is now: of the same last day, or the only one of its indicator. */
export function sameOrOnly(
  kept: { readonly indicator: IndicatorCode; readonly until: string },
  line: StatedLine,
  ofRecord: readonly { readonly indicator: IndicatorCode; readonly until: string }[],
  lines: readonly StatedLine[],
): boolean {
  if (kept.until === line.until) return true;
  const only = (all: readonly { readonly indicator: IndicatorCode; readonly until: string }[]) =>
    new Set(all.filter(({ indicator }) => indicator === kept.indicator).map(({ until }) => until)).size === 1;
  return only(ofRecord) && only(lines);
}

/**
 * What a person is asked. @param open amounts of the same days, and whether all of their days are those of the total
 */
export function overlapsError(open: readonly { readonly other: ToldLine; readonly inside: boolean }[]): DomainError {
  const shown = open.slice(0, MOST_ASKED).map(({ other, inside }) => ({
    indicator: other.indicator,
    recordId: other.factId,
    kind: other.factKind,
    from: other.from,
    until: other.until,
    value: other.amount === null ? null : shownValue(other.indicator, other.amount),
    qualifier: other.qualifier,
    inside,
  }));
  return DomainError.conflict({ overlaps: shown, count: open.length }, 'TOTAL_OVERLAPS');
}

/** The same refusal without what other records state. */
export function withoutAmounts(error: unknown): unknown {
  if (!(error instanceof DomainError)) return error;
  if (error.code === 'BAD_INPUT') return DomainError.badInput(error.fields.map(({ path, code }) => ({ path, code })));
  if (error.reason !== 'TOTAL_OVERLAPS') return error;
  const { overlaps, ...details } = error.details as { readonly overlaps: readonly Record<string, unknown>[] };
  const asked = overlaps.map(({ value: _value, qualifier: _qualifier, ...overlap }) => overlap);
  return DomainError.conflict({ ...details, overlaps: asked }, 'TOTAL_OVERLAPS');
}
