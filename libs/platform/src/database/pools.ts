import { amountOf } from '@fanzha/domain';
import { Logger } from '@nestjs/common';
import pg from 'pg';
import { APP_ROLE, JOBS_ROLE, roleUrl } from './roles.js';

/**
 * Whole numbers come back as numbers while those are exact, as bigint beyond: sums have no bounds. Dates stay texts.
 */
export const RESULT_TYPES = new pg.TypeOverrides();
RESULT_TYPES.setTypeParser(pg.types.builtins.INT8, amountOf);
RESULT_TYPES.setTypeParser(pg.types.builtins.NUMERIC, (text: string) =>
  text.includes('.') ? Number(text) : amountOf(text),
);
RESULT_TYPES.setTypeParser(pg.types.builtins.DATE, (text: string) => text);

/** Connections of each pool. Writes keep two beside their turns, for what speaks without one. */
export const WRITE_CONNECTIONS = 8;
export const WRITE_POOL_SIZE = WRITE_CONNECTIONS + 2;
export const READ_CONNECTIONS = 8;
export const LENGTHY_CONNECTIONS = 2;
export const SEARCH_CONNECTIONS = 2;
export const SNAPSHOT_CONNECTIONS = 4;

/**
 * A server that does not answer a new connection by then is out of reach. Turns keep anybody
 * from waiting for a free one.
 */
export const CONNECT_LIMIT_MS = 5_000;

/** No request is worth a longer statement; the caller gets TOO_COMPLEX. */
export const STATEMENT_LIMIT = '-c statement_timeout=15000';

/**
 * On a cluster, SET LOCAL of a scope reaches the servers that hold its rows (docs/runbooks/citus.md); for a single
 * PostgreSQL it is a name without meaning. With each connection and never for the database: the cluster's own
 * connections must not have it.
 */
export const SETTINGS_TRAVEL = '-c citus.propagate_set_commands=local';

/**
 * A prepared statement is planned once per connection, perhaps while rollup_delta is empty and reading all of it looks
 * cheap; minutes later it may hold thousands of rows. Hot reads are written for their indexes. Compiling them (jit)
 * would take a hundred times as long as running them.
 */
const INDEXES_FIRST = '-c enable_seqscan=off -c jit=off';

/** A compaction groups tens of thousands of deltas; with the server's default of 4 MB it would do so on disk. */
const ROOM_TO_GROUP = '-c work_mem=64MB';

/** Names of periods are cut from the text of a day, which is faster than a format; whatever the server is set to. */
const DAYS_AS_WRITTEN = '-c datestyle=ISO';

/** Longest statement about everything behind a figure; the caller gets TOO_COMPLEX. */
const LENGTHY_STATEMENT_LIMIT = '-c statement_timeout=5000';

/** Longest search for words; the caller gets TOO_COMPLEX. */
const SEARCH_LIMIT = '-c statement_timeout=3000';

/** Reads of the application's role, each kind over connections of its own. */
export type ReadKind = 'reads' | 'lengthy_reads' | 'searches';

const READ_KINDS: Readonly<Record<ReadKind, { readonly max: number; readonly options: string }>> = {
  // Most reads: figures, lists, single records.
  reads: { max: READ_CONNECTIONS, options: `${INDEXES_FIRST} ${STATEMENT_LIMIT}` },
  // Everything behind a figure. Few at once, so that all other reads go on meanwhile; the planner chooses freely, for
  // these go over few rows or over most of a table.
  lengthy_reads: { max: LENGTHY_CONNECTIONS, options: `-c jit=off ${ROOM_TO_GROUP} ${LENGTHY_STATEMENT_LIMIT}` },
  // Words in texts. Two at once take two processors at most for three seconds.
  searches: { max: SEARCH_CONNECTIONS, options: `-c jit=off ${SEARCH_LIMIT}` },
};

export const readPool = (ownerUrl: string): pg.Pool => pipelined(roleUrl(ownerUrl, APP_ROLE), 'reads');
export const lengthyReadPool = (ownerUrl: string): pg.Pool => pipelined(roleUrl(ownerUrl, APP_ROLE), 'lengthy_reads');
export const searchPool = (ownerUrl: string): pg.Pool => pipelined(roleUrl(ownerUrl, APP_ROLE), 'searches');

/** Whoever holds a snapshot reads on, however slowly; one that nobody reads from is given up by the server. */
const SNAPSHOT_LIMIT = '-c idle_in_transaction_session_timeout=60000';

