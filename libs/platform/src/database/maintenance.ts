import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Pool, PoolClient, QueryResultRow } from 'pg';
import type { Statement } from './database.js';

export const JOBS_POOL = Symbol('jobs pool');

/** SQLSTATEs after which the same work may simply be done again: serialization failure, deadlock. */
const TRY_AGAIN = new Set(['40001', '40P01']);
const MOST_ATTEMPTS = 5;

/** One city's maintenance transaction: sees every row of the engine in that city, and of no other. */
export class MaintenanceTransaction {
  constructor(
    readonly cityCode: string,
    private readonly client: PoolClient,
  ) {}

  async run<Row extends QueryResultRow>(statement: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.client.query<Row>({ ...statement, values: [...values] })).rows;
  }
}

/** The door for jobs that work on a whole city: compaction and reconcile. Connects as a role of its own (fanzha_jobs). */
@Injectable()
export class Maintenance implements OnApplicationShutdown {
  constructor(@Inject(JOBS_POOL) private readonly pool: Pool) {}

  /**
   * One transaction whose statements all see the same snapshot (REPEATABLE READ). It is begun again when another one was in its
   * way, so that `work` may run several times.
   */
  async snapshot<T>(cityCode: string, work: (tx: MaintenanceTransaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(cityCode, work);
      } catch (error) {
        if (attempt >= MOST_ATTEMPTS || !TRY_AGAIN.has((error as { code?: string }).code ?? '')) throw error;
      }
    }
  }

  /** Cities this installation knows. Regions are reference data and open to every role. */
  async cities(): Promise<string[]> {
    const { rows } = await this.pool.query<{ code: string }>("select code from region where level = 'CITY' order by code");
    return rows.map((row) => row.code);
  }

  /** After the last stage in which jobs and requests may still need it. */
  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }

  private async attempt<T>(cityCode: string, work: (tx: MaintenanceTransaction) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    try {
      await client.query('begin isolation level repeatable read');
      await client.query({ name: 'open_city', text: "select set_config('app.city', $1, true)", values: [cityCode] });
      const result = await work(new MaintenanceTransaction(cityCode, client));
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }
}
