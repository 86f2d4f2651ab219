import { type Scope } from '@fanzha/platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { COMMUNITY, FAR_COMMUNITY } from './households.fixture.js';
import { makeSecondWallFixture, type SecondWallFixture } from './second-wall.fixture.js';
import { insertUser, type TestTenant } from './support/factories.js';
import { factOf, insertion, REFUSED, scopeOfUnit, type Step } from './support/wall-attempts.js';

/**
 * What the role of the application may not do in SQL, even if an attacker gets hold of a statement: take another scope,
 * act in another's name, raise its own rights, and amend a record into one that it may not record. What is tested of
 * one table here is asked of all by the catalogue below.
 */
let fixture: SecondWallFixture;
let school: TestTenant;
let editor: string;
let official: { id: string; tenant: TestTenant };

beforeAll(async () => {
  fixture = await makeSecondWallFixture();
  school = fixture.police.tenant;
  editor = (await insertUser(fixture.api, school, ['UNIT_EDITOR'], 'wall-editor')).id;
  official = { id: fixture.official.userId, tenant: fixture.official.tenant };
}, 120_000);
afterAll(() => fixture?.close());

/** The scope of a user, of the school unless told otherwise. */
const as = (userId: string, tenant: TestTenant = school, change: Partial<Scope> = {}) =>
  scopeOfUnit(tenant, { userId, ...change });

describe('an amendment', () => {
  it('addresses a notice to nobody new; voiding one is always possible', async () => {
    const { tenant } = official;
    const overseer = as(official.id, tenant, { regions: ['340210'] });
    const warn = insertion(
      'notice',
      factOf(tenant, { title: '预警', body: '不转账', published_on: '2026-11-16', regions: ['340210'] }),
    );
    const to = (regions: string): Step => [`update notice set regions = '${regions}'`];
    expect(await fixture.attempt(overseer, warn, to('{340210100}'))).toBe(1);
    for (const wider of ['{3402}', '{340210,340223}', '{34}'])
      expect(await fixture.attempt(overseer, warn, to(wider))).toBe(REFUSED);
    const health = fixture.healthOfficial.tenant;
    const line = as(fixture.healthOfficial.userId, health, { regions: ['340210'], sector: 'HEALTH' });
    const toLine = insertion(
      'notice',
      factOf(health, {
        title: '预警',
        body: '不转账',
        published_on: '2026-11-16',
        regions: ['340210'],
        sectors: ['HEALTH'],
      }),
    );
    for (const sectors of ['{}', '{FINANCE}', '{HEALTH,FINANCE}'])
      expect(await fixture.attempt(line, toLine, [`update notice set sectors = '${sectors}'`])).toBe(REFUSED);
    const voided = "update notice set record_status = 'VOIDED', void_reason = '发错'";
    expect(await fixture.attempt(line, toLine, [voided])).toBe(1);
    expect(
      await fixture.attempt(
        overseer,
        warn,
        [`${voided}, regions = '{3402}'`],
        ["update notice set record_status = 'ACTIVE', void_reason = null"],
      ),
    ).toBe(REFUSED);
  });

  it('puts a visit on no roster of another community', async () => {
    await fixture.register(['1-1'], '2026-01-01', COMMUNITY, fixture.town);
    await fixture.register(['9-1'], '2026-01-01', FAR_COMMUNITY, fixture.farTown);
    const visit = insertion(
      'household_visit',
      factOf(school, {
        visited_on: '2026-11-16',
        region_code: COMMUNITY,
        roster_id: await fixture.rosterOf(COMMUNITY),
        visited: [1],
      }),
    );
    expect(await fixture.attempt(as(editor), visit, ['update household_visit set visited = $1', [[1, 2]]])).toBe(1);
    expect(
      await fixture.attempt(as(editor), visit, [
        'update household_visit set roster_id = $1',
        [await fixture.rosterOf(FAR_COMMUNITY)],
      ]),
    ).toBe(REFUSED);
    expect(
      await fixture.attempt(as(editor), visit, ['update household_visit set roster_id = $1', [randomUUID()]]),
    ).toBe(REFUSED);
  });

  it('or a further column brings no figure past the policies that name what a row may state', async () => {
    await fixture.sql('alter table rollup_delta add column later_indicator bigint');
    const columns = await fixture.sql<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = 'rollup_delta'::regclass and attnum > 0
         and not attisdropped and atttypid in ('bigint'::regtype, 'numeric'::regtype) and attname <> 'id'`,
    );
    expect(columns.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['later_indicator', 'cases_reported', 'households_registered']),
    );
    const roster = {
      tenant_id: fixture.town.tenant.id,
      home_region: COMMUNITY,
      region_code: COMMUNITY,
      sector: '-',
      day: '2026-11-05',
    };
    for (const { name } of columns) {
      expect({
        name,
        outcome: await fixture.attempt(
          as(fixture.town.userId, fixture.town.tenant),
          insertion('rollup_delta', { ...roster, [name]: 1 }),
        ),
      }).toEqual({ name, outcome: name === 'households_registered' ? 1 : REFUSED });
    }
    const joint = insertion(
      'interception',
      factOf(school, { id: randomUUID(), occurred_on: '2026-11-05', venue: 'COUNTER', count: 1 }),
    );
    const id = (joint[1] ?? [])[1];
    const bank = fixture.bank.tenant;
    const taking = insertion('interception_participant', {
      interception_id: id,
      tenant_id: bank.id,
      recorder_id: school.id,
      name: bank.name,
      type: bank.type,
      home_region: bank.regionCode,
      region_code: bank.regionCode,
      sector: bank.sector,
    });
    const share = {
      tenant_id: bank.id,
      home_region: bank.regionCode,
      region_code: bank.regionCode,
      sector: bank.sector,
      day: '2026-11-05',
      tenant_only: true,
    };
    const actAs = ({ id: unit }: TestTenant): Step => [
      `set local app.tenant = '${unit}'; set local app."user" = '${unit}'`,
    ];
    const confirmed: Step[] = [
      actAs(bank),
      [
        "update interception_participant set confirmation = 'CONFIRMED', answered_by = $1 where interception_id = $2",
        [bank.id, id],
      ],
      actAs(school),
    ];
    const shared = ['interceptions', 'loss_avoided', 'dissuasions'];
    for (const { name } of columns) {
      expect({
        name,
        outcome: await fixture.attempt(
          as(editor),
          joint,
          taking,
          ...confirmed,
          insertion('rollup_delta', { ...share, [name]: 1 }),
        ),
      }).toEqual({ name, outcome: shared.includes(name) ? 1 : REFUSED });
    }
    await fixture.sql('alter table rollup_delta drop column later_indicator');
  });
});
