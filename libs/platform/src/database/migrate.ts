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
