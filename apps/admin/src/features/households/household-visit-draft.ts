import {
  beginningErrors,
  BOUNDS,
  dateErrors,
  fieldMessage,
  textErrors,
  visibleLines,
  type FieldError,
  type Locale,
  type Qualifier,
} from '@fanzha/domain';
import type { HouseholdVisitsInput, HouseholdVisitWholeFragment } from '../../graphql/generated.js';
import { countOf, isStatedCount, lineOf, NO_COUNT, unreadable, type CountLine } from '../../records/text/count-text.js';
import { amountErrors } from '../../records/form/form-check.js';
import { amountFields, amountOf } from '../../records/text/amount-fields.js';
import { beganOf } from '../../records/form/told.js';
import { sameContent, type FormErrors, type FormFields } from '../../records/form/record-form.js';
import { isCommunityCode } from './use-communities.js';
import { labelsOf, statusesOf, type DoorStatus, type DoorStatuses } from './door-statuses.js';
import type { StatedValue } from '../../records/form/use-plausibility.js';

/** Everything the form holds. */
export interface HouseholdVisitForm {
  /** First day of a number of several days, '' of one. Doors are of one day. */
  beganOn: string;
  visitedOn: string;
  /** What was found at each door that is spoken of, in the order of ticking. */
  statuses: (readonly [string, DoorStatus])[];
  /** Doors ticked one by one, or one number where there is no roster. */
  by: 'doors' | 'number';
  reported: CountLine;
  people: string;
  peopleQualifier: Qualifier;
  /** Not counted, but there were some. */
  peopleAtLeast?: boolean | undefined;
  note: string;
}

export const emptyHouseholdVisit = (today: string): HouseholdVisitForm => ({
  beganOn: '',
  visitedOn: today,
  statuses: [],
  by: 'doors',
  reported: { ...NO_COUNT },
  people: '',
  peopleQualifier: 'EXACT',
  note: '',
});

const peopleOf = (visit: HouseholdVisitWholeFragment): CountLine =>
  visit.peopleVisitedQualifier === null
    ? NO_COUNT
    : lineOf(amountOf({ ...visit, peopleVisitedQualifier: visit.peopleVisitedQualifier }, 'peopleVisited'));

export const householdVisitForm = (visit: HouseholdVisitWholeFragment): HouseholdVisitForm => ({
  beganOn: beganOf(visit),
  visitedOn: visit.visitedOn,
  statuses: [...statusesOf(visit)],
  by: visit.reported ? 'number' : 'doors',
  reported: lineOf(visit.reported),
  people: peopleOf(visit).text,
  peopleQualifier: peopleOf(visit).qualifier,
  ...(peopleOf(visit).atLeast && { peopleAtLeast: true }),
  note: visit.note ?? '',
});

/** The people who were spoken to, as a number with how it is meant. */
export const peopleLine = ({ people, peopleQualifier, peopleAtLeast }: HouseholdVisitForm): CountLine => ({
  text: people,
  qualifier: peopleQualifier,
  ...(peopleAtLeast && { atLeast: true }),
});

/** The same as the form holds it. */
export const peopleFields = ({ text, qualifier, atLeast }: CountLine): Partial<HouseholdVisitForm> => ({
  people: text,
  peopleQualifier: qualifier,
  peopleAtLeast: atLeast,
});

/** The amounts of the form that are typed; doors are counted by their roster. */
export const householdVisitAmounts = (form: HouseholdVisitForm): StatedValue[] => [
  { indicator: 'HOUSEHOLDS_REPORTED', value: form.by === 'number' ? countOf(form.reported).value : null },
  { indicator: 'PEOPLE_VISITED', value: countOf(peopleLine(form)).value },
];

export function householdVisitInput(
  form: HouseholdVisitForm,
  communityCode: string,
  { idempotencyKey, campaignIds }: { readonly idempotencyKey: string | null; readonly campaignIds: readonly string[] },
): HouseholdVisitsInput {
  const ticked = form.by === 'doors';
  const statuses: DoorStatuses = new Map(form.statuses);
  const people = isStatedCount(peopleLine(form)) ? countOf(peopleLine(form)) : null;
  return {
    idempotencyKey,
    ...(isCommunityCode(communityCode) ? { communityCode } : { regionCode: communityCode }),
    beganOn: ticked ? null : form.beganOn || null,
    visitedOn: form.visitedOn,
    campaignIds: [...campaignIds],
    doors: ticked ? labelsOf(statuses, 'visited') : [],
    notMet: ticked ? labelsOf(statuses, 'notMet') : [],
    vacant: ticked ? labelsOf(statuses, 'vacant') : [],
    reported: ticked ? null : countOf(form.reported),
    ...(people ? amountFields('peopleVisited', people) : { peopleVisited: null, peopleVisitedQualifier: null }),
    note: visibleLines(form.note) || null,
  };
}

