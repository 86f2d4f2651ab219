import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { input as campaign, DRAFT, ISSUE } from './campaigns.fixture.js';
import {
  type Answer,
  BEGIN,
  DEFINE,
  EXPLAIN,
  FORM_LOADS,
  makeSubmissionFixture,
  monthly,
  NOBODY_HAS,
  SUBMIT,
  type SubmissionFixture,
  UNIT_LOADS,
  WARNINGS,
} from './submissions.fixture.js';
import { insertTenant } from './support/factories.js';

const PUBLISH = 'mutation($input: NoticeInput!) { done: publishNotice(input: $input) { id } }';
const NOVEMBER = { month: '2026-11' };

let fixture: SubmissionFixture;
let form: Answer;
beforeAll(async () => {
  fixture = await makeSubmissionFixture();
  form = await fixture.define({ minutes: 8 });
  await fixture.define({ title: '安全月报', types: ['SCHOOL'], regionCodes: ['3402'] }, 'city-official');
  await fixture.open();
});
afterAll(() => fixture.end());

const loads = async (name: string, asked: object = NOVEMBER): Promise<Answer[]> =>
  ((await fixture.done(name, UNIT_LOADS, asked))['edges'] as Answer[]).map(({ node }) => node as Answer);
const loadOf = async (name: string, id: string, asked: object = NOVEMBER) =>
  (await loads(name, asked)).find((unit) => unit['id'] === id) as Answer;
/** Puts the last act back, as if so many seconds had gone by. */
const later = (id: string, seconds: number) =>
  fixture.db.sql("update submission set worked_at = worked_at - $2 * interval '1 second' where id = $1", [id, seconds]);

it('counts what is due in the month: texts to be typed, and figures that are not', async () => {
  // October is due on 10 November: of the county 3 figures and 1 text, of the city the same of schools.
  expect(await loadOf('official', fixture.school.id)).toMatchObject({
    type: 'SCHOOL',
    regionCode: '340210100',
    now: { forms: 2, figures: 6, cells: 2, returns: 0, notices: 0, campaigns: 0, tasks: 0, alerts: 0 },
    before: { forms: 0, figures: 0, cells: 0 },
  });
  expect(await loadOf('official', fixture.bank.id)).toMatchObject({ now: { forms: 1, figures: 3, cells: 1 } });
});

it('measures by acts of people, leaves pauses out and invents nothing', async () => {
  const id = await fixture.of(fixture.school, form['id'], '2026-10');
  const unmeasured = { measuredForms: 0, measuredMinutes: null };
  // What nobody has measured is shown by the estimate of the authority that has given one, and as such.
  expect(await loadOf('official', fixture.school.id)).toMatchObject({
    now: { ...unmeasured, estimatedForms: 1, estimatedMinutes: 8 },
  });
  const begun = await fixture.done('school-admin', BEGIN, { id });
  expect(begun).toMatchObject({ state: 'DRAFT', version: 1 });
  expect(await loadOf('official', fixture.school.id)).toMatchObject({ now: unmeasured });
  await later(id, 120);
  await fixture.act('school-admin', EXPLAIN, id, { cell: 'LEAFLETS', text: '没有' });
  // Lunch.
  await later(id, 3_600);
  await fixture.done('school-admin', BEGIN, { id });
  await later(id, 60);
  await fixture.leaflets(fixture.school, '2026-10-10', 30);
  await fixture.act('school-admin', SUBMIT, id);
  expect(await loadOf('official', fixture.school.id)).toMatchObject({
    now: { measuredForms: 1, measuredMinutes: 3, estimatedForms: 0, estimatedMinutes: null },
  });
  expect(await fixture.refused('school-admin', BEGIN, { id })).toBe('SUBMISSION_STATE');
  expect(await fixture.refused('official', BEGIN, { id })).toBe('READ_ONLY_OVERSIGHT');
  expect(await fixture.refused('sibling-admin', BEGIN, { id })).toBe('NOT_FOUND');
  expect(await fixture.refused('bank-admin', BEGIN, { id: NOBODY_HAS })).toBe('NOT_FOUND');
});

it('counts notices to acknowledge, campaigns to receive and tasks of the month', async () => {
  const notice = { title: '警惕冒充客服', body: '不转账', publishedOn: '2026-11-20', regionCodes: ['340210'] };
  await fixture.done('official', PUBLISH, { input: notice });
  const [task] = campaign()['tasks'] as Answer[];
  const draft = await fixture.done('official', DRAFT, {
    input: campaign({ regionCodes: ['340210'], tasks: [{ ...task, dueOn: campaign().endsOn }] }),
  });
  const { id, version } = draft;
  await fixture.done('official', ISSUE, { id, version });
  const [issued] = await fixture.db.sql<{ month: string; due: string }>(
    `select to_char(issued_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, to_char(ends_on, 'YYYY-MM') as due
     from campaign where id = $1`,
    [id],
  );
  expect(await loadOf('official', fixture.school.id)).toMatchObject({ now: { notices: 1 } });
  const late = await insertTenant(fixture.db, 'SCHOOL', '340210100', { openedOn: '2026-11-21' });
  expect(await loadOf('official', late.id)).toMatchObject({ now: { notices: 0 } });
  expect(await loadOf('official', fixture.school.id, { month: issued?.month })).toMatchObject({
    now: { campaigns: 1 },
  });
  expect(await loadOf('official', fixture.school.id, { month: issued?.due })).toMatchObject({ now: { tasks: 1 } });
});

