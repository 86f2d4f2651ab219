import type { Role } from '@fanzha/domain';
import type { Viewer } from '@fanzha/platform';
import type { GroupMember } from './leadership-group.entity.js';
import { isNamesake, type Membership } from './membership.js';

/** Phones by position in the list of members. */
export type Phones = ReadonlyMap<number, string>;

/** What is said about a member's phone: the number, null to take it away, undefined where nothing is said. */
export type StatedPhone = string | null | undefined;

/** Roles that administer their tenant: those of units, and the officials of authorities. */
const ADMINISTERING: readonly Role[] = ['UNIT_ADMIN', 'COUNTY_OFFICIAL', 'CITY_OFFICIAL'];

/**
 * Whether phones of a group are shown to the viewer: to those who administer the tenant whose group it is, and to
 * nobody above or beside it (个人信息保护法 第六条).
 */
export function seesPhones(
  { tenantId, roles }: Pick<Viewer, 'tenantId' | 'roles'>,
  group: { readonly tenantId: string },
): boolean {
  return tenantId === group.tenantId && roles.some((role) => ADMINISTERING.includes(role));
}

/**
 * Phones after a change. A member who stays keeps the known phone unless another one is stated; only those who see
 * phones can take one away, because a form that was not shown the phone sends it empty. A member who leaves takes it
 * along: what a phone was kept for is over (个人信息保护法 第四十七条).
 */
export function phonesAfter(
  known: { readonly phones: Phones; readonly members: readonly GroupMember[] },
  { members, cameFrom }: Membership,
  stated: readonly StatedPhone[],
  canTakeAway: boolean,
): Phones {
  const after = new Map<number, string>();
  for (const [position, from] of cameFrom.entries()) {
    const said = stated[position];
    const [earlier, member] = [from === null ? undefined : known.members[from], members[position]];
    const kept = earlier && member && isNamesake(earlier, member) ? known.phones.get(from as number) : undefined;
    const phone = said ?? (said === null && canTakeAway ? undefined : kept);
    if (phone !== undefined) after.set(position, phone);
  }
  return after;
}
