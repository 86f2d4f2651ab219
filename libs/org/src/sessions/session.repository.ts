import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { TokensOfSession } from './refresh-token.js';

/** Why a session ended before its time; stands in the table and in the audit log. */
export type SessionEnd =
  | 'SIGNED_OUT'
  | 'SIGNED_OUT_EVERYWHERE'
  | 'TOKEN_REUSED'
  | 'PASSWORD_CHANGED'
  | 'PASSWORD_RESET'
  | 'USER_DISABLED'
  | 'OVERSIGHT_REVOKED'
  | 'TOO_MANY_SESSIONS';

/** One sign-in on one device. */
interface Session extends TokensOfSession {
  readonly id: string;
  readonly userId: string;
  readonly expiresAt: Date;
  /** Neither ended, nor expired, nor left idle. */
  readonly alive: boolean;
}

/** A session before its row exists. */
export type NewSession = Pick<Session, 'id' | 'userId' | 'counter' | 'expiresAt'>;

const OWNER: Statement = {
  name: 'session.owner',
  text: 'select tenant_id "tenantId", user_id "userId" from user_session where city_code = $1 and id = $2',
};

/** Says nothing by itself: opening the scope is what fails when the session is over. */
const CHECK: Statement = { name: 'session.check', text: 'select' };

const LOCK: Statement = {
  name: 'session.lock',
  text: `
    select id, user_id "userId", refresh_counter counter, refresh_hash "oldHash",
      coalesce(grace_until > now(), false) "isFresh",
      expires_at "expiresAt",
      ended_at is null and expires_at > now() and refreshed_at > now() - make_interval(secs => $3) alive
    from user_session where city_code = $1 and id = $2 for update`,
};

const INSERT: Statement = {
  name: 'session.insert',
  text: `insert into user_session (city_code, id, tenant_id, user_id, refresh_counter, expires_at, user_agent)
    values ($1, $2, $3, $4, $5, $6, $7)`,
};

const ROTATE: Statement = {
  name: 'session.rotate',
  text: `update user_session set refresh_counter = refresh_counter + 1, refreshed_at = now(),
      grace_until = now() + make_interval(secs => $3)
    where city_code = $1 and id = $2 returning refresh_counter counter`,
};

const end = (name: string, condition: string): Statement => ({
  name,
  text: `update user_session set ended_at = now(), ended_because = $3 where city_code = $1 and ended_at is null
      and ${condition}`,
});
const END = end('session.end', 'id = $2');
const END_OF_USER = end('session.end_of_user', 'user_id = $2 and ($4::uuid is null or id <> $4)');
/** Those left unused longest go first. */
const END_OLDEST: Statement = {
  name: 'session.end_oldest',
  text: `update user_session set ended_at = now(), ended_because = $3 where city_code = $1 and id in (
    select id from user_session where city_code = $1 and user_id = $2 and ended_at is null
    order by refreshed_at desc, id desc offset $4)`,
};
const END_OF_TENANT = end('session.end_of_tenant', 'tenant_id = $2');

/** Reads and writes sessions. */
@Injectable()
export class SessionRepository {
  constructor(private readonly database: Database) {}

  /** Whose session it is; null if there is none. For a refresh, when nobody is known yet. */
  async owner(cityCode: string, id: string): Promise<{ tenantId: string; userId: string } | null> {
    const scope = {
      cityCode,
      tenantId: null,
      userId: null,
      regions: [],
      sector: null,
      mode: 'refresh',
      subject: id,
    } as const;
    const [owner] = await this.database.read<{ tenantId: string; userId: string }>(scope, OWNER, [cityCode, id]);
    return owner ?? null;
  }

  /** @throws DomainError UNAUTHENTICATED when the session of the scope is over. */
  async requireAlive(scope: Scope): Promise<void> {
    await this.database.read(scope, CHECK, []);
  }

  /** The session, held until the transaction ends. */
  async lock(tx: Transaction, id: string, idleSeconds: number): Promise<Session | null> {
    const [session] = await tx.run<{ [Key in keyof Session]: Session[Key] }>(LOCK, [
      tx.scope.cityCode,
      id,
      idleSeconds,
    ]);
    return session ?? null;
  }

  /**
   * Writes a new session.
   * @param userAgent what the browser says it is
   */
  async insert(tx: Transaction, session: NewSession, userAgent: string | null): Promise<void> {
    const { cityCode, tenantId } = tx.scope;
    await tx.run(INSERT, [
      cityCode,
      session.id,
      tenantId,
      session.userId,
      session.counter,
      session.expiresAt,
      userAgent,
    ]);
  }

  /**
   * Counts the next refresh token; from now on the session counts as used just now.
   * @param graceSeconds how long the one before still yields this one
   * @returns the number of the new token.
   */
  async rotate(tx: Transaction, id: string, graceSeconds: number): Promise<number> {
    const [session] = await tx.run<{ counter: number }>(ROTATE, [tx.scope.cityCode, id, graceSeconds]);
    if (!session) throw new Error('A session that was held is not there');
    return session.counter;
  }

  /** Ends a session. */
  async end(tx: Transaction, id: string, because: SessionEnd): Promise<void> {
    await tx.run(END, [tx.scope.cityCode, id, because]);
  }

  /** @param exceptId a session that goes on. */
  async endAllOfUser(
    tx: Transaction,
    userId: string,
    because: SessionEnd,
    exceptId: string | null = null,
  ): Promise<void> {
    await tx.run(END_OF_USER, [tx.scope.cityCode, userId, because, exceptId]);
  }

  /** Ends all sessions of an account but those used last. @param keep how many go on */
  async endOldestOfUser(tx: Transaction, userId: string, keep: number): Promise<void> {
    await tx.run(END_OLDEST, [tx.scope.cityCode, userId, 'TOO_MANY_SESSIONS' satisfies SessionEnd, keep]);
  }

  /** Ends every session of a tenant. */
  async endAllOfTenant(tx: Transaction, tenantId: string, because: SessionEnd): Promise<void> {
    await tx.run(END_OF_TENANT, [tx.scope.cityCode, tenantId, because]);
  }
}
