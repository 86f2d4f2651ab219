import { Database } from '@fanzha/platform';
import { ActivityService } from '@fanzha/ledger';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  ACCEPT,
  type Answer,
  APPROVE,
  cellOf,
  EXPLAIN,
  LIST,
  makeSubmissionFixture,
  RETURN,
  SUBMIT,
  type SubmissionFixture,
  TODO,
  WITHDRAW,
  ZERO,
} from './submissions.fixture.js';
import { AGREED } from './time-travel.fixture.js';

let fixture: SubmissionFixture;
let form: Answer;
beforeAll(async () => {
  fixture = await makeSubmissionFixture();
  form = await fixture.define();
  await fixture.open();
});
afterAll(() => fixture.end());

const LEAFLETS = [{ cell: 'LEAFLETS', reason: 'UNUSUAL_CHANGE' }];

it('is what was returned again once it is taken back, and answers no return by that', async () => {
  const id = await fixture.of(fixture.school, form['id'], '2026-11');
  await fixture.leaflets(fixture.school, '2026-11-10', 100);
  await fixture.act('school-admin', SUBMIT, id);
  await fixture.act('official', RETURN, id, { cells: LEAFLETS });
  await fixture.act('school-admin', EXPLAIN, id, { cell: 'LEAFLETS', text: '增发一次' });
  await fixture.act('school-admin', SUBMIT, id);
  const back = await fixture.act('school-admin', WITHDRAW, id);
  expect(back).toMatchObject({ state: 'RETURNED', round: 1, submittedOn: expect.any(String) });
  expect(cellOf(back, 'LEAFLETS')['returned']).toMatchObject({ reason: 'UNUSUAL_CHANGE', answered: true });
  // Without what was explained the return is open as it was.
  await fixture.act('school-admin', EXPLAIN, id, { cell: 'LEAFLETS', text: '' });
  expect(await fixture.refusedAct('school-admin', SUBMIT, id)).toBe('CELLS_OPEN');
  await fixture.act('school-admin', EXPLAIN, id, { cell: 'LEAFLETS', text: '增发一次' });
  await fixture.act('school-admin', SUBMIT, id);
  // What was said in the first round answers no return of the second.
  const again = await fixture.act('official', RETURN, id, { cells: LEAFLETS });
  expect(again).toMatchObject({ state: 'RETURNED', round: 2 });
  expect(cellOf(again, 'LEAFLETS')['returned']).toMatchObject({ answered: false });
  expect(await fixture.refusedAct('school-admin', SUBMIT, id)).toBe('CELLS_OPEN');
});

it('compares with what was returned, whatever was handed in and taken back since', async () => {
  const id = await fixture.of(fixture.school, form['id'], '2026-11');
  await fixture.leaflets(fixture.school, '2026-11-11', 7);
  const alsoMoved = ['ACTIVITIES'];
  await fixture.act('school-admin', SUBMIT, id, { alsoMoved });
  const back = await fixture.act('school-admin', WITHDRAW, id);
  expect(cellOf(back, 'LEAFLETS')).toMatchObject({ before: { value: '100' }, returned: { answered: true } });
  expect(await fixture.act('school-admin', SUBMIT, id, { alsoMoved })).toMatchObject({ state: 'SUBMITTED', round: 2 });
  expect(await fixture.differences()).toEqual(AGREED);
});

it('freezes no zero where there is one no more', async () => {
  const id = await fixture.of(fixture.bank, form['id'], '2026-11');
  await fixture.act('bank-admin', ZERO, id, { reason: 'NOT_DONE', note: '停业' });
  await fixture.act('official', RETURN, id, { cells: LEAFLETS });
  const record = await fixture.leaflets(fixture.bank, '2026-11-10', 3);
  const corrected = await fixture.act('bank-admin', SUBMIT, id, { alsoMoved: ['ACTIVITIES'] });
  expect(corrected).toMatchObject({ state: 'SUBMITTED', zero: null, zeroNote: null });
  const frozen = () =>
    fixture.db.sql<{ zero: string | null }>("select snapshot ->> 'zero' as zero from submission where id = $1", [id]);
  expect(await frozen()).toEqual([{ zero: null }]);

  const other = await fixture.of(fixture.bank, form['id'], '2026-10');
  await fixture.act('bank-admin', ZERO, other, { reason: 'NOT_DONE', note: '停业' });
  await fixture.act('official', RETURN, other, { cells: LEAFLETS });
  await fixture.act('bank-admin', EXPLAIN, other, { cell: 'LEAFLETS', text: '确实停业' });
  expect(await fixture.act('bank-admin', SUBMIT, other)).toMatchObject({ zero: 'NOT_DONE', zeroNote: '停业' });
  expect(record.id).toEqual(expect.any(String));
});

