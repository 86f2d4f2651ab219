/**
 * Who may import whom: the one table behind the lint rules and the dependency graph check. A project imports what
 * stands before it on its own line, and nothing else.
 */
const directions = [
  ['domain', 'platform', 'org', 'rollup', 'ledger', 'campaign', 'report', 'demo', 'api'],
  ['domain', 'ui', 'admin'],
  ['domain', 'admin-e2e'],
];

export const SCOPE = '@fanzha/';

/** project → the projects it may import, e.g. `{ org: ['domain', 'platform'] }` */
export const mayImport = Object.fromEntries(
  directions.flatMap((line) => line.map((project, position) => [project, line.slice(0, position)])),
);

/** The API side is what rests on the platform. */
export const isServer = (project) => project === 'platform' || mayImport[project].includes('platform');
