import {
  BOUNDS,
  dateErrors,
  DOCUMENT_NUMBER_EXAMPLE,
  type FieldError,
  foldIdentifier,
  innerPaths,
  isTermCode,
  GROUP_KINDS,
  LEADERSHIP_ROLES,
  listErrors,
  type LocalDate,
  readDocumentNumber,
  repeatedAt,
  textErrors,
  visibleText,
} from '@fanzha/domain';
import { amountFields, countAmountErrors } from '../facts/amount-fields.js';
import {
  cleanCampaigns,
  cleanText,
  countErrors,
  keyErrors,
  regionErrors,
  type ReadFact,
  unknownCode,
} from '../facts/fact-bounds.js';
import type { GroupOutline } from './leadership-group.contributions.js';
import type { GroupContent, LeadershipGroupFact, StatedMember } from './leadership-group.entity.js';
import type { LeadershipGroupInput, LeadershipMemberInput } from './leadership-group.inputs.js';
import type { StatedPhone } from './member-phones.js';
import { isInPlace, lastChange, memberKey } from './membership.js';

/** A list of members as it was understood, and what is said about their phones, in the same order. */
export interface ReadMembers {
  readonly members: readonly StatedMember[];
  readonly phones: readonly StatedPhone[];
  readonly errors: readonly FieldError[];
}

export interface ReadGroup extends ReadFact<GroupContent> {
  readonly list: ReadMembers;
}

const NOT_COUNTED = {
  memberCount: null,
  memberCountQualifier: null,
  memberCountUpTo: null,
  memberCountAtLeast: null,
};

