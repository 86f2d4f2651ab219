import { passwordErrors, DomainError, requireNoErrors } from '@fanzha/domain';
import { Audit, Database, type Transaction, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { ownScope } from '../sessions/own-scope.js';
import { type SignedIn, SessionService } from './session.service.js';
import { Passwords } from '../accounts/passwords.js';
import type { Account } from '../accounts/user-account.entity.js';
import { UserRepository } from '../accounts/user.repository.js';
import { Credentials } from './credentials.js';

/** The ways into a session that need a password. */
@Injectable()
export class SignInService {
  constructor(
    private readonly database: Database,
    private readonly credentials: Credentials,
    private readonly passwords: Passwords,
    private readonly users: UserRepository,
    private readonly sessions: SessionService,
    private readonly audit: Audit,
  ) {}

  /** Opens a session for an account whose password was just verified. */
  signIn(verified: Account, userAgent: string | null): Promise<SignedIn> {
    return this.database.transaction(ownScope({ ...verified, userId: verified.id }), async (tx) => {
      const account = await this.unchanged(tx, verified);
      return this.sessions.open(tx, account, userAgent);
    });
  }

  /**
   * Replaces the viewer's own password, ends its sessions on other devices and continues this one with new tokens.
   * @throws DomainError BAD_INPUT on `next` or `current`; wrong attempts count as failed sign-ins and lock the same.
   */
  async changePassword(viewer: Viewer, current: string, next: string): Promise<SignedIn> {
    const { sessionId } = viewer;
    if (sessionId === null) throw DomainError.unauthenticated();
    requireNoErrors(passwordErrors('next', next, viewer.username));
    if (next === current) throw DomainError.badInput([{ path: 'next', code: 'PASSWORD_UNCHANGED' }]);
    // Before anything is hashed: an access token outlives its session.
    await this.sessions.requireAlive(viewer);
    const verified = await this.credentials.verify(viewer.username, current);
    if (verified === null) throw DomainError.badInput([{ path: 'current', code: 'WRONG_PASSWORD' }]);

    const passwordHash = await this.passwords.hash(next);
    return this.database.transaction(viewer.scope, async (tx) => {
      const account = await this.unchanged(tx, verified);
      await this.users.setPassword(tx, account, passwordHash, false);
      await this.audit.record(tx, { action: 'password.changed', subjectKind: 'user', subjectId: account.id });
      return this.sessions.goOnAlone(tx, { ...account, mustChangePassword: false }, sessionId);
    });
  }

  /**
   * The account as it was when its password was verified; hashing takes long enough for
   * somebody to reset or disable it.
   */
  private async unchanged(tx: Transaction, verified: Account): Promise<Account> {
    await this.credentials.clearFailures(tx, verified.username);
    const account = await this.users.lock(tx, verified.id);
    if (account?.version !== verified.version) throw DomainError.unauthenticated('WRONG_CREDENTIALS');
    return account;
  }
}
