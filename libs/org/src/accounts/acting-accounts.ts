import { todayIn } from '@fanzha/domain';
import { Database, type Viewer, viewerFrom } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { ownScope } from '../sessions/own-scope.js';
import { TenantRepository } from '../tenants/tenant.repository.js';
import { UserRepository } from './user.repository.js';

/** Why an account can no longer act. */
type NotActing = 'RIGHT_LOST' | 'UNIT_CLOSED';

/**
 * Accounts that jobs act for, as they stand now: what a person has asked for is done with the rights that are left
 * when it is done.
 */
@Injectable()
export class ActingAccounts {
  constructor(
    private readonly database: Database,
    private readonly users: UserRepository,
    private readonly tenants: TenantRepository,
  ) {}

  /** The account as a viewer of its own unit's rows, without oversight and session; or why it cannot be one. */
  async viewerOf(account: { cityCode: string; tenantId: string; userId: string }): Promise<Viewer | NotActing> {
    const scope = ownScope(account);
    const user = await this.database.transaction(scope, (tx) => this.users.find(tx, account.userId));
    const [tenant] = await this.tenants.byIds(scope, [account.tenantId], false);
    if (!tenant || (tenant.closedOn !== null && tenant.closedOn < todayIn())) return 'UNIT_CLOSED';
    if (!user || user.disabledAt !== null || user.tenantId !== account.tenantId) return 'RIGHT_LOST';
    const { username, displayName, roles, mustChangePassword } = user;
    return viewerFrom({
      ...account,
      username,
      displayName,
      roles,
      oversight: [],
      sessionId: null,
      mustChangePassword,
    });
  }
}
