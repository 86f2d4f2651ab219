import {
  BOUNDS,
  dateErrors,
  type Door,
  doorErrors,
  type FieldError,
  listErrors,
  type LocalDate,
  looksLikeDate,
  readDoor,
  textErrors,
  visibleText,
} from '@fanzha/domain';
import type { RegisterHouseholdsArgs, RetireHouseholdDoorsArgs } from './household.inputs.js';

/** What is to be put on a roster. Nothing of it may be stored unless there are no errors at all. */
interface ReadDoors {
  readonly doors: readonly Door[];
  readonly on: LocalDate;
  /**
   * Doors by key that look like a date and were not confirmed, with their positions: only one that is on the roster is
   * none.
   */
  readonly questions: ReadonlyMap<string, readonly number[]>;
  readonly errors: readonly FieldError[];
}

/** Doors to register, each once, and every error of how they were written. */
export function readDoors({ doors: written, on, confirmed }: RegisterHouseholdsArgs, today: LocalDate): ReadDoors {
  const since = on ?? today;
  const wrongLength = [
    ...listErrors('doors', written, BOUNDS.doors),
    ...listErrors('confirmed', confirmed ?? [], { max: BOUNDS.doors.max }),
  ];
  const errors = [
    ...(wrongLength.length > 0 ? wrongLength : written.flatMap((label, index) => doorErrors(`doors.${index}`, label))),
    ...dateErrors('on', since, { required: true, today }),
  ];
  if (wrongLength.length > 0) return { doors: [], on: since, questions: new Map(), errors };
  const sure = new Set((confirmed ?? []).map(visibleText));
  const doors = written.map((label) => readDoor(label));
  const asked = written.flatMap((label, index) =>
    looksLikeDate(label) && !sure.has(visibleText(label)) ? [{ key: doors[index]?.key ?? '', index }] : [],
  );
  const questions = [...Map.groupBy(asked, ({ key }) => key)].map(([key, all]): [string, number[]] => [
    key,
    all.map(({ index }) => index),
  ]);
  return {
    doors: [...new Map(doors.map((door) => [door.key, door])).values()],
    on: since,
    questions: new Map(questions),
    errors,
  };
}

/** Errors of a retirement that need no database. @param pathOf the path of a door by its position */
export function retirementErrors(
  { doors, on, reason }: RetireHouseholdDoorsArgs,
  today: LocalDate,
  pathOf: (position: number) => string,
): FieldError[] {
  const wrongLength = listErrors('doors', doors, { ...BOUNDS.doors, min: 1 });
  return [
    ...(wrongLength.length > 0 ? wrongLength : doors.flatMap((door, position) => doorErrors(pathOf(position), door))),
    ...dateErrors('on', on, { required: true, today }),
    ...textErrors('reason', reason, BOUNDS.reason),
  ];
}

/** Errors of the calendar year a roster is asked about. */
export function yearErrors(year: number, today: LocalDate): FieldError[] {
  const [min, max] = [yearOf(BOUNDS.earliestDate), yearOf(today)];
  if (year < min) return [{ path: 'year', code: 'TOO_SMALL', params: { min, actual: year } }];
  return year > max ? [{ path: 'year', code: 'TOO_LARGE', params: { max, actual: year } }] : [];
}

export const yearOf = (day: LocalDate): number => Number(day.slice(0, 4));
