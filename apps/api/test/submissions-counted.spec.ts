import { ActivityService } from '@fanzha/ledger';
import { Database } from '@fanzha/platform';
import { addDays, todayIn } from '@fanzha/domain';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { copyAssignments, insertOversight, insertTenant } from './support/factories.js';
import {
  type Answer,
  APPROVE,
  cellOf,
  CHASE,
  GRANT,
  LIST,
  makeSubmissionFixture,
  REMIND,
  SUBMIT,
  type SubmissionFixture,
  TEXT,
} from './submissions.fixture.js';

let fixture: SubmissionFixture;
beforeAll(async () => {
  fixture = await makeSubmissionFixture();
});
afterAll(() => fixture.end());

it('counts each unit once for its county, whatever forms ask it for the same figure', async () => {
  const forms = [await fixture.define(), await fixture.define({ title: '宣传月报', indicators: ['LEAFLETS'] })];
  // What the county is not asked for, and what is due of other days, corresponds to nothing.
  await fixture.define({ title: '领导小组月报', indicators: ['LEADERSHIP_GROUPS'] });
  const ofCity = await fixture.define(
    { types: ['AUTHORITY'], regionCodes: ['3402'], title: '县区月报', indicators: ['LEAFLETS', 'ACTIVITIES'] },
    'city-official',
  );
  await fixture.open();
  await fixture.leaflets(fixture.school, '2026-10-10', 30);
  const ids = [] as string[];
  for (const form of forms) ids.push(await fixture.of(fixture.school, form['id'], '2026-10'));
  const county = await fixture.of(fixture.authority, ofCity['id'], '2026-10');
  await fixture.act('school-admin', SUBMIT, ids[0] as string);
  await fixture.done('official', APPROVE, { seen: await fixture.seen('official', [ids[0] as string]) });
  // One of its two forms is still owed.
  expect((await fixture.read('official', county))['units']).toMatchObject({ due: 2, submitted: 0, approved: 0 });
  await fixture.act('school-admin', SUBMIT, ids[1] as string);
  await fixture.done('official', APPROVE, { seen: await fixture.seen('official', [ids[1] as string]) });
  const read = await fixture.read('official', county);
  expect(read['units']).toMatchObject({ due: 2, submitted: 1, approved: 1 });
  expect(cellOf(read, 'LEAFLETS')).toMatchObject({ approvedOfUnits: '30' });
});

it('says no number of units where all of them have counted nothing', async () => {
  const form = await fixture.define({ title: '短信月报', indicators: ['SMS'], narratives: [] });
  const asked = { types: ['AUTHORITY'], regionCodes: ['3402'], title: '县区短信月报', indicators: ['SMS'] };
  const ofCity = await fixture.define(asked, 'city-official');
  await fixture.open();
  const county = await fixture.of(fixture.authority, ofCity['id'], '2026-10');
  expect(cellOf(await fixture.read('official', county), 'SMS')).toMatchObject({ approvedOfUnits: '0' });
  await fixture.app.get(ActivityService).record(fixture.viewerOf(fixture.school), {
    type: 'LECTURE',
    title: '短信提醒',
    status: 'DONE',
    startOn: '2026-10-20',
    measures: [{ indicator: 'SMS', qualifier: 'UNCOUNTED' }],
  });
  const id = await fixture.of(fixture.school, form['id'], '2026-10');
  await fixture.act('school-admin', SUBMIT, id);
  await fixture.done('official', APPROVE, { seen: await fixture.seen('official', [id]) });
  expect(cellOf(await fixture.read('official', county), 'SMS')).toMatchObject({ approvedOfUnits: null });
});

it('reminds by the stage that an extension leaves', async () => {
  const form = await fixture.define({ title: '延期月报', types: ['BANK'] });
  await fixture.open();
  const id = await fixture.of(fixture.bank, form['id'], '2026-10');
  const input = { submissionId: id, reason: '断网', expiresOn: addDays(todayIn(), 5) };
  await fixture.done('official', GRANT, { input });
  await fixture.done('official', REMIND, { ids: [id] });
  expect(await fixture.db.sql('select stage from submission_reminder where submission_id = $1', [id])).toEqual([
    { stage: 'NOT_YET_DUE' },
  ]);
});

