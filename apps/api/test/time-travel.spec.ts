import { addDays, todayIn } from '@fanzha/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Device, NOBODY_HAS } from './org.stage.js';
import type { TestTenant } from './support/factories.js';
import { AGREED, setTimeStage, type TimeStage } from './time-travel.stage.js';

const MOVE = `mutation Move($id: ID!, $version: Int!, $on: Date!, $regionCode: ID!, $sector: Sector!, $parentId: ID) {
  moveTenant(id: $id, version: $version, on: $on, regionCode: $regionCode, sector: $sector, parentId: $parentId) {
    id version sector region { code } parent { id } assignments { from to sector region { name } } } }`;
const RESTATE = 'mutation Restate($id: ID!, $from: Date) { restateTenant(id: $id, from: $from) { id state facts restated finishedAt } }';
const RESTATEMENT = 'query Restatement($id: ID!) { restatement(id: $id) { id state facts restated finishedAt } }';

let stage: TimeStage;
let editor: Device;
beforeAll(async () => {
  stage = await setTimeStage();
  editor = await stage.device('school-editor');
});
afterAll(() => stage.end());

const fieldsOf = (outcome: unknown) => (outcome as { fields: { path: string; code: string }[] }).fields.map(({ path, code }) => `${path} ${code}`);
const arguments_ = (id: string, changes: object = {}) => ({ id, version: 1, on: '2026-06-01', regionCode: '340223100', sector: 'EDUCATION', ...changes });

describe('moveTenant', () => {
  let unit: TestTenant;
  beforeAll(async () => void (unit = await stage.unit('340210100')));

  it('needs a session, the permission and a tenant of the city', async () => {
    expect(await stage.ask(null, MOVE, arguments_(unit.id))).toMatchObject({ code: 'UNAUTHENTICATED' });
    for (const name of ['school-admin', 'official']) expect(await stage.ask(await stage.device(name), MOVE, arguments_(unit.id))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await stage.ask(await stage.device('other-operator'), MOVE, arguments_(unit.id))).toMatchObject({ code: 'NOT_FOUND' });
    for (const id of [NOBODY_HAS, 'no-id']) expect(await stage.ask(stage.operator, MOVE, arguments_(id))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await stage.homes(unit)).toHaveLength(1);
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
    ['several faults at once', { on: '2019-12-31', parentId: NOBODY_HAS }, ['on DATE_TOO_EARLY', 'parentId NOT_FOUND']],
  ])('refuses %s', async (_, changes, faults) => {
    expect(fieldsOf(await stage.ask(stage.operator, MOVE, arguments_(unit.id, changes)))).toEqual(faults);
    expect(fieldsOf(await stage.ask(stage.operator, MOVE, arguments_(unit.id, { parentId: unit.id })))).toEqual(['parentId NOT_FOUND']);
  });

  it('refuses a region where its name is taken', async () => {
    await stage.db.sql('update tenant set name = $1 where id = $2', ['同名学校', unit.id]);
    const namesake = await stage.unit('340223100');
    await stage.db.sql('update tenant set name = $1 where id = $2', ['同名学校', namesake.id]);
    expect(fieldsOf(await stage.ask(stage.operator, MOVE, arguments_(unit.id)))).toEqual(['regionCode ALREADY_TAKEN']);
    await stage.db.sql('update tenant set name = $1 where id = $2', ['另一学校', namesake.id]);
  });

  it('ends one assignment and begins the next, notes it, and tells who comes second', async () => {
    const outcome = await stage.ask(stage.operator, MOVE, arguments_(unit.id, { sector: 'HEALTH', parentId: stage.education.id }));
    expect(outcome).toEqual({
      moveTenant: {
        id: unit.id, version: 2, sector: 'HEALTH', region: { code: '340223100' }, parent: { id: stage.education.id },
        assignments: [
          { from: '2020-01-01', to: '2026-05-31', sector: 'EDUCATION', region: { name: '湾沚镇' } },
          { from: '2026-06-01', to: null, sector: 'HEALTH', region: { name: '籍山镇' } },
        ],
      },
    });
    const [row] = await stage.db.sql('select version, region_code, sector, parent_id from tenant where id = $1', [unit.id]);
    expect(row).toEqual({ version: 2, region_code: '340223100', sector: 'HEALTH', parent_id: stage.education.id });
    expect(await stage.db.sql('select action, tenant_id, detail from audit_entry where subject_id = $1', [unit.id])).toEqual([
      {
        action: 'tenant.moved', tenant_id: stage.office.id,
        detail: { on: '2026-06-01', from: { regionCode: '340210100', sector: 'EDUCATION' }, to: { regionCode: '340223100', sector: 'HEALTH' } },
      },
    ]);
    expect(await stage.ask(stage.operator, MOVE, arguments_(unit.id))).toMatchObject({ code: 'CONFLICT', reason: 'VERSION_CHANGED', version: 2 });
    const closed = await stage.unit('340210100');
    await stage.close(closed, '2026-07-31');
    expect(await stage.ask(stage.operator, MOVE, arguments_(closed.id, { version: 2 }))).toMatchObject({ code: 'CONFLICT', reason: 'TENANT_CLOSED' });
  });

  it('shows assignments as far as the viewer may know them', async () => {
    const query = 'query A($id: ID!) { tenant(id: $id) { assignments { region { code } } } }';
    expect(await stage.ask(await stage.device('official'), query, { id: unit.id })).toEqual({ tenant: { assignments: [{ region: { code: '340210100' } }] } });
    await stage.addUser(unit, 'moved-viewer', 'VIEWER');
    expect(await stage.ask(await stage.device('moved-viewer'), query, { id: unit.id })).toMatchObject({ tenant: { assignments: [{}, {}] } });
  });
});