/** What is read in many statements as one moment has seen it: few at once, as each keeps a connection for minutes. */
export const snapshotPool = (ownerUrl: string): pg.Pool =>
  listening(
    new pg.Pool({
      connectionString: roleUrl(ownerUrl, APP_ROLE),
      max: SNAPSHOT_CONNECTIONS,
      options: `${SETTINGS_TRAVEL} ${INDEXES_FIRST} ${STATEMENT_LIMIT} ${SNAPSHOT_LIMIT}`,
      connectionTimeoutMillis: CONNECT_LIMIT_MS,
      types: RESULT_TYPES,
    }),
  );

/** Statements of one transaction travel together. */
function pipelined(connectionString: string, kind: ReadKind, connectionTimeoutMillis = CONNECT_LIMIT_MS): pg.Pool {
  const { max, options: own } = READ_KINDS[kind];
  const options = `${SETTINGS_TRAVEL} ${own}`;
  const config = { connectionString, max, options, pipeline: true, connectionTimeoutMillis, types: RESULT_TYPES };
  return listening(new pg.Pool(config as pg.PoolConfig)); // its types do not know `pipeline` yet
}

/** A replica is a server beside others: what it does not take at once, the primary takes. */
const REPLICA_CONNECT_LIMIT_MS = 1_000;

/** Address of a replica for the application's role, whose password the primary's owner determines there too. */
export function replicaUrl(readUrl: string, ownerUrl: string): string {
  const url = new URL(readUrl);
  const { username, password, pathname } = new URL(roleUrl(ownerUrl, APP_ROLE));
  return Object.assign(url, { username, password, pathname: url.pathname.length > 1 ? url.pathname : pathname }).href;
}

/** The pools of every kind of reads of one replica. */
export function replicaPools(address: string): Readonly<Record<ReadKind, pg.Pool>> {
  const pool = (kind: ReadKind) => pipelined(address, kind, REPLICA_CONNECT_LIMIT_MS);
  return { reads: pool('reads'), lengthy_reads: pool('lengthy_reads'), searches: pool('searches') };
}

/** One connection over which a server is asked how far it is. */
export function positionPool(address: string, limitMs: number): pg.Pool {
  return listening(
    new pg.Pool({
      connectionString: address,
      max: 1,
      connectionTimeoutMillis: limitMs,
      query_timeout: limitMs,
      idleTimeoutMillis: 120_000,
      types: RESULT_TYPES,
    }),
  );
}

/** Work on whole cities as the role of the jobs. */
export function jobsPool(ownerUrl: string): pg.Pool {
  return listening(
    new pg.Pool({
      connectionString: roleUrl(ownerUrl, JOBS_ROLE),
      max: 3,
      types: RESULT_TYPES,
      options: `${SETTINGS_TRAVEL} ${ROOM_TO_GROUP} ${DAYS_AS_WRITTEN}`,
    }),
  );
}

/** A look at the database for those who watch it. It has to end, whatever the database does. */
const WATCH_LIMIT_MS = 1_500;

/** One connection of its own, as the role of the jobs: metrics see the database while all pools are full. */
export function watchPool(ownerUrl: string): pg.Pool {
  return listening(
    new pg.Pool({
      connectionString: roleUrl(ownerUrl, JOBS_ROLE),
      max: 1,
      connectionTimeoutMillis: WATCH_LIMIT_MS,
      query_timeout: WATCH_LIMIT_MS,
      idleTimeoutMillis: 120_000, // kept from one scrape to the next
      types: RESULT_TYPES,
      options: `-c jit=off -c statement_timeout=${WATCH_LIMIT_MS}`,
    }),
  );
}

/** What a pool is doing: connections there are, those of them that nobody uses, and who waits for one. */
export interface PoolUse {
  readonly total: number;
  readonly idle: number;
  readonly waiting: number;
}

export function useOf({ totalCount, idleCount, waitingCount }: pg.Pool): PoolUse {
  return { total: totalCount, idle: idleCount, waiting: waitingCount };
}

/**
 * A connection that breaks is replaced by the pool at the next use. Without a listener it would end the process: the
 * pool's hears of idle ones, the connection's of those in use, whose statements fail by themselves.
 */
function listening(pool: pg.Pool): pg.Pool {
  const logger = new Logger('Database');
  pool.on('error', (error) => {
    // A pool has ended before its connections are closed: the server may stop first and break them.
    if (!pool.ending) logger.warn(`An idle connection broke: ${error.message}`);
  });
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
