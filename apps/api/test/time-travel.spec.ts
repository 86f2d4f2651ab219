import { addDays, foldIdentifier, todayIn } from '@fanzha/domain';
import { ActivityService } from '@fanzha/ledger';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NOBODY_HAS } from './org.fixture.js';
import { insertTenant, type TestTenant } from './support/factories.js';
import { AGREED, makeTimeFixture, type TimeFixture } from './time-travel.fixture.js';

const MOVE = `mutation Move($id: ID!, $version: Int!, $on: Date!, $regionCode: ID!, $sector: Sector!, $parentId: ID) {
  moveTenant(id: $id, version: $version, on: $on, regionCode: $regionCode, sector: $sector, parentId: $parentId) {
    id version sector region { code } parent { id } assignments { from to sector region { name } } } }`;

let fixture: TimeFixture;
beforeAll(async () => void (fixture = await makeTimeFixture()));
afterAll(() => fixture.end());

const fieldsOf = (outcome: unknown) =>
  (outcome as { fields: { path: string; code: string }[] }).fields.map(({ path, code }) => `${path} ${code}`);
const arguments_ = (id: string, changes: object = {}) => ({
  id,
  version: 1,
  on: '2026-06-01',
  regionCode: '340223100',
  sector: 'EDUCATION',
  ...changes,
});

/** As the domain would write it: names are compared in their folded form. */
const RENAME = 'update tenant set name = $1, name_folded = $2, name_claim = $2 where id = $3';

