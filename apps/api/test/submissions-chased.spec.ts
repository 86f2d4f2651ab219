import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  ACCEPT,
  type Answer,
  APPROVE,
  cellOf,
  CHASE,
  GRANT,
  makeSubmissionFixture,
  NOBODY_HAS,
  OWED_PERIODS,
  READ,
  REMIND,
  SUBMIT,
  type SubmissionFixture,
  TEXT,
} from './submissions.fixture.js';
import { insertOversight, insertTenant } from './support/factories.js';
import { AGREED } from './time-travel.fixture.js';

let fixture: SubmissionFixture;
let form: Answer;
let asked: { formId: string; period: string };
beforeAll(async () => {
  fixture = await makeSubmissionFixture();
  await fixture.unit('340210101', 'SCHOOL');
  form = await fixture.define();
  asked = { formId: form['id'], period: '2026-10' };
  await fixture.open();
});
afterAll(() => fixture.end());

it('tells who owes what since when, and how far that has gone up', async () => {
  const board = await fixture.done('official', CHASE, asked);
  expect(board['owing']).toHaveLength(3);
  expect(board['owing'][0]).toMatchObject({ state: 'DRAFT', stage: 'LINE', reminders: 0, earlierOwed: 0 });
  expect(board['owing'][0].daysOverdue).toBeGreaterThan(4);
  expect(board['total']).toMatchObject({ due: 3, submitted: 0, onTime: 0, reportingRate: 0, onTimeRate: 0 });
  expect(board['rates'].map((rate: Answer) => [rate['regionCode'], rate['due']])).toEqual([
    ['340210100', 1],
    ['340210101', 2],
  ]);
  const later = await fixture.done('official', CHASE, { ...asked, period: '2026-11' });
  expect(later['owing'][0]).toMatchObject({ stage: 'NOT_YET_DUE', earlierOwed: 1 });
});

it('lists the periods that units owe, the oldest first, to their authority alone', async () => {
  const owed = await fixture.done('official', OWED_PERIODS);
  expect(owed).toMatchObject([
    { formId: form['id'], period: '2026-10', owing: 3, overdue: 3 },
    { formId: form['id'], period: '2026-11', owing: 3, overdue: 0 },
  ]);
  for (const other of ['school-admin', 'education-official', 'sibling-admin', 'authority-editor'])
    expect(await fixture.done(other, OWED_PERIODS)).toEqual([]);
  expect(await fixture.refused(null, OWED_PERIODS)).toBe('UNAUTHENTICATED');
});

it('is shown to the authority that asks, and to nobody else', async () => {
  expect(await fixture.refused('school-admin', CHASE, asked)).toBe('READ_ONLY_OVERSIGHT');
  expect(await fixture.refused('sibling-admin', CHASE, asked)).toBe('NOT_FOUND');
  expect(await fixture.refused('education-official', TEXT, { ...asked, style: 'UNITS' })).toBe('NOT_FOUND');
  expect(await fixture.refused('official', CHASE, { ...asked, formId: NOBODY_HAS })).toBe('NOT_FOUND');
  expect(await fixture.refused(null, CHASE, asked)).toBe('UNAUTHENTICATED');
});

it('reminds many in one step, and keeps that it did', async () => {
  const { owing } = await fixture.done('official', CHASE, asked);
  const ids = (owing as Answer[]).map(({ submissionId }) => submissionId);
  expect(await fixture.done('official', REMIND, { ids })).toEqual({ reminded: 3, leftOut: 0 });
  const after = await fixture.done('official', CHASE, asked);
  expect(after['owing'].map((unit: Answer) => unit['reminders'])).toEqual([1, 1, 1]);
  expect(await fixture.refused('school-admin', REMIND, { ids: [ids[0]] })).not.toBe('done');
  expect(await fixture.refused('education-official', REMIND, { ids })).toBe('NOT_FOUND');
  expect(await fixture.refused('official', REMIND, { ids: [] })).toEqual(['ids TOO_FEW_ITEMS']);
  const stored = await fixture.db.sql('select stage from submission_reminder');
  expect(stored).toEqual([{ stage: 'LINE' }, { stage: 'LINE' }, { stage: 'LINE' }]);
});

it('reminds of the same submission once in half an hour, whoever does it and however many at once', async () => {
  const { owing } = await fixture.done('official', CHASE, asked);
  const [one, ...others] = (owing as Answer[]).map(({ submissionId }) => String(submissionId));
  const again = (by: string, ids: readonly string[]) => fixture.done(by, REMIND, { ids });
  expect(await again('second-official', [one ?? ''])).toEqual({ reminded: 0, leftOut: 1 });
  await fixture.db.sql(
    "update submission_reminder set reminded_at = reminded_at - interval '30 minutes' where submission_id = $1",
    [one],
  );
  const both = await Promise.all(['official', 'second-official'].map((by) => again(by, [one ?? '', ...others])));
  expect(both.map(({ reminded }) => Number(reminded)).sort()).toEqual([0, 1]);
  expect(both.map(({ leftOut }) => Number(leftOut)).sort()).toEqual([2, 3]);
  const stored = await fixture.db.sql('select 1 from submission_reminder');
  expect(stored).toHaveLength(4);
  const noted = await fixture.db.sql("select 1 from audit_entry where action = 'submission.reminded'");
  expect(noted).toHaveLength(4);
});

