import type { LocalDate } from '@fanzha/domain';

/** What a visit says of a door. */
export type DoorStatus = 'VISITED' | 'NOT_MET' | 'VACANT';

/** A status with its day, whichever tenant stated it. */
export interface DatedStatus {
  readonly day: LocalDate;
  readonly status: DoorStatus;
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
 * Times in which a door is vacant, by the statuses of all tenants in any order: from the day it was found vacant until
 * the next day on which somebody was visited there or will be. Where both are said of one day, somebody lives there.
 */
export function vacantSpans(statuses: readonly DatedStatus[]): VacantSpan[] {
  const vacantOn = new Map<LocalDate, boolean>();
  for (const { day, status } of statuses) vacantOn.set(day, (vacantOn.get(day) ?? true) && status === 'VACANT');
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

/** What one record says of doors. */
export interface VisitedDoors {
  readonly recordStatus: 'ACTIVE' | 'VOIDED';
  readonly rosterId: string | null;
  readonly visitedOn: LocalDate;
  readonly doors: readonly number[];
  readonly notMet: readonly number[];
  readonly vacant: readonly number[];
}

/** Doors of one roster whose statuses a change adds or takes away. */
export interface StatusChange {
  readonly rosterId: string;
  readonly doors: readonly number[];
  /** Those that may be vacant although they were not before; of the others, only vacancies that are known can end. */
  readonly mayBecomeVacant: readonly number[];
}

/** What recording (before: null), amending or voiding a visit changes about the statuses of doors, roster by roster. */
export function statusChanges(before: VisitedDoors | null, after: VisitedDoors): StatusChange[] {
  const [earlier, later] = [statusesOf(before), statusesOf(after)];
  return [...new Set([before?.rosterId, after.rosterId])].flatMap((rosterId) => {
    if (!rosterId) return [];
    const [was, is] = [
      before?.rosterId === rosterId ? earlier : NO_STATUSES,
      after.rosterId === rosterId ? later : NO_STATUSES,
    ];
    const named = [...new Set([...was.keys(), ...is.keys()])];
    const doors = named.filter((door) => was.get(door)?.said !== is.get(door)?.said).sort((a, b) => a - b);
    // Where a status is taken away, the vacancy that it ended, or kept from beginning on its day, may come back.
    const mayBecomeVacant = doors.filter((door) => was.has(door) || is.get(door)?.status === 'VACANT');
    return doors.length > 0 ? [{ rosterId, doors, mayBecomeVacant }] : [];
  });
}

type Statuses = ReadonlyMap<number, { readonly status: DoorStatus; readonly said: string }>;
const NO_STATUSES: Statuses = new Map();

function statusesOf(visit: VisitedDoors | null): Statuses {
  if (visit?.recordStatus !== 'ACTIVE') return NO_STATUSES;
  const withStatus = (doors: readonly number[], status: DoorStatus) =>
    doors.map((door) => [door, { status, said: `${visit.visitedOn} ${status}` }] as const);
  return new Map([
    ...withStatus(visit.doors, 'VISITED'),
    ...withStatus(visit.notMet, 'NOT_MET'),
    ...withStatus(visit.vacant, 'VACANT'),
  ]);
}
