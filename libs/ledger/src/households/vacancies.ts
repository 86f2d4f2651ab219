import type { LocalDate } from '@fanzha/domain';

/** What a visit says of a door. */
export type DoorMark = 'VISITED' | 'NOT_MET' | 'VACANT';

/** A mark with its day, whichever tenant made it. */
export interface DatedMark {
  readonly day: LocalDate;
  readonly mark: DoorMark;
}

/** Vacant from a day until the day before another, or until further notice. */
export interface VacantSpan {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

/** When a door is part of the roster: from its registration until the day before its retirement. */
export interface DoorLife {
  readonly registeredOn: LocalDate;
  readonly retiredOn: LocalDate | null;
}

/**
 * Times in which a door is vacant, by the marks of all tenants in any order: from the day it was found vacant until the
 * next day on which somebody was visited there or will be. Where both are said of one day, somebody lives there.
 */
export function vacantSpans(marks: readonly DatedMark[]): VacantSpan[] {
  const vacantOn = new Map<LocalDate, boolean>();
  for (const { day, mark } of marks) vacantOn.set(day, (vacantOn.get(day) ?? true) && mark === 'VACANT');
  const spans: VacantSpan[] = [];
  let from: LocalDate | null = null;
  for (const day of [...vacantOn.keys()].sort()) {
    if (vacantOn.get(day)) from ??= day;
    else if (from !== null) {
      spans.push({ from, to: day });
      from = null;
    }
  }
  return from === null ? spans : [...spans, { from, to: null }];
}

/** The part of a vacant time in which the door is on the roster; null where there is none. */
export function withinLife({ from, to }: VacantSpan, { registeredOn, retiredOn }: DoorLife): VacantSpan | null {
  const start = from > registeredOn ? from : registeredOn;
  const end = to === null || retiredOn === null ? (to ?? retiredOn) : to < retiredOn ? to : retiredOn;
  return end !== null && end <= start ? null : { from: start, to: end };
}

/** The marks of one record. */
export interface MarkingVisit {
  readonly recordStatus: 'ACTIVE' | 'VOIDED';
  readonly rosterId: string | null;
  readonly visitedOn: LocalDate;
  readonly doors: readonly number[];
  readonly notMet: readonly number[];
  readonly vacant: readonly number[];
}

/** Doors of one roster whose marks a change adds or takes away. */
export interface MarkChange {
  readonly rosterId: string;
  readonly doors: readonly number[];
  /** Those that may be vacant although they were not before; of the others, only vacancies that are known can end. */
  readonly mayBecomeVacant: readonly number[];
}

/** What recording (before: null), amending or voiding a visit changes about the marks of doors, roster by roster. */
export function markChanges(before: MarkingVisit | null, after: MarkingVisit): MarkChange[] {
  const [earlier, later] = [marksOf(before), marksOf(after)];
  return [...new Set([before?.rosterId, after.rosterId])].flatMap((rosterId) => {
    if (!rosterId) return [];
    const [was, is] = [
      before?.rosterId === rosterId ? earlier : NO_MARKS,
      after.rosterId === rosterId ? later : NO_MARKS,
    ];
    const named = [...new Set([...was.keys(), ...is.keys()])];
    const doors = named.filter((door) => was.get(door)?.said !== is.get(door)?.said).sort((a, b) => a - b);
    // Where a mark is taken away, the vacancy that it ended, or kept from beginning on its day, may come back.
    const mayBecomeVacant = doors.filter((door) => was.has(door) || is.get(door)?.mark === 'VACANT');
    return doors.length > 0 ? [{ rosterId, doors, mayBecomeVacant }] : [];
  });
}

type Marks = ReadonlyMap<number, { readonly mark: DoorMark; readonly said: string }>;
const NO_MARKS: Marks = new Map();

function marksOf(visit: MarkingVisit | null): Marks {
  if (visit?.recordStatus !== 'ACTIVE') return NO_MARKS;
  const marked = (doors: readonly number[], mark: DoorMark) =>
    doors.map((door) => [door, { mark, said: `${visit.visitedOn} ${mark}` }] as const);
  return new Map([
    ...marked(visit.doors, 'VISITED'),
    ...marked(visit.notMet, 'NOT_MET'),
    ...marked(visit.vacant, 'VACANT'),
  ]);
}
