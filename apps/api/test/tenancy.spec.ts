import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Device, NOBODY_HAS, type OrgFixture, makeOrgFixture } from './org.fixture.js';
import { insertTenant, type TestTenant } from './support/factories.js';

const GRANT = `mutation Grant($tenantId: ID!, $regionCode: ID!, $sector: Sector) {
    grantOversight(tenantId: $tenantId, regionCode: $regionCode, sector: $sector) {
      oversight { id region { name } sector } } }`;
const REVOKE = 'mutation Revoke($id: ID!) { revokeOversight(id: $id) }';
const MINE = '{ viewer { oversight { id region { code } sector } } }';
const OF_REGION = `query OfRegion($code: ID!, $type: TenantType, $sector: Sector, $text: String, $directly: Boolean,
  $period: Period, $contributing: Boolean, $first: Int, $after: String) {
  region(code: $code) {
    tenants(type: $type, sector: $sector, text: $text, directly: $directly, period: $period,
    contributing: $contributing, first: $first, after: $after) {
    totalCount edges { cursor node { id } } pageInfo { hasNextPage endCursor } } } }`;

let fixture: OrgFixture;
let operator: Device;
let official: Device;
let educationOfficial: Device;
beforeAll(async () => {
  fixture = await makeOrgFixture();
  operator = await fixture.device('operator');
  official = await fixture.device('official');
  educationOfficial = await fixture.device('education-official');
});
afterAll(() => fixture.close());

const fieldsOf = (outcome: unknown) =>
  (outcome as { fields: { path: string; code: string }[] }).fields.map(({ path, code }) => `${path} ${code}`);

