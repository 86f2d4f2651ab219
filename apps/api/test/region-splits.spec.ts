import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type TestTenant } from './support/factories.js';
import { AGREED, makeTimeFixture, type TimeFixture } from './time-travel.fixture.js';
const SPLIT = `mutation Split($code: ID!, $on: Date!, $into: [RegionPartInput!]!) {
  splitRegion(code: $code, on: $on, into: $into) { code name children(on: $on) { code name } } }`;

/** Two towns of 湾沚区 with two and one communities, each time new ones. */
interface Towns {
  readonly left: string;
  readonly right: string;
}

const ON = '2026-07-01';
let fixture: TimeFixture;
let towns: Towns;
let counter = 110;
beforeAll(async () => void (fixture = await makeTimeFixture()));
afterAll(() => fixture.end());

beforeEach(async () => {
  const code = () => `340210${++counter}`;
  towns = { left: code(), right: code() };
  for (const town of [towns.left, towns.right]) await insertRegion(town, `镇${town}`);
  for (const community of [`${towns.left}001`, `${towns.left}002`, `${towns.right}001`])
    await insertRegion(community, `村${community}`);
  await fixture.refresh();
});

const insertRegion = (code: string, name: string, validFrom = '2000-01-01') =>
  fixture.db.sql(
    "insert into region (code, name, level, parent_code, valid_from, source) values ($1,$2,$3,$4,$5,'test')",
    [code, name, code.length === 9 ? 'TOWN' : 'COMMUNITY', code.slice(0, -3), validFrom],
  );
const fieldsOf = (outcome: unknown) =>
  (outcome as { fields: { path: string; code: string }[] }).fields.map(({ path, code }) => `${path} ${code}`);
const part = (code: string, communityCodes: string[] = [], tenantIds: string[] = []) => ({
  code,
  name: `新${code}`,
  communityCodes,
  tenantIds,
});
const split = (into: object[], changes: object = {}) =>
  fixture.ask(fixture.operator, SPLIT, { code: towns.left, on: ON, into, ...changes });
const regionRow = async (code: string) =>
  (
    await fixture.db.sql(
      `select name, level, valid_from::text "from", valid_to::text "to", successor_code successor, source from region
       where code = $1`,
      [code],
    )
  )[0];

/** A roster of doors, as if a unit of the community had registered it. */
async function roster(community: string, tenant: TestTenant, doors: number): Promise<string> {
  const id = randomUUID();
  await fixture.db.sql('insert into household_roster (city_code, id, region_code, tenant_id) values ($1,$2,$3,$4)', [
    '3402',
    id,
    community,
    tenant.id,
  ]);
  await fixture.db.sql(
    `insert into household_door (city_code, roster_id, number, label, label_key, registered_on, registered_by,
       tenant_id, region_code)
     select '3402', $1, n, 'door ' || n, 'DOOR-' || n, '2026-02-01', $2, $2, $3 from generate_series(1, $4) n`,
    [id, tenant.id, community, doors],
  );
  await fixture.db.sql(
    `insert into rollup_delta (city_code, tenant_id, home_region, region_code, sector, day, households_registered)
     values ('3402',$1,$2,$2,'-','2026-02-01',$3)`,
    [tenant.id, community, doors],
  );
  return id;
}