const PHONE = /^[+(]?\d[\d ()-]*(?:转\d{1,6})?$/;
const PHONE_EXAMPLE = '0553-1234567';

/** Reads an input against every bound that needs no database, and keeps going after an error. @param today in China. */
export function readGroup(input: LeadershipGroupInput, today: LocalDate): ReadGroup {
  const stated = cleanText(input.documentNumber);
  const documentNumber = stated === null ? null : readDocumentNumber(stated);
  const count = input.memberCount ?? null;
  const list = readMembers(input.members, count === null ? BOUNDS.members.min : 0);
  const kind = input.kind ?? 'LEADERSHIP_GROUP';
  const content: GroupContent = {
    name: visibleText(input.name),
    kind,
    ...(count ? amountFields('memberCount', count) : NOT_COUNTED),
    foundedOn: input.foundedOn,
    documentNumber,
    campaignIds: cleanCampaigns(input.campaignIds),
    regionCode: null,
  };
  const errors: FieldError[] = [
    ...keyErrors(input.idempotencyKey),
    ...textErrors('name', input.name, BOUNDS.groupName),
    ...(isTermCode(GROUP_KINDS, kind) ? [] : [unknownCode('kind')]),
    ...memberCountErrors(input),
    ...dateErrors('foundedOn', input.foundedOn, { required: true, today }),
    ...documentErrors(stated, documentNumber),
    ...regionErrors(content),
    ...list.errors,
  ];
  const members = list.members.map((member, position) => ({ ...member, phone: list.phones[position] }));
  return { content, besides: { members }, idempotencyKey: cleanText(input.idempotencyKey), errors, list };
}

/** Members are listed or counted; some of them by name and the others as a class of posts are listed. */
function memberCountErrors({ memberCount, members }: LeadershipGroupInput): FieldError[] {
  if (memberCount == null) return [];
  const errors = countAmountErrors(innerPaths('memberCount'), 'LEADERSHIP_MEMBERS', memberCount);
  if (memberCount.value === 0) errors.push({ path: 'memberCount.value', code: 'TOO_SMALL', params: { min: 1 } });
  return [...errors, ...(members.length > 0 ? [{ path: 'memberCount', code: 'CONTRADICTORY' } as const] : [])];
}

/**
 * Reads a list of members: at least one, at most one head, nobody twice in one role, no more people than there can be.
 * @param min how many rows there are at least: none where the group is known by the number of its members
 */
export function readMembers(stated: readonly LeadershipMemberInput[], min: number = BOUNDS.members.min): ReadMembers {
  const members = stated.map(({ name, title, role, duty, people }): StatedMember => ({
    name: visibleText(name),
    title: cleanText(title),
    role,
    duty: cleanText(duty),
    people: people ?? 1,
  }));
  const phones = stated.map(({ phone }) => (phone === undefined ? undefined : cleanText(phone?.normalize('NFKC'))));
  const errors = [
    ...listErrors('members', stated, { ...BOUNDS.members, min }),
    ...members.flatMap((member, position) => memberErrors(`members.${position}`, member, phones[position])),
    ...repetitions(members),
    ...togetherErrors(members),
  ];
  return { members, phones, errors };
}

/** Errors of the people of all rows together: a group has no more members than one number may state. */
function togetherErrors(members: readonly StatedMember[]): FieldError[] {
  if (members.some((member) => peopleErrors('people', member).length > 0)) return [];
  const sum = members.reduce((total, { people }) => total + people, 0);
  return countErrors('members', 'LEADERSHIP_MEMBERS', sum, 'EXACT');
}

/** Errors of the day from which a group has other members: not in the future, not before what is known already. */
export function changeDayErrors(
  on: LocalDate,
  { members, foundedOn }: LeadershipGroupFact,
  today: LocalDate,
): FieldError[] {
  const errors = dateErrors('on', on, { required: true, today });
  const earliest = lastChange(members, foundedOn);
  return errors.length > 0 || on >= earliest ? errors : [{ path: 'on', code: 'DATE_TOO_EARLY', params: { earliest } }];
}

/** Errors of the day on which a group is dissolved: not in the future, not before it was founded or last changed. */
export function dissolutionErrors(on: LocalDate, group: LeadershipGroupFact, today: LocalDate): FieldError[] {
  return on < group.foundedOn ? [{ path: 'on', code: 'END_BEFORE_START' }] : changeDayErrors(on, group, today);
}

/** Errors of a corrected founding day: what is known to have ended ended after it. */
export function foundingErrors(foundedOn: LocalDate, { dissolvedOn, members }: LeadershipGroupFact): FieldError[] {
  const ends = members.filter((member) => !isInPlace(member)).map(({ leftOn }) => leftOn);
  const latest = [dissolvedOn, ...ends].filter((day) => day !== null).sort()[0];
  return latest !== undefined && foundedOn > latest
    ? [{ path: 'foundedOn', code: 'DATE_TOO_LATE', params: { latest } }]
    : [];
}

/**
 * Errors of a document number that another group of the unit was founded by, however it is spelled. One
 * that stays is not judged anew.
 */
export function namesakeErrors(
  { documentNumber }: GroupContent,
  before: LeadershipGroupFact | null,
  ofTenant: readonly GroupOutline[],
): FieldError[] {
  const number = foldIdentifier(documentNumber);
  if (number === '' || number === foldIdentifier(before?.documentNumber)) return [];
  const taken = ofTenant.some((group) => group.id !== before?.id && foldIdentifier(group.documentNumber) === number);
  return taken ? [{ path: 'documentNumber', code: 'ALREADY_TAKEN' }] : [];
}

function documentErrors(stated: string | null, read: string | null): FieldError[] {
  const errors = textErrors('documentNumber', stated, BOUNDS.documentNumber);
  if (errors.length > 0 || stated === null || read !== null) return errors;
  return [{ path: 'documentNumber', code: 'INVALID_FORMAT', params: { example: DOCUMENT_NUMBER_EXAMPLE } }];
}

/** How many people a row is: the head is one. */
function peopleErrors(path: string, { role, people }: StatedMember): FieldError[] {
  if (people < 1) return [{ path, code: 'TOO_SMALL', params: { min: 1 } }];
  if (people > 1 && role === 'HEAD') return [{ path, code: 'NOT_ALLOWED_HERE' }];
  return countErrors(path, 'LEADERSHIP_MEMBERS', people, 'EXACT');
}

function memberErrors(path: string, member: StatedMember, phone: StatedPhone): FieldError[] {
  const { name, title, role, duty } = member;
  const phoneErrors = textErrors(`${path}.phone`, phone, BOUNDS.memberPhone);
  const wellFormed = phone == null || phoneErrors.length > 0 || PHONE.test(phone);
  return [
    ...textErrors(`${path}.name`, name, BOUNDS.memberName),
    ...textErrors(`${path}.title`, title, BOUNDS.memberTitle),
    ...(isTermCode(LEADERSHIP_ROLES, role) ? [] : [unknownCode(`${path}.role`)]),
    ...textErrors(`${path}.duty`, duty, BOUNDS.memberDuty),
    ...peopleErrors(`${path}.people`, member),
    ...phoneErrors,
    ...(wellFormed
      ? []
      : [{ path: `${path}.phone`, code: 'INVALID_FORMAT', params: { example: PHONE_EXAMPLE } } as const]),
  ];
}

function repetitions(members: readonly StatedMember[]): FieldError[] {
  const repeated = repeatedAt(members.map(memberKey));
  const firstHead = members.findIndex(({ role }) => role === 'HEAD');
  return members.flatMap((member, position): FieldError[] => {
    if (member.name !== '' && repeated.has(position)) return [{ path: `members.${position}`, code: 'DUPLICATE' }];
    return member.role === 'HEAD' && position > firstHead
      ? [{ path: `members.${position}.role`, code: 'DUPLICATE' }]
      : [];
  });
}
