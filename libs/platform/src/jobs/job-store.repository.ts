import { runMigrations } from 'bullmq';
import pg from 'pg';
import { JOBS_ROLE, roleUrl } from '../database/roles.js';

/** Schema that BullMQ keeps its queues in. */
const SCHEMA = 'bullmq';

/**
 * The worker of each queue waits on a connection of its own (LISTEN); the rest are for the queries of all of them. With
 * as many queues as connections no query is ever sent, and no job runs: there are 8 queues.
 */
const CONNECTIONS = 16;

/**
 * Brings BullMQ's schema up to date and opens it to the role of the jobs. BullMQ never does so by itself;
 * several processes may boot at once.
 */
export async function migrateJobStore(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await runMigrations(client, SCHEMA);
    // Two processes that grant the same at once would fail with "tuple concurrently updated".
    await client.query("select pg_advisory_lock(hashtext('fanzha job store'))");
    // "create", because BullMQ makes a sequence for the ids of each queue at its first job.
    await client.query(`
      grant usage, create on schema ${SCHEMA} to ${JOBS_ROLE};
      grant select, insert, update, delete on all tables in schema ${SCHEMA} to ${JOBS_ROLE};
      grant usage, select on all sequences in schema ${SCHEMA} to ${JOBS_ROLE};
      grant execute on all functions in schema ${SCHEMA} to ${JOBS_ROLE}`);
  } finally {
    await client.end();
  }
}

/** Connections to the queues as the role of the jobs. The caller ends the pool. */
export function jobStorePool(ownerUrl: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: roleUrl(ownerUrl, JOBS_ROLE),
    max: CONNECTIONS,
    keepAlive: true, // lets BullMQ notice a connection that died, and wait on it without asking again and again
    options: `-c search_path=${SCHEMA}`,
  });
  pool.setMaxListeners(0); // each queue and each worker adds one
  pool.on('connect', (client) => client.on('error', () => undefined)); // of one in use its statement tells
  pool.on('error', () => undefined); // an idle connection that breaks is replaced at the next use
  return pool;
}

/** Whether the queues answer. */
export async function pingJobStore(pool: pg.Pool): Promise<void> {
  await pool.query('select 1 from migration limit 1');
}
