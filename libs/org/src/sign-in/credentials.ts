import { Refusal } from '@fanzha/domain';
import { Audit, Database, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { ownScope } from '../sessions/session.service.js';
import { Passwords } from '../users/passwords.js';
import type { UserAccount } from '../users/user-account.entity.js';
import { normalName } from '../users/user.policy.js';
import { CredentialRepository } from './credential.repository.js';

/** 等保二级: five failures lock for fifteen minutes. */
const FAILURES_UNTIL_LOCK = 5;
const LOCK_SECONDS = 15 * 60;
const MS_PER_MINUTE = 60_000;

/**
 * Checks user name and password and tells nobody who exists: a name without account, a disabled account and a wrong password
 * look the same, cost the same, and lock the same. Failures are therefore counted per name, not per account.
 */
@Injectable()
export class Credentials {
  constructor(
    private readonly database: Database,
    private readonly repository: CredentialRepository,
    private readonly passwords: Passwords,
    private readonly audit: Audit,
  ) {}

  /**
   * The account of a name, if the password is its own; null otherwise, which counts as a failure.
   * @throws Refusal LOCKED with `retryAt` and `minutes` after five failures, whatever the password.
   */
  async verify(typedName: string, password: string): Promise<UserAccount | null> {
    const username = normalName(typedName);
    const { lockedUntil, account } = await this.repository.candidate(username);
    if (lockedUntil) throw locked(lockedUntil);

    const usable = account?.disabledAt === null ? account : null;
    if (await this.passwords.matches(usable?.passwordHash ?? null, password)) return usable;
    await this.countFailure(username, account);
    return null;
  }

  /**
   * Ends the row of failures after a success, in the transaction that makes use of it.
   * @throws Refusal LOCKED when parallel attempts used up the failures meanwhile.
   */
  async clearFailures(tx: Transaction, username: string): Promise<void> {
    const lockedUntil = await this.repository.clear(tx, username);
    if (lockedUntil) throw locked(lockedUntil);
  }

  private async countFailure(username: string, account: UserAccount | null): Promise<void> {
    const count = (tx: Transaction) => this.repository.countFailure(tx, username, FAILURES_UNTIL_LOCK, LOCK_SECONDS);
    if (account === null) return this.repository.anonymously(username, count);
    await this.database.transaction(ownScope({ ...account, userId: account.id }), async (tx) => {
      await count(tx);
      await this.audit.record(tx, { action: 'sign_in.refused', subjectKind: 'user', subjectId: account.id });
    });
  }
}

function locked(until: Date): Refusal {
  const minutes = Math.ceil((until.getTime() - Date.now()) / MS_PER_MINUTE);
  return Refusal.locked({ retryAt: until.toISOString(), minutes }, 'ACCOUNT_LOCKED');
}
