import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DataSource, type MixedList } from 'typeorm';
import {
  APP_DATA_SOURCE,
  Database,
  LENGTHY_READ_POOL,
  READ_POOL,
  REPLICAS,
  SEARCH_POOL,
  SNAPSHOT_POOL,
} from './database.js';
import { JOBS_POOL, Maintenance } from './maintenance.js';
import {
  CONNECT_LIMIT_MS,
  jobsPool,
  lengthyReadPool,
  readPool,
  RESULT_TYPES,
  searchPool,
  SETTINGS_TRAVEL,
  snapshotPool,
  STATEMENT_LIMIT,
  WRITE_POOL_SIZE,
} from './pools.js';
import { Replicas } from './replicas.js';
import { APP_ROLE, roleUrl } from './roles.js';

interface DatabaseOptions {
  readonly ownerUrl: string;
  /** Replicas that reads may go to. */
  readonly readUrls: readonly string[];
  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- TypeORM's own type for entity classes
  readonly entities: MixedList<Function>;
}

/**
 * The pools of the process: TypeORM for writes and ordinary reads, a pipelined one for hot reads, one for lengthy
 * reads, one for searches, one for snapshots, one for jobs; for each replica those of reads once more.
 */
@Global()
@Module({})
export class DatabaseModule {
  static forRoot({ ownerUrl, readUrls, entities }: DatabaseOptions): DynamicModule {
    const extra = {
      max: WRITE_POOL_SIZE,
      types: RESULT_TYPES,
      options: `${SETTINGS_TRAVEL} ${STATEMENT_LIMIT}`,
      connectionTimeoutMillis: CONNECT_LIMIT_MS,
    };
    return {
      module: DatabaseModule,
      providers: [
        {
          provide: APP_DATA_SOURCE,
          useFactory: () =>
            new DataSource({ type: 'postgres', url: roleUrl(ownerUrl, APP_ROLE), entities, extra }).initialize(),
        },
        { provide: READ_POOL, useFactory: () => readPool(ownerUrl) },
        { provide: LENGTHY_READ_POOL, useFactory: () => lengthyReadPool(ownerUrl) },
        { provide: SEARCH_POOL, useFactory: () => searchPool(ownerUrl) },
        { provide: SNAPSHOT_POOL, useFactory: () => snapshotPool(ownerUrl) },
        { provide: REPLICAS, useFactory: () => (readUrls.length > 0 ? new Replicas(ownerUrl, readUrls) : null) },
        { provide: JOBS_POOL, useFactory: () => jobsPool(ownerUrl) },
        Database,
        Maintenance,
      ],
      exports: [APP_DATA_SOURCE, READ_POOL, Database, Maintenance],
    };
  }
}
