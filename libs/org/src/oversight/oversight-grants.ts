import { DomainError, todayIn } from '@fanzha/domain';
import { Audit, newId, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { ApprovalAsked } from '../approvals/approval.repository.js';
import { SessionRepository } from '../sessions/session.repository.js';
import { TenantRepository } from '../tenants/tenant.repository.js';
import { Oversight } from './oversight.entity.js';
import { OversightRepository } from './oversight.repository.js';

/** What an authority is to oversee. */
export type Grant = Pick<Oversight, 'tenantId' | 'regionCode' | 'sector'>;

/** Grants oversight, and ends it, inside a transaction that has decided that this may be done. */
@Injectable()
export class OversightGrants {
  constructor(
    private readonly oversights: OversightRepository,
    private readonly tenants: TenantRepository,
    private readonly sessions: SessionRepository,
    private readonly audit: Audit,
  ) {}

  /**
   * Holds the authority, so that two grants do not overlook each other.
   * @throws DomainError NOT_FOUND for an unknown tenant, BAD_INPUT for one that is no authority or already oversees
   *   another sector, CONFLICT (ALREADY_EXISTS) for an oversight it has.
   */
  async check(tx: Transaction, { tenantId, regionCode, sector }: Grant): Promise<void> {
    const tenant = await this.tenants.lock(tx, tenantId);
    if (tenant === null) throw DomainError.notFound();
    if (tenant.type !== 'AUTHORITY') throw DomainError.badInput([{ path: 'tenantId', code: 'CONTRADICTORY' }]);
    const standing = await this.oversights.standingIn(tx, tenant.id);
    if (standing.some((other) => other.sector !== sector))
      throw DomainError.badInput([{ path: 'sector', code: 'CONTRADICTORY' }]);
    const same = standing.find((other) => other.regionCode === regionCode);
    if (same) throw DomainError.conflict({ id: same.id }, 'ALREADY_EXISTS');
  }

  /** @param approval the request that another operator approved. */
  async write(tx: Transaction, { tenantId, regionCode, sector }: Grant, approval?: string): Promise<Oversight> {
    const { cityCode } = tx.scope;
    const oversight = Object.assign(new Oversight(), {
      cityCode,
      id: newId(),
      tenantId,
      regionCode,
      sector,
      validFrom: todayIn(),
      validTo: null,
    });
    await this.oversights.insert(tx, oversight);
    const detail = { regionCode, sector, ...(approval === undefined ? {} : { approval }) };
    await this.audit.record(tx, { action: 'oversight.granted', subjectKind: 'tenant', subjectId: tenantId, detail });
    return oversight;
  }

  /** Access tokens carry the oversight: the sessions of the authority's users end with it. */
  async end(tx: Transaction, oversight: Oversight): Promise<void> {
    const { tenantId, regionCode, sector } = oversight;
    await this.oversights.end(tx, oversight, todayIn());
    await this.sessions.endAllOfTenant(tx, tenantId, 'OVERSIGHT_REVOKED');
    await this.audit.record(tx, {
      action: 'oversight.revoked',
      subjectKind: 'tenant',
      subjectId: tenantId,
      detail: { regionCode, sector },
    });
  }

  /** Carries out what was approved, if it still may be granted. */
  async carryOut(
    tx: Transaction,
    { tenantId, content, id }: ApprovalAsked & { readonly id: string },
  ): Promise<Oversight> {
    const grant = { tenantId, regionCode: content.regionCode ?? '', sector: content.sector ?? null };
    await this.check(tx, grant);
    return this.write(tx, grant, id);
  }
}