describe('moveTenant', () => {
  let unit: TestTenant;
  beforeAll(async () => void (unit = await fixture.unit('340210100')));

  it('needs a session, the permission and a tenant of the city', async () => {
    expect(await fixture.ask(null, MOVE, arguments_(unit.id))).toMatchObject({ code: 'UNAUTHENTICATED' });
    for (const name of ['school-admin', 'official'])
      expect(await fixture.ask(await fixture.device(name), MOVE, arguments_(unit.id))).toMatchObject({
        code: 'FORBIDDEN',
      });
    expect(await fixture.ask(await fixture.device('other-operator'), MOVE, arguments_(unit.id))).toMatchObject({
      code: 'NOT_FOUND',
    });
    for (const id of [NOBODY_HAS, 'no-id'])
      expect(await fixture.ask(fixture.operator, MOVE, arguments_(id))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await fixture.assignments(unit)).toHaveLength(1);
  });

  it.each([
    ['a day to come', { on: addDays(todayIn(), 1) }, ['on DATE_IN_FUTURE']],
    ['the first day of where it is', { on: '2020-01-01' }, ['on DATE_TOO_EARLY']],
    ['a region nobody knows', { regionCode: '340299' }, ['regionCode NOT_A_REGION']],
    ['another city', { regionCode: '340102' }, ['regionCode OUTSIDE_REGION']],
    ['a province', { regionCode: '34' }, ['regionCode ABOVE_CITY']],
    ['where it is', { regionCode: '340210100' }, ['regionCode CONTRADICTORY']],
    ['an unknown parent', { parentId: NOBODY_HAS }, ['parentId NOT_FOUND']],
    ['a parent that is no id', { parentId: 'bureau' }, ['parentId NOT_FOUND']],
    [
      'several fieldErrors at once',
      { on: '2019-12-31', parentId: NOBODY_HAS },
      ['on DATE_TOO_EARLY', 'parentId NOT_FOUND'],
    ],
  ])('refuses %s', async (_, changes, fieldErrors) => {
    expect(fieldsOf(await fixture.ask(fixture.operator, MOVE, arguments_(unit.id, changes)))).toEqual(fieldErrors);
    expect(fieldsOf(await fixture.ask(fixture.operator, MOVE, arguments_(unit.id, { parentId: unit.id })))).toEqual([
      'parentId NOT_FOUND',
    ]);
  });

  it('refuses a region where its name is taken', async () => {
    await fixture.db.sql(RENAME, ['同名学校', foldIdentifier('同名学校'), unit.id]);
    const namesake = await fixture.unit('340223100');
    await fixture.db.sql(RENAME, ['同名 学校', foldIdentifier('同名学校'), namesake.id]);
    expect(fieldsOf(await fixture.ask(fixture.operator, MOVE, arguments_(unit.id)))).toEqual([
      'regionCode ALREADY_TAKEN',
    ]);
    await fixture.db.sql(RENAME, ['另一学校', foldIdentifier('另一学校'), namesake.id]);
  });

  it('ends one assignment and begins the next, notes it, and tells who comes second', async () => {
    const outcome = await fixture.ask(
      fixture.operator,
      MOVE,
      arguments_(unit.id, { sector: 'HEALTH', parentId: fixture.education.id }),
    );
    expect(outcome).toEqual({
      moveTenant: {
        id: unit.id,
        version: 2,
        sector: 'HEALTH',
        region: { code: '340223100' },
        parent: { id: fixture.education.id },
        assignments: [
          { from: '2020-01-01', to: '2026-05-31', sector: 'EDUCATION', region: { name: '湾沚镇' } },
          { from: '2026-06-01', to: null, sector: 'HEALTH', region: { name: '籍山镇' } },
        ],
      },
    });
    const [row] = await fixture.db.sql('select version, region_code, sector, parent_id from tenant where id = $1', [
      unit.id,
    ]);
    expect(row).toEqual({ version: 2, region_code: '340223100', sector: 'HEALTH', parent_id: fixture.education.id });
    expect(
      await fixture.db.sql('select action, tenant_id, detail from audit_entry where subject_id = $1', [unit.id]),
    ).toEqual([
      {
        action: 'tenant.moved',
        tenant_id: fixture.office.id,
        detail: {
          on: '2026-06-01',
          from: { regionCode: '340210100', sector: 'EDUCATION' },
          to: { regionCode: '340223100', sector: 'HEALTH' },
        },
      },
    ]);
    expect(await fixture.ask(fixture.operator, MOVE, arguments_(unit.id))).toMatchObject({
      code: 'CONFLICT',
      reason: 'VERSION_CHANGED',
      version: 2,
    });
    const closed = await fixture.unit('340210100');
    await fixture.close(closed, '2026-07-31');
    expect(await fixture.ask(fixture.operator, MOVE, arguments_(closed.id, { version: 2 }))).toMatchObject({
      code: 'CONFLICT',
      reason: 'TENANT_CLOSED',
    });
  });

  describe('of a unit that was put in the wrong place', () => {
    const CREATE = `mutation ($input: TenantInput!) { createTenant(input: $input) { id } }`;
    const enter = async (name: string, openedOn: string): Promise<TestTenant> => {
      const input = { name, type: 'SCHOOL', regionCode: '340210100', openedOn };
      const { createTenant } = (await fixture.ask(fixture.operator, CREATE, { input })) as never as {
        createTenant: { id: string };
      };
      return { ...input, id: createTenant.id, cityCode: '3402', type: 'SCHOOL', sector: 'EDUCATION' };
    };
    const correct = (unit: TestTenant, on: string, changes: object = {}) =>
      fixture.ask(fixture.operator, MOVE, arguments_(unit.id, { on, ...changes }));
    const days = [
      ['today', todayIn()],
      ['long ago', '2021-09-01'],
      ['in a week', addDays(todayIn(), 7)],
    ] as const;

    it.each(days)('corrects it where it opened %s, as if it had never been elsewhere', async (when, openedOn) => {
      const unit = await enter(`错放学校${when}`, openedOn);
      expect(await correct(unit, openedOn)).toMatchObject({
        moveTenant: { version: 2, assignments: [{ from: openedOn, to: null, region: { name: '籍山镇' } }] },
      });
      const [row] = await fixture.db.sql('select region_code, assignments from tenant where id = $1', [unit.id]);
      expect(row).toEqual({ region_code: '340223100', assignments: ['340223100 EDUCATION'] });
      expect(await fixture.differences()).toEqual(AGREED);
    });

    it('moves it like any other from its first record on, be that a plan or voided', async () => {
      const planned = await enter('有计划的学校', todayIn());
      await fixture.db.sql("update tenant set opened_on = '2021-09-01' where id = $1", [planned.id]);
      await fixture.db.sql("update tenant_assignment set valid_from = '2021-09-01' where tenant_id = $1", [planned.id]);
      const { id } = await fixture.activity(planned, '2026-03-01');
      expect(fieldsOf(await correct(planned, '2021-09-01'))).toEqual(['on DATE_TOO_EARLY']);
      await fixture.app.get(ActivityService).void(fixture.viewerOf(planned), id, 1, '录错了');
      expect(fieldsOf(await correct(planned, '2021-09-01'))).toEqual(['on DATE_TOO_EARLY']);
    });

    it('is too late on the day after, and takes no day to come but its first', async () => {
      const later = await enter('下周启用的学校', addDays(todayIn(), 7));
      expect(fieldsOf(await correct(later, addDays(todayIn(), 8)))).toEqual(['on DATE_IN_FUTURE']);
      expect(fieldsOf(await correct(later, addDays(todayIn(), 6)))).toEqual(['on DATE_TOO_EARLY']);
      // An id carries the moment at which it was made.
      const made = (Date.now() - 2 * 24 * 60 * 60 * 1000).toString(16).padStart(12, '0');
      const id = `${made.slice(0, 8)}-${made.slice(8)}-7000-8000-000000000001`;
      const unit = await insertTenant(fixture.db, 'SCHOOL', '340210100', { id, openedOn: '2021-09-01' });
      expect(fieldsOf(await correct(unit, '2021-09-01'))).toEqual(['on DATE_TOO_EARLY']);
    });
  });

  it('shows assignments as far as the viewer may know them', async () => {
    const query = 'query A($id: ID!) { tenant(id: $id) { assignments { region { code } } } }';
    expect(await fixture.ask(await fixture.device('official'), query, { id: unit.id })).toEqual({
      tenant: { assignments: [{ region: { code: '340210100' } }] },
    });
    await fixture.addUser(unit, 'moved-viewer', 'VIEWER');
    expect(await fixture.ask(await fixture.device('moved-viewer'), query, { id: unit.id })).toMatchObject({
      tenant: { assignments: [{}, {}] },
    });
  });
});

