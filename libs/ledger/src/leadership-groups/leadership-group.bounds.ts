import {
  BOUNDS,
  dateFaults,
  DOCUMENT_NUMBER_EXAMPLE,
  type FieldFault,
  foldIdentifier,
  isTermCode,
  LEADERSHIP_ROLES,
  listFaults,
  type LocalDate,
  readDocumentNumber,
  textFaults,
  visibleText,
} from '@fanzha/domain';
import { cleanText, keyFaults, placeFaults, type ReadFact, unknownCode } from '../facts/fact-bounds.js';
import type { GroupOutline } from './leadership-group.contributions.js';
import type { GroupContent, LeadershipGroupFact, StatedMember } from './leadership-group.entity.js';
import type { LeadershipGroupInput, LeadershipMemberInput } from './leadership-group.inputs.js';
import type { StatedPhone } from './member-phones.js';
import { isInPlace, lastChange, memberKey } from './membership.js';

/** A list of members as it was understood, and what is said about their phones, in the same order. */
export interface ReadMembers {
  readonly members: readonly StatedMember[];
  readonly phones: readonly StatedPhone[];
  readonly faults: readonly FieldFault[];
}

export interface ReadGroup extends ReadFact<GroupContent> {
  readonly list: ReadMembers;
}

const PHONE = /^[+(]?\d[\d ()-]*(?:转\d{1,6})?$/;
const PHONE_EXAMPLE = '0553-1234567';

/** Reads an input against every bound that needs no database, and keeps going after a fault. @param today in China. */
export function readGroup(input: LeadershipGroupInput, today: LocalDate): ReadGroup {
  const stated = cleanText(input.documentNumber);
  const documentNumber = stated === null ? null : readDocumentNumber(stated);
  const list = readMembers(input.members);
  const content: GroupContent = {
    name: visibleText(input.name),
    foundedOn: input.foundedOn,
    documentNumber,
    campaignId: cleanText(input.campaignId),
    regionCode: null,
  };
  const faults: FieldFault[] = [
    ...keyFaults(input.idempotencyKey),
    ...textFaults('name', input.name, BOUNDS.groupName),
    ...dateFaults('foundedOn', input.foundedOn, { required: true, today }),
    ...documentFaults(stated, documentNumber),
    ...placeFaults(content),
    ...list.faults,
  ];
  const members = list.members.map((member, place) => ({ ...member, phone: list.phones[place] }));
  return { content, besides: { members }, idempotencyKey: cleanText(input.idempotencyKey), faults, list };
}

/** Reads a list of members: at least one, at most one head, nobody twice in one role. */
export function readMembers(stated: readonly LeadershipMemberInput[]): ReadMembers {
  const members = stated.map(({ name, title, role, duty }): StatedMember => ({
    name: visibleText(name),
    title: cleanText(title),
    role,
    duty: cleanText(duty),
  }));
  const phones = stated.map(({ phone }) => (phone === undefined ? undefined : cleanText(phone?.normalize('NFKC'))));
  const faults = [
    ...listFaults('members', stated, BOUNDS.members),
    ...members.flatMap((member, place) => memberFaults(`members.${place}`, member, phones[place])),
    ...repetitions(members),
  ];
  return { members, phones, faults };
}

/** Faults of the day from which a group has other members: not in the future, not before what is known already. */
export function changeDayFaults(
  on: LocalDate,
  { members, foundedOn }: LeadershipGroupFact,
  today: LocalDate,
): FieldFault[] {
  const faults = dateFaults('on', on, { required: true, today });
  const earliest = lastChange(members, foundedOn);
  return faults.length > 0 || on >= earliest ? faults : [{ path: 'on', code: 'DATE_TOO_EARLY', params: { earliest } }];
}

/** Faults of the day on which a group is dissolved: not in the future, not before it was founded or last changed. */
export function dissolutionFaults(on: LocalDate, group: LeadershipGroupFact, today: LocalDate): FieldFault[] {
  return on < group.foundedOn ? [{ path: 'on', code: 'END_BEFORE_START' }] : changeDayFaults(on, group, today);
}

/** Faults of a corrected founding day: what is known to have ended ended after it. */
export function foundingFaults(foundedOn: LocalDate, { dissolvedOn, members }: LeadershipGroupFact): FieldFault[] {
  const ends = members.filter((member) => !isInPlace(member)).map(({ leftOn }) => leftOn);
  const latest = [dissolvedOn, ...ends].filter((day) => day !== null).sort()[0];
  return latest !== undefined && foundedOn > latest
    ? [{ path: 'foundedOn', code: 'DATE_TOO_LATE', params: { latest } }]
    : [];
}

/**
 * Faults of a document number that another group of the unit was founded by, however it is spelled. One that stays is not
 * judged anew.
 */
export function namesakeFaults(
  { documentNumber }: GroupContent,
  before: LeadershipGroupFact | null,
  ofTenant: readonly GroupOutline[],
): FieldFault[] {
  const number = foldIdentifier(documentNumber);
  if (number === '' || number === foldIdentifier(before?.documentNumber)) return [];
  const taken = ofTenant.some((group) => group.id !== before?.id && foldIdentifier(group.documentNumber) === number);
  return taken ? [{ path: 'documentNumber', code: 'ALREADY_TAKEN' }] : [];
}

function documentFaults(stated: string | null, read: string | null): FieldFault[] {
  const faults = textFaults('documentNumber', stated, BOUNDS.documentNumber);
  if (faults.length > 0 || stated === null || read !== null) return faults;
  return [{ path: 'documentNumber', code: 'INVALID_FORMAT', params: { example: DOCUMENT_NUMBER_EXAMPLE } }];
}

function memberFaults(path: string, { name, title, role, duty }: StatedMember, phone: StatedPhone): FieldFault[] {
  const phoneFaults = textFaults(`${path}.phone`, phone, BOUNDS.memberPhone);
  const wellFormed = phone == null || phoneFaults.length > 0 || PHONE.test(phone);
  return [
    ...textFaults(`${path}.name`, name, BOUNDS.memberName),
    ...textFaults(`${path}.title`, title, BOUNDS.memberTitle),
    ...(isTermCode(LEADERSHIP_ROLES, role) ? [] : [unknownCode(`${path}.role`)]),
    ...textFaults(`${path}.duty`, duty, BOUNDS.memberDuty),
    ...phoneFaults,
    ...(wellFormed
      ? []
      : [{ path: `${path}.phone`, code: 'INVALID_FORMAT', params: { example: PHONE_EXAMPLE } } as const]),
  ];
}

function repetitions(members: readonly StatedMember[]): FieldFault[] {
  const keys = members.map(memberKey);
  const firstHead = members.findIndex(({ role }) => role === 'HEAD');
  return members.flatMap((member, place): FieldFault[] => {
    if (member.name !== '' && keys.indexOf(keys[place] as string) < place)
      return [{ path: `members.${place}`, code: 'DUPLICATE' }];
    return member.role === 'HEAD' && place > firstHead ? [{ path: `members.${place}.role`, code: 'DUPLICATE' }] : [];
  });
}
