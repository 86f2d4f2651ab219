import { PER_TENANT, DomainError } from '@fanzha/domain';
import {
  type AccessToken,
  AccessTokens,
  Audit,
  Database,
  newId,
  type Transaction,
  type Viewer,
  viewerFrom,
} from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { OversightRepository } from '../oversight/oversight.repository.js';
import type { Account } from '../accounts/user-account.entity.js';
import { UserRepository } from '../accounts/user.repository.js';
import { ownScope } from '../sessions/own-scope.js';
import { RefreshTokens, standingOf } from '../sessions/refresh-token.js';
import { type NewSession, type SessionEnd, SessionRepository } from '../sessions/session.repository.js';

/** However busy it is, a session ends after 30 days and the password is asked for again. */
const LONGEST_SECONDS = 30 * 24 * 3600;
/**
 * A session nobody refreshed for 12 hours is over: a day's work with a long break. The web client signs out after 30
 * minutes without input; this limit is for stolen cookies and closed lids.
 */
const IDLE_SECONDS = 12 * 3600;

/**
 * How long a refresh token yields its successor again: an answer that was lost on the wire, a page that was reloaded
 * twice. A copied cookie is still found out, when the successor is used twice.
 */
const GRACE_SECONDS = 30;

/** A session that was opened or goes on: who it is for and the two tokens that prove it. */
export interface SignedIn {
  readonly viewer: Viewer;
  readonly access: AccessToken;
  /** For the cookie only; it is never part of an answer. */
  readonly refresh: { readonly value: string; readonly expiresAt: Date };
}

/** The two kinds of tokens that prove a session. */
@Injectable()
export class SessionTokens {
  constructor(
    readonly access: AccessTokens,
    readonly refresh: RefreshTokens,
  ) {}
}

