import { DueJobs } from '@fanzha/campaign';
import { USUAL_CHASE_PLAN } from '@fanzha/domain';
import { OutboxDispatcher } from '@fanzha/platform';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { insertOversight } from './support/factories.js';
import {
  CHANGE_PLAN,
  makeSubmissionFixture,
  NOBODY_HAS,
  PLAN,
  REMIND,
  type SubmissionFixture,
} from './submissions.fixture.js';

/** By which days, and to whom, what is missing of a form is told. */
let f: SubmissionFixture;
let formId: string;
const shown = () => f.done('official', PLAN, { formId, period: '2026-10' });
const change = (version: number, changes: object = {}, name = 'official') =>
  f.done(name, CHANGE_PLAN, { formId, version, input: { ...USUAL_CHASE_PLAN, ...changes } });
const refused = (name: string | null, version: number, changes: object = {}, id = formId) =>
  f.refused(name, CHANGE_PLAN, { formId: id, version, input: { ...USUAL_CHASE_PLAN, ...changes } });
/** Who is told what at nine in the morning of a day in China. */
async function on(day: string): Promise<string[]> {
  const before = await f.db.sql<{ id: string }>('select id from notification');
  await f.app.get(DueJobs, { strict: false }).tellDue(new Date(`${day}T09:00:00+08:00`));
  await f.app.get(OutboxDispatcher).dispatchAll();
  const told = await f.db.sql<{ told: string }>(
    `select distinct u.username || ' ' || n.kind as told from notification n join user_account u on u.id = n.user_id
     where not n.id = any ($1::uuid[]) order by 1`,
    [before.map(({ id }) => id)],
  );
  return told.map(({ told: one }) => one);
}
/** Of October, due on 10 November: the school and the bank of the fixture. */
beforeAll(async () => {
  f = await makeSubmissionFixture();
  formId = (await f.define())['id'];
  await f.open();
  const town = await f.unit('340210', 'AUTHORITY');
  const [school] = await f.db.sql<{ region: string }>(
    'select left(region_code, 9) as region from tenant where id = $1',
    [f.school.id],
  );
  await insertOversight(f.db, town, school?.region ?? '');
  await f.addUser(town, 'town-official', 'COUNTY_OFFICIAL');
});
afterAll(() => f.end());

it('is the usual one until its authority changes it, and then as it says, each change in the log', async () => {
  expect((await shown())['plan']).toEqual({ ...USUAL_CHASE_PLAN, version: 0, changedAt: null });
  const changed = await change(0, { soonDays: 5, unitDays: 2, authorityDays: null, townDays: 3, lineDays: null });
  expect(changed).toMatchObject({ version: 1, soonDays: 5, authorityDays: null, lineDays: null });
  expect((await shown())['plan']).toEqual(changed);
  expect(await change(1, { soonDays: 5, unitDays: 2, authorityDays: null, townDays: 4, lineDays: null })).toMatchObject(
    {
      version: 2,
      townDays: 4,
    },
  );
  const logged = await f.db.sql<{ detail: object }>(
    "select detail from audit_entry where action = 'chase_plan.changed' and subject_id = $1 order by id",
    [formId],
  );
  expect(logged.map(({ detail }) => detail)).toMatchObject([
    { version: 1, before: null, after: { townDays: 3 } },
    { version: 2, before: { townDays: 3 }, after: { townDays: 4 } },
  ]);
});

it('is told by: each on its day, levels without a day and the line not at all', async () => {
  expect(await on('2026-11-04')).toEqual([]);
  expect(await on('2026-11-05')).toEqual([
    ...['bank-admin', 'school-admin', 'school-editor'].map((name) => `${name} submission.unit_due`),
  ]);
  expect(await on('2026-11-08')).toEqual([]);
  expect(await on('2026-11-10')).toContain('official submission.due');
  expect(await on('2026-11-11')).toEqual([]);
  expect(await on('2026-11-12')).toContain('school-admin submission.unit_overdue');
  expect(await on('2026-11-13')).toEqual([]);
  expect(await on('2026-11-14')).toEqual(['town-official submission.overdue']);
  for (const day of ['2026-11-15', '2026-11-16', '2026-11-20']) expect(await on(day)).toEqual([]);
});

