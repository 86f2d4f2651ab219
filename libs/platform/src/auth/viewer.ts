import { type Permission, permissionsOf, type Role, type Sector } from '@fanzha/domain';
import type { Scope } from '../database/scope.js';

/** What an official may look at: a region with everything below it, restricted to one sector or not. */
export interface OverseenRegion {
  readonly region: string;
  readonly sector: Sector | null;
}

/** What is known of a signed-in user without asking the database. Access tokens carry exactly this. */
export interface Identity {
  readonly userId: string;
  readonly username: string;
  readonly displayName: string;
  readonly tenantId: string;
  readonly cityCode: string;
  readonly roles: readonly Role[];
  /** All entries share one sector or have none: oversight of an authority is never mixed (see OversightService). */
  readonly oversight: readonly OverseenRegion[];
  /** Null for the command line, which has no session that could end. */
  readonly sessionId: string | null;
  /** A password somebody else has seen: nothing may be done with it but choosing another one. */
  readonly mustChangePassword: boolean;
}

/** On whose behalf an operation runs: who it is, what they may do, and which rows the database shows them. */
export interface Viewer extends Identity {
  readonly permissions: ReadonlySet<Permission>;
  readonly scope: Scope;
}

/** Completes an identity with what follows from it: permissions from roles, database scope from tenant and oversight. */
export function viewerFrom(stated: Identity): Viewer {
  // Fields below `viewer` and `signIn` are reached without the guard: whoever still has to change the password must find
  // nothing there either.
  const sees = !stated.mustChangePassword && stated.roles.some((role) => role === 'COUNTY_OFFICIAL' || role === 'CITY_OFFICIAL');
  // Oversight is given to an authority and used by its officials: its other accounts see what is their unit's own.
  const identity = sees ? stated : { ...stated, oversight: [] };
  const powers = stated.mustChangePassword ? [] : stated.roles;
  const { cityCode, tenantId, userId, oversight, sessionId } = identity;
  const scope: Scope = {
    cityCode,
    tenantId,
    userId,
    regions: oversight.map((overseen) => overseen.region),
    sector: oversight[0]?.sector ?? null,
    mode: powers.includes('OPERATOR') ? 'operator' : 'member',
    ...(sessionId === null ? {} : { sessionId }),
  };
  return { ...identity, permissions: permissionsOf(powers), scope };
}
