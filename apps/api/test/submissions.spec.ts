import { addDays, runningPeriodStart, todayIn } from '@fanzha/domain';
import { ActivityService } from '@fanzha/ledger';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ACCEPT,
  type Answer,
  APPROVE,
  cellOf,
  DEFINE,
  EXPLAIN,
  FORMS,
  LIST,
  makeSubmissionFixture,
  monthly,
  NOBODY_HAS,
  QUEUE,
  READ,
  RETURN,
  RETURN_MANY,
  SUBMIT,
  type SubmissionFixture,
  TODO,
  WITHDRAW,
  ZERO,
} from './submissions.fixture.js';
import { insertOversight, insertTenant } from './support/factories.js';
import { AGREED } from './time-travel.fixture.js';

let fixture: SubmissionFixture;
let form: Answer;
beforeAll(async () => {
  fixture = await makeSubmissionFixture();
  form = await fixture.define();
  await fixture.open();
});
afterAll(() => fixture.end());

describe('a form', () => {
  it('is set by an official, for units that it oversees', async () => {
    expect(form).toMatchObject({ version: 1, validFrom: '2026-10-01', isOwn: true });
    expect(await fixture.refused('school-admin', DEFINE, { input: monthly() })).toBe('OUTSIDE_OVERSIGHT');
    expect(await fixture.refused('authority-editor', DEFINE, { input: monthly() })).toBe('OUTSIDE_OVERSIGHT');
    expect(await fixture.refused(null, DEFINE, { input: monthly() })).toBe('UNAUTHENTICATED');
  });

  it.each([
    [{ title: ' ' }, ['title REQUIRED']],
    [{ regionCodes: ['340223'] }, ['regionCodes.0 OUTSIDE_REGION']],
    [{ regionCodes: [] }, ['regionCodes TOO_FEW_ITEMS']],
    // What the unit does not record would have to be typed; what goes on changing cannot be frozen.
    [{ indicators: ['CASES_FILED'] }, ['indicators.0 NOT_ALLOWED_HERE']],
    [
      { indicators: ['TENANTS', 'SUBMISSIONS_DUE'] },
      ['indicators.0 NOT_ALLOWED_HERE', 'indicators.1 NOT_ALLOWED_HERE'],
    ],
    [{ indicators: ['RECTIFICATION_RATE'] }, ['indicators.0 NOT_ALLOWED_HERE']],
    [{ indicators: ['LEAFLETS', 'LEAFLETS'] }, ['indicators.1 DUPLICATE']],
    [{ dueDays: 0 }, ['dueDays TOO_SMALL']],
    [{ dueDays: 12, lockDays: 10 }, ['lockDays TOO_SMALL']],
    [{ rhythm: 'WEEK', cutOffDay: 25 }, ['cutOffDay NOT_ALLOWED_HERE']],
    [{ cutOffDay: 29 }, ['cutOffDay TOO_LARGE']],
  ])('is refused with %j', async (changes, fields) => {
    expect(await fixture.refused('official', DEFINE, { input: monthly(changes) })).toEqual(fields);
  });

  it('changes from its next period on, and for its own authority alone', async () => {
    const own = await fixture.define({ title: '旧题', types: ['HOSPITAL'] });
    const changed = await fixture.done('official', DEFINE, { id: own['id'], input: monthly({ title: '新题' }) });
    expect(changed).toMatchObject({ id: own['id'], version: 2, validFrom: '2027-01-01', title: '新题' });
    expect(await fixture.refused('education-official', DEFINE, { id: own['id'], input: monthly() })).toBe('NOT_FOUND');
    expect(await fixture.refused('official', DEFINE, { id: own['id'], input: monthly({ rhythm: 'YEAR' }) })).toEqual([
      'rhythm NOT_ALLOWED_HERE',
    ]);
    expect(await fixture.refused('official', DEFINE, { id: NOBODY_HAS, input: monthly() })).toBe('NOT_FOUND');
    const seen = (await fixture.done('school-admin', FORMS)) as unknown as Answer[];
    expect(seen.map(({ title, isOwn }) => [title, isOwn])).toContainEqual(['反诈月报', false]);
    expect((await fixture.done('sibling-admin', FORMS)) as unknown as Answer[]).toEqual([]);
  });
});

