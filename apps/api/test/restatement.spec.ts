import { addDays, todayIn } from '@fanzha/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Device, NOBODY_HAS } from './org.fixture.js';
import { type TestTenant } from './support/factories.js';
import { AGREED, makeTimeFixture, type TimeFixture } from './time-travel.fixture.js';

const PROGRESS = 'id state facts restated finishedAt assignmentsBefore { from to sector region { code } }';
const RESTATE = `mutation Restate($id: ID!, $from: Date) { restateTenant(id: $id, from: $from) { ${PROGRESS} } }`;
const RESTATEMENT = `query Restatement($id: ID!) { restatement(id: $id) { ${PROGRESS} } }`;

let fixture: TimeFixture;
let editor: Device;
beforeAll(async () => {
  fixture = await makeTimeFixture();
  editor = await fixture.device('school-editor');
});
afterAll(() => fixture.end());

const fieldsOf = (outcome: unknown) =>
  (outcome as { fields: { path: string; code: string }[] }).fields.map(({ path, code }) => `${path} ${code}`);

describe('restateTenant', () => {
  it('needs a session, the permission and a tenant of the city', async () => {
    expect(await fixture.ask(null, RESTATE, { id: fixture.school.id })).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.ask(editor, RESTATE, { id: fixture.school.id })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await fixture.ask(await fixture.device('other-operator'), RESTATE, { id: fixture.school.id })).toMatchObject(
      {
        code: 'NOT_FOUND',
      },
    );
    expect(await fixture.ask(fixture.operator, RESTATE, { id: NOBODY_HAS })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await fixture.ask(null, RESTATEMENT, { id: NOBODY_HAS })).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.ask(editor, RESTATEMENT, { id: NOBODY_HAS })).toMatchObject({ code: 'FORBIDDEN' });
    for (const id of [NOBODY_HAS, 'no-id'])
      expect(await fixture.ask(fixture.operator, RESTATEMENT, { id })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it.each([
    ['a day to come', addDays(todayIn(), 1), 'from DATE_IN_FUTURE'],
    ['a day before the records', '1999-12-31', 'from DATE_TOO_EARLY'],
  ])('refuses %s', async (_, from, fieldError) => {
    expect(fieldsOf(await fixture.ask(fixture.operator, RESTATE, { id: fixture.school.id, from }))).toEqual([
      fieldError,
    ]);
  });

  it('is noted, carried out by a job, and tells how far it is', async () => {
    const { restateTenant } = (await fixture.ask(fixture.operator, RESTATE, {
      id: fixture.school.id,
      from: '2026-01-01',
    })) as { restateTenant: { id: string } };
    expect(restateTenant).toMatchObject({
      state: 'WAITING',
      facts: 0,
      restated: 0,
      assignmentsBefore: [],
      finishedAt: null,
    });
    const [row] = await fixture.db.sql('select tenant_id, from_on::text, state from restatement where id = $1', [
      restateTenant.id,
    ]);
    expect(row).toEqual({ tenant_id: fixture.school.id, from_on: '2026-01-01', state: 'WAITING' });
    await fixture.runJob('restate', { cityCode: '3402', id: restateTenant.id });
    expect(await fixture.ask(fixture.operator, RESTATEMENT, { id: restateTenant.id })).toMatchObject({
      restatement: {
        state: 'DONE',
        restated: 0,
        assignmentsBefore: [
          { from: '2020-01-01', to: null, sector: 'EDUCATION', region: { code: fixture.school.regionCode } },
        ],
        finishedAt: expect.any(String),
      },
    });
    expect(
      await fixture.ask(await fixture.device('other-operator'), RESTATEMENT, { id: restateTenant.id }),
    ).toMatchObject({
      code: 'NOT_FOUND',
    });

    const lost = (await fixture.ask(fixture.operator, RESTATE, { id: fixture.school.id })) as {
      restateTenant: { id: string };
    };
    await fixture.runJob('unfinished', {});
    expect(await fixture.ask(fixture.operator, RESTATEMENT, { id: lost.restateTenant.id })).toMatchObject({
      restatement: { state: 'DONE' },
    });
  });

  it('brings what was reported before a move was noted to where the unit was, and only once', async () => {
    const [old, next] = ['340210100', '340223100'];
    const unit = await fixture.unit(old);
    const before = { old: await fixture.figures(old, '2026'), next: await fixture.figures(next, '2026') };
    const inside = await fixture.activity(unit, '2026-03-01', '340210100001');
    for (const day of ['2026-02-01', '2026-04-01', '2026-05-01']) await fixture.activity(unit, day);
    await fixture.group(unit, '2026-04-10');
    // The tenant belonged elsewhere since April: it was noted late, when three months had been reported.
    await fixture.move(unit, '2026-04-01', next);
    expect(await fixture.figures(old, '2026')).toMatchObject({ activities: before.old.activities + 4 });

    expect(await fixture.restate(unit, '2026-04-15')).toMatchObject({ state: 'DONE', facts: 1, restated: 1 });
    expect(await fixture.figures(old, '2026')).toMatchObject({ activities: before.old.activities + 3 });
    expect(await fixture.differences()).toEqual(AGREED);

    const assignments = await fixture.assignments(unit);
    expect(await fixture.restate(unit, '2026-04-01')).toMatchObject({ state: 'DONE', facts: 3, restated: 2 });
    expect(await fixture.figures(old, '2026')).toMatchObject({
      activities: before.old.activities + 2,
      contributing: before.old.contributing + 1,
    });
    expect(await fixture.figures(next, '2026')).toMatchObject({
      activities: before.next.activities + 2,
      contributing: before.next.contributing + 1,
    });
    expect(await fixture.figures(old, '2026-04')).toMatchObject({ activities: 0 });
    expect(await fixture.restate(unit, '2026-04-01')).toMatchObject({ state: 'DONE', facts: 3, restated: 0 });
    expect(await fixture.assignments(unit)).toEqual(assignments);
    expect(await fixture.differences()).toEqual(AGREED);

    const rows = await fixture.db.sql(
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

  it('lets everybody who sees the fact see its earlier versions', async () => {
    const unit = await fixture.unit('340210100');
    const activity = await fixture.activity(unit, '2026-06-10');
    await fixture.amend(unit, activity);
    await fixture.move(unit, '2026-06-01', '340223100', 'HEALTH');
    await fixture.restate(unit);
    expect(
      await fixture.db.sql(
        "select region_code, sector, image->>'regionCode' said from fact_revision where fact_id = $1",
        [activity.id],
      ),
    ).toEqual([{ region_code: '340223100', sector: 'HEALTH', said: '340210100' }]);
  });

  it('is done at once for the command line, with an entry in the log', async () => {
    const unit = await fixture.unit('340210100');
    await fixture.activity(unit, '2026-06-10');
    await fixture.move(unit, '2026-06-01', '340223100');
    expect(await fixture.restateAtOnce(unit.id)).toEqual({ facts: 1, restated: 1 });
    expect(await fixture.restateAtOnce(NOBODY_HAS)).toBeNull();
    expect(
      await fixture.db.sql(
        "select tenant_id, user_id, detail from audit_entry where subject_id = $1 and action = 'tenant.restated'",
        [unit.id],
      ),
    ).toEqual([
      {
        tenant_id: unit.id,
        user_id: null,
        detail: { from: '2000-01-01', restatement: expect.any(String), facts: 1, restated: 1 },
      },
    ]);
    const kept = { type: 'SCHOOL', sector: 'EDUCATION', parentId: null };
    expect(
      await fixture.db.sql(
        `select state, from_on::text "from", requested_by "by", assignments_before before from restatement
         where tenant_id = $1`,
        [unit.id],
      ),
    ).toEqual([
      {
        state: 'DONE',
        from: '2000-01-01',
        by: null,
        before: [
          { from: '2020-01-01', to: '2026-05-31', regionCode: '340210100', ...kept },
          { from: '2026-06-01', to: null, regionCode: '340223100', ...kept },
        ],
      },
    ]);
    expect(await fixture.differences()).toEqual(AGREED);
  });

  it('keeps a place inside the new home region', async () => {
    const unit = await fixture.unit('340210');
    await fixture.activity(unit, '2026-06-10', '340210100001');
    await fixture.activity(unit, '2026-06-11', '340210101');
    await fixture.move(unit, '2026-06-01', '340210100');
    expect(await fixture.restate(unit)).toMatchObject({ restated: 2 });
    expect(
      await fixture.db.sql(
        'select home_region home, region_code region from activity where tenant_id = $1 order by start_on',
        [unit.id],
      ),
    ).toEqual([
      { home: '340210100', region: '340210100001' },
      { home: '340210100', region: '340210100' },
    ]);
    expect(await fixture.differences()).toEqual(AGREED);
  });

  it('re-attributes visits at doors with their bitmaps; doors outside the home region stay as reported', async () => {
    const unit = await fixture.unit('340210');
    const labels = ['1栋1单元101', '1栋1单元102', '1栋1单元103'];
    const near = await fixture.visit(unit, '340210100002', '2026-06-05', labels);
    await fixture.visit(unit, '340210100002', '2026-05-05', labels.slice(0, 1));
    await fixture.visit(unit, '340210101001', '2026-06-06', labels.slice(0, 2));
    await fixture.move(unit, '2026-06-01', '340210100', 'HEALTH');
    expect(await fixture.restate(unit, '2026-06-01')).toMatchObject({ facts: 2, restated: 1 });
    const bitmaps = () =>
      fixture.db.sql(
        `select month, home_region home, region_code region, sector, bit_count(bits)::int doors, dirty
         from household_visit_bitmap
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
    expect(await bitmaps()).toEqual(expect.arrayContaining([...others, { ...moved, doors: 3 }]));
    expect(await bitmaps()).toHaveLength(4);
    await fixture.voidVisit(unit, near.id);
    expect(await bitmaps()).toEqual(expect.arrayContaining([...others, { ...moved, doors: 0 }]));
    expect(await fixture.differences()).toEqual(AGREED);
  });

  it('re-attributes shares in what others have recorded, also while they correct it', async () => {
    const bank = await fixture.unit('340210101', 'BANK');
    for (let round = 0; round < 5; round++) {
      const station = await fixture.unit('340210100', 'POLICE');
      const stranger = await fixture.unit('340210101', 'BANK');
      let { id, version } = await fixture.interception(bank, '2026-05-10', [station]);
      await fixture.move(station, '2026-06-01', '340210');
      const correct = async (count: number) =>
        void ({ id, version } = await fixture.interception(bank, '2026-05-10', [station], { id, version, count }));
      // A unit that names the station for the first time meanwhile knows its old home region, or waits.
      await Promise.all([
        fixture.restate(station),
        correct(2).then(() => correct(3)),
        fixture.interception(stranger, '2026-05-11', [station]),
        fixture.compact(3),
        fixture.interception(bank, '2026-06-11', [station]),
      ]);
      const shares = await fixture.db.sql(
        'select distinct home_region, region_code from interception_participant where tenant_id = $1',
        [station.id],
      );
      expect(shares).toEqual([{ home_region: '340210', region_code: '340210' }]);
      expect(await fixture.differences()).toEqual(AGREED);
    }
  });

  it('lets a record stay correctable whose participant has left the county, with and without its past', async () => {
    const [bank, station] = [await fixture.unit('340210101', 'BANK'), await fixture.unit('340210100', 'POLICE')];
    let { id, version } = await fixture.interception(bank, '2026-06-10', [station]);
    const correct = async (count: number) =>
      void ({ id, version } = await fixture.interception(bank, '2026-06-10', [station], { id, version, count }));
    await fixture.move(station, '2026-06-01', '340223100');
    await correct(2);
    await fixture.restate(station);
    await correct(3);
    const shares = await fixture.db.sql('select home_region from interception_participant where tenant_id = $1', [
      station.id,
    ]);
    expect(shares).toEqual([{ home_region: '340223100' }]);
    expect(await fixture.differences()).toEqual(AGREED);
  });

  it('waits for those who write about the unit, and for others only where they may name it elsewhere', async () => {
    const [bank, stranger, station] = [
      await fixture.unit('340210101', 'BANK'),
      await fixture.unit('340210101', 'BANK'),
      await fixture.unit('340210100', 'POLICE'),
    ];
    await fixture.interception(bank, '2026-06-10', [station]);
    // A writer that waits is found waiting after half a second; another has as long as a busy machine may take.
    const whileWriting = async (tenant: TestTenant, patience = 500) => {
      let done = false;
      let restating: Promise<unknown> = Promise.resolve();
      const sawItDone = await fixture.writing(tenant, async () => {
        restating = fixture.restate(station).then(() => (done = true));
        await Promise.race([restating, new Promise((resolve) => setTimeout(resolve, patience).unref())]);
        return done;
      });
      await restating;
      return sawItDone;
    };
    expect({
      station: await whileWriting(station),
      bank: await whileWriting(bank),
      stranger: await whileWriting(stranger, 20_000),
    }).toEqual({
      station: false,
      bank: false,
      stranger: true,
    });
    await fixture.move(station, '2026-06-01', '340210');
    expect({ stranger: await whileWriting(stranger) }).toEqual({ stranger: false });
    expect({ stranger: await whileWriting(stranger, 20_000) }).toEqual({ stranger: true });
  }, 60_000);

  it('knows every table that says where something counts', async () => {
    const tables = await fixture.db.sql<{ name: string }>(
      `select c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
       where a.attname = 'home_region' and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`,
    );
    const ofEngine = ['household_visit_bitmap', 'rollup_delta', 'rollup_tenant_reporting'];
    expect(tables.map(({ name }) => name)).toEqual([...fixture.attributedTables, ...ofEngine].sort());
    const parts = await fixture.db.sql<{ name: string }>(
      `select distinct c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
       join pg_attribute t on t.attrelid = c.oid
       where a.attname = 'sector' and t.attname = 'tenant_id' and c.relkind = 'r'
         and c.relnamespace = 'public'::regnamespace
         and not exists (select from pg_attribute h where h.attrelid = c.oid and h.attname = 'home_region') order by 1`,
    );
    // Summaries state what was so when they were made; their line is whom they are about.
    const summaries = ['summary', 'summary_draft', 'summary_edition'];
    // So do submissions, and what belongs to them; a receipt says where its unit was when it received.
    const submissions = ['', '_exception', '_form', '_movement', '_reminder'].map((part) => `submission${part}`);
    // Letters, scores and reminders say where their unit was when they were written.
    const written = ['alert_reminder', 'evaluation_score', 'supervision_letter', 'supervision_event'];
    const stated = [...summaries, ...submissions, 'campaign_receipt', ...written];
    const notOfFacts = ['fact_revision', 'oversight', 'tenant_assignment', ...stated];
    expect(parts.map(({ name }) => name)).toEqual([...fixture.attributedParts, ...notOfFacts].sort());
  });
});
