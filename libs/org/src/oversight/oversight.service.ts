import { DomainError, isWithin, requireId, type Sector } from '@fanzha/domain';
import { Database, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { RegionDirectory } from '../regions/region-directory.js';
import { Approvals } from '../approvals/approvals.js';
import { ApprovalRequest } from '../approvals/approval.model.js';
import { type Grant, OversightGrants } from './oversight-grants.js';
import type { Oversight } from './oversight.entity.js';
import type { OversightGrant } from './oversight-grant.model.js';
import { OversightRepository } from './oversight.repository.js';

/** Operators give authorities the oversight of regions and take it back. */
@Injectable()
export class OversightService {
  constructor(
    private readonly database: Database,
    private readonly oversights: OversightRepository,
    private readonly grants: OversightGrants,
    private readonly approvals: Approvals,
    private readonly directory: RegionDirectory,
  ) {}

  /** What the viewer's own tenant oversees now. */
  ofViewer(viewer: Viewer): Promise<Oversight[]> {
    return this.oversights.standing(viewer.scope, [viewer.tenantId]);
  }

  /**
   * What each of these tenants oversees now, in their order; nothing for tenants that are not the viewer's to know
   * about.
   */
  async ofTenants(viewer: Viewer, tenantIds: readonly string[]): Promise<Oversight[][]> {
    const standing = Map.groupBy(
      await this.oversights.standing(viewer.scope, tenantIds),
      (oversight) => oversight.tenantId,
    );
    return tenantIds.map((id) => standing.get(id) ?? []);
  }

  /**
   * Takes two operators, where the city has two. Its officials see the region when their access token is next
   * refreshed, within a quarter of an hour.
   *
   * All oversight of one authority is of one sector or of all: a line authority (教育局) has its line everywhere, and a
   * database scope can name only one.
   * @throws DomainError NOT_FOUND for an unknown tenant, BAD_INPUT for one that is no authority or already oversees
   *   another sector, CONFLICT (ALREADY_EXISTS) for an oversight it has.
   */
  async grant(
    viewer: Viewer,
    tenantId: string,
    regionCode: string,
    sector: Sector | null = null,
  ): Promise<OversightGrant> {
    const grant = this.grantOf(viewer, tenantId, regionCode, sector);
    return this.database.transaction(viewer.scope, async (tx) => {
      await this.approvals.hold(tx, viewer);
      await this.grants.check(tx, grant);
      const subject = [tenantId, regionCode, sector ?? '*'].join(' ');
      const asked = {
        kind: 'GRANT_OVERSIGHT',
        tenantId,
        userId: null,
        subject,
        content: { regionCode, sector },
      } as const;
      const request = await this.approvals.ask(tx, viewer, asked);
      if (request) return { oversight: null, request: ApprovalRequest.of(request) };
      return { oversight: await this.grants.write(tx, grant), request: null };
    });
  }

  /** The same without approval: for the authorities of a demo city. */
  async grantAtOnce(
    viewer: Viewer,
    tenantId: string,
    regionCode: string,
    sector: Sector | null = null,
  ): Promise<Oversight> {
    const grant = this.grantOf(viewer, tenantId, regionCode, sector);
    return this.database.transaction(viewer.scope, async (tx) => {
      await this.grants.check(tx, grant);
      return this.grants.write(tx, grant);
    });
  }

  /**
   * Takes effect at once: access tokens carry the oversight, therefore the sessions of the authority's users end.
   * @throws DomainError NOT_FOUND for an oversight that does not stand.
   */
  async revoke(viewer: Viewer, id: string): Promise<void> {
    requireId(id);
    await this.database.transaction(viewer.scope, async (tx) => {
      const oversight = await this.oversights.lock(tx, id);
      if (oversight === null || oversight.validTo !== null) throw DomainError.notFound();
      await this.grants.end(tx, oversight);
    });
  }

  private grantOf(viewer: Viewer, tenantId: string, regionCode: string, sector: Sector | null): Grant {
    if (this.directory.find(regionCode) === undefined)
      throw DomainError.badInput([{ path: 'regionCode', code: 'NOT_A_REGION' }]);
    if (!isWithin(regionCode, viewer.cityCode))
      throw DomainError.badInput([{ path: 'regionCode', code: 'OUTSIDE_REGION' }]);
    return { tenantId, regionCode, sector };
  }
}