describe('what is due', () => {
  it('begins no earlier for being changed before it has begun', async () => {
    const { id, validFrom } = await fixture.define({ title: '明年的表', firstPeriodFrom: '2027-06-01' });
    const changed = await fixture.done('official', DEFINE, {
      id,
      input: monthly({ title: '明年的表', cutOffDay: 25 }),
    });
    expect([validFrom, changed['validFrom']]).toEqual(['2027-06-01', '2027-06-01']);
  });

  it('is opened once, for units that are addressed', async () => {
    expect(await fixture.open()).toBe(0);
    const rows = await fixture.db.sql('select tenant_id, period, due_on from submission where form_id = $1', [
      form['id'],
    ]);
    expect(rows).toHaveLength(4);
    const list = await fixture.done('school-admin', LIST, { filter: { formId: form['id'] } });
    expect(list['edges'].map((edge: Answer) => [edge['node'].period, edge['node'].state])).toEqual([
      ['2026-11', 'DRAFT'],
      ['2026-10', 'DRAFT'],
    ]);
    expect((await fixture.done('school-admin', LIST, { filter: { overdue: true } }))['totalCount']).toBe(1);
    expect(await fixture.done('school-admin', TODO)).toMatchObject({ toSubmit: 2, overdue: 1, toReview: 0 });
    expect(await fixture.done('official', TODO)).toMatchObject({ toSubmit: 0, owing: 4, owingOverdue: 2 });
  });

  it('is opened for the unit that looks before the job has run', async () => {
    const lazy = await fixture.define({ title: '临时月报', types: ['SCHOOL'], firstPeriodFrom: '2026-11-01' });
    const list = await fixture.done('school-admin', LIST, { filter: { formId: lazy['id'] } });
    expect(list['totalCount']).toBe(1);
    expect(await fixture.open()).toBe(0);
    expect(await fixture.differences()).toEqual(AGREED);
  });

  it('is owed to nobody who oversees the unit no longer', async () => {
    const former = await insertTenant(fixture.db, 'AUTHORITY', '340210');
    await insertOversight(fixture.db, former, '340210');
    await fixture.addUser(former, 'former', 'COUNTY_OFFICIAL');
    const { id } = await fixture.define({ title: '旧机构的表' }, 'former');
    await fixture.db.sql("update oversight set valid_to = '2026-11-15' where tenant_id = $1", [former.id]);
    const periods = () => fixture.db.sql('select distinct period from submission where form_id = $1', [id]);
    await fixture.done('school-admin', LIST, {});
    expect(await periods()).toEqual([{ period: '2026-10' }]);
    await fixture.open();
    expect(await periods()).toEqual([{ period: '2026-10' }]);
  });

  it('is never locked before its unit was asked, however far back a form begins', async () => {
    const changes = { title: '补报', firstPeriodFrom: '2026-01-01', dueDays: 3, lockDays: 3, types: ['COMMUNITY'] };
    const community = await fixture.unit('340210100', 'COMMUNITY');
    const form = await fixture.define({ ...changes, indicators: ['LEAFLETS'] });
    await fixture.open();
    const id = await fixture.of(community, form['id'], '2026-01');
    expect(await fixture.read('official', id)).toMatchObject({ dueOn: '2026-02-03', lockOn: addDays(todayIn(), 3) });
    // The first call of an authority has not put a year of its units under lock.
    await fixture.leaflets(community, '2026-01-15', 7);
  });

  it('is overdue for nobody before being asked: what was over when the form was set is due from then', async () => {
    const asked = { title: '补报两期', firstPeriodFrom: '2026-10-01', types: ['HOSPITAL'], lockDays: 10 };
    const hospital = await fixture.unit('340210100', 'HOSPITAL');
    const set = await fixture.done('official', DEFINE, { input: monthly(asked) });
    await fixture.open();
    const rows = await fixture.db.sql(
      `select period, due_on::text as due, lock_on >= due_on as fits from submission
       where form_id = $1 and tenant_id = $2 order by 1`,
      [set['id'], hospital.id],
    );
    const later = (day: string) => (day > addDays(todayIn(), 10) ? day : addDays(todayIn(), 10));
    expect(rows).toEqual([
      { period: '2026-10', due: later('2026-11-10'), fits: true },
      { period: '2026-11', due: later('2026-12-10'), fits: true },
    ]);
    const owing = await fixture.done('official', LIST, { filter: { formId: set['id'], overdue: true } });
    expect(owing['totalCount']).toBe(0);
  });

  it('begins with the period that runs, of every rhythm, where nothing else is said', async () => {
    const begun = async (changes: object) =>
      (await fixture.done('official', DEFINE, { input: monthly({ firstPeriodFrom: null, ...changes }) }))['validFrom'];
    for (const [changes, calendar] of [
      [{ rhythm: 'WEEK' }, { rhythm: 'WEEK', cutOffDay: null }],
      [{ rhythm: 'QUARTER' }, { rhythm: 'QUARTER', cutOffDay: null }],
      [{ cutOffDay: 25 }, { rhythm: 'MONTH', cutOffDay: 25 }],
    ] as const)
      expect(await begun({ title: `${calendar.rhythm}`, ...changes })).toBe(runningPeriodStart(calendar, todayIn()));
  });

  it('counts by its cut-off day', async () => {
    const cut = await fixture.define({ cutOffDay: 25, types: ['BANK'], firstPeriodFrom: '2026-10-26' });
    await fixture.open();
    const id = await fixture.of(fixture.bank, cut['id'], '2026-11');
    expect(await fixture.read('bank-admin', id)).toMatchObject({ startsOn: '2026-10-26', endsOn: '2026-11-25' });
  });

  it('is seen by the unit and its overseers, and nobody else', async () => {
    const id = await fixture.of(fixture.school, form['id'], '2026-11');
    expect(await fixture.read('education-official', id)).toMatchObject({ allowed: [] });
    for (const other of ['sibling-admin', 'bank-admin'])
      expect(await fixture.refused(other, READ, { id })).toBe('NOT_FOUND');
    expect(await fixture.refused(null, READ, { id })).toBe('UNAUTHENTICATED');
    expect(await fixture.refused('school-admin', READ, { id: 'x' })).toBe('NOT_FOUND');
    expect(await fixture.refused('bank-admin', SUBMIT, { id, version: 1 })).toBe('NOT_FOUND');
    expect(await fixture.refused('official', SUBMIT, { id, version: 1 })).toBe('READ_ONLY_OVERSIGHT');
    expect(await fixture.refused('education-official', ACCEPT, { id, version: 1 })).toBe('READ_ONLY_OVERSIGHT');
  });
});