describe('a move in the figures', () => {
  it('leaves what was reported where it was, counts the future elsewhere and takes along what is in place', async () => {
    const [old, next] = ['340210101', '340223100'];
    const unit = await stage.unit(old);
    const before = { old: await stage.figures(old, '2026-05'), next: await stage.figures(next, '2026-05') };
    await stage.activity(unit, '2026-05-20', '340210101001');
    await stage.group(unit, '2026-03-10', 3);
    const [was, there] = [await stage.inPlace(old, '2026-11-01'), await stage.inPlace(next, '2026-11-01')];
    expect(was).toMatchObject({ groups: 1, members: 3, tenants: 1 });

    await stage.move(unit, '2026-06-01', next);
    await stage.activity(unit, '2026-06-20');
    expect(await stage.figures(old, '2026-05')).toEqual({ ...before.old, activities: before.old.activities + 1, contributing: before.old.contributing + 1 });
    expect(await stage.figures(next, '2026-05')).toEqual(before.next);
    expect((await stage.figures(old, '2026-06')).activities).toBe(0);
    expect((await stage.figures(next, '2026-06')).activities).toBe(1);
    expect((await stage.figures('340210', '2026')).activities).toBe((await stage.figures(old, '2026')).activities);
    expect(await stage.inPlace(old, '2026-05-31')).toEqual(was);
    expect(await stage.inPlace(next, '2026-05-31')).toEqual(there);
    expect(await stage.inPlace(old, '2026-06-01')).toEqual({ groups: 0, members: 0, tenants: 0, households: 0 });
    expect(await stage.inPlace(next, '2026-06-01')).toEqual({ groups: 1, members: 3, tenants: 1, households: 0 });
    expect(await stage.differences()).toEqual(AGREED);
  });

  it('moves between lines of one place, too', async () => {
    const unit = await stage.unit('340223');
    await stage.group(unit, '2026-01-05');
    await stage.activity(unit, '2026-02-01');
    const [education, health] = [await stage.figures('340223', '2026', 'EDUCATION'), await stage.figures('340223', '2026', 'HEALTH')];
    await stage.move(unit, '2026-07-01', '340223', 'HEALTH');
    await stage.activity(unit, '2026-07-01');
    expect((await stage.figures('340223', '2026', 'EDUCATION')).activities).toBe(education.activities);
    expect((await stage.figures('340223', '2026', 'HEALTH')).activities).toBe(health.activities + 1);
    expect(await stage.differences()).toEqual(AGREED);
  });

  it('decides month by month who is due where', async () => {
    const [old, next] = ['340210101', '340223'];
    const unit = await stage.unit(old);
    const due = async (code: string) => Promise.all(['2026-07', '2026-08', '2026-09'].map(async (month) => (await stage.figures(code, month)).due));
    const before = { old: await due(old), next: await due(next), city: await due('3402') };
    await stage.move(unit, '2026-08-15', next);
    const after = { old: await due(old), next: await due(next), city: await due('3402') };
    const gained = (now: number[], then: number[]) => now.map((count, place) => count - (then[place] ?? 0));
    expect({ old: gained(after.old, before.old), next: gained(after.next, before.next), city: gained(after.city, before.city) }).toEqual({
      old: [0, 0, -1], next: [0, 1, 1], city: [0, 0, 0], // in the month of the move it is due in both, and in the city once
    });
    await stage.close(unit, '2026-08-31');
    expect(gained(await due('3402'), before.city)).toEqual([0, 0, -1]);
    expect(gained(await due(next), before.next)).toEqual([0, 1, 0]);
  });

  it('takes what is in place out of every figure when a tenant closes', async () => {
    const unit = await stage.unit('340210101');
    await stage.group(unit, '2026-04-01', 4);
    await stage.close(unit, '2026-09-30');
    expect(await stage.inPlace('340210101', '2026-09-30')).toMatchObject({ groups: 1, members: 4, tenants: 1 });
    expect(await stage.inPlace('340210101', '2026-10-01')).toMatchObject({ groups: 0, members: 0, tenants: 0 });
    expect(await stage.differences()).toEqual(AGREED);
  });

  it('loses nothing of what is recorded at the same moment', async () => {
    for (let round = 0; round < 6; round++) {
      const unit = await stage.unit('340210100');
      await stage.group(unit, '2026-02-01');
      await Promise.all([
        stage.group(unit, '2026-03-01', 3),
        stage.activity(unit, '2026-10-01'),
        stage.move(unit, '2026-05-01', '340223100'),
        stage.group(unit, '2026-08-01', 1),
        stage.compact(3),
        stage.activity(unit, '2026-03-01'),
      ]);
      expect(await stage.differences()).toEqual(AGREED);
    }
  });
});

