import {
  BOUNDS, dateFaults, type Door, doorFaults, type FieldFault, listFaults, type LocalDate, readDoor, textFaults,
} from '@fanzha/domain';
import type { RegisterHouseholdsArgs, RetireHouseholdDoorArgs } from './household.inputs.js';

/** What is to be put on a roster. Nothing of it may be stored unless there are no faults at all. */
interface ReadDoors {
  readonly doors: readonly Door[];
  readonly on: LocalDate;
  readonly faults: readonly FieldFault[];
}

/** Doors to register, each once, and every fault of how they were written. */
export function readDoors({ doors, on }: RegisterHouseholdsArgs, today: LocalDate): ReadDoors {
  const since = on ?? today;
  const wrongLength = listFaults('doors', doors, BOUNDS.doors);
  const faults = [
    ...(wrongLength.length > 0 ? wrongLength : doors.flatMap((label, index) => doorFaults(`doors.${index}`, label))),
    ...dateFaults('on', since, { required: true, today }),
  ];
  return { doors: [...new Map(doors.map((label) => readDoor(label)).map((door) => [door.label, door])).values()], on: since, faults };
}

/** Faults of a retirement that need no database. */
export function retirementFaults({ door, on, reason }: RetireHouseholdDoorArgs, today: LocalDate): FieldFault[] {
  return [...doorFaults('door', door), ...dateFaults('on', on, { required: true, today }), ...textFaults('reason', reason, BOUNDS.reason)];
}

/** Faults of the calendar year a roster is asked about. */
export function yearFaults(year: number, today: LocalDate): FieldFault[] {
  const [min, max] = [yearOf(BOUNDS.earliestDate), yearOf(today)];
  if (year < min) return [{ path: 'year', code: 'TOO_SMALL', params: { min, actual: year } }];
  return year > max ? [{ path: 'year', code: 'TOO_LARGE', params: { max, actual: year } }] : [];
}

export const yearOf = (day: LocalDate): number => Number(day.slice(0, 4));