describe('a submission', () => {
  it('is a live draft, frozen when handed in, and tells what has moved since', async () => {
    const id = await fixture.of(fixture.school, form['id'], '2026-11');
    const record = await fixture.leaflets(fixture.school, '2026-11-10', 100);
    expect(cellOf(await fixture.read('school-admin', id), 'LEAFLETS')).toMatchObject({ figure: { value: '100' } });
    const handedIn = await fixture.act('school-admin', SUBMIT, id);
    expect(handedIn).toMatchObject({ state: 'SUBMITTED', submittedOn: expect.any(String), late: false });
    expect(handedIn['snapshotHash']).toMatch(/^[0-9a-f]{64}$/);
    expect(handedIn['allowed']).toEqual(['withdraw']);

    await fixture.leaflets(fixture.school, '2026-11-12', 20);
    const seen = await fixture.read('official', id);
    expect(cellOf(seen, 'LEAFLETS')).toMatchObject({
      figure: { value: '100' },
      movedSince: { figure: { value: '120' }, changes: [{ recordKind: 'ACTIVITY', by: null }] },
    });
    // The change that was in it is no change since.
    expect(cellOf(seen, 'LEAFLETS')['movedSince'].changes).toHaveLength(1);
    expect(record.id).not.toBe(cellOf(seen, 'LEAFLETS')['movedSince'].changes[0].recordId);
    expect(cellOf(seen, 'LEADERSHIP_GROUPS')['movedSince']).toBeNull();
    expect(seen['allowed']).toEqual(['accept', 'approve', 'return']);
    expect((await fixture.done('official', QUEUE))['edges'].map((edge: Answer) => edge['node'].id)).toContain(id);
  });

  it('can be taken back until it is accepted', async () => {
    const id = await fixture.of(fixture.school, form['id'], '2026-11');
    const draft = await fixture.act('school-admin', WITHDRAW, id);
    expect(draft).toMatchObject({ state: 'DRAFT', submittedOn: null, snapshotHash: null });
    expect(cellOf(draft, 'LEAFLETS')).toMatchObject({ figure: { value: '120' }, movedSince: null });
    await fixture.act('school-admin', SUBMIT, id);
    await fixture.act('official', ACCEPT, id);
    expect(await fixture.refusedAct('school-admin', WITHDRAW, id)).toBe('SUBMISSION_STATE');
    expect(await fixture.refusedAct('school-admin', SUBMIT, id)).toBe('SUBMISSION_STATE');
    expect(await fixture.differences()).toEqual(AGREED);
  });

  it('is returned to the cell, and handed in again once each was changed or explained', async () => {
    const id = await fixture.of(fixture.school, form['id'], '2026-11');
    const cells = [
      { cell: 'LEAFLETS', reason: 'UNUSUAL_CHANGE' },
      { cell: 'LEADERSHIP_GROUPS', reason: 'OTHER', note: '请核对领导小组' },
    ];
    expect(await fixture.refused('official', RETURN, { id, version: 1, cells: [] })).toEqual(['cells TOO_FEW_ITEMS']);
    expect(
      await fixture.refused('official', RETURN, { id, version: 1, cells: [{ cell: 'LEAFLETS', reason: 'OTHER' }] }),
    ).toEqual(['cells.0.note REQUIRED']);
    const { version } = await fixture.read('official', id);
    const foreign = [{ cell: 'SMS', reason: 'COUNTED_TWICE' }];
    expect(await fixture.refused('official', RETURN, { id, version, cells: foreign })).toEqual([
      'cells.0.cell UNKNOWN_CODE',
    ]);
    expect(await fixture.refused('official', RETURN, { id, version: version - 1, cells })).toBe('VERSION_CHANGED');
    const returned = await fixture.act('official', RETURN, id, { cells });
    expect(returned).toMatchObject({ state: 'RETURNED', round: 1 });
    expect(cellOf(returned, 'LEAFLETS')['returned']).toEqual({
      reason: 'UNUSUAL_CHANGE',
      note: null,
      answered: false,
    });
    expect(await fixture.refusedAct('school-admin', SUBMIT, id)).toBe('CELLS_OPEN');
    expect(await fixture.refusedAct('school-admin', EXPLAIN, id, { cell: 'ACTIVITIES', text: '多记' })).toBe(
      'CELL_NOT_RETURNED',
    );
    await fixture.act('school-admin', EXPLAIN, id, { cell: 'LEADERSHIP_GROUPS', text: '确实没有' });
    await fixture.leaflets(fixture.school, '2026-11-13', 5);
    // The new record has moved the number of activities, too, which was not returned.
    expect(await fixture.refusedAct('school-admin', SUBMIT, id)).toBe('CELLS_MOVED');
    const again = await fixture.act('school-admin', SUBMIT, id, { alsoMoved: ['ACTIVITIES'] });
    expect(again).toMatchObject({ state: 'SUBMITTED' });
    expect(cellOf(await fixture.read('official', id), 'LEAFLETS')).toMatchObject({
      figure: { value: '125' },
      before: { value: '120' },
      returned: null,
      movedSince: null,
    });
    expect(cellOf(again, 'LEADERSHIP_GROUPS')['explanation']).toBe('确实没有');
  });

  it('is approved by one of two who review at once; the other learns what happened', async () => {
    const id = await fixture.of(fixture.school, form['id'], '2026-11');
    const { version } = await fixture.read('official', id);
    const both = await Promise.all([
      fixture.asked('official', APPROVE, { seen: [{ id, version }] }),
      fixture.asked('second-official', RETURN, { id, version, cells: [{ cell: 'LEAFLETS', reason: 'COUNTED_TWICE' }] }),
    ]);
    const refusals = both.filter(({ code }) => code !== undefined);
    // Approved first, returned second is two steps that both may be done; a version tells them apart.
    expect(refusals).toHaveLength(1);
    expect(refusals[0]).toMatchObject({ code: 'CONFLICT' });
    const { state } = await fixture.read('official', id);
    if (state === 'RETURNED') {
      await fixture.act('school-admin', EXPLAIN, id, { cell: 'LEAFLETS', text: '没有重复' });
      await fixture.act('school-admin', SUBMIT, id);
      await fixture.done('official', APPROVE, { seen: await fixture.seen('official', [id]) });
    }
    const { code, reason, ...told } = await fixture.asked('second-official', APPROVE, {
      seen: [{ id, version }],
    });
    expect([code, reason]).toEqual(['CONFLICT', 'SUBMISSION_STATE']);
    expect(told).toMatchObject({ id, state: 'APPROVED', changedAt: expect.any(String) });
    expect(await fixture.refusedAct('school-admin', EXPLAIN, id, { cell: 'LEAFLETS', text: '晚了' })).toBe(
      'SUBMISSION_STATE',
    );
  });

  it('of many is approved or returned at once, all or none', async () => {
    const ids = [
      await fixture.of(fixture.school, form['id'], '2026-10'),
      await fixture.of(fixture.bank, form['id'], '2026-10'),
    ] as const;
    await fixture.leaflets(fixture.school, '2026-10-10', 1);
    await fixture.leaflets(fixture.bank, '2026-10-10', 1);
    await fixture.act('school-admin', SUBMIT, ids[0]);
    expect(await fixture.refused('official', APPROVE, { seen: await fixture.seen('official', ids) })).toBe(
      'SUBMISSION_STATE',
    );
    expect(await fixture.read('official', ids[0])).toMatchObject({ state: 'SUBMITTED', late: true });
    await fixture.act('bank-admin', SUBMIT, ids[1]);
    const cells = [{ cell: 'LEAFLETS', reason: 'TARGET_AS_RESULT' }];
    const seen = await fixture.seen('official', ids);
    const [first, second] = seen as [{ id: string; version: number }, { id: string; version: number }];
    const older = [first, { ...second, version: second.version - 1 }];
    expect(await fixture.refused('official', RETURN_MANY, { seen: older, cells })).toBe('VERSION_CHANGED');
    expect(await fixture.done('official', RETURN_MANY, { seen, cells })).toHaveLength(2);
    for (const [at, name] of ['school-admin', 'bank-admin'].entries()) {
      await fixture.act(name, EXPLAIN, ids[at] as string, { cell: 'LEAFLETS', text: '就是实际数' });
      await fixture.act(name, SUBMIT, ids[at] as string);
    }
    expect(await fixture.done('official', APPROVE, { seen: await fixture.seen('official', ids) })).toMatchObject([
      { state: 'APPROVED' },
      { state: 'APPROVED' },
    ]);
    expect(await fixture.refused('official', APPROVE, { seen: [] })).toEqual(['seen TOO_FEW_ITEMS']);
    expect(await fixture.refused('official', APPROVE, { seen: [{ id: NOBODY_HAS, version: 1 }] })).toBe('NOT_FOUND');
  });

  it('has nothing only where that was said', async () => {
    const id = await fixture.of(fixture.bank, form['id'], '2026-11');
    expect(await fixture.refusedAct('bank-admin', SUBMIT, id)).toBe('ZERO_UNDECLARED');
    const waiting = await fixture.act('bank-admin', ZERO, id, { reason: 'NOT_RECORDED' });
    expect(waiting).toMatchObject({ state: 'DRAFT', zero: 'NOT_RECORDED' });
    expect(await fixture.refused('bank-admin', ZERO, { id, version: waiting['version'], reason: 'NOT_DONE' })).toEqual([
      'note REQUIRED',
    ]);
    const zero = await fixture.act('bank-admin', ZERO, id, { reason: 'NOT_DONE', note: '网点装修停业' });
    expect(zero).toMatchObject({ state: 'SUBMITTED', zero: 'NOT_DONE', zeroNote: '网点装修停业' });
    await fixture.act('bank-admin', WITHDRAW, id);
    await fixture.leaflets(fixture.bank, '2026-11-10', 3);
    expect(await fixture.refusedAct('bank-admin', ZERO, id, { reason: 'NOT_DONE', note: '停业' })).toBe('NOT_ZERO');
    await fixture.act('bank-admin', SUBMIT, id);
  });

  it('has something where a form asks for what is in place alone, and that is there', async () => {
    const asked = await fixture.define({ title: '机构月报', indicators: ['LEADERSHIP_GROUPS'], types: ['BANK'] });
    await fixture.group(fixture.bank, '2026-09-01');
    await fixture.open();
    const id = await fixture.of(fixture.bank, asked['id'], '2026-10');
    expect(await fixture.refusedAct('bank-admin', ZERO, id, { reason: 'NOT_DONE', note: '无' })).toBe('NOT_ZERO');
    // Ids are the same in capital letters.
    expect(await fixture.act('bank-admin', SUBMIT, id.toUpperCase())).toMatchObject({ id, state: 'SUBMITTED' });
  });

  it('writes its texts', async () => {
    const id = await fixture.of(fixture.bank, form['id'], '2026-11');
    await fixture.act('bank-admin', WITHDRAW, id);
    const written = await fixture.act('bank-admin', EXPLAIN, id, { cell: 'text1', text: '老年客户不看短信' });
    expect(written['texts']).toMatchObject([{ key: 'text1', title: '存在问题', text: '老年客户不看短信' }]);
    const { version } = written;
    expect(await fixture.refused('bank-admin', EXPLAIN, { id, version, cell: 'SMS', text: 'x' })).toEqual([
      'cell UNKNOWN_CODE',
    ]);
  });

  it('counts for punctuality, as the recount does', async () => {
    const rollup = `query { done: region(code: "340210") { rollup(period: "2026") {
      due: figure(indicator: SUBMISSIONS_DUE) { value } onTime: figure(indicator: SUBMISSIONS_ON_TIME) { value }
      rate: figure(indicator: ON_TIME_RATE) { value }
      provenance(indicator: SUBMISSIONS_DUE) { sources(first: 2) { edges { node { kind label } } } } } } }`;
    const { rollup: figures } = await fixture.done('official', rollup);
    const [stored] = await fixture.db.sql<{ due: number; on: number }>(
      'select count(*)::int as due, (count(*) filter (where submitted_on <= due_on))::int as on from submission',
    );
    expect([figures.due.value, figures.onTime.value]).toEqual([stored?.due, stored?.on]);
    expect(figures.rate.value).toBeLessThanOrEqual(100);
    expect(figures.provenance.sources.edges[0].node.kind).toBe('SUBMISSION');
    await fixture.compact(10);
    expect(await fixture.differences()).toEqual(AGREED);
  });
});

it('keeps what was frozen although its record is voided', async () => {
  const id = await fixture.of(fixture.school, form['id'], '2026-10');
  const [fact] = await fixture.db.sql<{ id: string; version: number }>(
    "select id, version from activity where tenant_id = $1 and start_on = '2026-10-10'",
    [fixture.school.id],
  );
  await fixture.app
    .get(ActivityService)
    .void(fixture.viewerOf(fixture.school), fact?.id ?? '', fact?.version ?? 0, '误录');
  expect(cellOf(await fixture.read('official', id), 'LEAFLETS')).toMatchObject({
    figure: { value: '1' },
    movedSince: { figure: { value: '0' }, changes: [{ recordId: fact?.id }] },
  });
});