describe('restateTenant', () => {
  it('needs a session, the permission and a tenant of the city', async () => {
    expect(await stage.ask(null, RESTATE, { id: stage.school.id })).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await stage.ask(editor, RESTATE, { id: stage.school.id })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await stage.ask(await stage.device('other-operator'), RESTATE, { id: stage.school.id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await stage.ask(stage.operator, RESTATE, { id: NOBODY_HAS })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await stage.ask(null, RESTATEMENT, { id: NOBODY_HAS })).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await stage.ask(editor, RESTATEMENT, { id: NOBODY_HAS })).toMatchObject({ code: 'FORBIDDEN' });
    for (const id of [NOBODY_HAS, 'no-id']) expect(await stage.ask(stage.operator, RESTATEMENT, { id })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it.each([
    ['a day to come', addDays(todayIn(), 1), 'from DATE_IN_FUTURE'],
    ['a day before the records', '1999-12-31', 'from DATE_TOO_EARLY'],
  ])('refuses %s', async (_, from, fault) => {
    expect(fieldsOf(await stage.ask(stage.operator, RESTATE, { id: stage.school.id, from }))).toEqual([fault]);
  });

  it('is noted, carried out by a job, and tells how far it is', async () => {
    const { restateTenant } = await stage.ask(stage.operator, RESTATE, { id: stage.school.id, from: '2026-01-01' }) as { restateTenant: { id: string } };
    expect(restateTenant).toMatchObject({ state: 'WAITING', facts: 0, restated: 0, finishedAt: null });
    const [row] = await stage.db.sql('select tenant_id, from_on::text, state from restatement where id = $1', [restateTenant.id]);
    expect(row).toEqual({ tenant_id: stage.school.id, from_on: '2026-01-01', state: 'WAITING' });
    await stage.runJob('restate', { cityCode: '3402', id: restateTenant.id });
    expect(await stage.ask(stage.operator, RESTATEMENT, { id: restateTenant.id })).toMatchObject({ restatement: { state: 'DONE', restated: 0, finishedAt: expect.any(String) } });
    expect(await stage.ask(await stage.device('other-operator'), RESTATEMENT, { id: restateTenant.id })).toMatchObject({ code: 'NOT_FOUND' });

    const lost = await stage.ask(stage.operator, RESTATE, { id: stage.school.id }) as { restateTenant: { id: string } };
    await stage.runJob('unfinished', {});
    expect(await stage.ask(stage.operator, RESTATEMENT, { id: lost.restateTenant.id })).toMatchObject({ restatement: { state: 'DONE' } });
  });

  it('counts the past where the assignments say now, from the day asked for, and changes nothing the second time', async () => {
    const [old, next] = ['340210100', '340223100'];
    const unit = await stage.unit(old);
    const before = { old: await stage.figures(old, '2026'), next: await stage.figures(next, '2026') };
    const inside = await stage.activity(unit, '2026-03-01', '340210100001');
    for (const day of ['2026-02-01', '2026-04-01', '2026-05-01']) await stage.activity(unit, day);
    await stage.group(unit, '2026-04-10');
    // The tenant belonged elsewhere since April: it was noted late, when three months had been reported.
    await stage.move(unit, '2026-04-01', next);
    expect(await stage.figures(old, '2026')).toMatchObject({ activities: before.old.activities + 4 });

    expect(await stage.restate(unit, '2026-04-15')).toMatchObject({ state: 'DONE', facts: 1, restated: 1 });
    expect(await stage.figures(old, '2026')).toMatchObject({ activities: before.old.activities + 3 });
    expect(await stage.differences()).toEqual(AGREED);

    expect(await stage.restate(unit)).toMatchObject({ state: 'DONE', facts: 5, restated: 2 });
    expect(await stage.figures(old, '2026')).toMatchObject({ activities: before.old.activities + 2, contributing: before.old.contributing + 1 });
    expect(await stage.figures(next, '2026')).toMatchObject({ activities: before.next.activities + 2, contributing: before.next.contributing + 1 });
    expect(await stage.figures(old, '2026-04')).toMatchObject({ activities: 0 });
    expect(await stage.restate(unit)).toMatchObject({ state: 'DONE', facts: 5, restated: 0 });
    expect(await stage.differences()).toEqual(AGREED);

    const rows = await stage.db.sql(
      `select a.start_on::text "day", a.home_region home, a.region_code region, m.region_code part from activity a
       join activity_measure m on m.activity_id = a.id where a.tenant_id = $1 order by a.start_on`,
      [unit.id],
    );
    expect(rows).toEqual([
      { day: '2026-02-01', home: old, region: old, part: old },
      { day: '2026-03-01', home: old, region: inside.regionCode, part: inside.regionCode },
      { day: '2026-04-01', home: next, region: next, part: next },
      { day: '2026-05-01', home: next, region: next, part: next },
    ]);
  });

  it('lets earlier versions be seen by whoever sees the fact', async () => {
    const unit = await stage.unit('340210100');
    const activity = await stage.activity(unit, '2026-06-10');
    await stage.amend(unit, activity);
    await stage.move(unit, '2026-06-01', '340223100', 'HEALTH');
    await stage.restate(unit);
    expect(await stage.db.sql("select region_code, sector, image->>'regionCode' said from fact_revision where fact_id = $1", [activity.id])).toEqual([
      { region_code: '340223100', sector: 'HEALTH', said: '340210100' },
    ]);
  });

  it('is done at once for the command line, with an entry in the log', async () => {
    const unit = await stage.unit('340210100');
    await stage.activity(unit, '2026-06-10');
    await stage.move(unit, '2026-06-01', '340223100');
    expect(await stage.restateAtOnce(unit.id)).toEqual({ facts: 1, restated: 1 });
    expect(await stage.restateAtOnce(NOBODY_HAS)).toBeNull();
    expect(await stage.db.sql("select tenant_id, user_id, detail from audit_entry where subject_id = $1 and action = 'tenant.restated'", [unit.id])).toEqual([
      { tenant_id: unit.id, user_id: null, detail: { from: '2000-01-01', facts: 1, restated: 1 } },
    ]);
    expect(await stage.differences()).toEqual(AGREED);
  });

  it('keeps a place inside the new home', async () => {
    const unit = await stage.unit('340210');
    await stage.activity(unit, '2026-06-10', '340210100001');
    await stage.activity(unit, '2026-06-11', '340210101');
    await stage.move(unit, '2026-06-01', '340210100');
    expect(await stage.restate(unit)).toMatchObject({ restated: 2 });
    expect(await stage.db.sql('select home_region home, region_code region from activity where tenant_id = $1 order by start_on', [unit.id])).toEqual([
      { home: '340210100', region: '340210100001' },
      { home: '340210100', region: '340210100' },
    ]);
    expect(await stage.differences()).toEqual(AGREED);
  });

  it('re-attributes visits at doors, and the bitmaps of doors with them; doors outside the new home stay as reported', async () => {
    const unit = await stage.unit('340210');
    const labels = ['1栋1单元101', '1栋1单元102', '1栋1单元103'];
    const near = await stage.visit(unit, '340210100002', '2026-06-05', labels);
    await stage.visit(unit, '340210100002', '2026-05-05', labels.slice(0, 1));
    await stage.visit(unit, '340210101001', '2026-06-06', labels.slice(0, 2));
    await stage.move(unit, '2026-06-01', '340210100', 'HEALTH');
    expect(await stage.restate(unit, '2026-06-01')).toMatchObject({ facts: 2, restated: 1 });
    const presence = () =>
      stage.db.sql(
        `select month, home_region home, region_code region, sector, bit_count(bits)::int doors, dirty from household_presence
         where tenant_id = $1 order by month, region_code, home_region desc`,
        [unit.id],
      );
    const kept = { home: '340210', sector: 'EDUCATION', dirty: true };
    const moved = { month: '2026-06', home: '340210100', region: '340210100002', sector: 'HEALTH', dirty: true };
    const others = [
      { month: '2026-05', region: '340210100002', ...kept, doors: 1 },
      { month: '2026-06', region: '340210100002', ...kept, doors: 0 },
      { month: '2026-06', region: '340210101001', ...kept, doors: 2 },
    ];
    expect(await presence()).toEqual(expect.arrayContaining([...others, { ...moved, doors: 3 }]));
    expect(await presence()).toHaveLength(4);
    await stage.voidVisit(unit, near.id);
    expect(await presence()).toEqual(expect.arrayContaining([...others, { ...moved, doors: 0 }]));
    expect(await stage.differences()).toEqual(AGREED);
  });

  it('re-attributes shares in what others have recorded, also while they correct it', async () => {
    const bank = await stage.unit('340210101', 'BANK');
    for (let round = 0; round < 5; round++) {
      const station = await stage.unit('340210100', 'POLICE');
      let { id, version } = await stage.interception(bank, '2026-06-10', [station]);
      await stage.move(station, '2026-06-01', '340210');
      const correct = async (count: number) => void ({ id, version } = await stage.interception(bank, '2026-06-10', [station], { id, version, count }));
      await Promise.all([stage.restate(station), correct(2).then(() => correct(3)), stage.interception(bank, '2026-06-11', [station]), stage.compact(3)]);
      await stage.restate(station);
      const shares = await stage.db.sql('select distinct home_region, region_code from interception_participant where tenant_id = $1', [station.id]);
      expect(shares).toEqual([{ home_region: '340210', region_code: '340210' }]);
      expect(await stage.differences()).toEqual(AGREED);
    }
  });

  it('waits for whoever is just writing about the unit, and for nobody else', async () => {
    const [bank, stranger, station] = [await stage.unit('340210101', 'BANK'), await stage.unit('340210101', 'BANK'), await stage.unit('340210100', 'POLICE')];
    await stage.interception(bank, '2026-06-10', [station]);
    const whileWriting = async (tenant: TestTenant) => {
      let done = false;
      let restating: Promise<unknown> = Promise.resolve();
      const sawItDone = await stage.writing(tenant, async () => {
        restating = stage.restate(station).then(() => (done = true));
        await Promise.race([restating, new Promise((resolve) => setTimeout(resolve, 500))]);
        return done;
      });
      await restating;
      return sawItDone;
    };
    expect({ station: await whileWriting(station), bank: await whileWriting(bank), stranger: await whileWriting(stranger) }).toEqual({
      station: false, bank: false, stranger: true,
    });
  });

  it('knows every table that says where something counts', async () => {
    const tables = await stage.db.sql<{ name: string }>(
      `select c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
       where a.attname = 'home_region' and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`,
    );
    const ofEngine = ['household_presence', 'rollup_delta', 'rollup_presence'];
    expect(tables.map(({ name }) => name)).toEqual([...stage.attributedTables, ...ofEngine].sort());
    const parts = await stage.db.sql<{ name: string }>(
      `select distinct c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_attribute t on t.attrelid = c.oid
       where a.attname = 'sector' and t.attname = 'tenant_id' and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
         and not exists (select from pg_attribute h where h.attrelid = c.oid and h.attname = 'home_region') order by 1`,
    );
    const notOfFacts = ['fact_revision', 'oversight', 'tenant_assignment'];
    expect(parts.map(({ name }) => name)).toEqual([...stage.attributedParts, ...notOfFacts].sort());
  });
});
