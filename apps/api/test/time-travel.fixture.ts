import type { Sector } from '@fanzha/domain';
import {
  attributedTables,
  type ActivityFact,
  ActivityService,
  HouseholdRosterService,
  type HouseholdVisitFact,
  HouseholdVisitService,
  InterceptionService,
  LeadershipGroupService,
  recordTables,
  RestatementJobs,
  RestatementService,
} from '@fanzha/ledger';
import { RegionDirectory, TenantMoves } from '@fanzha/org';
import { Database, type Viewer, viewerFrom } from '@fanzha/platform';
import { CompactionService, ReconcileService } from '@fanzha/rollup';
import { randomUUID } from 'node:crypto';
import { type Device, makeOrgFixture } from './org.fixture.js';
import { insertOversight, insertTenant, type TestTenant } from './support/factories.js';
import { wrongRepeats } from './support/repeats.js';

export type TimeFixture = Awaited<ReturnType<typeof makeTimeFixture>>;

const FIGURES = `query Figures($code: ID!, $period: Period!, $sector: Sector) {
  region(code: $code) { rollup(period: $period, sector: $sector) {
  figure(indicator: ACTIVITIES) { value } tenantsDue tenantsContributing } } }`;

/** The fixture of the organisation, an official of the whole city, and units that record. */
export async function makeTimeFixture() {
  const org = await makeOrgFixture();
  const { app, db } = org;
  const cityAuthority = await insertTenant(db, 'AUTHORITY', '3402');
  await insertOversight(db, cityAuthority, '3402');
  await org.addUser(cityAuthority, 'city-official', 'CITY_OFFICIAL');
  const operator = await org.device('operator');
  const official = await org.device('city-official');

  const viewerOf = (tenant: TestTenant, role: 'UNIT_ADMIN' | 'OPERATOR' = 'UNIT_ADMIN'): Viewer =>
    viewerFrom({
      userId: randomUUID(),
      username: 'recorder',
      displayName: '填报员',
      tenantId: tenant.id,
      cityCode: tenant.cityCode,
      roles: [role],
      oversight: [],
      sessionId: null,
      mustChangePassword: false,
    });
  const fixture = {
    ...org,
    end: () => org.close(),
    /** The regions anew, after the fixture was changed behind the application's back. */
    refresh: () => app.get(RegionDirectory, { strict: false }).ensureFresh(),
    attributedTables: attributedTables().map(({ table }) => table),
    recordTables: recordTables(),
    attributedParts: [...new Set(attributedTables().flatMap(({ parts = [] }) => parts.map(({ table }) => table)))],
    operator,
    official,
    viewerOf,
    /** A school, or another unit, open since 2020. */
    unit: (regionCode: string, type: Parameters<typeof insertTenant>[1] = 'SCHOOL') =>
      insertTenant(db, type, regionCode),
    async activity(tenant: TestTenant, startOn: string, regionCode?: string) {
      const input = {
        type: 'LECTURE' as const,
        title: '防骗讲座',
        status: 'DONE' as const,
        startOn,
        measures: [{ indicator: 'LEAFLETS' as const, value: 10, qualifier: 'AT_LEAST' as const }],
      };
      return app.get(ActivityService).record(viewerOf(tenant), { ...input, ...(regionCode && { regionCode }) });
    },
    async group(tenant: TestTenant, foundedOn: string, members = 2) {
      const list = Array.from({ length: members }, (_, place) => ({
        name: `成员${place}`,
        role: place === 0 ? ('HEAD' as const) : ('MEMBER' as const),
      }));
      return app
        .get(LeadershipGroupService)
        .record(viewerOf(tenant), { name: '反诈工作领导小组', foundedOn, members: list });
    },
    /** Visits at doors of a community, which are put on its roster first. */
    async visit(tenant: TestTenant, communityCode: string, visitedOn: string, doors: string[]) {
      // Only towns and communities register doors: the unit is one for a moment, so that no further unit is due.
      const become = (type: string) => db.sql('update tenant set type = $2 where id = $1', [tenant.id, type]);
      await become('DISTRICT');
      await app
        .get(HouseholdRosterService, { strict: false })
        .register(viewerOf(tenant), { communityCode, doors, on: '2026-01-01' });
      await become(tenant.type);
      return app
        .get(HouseholdVisitService, { strict: false })
        .record(viewerOf(tenant), { communityCode, visitedOn, doors });
    },
    amendVisit: (tenant: TestTenant, { id, version, regionCode, visitedOn }: HouseholdVisitFact, doors: string[]) =>
      app
        .get(HouseholdVisitService, { strict: false })
        .amend(viewerOf(tenant), id, version, { communityCode: regionCode, visitedOn, doors }),
    voidVisit: (tenant: TestTenant, id: string, version = 1) =>
      app.get(HouseholdVisitService, { strict: false }).void(viewerOf(tenant), id, version, '误录'),
    /** A transfer that one bank or station stopped together with others, or the correction of one. */
    async interception(
      tenant: TestTenant,
      occurredOn: string,
      others: readonly TestTenant[],
      corrected?: { id: string; version: number; count: number },
    ) {
      const service = app.get(InterceptionService, { strict: false });
      const input = {
        occurredOn,
        venue: 'COUNTER' as const,
        count: corrected?.count ?? 1,
        countQualifier: 'EXACT',
        amountQualifier: 'EXACT',
        joinedByTenantIds: others.map(({ id }) => id),
      };
      return corrected
        ? service.amend(viewerOf(tenant), corrected.id, corrected.version, input as never)
        : service.record(viewerOf(tenant), input as never);
    },
    /** Something happens while a transaction of the tenant is open. */
    writing: <T>(tenant: TestTenant, meanwhile: () => Promise<T>) =>
      app.get(Database).transaction(viewerOf(tenant).scope, meanwhile),
    versionOf: async (tenant: TestTenant) =>
      Number((await db.sql('select version from tenant where id = $1', [tenant.id]))[0]?.['version']),
    async move(tenant: TestTenant, on: string, regionCode: string, sector: Sector = tenant.sector) {
      const operatorViewer = viewerOf(org.office, 'OPERATOR');
      return app
        .get(TenantMoves)
        .move(operatorViewer, tenant.id, await fixture.versionOf(tenant), on, { regionCode, sector, parentId: null });
    },
    async close(tenant: TestTenant, on: string) {
      return app
        .get(TenantMoves)
        .close(viewerOf(org.office, 'OPERATOR'), tenant.id, await fixture.versionOf(tenant), on);
    },
    async amend(tenant: TestTenant, { id, version, startOn }: ActivityFact) {
      const input = {
        type: 'LECTURE' as const,
        title: '防骗讲座（更正）',
        status: 'DONE' as const,
        startOn,
        measures: [],
      };
      return app.get(ActivityService).amend(viewerOf(tenant), id, version, input);
    },
    runJob: (name: string, data: object) =>
      app.get(RestatementJobs, { strict: false }).process({ name, data } as never),
    /** Asks for a restatement and carries it out, as the job does. */
    async restate(tenant: TestTenant, from: string | null = null) {
      const service = app.get(RestatementService, { strict: false });
      const operatorViewer = viewerOf(org.office, 'OPERATOR');
      const { id } = await service.request(operatorViewer, tenant.id, from);
      await service.run(tenant.cityCode, id);
      return service.get(operatorViewer, id);
    },
    restateAtOnce: (tenantId: string) => app.get(RestatementService, { strict: false }).atOnce(tenantId, '2000-01-01'),
    /** Activities, tenants due and contributing of a region, as its overseer reads them. */
    async figures(code: string, period: string, sector: Sector | null = null, as: Device = official) {
      const outcome = await org.ask(as, FIGURES, { code, period, sector });
      if (!('region' in outcome)) throw new Error(JSON.stringify(outcome));
      const { figure, tenantsDue, tenantsContributing } = outcome.region.rollup;
      return {
        activities: figure.value as number,
        due: tenantsDue as number,
        contributing: tenantsContributing as number,
      };
    },
    /** What is in place in a region at the end of a day, by the deltas nobody has folded yet. */
    async inPlace(code: string, day: string) {
      const [sums] = await db.sql<{ groups: number; members: number; tenants: number; households: number }>(
        `select coalesce(sum(leadership_groups), 0)::int groups, coalesce(sum(leadership_members), 0)::int members,
           coalesce(sum(tenants_with_group), 0)::int tenants, coalesce(sum(households_registered), 0)::int households
         from rollup_delta where region_code ^@ $1 and day <= $2`,
        [code, day],
      );
      return sums;
    },
    assignments: (tenant: TestTenant) =>
      db.sql(
        `select valid_from::text "from", valid_to::text "to", region_code region, sector from tenant_assignment
         where tenant_id = $1 order by valid_from`,
        [tenant.id],
      ),
    compact: (batch = 1_000) => app.get(CompactionService).compactCity('3402', batch),
    async differences() {
      const { differences, examples } = await app.get(ReconcileService).reconcileCity('3402');
      return { differences, examples, repeats: await wrongRepeats(db) };
    },
  };
  return fixture;
}

/** No difference at all, with nothing to show, and every column that repeats something repeats it. */
export const AGREED = { differences: 0, examples: [], repeats: {} };