describe('splitRegion', () => {
  it('needs a session, the permission and a region of the city', async () => {
    const into = [part(towns.left, [`${towns.left}001`, `${towns.left}002`]), part('340210991')];
    expect(await fixture.ask(null, SPLIT, { code: towns.left, on: ON, into })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    for (const name of ['school-admin', 'official']) {
      expect(await fixture.ask(await fixture.device(name), SPLIT, { code: towns.left, on: ON, into })).toMatchObject({
        code: 'FORBIDDEN',
      });
    }
    expect(
      fieldsOf(await fixture.ask(await fixture.device('other-operator'), SPLIT, { code: towns.left, on: ON, into })),
    ).toEqual(['code OUTSIDE_REGION']);
  });

  it('refuses parts that do not make up the whole, and codes that cannot be', async () => {
    const all = [`${towns.left}001`, `${towns.left}002`];
    expect(fieldsOf(await split([part(towns.left, all)]))).toEqual(['into TOO_FEW_ITEMS']);
    expect(fieldsOf(await split([part(towns.left, all), part('340223991')]))).toEqual(['into.1.code INVALID_FORMAT']);
    expect(fieldsOf(await split([part(towns.left, all), part(towns.right)]))).toEqual(['into.1.code ALREADY_TAKEN']);
    expect(fieldsOf(await split([part('340210992', all), part('340210992')]))).toEqual(['into.1.code DUPLICATE']);
    expect(
      fieldsOf(await split([part(towns.left, all), part('340210992', [all[0] ?? '', `${towns.right}001`])])),
    ).toEqual(['into.1.communityCodes.0 DUPLICATE', 'into.1.communityCodes.1 NOT_FOUND']);
    expect(fieldsOf(await split([part(towns.left, all.slice(1)), part('340210992')]))).toEqual([
      'into.0.communityCodes TOO_FEW_ITEMS',
    ]);
    expect(fieldsOf(await split([part('340210', []), part('340299', [])], { code: '340210' }))).toEqual([
      'code NOT_ALLOWED_HERE',
    ]);
    expect(fieldsOf(await split([part(towns.left, all), { ...part('340210992'), name: '' }]))).toEqual([
      'into.1.name REQUIRED',
    ]);
    const unit = await fixture.unit(towns.left);
    expect(fieldsOf(await split([part(towns.left, all), part('340210992')]))).toEqual([
      'into.0.tenantIds TOO_FEW_ITEMS',
    ]);
    expect(fieldsOf(await split([part(towns.left, all, [unit.id, fixture.school.id]), part('340210992')]))).toEqual([
      'into.0.tenantIds.1 NOT_FOUND',
    ]);
    expect(await regionRow('340210992')).toBeUndefined();
  });

  it('shares out communities and units, and lets one part go on', async () => {
    const [code, all] = [`340210${++counter}`, [`${towns.left}001`, `${towns.left}002`]];
    const [stays, goes] = [await fixture.unit(towns.left), await fixture.unit(towns.left)];
    const village = await fixture.unit(`${towns.left}002`, 'COMMUNITY');
    for (const unit of [stays, goes, village]) {
      await fixture.activity(unit, '2026-06-01');
      await fixture.group(unit, '2026-06-02', 1);
    }
    await roster(`${towns.left}002`, village, 7);
    const outcome = await split([part(towns.left, all.slice(0, 1), [stays.id]), part(code, all.slice(1), [goes.id])]);
    expect(outcome).toEqual({
      splitRegion: [
        { code: towns.left, name: `新${towns.left}`, children: [{ code: all[0], name: `村${all[0]}` }] },
        { code, name: `新${code}`, children: [{ code: `${code}002`, name: `村${all[1]}` }] },
      ],
    });
    expect((await fixture.assignments(stays)).map(({ region }) => region)).toEqual([towns.left]);
    expect((await fixture.assignments(goes)).map(({ region }) => region)).toEqual([towns.left, code]);
    expect((await fixture.assignments(village)).map(({ region }) => region)).toEqual([all[1], `${code}002`]);
    expect(await regionRow(towns.left)).toMatchObject({ to: null, successor: null });
    expect(await regionRow(all[1] ?? '')).toMatchObject({ to: '2026-06-30', successor: `${code}002` });
    expect(await fixture.figures(towns.left, '2026')).toEqual({ activities: 3, due: 3, contributing: 3 });
    expect(await fixture.figures(towns.left, '2026-07')).toEqual({ activities: 0, due: 1, contributing: 0 });
    expect(await fixture.inPlace(towns.left, ON)).toEqual({ groups: 1, members: 1, tenants: 1, households: 0 });
    expect(await fixture.inPlace(code, ON)).toEqual({ groups: 2, members: 2, tenants: 2, households: 7 });
    expect(await fixture.differences()).toEqual(AGREED);
  });

  it('splits a community, but not its doors', async () => {
    const village = `${towns.left}001`;
    const into = (kept: boolean) => [part(kept ? village : `${towns.left}091`), part(`${towns.left}092`)];
    await roster(village, fixture.office, 2);
    expect(await split(into(false), { code: village })).toMatchObject({ code: 'CONFLICT', reason: 'STILL_IN_USE' });
    expect(await split(into(true), { code: village })).toMatchObject({
      splitRegion: [{ code: village }, { code: `${towns.left}092` }],
    });
    const empty = `${towns.left}002`;
    expect(await split([part(`${towns.left}093`), part(`${towns.left}094`)], { code: empty })).toMatchObject({
      splitRegion: [{}, {}],
    });
    expect(await regionRow(empty)).toMatchObject({ to: '2026-06-30', successor: null });
    expect(await fixture.differences()).toEqual(AGREED);
  });
});
