import { DomainError } from '@fanzha/domain';
import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { User } from './user.model.js';
import { type Account, UserAccount } from './user-account.entity.js';

const OF_TENANT: Statement = {
  name: 'user.of_tenant',
  text: `
    select u.id, u.username, u.display_name "displayName", u.roles, u.disabled_at is not null disabled,
      u.must_change_password "mustChangePassword",
      (select f.locked_until from sign_in_failure f
        where f.name_hash = sha256(convert_to(u.username, 'UTF8')) and f.locked_until > now()) "lockedUntil"
    from user_account u where u.city_code = $1 and u.tenant_id = $2 order by u.username`,
};

/** One at a time of a tenant: two at once would both be the last for which there is room. */
const HOLD_ROOM: Statement = {
  name: 'user.hold_room',
  text: `select pg_advisory_xact_lock(hashtext('accounts of a tenant'), hashtext($1)) is not null as locked`,
};

const IN_USE: Statement = {
  name: 'user.in_use',
  text: `select count(*)::int "inUse" from user_account where city_code = $1 and tenant_id = $2
      and disabled_at is null`,
};

const OF_NAMES: Statement = {
  name: 'user.of_names',
  text: `select id, tenant_id "tenantId", username, display_name "displayName", roles, disabled_at is not null disabled
    from user_account where city_code = $1 and username = any ($2::text[])`,
};

/** Accounts that nobody has signed in to, and whose password nobody has chosen. */
const UNUSED: Statement = {
  name: 'user.unused',
  text: `
    select u.id, u.version, u.tenant_id "tenantId", u.username, u.display_name "displayName", u.roles
    from user_account u
    where u.city_code = $1 and u.id = any ($2::uuid[]) and u.must_change_password and u.disabled_at is null
      and not exists (select from user_session s where s.city_code = $1 and s.user_id = u.id)`,
};

const CLAIM_NAME: Statement = {
  name: 'user.claim_name',
  text: 'insert into login_name (username, city_code, user_id) values ($1, $2, $3)',
};

const OTHER_ACTIVE: Statement = {
  name: 'user.other_active',
  text: `select id from user_account
    where city_code = $1 and id <> $2 and disabled_at is null and $3 = any(roles)
      and ($4::uuid is null or tenant_id = $4)
    limit 1`,
};

/** One after the other: who may be disabled depends on who else is left. */
const HOLD_ACCOUNTS: Statement = {
  name: 'user.hold_accounts',
  text: "select pg_advisory_xact_lock(hashtext('accounts'), hashtext($1))",
};

const DISABLED: Statement = {
  name: 'user.disabled',
  text: 'select from user_account where city_code = $1 and id = $2 and disabled_at is not null',
};

const FORGET_FAILURES: Statement = {
  name: 'user.forget_failures',
  text: "delete from sign_in_failure where name_hash = sha256(convert_to($1, 'UTF8'))",
};

const UNIQUE_VIOLATION = '23505';

/** An account before its row exists. */
export type NewAccount = Omit<UserAccount, 'version' | 'passwordChangedAt'>;

/** An account as it is told from another one. */
export type KnownAccount = Pick<UserAccount, 'id' | 'tenantId' | 'username' | 'displayName' | 'roles'> & {
  readonly disabled: boolean;
};

/** An account that nobody has ever used. */
export type UnusedAccount = Pick<UserAccount, 'id' | 'version' | 'tenantId' | 'username' | 'displayName' | 'roles'>;

/** Reads and writes accounts. */
@Injectable()
export class UserRepository {
  constructor(private readonly database: Database) {}

  /** The accounts of a tenant by name. */
  ofTenant(scope: Scope, tenantId: string): Promise<User[]> {
    return this.database.read<{ [Key in keyof User]: User[Key] }>(scope, OF_TENANT, [scope.cityCode, tenantId]);
  }

  /**
   * How many accounts of a tenant are not disabled. Until the transaction ends, nobody else makes or enables one of
   * it; they can be disabled meanwhile.
   */
  async inUse(tx: Transaction, tenantId: string): Promise<number> {
    await tx.run(HOLD_ROOM, [tenantId]);
    const [row] = await tx.run<{ inUse: number }>(IN_USE, [tx.scope.cityCode, tenantId]);
    return row?.inUse ?? 0;
  }