it('counts all units that owe a form, however many are named', async () => {
  await fixture.db.sql(
    `insert into tenant (city_code, id, type, name, name_folded, name_claim, sector, region_code, opened_on)
     select '3402', gen_random_uuid(), 'COMMUNITY', '社区' || n, '社区' || n, '社区' || n, 'COMMUNITY', '340210100',
       '2020-01-01' from generate_series(1, 620) n`,
  );
  await fixture.db.sql(
    `insert into tenant_assignment (city_code, tenant_id, valid_from, type, region_code, sector)
     select city_code, id, opened_on, type, region_code, sector from tenant where type = 'COMMUNITY'`,
  );
  await copyAssignments(fixture.db);
  const form = await fixture.define({ title: '社区月报', types: ['COMMUNITY'], indicators: ['ACTIVITIES'] });
  await fixture.open();
  const asked = { formId: form['id'], period: '2026-10' };
  await fixture.db.sql(
    `insert into submission_exception (city_code, id, form_id, period, issuer_id, tenant_id, region_code, sector,
       reason, expires_on, granted_by)
     select city_code, gen_random_uuid(), form_id, period, issuer_id, tenant_id, region_code, sector, '停电', $2::date,
       gen_random_uuid()
     from submission where form_id = $1 and period = '2026-10' order by id limit 70`,
    [form['id'], addDays(todayIn(), 3)],
  );
  const [all] = await fixture.db.sql<{ n: number }>(
    "select count(*)::int as n from submission where form_id = $1 and period = '2026-10'",
    [form['id']],
  );
  const units = all?.n ?? 0;
  expect(units).toBeGreaterThan(600);
  const board = await fixture.done('official', CHASE, asked);
  expect(board['owing']).toHaveLength(500);
  expect(board['total']).toMatchObject({ due: units, submitted: 0 });
  for (const style of ['UNITS', 'COUNTS']) {
    const text = String(await fixture.done('official', TEXT, { ...asked, style }));
    expect(text).toContain(`还差${units - 70}家`);
    expect(text).toContain('另有70家已批准延期');
    // Places add up to what is said above them.
    const places = [...text.matchAll(/：(\d+)家$/gm)].map(([, n]) => Number(n));
    if (style === 'COUNTS') expect(places.reduce((sum, n) => sum + n, 0)).toBe(units - 70);
  }
});

it('is opened for an authority by what it oversees on the last day, and for none of two regions', async () => {
  const one = await insertTenant(fixture.db, 'AUTHORITY', '340223');
  const two = await insertTenant(fixture.db, 'AUTHORITY', '340223');
  const within = await insertTenant(fixture.db, 'AUTHORITY', '340223');
  const late = await insertTenant(fixture.db, 'AUTHORITY', '340223');
  await insertOversight(fixture.db, one, '340223');
  await insertOversight(fixture.db, two, '340210');
  await insertOversight(fixture.db, two, '340223');
  await insertOversight(fixture.db, within, '340223100');
  await insertOversight(fixture.db, within, '340223');
  await insertOversight(fixture.db, late, '340223');
  await fixture.db.sql("update oversight set valid_from = '2026-11-15' where tenant_id = $1", [late.id]);
  // What has ended since was its own on the last day of the period.
  await fixture.db.sql("update oversight set valid_to = '2026-11-20' where tenant_id = $1", [one.id]);
  const form = await fixture.define(
    { types: ['AUTHORITY'], regionCodes: ['3402'], title: '县区两项', indicators: ['LEAFLETS'] },
    'city-official',
  );
  await fixture.open();
  const opened = async (id: string) =>
    fixture.db.sql<{ period: string; of: string }>(
      'select period, figures_region as of from submission where tenant_id = $1 and form_id = $2 order by period',
      [id, form['id']],
    );
  expect(await opened(one.id)).toEqual([{ period: '2026-10', of: '340223' }]);
  expect(await opened(two.id)).toEqual([]);
  expect(await opened(within.id)).toEqual([
    { period: '2026-10', of: '340223' },
    { period: '2026-11', of: '340223' },
  ]);
  expect(await opened(late.id)).toEqual([{ period: '2026-11', of: '340223' }]);
});

it('begins no transaction that writes where nothing is missing', async () => {
  // Forms that reach the unit by its place, and are due of days on which it was not open.
  await fixture.define({ title: '新校月报', types: ['HOSPITAL'], firstPeriodFrom: '2026-10-01' });
  const young = await fixture.unit('340210100', 'HOSPITAL');
  await fixture.db.sql("update tenant set opened_on = '2026-11-30' where id = $1", [young.id]);
  await fixture.db.sql('update tenant_assignment set valid_from = $2 where tenant_id = $1', [young.id, '2026-11-30']);
  await fixture.addUser(young, 'young-admin', 'UNIT_ADMIN');
  const list = await fixture.done('young-admin', LIST);
  expect(list['edges'].map(({ node }: Answer) => node.period)).toEqual(['2026-11']);
  const names = ['young-admin', 'school-admin', 'official', 'second-official', 'city-official'];
  // To sign in writes, and what is missing is opened now.
  for (const name of names) await fixture.done(name, LIST);
  const database = fixture.app.get(Database, { strict: false });
  const begun: unknown[] = [];
  const transaction = database.transaction.bind(database);
  database.transaction = (scope, work, ...rest) => {
    begun.push(scope.tenantId);
    return transaction(scope, work, ...rest);
  };
  try {
    for (const name of names) await fixture.done(name, LIST);
  } finally {
    database.transaction = transaction;
  }
  expect(begun).toEqual([]);
});
