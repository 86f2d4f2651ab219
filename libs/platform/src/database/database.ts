import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Pool, PoolClient, QueryResultRow } from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { currentOperation } from '../turns/operation.js';
import { Turnstile, type TurnState } from '../turns/turnstile.js';
import { isConnectionLoss, outcomeUnknown, unreachable } from './connection-loss.js';
import {
  LENGTHY_CONNECTIONS,
  type PoolUse,
  READ_CONNECTIONS,
  SEARCH_CONNECTIONS,
  SNAPSHOT_CONNECTIONS,
  useOf,
  WRITE_CONNECTIONS,
} from './pools.js';
import { asDomainError, groupOf, OPEN_SCOPE, ReadLane } from './read-lane.js';
import type { Replica } from './replica.js';
import { Replicas } from './replicas.js';
import { type Scope, scopeParameters } from '../viewer/scope.js';
import { type ScopedReads, Snapshot } from './snapshot.js';
import { run, type Statement, trim } from './statement.js';

/** Injection tokens of the pools that `DatabaseModule` provides. */
export const APP_DATA_SOURCE = Symbol('app data source');
export const READ_POOL = Symbol('read pool');
export const LENGTHY_READ_POOL = Symbol('lengthy read pool');
export const SEARCH_POOL = Symbol('search pool');
export const SNAPSHOT_POOL = Symbol('snapshot pool');
export const REPLICAS = Symbol('replicas');

/** Statements wait behind others of their operation and tenant; the operation itself has waited before. */
const LINE = { waitingPerGroup: 1_000, waiting: 10_000, waitMs: 20_000 };
/** Connections that one tenant uses at once, of each pool: others find one free while it does its worst. */
const OF_TENANT = { reads: 3, writes: 3, lengthy: 1, searches: 1 };
const ONE_BY_ONE = 1;
/** Snapshots last for minutes: who has to wait longer than a person waits for a page comes again. */
const SNAPSHOTS = { total: SNAPSHOT_CONNECTIONS, perGroup: 2, perMember: 2, waitingPerGroup: 4, waiting: 40 };
const SNAPSHOT_WAIT_MS = 10_000;

/** Opening the scope is the question. */
const ALIVE: Statement = { name: 'database.alive', text: 'select' };

/** A scoped unit of work. Repositories take it first and reach the database through nothing else. */
export class Transaction {
  constructor(
    readonly scope: Scope,
    readonly manager: EntityManager,
    private readonly client: PoolClient,
  ) {}

  /** Runs prepared SQL inside this transaction. */
  async run<Row extends QueryResultRow>(statement: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    return (await run<Row>(this.client, statement, values)).rows;
  }

  /** What `work` does, or nothing of it where it fails: the transaction goes on as if it had not begun. */
  async attempt<T>(work: () => Promise<T>): Promise<T> {
    await this.client.query('savepoint attempt');
    try {
      const result = await work();
      await this.client.query('release savepoint attempt');
      return result;
    } catch (error) {
      await this.client.query('rollback to savepoint attempt');
      await this.client.query('release savepoint attempt');
      throw error;
    }
  }
}

/**
 * The one door to the database for everything that runs on behalf of a tenant. It opens a transaction, puts the
 * scope into it and commits or rolls back; the role it connects as cannot bypass row-level security. Connections are
 * given in turns: see `Turnstile`.
 */
@Injectable()
export class Database implements OnApplicationShutdown, ScopedReads {
  private readonly reads: ReadLane;
  private readonly lengthyReads: ReadLane;
  private readonly searches: ReadLane;
  private readonly writes = new Turnstile({
    ...LINE,
    total: WRITE_CONNECTIONS,
    perGroup: OF_TENANT.writes,
    perMember: OF_TENANT.writes,
  });
  private readonly snapshots = new Turnstile({ ...SNAPSHOTS, waitMs: SNAPSHOT_WAIT_MS });

  constructor(
    @Inject(APP_DATA_SOURCE) private readonly dataSource: DataSource,
    @Inject(READ_POOL) readPool: Pool,
    @Inject(LENGTHY_READ_POOL) lengthyReadPool: Pool,
    @Inject(SEARCH_POOL) searchPool: Pool,
    @Inject(SNAPSHOT_POOL) private readonly snapshotPool: Pool,
    @Inject(REPLICAS) private readonly replicated: Replicas | null,
  ) {
    const limits = (total: number, perGroup: number) => ({ ...LINE, total, perGroup, perMember: ONE_BY_ONE });
    const hot = limits(READ_CONNECTIONS, OF_TENANT.reads);
    const lengthy = limits(LENGTHY_CONNECTIONS, OF_TENANT.lengthy);
    const searching = limits(SEARCH_CONNECTIONS, OF_TENANT.searches);
    this.reads = new ReadLane('reads', readPool, replicated, hot);
    this.lengthyReads = new ReadLane('lengthy_reads', lengthyReadPool, replicated, lengthy, 'SCOPE_TOO_WIDE');
    this.searches = new ReadLane('searches', searchPool, replicated, searching, 'SEARCH_TOO_WIDE');
  }

