import type { Transaction, Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { AccountChanges } from '../users/account-changes.js';
import { Passwords } from '../accounts/passwords.js';
import type { User } from '../accounts/user.model.js';
import { asUser, UserService } from '../users/user.service.js';
import type { ApprovalRow } from '../approvals/approval.repository.js';

/** A one-time password and its hash. */
interface Secret {
  readonly password: string;
  readonly passwordHash: string;
}

/** Carries out approved changes of accounts, and asks everything again that was asked when they were requested. */
@Injectable()
export class ApprovedAccounts {
  constructor(
    private readonly service: UserService,
    private readonly changes: AccountChanges,
    private readonly passwords: Passwords,
  ) {}

  /** A new one-time password. It is hashed before the transaction begins, because hashing takes long. */
  async secret(): Promise<Secret> {
    const password = this.passwords.oneTime();
    return { password, passwordHash: await this.passwords.hash(password) };
  }

  /**
   * Does what a request asks for, once it is approved.
   * @returns the account, and its one-time password where it gets a new one
   */
  async carryOut(
    tx: Transaction,
    viewer: Viewer,
    asked: ApprovalRow,
    { password, passwordHash }: Secret,
  ): Promise<{ user: User; password: string | null }> {
    const reference = { approval: asked.id };
    const { username = '', displayName = '', roles = [] } = asked.content;
    if (asked.kind === 'CREATE_USER') {
      const proposed = await this.service.proposed(viewer, {
        tenantId: asked.tenantId,
        username,
        displayName,
        roles: [...roles],
      });
      const account = { ...proposed, passwordHash, mustChangePassword: true };
      await this.changes.create(tx, account, reference);
      return { user: asUser(account), password };
    }
    const account = await this.service.managed(tx, viewer, asked.userId ?? '');
    if (asked.kind === 'DISABLE_USER') {
      await this.service.checkDispensable(tx, viewer, account);
      await this.changes.disable(tx, account, reference);
      return { user: asUser({ ...account, disabledAt: account.disabledAt ?? new Date() }), password: null };
    }
    if (asked.kind === 'ENABLE_USER') await this.changes.enable(tx, account, passwordHash, reference);
    else await this.changes.resetPassword(tx, account, passwordHash, reference);
    const disabledAt = asked.kind === 'ENABLE_USER' ? null : account.disabledAt;
    return { user: asUser({ ...account, disabledAt, mustChangePassword: true }), password };
  }
}
