import { DomainError } from '@fanzha/domain';
import type { Pool, PoolClient, QueryResultRow } from 'pg';
import { type Scope, scopeParameters } from '../viewer/scope.js';
import { isConnectionLoss, unreachable } from './connection-loss.js';
import { asDomainError, OPEN_SCOPE } from './read-lane.js';
import { run, type Statement, trim } from './statement.js';
import type { Leave } from '../turns/turnstile.js';

/** Reads in a scope: of the database as it is now, or of one moment of it. */
export interface ScopedReads {
  read<Row extends QueryResultRow>(scope: Scope, statement: Statement, values: readonly unknown[]): Promise<Row[]>;
  readAtLength<Row extends QueryResultRow>(
    scope: Scope,
    statement: Statement,
    values: readonly unknown[],
  ): Promise<Row[]>;
  search<Row extends QueryResultRow>(scope: Scope, statement: Statement, values: readonly unknown[]): Promise<Row[]>;
}

const STATEMENT_TIMEOUT = '57014';

/**
 * One moment of the database, as a scope sees it, for as many statements as it takes: what is read page by page is
 * whole although others write meanwhile. It holds a connection until it is ended.
 */
export class Snapshot implements ScopedReads {
  private isOver = false;
  private sorts = true;
  /** The statement under way: the connection is given back behind it. */
  private last: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly scope: Scope,
    private readonly client: PoolClient,
    private readonly leave: Leave,
  ) {}

  /**
   * @param leave gives the turn back; called when the snapshot ends
   * @throws DomainError UNAUTHENTICATED when the session of the scope is over; UNAVAILABLE.
   */
  static async begin(pool: Pool, scope: Scope, leave: Leave): Promise<Snapshot> {
    // A second time where the pool held a connection that had gone: nothing was read yet.
    for (let attempt = 1; ; attempt++) {
      const client = await pool.connect().catch((error: unknown) => {
        throw unreachable(error);
      });
      try {
        await trim(client);
        await client.query('begin isolation level repeatable read, read only');
        await run(client, OPEN_SCOPE, scopeParameters(scope));
        return new Snapshot(scope, client, leave);
      } catch (error) {
        client.release(true);
        if (!isConnectionLoss(error, client)) throw asDomainError(error);
        if (attempt === 2) throw unreachable(error);
      }
    }
  }

  /** @throws DomainError TOO_COMPLEX where the statement takes too long; UNAVAILABLE. */
  read<Row extends QueryResultRow>(scope: Scope, statement: Statement, values: readonly unknown[]): Promise<Row[]> {
    return this.ask<Row>(scope, statement, values);
  }

  /** As `read`: a snapshot has its connection, and no lane to wait in. */
  readAtLength<Row extends QueryResultRow>(
    scope: Scope,
    statement: Statement,
    values: readonly unknown[],
  ): Promise<Row[]> {
    return this.ask<Row>(scope, statement, values);
  }

  /** As `read`. */
  search<Row extends QueryResultRow>(scope: Scope, statement: Statement, values: readonly unknown[]): Promise<Row[]> {
    return this.ask<Row>(scope, statement, values);
  }

  private async ask<Row extends QueryResultRow>(
    scope: Scope,
    statement: Statement,
    values: readonly unknown[],
  ): Promise<Row[]> {
    if (scope !== this.scope) throw new Error('A snapshot is read in the scope that it was taken in');
    if (this.isOver) throw new Error('The snapshot is over');
    const reading = this.answer<Row>(statement, values);
    this.last = reading.catch(() => undefined);
    return reading;
  }

  /** Gives connection and turn back, behind the statement that is under way. A second time it changes nothing. */
  async end(): Promise<void> {
    if (this.isOver) return;
    this.isOver = true;
    await this.last;
    try {
      await this.client.query('rollback');
      this.client.release();
    } catch {
      this.client.release(true);
    } finally {
      this.leave();
    }
  }

  private async answer<Row extends QueryResultRow>(statement: Statement, values: readonly unknown[]): Promise<Row[]> {
    try {
      const sorts = !statement.inOrder;
      if (sorts !== this.sorts) await this.client.query(`set local enable_sort = ${sorts ? 'on' : 'off'}`);
      this.sorts = sorts;
      return (await run<Row>(this.client, statement, values)).rows;
    } catch (error) {
      if ((error as { code?: string }).code === STATEMENT_TIMEOUT) throw DomainError.tooComplex({}, 'LIST_TOO_WIDE');
      throw isConnectionLoss(error, this.client) ? unreachable(error) : asDomainError(error);
    }
  }
}
