import { sectorOf, todayIn } from '@fanzha/domain';
import { Audit, newId, type Transaction, type Viewer, viewerFrom } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { Tenant } from '../tenants/tenant.entity.js';
import { TenantRepository } from '../tenants/tenant.repository.js';
import type { Account, UserAccount } from '../accounts/user-account.entity.js';
import { UserRepository } from '../accounts/user.repository.js';

const NAME = '平台运维';

/**
 * Somebody who acts as operator of a city without having signed in: the command line, and the
 * one who accepts an invitation.
 * @param tenantId the office of the operators; audit entries are filed under it
 */
export function operatorViewer(cityCode: string, tenantId: string, userId: string): Viewer {
  return viewerFrom({
    userId,
    username: 'operator',
    displayName: NAME,
    tenantId,
    cityCode,
    roles: ['OPERATOR'],
    oversight: [],
    sessionId: null,
    mustChangePassword: false,
  });
}

/** The tenant that the operators of a city belong to: an authority that oversees nothing. */
@Injectable()
export class OperatorOffice {
  constructor(
    private readonly tenants: TenantRepository,
    private readonly users: UserRepository,
    private readonly audit: Audit,
  ) {}

  /** Acts for the office of a city and a new operator in it; the office need not exist yet. */
  async newcomer(cityCode: string): Promise<Viewer> {
    const nobody = operatorViewer(cityCode, newId(), newId());
    const officeId = await this.tenants.idOfName(nobody.scope, cityCode, NAME);
    return officeId === null ? nobody : operatorViewer(cityCode, officeId, nobody.userId);
  }

  /**
   * Creates the account of a newcomer and, for the first one of a city, the office.
   * @throws DomainError BAD_INPUT on `username` if it is taken.
   */
  async employ(
    tx: Transaction,
    { cityCode, tenantId, userId }: Viewer,
    person: Pick<UserAccount, 'username' | 'displayName' | 'passwordHash'>,
  ): Promise<Account> {
    await this.users.holdAccounts(tx);
    if (!(await this.tenants.isNameTaken(tx, cityCode, NAME))) await this.found(tx, cityCode, tenantId);
    const roles = ['OPERATOR' as const];
    const account = { ...person, cityCode, id: userId, tenantId, roles, mustChangePassword: false, disabledAt: null };
    await this.users.insert(tx, account);
    const detail = { username: person.username, by: 'invitation' };
    await this.audit.record(tx, { action: 'user.created', subjectKind: 'user', subjectId: userId, detail });
    return { ...account, version: 1, passwordChangedAt: new Date() };
  }

  private async found(tx: Transaction, cityCode: string, id: string): Promise<void> {
    const office = Object.assign(new Tenant(), {
      cityCode,
      id,
      version: 1,
      name: NAME,
      type: 'AUTHORITY',
      sector: sectorOf('AUTHORITY'),
      regionCode: cityCode,
      parentId: null,
      openedOn: todayIn(),
      closedOn: null,
    } as const);
    await this.tenants.insert(tx, office);
    const detail = { name: NAME, regionCode: cityCode };
    await this.audit.record(tx, { action: 'tenant.created', subjectKind: 'tenant', subjectId: id, detail });
  }
}
