import {
  type ClientScope,
  OFFICIAL_ROLES,
  type Permission,
  permissionsOf,
  permissionsOfScopes,
  DomainError,
  type Role,
  type Sector,
} from '@fanzha/domain';
import type { Scope } from './scope.js';

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
  /** The API client that acts, where it is not a person. */
  readonly client?: ActingClient;
}

/** A program that acts for a tenant by a token of its own. */
interface ActingClient {
  readonly id: string;
  readonly name: string;
}

/**
 * Whether a viewer may be told what points at single records: people may, whose role says so, and programs that may
 * read the records anyway. A program for figures alone may not.
 */
export function seesSmallCells(viewer: Viewer): boolean {
  return viewer.client === undefined || viewer.permissions.has('ledger:read');
}

/** The viewer of an operation that an API client sent. */
export interface ClientViewer extends Viewer {
  readonly client: ActingClient;
}

/**
 * Completes an identity with what follows from it: permissions from roles, database scope from tenant and oversight.
 */
export function viewerFrom(stated: Identity): Viewer {
  // Fields below `viewer` and `signIn` are reached without the guard: a user who still has to change the
  // password must find nothing there either.
  const sees = !stated.mustChangePassword && stated.roles.some((role) => OFFICIAL_ROLES.includes(role));
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

/** What is known of an API client once its token was verified. */
interface ClientIdentity extends ActingClient {
  readonly cityCode: string;
  readonly tenantId: string;
  /** The user who created it, under whose name its records stand: facts are answered for by people. */
  readonly createdBy: string;
  readonly scopes: readonly ClientScope[];
  /** What the client may look at beside the own tenant: the oversight of its authority, if an official created it. */
  readonly oversight: readonly OverseenRegion[];
}

/**
 * An API client as viewer: the permissions of its scopes and nothing else, the rows of its tenant and of its oversight.
 */
export function clientViewer({
  id,
  name,
  cityCode,
  tenantId,
  createdBy,
  scopes,
  oversight,
}: ClientIdentity): ClientViewer {
  const client = { id, name };
  return {
    userId: createdBy,
    username: name,
    displayName: name,
    tenantId,
    cityCode,
    roles: [],
    oversight,
    sessionId: null,
    mustChangePassword: false,
    permissions: permissionsOfScopes(scopes),
    client,
    scope: {
      cityCode,
      tenantId,
      userId: createdBy,
      regions: oversight.map((overseen) => overseen.region),
      sector: oversight[0]?.sector ?? null,
      mode: 'member',
      client,
    },
  };
}

/**
 * For fields below an operation, which no guard stands before: whether the viewer may do this at all.
 * @throws DomainError FORBIDDEN, UNAUTHENTICATED where nobody is signed in
 */
export function requirePermission(viewer: Viewer | null | undefined, permission: Permission): void {
  if (!viewer) throw DomainError.unauthenticated();
  if (!viewer.permissions.has(permission)) throw DomainError.forbidden();
}
