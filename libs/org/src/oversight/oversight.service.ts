import { isWithin, Refusal, type Sector, todayIn } from '@fanzha/domain';
import { Audit, Database, newId, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { RegionDirectory } from '../regions/region-directory.js';
import { SessionRepository } from '../sessions/session.repository.js';
import { TenantRepository } from '../tenants/tenant.repository.js';
import { Oversight } from './oversight.entity.js';
import { OversightRepository } from './oversight.repository.js';

/** Operators give authorities the oversight of regions and take it back. */
@Injectable()
export class OversightService {
  constructor(
    private readonly database: Database,
    private readonly oversights: OversightRepository,
    private readonly tenants: TenantRepository,
    private readonly sessions: SessionRepository,
    private readonly directory: RegionDirectory,
    private readonly audit: Audit,
  ) {}

  /** What the viewer's own tenant oversees now. */
  ofViewer(viewer: Viewer): Promise<Oversight[]> {
    return this.oversights.standing(viewer.scope, [viewer.tenantId]);
  }

  /** What each of these tenants oversees now, in their order; nothing for tenants that are not the viewer's to know about. */
  async ofTenants(viewer: Viewer, tenantIds: readonly string[]): Promise<Oversight[][]> {
    const standing = Map.groupBy(await this.oversights.standing(viewer.scope, tenantIds), (oversight) => oversight.tenantId);
    return tenantIds.map((id) => standing.get(id) ?? []);
  }

  /**
   * Its officials see the region when their access token is next refreshed, within a quarter of an hour.
   *
   * All oversight of one authority is of one sector or of all: a line authority (教育局) has its line everywhere, and a
   * database scope can name only one.
   * @throws Refusal NOT_FOUND for an unknown tenant, BAD_INPUT for one that is no authority or already oversees another
   *   sector, CONFLICT (ALREADY_EXISTS) for an oversight it has.
   */
  async grant(viewer: Viewer, tenantId: string, regionCode: string, sector: Sector | null = null): Promise<Oversight> {
    if (this.directory.find(regionCode) === undefined) throw Refusal.badInput([{ path: 'regionCode', code: 'NOT_A_REGION' }]);
    if (!isWithin(regionCode, viewer.cityCode)) throw Refusal.badInput([{ path: 'regionCode', code: 'OUTSIDE_REGION' }]);
    return this.database.transaction(viewer.scope, async (tx) => {
      // Holding the tenant keeps two grants from overlooking each other.
      const tenant = await this.tenants.lock(tx, tenantId);
      if (tenant === null) throw Refusal.notFound();
      if (tenant.type !== 'AUTHORITY') throw Refusal.badInput([{ path: 'tenantId', code: 'CONTRADICTORY' }]);

      const standing = await this.oversights.standingIn(tx, tenant.id);
      if (standing.some((other) => other.sector !== sector)) throw Refusal.badInput([{ path: 'sector', code: 'CONTRADICTORY' }]);
      const same = standing.find((other) => other.regionCode === regionCode);
      if (same) throw Refusal.conflict({ id: same.id }, 'ALREADY_EXISTS');

      const oversight = Object.assign(new Oversight(), {
        cityCode: viewer.cityCode,
        id: newId(),
        tenantId: tenant.id,
        regionCode,
        sector,
        validFrom: todayIn(),
        validTo: null,
      });
      await this.oversights.insert(tx, oversight);
      await this.audit.record(tx, { action: 'oversight.granted', subjectKind: 'tenant', subjectId: tenant.id, detail: { regionCode, sector } });
      return oversight;
    });
  }

  /**
   * Takes effect at once: access tokens carry the oversight, therefore the sessions of the authority's users end.
   * @throws Refusal NOT_FOUND for an oversight that does not stand.
   */
  async revoke(viewer: Viewer, id: string): Promise<void> {
    await this.database.transaction(viewer.scope, async (tx) => {
      const oversight = await this.oversights.lock(tx, id);
      if (oversight === null || oversight.validTo !== null) throw Refusal.notFound();
      await this.oversights.end(tx, oversight, todayIn());
      await this.sessions.endAllOfTenant(tx, oversight.tenantId, 'OVERSIGHT_REVOKED');
      const { tenantId, regionCode, sector } = oversight;
      await this.audit.record(tx, { action: 'oversight.revoked', subjectKind: 'tenant', subjectId: tenantId, detail: { regionCode, sector } });
    });
  }
}
