import { createHash } from 'node:crypto';
import { APP_ROLE, migrate, roleUrl, SETTINGS_TRAVEL } from '@fanzha/platform';
import pg from 'pg';
import { MIGRATIONS } from '../../migrations/index.js';
import { cloneOnCluster, clusterTemplate, clusterUrl, dropOnCluster, makeClusterTemplate } from './cluster.js';
import { TEST_REGIONS } from './regions.js';

export interface TestDatabase {
  /**
   * URL of the owner, who bypasses row-level security: for setting the fixture and looking behind it, never for the
   * act.
   */
  readonly ownerUrl: string;
  /** Runs SQL as the owner. */
  sql<Row extends pg.QueryResultRow = pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

const serverUrl = () => {
  const url = process.env['TEST_SERVER_URL'];
  if (!url) throw new Error('TEST_SERVER_URL is not set: run these specs with the jest configuration of apps/api');
  return url;
};

const urlOf = (database: string, server = serverUrl()) => {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
};

/**
 * A database of its own for one spec file: a clone (about 50 ms) of a template that is migrated once per run. For the
 * specs that cluster.ts names it lies on the cluster of CITUS_URL.
 */
export async function freshDatabase(): Promise<TestDatabase> {
  const cluster = clusterUrl();
  const name = `spec_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;
  const admin = new pg.Client({ connectionString: cluster ?? serverUrl() });
  await admin.connect();
  try {
    // Jest workers ask at the same time; a template may have no connection while it is cloned.
    await admin.query("select pg_advisory_lock(hashtext('test template'))");
    const template = await ensureTemplate(admin, cluster);
    if (cluster) await cloneOnCluster(cluster, template, name);
    else await admin.query(`create database ${name} template ${template}`);
  } finally {
    await admin.end();
  }
  return opened(name, cluster);
}

/** A connection of the application's role, as its pools make them. */
export const appClient = (ownerUrl: string): pg.Client =>
  new pg.Client({ connectionString: roleUrl(ownerUrl, APP_ROLE), options: SETTINGS_TRAVEL });

/** A database without any table. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const name = `empty_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;
  const admin = new pg.Client({ connectionString: serverUrl() });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  return opened(name, null);
}

function opened(name: string, cluster: string | null): TestDatabase {
  const ownerUrl = urlOf(name, cluster ?? serverUrl());
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  pool.on('error', () => undefined);
  return {
    ownerUrl,
    sql: async (text, values) => (await pool.query(text, values)).rows,
    drop: async () => {
      await pool.end();
      if (cluster) return dropOnCluster(cluster, name);
      const client = new pg.Client({ connectionString: serverUrl() });
      await client.connect();
      await client.query(`drop database if exists ${name} with (force)`);
      await client.end();
    },
  };
}

async function ensureTemplate(admin: pg.Client, cluster: string | null): Promise<string> {
  const history = MIGRATIONS.map((migration) => migration.toString()).join('');
  const digest = createHash('sha256').update(history).update(JSON.stringify(TEST_REGIONS)).digest('hex');
  const name = cluster ? clusterTemplate() : `template_${digest.slice(0, 12)}`;
  const known = await admin.query('select 1 from pg_database where datname = $1', [name]);
  if (known.rowCount) return name;
  const half = cluster ? name : `${name}_half`;
  if (cluster) await makeClusterTemplate(cluster, half);
  else {
    await admin.query(`create database ${half}`);
    await migrate(urlOf(half), MIGRATIONS);
  }
  const client = new pg.Client({ connectionString: urlOf(half, cluster ?? serverUrl()) });
  await client.connect();
  for (const [code, regionName] of TEST_REGIONS) {
    await client.query("insert into region (code, name, level, parent_code, source) values ($1, $2, $3, $4, 'test')", [
      code,
      regionName,
      { 2: 'PROVINCE', 4: 'CITY', 6: 'COUNTY', 9: 'TOWN', 12: 'COMMUNITY' }[code.length],
      { 2: null, 4: code.slice(0, 2), 6: code.slice(0, 4), 9: code.slice(0, 6), 12: code.slice(0, 9) }[code.length],
    ]);
  }
  await client.end();
  if (!cluster) await admin.query(`alter database ${half} rename to ${name}`);
  return name;
}
