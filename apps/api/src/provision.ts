import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { importRegionsIfEmpty } from '@fanzha/org';
import {
  appliedMigrations,
  type Config,
  migrate,
  prepareJobStore,
  recreateDatabase,
  startEmbeddedPostgres,
} from '@fanzha/platform';
import { MIGRATIONS } from '../migrations/index.js';
import { PROJECT_ROOT } from './project-root.js';

export interface Provision {
  /** The database as its owner. */
  readonly ownerUrl: string;
  /** How often an embedded database that had died was started again here. */
  revivals(): number;
  /** Stops what was started here. */
  stop(): Promise<void>;
}

/** Regions that come with the program; `cli regions import` adds any other. */
export const SHIPPED_REGIONS = 'apps/api/seeds/regions/3402.csv';

/** Finds or starts the database and brings schema, queues and reference data up to date. Safe to repeat. */
export async function provision(config: Config, log: (line: string) => void = () => undefined): Promise<Provision> {
  const embedded =
    config.databaseUrl === null
      ? await startEmbeddedPostgres({ dataDir: path.join(config.dataDir, 'postgres'), keepAlive: true, log })
      : null;
  const ownerUrl = config.databaseUrl ?? embedded?.url ?? '';
  const stop = async () => embedded?.stop();
  try {
    if (embedded && existsSync(seedingMark(config))) {
      log('the demo city was interrupted while it was made: starting over');
      await recreateDatabase(ownerUrl);
      rmSync(seedingMark(config));
    }
    const ran = await migrate(ownerUrl, MIGRATIONS);
    if (ran.length > 0) log(`schema: ${ran.length} migration(s) applied`);
    await importRegionsIfEmpty(
      ownerUrl,
      [readFileSync(path.join(PROJECT_ROOT, SHIPPED_REGIONS), 'utf8')],
      SHIPPED_REGIONS,
    );
    await prepareJobStore({ ownerUrl, redisUrl: config.redisUrl });
    return { ownerUrl, revivals: () => embedded?.revivals ?? 0, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Runs `seed` so that an embedded database it was killed in the middle of is not taken for a finished city. */
export async function seedAtomically<T>(config: Config, seed: () => Promise<T>): Promise<T> {
  if (config.databaseUrl !== null) return seed();
  mkdirSync(config.dataDir, { recursive: true });
  writeFileSync(seedingMark(config), '');
  const made = await seed();
  rmSync(seedingMark(config));
  return made;
}

const seedingMark = (config: Config) => path.join(config.dataDir, 'demo-being-made');

/** What the program expects of the schema and the database has not got yet; empty when they agree. */
export async function missingMigrations(ownerUrl: string): Promise<string[]> {
  const applied = new Set(await appliedMigrations(ownerUrl));
  return MIGRATIONS.map((migration) => migration.name).filter((name) => !applied.has(name));
}