  /** The accounts with these names that the scope may see. Names are given as they are stored. */
  ofNames(tx: Transaction, usernames: readonly string[]): Promise<KnownAccount[]> {
    return tx.run<KnownAccount & Record<string, unknown>>(OF_NAMES, [tx.scope.cityCode, usernames]);
  }

  /** Of these accounts those that nobody has ever used. */
  unused(scope: Scope, ids: readonly string[]): Promise<UnusedAccount[]> {
    return this.database.read<UnusedAccount & Record<string, unknown>>(scope, UNUSED, [scope.cityCode, ids]);
  }

  /** The same, as the transaction sees them. */
  unusedIn(tx: Transaction, ids: readonly string[]): Promise<UnusedAccount[]> {
    return tx.run<UnusedAccount & Record<string, unknown>>(UNUSED, [tx.scope.cityCode, ids]);
  }

  /** The account; null when the scope does not see it. */
  find(tx: Transaction, id: string): Promise<Account | null> {
    return tx.manager.findOne(UserAccount, { where: { cityCode: tx.scope.cityCode, id } });
  }

  /** The account, held until the transaction ends; null when the scope may not change it. */
  lock(tx: Transaction, id: string): Promise<Account | null> {
    return tx.manager.findOne(UserAccount, {
      where: { cityCode: tx.scope.cityCode, id },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /**
   * Writes a new account and claims its name.
   * @throws DomainError BAD_INPUT on `username` if somebody, in whichever city, has the name.
   */
  async insert(tx: Transaction, account: NewAccount): Promise<void> {
    await tx.manager.insert(UserAccount, account);
    try {
      await tx.run(CLAIM_NAME, [account.username, account.cityCode, account.id]);
    } catch (error) {
      // No policy lets anybody look up whether a name is taken; only the key knows.
      if ((error as { code?: string }).code === UNIQUE_VIOLATION)
        throw DomainError.badInput([{ path: 'username', code: 'ALREADY_TAKEN' }]);
      throw error;
    }
  }

  /** A new password starts without failed attempts, too. */
  async setPassword(
    tx: Transaction,
    account: Account,
    passwordHash: string,
    mustChangePassword: boolean,
  ): Promise<void> {
    const { cityCode, id, version, username } = account;
    const change = { passwordHash, mustChangePassword, passwordChangedAt: new Date(), version: version + 1 };
    await tx.manager.update(UserAccount, { cityCode, id }, change);
    await tx.run(FORGET_FAILURES, [username]);
  }

  /** Waits until nobody else in the city disables or enables an account, and keeps it so until the transaction ends. */
  async holdAccounts(tx: Transaction): Promise<void> {
    await tx.run(HOLD_ACCOUNTS, [tx.scope.cityCode]);
  }

  /** Whether an account is disabled. */
  async isDisabled(tx: Transaction, id: string): Promise<boolean> {
    return (await tx.run(DISABLED, [tx.scope.cityCode, id])).length === 1;
  }

  /** Opens a disabled account again. The version grows by two, because the same step has set a password. */
  async enable(tx: Transaction, { cityCode, id, version }: Account): Promise<void> {
    await tx.manager.update(UserAccount, { cityCode, id }, { disabledAt: null, version: version + 2 });
  }

  /** Disables an account. */
  async disable(tx: Transaction, { cityCode, id, version }: Account): Promise<void> {
    await tx.manager.update(UserAccount, { cityCode, id }, { disabledAt: new Date(), version: version + 1 });
  }

  /**
   * Whether somebody else holds the role, in the tenant or, without one, in the city. It stays so while accounts are
   * held.
   */
  async isHeldByAnother(
    tx: Transaction,
    userId: string,
    role: 'UNIT_ADMIN' | 'OPERATOR',
    tenantId: string | null,
  ): Promise<boolean> {
    return (await tx.run(OTHER_ACTIVE, [tx.scope.cityCode, userId, role, tenantId])).length > 0;
  }
}