describe('a move in the figures', () => {
  it('leaves what was reported, counts the future elsewhere and takes along what is in place', async () => {
    const [old, next] = ['340210101', '340223100'];
    const unit = await fixture.unit(old);
    const before = { old: await fixture.figures(old, '2026-05'), next: await fixture.figures(next, '2026-05') };
    await fixture.activity(unit, '2026-05-20', '340210101001');
    await fixture.group(unit, '2026-03-10', 3);
    const [was, there] = [await fixture.inPlace(old, '2026-11-01'), await fixture.inPlace(next, '2026-11-01')];
    expect(was).toMatchObject({ groups: 1, members: 3, tenants: 1 });

    await fixture.move(unit, '2026-06-01', next);
    await fixture.activity(unit, '2026-06-20');
    expect(await fixture.figures(old, '2026-05')).toEqual({
      ...before.old,
      activities: before.old.activities + 1,
      contributing: before.old.contributing + 1,
    });
    expect(await fixture.figures(next, '2026-05')).toEqual(before.next);
    expect((await fixture.figures(old, '2026-06')).activities).toBe(0);
    expect((await fixture.figures(next, '2026-06')).activities).toBe(1);
    expect((await fixture.figures('340210', '2026')).activities).toBe((await fixture.figures(old, '2026')).activities);
    expect(await fixture.inPlace(old, '2026-05-31')).toEqual(was);
    expect(await fixture.inPlace(next, '2026-05-31')).toEqual(there);
    expect(await fixture.inPlace(old, '2026-06-01')).toEqual({ groups: 0, members: 0, tenants: 0, households: 0 });
    expect(await fixture.inPlace(next, '2026-06-01')).toEqual({ groups: 1, members: 3, tenants: 1, households: 0 });
    expect(await fixture.differences()).toEqual(AGREED);
  });

  it('moves between lines of one place, too', async () => {
    const unit = await fixture.unit('340223');
    await fixture.group(unit, '2026-01-05');
    await fixture.activity(unit, '2026-02-01');
    const [education, health] = [
      await fixture.figures('340223', '2026', 'EDUCATION'),
      await fixture.figures('340223', '2026', 'HEALTH'),
    ];
    await fixture.move(unit, '2026-07-01', '340223', 'HEALTH');
    await fixture.activity(unit, '2026-07-01');
    expect((await fixture.figures('340223', '2026', 'EDUCATION')).activities).toBe(education.activities);
    expect((await fixture.figures('340223', '2026', 'HEALTH')).activities).toBe(health.activities + 1);
    expect(await fixture.differences()).toEqual(AGREED);
  });

  it('decides month by month who is due where', async () => {
    const [old, next] = ['340210101', '340223'];
    const unit = await fixture.unit(old);
    const due = async (code: string) =>
      Promise.all(['2026-07', '2026-08', '2026-09'].map(async (month) => (await fixture.figures(code, month)).due));
    const before = { old: await due(old), next: await due(next), city: await due('3402') };
    await fixture.move(unit, '2026-08-15', next);
    const after = { old: await due(old), next: await due(next), city: await due('3402') };
    const gained = (now: number[], then: number[]) => now.map((count, place) => count - (then[place] ?? 0));
    expect({
      old: gained(after.old, before.old),
      next: gained(after.next, before.next),
      city: gained(after.city, before.city),
    }).toEqual({
      old: [0, 0, -1],
      next: [0, 1, 1],
      city: [0, 0, 0], // in the month of the move it is due in both, and in the city once
    });
    await fixture.close(unit, '2026-08-31');
    expect(gained(await due('3402'), before.city)).toEqual([0, 0, -1]);
    expect(gained(await due(next), before.next)).toEqual([0, 1, 0]);
  });

  it('takes what is in place out of every figure when a tenant closes', async () => {
    const unit = await fixture.unit('340210101');
    await fixture.group(unit, '2026-04-01', 4);
    await fixture.close(unit, '2026-09-30');
    expect(await fixture.inPlace('340210101', '2026-09-30')).toMatchObject({ groups: 1, members: 4, tenants: 1 });
    expect(await fixture.inPlace('340210101', '2026-10-01')).toMatchObject({ groups: 0, members: 0, tenants: 0 });
    expect(await fixture.differences()).toEqual(AGREED);
  });

  it('loses nothing of what is recorded at the same moment', async () => {
    for (let round = 0; round < 6; round++) {
      const unit = await fixture.unit('340210100');
      await fixture.group(unit, '2026-02-01');
      await Promise.all([
        fixture.group(unit, '2026-03-01', 3),
        fixture.activity(unit, '2026-10-01'),
        fixture.move(unit, '2026-05-01', '340223100'),
        fixture.group(unit, '2026-08-01', 1),
        fixture.compact(3),
        fixture.activity(unit, '2026-03-01'),
      ]);
      expect(await fixture.differences()).toEqual(AGREED);
    }
  });
});
