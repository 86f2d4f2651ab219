import { APP_ROLE, JOBS_ROLE, type Scope } from '@fanzha/platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { COMMUNITY, FAR_COMMUNITY } from './households.fixture.js';
import { makeSecondWallFixture, type SecondWallFixture } from './second-wall.fixture.js';
import { type TestTenant } from './support/factories.js';
import { factOf, insertion, REFUSED, scopeOfUnit, type Step } from './support/wall-attempts.js';

/**
 * What the database refuses to write although the row names the acting tenant: facts out of their place, bitmaps of
 * foreign doors, figures that are none of the tenant's business. The specs speak to it as the application does.
 */
let fixture: SecondWallFixture;
let roster: string;

beforeAll(async () => {
  fixture = await makeSecondWallFixture();
  await fixture.register(['1-101', '1-102', '1-103'], '2026-01-01', COMMUNITY, fixture.town);
  await fixture.register(['2-101', '2-102'], '2026-01-01', COMMUNITY, fixture.committee);
  await fixture.register(['9-1'], '2026-01-01', FAR_COMMUNITY, fixture.farTown);
  roster = await fixture.rosterOf(COMMUNITY);
}, 120_000);
afterAll(() => fixture?.close());

describe('facts', () => {
  const LEDGERS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    activity: { type: 'LECTURE', title: '讲座', status: 'DONE', start_on: '2026-11-16' },
    leadership_group: { name: '领导小组', founded_on: '2026-11-16' },
    fraud_case: { reported_on: '2026-11-16', fraud_type: 'LOAN' },
    interception: { occurred_on: '2026-11-16', venue: 'COUNTER', count: 1 },
    funds_action: { occurred_on: '2026-11-16', stage: 'FREEZE', accounts: 1, amount: 1 },
    tally: { occurred_on: '2026-11-16', ledger: 'ENFORCEMENT' },
    inspection: { occurred_on: '2026-11-16', subject: '检查', inspections: 1 },
    control_measure: { type: 'POPUP_REMINDER', in_place_since: '2026-11-16' },
    household_visit: { visited_on: '2026-11-16', region_code: COMMUNITY },
  };

  it.each(Object.entries(LEDGERS))('of %s are recorded where the unit belongs, in its line', async (table, content) => {
    const { tenant } = fixture.police;
    const fact = factOf(tenant, content);
    const elsewhere = {
      home_region: '340210101',
      region_code: table === 'household_visit' ? FAR_COMMUNITY : '340210101',
    };
    expect(await fixture.attempt(scopeOfUnit(tenant), insertion(table, fact))).toBe(1);
    expect(await fixture.attempt(scopeOfUnit(tenant), insertion(table, { ...fact, ...elsewhere }))).toBe(REFUSED);
    expect(await fixture.attempt(scopeOfUnit(tenant), insertion(table, { ...fact, sector: 'HEALTH' }))).toBe(REFUSED);
    expect(
      await fixture.attempt(scopeOfUnit(tenant), insertion(table, fact), [
        `update ${table} set sector = 'HEALTH' where id = $1`,
        [fact.id],
      ]),
    ).toBe(REFUSED);
    const moved = `update ${table} set home_region = $2, region_code = $3 where id = $1`;
    expect(
      await fixture.attempt(scopeOfUnit(tenant), insertion(table, fact), [
        moved,
        [fact.id, elsewhere.home_region, elsewhere.region_code],
      ]),
    ).toBe(REFUSED);
  });

  it('of a unit that has moved are recorded in both its places', async () => {
    const { tenant } = fixture.moved;
    const { activity } = LEDGERS;
    for (const place of ['340210100', '340210101']) {
      expect(
        await fixture.attempt(
          scopeOfUnit(tenant),
          insertion('activity', factOf(tenant, { ...activity, home_region: place, region_code: place })),
        ),
      ).toBe(1);
    }
    expect(
      await fixture.attempt(
        scopeOfUnit(tenant),
        insertion('activity', factOf(tenant, { ...activity, home_region: '340210', region_code: '340210' })),
      ),
    ).toBe(REFUSED);
  });

  it('have measures of their own place and line', async () => {
    const { tenant } = fixture.police;
    const fact = factOf(tenant, LEDGERS['activity']);
    const measure = {
      activity_id: fact.id,
      tenant_id: tenant.id,
      indicator: 'SESSIONS',
      amount: 1,
      qualifier: 'EXACT',
      region_code: tenant.regionCode,
      sector: tenant.sector,
    };
    expect(
      await fixture.attempt(scopeOfUnit(tenant), insertion('activity', fact), insertion('activity_measure', measure)),
    ).toBe(1);
    expect(
      await fixture.attempt(
        scopeOfUnit(tenant),
        insertion('activity', fact),
        insertion('activity_measure', { ...measure, region_code: '340223' }),
      ),
    ).toBe(REFUSED);
    expect(
      await fixture.attempt(
        scopeOfUnit(tenant),
        insertion('activity', fact),
        insertion('activity_measure', { ...measure, sector: 'HEALTH' }),
      ),
    ).toBe(REFUSED);
  });

  it('keep versions that gave way, of known kinds, in their place', async () => {
    const { tenant } = fixture.police;
    const fact = factOf(tenant, LEDGERS['activity']);
    const version = {
      fact_kind: 'activity',
      fact_id: fact.id,
      version: 1,
      change: 'AMENDED',
      image: {},
      changed_by: tenant.id,
      tenant_id: tenant.id,
      region_code: tenant.regionCode,
      sector: tenant.sector,
    };
    const amended: Step[] = [insertion('activity', fact), ['update activity set version = 2 where id = $1', [fact.id]]];
    expect(await fixture.attempt(scopeOfUnit(tenant), ...amended, insertion('fact_revision', version))).toBe(1);
    expect(
      await fixture.attempt(
        scopeOfUnit(tenant),
        ...amended,
        insertion('fact_revision', { ...version, region_code: COMMUNITY }),
      ),
    ).toBe(1);
    for (const change of [
      { region_code: '340223' },
      { sector: 'HEALTH' },
      { fact_kind: 'nonsense' },
      { fact_kind: 'tally' },
      { version: 2 },
    ]) {
      expect({
        change,
        kept: await fixture.attempt(
          scopeOfUnit(tenant),
          ...amended,
          insertion('fact_revision', { ...version, ...change }),
        ),
      }).toEqual({ change, kept: REFUSED });
    }
    expect(
      await fixture.attempt(scopeOfUnit(tenant), insertion('activity', fact), insertion('fact_revision', version)),
    ).toBe(REFUSED);
  });

  it('are notices of authorities, to whom they oversee', async () => {
    const warn = (as: TestTenant, regions: string[], change = {}) =>
      insertion(
        'notice',
        factOf(as, { title: '预警', body: '不转账', published_on: '2026-11-16', regions, ...change }),
      );
    const { tenant } = fixture.official;
    const overseer = scopeOfUnit(tenant, { regions: ['340210'] });
    expect(await fixture.attempt(overseer, warn(tenant, ['340210', '340210100']))).toBe(1);
    expect(await fixture.attempt(overseer, warn(tenant, ['340210', '3402']))).toBe(REFUSED);
    expect(await fixture.attempt(scopeOfUnit(tenant), warn(tenant, ['340210']))).toBe(REFUSED);
    expect(await fixture.attempt(scopeOfUnit(fixture.police.tenant), warn(fixture.police.tenant, ['340210100']))).toBe(
      REFUSED,
    );
    const line = scopeOfUnit(fixture.healthOfficial.tenant, { regions: ['340210'], sector: 'HEALTH' });
    expect(await fixture.attempt(line, warn(fixture.healthOfficial.tenant, ['340210'], { sectors: ['HEALTH'] }))).toBe(
      1,
    );
    for (const sectors of [['FINANCE'], []])
      expect(await fixture.attempt(line, warn(fixture.healthOfficial.tenant, ['340210'], { sectors }))).toBe(REFUSED);
  });
});

