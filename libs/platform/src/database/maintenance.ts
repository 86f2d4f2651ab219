import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Pool, PoolClient, QueryResultRow } from 'pg';
import { isConnectionLoss, outcomeUnknown, unreachable } from './connection-loss.js';
import { type PoolUse, useOf } from './pools.js';
import { run, type Statement, trim } from './statement.js';

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
    return (await run<Row>(this.client, statement, values)).rows;
  }

  /**
   * What `work` does, or nothing of it where it fails: the transaction goes on as if it had not begun. What is no fault
   * of the work, a conflict or a lost connection, ends the transaction as always.
   * @returns why it failed; null where it did not
   */
  async attempt(work: () => Promise<void>): Promise<{ readonly error: unknown } | null> {
    await this.client.query('savepoint attempt');
    try {
      await work();
    } catch (error) {
      if (TRY_AGAIN.has((error as { code?: string }).code ?? '') || isConnectionLoss(error, this.client)) throw error;
      await this.client.query('rollback to savepoint attempt');
      await this.client.query('release savepoint attempt');
      return { error };
    }
    await this.client.query('release savepoint attempt');
    return null;
  }
}

/**
 * The first key of the locks that writing transactions hold shared, on their city and on their tenant
 * (SQL function `open_scope`).
 */
const WRITERS = 'writers';
const LOCK = 'select pg_advisory_lock(hashtext($1), hashtext($2))';
const UNLOCK = 'select pg_advisory_unlock_all()';

/**
 * The door for jobs that work on a whole city: compaction and reconcile. Connects as a role of its own (fanzha_jobs).
 */
@Injectable()
export class Maintenance implements OnApplicationShutdown {
  constructor(@Inject(JOBS_POOL) private readonly pool: Pool) {}

  /**
   * One transaction whose statements all see the same snapshot (REPEATABLE READ). It is begun again when another one
   * was in its way, so that `work` may run several times.
   */
  async snapshot<T>(cityCode: string, work: (tx: MaintenanceTransaction) => Promise<T>): Promise<T> {
    return repeated(() => this.attempt(cityCode, work));
  }

  /**
   * As `snapshot`, while nothing is being written on behalf of the subjects: ids of tenants, or the code of the city
   * for all its tenants. Writers under way are waited for and seen, new ones wait until the end. The locks are held
   * before the snapshot is taken, so that nobody slips between the two.
   */
  async alone<T>(
    cityCode: string,
    subjects: readonly string[],
    work: (tx: MaintenanceTransaction) => Promise<T>,
  ): Promise<T> {
    const client = await this.connected();
    try {
      // In one order everywhere: two that wait for each other would be a deadlock.
      for (const subject of [...new Set(subjects)].sort()) await client.query(LOCK, [WRITERS, subject]);
      return await repeated(() => within(client, cityCode, work));
    } finally {
      // The locks are the session's and outlive its transactions. A connection that cannot give them
      // back is closed, which does.
      const unlocked = await client.query(UNLOCK).then(
        () => true,
        () => false,
      );
      client.release(!unlocked);
    }
  }

  /** Cities this installation knows. Regions are reference data and open to every role. */
  async cities(): Promise<string[]> {
    const { rows } = await this.pool.query<{ code: string }>(
      "select code from region where level = 'CITY' order by code",
    );
    return rows.map((row) => row.code);
  }

  /**
   * A statement about the whole installation: reference data, and functions that answer for all cities in numbers
   * alone.
   */
  async everywhere<Row extends QueryResultRow>(statement: Statement): Promise<Row[]> {
    return (await this.pool.query<Row>({ ...statement })).rows;
  }

  /** Its pool as it is now. */
  get use(): PoolUse {
    return useOf(this.pool);
  }

  /** After the last stage in which jobs and requests may still need it. */
  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }

  private async connected(): Promise<PoolClient> {
    try {
      return await this.pool.connect();
    } catch (error) {
      throw unreachable(error);
    }
  }

  private async attempt<T>(cityCode: string, work: (tx: MaintenanceTransaction) => Promise<T>): Promise<T> {
    const client = await this.connected();
    try {
      return await within(client, cityCode, work);
    } finally {
      client.release();
    }
  }
}

/** Does it again while another transaction was in its way. */
async function repeated<T>(attempt: () => Promise<T>): Promise<T> {
  for (let count = 1; ; count++) {
    try {
      return await attempt();
    } catch (error) {
      if (count >= MOST_ATTEMPTS || !TRY_AGAIN.has((error as { code?: string }).code ?? '')) throw error;
    }
  }
}

/** One attempt at a transaction of the city, over this connection. */
async function within<T>(
  client: PoolClient,
  cityCode: string,
  work: (tx: MaintenanceTransaction) => Promise<T>,
): Promise<T> {
  let committing = false;
  try {
    await trim(client);
    await client.query('begin isolation level repeatable read');
    await client.query({ name: 'open_city', text: 'call open_city($1)', values: [cityCode] });
    const result = await work(new MaintenanceTransaction(cityCode, client));
    committing = true;
    await client.query('commit');
    return result;
  } catch (error) {
    if (isConnectionLoss(error, client)) throw committing ? outcomeUnknown(error) : unreachable(error);
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}
