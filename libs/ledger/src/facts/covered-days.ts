import { beginningErrors, type FieldError, isLocalDate, type LocalDate, type Sector, type Span } from '@fanzha/domain';
import type { Contribution } from '@fanzha/rollup';
import type { Assignment } from './attribution.repository.js';

/** Days that amounts of a record cover, and where an error about them is shown. */
export interface CoveredDays extends Span {
  readonly path: string;
}

/** The first day of amounts that cover several; the last day alone is one. */
export const beganBefore = (beganOn: LocalDate | null | undefined, day: LocalDate): LocalDate | null =>
  beganOn == null || beganOn === day ? null : beganOn;

/** Errors of the first day of amounts that count on a last one. */
export const beganErrors = (beganOn: LocalDate | null, dayPath: string, day: LocalDate): FieldError[] =>
  isLocalDate(day) ? beginningErrors('beganOn', beganOn, dayPath, day) : [];

/** What a record covers whose amounts are all of the same days. */
export const coveredFrom = (beganOn: LocalDate | null, day: LocalDate): readonly CoveredDays[] =>
  beganOn == null ? [] : [{ path: 'beganOn', from: beganOn, until: day }];

/** A line on its last day, and its tenant as contributing on the first, too. */
export const withBeginning = (line: Contribution): readonly Contribution[] =>
  line.beganOn == null ? [line] : [line, { ...line, day: line.beganOn, beganOn: null, facts: 1, figures: {} }];

/**
 * Errors of days over which the tenant did not stay where the record is attributed: SPAN_CROSSES_MOVE. Nothing can say
 * which part of such an amount belongs to which place.
 */
export function moveErrors(
  covered: readonly CoveredDays[],
  { homeRegion, sector }: { readonly homeRegion: string | null; readonly sector: Sector | null },
  assignments: readonly Assignment[],
): FieldError[] {
  return covered.flatMap(({ path, from, until }): FieldError[] => {
    const first = from ?? until;
    const met = assignments.filter((each) => each.from <= until && (each.to === null || each.to >= first));
    const begins = met.some((each) => each.from <= first);
    const stays = met.every((each) => each.region === homeRegion && each.sector === sector);
    return begins && stays ? [] : [{ path, code: 'SPAN_CROSSES_MOVE' }];
  });
}

/** Whether a record covers the days that it has covered before: those may stay. */
export const isSame = (before: readonly CoveredDays[], now: readonly CoveredDays[]): boolean =>
  JSON.stringify(before) === JSON.stringify(now);
