import {
  BOUNDS,
  foldIdentifier,
  isStatedNumber,
  listErrors,
  readStatedNumber,
  textErrors,
  visibleText,
  type FieldError,
} from '@fanzha/domain';
import type { LeadershipMemberInput, LeadershipMemberPartsFragment, LeadershipRole } from '../../graphql/generated.js';

/** One member as the form holds it. */
export interface MemberLine {
  /** Of the form only: follows the line when it is moved. */
  key: string;
  name: string;
  title: string;
  role: LeadershipRole;
  duty: string;
  phone: string;
  /** How many people a post or class of posts is; a draft of release 0.1 has none. */
  people?: string;
}

let made = 0;
export function newMember(role: LeadershipRole): MemberLine {
  made += 1;
  return { key: `new${made}`, name: '', title: '', role, duty: '', phone: '', people: '1' };
}

export const linesOf = (members: readonly LeadershipMemberPartsFragment[]): MemberLine[] =>
  members.map((member, at) => ({
    key: `m${at}`,
    name: member.name,
    title: member.title ?? '',
    role: member.role,
    duty: member.duty ?? '',
    phone: member.phone ?? '',
    people: String(member.people),
  }));

/** @param phones whether this person sees phones: what was not shown must not be sent as if it were empty */
export const memberInputs = (lines: readonly MemberLine[], phones: boolean): LeadershipMemberInput[] =>
  lines.map((line) => ({
    name: visibleText(line.name),
    title: visibleText(line.title) || null,
    role: line.role,
    duty: visibleText(line.duty) || null,
    people: peopleOf(line),
    ...(phones ? { phone: visibleText(line.phone) || null } : {}),
  }));

/** The people of a row: one unless stated; null where what stands there is no whole number from 1 on. */
function peopleOf({ people = '1' }: Pick<MemberLine, 'people'>): number | null {
  const read = readStatedNumber(people.trim() || '1', 'COUNT');
  return isStatedNumber(read) && read.qualifier === null && Number(read.plain) >= 1 ? Number(read.plain) : null;
}

/** How many people the rows are together. */
export const peopleIn = (lines: readonly Pick<MemberLine, 'people'>[]): number =>
  lines.reduce((sum, line) => sum + (peopleOf(line) ?? 0), 0);

/** What can be told of a list of members before sending: names, bounds, one head, nobody twice in one role. */
export function memberErrors(lines: readonly MemberLine[]): FieldError[] {
  const firstHead = lines.findIndex(({ role }) => role === 'HEAD');
  return [
    ...listErrors('members', lines, BOUNDS.members),
    ...lines.flatMap((line, at): FieldError[] => [
      ...textErrors(`members.${at}.name`, line.name, BOUNDS.memberName),
      ...textErrors(`members.${at}.title`, line.title, BOUNDS.memberTitle),
      ...textErrors(`members.${at}.duty`, line.duty, BOUNDS.memberDuty),
      ...textErrors(`members.${at}.phone`, line.phone, BOUNDS.memberPhone),
      ...peopleErrors(`members.${at}.people`, line),
      ...(line.role === 'HEAD' && at > firstHead ? [{ path: `members.${at}.role`, code: 'DUPLICATE' } as const] : []),
      ...(visibleText(line.name) !== '' &&
      lines.findIndex((one) => one.role === line.role && foldIdentifier(one.name) === foldIdentifier(line.name)) < at
        ? [{ path: `members.${at}.name`, code: 'DUPLICATE' } as const]
        : []),
    ]),
  ];
}

function peopleErrors(path: string, line: MemberLine): FieldError[] {
  const people = peopleOf(line);
  if (people === null) return [{ path, code: 'TOO_SMALL', params: { min: 1 } }];
  return people > 1 && line.role === 'HEAD' ? [{ path, code: 'NOT_ALLOWED_HERE' }] : [];
}

/** The list with one line moved; the same list where there is nowhere to go. */
export function moved(lines: readonly MemberLine[], at: number, step: number): MemberLine[] {
  const to = at + step;
  const line = lines[at];
  if (!line || to < 0 || to >= lines.length) return [...lines];
  const rest = lines.filter((_, index) => index !== at);
  return [...rest.slice(0, to), line, ...rest.slice(to)];
}
