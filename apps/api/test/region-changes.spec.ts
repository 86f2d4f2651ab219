import { addDays, todayIn } from '@fanzha/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { fieldsOf, makeRegionChangesFixture, type RegionChangesFixture, type Towns } from './region-changes.fixture.js';
import { insertTenant } from './support/factories.js';
import { AGREED } from './time-travel.fixture.js';

const MERGE = `mutation Merge($codes: [ID!]!, $intoCode: ID!, $intoName: String!, $on: Date!) {
  mergeRegions(codes: $codes, intoCode: $intoCode, intoName: $intoName, on: $on) { code name validTo
    children(on: $on) { code name } } }`;
const READ = `query Region($code: ID!, $on: Date) {
    region(code: $code) { name validTo successor { code } children(on: $on) { code } } }`;

const ON = '2026-07-01';
let fixture: RegionChangesFixture;
let towns: Towns;
beforeAll(async () => void (fixture = await makeRegionChangesFixture()));
afterAll(() => fixture.end());

beforeEach(async () => void (towns = await fixture.insertTowns()));

const merged = (changes: object = {}) => ({
  codes: [towns.left, towns.right],
  intoCode: towns.left,
  intoName: '大镇',
  on: ON,
  ...changes,
});
const merge = (changes: object = {}) => fixture.ask(fixture.operator, MERGE, merged(changes));