  /**
   * One mutation, one transaction: facts, deltas and the audit entry commit together or not at all.
   * @throws DomainError UNAUTHENTICATED when the session of the scope is over; RATE_LIMITED; UNAVAILABLE where the
   *   connection broke: OUTCOME_UNKNOWN while it committed, else nothing of it is stored.
   */
  async transaction<T>(scope: Scope, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const operation = currentOperation();
    // What begins within a transaction of its operation has its turn already: it would wait for itself.
    if (operation?.isWriting) return this.written(scope, work);
    const leave = await this.writes.enter({ group: groupOf(scope), member: null });
    if (operation) operation.isWriting = true;
    try {
      return await this.written(scope, work);
    } finally {
      if (operation) operation.isWriting = false;
      leave();
    }
  }

  /**
   * One prepared read in a scoped read-only transaction. Those of one operation go one after the other.
   * @throws DomainError UNAUTHENTICATED when the session of the scope is over; RATE_LIMITED, UNAVAILABLE.
   */
  read<Row extends QueryResultRow>(scope: Scope, statement: Statement, values: readonly unknown[]): Promise<Row[]> {
    return this.reads.read<Row>(scope, statement, values);
  }

  /**
   * A read that may go over everything behind a figure. It waits for others of its kind, and nothing else waits for it.
   * @throws DomainError TOO_COMPLEX (SCOPE_TOO_WIDE) when it takes more than five seconds, and what `read` throws.
   */
  readAtLength<Row extends QueryResultRow>(
    scope: Scope,
    statement: Statement,
    values: readonly unknown[],
  ): Promise<Row[]> {
    return this.lengthyReads.read<Row>(scope, statement, values);
  }

  /**
   * A read that looks for words in texts, which no index serves (see `FactSearch` of the ledgers). It waits for others
   * of its kind.
   * @throws DomainError TOO_COMPLEX (SEARCH_TOO_WIDE) when it takes more than three seconds, and what `read` throws.
   */
  search<Row extends QueryResultRow>(scope: Scope, statement: Statement, values: readonly unknown[]): Promise<Row[]> {
    return this.searches.read<Row>(scope, statement, values);
  }

  /**
   * One moment of the database, to be read in many statements and ended by the caller. A tenant has two at once.
   * @param isGone whether nobody waits for it any more
   * @throws DomainError RATE_LIMITED (TOO_MANY_AT_ONCE); UNAUTHENTICATED when the session of the scope is over;
   *   UNAVAILABLE.
   */
  async snapshot(scope: Scope, isGone: () => boolean = () => false): Promise<Snapshot> {
    const leave = await this.snapshots.enter({ group: groupOf(scope), member: null, isGone });
    try {
      return await Snapshot.begin(this.snapshotPool, scope, leave);
    } catch (error) {
      leave();
      throw error;
    }
  }

  /** @throws DomainError UNAUTHENTICATED when the session of the scope is over; UNAVAILABLE. */
  async requireAlive(scope: Scope): Promise<void> {
    await this.reads.read(scope, ALIVE, []);
  }

  /** True when the application's role gets an answer. */
  async answers(): Promise<boolean> {
    const { rowCount } = await this.reads.pool.query('select 1');
    return rowCount === 1;
  }

  /** The replicas that reads may go to, as they are now. */
  get replicas(): readonly Replica[] {
    return this.replicated?.all ?? [];
  }

  /** Its pools as they are now, each with the turns that its connections are given in. */
  get lanes(): readonly { readonly name: string; readonly use: PoolUse; readonly turns: TurnState }[] {
    const lane = ({ kind, pool, turns }: ReadLane) => ({ name: kind, use: useOf(pool), turns: turns.state });
    const { master } = this.dataSource.driver as unknown as { readonly master: Pool };
    return [
      { name: 'writes', use: useOf(master), turns: this.writes.state },
      ...[this.reads, this.lengthyReads, this.searches].map(lane),
      { name: 'snapshots', use: useOf(this.snapshotPool), turns: this.snapshots.state },
    ];
  }

  /** After the last stage in which jobs and requests may still need it. */
  async onApplicationShutdown(): Promise<void> {
    await this.replicated?.close();
    const pools = [this.reads, this.lengthyReads, this.searches].map(({ pool }) => pool);
    await Promise.all([...pools, this.snapshotPool].map((pool) => pool.end()));
    await this.dataSource.destroy();
  }

  private async written<T>(scope: Scope, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const { runner, tx } = await this.begun(scope);
    let committing = false;
    try {
      const result = await work(tx);
      committing = true;
      await runner.commitTransaction();
      return result;
    } catch (error) {
      const lost = isConnectionLoss(error, await runner.connect().catch(() => undefined));
      // Over a connection that has broken nothing can be rolled back any more; what broke it is the error to tell.
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      if (lost) throw committing ? outcomeUnknown(error) : unreachable(error);
      throw asDomainError(error);
    } finally {
      await runner.release();
    }
  }

  /**
   * A transaction in its scope. Begun a second time where the pool held a connection that had gone: nothing was done
   * yet.
   */
  private async begun(scope: Scope): Promise<{ runner: QueryRunner; tx: Transaction }> {
    for (let attempt = 1; ; attempt++) {
      const runner = this.dataSource.createQueryRunner();
      let client: PoolClient | undefined;
      try {
        client = (await runner.connect()) as PoolClient;
        await trim(client);
        await runner.startTransaction();
        const tx = new Transaction(scope, runner.manager, client);
        await tx.run(OPEN_SCOPE, scopeParameters(scope));
        return { runner, tx };
      } catch (error) {
        const lost = client === undefined || isConnectionLoss(error, client);
        if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
        await runner.release();
        if (!lost) throw asDomainError(error);
        if (client === undefined || attempt === 2) throw unreachable(error);
      }
    }
  }
}
