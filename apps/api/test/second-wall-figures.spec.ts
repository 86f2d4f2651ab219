import { CompactionService } from '@fanzha/rollup';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { COMMUNITY, FAR_COMMUNITY } from './households.fixture.js';
import { makeSecondWallFixture, type SecondWallFixture } from './second-wall.fixture.js';
import { insertTenant, type TestTenant } from './support/factories.js';
import { factOf, insertion, REFUSED, scopeOfUnit, type Step } from './support/wall-attempts.js';

/**
 * What the database refuses to write although the row names the acting tenant: facts out of their place, bitmaps of
 * foreign doors, figures that are none of the tenant's business. The specs speak to it as the application does.
 */
let fixture: SecondWallFixture;
let farRoster: string;
let roster: string;
let retail: TestTenant;

beforeAll(async () => {
  fixture = await makeSecondWallFixture();
  await fixture.register(['1-101', '1-102', '1-103'], '2026-01-01', COMMUNITY, fixture.town);
  await fixture.register(['2-101', '2-102'], '2026-01-01', COMMUNITY, fixture.committee);
  await fixture.register(['9-1'], '2026-01-01', FAR_COMMUNITY, fixture.farTown);
  [roster, farRoster] = [await fixture.rosterOf(COMMUNITY), await fixture.rosterOf(FAR_COMMUNITY)];
  retail = await insertTenant(fixture.api.db, 'BANK', '340210100', { name: '湖畔储蓄所' });
}, 120_000);
afterAll(() => fixture?.close());

describe('bitmaps of doors', () => {
  const bits = (change: Readonly<Record<string, unknown>> = {}) => {
    const as = fixture.police.tenant;
    const bitmap = {
      roster_id: roster,
      block: 0,
      month: '2026-10',
      tenant_id: as.id,
      sector: as.sector,
      home_region: as.regionCode,
      region_code: COMMUNITY,
    };
    return insertion('household_visit_bitmap', { ...bitmap, bits: '1'.repeat(2048), ...change });
  };

  it('lie in a community of the own territory and on its roster', async () => {
    const as = scopeOfUnit(fixture.police.tenant);
    expect(await fixture.attempt(as, bits())).toBe(1);
    for (const change of [
      { roster_id: farRoster, region_code: FAR_COMMUNITY, home_region: '340210101' },
      { roster_id: farRoster, region_code: FAR_COMMUNITY },
      { roster_id: farRoster },
      { region_code: FAR_COMMUNITY },
      { sector: 'HEALTH' },
      { home_region: '3402' },
      { roster_id: randomUUID() },
    ]) {
      expect({ change, kept: await fixture.attempt(as, bits(change)) }).toEqual({ change, kept: REFUSED });
    }
  });

  it('change in their doors and in nothing else', async () => {
    const as = scopeOfUnit(fixture.police.tenant);
    expect(
      await fixture.attempt(as, bits(), [
        "update household_visit_bitmap set bits = repeat('0', 2048)::bit(2048), dirty = true",
      ]),
    ).toBe(1);
    for (const change of ["sector = 'HEALTH'", `roster_id = '${farRoster}'`, `region_code = '${FAR_COMMUNITY}'`]) {
      expect({
        change,
        changed: await fixture.attempt(as, bits(), [`update household_visit_bitmap set ${change}`]),
      }).toEqual({
        change,
        changed: REFUSED,
      });
    }
  });

  it('are of visits on the roster of their community', async () => {
    const { tenant: as } = fixture.police;
    const visit = (id: string) =>
      insertion(
        'household_visit',
        factOf(as, { visited_on: '2026-11-16', region_code: COMMUNITY, roster_id: id, visited: [1] }),
      );
    expect(await fixture.attempt(scopeOfUnit(as), visit(roster))).toBe(1);
    expect(await fixture.attempt(scopeOfUnit(as), visit(farRoster))).toBe(REFUSED);
  });
});

