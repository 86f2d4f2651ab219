import { PER_TENANT, DomainError, requireRoom } from '@fanzha/domain';
import { Audit, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { UserAccess } from './user-access.js';
import type { Account } from '../accounts/user-account.entity.js';
import { type NewAccount, UserRepository } from '../accounts/user.repository.js';

/** The approved request or the import behind a change, for the log. */
interface ApprovalReference {
  readonly approval?: string;
  /** The import that the account came of. */
  readonly batchNumber?: string;
}

/** Changes of accounts inside a transaction that has decided that they may be made. */
@Injectable()
export class AccountChanges {
  constructor(
    private readonly users: UserRepository,
    private readonly access: UserAccess,
    private readonly audit: Audit,
  ) {}

  /** @throws DomainError BAD_INPUT on `username` if it is taken, CONFLICT (TOO_MANY_OF_TENANT). */
  async create(tx: Transaction, account: NewAccount, reference: ApprovalReference = {}): Promise<void> {
    await this.requireRoom(tx, account.tenantId);
    await this.users.insert(tx, account);
    const detail = { tenantId: account.tenantId, username: account.username, roles: account.roles, ...reference };
    await this.audit.record(tx, { action: 'user.created', subjectKind: 'user', subjectId: account.id, detail });
  }

  /** Replaces the password by a one-time one and ends all sessions of the account. */
  async resetPassword(
    tx: Transaction,
    account: Account,
    passwordHash: string,
    reference: ApprovalReference = {},
  ): Promise<void> {
    await this.users.setPassword(tx, account, passwordHash, true);
    await this.access.endSessions(tx, account.id);
    await this.audit.record(tx, {
      action: 'password.reset',
      subjectKind: 'user',
      subjectId: account.id,
      detail: { ...reference },
    });
  }

  /**
   * Opens a disabled account again, with a one-time password: who knew the old one may be why it was disabled.
   * @throws DomainError CONFLICT (ALREADY_EXISTS for one that is open; TOO_MANY_OF_TENANT)
   */
  async enable(
    tx: Transaction,
    account: Account,
    passwordHash: string,
    reference: ApprovalReference = {},
  ): Promise<void> {
    if (account.disabledAt === null) throw DomainError.conflict(undefined, 'ALREADY_EXISTS');
    await this.requireRoom(tx, account.tenantId);
    await this.users.setPassword(tx, account, passwordHash, true);
    await this.users.enable(tx, account);
    await this.audit.record(tx, {
      action: 'user.enabled',
      subjectKind: 'user',
      subjectId: account.id,
      detail: { ...reference },
    });
  }

  /** Ends the sessions of an account and the API clients it has created, whose tokens its user may know. */
  async disable(tx: Transaction, account: Account, reference: ApprovalReference = {}): Promise<void> {
    if (account.disabledAt !== null) return;
    await this.users.disable(tx, account);
    await this.audit.record(tx, {
      action: 'user.disabled',
      subjectKind: 'user',
      subjectId: account.id,
      detail: { ...reference },
    });
    await this.access.endAll(tx, account.id);
  }
  private async requireRoom(tx: Transaction, tenantId: string): Promise<void> {
    requireRoom(await this.users.inUse(tx, tenantId), PER_TENANT.accounts);
  }
}
