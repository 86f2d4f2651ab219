import { Database, type Transaction, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { isWeighty } from '../approvals/approvals.js';
import { Passwords } from '../accounts/passwords.js';
import { checkKeepsAccounts, checkMayGrant } from '../accounts/user.policy.js';
import { type UnusedAccount, UserRepository } from '../accounts/user.repository.js';
import { AccountChanges } from './account-changes.js';

/** Passwords that are hashed at once: each takes 19 MiB and one core. */
const AT_ONCE = 4;

/** An account, and the version that somebody knows of it. */
interface KnownVersion {
  readonly id: string;
  readonly version: number;
}

/** Accounts that nobody has used: those that get a first password here, and those whose password takes two. */
interface WaitingAccounts {
  readonly ready: readonly UnusedAccount[];
  readonly byHand: readonly UnusedAccount[];
}

/** An account whose one-time password is told now, and never again. */
export interface FirstPassword extends UnusedAccount {
  readonly password: string;
}

/**
 * One-time passwords for many accounts that nobody has ever used. An account that somebody has signed in to, whose
 * password was reset or that was disabled meanwhile is left alone, and so are those of officials and operators: their
 * passwords take two operators.
 */
@Injectable()
export class FirstPasswords {
  constructor(
    private readonly database: Database,
    private readonly users: UserRepository,
    private readonly changes: AccountChanges,
    private readonly passwords: Passwords,
  ) {}

  /** A hash that no password has, for accounts that wait for their first one. */
  nobodys(): Promise<string> {
    return this.passwords.hash(this.passwords.oneTime() + this.passwords.oneTime());
  }

  /** Of these accounts those that nobody has used: who would get a password now, and whose takes two operators. */
  async waiting(viewer: Viewer, known: readonly KnownVersion[]): Promise<WaitingAccounts> {
    const versions = new Map(known.map(({ id, version }) => [id, version]));
    const unused = await this.users.unused(viewer.scope, [...versions.keys()]);
    const unchanged = unused.filter(({ id, version }) => versions.get(id) === version);
    return {
      ready: unchanged.filter(({ roles }) => !isWeighty(roles)),
      byHand: unchanged.filter(({ roles }) => isWeighty(roles)),
    };
  }

  /**
   * Gives each of these accounts a one-time password, all or none.
   * @param noted what else is written in the same transaction: which versions the accounts have now
   * @throws DomainError FORBIDDEN for accounts that the viewer does not keep.
   */
  async give(
    viewer: Viewer,
    known: readonly KnownVersion[],
    reference: { readonly batchNumber: string },
    noted: (tx: Transaction, given: readonly FirstPassword[]) => Promise<void>,
  ): Promise<FirstPassword[]> {
    const { ready: accounts } = await this.waiting(viewer, known);
    for (const { tenantId, roles } of accounts) {
      checkKeepsAccounts(viewer, tenantId);
      checkMayGrant(viewer, roles);
    }
    const secrets = new Map<string, { readonly password: string; readonly passwordHash: string }>();
    for (let at = 0; at < accounts.length; at += AT_ONCE)
      await Promise.all(
        accounts.slice(at, at + AT_ONCE).map(async ({ id }) => {
          const password = this.passwords.oneTime();
          secrets.set(id, { password, passwordHash: await this.passwords.hash(password) });
        }),
      );
    return this.database.transaction(viewer.scope, async (tx) => {
      const given: FirstPassword[] = [];
      for (const { id, version } of accounts) {
        const [account, secret] = [await this.users.lock(tx, id), secrets.get(id)];
        const [unused] = await this.users.unusedIn(tx, [id]);
        // Somebody has used or changed it while the passwords were hashed.
        if (!account || !secret || !unused || account.version !== version) continue;
        await this.changes.resetPassword(tx, account, secret.passwordHash, reference);
        given.push({ ...unused, version: version + 1, password: secret.password });
      }
      await noted(tx, given);
      return given;
    });
  }
}