it('is shown of nobody that nothing is asked of: an authority that oversees nothing is no unit', async () => {
  const office = await insertTenant(fixture.db, 'AUTHORITY', '3402', { name: '平台运维办' });
  const ids = (await loads('city-official', { ...NOVEMBER, first: 100 })).map(({ id }) => id);
  expect(ids).toContain(fixture.authority.id);
  expect(ids).not.toContain(office.id);
});

it('is shown of the own unit and of those one oversees, page by page', async () => {
  expect((await loads('school-admin')).map(({ id }) => id)).toEqual([fixture.school.id]);
  expect((await loads('sibling-admin')).map(({ id }) => id)).toEqual([fixture.sibling.id]);
  expect((await loads('education-official')).map(({ id }) => id)).not.toContain(fixture.bank.id);
  expect((await loads('city-official')).map(({ id }) => id)).toContain(fixture.sibling.id);
  const first = await fixture.done('official', UNIT_LOADS, { ...NOVEMBER, first: 2 });
  expect(first).toMatchObject({ pageInfo: { hasNextPage: true } });
  const after = first['pageInfo'].endCursor;
  const rest = await loads('official', { ...NOVEMBER, first: 100, after });
  expect(rest).toHaveLength(first['totalCount'] - 2);
  expect(await fixture.refused('official', UNIT_LOADS, { month: '2026-10', after })).toEqual(['after INVALID_CURSOR']);
  expect(await fixture.refused('official', UNIT_LOADS, { month: '2026-Q4' })).toEqual(['month NOT_ALLOWED_HERE']);
  expect(await fixture.refused('official', UNIT_LOADS, { ...NOVEMBER, regionCode: 'x' })).toEqual([
    'regionCode NOT_A_REGION',
  ]);
  expect((await loads('official', { ...NOVEMBER, regionCode: '340210101' })).map(({ id }) => id)).toEqual([
    fixture.bank.id,
  ]);
  expect(await fixture.refused(null, UNIT_LOADS, NOVEMBER)).toBe('UNAUTHENTICATED');
});

it('says of each form how many units and texts it asks, and what it need not ask', async () => {
  const rows = (await fixture.done('official', FORM_LOADS, NOVEMBER)) as unknown as Answer[];
  const own = rows.find(({ isOwn }) => isOwn) as Answer;
  expect(own).toMatchObject({ submissions: 2, figures: 6, cells: 2, measuredForms: 1, measuredMinutes: 3 });
  expect(own).toMatchObject({ estimatedMinutes: 8, issuer: fixture.authority.name });
  // The city asks schools for the same text in the same months.
  const twice = { kind: 'ASKED_TWICE', text: '存在问题', indicator: null, otherForm: '安全月报' };
  expect(own['warnings']).toMatchObject([twice]);
  const ofCity = rows.find(({ isOwn }) => !isOwn) as Answer;
  expect(ofCity).toMatchObject({ title: '安全月报', submissions: 1, estimatedMinutes: null });
  // Who oversees nobody sees what it is asked itself, without the forms of others.
  const seen = (await fixture.done('school-admin', FORM_LOADS, NOVEMBER)) as unknown as Answer[];
  expect(seen.map(({ submissions, warnings }) => [submissions, warnings])).toEqual([
    [1, []],
    [1, []],
  ]);
  expect(await fixture.done('sibling-admin', FORM_LOADS, NOVEMBER)).toHaveLength(1);
});

it('warns before a form is set, and refuses nothing', async () => {
  const asked = { titles: ['发放宣传资料份数', '存在问题', '工作亮点'], rhythm: 'MONTH', types: ['SCHOOL'] };
  const warnings = await fixture.done('official', WARNINGS, { input: { ...asked, id: form['id'] } });
  expect(warnings).toMatchObject([
    { kind: 'KNOWN_FIGURE', text: '发放宣传资料份数', indicator: 'LEAFLETS', mayBeCell: true, otherForm: null },
    { kind: 'ASKED_TWICE', text: '存在问题', otherForm: '安全月报' },
  ]);
  // Another rhythm or other units are another question.
  const quarterly = { ...asked, titles: ['存在问题'], rhythm: 'QUARTER' };
  expect(await fixture.done('official', WARNINGS, { input: quarterly })).toEqual([]);
  const ofHospitals = { ...asked, titles: ['存在问题', '立案数'], types: ['HOSPITAL'] };
  expect(await fixture.done('official', WARNINGS, { input: ofHospitals })).toMatchObject([
    { kind: 'KNOWN_FIGURE', indicator: 'CASES_FILED', mayBeCell: false },
  ]);
  expect(await fixture.refused('school-admin', WARNINGS, { input: asked })).toBe('OUTSIDE_OVERSIGHT');
  const many = { ...asked, titles: Array.from({ length: 21 }, () => '数') };
  expect(await fixture.refused('official', WARNINGS, { input: many })).toEqual(['titles TOO_MANY_ITEMS']);
  const changed = monthly({ narratives: [{ title: '发放宣传资料份数' }], minutes: 601 });
  expect(await fixture.refused('official', DEFINE, { input: changed })).toEqual(['minutes TOO_LARGE']);
  expect(await fixture.done('official', DEFINE, { input: { ...changed, minutes: 5 } })).toMatchObject({ version: 1 });
});
