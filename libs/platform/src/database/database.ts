import { createHash } from 'node:crypto';
import { Refusal } from '@fanzha/domain';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Pool, PoolClient, QueryResultRow } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { type Scope, scopeParameters } from './scope.js';

/** Injection tokens of the pools that `DatabaseModule` provides. */
export const APP_DATA_SOURCE = Symbol('app data source');
export const READ_POOL = Symbol('read pool');
export const LENGTHY_READ_POOL = Symbol('lengthy read pool');

/**
 * A statement with a name is prepared once per connection. Names are unique in the process: `repository.method`, and behind it
 * whatever the text depends on, at any length. '' is not prepared.
 */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/** PostgreSQL cuts names after 63 bytes, and two long ones that begin alike would become one. */
const LONGEST_NAME = 63;
const shortNames = new Map<string, string>();

/** The statement as it is sent: a name that PostgreSQL would cut is replaced by its hash. */
export function prepared({ name, text }: Statement): Statement {
  if (name.length <= LONGEST_NAME) return { name, text };
  const short = shortNames.get(name) ?? createHash('sha256').update(name).digest('hex').slice(0, 40);
  shortNames.set(name, short);
  return { name: short, text };
}

const OPEN_SCOPE: Statement = { name: 'open_scope', text: 'select open_scope($1,$2,$3,$4,$5,$6,$7,$8)' };

/** A scoped unit of work. Repositories take it first and reach the database through nothing else. */
export class Transaction {
  constructor(
    readonly scope: Scope,
    readonly manager: EntityManager,
    private readonly client: PoolClient,
  ) {}

  /** Runs prepared SQL inside this transaction. */
  async run<Row extends QueryResultRow>(statement: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.client.query<Row>({ ...prepared(statement), values: [...values] })).rows;
  }
}

/**
 * The one door to the database for everything that runs on behalf of a tenant. It opens a transaction, puts the scope
 * into it and commits or rolls back; the role it connects as cannot bypass row-level security.
 */
@Injectable()
export class Database implements OnApplicationShutdown {
  constructor(
    @Inject(APP_DATA_SOURCE) private readonly dataSource: DataSource,
    @Inject(READ_POOL) private readonly readPool: Pool,
    @Inject(LENGTHY_READ_POOL) private readonly lengthyReadPool: Pool,
  ) {}

  /**
   * One mutation, one transaction: facts, deltas and the audit entry commit together or not at all.
   * @throws Refusal UNAUTHENTICATED when the session of the scope is over.
   */
  async transaction<T>(scope: Scope, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      await runner.startTransaction();
      const tx = new Transaction(scope, runner.manager, client);
      await tx.run(OPEN_SCOPE, scopeParameters(scope));
      const result = await work(tx);
      await runner.commitTransaction();
      return result;
    } catch (error) {
      // Over a connection that has broken nothing can be rolled back any more; what broke it is the error to tell.
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw asRefusal(error);
    } finally {
      await runner.release();
    }
  }

  /**
   * One prepared read in a scoped read-only transaction. Begin, scope, statement and commit travel in one round trip.
   * @throws Refusal UNAUTHENTICATED when the session of the scope is over.
   */
  read<Row extends QueryResultRow>(scope: Scope, statement: Statement, values: readonly unknown[]): Promise<Row[]> {
    return readIn<Row>(this.readPool, scope, statement, values);
  }

  /**
   * A read that may go over everything behind a figure. It waits for others of its kind, and nothing else waits for it.
   * @throws Refusal TOO_COMPLEX (SCOPE_TOO_WIDE) when it takes more than five seconds, and what `read` throws.
   */
  async readAtLength<Row extends QueryResultRow>(scope: Scope, statement: Statement, values: readonly unknown[]): Promise<Row[]> {
    try {
      return await readIn<Row>(this.lengthyReadPool, scope, statement, values);
    } catch (error) {
      if ((error as { code?: string }).code === '57014') throw Refusal.tooComplex({}, 'SCOPE_TOO_WIDE');
      throw error;
    }
  }

  /** True when the application's role gets an answer. */
  async answers(): Promise<boolean> {
    const { rowCount } = await this.readPool.query('select 1');
    return rowCount === 1;
  }

  /** After the last stage in which jobs and requests may still need it. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.readPool.end(), this.lengthyReadPool.end()]);
    await this.dataSource.destroy();
  }
}

async function readIn<Row extends QueryResultRow>(pool: Pool, scope: Scope, statement: Statement, values: readonly unknown[]): Promise<Row[]> {
  const client = await pool.connect();
  try {
    const sent = [
      client.query('begin read only'),
      client.query({ ...OPEN_SCOPE, values: scopeParameters(scope) }),
      client.query<Row>({ ...prepared(statement), values: [...values] }),
      client.query('commit'),
    ] as const;
    const [begun, opened, answer, ended] = await Promise.allSettled(sent);
    for (const step of [begun, opened, answer, ended]) if (step.status === 'rejected') throw asRefusal(step.reason);
    return answer.status === 'fulfilled' ? answer.value.rows : [];
  } finally {
    client.release();
  }
}

/** PostgreSQL's own words stay inside; what the caller can act on becomes a Refusal. */
function asRefusal(error: unknown): unknown {
  const code = (error as { code?: string }).code;
  if (code === 'FZ401') return Refusal.unauthenticated('SESSION_EXPIRED');
  return error;
}
