import { passwordFaults, Refusal, requireNoFaults, visibleText } from '@fanzha/domain';
import { Audit, Database, newId, type Transaction, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { TenantService } from '../tenants/tenant.service.js';
import { Passwords } from './passwords.js';
import { UserAccess } from './user-access.js';
import type { UserAccount } from './user-account.entity.js';
import type { UserInput } from './user.inputs.js';
import type { User, UserSecret } from './user.model.js';
import { checkKeepsAccounts, checkMayGrant, nameFaults, normalName, roleFaults } from './user.policy.js';
import { type NewAccount, UserRepository } from './user.repository.js';

/** Accounts as unit administrators and operators keep them. */
@Injectable()
export class UserService {
  constructor(
    private readonly database: Database,
    private readonly users: UserRepository,
    private readonly tenants: TenantService,
    private readonly access: UserAccess,
    private readonly passwords: Passwords,
    private readonly audit: Audit,
  ) {}

  /** @throws Refusal NOT_FOUND for a tenant the viewer does not see, FORBIDDEN for one whose accounts it does not keep. */
  async ofTenant(viewer: Viewer, tenantId: string): Promise<User[]> {
    const tenant = await this.tenants.require(viewer, tenantId);
    checkKeepsAccounts(viewer, tenant.id);
    return this.users.ofTenant(viewer.scope, tenant.id);
  }

  /** Creates an account with a one-time password. */
  async create(viewer: Viewer, input: UserInput): Promise<UserSecret> {
    const password = this.passwords.oneTime();
    return { user: await this.insert(viewer, input, password, true), password };
  }

  /** Creates an account whose password its user has chosen already: for demo accounts. */
  async createWithPassword(viewer: Viewer, input: UserInput, password: string): Promise<User> {
    requireNoFaults(passwordFaults('password', password, normalName(input.username)));
    return this.insert(viewer, input, password, false);
  }

  /** Replaces a forgotten password by a one-time one and ends all sessions of the account. */
  async resetPassword(viewer: Viewer, userId: string): Promise<UserSecret> {
    const password = this.passwords.oneTime();
    const passwordHash = await this.passwords.hash(password);
    return this.database.transaction(viewer.scope, async (tx) => {
      const account = await this.managed(tx, viewer, userId);
      await this.users.setPassword(tx, account, passwordHash, true);
      await this.access.endSessions(tx, account.id);
      await this.audit.record(tx, { action: 'password.reset', subjectKind: 'user', subjectId: account.id });
      return { user: asUser({ ...account, mustChangePassword: true }), password };
    });
  }

  /**
   * Disables an account, ends its sessions and the API clients it has created, whose tokens its user may know; what it recorded
   * keeps its name.
   * @throws Refusal CONFLICT (LAST_ADMINISTRATOR) for an administrator who is the last one of its tenant and disables itself, and
   *   for the last operator of a city.
   */
  async disable(viewer: Viewer, userId: string): Promise<User> {
    return this.database.transaction(viewer.scope, async (tx) => {
      const account = await this.managed(tx, viewer, userId);
      if (await this.isIndispensable(tx, viewer, account)) throw Refusal.conflict(undefined, 'LAST_ADMINISTRATOR');
      if (account.disabledAt === null) {
        await this.users.disable(tx, account);
        await this.audit.record(tx, { action: 'user.disabled', subjectKind: 'user', subjectId: account.id });
        await this.access.endAll(tx, account.id);
      }
      return asUser({ ...account, disabledAt: account.disabledAt ?? new Date() });
    });
  }

  private async insert(viewer: Viewer, input: UserInput, password: string, mustChangePassword: boolean): Promise<User> {
    const tenant = await this.tenants.require(viewer, input.tenantId);
    checkKeepsAccounts(viewer, tenant.id);
    checkMayGrant(viewer, input.roles);
    requireNoFaults([...nameFaults(input.username, input.displayName), ...roleFaults(input.roles, tenant.type)]);
    const account = {
      cityCode: viewer.cityCode,
      id: newId(),
      tenantId: tenant.id,
      username: normalName(input.username),
      displayName: visibleText(input.displayName),
      passwordHash: await this.passwords.hash(password),
      roles: [...input.roles],
      mustChangePassword,
      disabledAt: null,
    };
    await this.database.transaction(viewer.scope, async (tx) => {
      await this.users.insert(tx, account);
      const detail = { tenantId: tenant.id, username: account.username, roles: account.roles };
      await this.audit.record(tx, { action: 'user.created', subjectKind: 'user', subjectId: account.id, detail });
    });
    return asUser(account);
  }

  private async isIndispensable(tx: Transaction, viewer: Viewer, { id, roles, tenantId }: UserAccount): Promise<boolean> {
    if (roles.includes('OPERATOR') && !(await this.users.isHeldByAnother(tx, id, 'OPERATOR', null))) return true;
    if (!roles.includes('UNIT_ADMIN') || id !== viewer.userId) return false;
    return !(await this.users.isHeldByAnother(tx, id, 'UNIT_ADMIN', tenantId));
  }

  /** The account, locked, if the viewer sees it and may change it. */
  private async managed(tx: Transaction, viewer: Viewer, userId: string): Promise<UserAccount> {
    const account = await this.users.lock(tx, userId);
    if (account === null) throw Refusal.notFound();
    checkKeepsAccounts(viewer, account.tenantId);
    checkMayGrant(viewer, account.roles);
    return account;
  }
}

function asUser({ id, username, displayName, roles, disabledAt, mustChangePassword }: NewAccount): User {
  return { id, username, displayName, roles, disabled: disabledAt !== null, lockedUntil: null, mustChangePassword };
}
