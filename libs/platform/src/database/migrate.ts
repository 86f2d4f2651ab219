import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { ensureRoles } from './roles.js';

type Migrations = NonNullable<DataSourceOptions['migrations']>;

const HISTORY = 'schema_migration';

/**
 * Brings the schema of `ownerUrl` to the newest migration, each pending one in a transaction of its own, and makes the
 * login roles. Several processes may call this at once: one works, the others wait.
 * @returns the names of the migrations that ran.
 */
export async function migrate(ownerUrl: string, migrations: Migrations): Promise<string[]> {
  await ensureRoles(ownerUrl);
  const gate = new pg.Client({ connectionString: ownerUrl });
  await gate.connect();
  const owner = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    migrations,
    migrationsTableName: HISTORY,
    migrationsTransactionMode: 'each',
    extra: { max: 1 },
  });
  try {
    await gate.query("select pg_advisory_lock(hashtext('fanzha migrate'))");
    await owner.initialize();
    return (await owner.runMigrations()).map((migration) => migration.name);
  } finally {
    if (owner.isInitialized) await owner.destroy();
    await gate.end();
  }
}

/** Empties a database for good: drops it and creates it anew. For the embedded server's own database only. */
export async function recreateDatabase(ownerUrl: string): Promise<void> {
  const url = new URL(ownerUrl);
  const name = decodeURIComponent(url.pathname.slice(1));
  url.pathname = '/postgres';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`);
    await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/** Names of the migrations this database has seen, oldest first. */
export async function appliedMigrations(ownerUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(`select name from ${HISTORY} order by id`);
    return rows.map((row) => row.name);
  } finally {
    await client.end();
  }
}
