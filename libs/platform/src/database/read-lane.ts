import { type ErrorReason, DomainError } from '@fanzha/domain';
import type { Pool, PoolClient, QueryResultRow } from 'pg';
import { currentOperation, type RunningOperation } from '../turns/operation.js';
import { Turnstile, type TurnLimits } from '../turns/turnstile.js';
import { isConnectionLoss, unreachable } from './connection-loss.js';
import type { ReadKind } from './pools.js';
import type { Replicas } from './replicas.js';
import { type Scope, scopeParameters } from '../viewer/scope.js';
import { inOneWrite, run, type Statement, trimPipelined } from './statement.js';

const STATEMENT_TIMEOUT = '57014';
const SESSION_OVER = 'FZ401';

export const OPEN_SCOPE: Statement = { name: 'open_scope', text: 'call open_scope($1,$2,$3,$4,$5,$6,$7,$8)' };

/**
 * Whose turn a statement takes: the tenant's, or, before anybody is known, that of the name or session that is looked
 * up.
 */
export const groupOf = ({ cityCode, tenantId, mode, subject }: Scope): string =>
  tenantId ?? `${cityCode} ${mode} ${subject ?? ''}`;

/**
 * Reads of one kind: a pool of connections and the turns they are given in. One tenant has a few of them at most, one
 * operation a single one: its lists are read one after the other, under however many names they are asked for.
 */
export class ReadLane {
  readonly turns: Turnstile;
  /** Operations of which one statement took too long: those behind it would take as long, in vain. */
  private readonly givenUp = new WeakSet<RunningOperation>();

  /**
   * @param replicas of the database, which answer in its place; null where there are none.
   * @param tooLong the reason told where a statement reaches the pool's time limit; without one it is TOO_COMPLEX
   * alone.
   */
  constructor(
    readonly kind: ReadKind,
    readonly pool: Pool,
    private readonly replicas: Replicas | null,
    limits: TurnLimits,
    private readonly tooLong?: ErrorReason,
  ) {
    this.turns = new Turnstile(limits);
  }

  /**
   * One prepared read in a scoped read-only transaction. Begin, scope, statement and commit travel in one round trip.
   * @throws DomainError UNAUTHENTICATED, TOO_COMPLEX, RATE_LIMITED, UNAVAILABLE
   */
  async read<Row extends QueryResultRow>(
    scope: Scope,
    statement: Statement,
    values: readonly unknown[],
  ): Promise<Row[]> {
    const operation = currentOperation();
    const leave = await this.turns.enter({ group: groupOf(scope), member: operation ?? {} });
    try {
      if (operation && this.givenUp.has(operation)) throw DomainError.tooComplex({}, this.tooLong);
      const answer = this.replicas && (await this.ofReplica<Row>(this.replicas, scope, statement, values));
      return answer ?? (await this.attempts<Row>(scope, statement, values));
    } catch (error) {
      if ((error as { code?: string }).code !== STATEMENT_TIMEOUT) throw asDomainError(error);
      if (operation) this.givenUp.add(operation);
      throw DomainError.tooComplex({}, this.tooLong);
    } finally {
      leave();
    }
  }

  /** The answer of a replica that has everything committed until now; null where the primary has to give it. */
  private async ofReplica<Row extends QueryResultRow>(
    replicas: Replicas,
    scope: Scope,
    statement: Statement,
    values: readonly unknown[],
  ): Promise<Row[] | null> {
    const chosen = await replicas.choose();
    if (!chosen) return null;
    const { replica, position } = chosen;
    let client: PoolClient | undefined;
    try {
      client = await replica.pool(this.kind).connect();
      const sent = [replica.progressOver(client), readOver<Row>(client, scope, statement, values)] as const;
      const [progress, answer] = await Promise.allSettled(sent);
      if (progress.status === 'rejected') throw progress.reason;
      if (progress.value < position) {
        replica.decline('it has gone back');
        return null;
      }
      if (answer.status === 'rejected') throw answer.reason;
      replica.answered += 1;
      return answer.value;
    } catch (error) {
      // The primary would say the same. Whatever else fails there, it may well do.
      if (isFinal(error)) throw error;
      replica.failed(error, client);
      return null;
    } finally {
      client?.release();
    }
  }

  /**
   * A second time where the connection broke: reading changes nothing, and the pool may have held one that had gone.
   */
  private async attempts<Row extends QueryResultRow>(
    scope: Scope,
    statement: Statement,
    values: readonly unknown[],
  ): Promise<Row[]> {
    for (let attempt = 1; ; attempt++) {
      const client = await connected(this.pool);
      try {
        return await readOver<Row>(client, scope, statement, values);
      } catch (error) {
        if (!isConnectionLoss(error, client)) throw error;
        if (attempt === 2) throw unreachable(error);
      } finally {
        client.release();
      }
    }
  }
}

/** @throws DomainError UNAVAILABLE whatever the reason: nothing has been asked of the database yet. */
async function connected(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw unreachable(error);
  }
}

/** Begins, and lets nothing be sorted where rows come in the order of an index: see `Statement`. */
const beginOf = ({ inOrder }: Statement): string[] => [
  'begin read only',
  ...(inOrder ? ['set local enable_sort = off'] : []),
];

async function readOver<Row extends QueryResultRow>(
  client: PoolClient,
  scope: Scope,
  statement: Statement,
  values: readonly unknown[],
): Promise<Row[]> {
  trimPipelined(client);
  const sent = inOneWrite(
    client,
    () =>
      [
        Promise.all(beginOf(statement).map((text) => client.query(text))),
        run(client, OPEN_SCOPE, scopeParameters(scope)),
        run<Row>(client, statement, values),
        client.query('commit'),
      ] as const,
  );
  const [begun, opened, answer, ended] = await Promise.allSettled(sent);
  for (const step of [begun, opened, answer, ended]) if (step.status === 'rejected') throw step.reason;
  return answer.status === 'fulfilled' ? answer.value.rows : [];
}

const isFinal = (error: unknown) => [STATEMENT_TIMEOUT, SESSION_OVER].includes((error as { code?: string }).code ?? '');

/** PostgreSQL's own words stay inside; what the caller can act on becomes a DomainError. */
export function asDomainError(error: unknown): unknown {
  const code = (error as { code?: string }).code;
  if (code === SESSION_OVER) return DomainError.unauthenticated('SESSION_EXPIRED');
  return error;
}
