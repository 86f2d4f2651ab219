import { type DynamicModule, Global, Logger, Module } from '@nestjs/common';
import pg from 'pg';
import { DataSource, type MixedList } from 'typeorm';
import { APP_DATA_SOURCE, Database, READ_POOL } from './database.js';
import { JOBS_POOL, Maintenance } from './maintenance.js';
import { APP_ROLE, JOBS_ROLE, roleUrl } from './roles.js';

/** Sums of integers come back as numbers: amounts stay within 2^53 − 1 (domain/bounds). Dates stay texts. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, (text: string) => Number(text));
types.setTypeParser(pg.types.builtins.DATE, (text: string) => text);

/**
 * A prepared statement is planned once per connection, perhaps while rollup_delta is empty and reading all of it looks
 * cheap; minutes later it may hold thousands of rows. Hot reads are written for their indexes. Compiling them (jit) would
 * take a hundred times as long as running them.
 */
const INDEXES_FIRST = '-c enable_seqscan=off -c jit=off';

/** No request is worth a longer statement; the caller gets TOO_COMPLEX. */
const AT_MOST = '-c statement_timeout=15000';

export interface DatabaseOptions {
  readonly ownerUrl: string;
  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- TypeORM's own type for entity classes
  readonly entities: MixedList<Function>;
}

/** The pools of the process: TypeORM for writes and ordinary reads, a pipelined one for hot reads, one for jobs. */
@Global()
@Module({})
export class DatabaseModule {
  static forRoot({ ownerUrl, entities }: DatabaseOptions): DynamicModule {
    const appUrl = roleUrl(ownerUrl, APP_ROLE);
    const readOptions = { connectionString: appUrl, max: 8, pipeline: true, types, options: `${INDEXES_FIRST} ${AT_MOST}` };
    return {
      module: DatabaseModule,
      providers: [
        {
          provide: APP_DATA_SOURCE,
          useFactory: () => new DataSource({ type: 'postgres', url: appUrl, entities, extra: { max: 10, types, options: AT_MOST } }).initialize(),
        },
        {
          provide: READ_POOL,
          useFactory: () => listening(new pg.Pool(readOptions as pg.PoolConfig)), // its types do not know `pipeline` yet
        },
        {
          provide: JOBS_POOL,
          useFactory: () => listening(new pg.Pool({ connectionString: roleUrl(ownerUrl, JOBS_ROLE), max: 3, types })),
        },
        Database,
        Maintenance,
      ],
      exports: [APP_DATA_SOURCE, READ_POOL, Database, Maintenance],
    };
  }
}

/** An idle connection that breaks is replaced by the pool at the next use; without a listener it would end the process. */
function listening(pool: pg.Pool): pg.Pool {
  const logger = new Logger(DatabaseModule.name);
  pool.on('error', (error) => logger.warn(`An idle connection broke: ${error.message}`));
  return pool;
}
