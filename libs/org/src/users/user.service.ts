import { isId, passwordErrors, DomainError, requireNoErrors, visibleText } from '@fanzha/domain';
import { Database, newId, type Transaction, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { ApprovalAsked, ApprovalRow } from '../approvals/approval.repository.js';
import { Approvals, isWeighty } from '../approvals/approvals.js';
import { ApprovalRequest } from '../approvals/approval.model.js';
import { TenantService } from '../tenants/tenant.service.js';
import { AccountChanges } from './account-changes.js';
import { Passwords } from '../accounts/passwords.js';
import type { Account } from '../accounts/user-account.entity.js';
import type { UserInput } from './user.inputs.js';
import type { User } from '../accounts/user.model.js';
import type { UserSecret, UserWithRequest } from './user.model.js';
import { checkKeepsAccounts, checkMayGrant, nameErrors, normalName, roleErrors } from '../accounts/user.policy.js';
import { type KnownAccount, type NewAccount, UserRepository } from '../accounts/user.repository.js';

/** An account as it is to be, before it has a password. */
type ProposedAccount = Omit<NewAccount, 'passwordHash' | 'mustChangePassword'>;

/** An account that was added, or the request that waits for another operator. */
interface AddedAccount {
  readonly id: string;
  readonly request: ApprovalRow | null;
}

/**
 * Accounts as unit administrators and operators keep them. What concerns officials and operators takes two operators:
 * it is noted as a request, which `ApprovalService` carries out.
 */
@Injectable()
export class UserService {
  constructor(
    private readonly database: Database,
    private readonly users: UserRepository,
    private readonly tenants: TenantService,
    private readonly changes: AccountChanges,
    private readonly approvals: Approvals,
    private readonly passwords: Passwords,
  ) {}

  /**
   * @throws DomainError NOT_FOUND for a tenant the viewer does not see, FORBIDDEN for one whose accounts it does not
   * keep.
   */
  async ofTenant(viewer: Viewer, tenantId: string): Promise<User[]> {
    const tenant = await this.tenants.require(viewer, tenantId);
    checkKeepsAccounts(viewer, tenant.id);
    return this.users.ofTenant(viewer.scope, tenant.id);
  }

  /** Creates an account with a one-time password. */
  async create(viewer: Viewer, input: UserInput): Promise<UserSecret> {
    const proposed = await this.proposed(viewer, input);
    const password = this.passwords.oneTime();
    const passwordHash = await this.passwords.hash(password);
    return this.database.transaction(viewer.scope, async (tx) => {
      const { request } = await this.added(tx, viewer, proposed, passwordHash);
      if (request) return waiting(null, request);
      return { user: asUser({ ...proposed, mustChangePassword: true }), password, request: null };
    });
  }

  /**
   * As `create`, within a transaction that is open, with a password that nobody knows: `FirstPasswords` gives one. What
   * refuses an account leaves nothing of it.
   * @returns the account, or the request that waits for another operator
   */
  async createIn(tx: Transaction, viewer: Viewer, input: UserInput, passwordHash: string): Promise<AddedAccount> {
    const proposed = await this.proposed(viewer, input);
    return tx.attempt(() => this.added(tx, viewer, proposed, passwordHash));
  }

  /** The accounts with these names that the viewer may see. */
  async named(tx: Transaction, usernames: readonly string[]): Promise<KnownAccount[]> {
    return this.users.ofNames(tx, usernames.map(normalName));
  }

  private async added(
    tx: Transaction,
    viewer: Viewer,
    proposed: ProposedAccount,
    passwordHash: string,
  ): Promise<AddedAccount> {
    const request = isWeighty(proposed.roles)
      ? await this.approvals.ask(tx, viewer, askedOf('CREATE_USER', proposed))
      : null;
    if (!request) await this.changes.create(tx, { ...proposed, passwordHash, mustChangePassword: true });
    return { id: proposed.id, request };
  }

  /** Creates an account whose password its user has chosen already, without approval: for demo accounts. */
  async createWithPassword(viewer: Viewer, input: UserInput, password: string): Promise<User> {
    requireNoErrors(passwordErrors('password', password, normalName(input.username)));
    const account = {
      ...(await this.proposed(viewer, input)),
      passwordHash: await this.passwords.hash(password),
      mustChangePassword: false,
    };
    await this.database.transaction(viewer.scope, (tx) => this.changes.create(tx, account));
    return asUser(account);
  }

  /** Replaces a forgotten password by a one-time one and ends all sessions of the account. */
  async resetPassword(viewer: Viewer, userId: string): Promise<UserSecret> {
    return this.withNewPassword(viewer, userId, 'RESET_PASSWORD', (tx, account, hash) =>
      this.changes.resetPassword(tx, account, hash),
    );
  }

  /**
   * Opens a disabled account again, with a one-time password.
   * @throws DomainError CONFLICT (ALREADY_EXISTS for one that is not disabled; TOO_MANY_OF_TENANT with `max`).
   */
  async enable(viewer: Viewer, userId: string): Promise<UserSecret> {
    return this.withNewPassword(viewer, userId, 'ENABLE_USER', (tx, account, hash) =>
      this.changes.enable(tx, account, hash),
    );
  }

  /**
   * Disables an account, ends its sessions and the API clients it has created; what it recorded keeps its name.
   * @throws DomainError CONFLICT (LAST_ADMINISTRATOR) for the last administrator of a tenant that one of its own would
   *   disable, and for the last operator of a city.
   */
  async disable(viewer: Viewer, userId: string): Promise<UserWithRequest> {
    return this.database.transaction(viewer.scope, async (tx) => {
      // Two who disable each other at once: the second one waits, and is then no longer anybody who could.
      await this.approvals.hold(tx, viewer);
      const account = await this.managed(tx, viewer, userId);
      await this.checkDispensable(tx, viewer, account);
      const takesTwo = account.disabledAt === null && account.roles.includes('OPERATOR');
      const request = takesTwo ? await this.approvals.ask(tx, viewer, askedOf('DISABLE_USER', account)) : null;
      if (request) return { ...asUser(account), request: ApprovalRequest.of(request) };
      await this.changes.disable(tx, account);
      return asUser({ ...account, disabledAt: account.disabledAt ?? new Date() });
    });
  }

  /** The account, locked, if the viewer sees it and may change it. */
  async managed(tx: Transaction, viewer: Viewer, userId: string): Promise<Account> {
    const seen = isId(userId) ? await this.users.find(tx, userId) : null;
    if (seen === null) throw DomainError.notFound();
    checkKeepsAccounts(viewer, seen.tenantId);
    checkMayGrant(viewer, seen.roles);
    const account = await this.users.lock(tx, seen.id);
    if (account === null) throw DomainError.notFound();
    return account;
  }

  /** An account that the viewer may create, without its password. */
  async proposed(viewer: Viewer, input: UserInput): Promise<ProposedAccount> {
    const tenant = await this.tenants.require(viewer, input.tenantId);
    checkKeepsAccounts(viewer, tenant.id);
    checkMayGrant(viewer, input.roles);
    requireNoErrors([...nameErrors(input.username, input.displayName), ...roleErrors(input.roles, tenant.type)]);
    return {
      cityCode: viewer.cityCode,
      id: newId(),
      tenantId: tenant.id,
      username: normalName(input.username),
      displayName: visibleText(input.displayName),
      roles: [...input.roles],
      disabledAt: null,
    };
  }

  /** @throws DomainError CONFLICT (LAST_ADMINISTRATOR) */
  async checkDispensable(tx: Transaction, viewer: Viewer, { id, roles, tenantId, disabledAt }: Account): Promise<void> {
    if (disabledAt !== null) return;
    const isLastOperator = roles.includes('OPERATOR') && !(await this.users.isHeldByAnother(tx, id, 'OPERATOR', null));
    const byOwnTenant = roles.includes('UNIT_ADMIN') && tenantId === viewer.tenantId;
    const isLastAdministrator = byOwnTenant && !(await this.users.isHeldByAnother(tx, id, 'UNIT_ADMIN', tenantId));
    if (isLastOperator || isLastAdministrator) throw DomainError.conflict(undefined, 'LAST_ADMINISTRATOR');
  }

  private async withNewPassword(
    viewer: Viewer,
    userId: string,
    kind: 'RESET_PASSWORD' | 'ENABLE_USER',
    change: (tx: Transaction, account: Account, passwordHash: string) => Promise<void>,
  ): Promise<UserSecret> {
    // Before anything is hashed: a caller who may not do this shall cost nothing.
    await this.database.transaction(viewer.scope, (tx) => this.managed(tx, viewer, userId));
    const password = this.passwords.oneTime();
    const passwordHash = await this.passwords.hash(password);
    return this.database.transaction(viewer.scope, async (tx) => {
      await this.approvals.hold(tx, viewer);
      const account = await this.managed(tx, viewer, userId);
      if (kind === 'ENABLE_USER' && account.disabledAt === null)
        throw DomainError.conflict(undefined, 'ALREADY_EXISTS');
      const request = isWeighty(account.roles) ? await this.approvals.ask(tx, viewer, askedOf(kind, account)) : null;
      if (request) return waiting(account, request);
      await change(tx, account, passwordHash);
      const disabledAt = kind === 'ENABLE_USER' ? null : account.disabledAt;
      return { user: asUser({ ...account, disabledAt, mustChangePassword: true }), password, request: null };
    });
  }
}

function askedOf(kind: ApprovalAsked['kind'], account: ProposedAccount | Account): ApprovalAsked {
  const { id, tenantId, username, displayName, roles } = account;
  const isNew = kind === 'CREATE_USER';
  return {
    kind,
    tenantId,
    userId: isNew ? null : id,
    subject: isNew ? username : id,
    content: { username, displayName, roles },
  };
}

function waiting(account: Account | null, request: ApprovalRow): UserSecret {
  return { user: account && asUser(account), password: null, request: ApprovalRequest.of(request) };
}

/** An account as those see it who keep it. */
export function asUser({
  id,
  username,
  displayName,
  roles,
  disabledAt,
  mustChangePassword,
}: Omit<NewAccount, 'passwordHash'>): User {
  return {
    id,
    username,
    displayName,
    roles,
    disabled: disabledAt !== null,
    lockedUntil: null,
    mustChangePassword,
  };
}