describe('figures', () => {
  const delta = (change: Readonly<Record<string, unknown>>) =>
    insertion('rollup_delta', {
      home_region: COMMUNITY,
      region_code: COMMUNITY,
      sector: '-',
      day: '2026-11-05',
      ...change,
    });

  it('of rosters are registered households alone, of who keeps doors there', async () => {
    const as = scopeOfUnit(fixture.police.tenant);
    const own = { tenant_id: fixture.police.tenant.id, households_registered: 1 };
    expect(await fixture.attempt(as, delta(own))).toBe(1);
    expect(await fixture.attempt(as, delta({ ...own, tenant_id: fixture.committee.tenant.id }))).toBe(1);
    for (const change of [
      { tenant_id: fixture.bank.tenant.id },
      { cases_reported: 50 },
      { activities: 1 },
      { tenants_with_group: 1 },
      { qualifier_counts: { ACTIVITIES: [1, 0, 0, 0] } },
      { facts: 1 },
      { activity_type: 'LECTURE' },
      { fraud_type: 'LOAN' },
      { age_band: '60+' },
      { venue: 'ATM' },
      { campaign_ids: `{${fixture.campaignId}}` },
      { home_region: '340210100' },
      { tenant_only: true },
      { home_region: FAR_COMMUNITY, region_code: FAR_COMMUNITY },
    ]) {
      expect({ change, moved: await fixture.attempt(as, delta({ ...own, ...change })) }).toEqual({
        change,
        moved: REFUSED,
      });
    }
  });

  it('of rosters state no further column, one that a later migration adds included', async () => {
    const STATED = 'city_code id tenant_id home_region region_code sector day facts tenant_only aside'.split(' ');
    const columns = await fixture.sql<{ name: string; value: unknown }>(
      `select attname as name, case atttypid when 'jsonb'::regtype then '{"ACTIVITIES": [1, 0, 0, 0]}'
         when 'uuid'::regtype then $2 when 'uuid[]'::regtype then '{' || $2 || '}'
         when 'text'::regtype then 'X' when 'date'::regtype then '2026-11-01'
         else '1' end as value
       from pg_attribute where attrelid = 'rollup_delta'::regclass and attnum > 0 and not attisdropped
         and attname <> all ($1)`,
      [[...STATED, 'households_registered'], fixture.campaignId],
    );
    expect(columns.length).toBeGreaterThan(50);
    const as = scopeOfUnit(fixture.police.tenant);
    for (const { name, value } of columns) {
      const stated = delta({ tenant_id: fixture.police.tenant.id, households_registered: 1, [name]: value });
      expect({ name, moved: await fixture.attempt(as, stated) }).toEqual({ name, moved: REFUSED });
    }
  });

  it('of no line count as such alone, whatever else stands beside them', async () => {
    const moved = (column: string, sector: string) =>
      fixture.sql(
        `insert into rollup_delta (city_code, tenant_id, home_region, region_code, sector, day, ${column})
         values ('3402',$1,$2,$2,$3,'2026-11-05',7)`,
        [fixture.police.tenant.id, COMMUNITY, sector],
      );
    const figures = async () => {
      const found = await fixture.data(
        fixture.official,
        `{
          region(code: "340210") {
            rollup(period: "2026") { activities { count } fraudCases { reported } households { registered } } } }`,
      );
      return found.region.rollup;
    };
    const before = await figures();
    await moved('activities', '-');
    await moved('cases_reported', '-');
    expect(await figures()).toEqual(before);
    await fixture.api.app.get(CompactionService, { strict: false }).compactAll();
    expect(await figures()).toEqual(before);
    expect(
      await fixture.sql(
        `select 1 from rollup_cell where node = '340210' and sector = '*'
           and (activities <> 0 or households_registered <> 0)`,
      ),
    ).toEqual([]);
    expect(before.households.registered).toBe(6);
  });

  it('of joint interceptions are moved on their day, for units that can have taken part', async () => {
    const { tenant: police } = fixture.police;
    const id = randomUUID();
    const fact = insertion(
      'interception',
      factOf(police, { id, occurred_on: '2026-11-05', venue: 'COUNTER', count: 1 }),
    );
    const joined = (of: TestTenant, change: Readonly<Record<string, unknown>> = {}) =>
      insertion('interception_participant', {
        interception_id: id,
        recorder_id: police.id,
        tenant_id: of.id,
        name: of.name,
        type: of.type,
        home_region: of.regionCode,
        region_code: of.regionCode,
        sector: of.sector,
        ...change,
      });
    expect(await fixture.attempt(scopeOfUnit(police), fact, joined(retail))).toBe(1);
    const school = await insertTenant(fixture.api.db, 'SCHOOL', '340210100');
    const farBank = await insertTenant(fixture.api.db, 'BANK', '340223100');
    for (const [of, change] of [
      [school, { type: 'BANK' }],
      [farBank, {}],
      [retail, { home_region: '340210', region_code: '340210' }],
      [retail, { sector: 'HEALTH' }],
      [retail, { name: '别的单位' }],
      [retail, { type: 'POLICE' }],
    ] as const) {
      expect({ change, named: await fixture.attempt(scopeOfUnit(police), fact, joined(of, change)) }).toEqual({
        change,
        named: REFUSED,
      });
    }

    const share = {
      tenant_id: retail.id,
      home_region: retail.regionCode,
      region_code: retail.regionCode,
      sector: retail.sector,
      tenant_only: true,
      interceptions: 1,
    };
    // A unit that was named has a share once it has said so itself. One transaction opens one scope; SET as a statement
    // of its own is what an application with a hole could send, and no other.
    const actAs = ({ id: other }: TestTenant): Step => [
      `set local app.tenant = '${other}'; set local app."user" = '${other}'`,
    ];
    const confirmed: Step[] = [
      actAs(retail),
      [
        "update interception_participant set confirmation = 'CONFIRMED', answered_by = $1 where interception_id = $2",
        [scopeOfUnit(retail).userId, id],
      ],
      actAs(police),
    ];
    expect(await fixture.attempt(scopeOfUnit(police), fact, joined(retail), delta({ ...share }))).toBe(REFUSED);
    const move = (change: object, ...between: Step[]) =>
      fixture.attempt(
        scopeOfUnit(police),
        fact,
        joined(retail),
        ...confirmed,
        ...between,
        delta({ ...share, ...change }),
      );
    expect(
      await move({
        loss_avoided: 100,
        dissuasions: 1,
        venue: 'COUNTER',
        qualifier_counts: { LOSS_AVOIDED: [1, 0, 0, 0] },
      }),
    ).toBe(1);
    for (const change of [
      { activities: 777 },
      { households_registered: 1 },
      { qualifier_counts: { LOSS: [1, 0, 0, 0] } },
      { day: '2026-11-06' },
      { facts: 1 },
      { tenant_id: school.id },
    ]) {
      expect({ change, moved: await move(change) }).toEqual({ change, moved: REFUSED });
    }
    // What was counted on the day it was dated before is taken back there.
    const redated: Step = ["update interception set occurred_on = '2026-11-09', version = 2 where id = $1", [id]];
    const kept = insertion('fact_revision', {
      fact_kind: 'interception',
      fact_id: id,
      version: 1,
      change: 'AMENDED',
      image: { occurredOn: '2026-11-05' },
      changed_by: police.id,
      tenant_id: police.id,
      region_code: police.regionCode,
      sector: police.sector,
    });
    expect(await move({}, redated)).toBe(REFUSED);
    expect(await move({}, redated, kept)).toBe(1);
    expect(await move({ day: '2026-11-09' }, redated, kept)).toBe(1);
  });
});
