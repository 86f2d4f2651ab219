import type { Permission } from './permission.js';
import type { Term } from './vocabulary.js';

/** What a program with a token of its own (API client) may be allowed, in the words of its token. */
export const CLIENT_SCOPES = [
  { code: 'rollup:read', zh: '读取汇总数字', en: 'Read figures' },
  { code: 'ledger:read', zh: '读取台账记录', en: 'Read records' },
  { code: 'ledger:write', zh: '填报、更正、作废记录', en: 'Record, amend and void' },
] as const satisfies readonly Term[];
export type ClientScope = (typeof CLIENT_SCOPES)[number]['code'];

// Names of regions are nobody's secret. Figures of a tenant are asked of the tenant, so that both kinds of reading need
// its name. Writing is not reading: a client that only writes is answered what it wrote, with its own unit, and what a
// form needs, such as bounds and units that can be named; no other record and no figure.
const PERMISSIONS_BY_SCOPE: Readonly<Record<ClientScope, readonly Permission[]>> = {
  'rollup:read': ['region:read', 'tenant:read', 'rollup:read'],
  'ledger:read': ['region:read', 'tenant:read', 'ledger:read'],
  'ledger:write': ['region:read', 'ledger:record', 'ledger:amend', 'ledger:void'],
};

export function isClientScope(text: string): text is ClientScope {
  return Object.hasOwn(PERMISSIONS_BY_SCOPE, text);
}

/** Everything a client with these scopes may do. Never anything with an account: a client is no user and has none. */
export function permissionsOfScopes(scopes: readonly ClientScope[]): ReadonlySet<Permission> {
  return new Set(scopes.flatMap((scope) => PERMISSIONS_BY_SCOPE[scope]));
}