describe('mergeRegions', () => {
  it('needs a session, the permission and regions of the city', async () => {
    expect(await fixture.ask(null, MERGE, merged())).toMatchObject({ code: 'UNAUTHENTICATED' });
    for (const name of ['school-admin', 'official'])
      expect(await fixture.ask(await fixture.device(name), MERGE, merged())).toMatchObject({ code: 'FORBIDDEN' });
    expect(fieldsOf(await fixture.ask(await fixture.device('other-operator'), MERGE, merged()))).toEqual([
      'codes.0 OUTSIDE_REGION',
      'codes.1 OUTSIDE_REGION',
    ]);
    expect(await fixture.regionRow(towns.right)).toMatchObject({ to: null });
  });

  it.each([
    ['one region', () => ({ codes: [towns.left] }), ['codes TOO_FEW_ITEMS']],
    ['the same one twice', () => ({ codes: [towns.left, towns.left] }), ['codes.1 DUPLICATE']],
    ['unknown ones', () => ({ codes: [towns.left, '340210099'] }), ['codes.1 NOT_A_REGION']],
    ['a city', () => ({ codes: ['3402', towns.left] }), ['codes.0 NOT_ALLOWED_HERE', 'codes.1 CONTRADICTORY']],
    ['ones of two counties', () => ({ codes: [towns.left, '340223100'] }), ['codes.1 CONTRADICTORY']],
    ['a name that is missing', () => ({ intoName: ' ' }), ['intoName REQUIRED']],
    ['a day to come', () => ({ on: addDays(todayIn(), 1) }), ['on DATE_IN_FUTURE']],
    ['the first day of one of them', () => ({ on: '2000-01-01' }), ['on DATE_TOO_EARLY']],
    ['a code of another county', () => ({ intoCode: '340223199' }), ['intoCode INVALID_FORMAT']],
    ['a code of another level', () => ({ intoCode: '340210100009' }), ['intoCode INVALID_FORMAT']],
    ['a region that is not one of them', () => ({ intoCode: '340210100' }), ['intoCode ALREADY_TAKEN']],
  ])('refuses %s', async (_, changes, fieldErrors) => {
    expect(fieldsOf(await merge(changes()))).toEqual(fieldErrors);
  });

  it('lets one go on and the other end, with its communities under codes of the successor', async () => {
    const outcome = await merge();
    expect(outcome).toEqual({
      mergeRegions: {
        code: towns.left,
        name: '大镇',
        validTo: null,
        children: [
          { code: `${towns.left}001`, name: `村${towns.left}001` },
          { code: `${towns.left}002`, name: `村${towns.left}002` },
          { code: `${towns.left}003`, name: `村${towns.right}001` }, // 001 and 002 are taken
        ],
      },
    });
    expect(await fixture.regionRow(towns.right)).toMatchObject({ to: '2026-06-30', successor: towns.left });
    expect(await fixture.regionRow(`${towns.right}001`)).toMatchObject({
      to: '2026-06-30',
      successor: `${towns.left}003`,
    });
    expect(await fixture.regionRow(`${towns.left}003`)).toEqual({
      name: `村${towns.right}001`,
      level: 'COMMUNITY',
      from: ON,
      to: null,
      successor: null,
      source: 'operator',
    });
    expect(await fixture.ask(fixture.official, READ, { code: towns.right })).toMatchObject({
      region: { validTo: '2026-06-30', successor: { code: towns.left }, children: [{ code: `${towns.right}001` }] },
    });
    expect(await fixture.ask(fixture.official, READ, { code: towns.right, on: ON })).toMatchObject({
      region: { children: [] },
    });
    expect(await fixture.db.sql('select action, detail from audit_entry where subject_id = $1', [towns.left])).toEqual([
      { action: 'region.merged', detail: { codes: [towns.left, towns.right], on: ON, tenants: 0 } },
    ]);
    expect(fieldsOf(await merge({ intoCode: '340210299' }))).toEqual(['codes.1 NOT_A_REGION']);
  });

  it('keeps what was reported under the old codes and counts the future under the new one', async () => {
    const into = fixture.nextCode();
    const town = await fixture.unit(towns.left, 'DISTRICT');
    const village = await fixture.unit(`${towns.right}001`, 'COMMUNITY');
    const closed = await insertTenant(fixture.db, 'SCHOOL', towns.right, { closedOn: '2026-09-30' });
    await fixture.activity(town, '2026-05-01', `${towns.left}002`);
    await fixture.activity(village, '2026-05-02');
    await fixture.group(village, '2026-03-01', 3);
    const rosterId = await fixture.roster(`${towns.right}001`, village, 5);
    expect(await fixture.inPlace(towns.right, '2026-11-01')).toEqual({
      groups: 1,
      members: 3,
      tenants: 1,
      households: 5,
    });
    const county = await fixture.inPlace('340210', '2026-11-01');

    expect(await merge({ intoCode: into, intoName: '新镇' })).toMatchObject({
      mergeRegions: { code: into, children: [{ code: `${into}001` }, { code: `${into}002` }, { code: `${into}003` }] },
    });
    await fixture.activity(village, '2026-07-02');
    await fixture.activity(town, '2026-07-03', `${into}003`);

    expect(await fixture.figures(towns.left, '2026')).toEqual({ activities: 1, due: 1, contributing: 1 });
    expect(await fixture.figures(towns.right, '2026')).toEqual({ activities: 1, due: 2, contributing: 1 });
    expect(await fixture.figures(into, '2026')).toEqual({ activities: 2, due: 3, contributing: 2 });
    expect(await fixture.figures(into, '2026-06')).toEqual({ activities: 0, due: 0, contributing: 0 });
    expect(await fixture.figures(into, '2026-10')).toEqual({ activities: 0, due: 2, contributing: 0 });

    const home = `${into}003`; // 001 and 002 came from the town that was named first
    expect(await fixture.assignments(village)).toEqual([
      { from: '2020-01-01', to: '2026-06-30', region: `${towns.right}001`, sector: 'COMMUNITY' },
      { from: ON, to: null, region: home, sector: 'COMMUNITY' },
    ]);
    expect(await fixture.assignments(closed)).toEqual([
      { from: '2020-01-01', to: '2026-06-30', region: towns.right, sector: 'EDUCATION' },
      { from: ON, to: '2026-09-30', region: into, sector: 'EDUCATION' },
    ]);
    expect(await fixture.db.sql('select region_code, version from tenant where id = $1', [village.id])).toEqual([
      { region_code: home, version: 2 },
    ]);
    expect(await fixture.inPlace(towns.right, '2026-06-30')).toMatchObject({ groups: 1, members: 3, tenants: 1 });
    expect(await fixture.inPlace(towns.right, ON)).toEqual({ groups: 0, members: 0, tenants: 0, households: 0 });
    expect(await fixture.inPlace(into, ON)).toEqual({ groups: 1, members: 3, tenants: 1, households: 5 });
    expect(await fixture.inPlace('340210', '2026-11-01')).toEqual(county);
    expect(
      await fixture.db.sql('select id, region_code, former_codes from household_roster where id = $1', [rosterId]),
    ).toEqual([{ id: rosterId, region_code: home, former_codes: [`${towns.right}001`] }]);
    expect(await fixture.differences()).toEqual(AGREED);
  });

  it('re-attributes what was reported too late under the old code, community by community', async () => {
    const unit = await fixture.unit(towns.right);
    await fixture.activity(unit, '2026-08-01', `${towns.right}001`);
    await fixture.activity(unit, '2026-08-02');
    await merge();
    expect(await fixture.restate(unit)).toMatchObject({ facts: 2, restated: 2 });
    expect(
      await fixture.db.sql(
        'select home_region home, region_code region from activity where tenant_id = $1 order by start_on',
        [unit.id],
      ),
    ).toEqual([
      { home: towns.left, region: `${towns.left}003` },
      { home: towns.left, region: towns.left },
    ]);
    expect(await fixture.figures(towns.right, '2026')).toMatchObject({ activities: 0, contributing: 0 });
    expect(await fixture.differences()).toEqual(AGREED);
  });

  it('shows a past under codes that are gone as it is organised after two changes', async () => {
    const unit = await fixture.unit(towns.right);
    await fixture.activity(unit, '2026-05-01', `${towns.right}001`);
    await fixture.activity(unit, '2026-05-02');
    const visit = await fixture.visit(unit, `${towns.right}001`, '2026-05-03', ['1栋1单元101']);
    await merge();
    await fixture.activity(unit, '2026-07-15', `${towns.left}003`);
    const into = fixture.nextCode();
    expect(await merge({ codes: [towns.left, '340210101'], intoCode: into, on: '2026-08-01' })).toMatchObject({
      mergeRegions: { code: into },
    });
    const community = (await fixture.regionRow(`${towns.left}003`))?.['successor'];
    expect(community).toEqual(expect.stringMatching(new RegExp(`^${into}\\d{3}$`)));
    expect(await fixture.figures(towns.right, '2026-05')).toMatchObject({ activities: 2, due: 1 });

    expect(await fixture.restate(unit)).toMatchObject({
      facts: 4,
      restated: 4,
      assignmentsBefore: [{ regionCode: towns.right }, { regionCode: towns.left }, { regionCode: into }],
    });
    expect(
      await fixture.db.sql(
        'select home_region home, region_code region from activity where tenant_id = $1 order by start_on',
        [unit.id],
      ),
    ).toEqual([
      { home: into, region: community },
      { home: into, region: into },
      { home: into, region: community },
    ]);
    expect(
      await fixture.db.sql('select home_region home, region_code region from household_visit where id = $1', [
        visit.id,
      ]),
    ).toEqual([{ home: into, region: community }]);
    expect(
      await fixture.db.sql(
        `select region_code region, bit_count(bits)::int doors from household_visit_bitmap where tenant_id = $1
         order by doors`,
        [unit.id],
      ),
    ).toEqual([
      { region: `${towns.right}001`, doors: 0 },
      { region: community, doors: 1 },
    ]);
    expect(await fixture.figures(towns.right, '2026-05')).toEqual({ activities: 0, due: 0, contributing: 0 });
    expect(await fixture.figures(into, '2026-05')).toEqual({ activities: 2, due: 1, contributing: 1 });
    expect(await fixture.differences()).toEqual(AGREED);
  });

  it('refuses to bring two units of one name together, or the doors of two communities', async () => {
    await insertTenant(fixture.db, 'SCHOOL', towns.left, { name: `中心小学${towns.left}` });
    const namesake = await insertTenant(fixture.db, 'SCHOOL', towns.right, { name: `中心小学${towns.left}` });
    expect(await merge()).toMatchObject({ code: 'CONFLICT', reason: 'ALREADY_EXISTS', names: [namesake.name] });
    expect(await fixture.regionRow(towns.right)).toMatchObject({ to: null });

    for (const community of [`${towns.left}001`, `${towns.left}002`])
      await fixture.roster(community, fixture.office, 1);
    const villages = {
      codes: [`${towns.left}001`, `${towns.left}002`],
      intoCode: `${towns.left}001`,
      intoName: '合村',
    };
    expect(await merge(villages)).toMatchObject({ code: 'CONFLICT', reason: 'STILL_IN_USE' });
    expect(await fixture.regionRow(`${towns.left}002`)).toMatchObject({ to: null });
    expect(await fixture.differences()).toEqual(AGREED);
  });

  it('refuses a day on which a unit had not yet come', async () => {
    await insertTenant(fixture.db, 'SCHOOL', towns.right, { openedOn: '2026-07-15' });
    expect(await merge()).toMatchObject({
      fields: [{ path: 'on', code: 'DATE_TOO_EARLY', message: expect.stringContaining('2026-07-16') }],
    });
  });

  it('merges counties with everything below them', async () => {
    const [left, right] = ['340291', '340292'];
    for (const [code, parent, level] of [
      [left, '3402', 'COUNTY'],
      [right, '3402', 'COUNTY'],
      [`${right}100`, right, 'TOWN'],
      [`${right}100007`, `${right}100`, 'COMMUNITY'],
    ]) {
      await fixture.db.sql("insert into region (code, name, level, parent_code, source) values ($1,$1,$2,$3,'test')", [
        code,
        level,
        parent,
      ]);
    }
    const unit = await fixture.unit(`${right}100007`, 'COMMUNITY');
    await fixture.activity(unit, '2026-03-01');
    expect(await merge({ codes: [left, right], intoCode: left, intoName: '新区' })).toMatchObject({
      mergeRegions: { children: [{ code: `${left}100` }] },
    });
    expect(await fixture.regionRow(`${right}100007`)).toMatchObject({ successor: `${left}100007` });
    expect((await fixture.assignments(unit)).at(-1)).toMatchObject({ region: `${left}100007` });
    expect(await fixture.figures(right, '2026')).toMatchObject({ activities: 1 });
    expect(await fixture.differences()).toEqual(AGREED);
  });

  it('waits for what is being recorded, and loses nothing of it', async () => {
    const unit = await fixture.unit(towns.right);
    await fixture.group(unit, '2026-01-10');
    await Promise.all([
      fixture.group(unit, '2026-02-10', 1),
      fixture.activity(unit, '2026-07-05'),
      merge(),
      fixture.group(unit, '2026-08-10', 1),
      fixture.activity(unit, '2026-02-01'),
    ]);
    expect((await fixture.assignments(unit)).at(-1)).toMatchObject({ region: towns.left });
    expect(await fixture.differences()).toEqual(AGREED);
  });
});