it('writes the text as things stand, with units or numbers and no persons', async () => {
  const text = String(await fixture.done('official', TEXT, { ...asked, style: 'UNITS' }));
  expect(text).toMatch(/应报3家，已报0家。还差3家/);
  expect(text).toContain(fixture.school.name);
  expect(String(await fixture.done('official', TEXT, { ...asked, style: 'COUNTS' }))).not.toContain(
    fixture.school.name,
  );
  const id = await fixture.of(fixture.bank, form['id'], '2026-10');
  const input = { submissionId: id, reason: '断网两天', expiresOn: '2026-12-20' };
  await fixture.done('official', GRANT, { input });
  await fixture.leaflets(fixture.school, '2026-10-10', 30);
  const own = await fixture.of(fixture.school, form['id'], '2026-10');
  await fixture.act('school-admin', SUBMIT, own);
  const later = String(await fixture.done('official', TEXT, { ...asked, style: 'UNITS' }));
  expect(later).toMatch(/应报3家，已报1家。还差1家/);
  expect(later).toContain(`（已批准延期：${fixture.bank.name}至12月20日）`);
  // What was handed in meanwhile is reminded of no more.
  expect(await fixture.refused('official', REMIND, { ids: [own] })).toBe('SUBMISSION_STATE');
  const { total } = await fixture.done('official', CHASE, asked);
  expect(total).toMatchObject({ due: 3, submitted: 1, onTime: 0, reportingRate: 33.3 });
  const [october] = (await fixture.done('official', OWED_PERIODS)) as Answer[];
  expect(october).toMatchObject({ period: '2026-10', owing: 2, overdue: 1 });
});

it('goes on to the city: a county hands in what its units have', async () => {
  const input = {
    types: ['AUTHORITY'],
    regionCodes: ['3402'],
    title: '县区月报',
    indicators: ['LEAFLETS', 'ACTIVITIES'],
  };
  const ofCity = await fixture.define(input, 'city-official');
  await fixture.open();
  const id = await fixture.of(fixture.authority, ofCity['id'], '2026-10');
  const draft = await fixture.read('official', id);
  expect(draft['units']).toEqual({ due: 3, submitted: 1, approved: 0, unapprovedShare: 100 });
  expect(cellOf(draft, 'LEAFLETS')).toMatchObject({ figure: { value: '30' }, approvedOfUnits: '0' });
  const ofSchool = await fixture.of(fixture.school, form['id'], '2026-10');
  await fixture.done('official', APPROVE, { seen: await fixture.seen('official', [ofSchool]) });
  // The ledgers have moved on; what was approved of the units has not.
  await fixture.leaflets(fixture.school, '2026-10-12', 4);
  const handedIn = await fixture.act('official', SUBMIT, id);
  expect(handedIn['units']).toMatchObject({ approved: 1, unapprovedShare: 66.7 });
  expect(cellOf(handedIn, 'LEAFLETS')).toMatchObject({ figure: { value: '34' }, approvedOfUnits: '30' });

  // Nobody approves the own; who is no official of the county sees that it is there, and no figures.
  expect(await fixture.refused('official', APPROVE, { seen: [{ id, version: handedIn['version'] }] })).toBe(
    'OWN_SUBMISSION',
  );
  expect(await fixture.refused('second-official', ACCEPT, { id, version: handedIn['version'] })).toBe('OWN_SUBMISSION');
  expect(await fixture.refused('authority-editor', READ, { id })).toBe('OUTSIDE_OVERSIGHT');
  expect(await fixture.refused('school-admin', READ, { id })).toBe('NOT_FOUND');
  // A line of the city sees that the authority of its line has handed in, and nothing of the other lines.
  const ofLine = await insertTenant(fixture.db, 'AUTHORITY', '3402', { sector: fixture.authority.sector });
  await insertOversight(fixture.db, ofLine, '3402', fixture.authority.sector);
  await fixture.addUser(ofLine, 'line-official', 'CITY_OFFICIAL');
  expect(await fixture.refused('line-official', READ, { id })).toBe('OUTSIDE_OVERSIGHT');
  const hash = 'query Hash($id: ID!) { done: submission(id: $id) { title snapshotHash } }';
  expect(await fixture.done('line-official', hash, { id })).toEqual({ title: '县区月报', snapshotHash: null });
  expect((await fixture.done('city-official', hash, { id }))['snapshotHash']).toBe(handedIn['snapshotHash']);
  const seen = await fixture.seen('city-official', [id]);
  expect(await fixture.done('city-official', APPROVE, { seen })).toMatchObject([{ state: 'APPROVED' }]);
  // Units go on; their county's figures are not held by its lock, and the difference is shown.
  await fixture.lockedOn(id, '2026-11-20');
  await fixture.leaflets(fixture.school, '2026-10-13', 1);
  expect(cellOf(await fixture.read('city-official', id), 'LEAFLETS')).toMatchObject({
    figure: { value: '34' },
    movedSince: { figure: { value: '35' } },
  });
  expect(await fixture.differences()).toEqual(AGREED);
});

it('shows a move of the unit, and refuses none', async () => {
  const id = await fixture.of(fixture.school, form['id'], '2026-10');
  await fixture.lockedOn(id, '2026-11-20');
  await fixture.move(fixture.school, '2026-11-15', '340210101');
  expect(await fixture.read('official', id)).toMatchObject({ state: 'LOCKED', region: { code: '340210100' } });
  expect(await fixture.differences()).toEqual(AGREED);
});
