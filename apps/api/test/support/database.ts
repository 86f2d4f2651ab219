import { createHash } from 'node:crypto';
import { migrate } from '@fanzha/platform';
import pg from 'pg';
import { MIGRATIONS } from '../../migrations/index.js';
import { TEST_REGIONS } from './regions.js';

export interface TestDatabase {
  /**
   * URL of the owner, who bypasses row-level security: for setting the stage and looking behind it, never for the act.
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

const urlOf = (database: string) => {
  const url = new URL(serverUrl());
  url.pathname = `/${database}`;
  return url.href;
};

/** A database of its own for one spec file: a clone (about 50 ms) of a template that is migrated once per run. */
export async function freshDatabase(): Promise<TestDatabase> {
  const name = `spec_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;
  const admin = new pg.Client({ connectionString: serverUrl() });
  await admin.connect();
  try {
    // Jest workers ask at the same time; a template may have no connection while it is cloned.
    await admin.query("select pg_advisory_lock(hashtext('test template'))");
    const template = await ensureTemplate(admin);
    await admin.query(`create database ${name} template ${template}`);
  } finally {
    await admin.end();
  }
  return opened(name);
}

/** A database without any table. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const name = `empty_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;
  const admin = new pg.Client({ connectionString: serverUrl() });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  return opened(name);
}

function opened(name: string): TestDatabase {
  const pool = new pg.Pool({ connectionString: urlOf(name), max: 2 });
  pool.on('error', () => undefined);
  return {
    ownerUrl: urlOf(name),
    sql: async (text, values) => (await pool.query(text, values)).rows,
    drop: async () => {
      await pool.end();
      const client = new pg.Client({ connectionString: serverUrl() });
      await client.connect();
      await client.query(`drop database if exists ${name} with (force)`);
      await client.end();
    },
  };
}

async function ensureTemplate(admin: pg.Client): Promise<string> {
  const history = MIGRATIONS.map((migration) => migration.toString()).join('');
  const digest = createHash('sha256').update(history).update(JSON.stringify(TEST_REGIONS)).digest('hex');
  const name = `template_${digest.slice(0, 12)}`;
  const known = await admin.query('select 1 from pg_database where datname = $1', [name]);
  if (known.rowCount) return name;
  await admin.query(`create database ${name}_half`);
  await migrate(urlOf(`${name}_half`), MIGRATIONS);
  const client = new pg.Client({ connectionString: urlOf(`${name}_half`) });
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
  await admin.query(`alter database ${name}_half rename to ${name}`);
  return name;
}
