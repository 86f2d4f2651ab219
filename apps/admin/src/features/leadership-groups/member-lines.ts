import { BOUNDS, foldIdentifier, listErrors, textErrors, visibleText, type FieldError } from '@fanzha/domain';
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
}

let made = 0;
export function newMember(role: LeadershipRole): MemberLine {
  made += 1;
  return { key: `new${made}`, name: '', title: '', role, duty: '', phone: '' };
}

export const linesOf = (members: readonly LeadershipMemberPartsFragment[]): MemberLine[] =>
  members.map((member, at) => ({
    key: `m${at}`,
    name: member.name,
    title: member.title ?? '',
    role: member.role,
    duty: member.duty ?? '',
    phone: member.phone ?? '',
  }));

/** @param phones whether this person sees phones: what was not shown must not be sent as if it were empty */
export const memberInputs = (lines: readonly MemberLine[], phones: boolean): LeadershipMemberInput[] =>
  lines.map((line) => ({
    name: visibleText(line.name),
    title: visibleText(line.title) || null,
    role: line.role,
    duty: visibleText(line.duty) || null,
    ...(phones ? { phone: visibleText(line.phone) || null } : {}),
  }));

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
      ...(line.role === 'HEAD' && at > firstHead ? [{ path: `members.${at}.role`, code: 'DUPLICATE' } as const] : []),
      ...(visibleText(line.name) !== '' &&
      lines.findIndex((one) => one.role === line.role && foldIdentifier(one.name) === foldIdentifier(line.name)) < at
        ? [{ path: `members.${at}.name`, code: 'DUPLICATE' } as const]
        : []),
    ]),
  ];
}

/** The list with one line moved; the same list where there is nowhere to go. */
export function moved(lines: readonly MemberLine[], at: number, step: number): MemberLine[] {
  const to = at + step;
  const line = lines[at];
  if (!line || to < 0 || to >= lines.length) return [...lines];
  const rest = lines.filter((_, index) => index !== at);
  return [...rest.slice(0, to), line, ...rest.slice(to)];
}
