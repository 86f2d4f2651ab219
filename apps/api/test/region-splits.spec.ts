import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { fieldsOf, makeRegionChangesFixture, type RegionChangesFixture, type Towns } from './region-changes.fixture.js';
import { AGREED } from './time-travel.fixture.js';
const SPLIT = `mutation Split($code: ID!, $on: Date!, $into: [RegionPartInput!]!) {
  splitRegion(code: $code, on: $on, into: $into) { code name children(on: $on) { code name } } }`;

const ON = '2026-07-01';
let fixture: RegionChangesFixture;
let towns: Towns;
beforeAll(async () => void (fixture = await makeRegionChangesFixture()));
afterAll(() => fixture.end());

beforeEach(async () => void (towns = await fixture.insertTowns()));

const part = (code: string, communityCodes: string[] = [], tenantIds: string[] = []) => ({
  code,
  name: `新${code}`,
  communityCodes,
  tenantIds,
});
const split = (into: object[], changes: object = {}) =>
  fixture.ask(fixture.operator, SPLIT, { code: towns.left, on: ON, into, ...changes });

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
    expect(await fixture.regionRow('340210992')).toBeUndefined();
  });

  it('shares out communities and units, and lets one part go on', async () => {
    const [code, all] = [fixture.nextCode(), [`${towns.left}001`, `${towns.left}002`]];
    const [stays, goes] = [await fixture.unit(towns.left), await fixture.unit(towns.left)];
    const village = await fixture.unit(`${towns.left}002`, 'COMMUNITY');
    for (const unit of [stays, goes, village]) {
      await fixture.activity(unit, '2026-06-01');
      await fixture.group(unit, '2026-06-02', 1);
    }
    await fixture.roster(`${towns.left}002`, village, 7);
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
    expect(await fixture.regionRow(towns.left)).toMatchObject({ to: null, successor: null });
    expect(await fixture.regionRow(all[1] ?? '')).toMatchObject({ to: '2026-06-30', successor: `${code}002` });
    expect(await fixture.figures(towns.left, '2026')).toEqual({ activities: 3, due: 3, contributing: 3 });
    expect(await fixture.figures(towns.left, '2026-07')).toEqual({ activities: 0, due: 1, contributing: 0 });
    expect(await fixture.inPlace(towns.left, ON)).toEqual({ groups: 1, members: 1, tenants: 1, households: 0 });
    expect(await fixture.inPlace(code, ON)).toEqual({ groups: 2, members: 2, tenants: 2, households: 7 });
    expect(await fixture.differences()).toEqual(AGREED);
  });

  it('splits a community, but not its doors', async () => {
    const village = `${towns.left}001`;
    const into = (kept: boolean) => [part(kept ? village : `${towns.left}091`), part(`${towns.left}092`)];
    await fixture.roster(village, fixture.office, 2);
    expect(await split(into(false), { code: village })).toMatchObject({ code: 'CONFLICT', reason: 'STILL_IN_USE' });
    expect(await split(into(true), { code: village })).toMatchObject({
      splitRegion: [{ code: village }, { code: `${towns.left}092` }],
    });
    const empty = `${towns.left}002`;
    expect(await split([part(`${towns.left}093`), part(`${towns.left}094`)], { code: empty })).toMatchObject({
      splitRegion: [{}, {}],
    });
    expect(await fixture.regionRow(empty)).toMatchObject({ to: '2026-06-30', successor: null });
    expect(await fixture.differences()).toEqual(AGREED);
  });
});
