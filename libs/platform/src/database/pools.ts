import { amountOf } from '@fanzha/domain';
import { Logger } from '@nestjs/common';
import pg from 'pg';
import { APP_ROLE, JOBS_ROLE, roleUrl } from './roles.js';

/** Whole numbers come back as numbers while those are exact, as bigint beyond: sums have no bounds. Dates stay texts. */
export const RESULT_TYPES = new pg.TypeOverrides();
RESULT_TYPES.setTypeParser(pg.types.builtins.INT8, amountOf);
RESULT_TYPES.setTypeParser(pg.types.builtins.NUMERIC, (text: string) => (text.includes('.') ? Number(text) : amountOf(text)));
RESULT_TYPES.setTypeParser(pg.types.builtins.DATE, (text: string) => text);

/** No request is worth a longer statement; the caller gets TOO_COMPLEX. */
export const STATEMENT_LIMIT = '-c statement_timeout=15000';

/**
 * A prepared statement is planned once per connection, perhaps while rollup_delta is empty and reading all of it looks
 * cheap; minutes later it may hold thousands of rows. Hot reads are written for their indexes. Compiling them (jit) would
 * take a hundred times as long as running them.
 */
const INDEXES_FIRST = '-c enable_seqscan=off -c jit=off';

/** A compaction groups tens of thousands of deltas; with the server's default of 4 MB it would do so on disk. */
const ROOM_TO_GROUP = '-c work_mem=64MB';

/** Hot reads as the application's role; statements of one transaction travel together (pipeline). */
export function readPool(ownerUrl: string): pg.Pool {
  const options = { connectionString: roleUrl(ownerUrl, APP_ROLE), max: 8, pipeline: true, types: RESULT_TYPES, options: `${INDEXES_FIRST} ${STATEMENT_LIMIT}` };
  return listening(new pg.Pool(options as pg.PoolConfig)); // its types do not know `pipeline` yet
}

/** Longest statement about everything behind a figure; the caller gets TOO_COMPLEX. */
const LENGTHY_STATEMENT_LIMIT = '-c statement_timeout=5000';

/**
 * Reads of everything behind a figure, as the application's role. Few at once, so that all other reads go on meanwhile; the
 * planner chooses freely, for these go over few rows or over most of a table.
 */
export function lengthyReadPool(ownerUrl: string): pg.Pool {
  const options = {
    connectionString: roleUrl(ownerUrl, APP_ROLE), max: 2, pipeline: true, types: RESULT_TYPES, options: `-c jit=off ${ROOM_TO_GROUP} ${LENGTHY_STATEMENT_LIMIT}`,
  };
  return listening(new pg.Pool(options as pg.PoolConfig));
}

/** Work on whole cities as the role of the jobs. */
export function jobsPool(ownerUrl: string): pg.Pool {
  return listening(new pg.Pool({ connectionString: roleUrl(ownerUrl, JOBS_ROLE), max: 3, types: RESULT_TYPES, options: ROOM_TO_GROUP }));
}

/** An idle connection that breaks is replaced by the pool at the next use; without a listener it would end the process. */
function listening(pool: pg.Pool): pg.Pool {
  const logger = new Logger('Database');
  pool.on('error', (error) => logger.warn(`An idle connection broke: ${error.message}`));
  return pool;
}