/** Life of a session from sign-in to sign-out. */
@Injectable()
export class SessionService {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionRepository,
    private readonly users: UserRepository,
    private readonly oversights: OversightRepository,
    private readonly tokens: SessionTokens,
    private readonly audit: Audit,
  ) {}

  /** Opens a session in a transaction of the account's own scope. */
  async open(tx: Transaction, account: Account, userAgent: string | null): Promise<SignedIn> {
    const id = newId();
    const session = { id, userId: account.id, counter: 1, expiresAt: secondsFromNow(LONGEST_SECONDS) };
    await this.sessions.endOldestOfUser(tx, account.id, PER_TENANT.sessionsOfAccount - 1);
    await this.sessions.insert(tx, session, userAgent?.slice(0, 200) ?? null);
    await this.audit.record(tx, { action: 'session.opened', subjectKind: 'session', subjectId: id });
    return this.signedIn(tx, account, session);
  }

  /**
   * Exchanges a refresh token for the next one. For a moment the one before yields the same successor again. A genuine
   * one that comes back later was copied, by a thief or from one, and ends the session for both; one that somebody has
   * made up is refused and ends nothing.
   * @throws DomainError UNAUTHENTICATED when the session is over, now or already.
   */
  async refresh(refreshToken: string | undefined): Promise<SignedIn> {
    if (refreshToken === undefined) throw DomainError.unauthenticated();
    const token = this.tokens.refresh.read(refreshToken);
    const owner = token && (await this.sessions.owner(token.cityCode, token.sessionId));
    if (!owner) throw DomainError.unauthenticated('SESSION_EXPIRED');

    const scope = ownScope({ ...owner, cityCode: token.cityCode });
    const signedIn = await this.database.transaction(scope, async (tx) => {
      // The account before the session, as everywhere: two that wait for each other would be a deadlock.
      const account = await this.users.lock(tx, owner.userId);
      const session = await this.sessions.lock(tx, token.sessionId, IDLE_SECONDS);
      if (!session?.alive || account === null || account.disabledAt !== null) return null;
      const standing = standingOf(token, session);
      if (standing === 'CURRENT') return this.goOn(tx, account, session, GRACE_SECONDS);
      if (standing === 'PREVIOUS') return this.signedIn(tx, account, session);
      if (standing === 'UNKNOWN') return null;
      await this.sessions.end(tx, session.id, 'TOKEN_REUSED');
      await this.recordEnd(tx, session.id, 'TOKEN_REUSED');
      return null;
    });
    // Refused only now: inside the transaction, the error would take the end of the session back.
    if (signedIn === null) throw DomainError.unauthenticated('SESSION_EXPIRED');
    return signedIn;
  }

  /** Lets the running session of a viewer go on with new tokens and ends the others, after its password changed. */
  async goOnAlone(tx: Transaction, account: Account, sessionId: string): Promise<SignedIn> {
    const session = await this.sessions.lock(tx, sessionId, IDLE_SECONDS);
    if (!session?.alive) throw DomainError.unauthenticated('SESSION_EXPIRED');
    await this.sessions.endAllOfUser(tx, account.id, 'PASSWORD_CHANGED', sessionId);
    // Without grace: a copy of the cookie that was valid until now is refused at once.
    return this.goOn(tx, account, session, 0);
  }

  /**
   * For answers that come from the access token alone, which does not know that its session has ended.
   * @throws DomainError UNAUTHENTICATED when it has.
   */
  requireAlive(viewer: Viewer): Promise<void> {
    return this.sessions.requireAlive(viewer.scope);
  }

  /** Ends the session of the viewer; an API client has none. */
  async signOut(viewer: Viewer): Promise<void> {
    const { sessionId } = viewer;
    if (sessionId === null) return;
    await this.database.transaction(viewer.scope, async (tx) => {
      await this.sessions.end(tx, sessionId, 'SIGNED_OUT');
      await this.recordEnd(tx, sessionId, 'SIGNED_OUT');
    });
  }

  /** Ends all sessions of the viewer on all devices, this one included. */
  async signOutEverywhere(viewer: Viewer): Promise<void> {
    await this.database.transaction(viewer.scope, async (tx) => {
      await this.sessions.endAllOfUser(tx, viewer.userId, 'SIGNED_OUT_EVERYWHERE');
      await this.audit.record(tx, {
        action: 'session.ended_everywhere',
        subjectKind: 'user',
        subjectId: viewer.userId,
      });
    });
  }

  private recordEnd(tx: Transaction, sessionId: string, because: SessionEnd): Promise<void> {
    return this.audit.record(tx, {
      action: 'session.ended',
      subjectKind: 'session',
      subjectId: sessionId,
      detail: { because },
    });
  }

  private async goOn(tx: Transaction, account: Account, session: NewSession, graceSeconds: number): Promise<SignedIn> {
    const counter = await this.sessions.rotate(tx, session.id, graceSeconds);
    return this.signedIn(tx, account, { ...session, counter });
  }

  private async signedIn(tx: Transaction, account: Account, session: NewSession): Promise<SignedIn> {
    const { cityCode, tenantId, username, displayName, roles, mustChangePassword } = account;
    const oversights = await this.oversights.standingIn(tx, tenantId);
    const identity = {
      userId: account.id,
      username,
      displayName,
      tenantId,
      cityCode,
      roles,
      oversight: oversights.map(({ regionCode, sector }) => ({ region: regionCode, sector })),
      sessionId: session.id,
      mustChangePassword,
    };
    const idleUntil = secondsFromNow(IDLE_SECONDS);
    return {
      viewer: viewerFrom(identity),
      access: this.tokens.access.issue(identity),
      refresh: {
        value: this.tokens.refresh.write({ cityCode, sessionId: session.id, counter: session.counter }),
        expiresAt: idleUntil < session.expiresAt ? idleUntil : session.expiresAt,
      },
    };
  }
}

function secondsFromNow(seconds: number): Date {
  return new Date(Date.now() + seconds * 1000);
}