describe('grantOversight', () => {
  const grant = (
    device: Device | null,
    tenant: TestTenant | string,
    regionCode: string,
    sector: string | null = null,
  ) => fixture.ask(device, GRANT, { tenantId: typeof tenant === 'string' ? tenant : tenant.id, regionCode, sector });

  it('needs a session and the permission', async () => {
    expect(await grant(null, fixture.authority, '340223')).toMatchObject({ code: 'UNAUTHENTICATED' });
    for (const device of [official, await fixture.device('school-admin')])
      expect(await grant(device, fixture.authority, '340223')).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('reaches tenants of the own city only', async () => {
    expect(await grant(await fixture.device('other-operator'), fixture.authority, '340102')).toMatchObject({
      code: 'NOT_FOUND',
    });
    for (const id of [NOBODY_HAS, 'no-id'])
      expect(await grant(operator, id, '340223')).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('refuses what makes no sense', async () => {
    expect(fieldsOf(await grant(operator, fixture.school, '340223'))).toEqual(['tenantId CONTRADICTORY']);
    expect(fieldsOf(await grant(operator, fixture.authority, '340299'))).toEqual(['regionCode NOT_A_REGION']);
    expect(fieldsOf(await grant(operator, fixture.authority, '340102'))).toEqual(['regionCode OUTSIDE_REGION']);
    expect(fieldsOf(await grant(operator, fixture.authority, '34'))).toEqual(['regionCode OUTSIDE_REGION']);
    expect(fieldsOf(await grant(operator, fixture.authority, '340223', 'HEALTH'))).toEqual(['sector CONTRADICTORY']);
    expect(await grant(operator, fixture.authority, '340210')).toMatchObject({
      code: 'CONFLICT',
      reason: 'ALREADY_EXISTS',
    });
  });

  it('shows the region with the next access token', async () => {
    const authority = await insertTenant(fixture.db, 'AUTHORITY', '340223');
    await fixture.addUser(authority, 'nanling-official', 'COUNTY_OFFICIAL');
    const before = await fixture.device('nanling-official');
    expect(await fixture.ask(before, OF_REGION, { code: '340223' })).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'OUTSIDE_OVERSIGHT',
    });

    expect(await grant(operator, authority, '340223', 'EDUCATION')).toMatchObject({
      grantOversight: { oversight: { region: { name: '南陵县' }, sector: 'EDUCATION' } },
    });
    const [row] = await fixture.db.sql(
      'select city_code, region_code, sector, valid_to from oversight where tenant_id = $1',
      [authority.id],
    );
    expect(row).toEqual({ city_code: '3402', region_code: '340223', sector: 'EDUCATION', valid_to: null });
    expect(
      await fixture.db.sql('select action, detail from audit_entry where subject_id = $1', [authority.id]),
    ).toEqual([{ action: 'oversight.granted', detail: { regionCode: '340223', sector: 'EDUCATION' } }]);

    const refreshed = await fixture.gql('mutation { refreshSession { accessToken } }', {}, { cookie: before.cookie });
    const after = { token: refreshed.data.refreshSession.accessToken, cookie: '' };
    expect(await fixture.ask(after, OF_REGION, { code: '340223' })).toMatchObject({
      region: { tenants: { totalCount: 0 } },
    });
  });
});

describe('revokeOversight', () => {
  it('needs a session, the permission and an oversight that stands', async () => {
    const mine = (await fixture.ask(official, MINE)) as { viewer: { oversight: { id: string }[] } };
    const id = mine.viewer.oversight[0]?.id;
    expect(await fixture.ask(null, REVOKE, { id })).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.ask(official, REVOKE, { id })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await fixture.ask(await fixture.device('other-operator'), REVOKE, { id })).toMatchObject({
      code: 'NOT_FOUND',
    });
    for (const nobody of [NOBODY_HAS, 'no-id'])
      expect(await fixture.ask(operator, REVOKE, { id: nobody })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('takes effect at once', async () => {
    const authority = await insertTenant(fixture.db, 'AUTHORITY', '340223');
    await fixture.addUser(authority, 'former-official', 'COUNTY_OFFICIAL');
    const granted = (await fixture.ask(operator, GRANT, { tenantId: authority.id, regionCode: '340223' })) as {
      grantOversight: { oversight: { id: string } };
    };
    const { id } = granted.grantOversight.oversight;
    const device = await fixture.device('former-official');
    expect(await fixture.ask(device, MINE)).toMatchObject({
      viewer: { oversight: [{ id, region: { code: '340223' }, sector: null }] },
    });

    expect(await fixture.ask(operator, REVOKE, { id })).toEqual({ revokeOversight: true });
    expect(await fixture.ask(device, OF_REGION, { code: '340223' })).toMatchObject({ code: 'UNAUTHENTICATED' });
    const again = await fixture.device('former-official');
    expect(await fixture.ask(again, MINE)).toEqual({ viewer: { oversight: [] } });
    expect(await fixture.ask(again, OF_REGION, { code: '340223' })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await fixture.ask(operator, REVOKE, { id })).toMatchObject({ code: 'NOT_FOUND' });
    const [row] = await fixture.db.sql('select valid_to is not null "revoked" from oversight where id = $1', [id]);
    expect(row).toEqual({ revoked: true });
  });
});

describe('Region.tenants', () => {
  /** Ids of the tenants listed, in the order of the list. */
  const list = async (device: Device, variables: object) => {
    const outcome = (await fixture.ask(device, OF_REGION, { code: '340210', ...variables })) as {
      region: { tenants: { edges: { node: { id: string } }[]; totalCount: number } };
    };
    const { edges, totalCount } = outcome.region.tenants;
    expect(totalCount).toBe(edges.length);
    return edges.map(({ node }) => node.id);
  };

  it('is for overseers of the region and operators of the city', async () => {
    const ask = (device: Device | null, code: string) => fixture.ask(device, OF_REGION, { code });
    expect(await ask(null, '340210')).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await ask(await fixture.device('school-admin'), '340210100')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await ask(official, '3402')).toMatchObject({ code: 'FORBIDDEN', reason: 'OUTSIDE_OVERSIGHT' });
    expect(await ask(official, '340223')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await ask(await fixture.device('other-operator'), '3402')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await ask(operator, '3402')).toMatchObject({
      region: {
        tenants: { edges: expect.arrayContaining([{ cursor: expect.any(String), node: { id: fixture.office.id } }]) },
      },
    });
  });

  it('lists the subtree, or the very region', async () => {
    expect(await list(official, {})).toEqual(
      expect.arrayContaining([fixture.authority.id, fixture.school.id, fixture.bank.id]),
    );
    expect(await list(official, { code: '340210100' })).toEqual([fixture.school.id]);
    expect((await list(official, { directly: true })).sort()).toEqual(
      [fixture.authority.id, fixture.education.id].sort(),
    );
  });

  it('filters by type, sector and text', async () => {
    expect(await list(official, { type: 'BANK' })).toEqual([fixture.bank.id]);
    expect(await list(official, { sector: 'EDUCATION' })).toEqual([fixture.school.id]);
    expect(await list(official, { text: fixture.bank.name })).toEqual([fixture.bank.id]);
  });

  it('shows a line authority its sector only', async () => {
    expect(await list(educationOfficial, {})).toEqual(expect.arrayContaining([fixture.school.id]));
    expect(await list(educationOfficial, {})).not.toContain(fixture.bank.id);
    expect(await fixture.ask(educationOfficial, OF_REGION, { code: '340210', sector: 'FINANCE' })).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('goes on behind a cursor', async () => {
    const page = async (after: string | null) =>
      (
        (await fixture.ask(official, OF_REGION, { code: '340210', first: 3, after })) as {
          region: { tenants: { totalCount: number; edges: { cursor: string; node: { id: string } }[] } };
        }
      ).region.tenants;
    const first = await page(null);
    const second = await page(first.edges.at(-1)?.cursor ?? null);
    expect([...first.edges, ...second.edges].map(({ node }) => node.id)).toEqual(await list(official, {}));
    expect(second.totalCount).toBe(first.totalCount);
    expect(await page(second.edges.at(-1)?.cursor ?? null)).toMatchObject({ edges: [], totalCount: first.totalCount });
  });

  describe('in a period', () => {
    const november = '2026-11';
    let active: TestTenant;
    let silent: TestTenant;
    let voided: TestTenant;
    let closed: TestTenant;
    let future: TestTenant;
    beforeAll(async () => {
      active = await insertTenant(fixture.db, 'SCHOOL', '340210100001');
      silent = await insertTenant(fixture.db, 'SCHOOL', '340210100001');
      voided = await insertTenant(fixture.db, 'SCHOOL', '340210100001');
      closed = await insertTenant(fixture.db, 'SCHOOL', '340210100001', { closedOn: '2026-10-31' });
      future = await insertTenant(fixture.db, 'SCHOOL', '340210100001', { openedOn: '2026-12-01' });
      await insertActivity(active, '2026-11-30', 'ACTIVE');
      await insertActivity(silent, '2026-10-31', 'ACTIVE');
      await insertActivity(voided, '2026-11-05', 'VOIDED');
      await insertActivity(closed, '2026-10-31', 'ACTIVE');
    });
    const within = (variables: object) => list(official, { code: '340210100001', ...variables });

    it('lists the tenants due: open at some time in it, authorities excluded', async () => {
      expect((await within({ period: november })).sort()).toEqual([active.id, silent.id, voided.id].sort());
      expect(await within({ period: '2026-10' })).toContain(closed.id);
      expect(await within({ period: '2026-12' })).toContain(future.id);
      expect(await list(official, { period: november })).not.toContain(fixture.authority.id);
      expect(await list(operator, { code: '340210100001', period: november })).toHaveLength(3);
    });

    it('tells with and without an active fact apart', async () => {
      expect(await within({ period: november, contributing: true })).toEqual([active.id]);
      expect((await within({ period: november, contributing: false })).sort()).toEqual([silent.id, voided.id].sort());
      expect((await within({ period: '2026-10', contributing: true })).sort()).toEqual([silent.id, closed.id].sort());
      expect(await list(educationOfficial, { period: november, contributing: true })).toEqual([active.id]);
    });

    it('needs the period for that, and somebody who may see facts', async () => {
      expect(fieldsOf(await fixture.ask(official, OF_REGION, { code: '340210', contributing: true }))).toEqual([
        'period REQUIRED',
      ]);
      expect(
        await fixture.ask(operator, OF_REGION, { code: '340210', period: november, contributing: false }),
      ).toMatchObject({ code: 'FORBIDDEN' });
    });
  });

  const insertActivity = (tenant: TestTenant, day: string, status: 'ACTIVE' | 'VOIDED') =>
    fixture.db.sql(
      `insert into activity (city_code, id, tenant_id, home_region, region_code, sector, type, title, status, start_on,
         recorded_by, record_status, void_reason)
       values ($1, $2, $3, $4, $4, $5, 'LECTURE', '讲座', 'DONE', $6, $3, $7, $8)`,
      [
        tenant.cityCode,
        randomUUID(),
        tenant.id,
        tenant.regionCode,
        tenant.sector,
        day,
        status,
        status === 'VOIDED' ? '重复填报' : null,
      ],
    );
});