it('is no longer overdue at home once it was handed in', async () => {
  const overdue = await fixture.of(fixture.school, form['id'], '2026-10');
  expect(await fixture.done('school-admin', TODO)).toMatchObject({ overdue: 1, nextDueOn: '2026-11-10' });
  await fixture.leaflets(fixture.school, '2026-10-10', 1);
  await fixture.act('school-admin', SUBMIT, overdue);
  expect(await fixture.done('school-admin', TODO)).toMatchObject({ overdue: 0, nextDueOn: null });
});

it('is approved in the version that was seen', async () => {
  const ids = [
    await fixture.of(fixture.school, form['id'], '2026-10'),
    await fixture.of(fixture.school, form['id'], '2026-11'),
  ] as const;
  const seen = await fixture.seen('official', ids);
  await fixture.act('school-admin', WITHDRAW, ids[0]);
  await fixture.leaflets(fixture.school, '2026-10-12', 9);
  await fixture.act('school-admin', SUBMIT, ids[0]);
  const refused = await fixture.asked('official', APPROVE, { seen });
  expect(refused).toMatchObject({ code: 'CONFLICT', reason: 'VERSION_CHANGED', id: ids[0] });
  expect(await fixture.refused('official', ACCEPT, seen[0])).toBe('VERSION_CHANGED');
  for (const id of ids) expect(await fixture.read('official', id)).toMatchObject({ state: 'SUBMITTED' });
  await fixture.done('official', APPROVE, { seen: await fixture.seen('official', ids) });
});

it('is out of the hands of its unit once it was accepted, by the wall of the database', async () => {
  const id = await fixture.of(fixture.school, form['id'], '2026-10');
  const touched = await fixture.app
    .get(Database, { strict: false })
    .transaction(fixture.viewerOf(fixture.school).scope, (tx) =>
      tx.run(
        {
          name: 'test.rewrite',
          text: "update submission set state = 'DRAFT' where city_code = $1 and id = $2 returning id",
        },
        ['3402', id],
      ),
    );
  expect(touched).toEqual([]);
  expect(await fixture.read('official', id)).toMatchObject({ state: 'APPROVED' });
  expect(await fixture.refusedAct('school-admin', WITHDRAW, id)).toBe('SUBMISSION_STATE');
});

it('names the form of a held period to its unit alone', async () => {
  const id = await fixture.of(fixture.school, form['id'], '2026-10');
  await fixture.lockedOn(id, '2026-11-20');
  const titles = (tenant: typeof fixture.school) =>
    fixture.app.get(Database, { strict: false }).transaction(fixture.viewerOf(tenant).scope, (tx) =>
      tx.run<{ title: string | null }>(
        {
          name: 'test.guarded',
          text: `select title from guarded_periods($1::uuid[], '2026-10-01', '2026-12-01') where submission_id = $2`,
        },
        [[fixture.school.id], id],
      ),
    );
  expect(await titles(fixture.bank)).toEqual([{ title: null }]);
  expect(await titles(fixture.school)).toEqual([{ title: '反诈月报' }]);
});

