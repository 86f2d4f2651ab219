import {
  BOUNDS,
  dateErrors,
  fieldMessage,
  isStatedNumber,
  readStatedNumber,
  textErrors,
  visibleLines,
  type FieldError,
  type Locale,
} from '@fanzha/domain';
import type { FieldFailure } from '../../graphql/api-failure.js';
import type { HouseholdVisitsInput, HouseholdVisitWholeFragment } from '../../graphql/generated.js';
import { countOf, isStatedCount, lineOf, NO_COUNT, unreadable, type CountLine } from '../../records/text/count-text.js';
import type { KeptFields } from '../../records/drafts/draft-store.js';
import { labelsOf, type DoorStatus, type DoorStatuses } from './door-statuses.js';
import type { StatedValue } from '../../records/form/use-plausibility.js';

/** Everything the form holds beside the doors. */
export interface HouseholdVisitForm {
  visitedOn: string;
  /** Doors ticked one by one, or one number where there is no roster. */
  by: 'doors' | 'number';
  reported: CountLine;
  people: string;
  note: string;
}

/** A form on its way, kept on this device until it is saved. */
export interface HouseholdVisitDraft extends KeptFields {
  readonly form: HouseholdVisitForm;
  readonly statuses: readonly (readonly [string, DoorStatus])[];
  /** Sent with every attempt to save this draft, so that a retry after a lost answer records once. */
  readonly idempotencyKey: string;
  /** When amending: the version the form was opened at. */
  readonly version: number | null;
  /** Brought over from a new form whose earlier attempt to save was recorded. */
  readonly carried?: boolean;
}

export type HouseholdVisitErrors = Record<string, string>;

export const emptyHouseholdVisit = (today: string): HouseholdVisitForm => ({
  visitedOn: today,
  by: 'doors',
  reported: { ...NO_COUNT },
  people: '',
  note: '',
});

export const householdVisitForm = (visit: HouseholdVisitWholeFragment): HouseholdVisitForm => ({
  visitedOn: visit.visitedOn,
  by: visit.reported ? 'number' : 'doors',
  reported: lineOf(visit.reported),
  people: visit.peopleVisited === null ? '' : String(visit.peopleVisited),
  note: visit.note ?? '',
});

/** An exact whole number as people type it, or null: people spoken to are counted one by one. */
export function wholeNumber(text: string): number | null {
  const read = readStatedNumber(text, 'COUNT');
  return isStatedNumber(read) && read.qualifier === null ? Number(read.plain) : null;
}

/** The amounts of the form that are typed; doors are counted by their roster. */
export const householdVisitAmounts = (form: HouseholdVisitForm): StatedValue[] => [
  { indicator: 'HOUSEHOLDS_REPORTED', value: form.by === 'number' ? countOf(form.reported).value : null },
  { indicator: 'PEOPLE_VISITED', value: form.people.trim() === '' ? null : wholeNumber(form.people) },
];

export function householdVisitInput(
  form: HouseholdVisitForm,
  statuses: DoorStatuses,
  communityCode: string,
  idempotencyKey: string | null,
  campaignId: string | null,
): HouseholdVisitsInput {
  const ticked = form.by === 'doors';
  return {
    idempotencyKey,
    communityCode,
    visitedOn: form.visitedOn,
    campaignId,
    doors: ticked ? labelsOf(statuses, 'visited') : [],
    notMet: ticked ? labelsOf(statuses, 'notMet') : [],
    vacant: ticked ? labelsOf(statuses, 'vacant') : [],
    reported: ticked ? null : countOf(form.reported),
    peopleVisited: form.people.trim() === '' ? null : wholeNumber(form.people),
    note: visibleLines(form.note) || null,
  };
}

interface Words {
  readonly nothing: string;
  readonly people: string;
  readonly number: string;
}

/** What can be told before sending. */
export function checkHouseholdVisit(
  form: HouseholdVisitForm,
  statuses: DoorStatuses,
  today: string,
  locale: Locale,
  words: Words,
): HouseholdVisitErrors {
  const errors: HouseholdVisitErrors = {};
  const fieldErrors: FieldError[] = [
    ...dateErrors('visitedOn', form.visitedOn, { required: true, today }),
    ...textErrors('note', form.note, BOUNDS.narrative),
  ];
  for (const fieldError of fieldErrors) errors[fieldError.path] ??= fieldMessage(fieldError, locale);
  if (form.by === 'doors' && statuses.size === 0) errors['doors'] = words.nothing;
  const wrong = form.by === 'number' ? unreadable(form.reported, 'COUNT', locale) : null;
  if (wrong !== null) errors['reported'] = wrong;
  else if (form.by === 'number' && !isStatedCount(form.reported)) errors['reported'] = words.number;
  if (form.people.trim() !== '' && wholeNumber(form.people) === null)
    errors['peopleVisited'] = unreadable({ text: form.people, qualifier: 'EXACT' }, 'COUNT', locale) ?? words.people;
  return errors;
}

/** A refused door: which, and why. */
export interface DoorError {
  readonly label: string;
  readonly message: string;
}

/** Messages of the server, on their fields and on the doors they are about: `notMet.2` is the third of those sent. */
export function householdVisitErrorsOf(
  fields: readonly FieldFailure[],
  input: HouseholdVisitsInput,
): { errors: HouseholdVisitErrors; doors: DoorError[] } {
  const errors: HouseholdVisitErrors = {};
  const doors: DoorError[] = [];
  for (const { path, message } of fields) {
    const [, list, at] = /^(?:input\.)?(doors|notMet|vacant)\.(\d+)/.exec(path) ?? [];
    const label = list && at ? input[list as 'doors' | 'notMet' | 'vacant']?.[Number(at)] : undefined;
    if (label !== undefined) doors.push({ label, message });
    else errors[path.replace(/^input\./, '').split('.')[0] ?? path] ??= message;
  }
  return { errors, doors };
}

/** My statuses since `base`, laid over what the other person saved: a door I left alone takes theirs. */
export function reapplyStatuses(base: DoorStatuses, mine: DoorStatuses, theirs: DoorStatuses): DoorStatuses {
  const merged = new Map(theirs);
  for (const label of new Set([...base.keys(), ...mine.keys()])) {
    if (base.get(label) === mine.get(label)) continue;
    const status = mine.get(label);
    if (status) merged.set(label, status);
    else merged.delete(label);
  }
  return merged;
}

/** My fields since `base`, laid over theirs. */
export function reapplyForm(
  base: HouseholdVisitForm,
  mine: HouseholdVisitForm,
  theirs: HouseholdVisitForm,
): HouseholdVisitForm {
  const changed = (Object.keys(mine) as (keyof HouseholdVisitForm)[]).filter(
    (field) => JSON.stringify(base[field]) !== JSON.stringify(mine[field]),
  );
  return { ...theirs, ...Object.fromEntries(changed.map((field) => [field, mine[field]])) };
}
