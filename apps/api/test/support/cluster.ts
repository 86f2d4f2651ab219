import { migrate } from '@fanzha/platform';
import { expect } from '@jest/globals';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { MIGRATIONS } from '../../migrations/index.js';

/**
 * Specs that run on the cluster of CITUS_URL where there is one (docs/runbooks/citus.md): what rows may be seen, the
 * ledgers, moves, compaction and the recount.
 */
const ON_CLUSTER = [
  ...['tenant-isolation', 'interception-isolation', 'households-isolation', 'access-wall', 'second-wall', 'two-cities'],
  ...[
    'activities',
    'fraud-cases',
    'interceptions',
    'participation',
    'notices',
    'household-visits',
    'household-registrations',
  ],
  ...['writes-without-triggers', 'sign-in', 'time-travel', 'restatement', 'region-changes'],
  ...['rollups', 'household-coverage', 'roster-provenance'],
];

// A spec that was renamed would else run on one server, and nobody would notice.
for (const spec of ON_CLUSTER)
  if (!existsSync(path.resolve(import.meta.dirname, `../${spec}.spec.ts`)))
    throw new Error(`ON_CLUSTER names ${spec}, but there is no apps/api/test/${spec}.spec.ts`);

const run = promisify(execFile);
const DISTRIBUTE = path.resolve(import.meta.dirname, '../../../../infra/citus/distribute.sql');
const CHECK = path.resolve(import.meta.dirname, '../../../../infra/citus/check.sql');
const SHARDS = 4;

/** The coordinator's URL where the running spec is to run on a cluster, else null. */
export function clusterUrl(): string | null {
  const url = process.env['CITUS_URL'];
  const spec = path.basename(expect.getState().testPath ?? '', '.spec.ts');
  return url && ON_CLUSTER.includes(spec) ? url : null;
}

/** Name of the template of this run, which its end takes away (global-teardown.mjs). */
export const clusterTemplate = (): string => `template_of_run_${process.env['TEST_RUN'] ?? ''}`;

const at = (url: string, database: string, { nodename, nodeport }: Partial<Node> = {}) => {
  const address = Object.assign(new URL(url), { pathname: `/${database}` });
  if (nodename !== undefined) Object.assign(address, { hostname: nodename, port: String(nodeport) });
  return address.href;
};

async function asked<Row extends pg.QueryResultRow>(url: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

interface Node extends pg.QueryResultRow {
  readonly nodename: string;
  readonly nodeport: number;
  readonly groupid: number;
}

/** The servers of the cluster, the coordinator first. */
const nodesOf = (url: string) =>
  asked<Node>(url, 'select nodename, nodeport, groupid from pg_dist_node where isactive order by groupid');

/** Does the same on every server: a database lies on each of them. */
async function onAll(url: string, text: string): Promise<void> {
  const database = decodeURIComponent(new URL(url).pathname.slice(1));
  for (const node of await nodesOf(url)) await asked(at(url, database, node), text);
}

/** A migrated database whose tables are distributed as the runbook says, for others to be cloned from. */
export async function makeClusterTemplate(url: string, name: string): Promise<void> {
  await onAll(url, `create database ${name}`);
  const nodes = await nodesOf(url);
  for (const node of nodes) await asked(at(url, name, node), 'create extension citus');
  const coordinator = at(url, name);
  for (const { nodename, nodeport, groupid } of nodes) {
    const add = groupid === 0 ? 'citus_set_coordinator_host' : 'citus_add_node';
    await asked(coordinator, `select ${add}($1, $2)`, [nodename, nodeport]);
  }
  await migrate(coordinator, MIGRATIONS);
  const psql = (...args: string[]) => run('psql', [coordinator, '-qAt', '-v', 'ON_ERROR_STOP=1', ...args]);
  await psql('-v', `shards=${String(SHARDS)}`, '-f', DISTRIBUTE);
  const { stdout: fieldErrors } = await psql('-f', CHECK);
  if (fieldErrors.trim() !== '') throw new Error(`The cluster is not as it should be:\n${fieldErrors}`);
}

/** Nobody may be connected to what is cloned, the cluster's own maintenance included. */
export async function cloneOnCluster(url: string, template: string, name: string): Promise<void> {
  await onAll(url, `alter database ${template} allow_connections false`);
  await onAll(url, `select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '${template}'`);
  await onAll(url, `create database ${name} template ${template}`);
}

export const dropOnCluster = (url: string, name: string): Promise<void> =>
  onAll(url, `drop database if exists ${name} with (force)`);
