import { foldIdentifier, type LocalDate } from '@fanzha/domain';
import type { GroupMember, StatedMember } from './leadership-group.entity.js';

/** A group's members after a change, those who left behind those in place. */
export interface Membership {
  readonly members: readonly GroupMember[];
  /** For each stated member, the position in the earlier list of the member it was before; null for who is new. */
  readonly cameFrom: readonly (number | null)[];
}

type Sameness = (member: StatedMember) => string;

/** A name as it is compared: 某 某 and 某某 are one. */
const nameOf: Sameness = ({ name }) => foldIdentifier(name);
const roleOf: Sameness = ({ role }) => role;

/** Who is the same member: the same name in the same role. */
export const memberKey: Sameness = (member) => `${roleOf(member)} ${nameOf(member)}`;

/** Whether both are called the same, in whatever role. */
export const isNamesake = (left: StatedMember, right: StatedMember): boolean => nameOf(left) === nameOf(right);

/** Those who have not left: in place today, or when the group was dissolved. Nobody joins or leaves in the future. */
export const isInPlace = ({ leftOn }: GroupMember): boolean => leftOn === null;

/** The first members: all of them have been there since the group was founded. */
export function foundingMembers(stated: readonly StatedMember[], foundedOn: LocalDate): Membership {
  return {
    members: stated.map((member) => ({ ...member, joinedOn: foundedOn, leftOn: null })),
    cameFrom: stated.map(() => null),
  };
}

/**
 * From `on`, the group has the stated members: who is not among them leaves on that day, who is new joins on it. A post
 * of which there are more or fewer people is left by the old number and joined by the new one.
 */
export function changedMembers(
  before: readonly GroupMember[],
  stated: readonly StatedMember[],
  on: LocalDate,
): Membership {
  const cameFrom = origins(before, stated, [memberKey]);
  const stays = (member: StatedMember, known: GroupMember | undefined) => known?.people === member.people;
  const inPlace = stated.map((member, position) => {
    const known = origin(before, cameFrom[position]);
    return { ...member, joinedOn: known && stays(member, known) ? known.joinedOn : on, leftOn: null };
  });
  const leaving = before.filter((member, position) => {
    const now = stated[cameFrom.indexOf(position)];
    return isInPlace(member) && (now === undefined || (!stays(now, member) && member.joinedOn < on));
  });
  const left = [
    ...leaving.map((member) => ({ ...member, leftOn: on })),
    ...before.filter((member) => !isInPlace(member)),
  ];
  return { members: [...inPlace, ...left], cameFrom };
}

/**
 * The stated members are those who have been in place, wrongly stated before: a member who stands in the place of
 * another – the same name in another role, else another name in the same role – was there since the other was
 * said to be, everybody else since the group was founded. A member who is not stated any more never
 * was one. Members who had left before stay as known.
 */
export function correctedMembers(
  before: readonly GroupMember[],
  stated: readonly StatedMember[],
  founded: { readonly before: LocalDate; readonly after: LocalDate },
): Membership {
  const cameFrom = origins(before, stated, [memberKey, nameOf, roleOf]);
  const since = (day: LocalDate) => (day === founded.before || day < founded.after ? founded.after : day);
  const inPlace = stated.map((member, position) => ({
    ...member,
    joinedOn: since(origin(before, cameFrom[position])?.joinedOn ?? founded.after),
    leftOn: null,
  }));
  const left = before
    .filter((member) => !isInPlace(member))
    .map((member) => ({ ...member, joinedOn: since(member.joinedOn) }));
  return { members: [...inPlace, ...left], cameFrom };
}

/** The last day on which somebody joined or left. */
export function lastChange(members: readonly GroupMember[], foundedOn: LocalDate): LocalDate {
  const days = members.flatMap(({ joinedOn, leftOn }) => [joinedOn, leftOn ?? joinedOn]);
  return days.reduce((last, day) => (day > last ? day : last), foundedOn);
}

/**
 * For each stated member the one in place that it was before, by the first kind of sameness
 * that finds one not yet taken.
 */
function origins(
  before: readonly GroupMember[],
  stated: readonly StatedMember[],
  kinds: readonly Sameness[],
): (number | null)[] {
  const cameFrom: (number | null)[] = stated.map(() => null);
  for (const sameness of kinds) {
    for (const [position, member] of stated.entries()) {
      if (cameFrom[position] !== null) continue;
      const found = before.findIndex(
        (other, at) => isInPlace(other) && !cameFrom.includes(at) && sameness(other) === sameness(member),
      );
      if (found >= 0) cameFrom[position] = found;
    }
  }
  return cameFrom;
}

function origin(before: readonly GroupMember[], position: number | null | undefined): GroupMember | undefined {
  return position == null ? undefined : before[position];
}