it('names of each cell what has moved it, however much another one has', async () => {
  const busy = await fixture.of(fixture.school, form['id'], '2026-11');
  const calm = await fixture.of(fixture.bank, form['id'], '2026-11');
  const [fact] = await fixture.db.sql<{ id: string; version: number }>(
    'select id, version from activity where tenant_id = $1',
    [fixture.bank.id],
  );
  await fixture.app
    .get(ActivityService)
    .void(fixture.viewerOf(fixture.bank), fact?.id ?? '', fact?.version ?? 0, '误录');
  await fixture.db.sql(
    `insert into submission_movement (city_code, id, submission_id, tenant_id, region_code, sector, indicator)
     select s.city_code, gen_random_uuid(), s.id, s.tenant_id, s.region_code, s.sector, 'LEAFLETS'
     from submission s, generate_series(1, 600) where s.id = $1`,
    [busy],
  );
  await fixture.leaflets(fixture.school, '2026-11-20', 1);
  const both = await fixture.done(
    'official',
    `{ done: submissions(first: 20) {
      edges { node { id cells { indicator movedSince { changes { recordId } } } } } } }`,
  );
  const changes = (id: string) => {
    const { node } = both['edges'].find((edge: Answer) => edge['node'].id === id);
    return cellOf(node, 'LEAFLETS')['movedSince'].changes as Answer[];
  };
  expect(changes(calm).map(({ recordId }) => recordId)).toEqual([fact?.id]);
  expect(changes(busy)).toHaveLength(100);
});

it('tells how many units are counted in the figures of a region though nobody has reviewed them', async () => {
  const unreviewed = (regionCode: string, period: string, name = 'official', sector: string | null = null) =>
    fixture.asked(
      name,
      `query($regionCode: ID!, $period: Period!, $sector: Sector) {
        done: unreviewedUnits(regionCode: $regionCode, period: $period, sector: $sector) }`,
      { regionCode, period, sector },
    );
  const monthly = await fixture.define({ title: '另一张月报', firstPeriodFrom: '2026-09-01' });
  await fixture.open();
  expect(await unreviewed('340210', '2026-09')).toEqual({ done: 0 });
  const id = await fixture.of(fixture.school, monthly['id'], '2026-09');
  await fixture.act('school-admin', ZERO, id, { reason: 'NOT_DONE', note: '放假' });
  expect(await unreviewed('340210', '2026-09')).toEqual({ done: 1 });
  expect(await unreviewed('340210', '2026-Q3')).toEqual({ done: 1 });
  expect(await unreviewed('340210', '2026-09', 'official', 'FINANCE')).toEqual({ done: 0 });
  expect(await unreviewed('340210', '2026-05')).toEqual({ done: null });
  // A line authority is told of its line.
  expect(await unreviewed('340210', '2026-09', 'education-official')).toEqual({ done: 1 });
  await fixture.act('official', ACCEPT, id);
  expect(await unreviewed('340210', '2026-09', 'city-official')).toEqual({ done: 1 });
  await fixture.done('official', APPROVE, { seen: await fixture.seen('official', [id]) });
  expect(await unreviewed('340210', '2026-09')).toEqual({ done: 0 });
  for (const [name, region] of [
    ['official', '340223'],
    ['school-admin', '340210'],
  ] as const)
    expect(await unreviewed(region, '2026-09', name)).toMatchObject({ reason: 'OUTSIDE_OVERSIGHT' });
});

it('is listed for the authority that has asked, until it comes in again', async () => {
  const other = await fixture.define({ title: '退回月报' });
  await fixture.open();
  const id = await fixture.of(fixture.bank, other['id'], '2026-11');
  await fixture.leaflets(fixture.bank, '2026-11-10', 5);
  await fixture.act('bank-admin', SUBMIT, id);
  await fixture.act('official', RETURN, id, { cells: LEAFLETS });
  const listed = async (name: string) => {
    const { edges } = await fixture.done(name, LIST, { filter: { states: ['RETURNED'], asked: true } });
    return (edges as Answer[]).map(({ node }) => node).filter((node) => node['id'] === id);
  };
  expect(await listed('official')).toMatchObject([{ state: 'RETURNED', returnedCells: 1 }]);
  // Who oversees the unit and has asked for nothing chases nothing; the unit itself has it among its own.
  expect(await listed('city-official')).toEqual([]);
  expect(await listed('bank-admin')).toEqual([]);
  await fixture.act('bank-admin', EXPLAIN, id, { cell: 'LEAFLETS', text: '开学季' });
  expect(await fixture.act('bank-admin', SUBMIT, id)).toMatchObject({ returnedCells: 0 });
  expect(await listed('official')).toEqual([]);
});
