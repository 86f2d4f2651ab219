import type { ClientScope } from '@fanzha/domain';

/** Whom a client belongs to: a unit asks for itself, an authority for a region that it oversees. */
interface ClientOwner {
  readonly tenantId: string;
  readonly regionCode: string | null;
}

/**
 * A first operation that these scopes allow. Records are only written where nothing else is allowed, so it
 * is told by what it may not do.
 */
function firstQuery(scopes: readonly string[], { tenantId, regionCode }: ClientOwner, year: string): string {
  const has = (scope: ClientScope) => scopes.includes(scope);
  if (has('rollup:read')) {
    const node = regionCode ? `region(code: "${regionCode}")` : `tenant(id: "${tenantId}")`;
    const figures = 'figures(indicators: [SESSIONS, LEAFLETS]) { indicator value }';
    return `{ ${node} { name rollup(period: "${year}") { ${figures} } } }`;
  }
  if (has('ledger:read'))
    return `{ activities(filter: { period: "${year}" }, first: 5) { totalCount edges { node { title startOn } } } }`;
  return '{ indicators { code label unit } }';
}

/** A command that can be pasted into a terminal and answers at once. */
export function curlExample(
  endpoint: string,
  token: string,
  scopes: readonly string[],
  owner: ClientOwner,
  year: string,
): string {
  const body = JSON.stringify({ query: firstQuery(scopes, owner, year) });
  return [
    `curl -s ${endpoint}`,
    "  -H 'content-type: application/json'",
    `  -H 'authorization: Bearer ${token}'`,
    `  --data-binary '${body}'`,
  ].join(' \\\n');
}
