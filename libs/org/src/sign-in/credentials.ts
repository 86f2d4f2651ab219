import { DomainError } from '@fanzha/domain';
import { Audit, Database, type DomainEvent, Outbox, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { ownScope } from '../sessions/own-scope.js';
import { Passwords } from '../accounts/passwords.js';
import type { Account } from '../accounts/user-account.entity.js';
import { normalName } from '../accounts/user.policy.js';
import { CredentialRepository } from './credential.repository.js';

/** 等保二级: five failures lock for fifteen minutes. */
const FAILURES_UNTIL_LOCK = 5;
const LOCK_SECONDS = 15 * 60;
const MS_PER_MINUTE = 60_000;

/**
 * Checks user name and password and tells nobody who exists: a name without account, a disabled account and a wrong
 * password look the same, cost the same, and lock the same. Failures are therefore counted per name, not per account.
 */
@Injectable()
export class Credentials {
  constructor(
    private readonly database: Database,
    private readonly repository: CredentialRepository,
    private readonly passwords: Passwords,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /**
   * The account of a name, if the password is its own; null otherwise. It counts as a failure before the password is
   * hashed, and a caller that makes use of the success takes that back with `clearFailures`.
   * @throws DomainError LOCKED with `retryAt` and `minutes` after five failures, whatever the
   * password, and without hashing it; BAD_INPUT on `username` for U+0000, which no account's name and no count of
   * failures can hold.
   */
  async verify(typedName: string, password: string): Promise<Account | null> {
    if (typedName.includes('\0')) throw DomainError.badInput([{ path: 'username', code: 'INVALID_CHARACTERS' }]);
    const username = normalName(typedName);
    const attempt = await this.repository.attempt(username, FAILURES_UNTIL_LOCK, LOCK_SECONDS);
    if (attempt.lockedUntil) throw locked(attempt.lockedUntil);

    const { account, passwordHash, failures } = attempt;
    const usable = account?.disabledAt === null ? account : null;
    if (await this.passwords.matches(usable && passwordHash, password)) return usable;
    if (account !== null) await this.recordFailure(account, failures >= FAILURES_UNTIL_LOCK);
    return null;
  }

  /** Ends the row of failures after a success, in the transaction that makes use of it. */
  async clearFailures(tx: Transaction, username: string): Promise<void> {
    await this.repository.clear(tx, username);
  }

  private async recordFailure(account: Account, locks: boolean): Promise<void> {
    await this.database.transaction(ownScope({ ...account, userId: account.id }), async (tx) => {
      await this.audit.record(tx, { action: 'sign_in.refused', subjectKind: 'user', subjectId: account.id });
      if (locks) await this.outbox.record(tx, [accountLocked(account)]);
    });
  }
}

/** Told to whoever keeps the accounts of the unit; the person themselves reads it once they are in again. */
const accountLocked = ({ id, tenantId }: Account): DomainEvent => ({
  kind: 'account.locked',
  tenantId,
  subjectKind: 'USER',
  subjectId: id,
  recipients: [{ userId: id }, { tenantId, permission: 'user:manage' }],
  facts: { count: LOCK_SECONDS / 60 },
  matter: id,
});

function locked(until: Date): DomainError {
  const minutes = Math.ceil((until.getTime() - Date.now()) / MS_PER_MINUTE);
  return DomainError.locked({ retryAt: until.toISOString(), minutes }, 'ACCOUNT_LOCKED');
}
