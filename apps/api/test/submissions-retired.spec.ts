import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { copyAssignments, insertTenant } from './support/factories.js';
import {
  type Answer,
  APPROVE,
  CHASE,
  cellOf,
  DEFINE,
  EXPLAIN,
  FORMS,
  makeSubmissionFixture,
  monthly,
  NOBODY_HAS,
  RETIRE,
  RETURN,
  SUBMIT,
  type SubmissionFixture,
  ZERO,
} from './submissions.fixture.js';
import { AGREED } from './time-travel.fixture.js';

let fixture: SubmissionFixture;
beforeAll(async () => {
  fixture = await makeSubmissionFixture();
});
afterAll(() => fixture.end());

const counted = async (formId: string) =>
  fixture.db.sql<{ period: string; n: number }>(
    'select period, count(*)::int n from submission where form_id = $1 group by 1 order by 1',
    [formId],
  );

it('opens nothing more of a retired form; what is open is handed in and reviewed as ever', async () => {
  const form = await fixture.define();
  await fixture.open();
  const before = await counted(form['id']);
  expect(before.map(({ period }) => period)).toEqual(['2026-10', '2026-11']);
  // A version that holds from the next period on is retired with the one that holds now.
  await fixture.done('official', DEFINE, { input: monthly({ title: '反诈月报（新）' }), id: form['id'] });
  const id = { id: form['id'] };
  expect(await fixture.refused('school-admin', RETIRE, id)).toBe('READ_ONLY_OVERSIGHT');
  expect(await fixture.refused('sibling-admin', RETIRE, id)).toBe('NOT_FOUND');
  expect(await fixture.refused('education-official', RETIRE, id)).toBe('NOT_FOUND');
  expect(await fixture.refused('official', RETIRE, { id: NOBODY_HAS })).toBe('NOT_FOUND');
  expect(await fixture.done('official', RETIRE, id)).toMatchObject({ version: 2, retired: true });
  expect(await fixture.refused('official', RETIRE, id)).toBe('ALREADY_RETIRED');
  expect(await fixture.refused('official', DEFINE, { input: monthly(), ...id })).toBe('ALREADY_RETIRED');
  const forms = (await fixture.done('official', FORMS)) as unknown as Answer[];
  expect(forms.find((each) => each['id'] === form['id'])).toMatchObject({ version: 2 });
  // A unit that opens now owes nothing of the period that runs: no version reaches into it.
  const [newest] = await fixture.db.sql<{ reaches: boolean }>(
    `select bool_or(valid_to is null or valid_to >= date_trunc('month', now())::date) as reaches
     from submission_form where id = $1`,
    [form['id']],
  );
  expect(newest).toEqual({ reaches: false });
  await fixture.open();
  expect(await counted(form['id'])).toEqual(before);
  const submission = await fixture.of(fixture.school, form['id'], '2026-11');
  await fixture.leaflets(fixture.school, '2026-11-10', 3);
  await fixture.act('school-admin', SUBMIT, submission);
  const seen = await fixture.seen('official', [submission]);
  expect(await fixture.done('official', APPROVE, { seen })).toMatchObject([{ state: 'APPROVED' }]);
});

it('a report that was returned and has become nothing is handed in as a zero report', async () => {
  const form = await fixture.define({ title: '第二张月报' });
  await fixture.open();
  const id = await fixture.of(fixture.bank, form['id'], '2026-11');
  const record = await fixture.leaflets(fixture.bank, '2026-11-10', 40);
  await fixture.act('bank-admin', SUBMIT, id);
  const cells = [
    { cell: 'LEAFLETS', reason: 'TARGET_AS_RESULT' },
    { cell: 'LEADERSHIP_GROUPS', reason: 'UNUSUAL_CHANGE' },
  ];
  await fixture.act('official', RETURN, id, { cells });
  expect(await fixture.refusedAct('bank-admin', ZERO, id, { reason: 'NOT_DONE', note: '是计划' })).toBe('NOT_ZERO');
  const VOID = `mutation($id: ID!, $version: Int!) {
    done: voidActivity(id: $id, version: $version, reason: "是计划") { id } }`;
  await fixture.done('bank-admin', VOID, { id: record.id, version: record.version });
  // Still to be recorded: it waits, as a draft does.
  const waiting = await fixture.act('bank-admin', ZERO, id, { reason: 'NOT_RECORDED' });
  expect(waiting).toMatchObject({ state: 'RETURNED', zero: 'NOT_RECORDED', round: 1 });
  // What was returned and is as it was is explained like always; figures that are gone are answered by the zero.
  const zero = { reason: 'NOT_DONE', note: '本月没有开展，上次填的是计划' };
  expect(await fixture.refusedAct('bank-admin', ZERO, id, zero)).toBe('CELLS_OPEN');
  await fixture.act('bank-admin', EXPLAIN, id, { cell: 'LEADERSHIP_GROUPS', text: '没有成立' });
  const handedIn = await fixture.act('bank-admin', ZERO, id, zero);
  expect(handedIn).toMatchObject({ state: 'SUBMITTED', zero: 'NOT_DONE', round: 1 });
  expect(cellOf(handedIn, 'LEAFLETS')).toMatchObject({ figure: { value: '0' }, before: { value: '40' } });
  expect(await fixture.differences()).toEqual(AGREED);
});

it('names 500 who owe something at once, and goes on behind them', async () => {
  const ghost = await insertTenant(fixture.db, 'HOSPITAL', '340210100');
  await fixture.db.sql(
    `insert into tenant (city_code, id, type, name, name_folded, name_claim, sector, region_code, opened_on)
     select '3402', gen_random_uuid(), 'HOSPITAL', '卫生室' || n, '卫生室' || n, '卫生室' || n, 'HEALTH', '340210100',
       '2020-01-01' from generate_series(1, 501) n`,
  );
  await fixture.db.sql(
    `insert into tenant_assignment (city_code, tenant_id, valid_from, type, region_code, sector)
     select city_code, id, opened_on, type, region_code, sector from tenant where type = 'HOSPITAL' and id <> $1`,
    [ghost.id],
  );
  await copyAssignments(fixture.db);
  const form = await fixture.define({ title: '卫生月报', types: ['HOSPITAL'], indicators: ['ACTIVITIES'] });
  await fixture.open();
  const asked = { formId: form['id'], period: '2026-11' };
  const first = await fixture.done('official', CHASE, asked);
  expect(first['total']).toMatchObject({ due: 502, submitted: 0 });
  expect(first['owing']).toHaveLength(500);
  const rest = await fixture.done('official', CHASE, { ...asked, after: first['owingCursor'] });
  expect(rest).toMatchObject({ owingCursor: null, total: { due: 502 } });
  expect(rest['owing']).toHaveLength(2);
  const ids = [...first['owing'], ...rest['owing']].map(({ submissionId }: Answer) => submissionId);
  expect(new Set(ids).size).toBe(502);
  const other = { ...asked, period: '2026-10', after: first['owingCursor'] };
  expect(await fixture.refused('official', CHASE, other)).toEqual(['after INVALID_CURSOR']);
});