describe('notices', () => {
  it('tell their reach to those who may read them, and to nobody else', async () => {
    const [health, old] = [randomUUID(), randomUUID()];
    const text = `insert into notice (city_code, id, tenant_id, home_region, region_code, sector, recorded_by, title,
        body, published_on, regions, sectors, record_status, void_reason)
      values ('3402',$1,$2,'340210','340210','OTHER',$2,'t','b','2026-11-01','{340210}',$3,$4,$5)`;
    const { tenant } = fixture.official;
    await fixture.sql(text, [health, tenant.id, ['HEALTH'], 'ACTIVE', null]);
    await fixture.sql(text, [old, tenant.id, [], 'VOIDED', '发错']);
    const reach = (scope: Scope) =>
      fixture.attempt(scope, ['select * from notice_reach($1, $2)', [[health, old], '2026-11-22']]);
    expect(await reach(scopeOfUnit(fixture.police.tenant))).toBe(0);
    expect(await reach(scopeOfUnit(tenant))).toBe(2);
    expect(await reach(scopeOfUnit(fixture.otherOfficial.tenant, { regions: ['3402'] }))).toBe(2);
    // Of the two only the one to its own line.
    expect(await reach(scopeOfUnit(fixture.healthOfficial.tenant, { regions: ['3402'], sector: 'HEALTH' }))).toBe(1);
    await fixture.sql('delete from notice');
  });

  it('are acknowledged where the unit belongs', async () => {
    const id = randomUUID();
    const { tenant } = fixture.police;
    await fixture.sql(
      `insert into notice (city_code, id, tenant_id, home_region, region_code, sector, recorded_by, title, body,
         published_on, regions)
       values ('3402',$1,$2,'340210','340210','OTHER',$2,'t','b','2026-11-01','{340210}')`,
      [id, fixture.official.tenant.id],
    );
    const receipt = (
      region: string,
      sector: string = tenant.sector,
      issuer: string | null = fixture.official.tenant.id,
    ) =>
      insertion('notice_receipt', {
        notice_id: id,
        tenant_id: tenant.id,
        home_region: region,
        region_code: region,
        sector,
        received_on: '2026-11-02',
        received_by: tenant.id,
        issuer_id: issuer,
      });
    expect(await fixture.attempt(scopeOfUnit(tenant), receipt(tenant.regionCode))).toBe(1);
    for (const other of [tenant.id, null])
      expect(await fixture.attempt(scopeOfUnit(tenant), receipt(tenant.regionCode, tenant.sector, other))).toBe(
        REFUSED,
      );
    expect(await fixture.attempt(scopeOfUnit(tenant), receipt('340223'))).toBe(REFUSED);
    expect(await fixture.attempt(scopeOfUnit(tenant), receipt(tenant.regionCode, 'HEALTH'))).toBe(REFUSED);
    await fixture.sql('delete from notice');
  });
});