interface Words {
  readonly nothing: string;
  readonly number: string;
}

/** What can be told before sending. */
export function checkHouseholdVisit(form: HouseholdVisitForm, today: string, locale: Locale, words: Words): FormErrors {
  const errors: FormErrors = {};
  const fieldErrors: FieldError[] = [
    ...dateErrors('visitedOn', form.visitedOn, { required: true, today }),
    ...(form.by === 'number' ? beginningErrors('beganOn', form.beganOn || null, 'visitedOn', form.visitedOn) : []),
    ...textErrors('note', form.note, BOUNDS.narrative),
  ];
  for (const fieldError of fieldErrors) errors[fieldError.path] ??= fieldMessage(fieldError, locale);
  if (form.by === 'doors' && form.statuses.length === 0) errors['doors'] = words.nothing;
  const wrong = form.by === 'number' ? unreadable(form.reported, 'COUNT', locale) : null;
  if (wrong !== null) errors['reported'] = wrong;
  else if (form.by === 'number' && !isStatedCount(form.reported)) errors['reported'] = words.number;
  return {
    ...errors,
    ...amountErrors('peopleVisited', 'PEOPLE_VISITED', peopleLine(form), locale, { optional: true }),
  };
}

/** The field of a refused door. */
export const doorField = (label: string): string => `door:${label}`;

/** A refused door: which, and why. */
interface DoorError {
  readonly label: string;
  readonly message: string;
}
export const doorErrorsIn = (errors: FormErrors): DoorError[] =>
  Object.entries(errors).flatMap(([field, message]) =>
    field.startsWith(doorField('')) ? [{ label: field.slice(doorField('').length), message }] : [],
  );

/** The field an error of the server is about: `notMet.2` is the third of the doors that were sent as such. */
export function householdVisitField(path: string, sent: HouseholdVisitsInput | null): string {
  const [, list, at] = /^(doors|notMet|vacant)\.(\d+)/.exec(path) ?? [];
  const label = list && at ? sent?.[list as 'doors' | 'notMet' | 'vacant']?.[Number(at)] : undefined;
  return label === undefined ? (path.split('.')[0] ?? path) : doorField(label);
}

/** A form by the fields of its record: doors by what was found there, or the number instead of them. */
function fieldsOf(form: HouseholdVisitForm): Record<string, unknown> {
  const statuses: DoorStatuses = new Map(form.by === 'doors' ? form.statuses : []);
  return {
    beganOn: form.by === 'number' ? form.beganOn : '',
    visitedOn: form.visitedOn,
    doors: labelsOf(statuses, 'visited').sort(),
    notMet: labelsOf(statuses, 'notMet').sort(),
    vacant: labelsOf(statuses, 'vacant').sort(),
    reported: form.by === 'number' && isStatedCount(form.reported) ? form.reported : null,
    peopleVisited: isStatedCount(peopleLine(form)) ? peopleLine(form) : null,
    note: form.note,
  };
}

/** My statuses since `base`, laid over what the other person saved: a door I left alone takes theirs. */
function reapplyStatuses(base: DoorStatuses, mine: DoorStatuses, theirs: DoorStatuses): DoorStatuses {
  const merged = new Map(theirs);
  for (const label of new Set([...base.keys(), ...mine.keys()])) {
    if (base.get(label) === mine.get(label)) continue;
    const status = mine.get(label);
    if (status) merged.set(label, status);
    else merged.delete(label);
  }
  return merged;
}

export const householdVisitFields: Pick<FormFields<HouseholdVisitForm>, 'differences' | 'reapply'> = {
  differences(left, right) {
    const [before, after] = [fieldsOf(left), fieldsOf(right)];
    return Object.keys(before).filter((field) => !sameContent(before[field], after[field]));
  },
  reapply(base, mine, theirs) {
    const changed = (Object.keys(mine) as (keyof HouseholdVisitForm)[]).filter(
      (field) => !sameContent(base[field], mine[field]),
    );
    return {
      ...theirs,
      ...Object.fromEntries(changed.map((field) => [field, mine[field]])),
      statuses: [...reapplyStatuses(new Map(base.statuses), new Map(mine.statuses), new Map(theirs.statuses))],
    };
  },
};

/** Whether a new form says anything: a day alone is no draft, nor that there is no roster. */
export const saysSomething = (form: HouseholdVisitForm): boolean =>
  form.statuses.length > 0 || isStatedCount(form.reported) || isStatedCount(peopleLine(form)) || form.note !== '';