it('says how far what is overdue has gone up, and what reminders keep of it', async () => {
  const { owing } = await shown();
  expect(new Set((owing as { stage: string }[]).map(({ stage }) => stage))).toEqual(new Set(['TOWN']));
  await f.done('official', REMIND, { ids: [await f.of(f.school, formId, '2026-10')] });
  expect(await f.db.sql('select stage from submission_reminder')).toEqual([{ stage: 'TOWN' }]);
  expect(
    await f.db.sql("select detail ->> 'stage' as stage from audit_entry where action = 'submission.reminded'"),
  ).toEqual([{ stage: 'TOWN' }]);
});

it('tells nothing while it is off, and units are reminded by hand all the same', async () => {
  await change(2, { enabled: false });
  await on('2026-12-31');
  // What was not told yet would be told on this day.
  await f.db.sql('delete from due_told');
  for (const day of ['2026-11-09', '2026-11-10', '2026-11-12', '2026-11-14']) expect(await on(day)).toEqual([]);
  const { owing } = await shown();
  expect(new Set((owing as { stage: string }[]).map(({ stage }) => stage))).toEqual(new Set(['UNIT']));
  const ids = [await f.of(f.bank, formId, '2026-10')];
  expect(await f.done('official', REMIND, { ids })).toEqual({ reminded: 1, leftOut: 0 });
});

it('is changed by one of two at once; the other one sees CONFLICT with the version of now', async () => {
  const both = await Promise.all(
    ['official', 'second-official'].map((name, at) =>
      f.asked(name, CHANGE_PLAN, { formId, version: 3, input: { ...USUAL_CHASE_PLAN, lineDays: 10 + at } }),
    ),
  );
  expect(both.filter((outcome) => 'done' in outcome)).toHaveLength(1);
  expect(both.find((outcome) => !('done' in outcome))).toMatchObject({ code: 'CONFLICT', reason: 'VERSION_CHANGED' });
  expect((await shown())['plan']).toMatchObject({ version: 4 });
  expect(await refused('official', 0)).toBe('VERSION_CHANGED');
});

it('is for officials of the authority whose form it is', async () => {
  expect(await refused(null, 4)).toBe('UNAUTHENTICATED');
  expect(await refused('school-admin', 4)).toBe('READ_ONLY_OVERSIGHT');
  expect(await refused('authority-editor', 4)).toBe('READ_ONLY_OVERSIGHT');
  for (const name of ['sibling-admin', 'education-official']) expect(await refused(name, 4)).toBe('NOT_FOUND');
  for (const id of [NOBODY_HAS, 'x']) expect(await refused('official', 0, {}, id)).toBe('NOT_FOUND');
  expect((await shown())['plan']).toMatchObject({ version: 4 });
});

it('names every day that does not fit', async () => {
  expect(
    await refused('official', 4, { soonDays: 16, unitDays: 0, authorityDays: 61, townDays: 0, lineDays: -1 }),
  ).toEqual([
    'soonDays TOO_LARGE',
    'unitDays TOO_SMALL',
    'authorityDays TOO_LARGE',
    'townDays TOO_SMALL',
    'lineDays TOO_SMALL',
  ]);
  expect(await refused('official', 4, { unitDays: 3, townDays: 2 })).toEqual(['townDays TOO_SMALL']);
  expect(await refused('official', 4, { townDays: 6, lineDays: 5 })).toEqual(['lineDays TOO_SMALL']);
  expect(await refused('official', 4, { unitDays: 5, townDays: null, lineDays: 4 })).toEqual(['lineDays TOO_SMALL']);
});