describe('a unit that has left', () => {
  it('finds the doors of its time, and is not told what became of them', async () => {
    await fixture.register(['7-701'], '2026-08-01');
    await fixture.record({ visitedOn: '2026-09-01', doors: ['1-103'] });
    const input = (doors: string[]) => ({ input: { communityCode: COMMUNITY, visitedOn: '2026-06-30', doors } });
    const RECORD = `mutation Record($input: HouseholdVisitsInput!) {
        recordHouseholdVisits(input: $input) { id version visits newlyCovered } }`;
    expect(await fixture.fieldErrors(fixture.moved, RECORD, input(['7-701']))).toEqual(['doors.0 NOT_FOUND']);
    const { recordHouseholdVisits: visit } = await fixture.data(fixture.moved, RECORD, input(['1-103']));
    expect(visit).toMatchObject({ visits: 1, newlyCovered: 1 });
    expect(
      await fixture.attempt(scopeOfUnit(fixture.moved.tenant), [
        "select * from doors_visited($1, '2026-07', '2026-12')",
        [roster],
      ]),
    ).toBe(0);
    expect(
      await fixture.attempt(scopeOfUnit(fixture.police.tenant), [
        "select * from doors_visited($1, '2026-07', '2026-12')",
        [roster],
      ]),
    ).toBe(1);
    await fixture.amend(visit.id, 1, { visitedOn: '2026-06-30', doors: ['1-102', '1-103'] }, fixture.moved);
    await fixture.void(visit.id, 2, fixture.moved);
  });
});

describe('temporary tables', () => {
  it('are made by the jobs alone, so that none stands before a table of the schema', async () => {
    const [may] = await fixture.sql(
      `select has_database_privilege($1, current_database(), $3) as app,
         has_database_privilege($2, current_database(), $3) as jobs`,
      [APP_ROLE, JOBS_ROLE, 'TEMP'],
    );
    expect(may).toEqual({ app: false, jobs: true });
    expect(
      await fixture.attempt(scopeOfUnit(fixture.police.tenant), [
        'create temporary table household_roster (city_code text)',
      ]),
    ).toBe(REFUSED);
  });
});
