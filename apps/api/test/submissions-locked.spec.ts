import {
  ActivityService,
  HouseholdRosterService,
  HouseholdVisitService,
  InterceptionService,
  LeadershipGroupService,
} from '@fanzha/ledger';
import { addDays, DomainError, todayIn } from '@fanzha/domain';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type Answer,
  APPROVE,
  cellOf,
  DEFINE,
  GRANT,
  makeSubmissionFixture,
  monthly,
  NOBODY_HAS,
  RETURN,
  REVOKE,
  SUBMIT,
  type SubmissionFixture,
} from './submissions.fixture.js';
import { AGREED } from './time-travel.fixture.js';

const LOCKED_ON = '2026-11-20';
const INDICATORS = ['ACTIVITIES', 'LEAFLETS', 'LEADERSHIP_GROUPS', 'HOUSEHOLD_VISITS', 'HOUSEHOLDS_COVERED'];

let fixture: SubmissionFixture;
let form: Answer;
/** The locked October of the school; its figures are 100 leaflets of one activity. */
let id: string;
beforeAll(async () => {
  fixture = await makeSubmissionFixture();
  form = await fixture.define({ indicators: INDICATORS, types: ['SCHOOL', 'BANK'] });
  await fixture.leaflets(fixture.school, '2026-10-10', 100);
  await fixture.open();
  id = await fixture.of(fixture.school, form['id'], '2026-10');
  await fixture.act('school-admin', SUBMIT, id);
  await fixture.done('official', APPROVE, { seen: await fixture.seen('official', [id]) });
  await fixture.lockedOn(id, LOCKED_ON);
});
afterAll(() => fixture.end());

const refusal = (act: Promise<unknown>): Promise<unknown> =>
  act.then(
    () => 'done',
    (error: unknown) => {
      if (!(error instanceof DomainError)) throw error;
      return error.reason ?? error.code;
    },
  );
const live = async () => {
  const { cells } = await fixture.read('official', id);
  return (cells as Answer[]).map(({ figure, movedSince }) => movedSince?.figure ?? figure);
};

it('is locked once its lock day is over', async () => {
  expect(await fixture.read('official', id)).toMatchObject({ state: 'LOCKED', locked: true, allowed: [] });
  expect(
    await fixture.refusedAct('official', RETURN, id, { cells: [{ cell: 'LEAFLETS', reason: 'COUNTED_TWICE' }] }),
  ).toBe('PERIOD_LOCKED');
});

it('holds its figures still, whatever the day of the record', async () => {
  const { school } = fixture;
  const before = await live();
  expect(await refusal(fixture.leaflets(school, '2026-10-20', 5))).toBe('PERIOD_LOCKED');
  // What is in place since September is in place on the last day of October as well.
  expect(await refusal(fixture.group(school, '2026-09-01'))).toBe('PERIOD_LOCKED');
  expect(await refusal(fixture.visit(school, '340210100001', '2026-10-05', ['1号']))).toBe('PERIOD_LOCKED');
  const service = fixture.app.get(ActivityService);
  const outcome = await fixture.leaflets(school, '2026-11-05', 7);
  // To put a record of November into October, too.
  const intoOctober = {
    type: 'LECTURE' as const,
    title: '防骗讲座',
    status: 'DONE' as const,
    startOn: '2026-10-31',
    measures: [{ indicator: 'LEAFLETS' as const, value: 7, qualifier: 'EXACT' as const }],
  };
  expect(await refusal(service.amend(fixture.viewerOf(school), outcome.id, outcome.version, intoOctober))).toBe(
    'PERIOD_LOCKED',
  );
  expect(await live()).toEqual(before);
  expect(await fixture.differences()).toEqual(AGREED);
});

it('tells which form and period hold, and another unit nothing', async () => {
  const error = await fixture.leaflets(fixture.school, '2026-10-20', 5).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    code: 'LOCKED',
    details: { form: '反诈月报', period: '2026-10', lockOn: LOCKED_ON, cells: ['ACTIVITIES', 'LEAFLETS'] },
  });
});

it('lets through what moves no figure of it', async () => {
  const { school } = fixture;
  const [fact] = await fixture.db.sql<{ id: string; version: number }>(
    "select id, version from activity where tenant_id = $1 and start_on = '2026-10-10'",
    [school.id],
  );
  const same = {
    type: 'LECTURE' as const,
    title: '防骗讲座（改名）',
    status: 'DONE' as const,
    startOn: '2026-10-12',
    measures: [
      { indicator: 'LEAFLETS' as const, value: 100, qualifier: 'EXACT' as const },
      { indicator: 'SMS' as const, value: 50, qualifier: 'EXACT' as const },
    ],
  };
  const service = fixture.app.get(ActivityService);
  expect(await refusal(service.amend(fixture.viewerOf(school), fact?.id ?? '', fact?.version ?? 0, same))).toBe('done');
  expect(await refusal(fixture.group(school, todayIn()))).toBe('done');
  expect(await refusal(fixture.leaflets(fixture.sibling, '2026-10-20', 5))).toBe('done');
});

it('refuses rows of a table one by one', async () => {
  const service = fixture.app.get(ActivityService);
  const viewer = fixture.viewerOf(fixture.school);
  const input = (startOn: string) => ({
    type: 'LECTURE' as const,
    title: '防骗讲座',
    status: 'DONE' as const,
    startOn,
    measures: [],
  });
  const { Database } = await import('@fanzha/platform');
  const outcomes = await fixture.app
    .get(Database)
    .transaction(viewer.scope, (tx) =>
      service.recordMany(tx, viewer, service.readMany(viewer, [input('2026-10-08'), input('2026-11-08')])),
    );
  expect(outcomes.map((outcome) => ('refused' in outcome ? outcome.refused.reason : 'recorded'))).toEqual([
    'PERIOD_LOCKED',
    'recorded',
  ]);
});

it('is opened by an exception of its authority until that ends', async () => {
  const today = todayIn();
  const input = { submissionId: id, reason: '村委换届，账号刚移交', expiresOn: addDays(today, 2) };
  expect(await fixture.refused('school-admin', GRANT, { input })).toBe('READ_ONLY_OVERSIGHT');
  expect(await fixture.refused('education-official', GRANT, { input })).toBe('READ_ONLY_OVERSIGHT');
  expect(await fixture.refused('sibling-admin', GRANT, { input })).toBe('NOT_FOUND');
  expect(await fixture.refused('official', GRANT, { input: { ...input, expiresOn: addDays(today, -1) } })).toEqual([
    'expiresOn DATE_TOO_EARLY',
  ]);
  expect(
    await fixture.refused('official', GRANT, { input: { ...input, expiresOn: addDays(today, 99), reason: '' } }),
  ).toEqual(['reason REQUIRED', 'expiresOn DATE_TOO_LATE']);
  expect(await fixture.refused('official', GRANT, { input: { ...input, submissionId: NOBODY_HAS } })).toBe('NOT_FOUND');
  const granted = await fixture.done('official', GRANT, { input });
  expect(granted).toMatchObject({ revokedAt: null, tenant: { id: fixture.school.id } });
  expect(await fixture.refused('official', GRANT, { input })).toBe('ALREADY_EXISTS');

  expect(await refusal(fixture.leaflets(fixture.school, '2026-10-20', 5))).toBe('done');
  expect(cellOf(await fixture.read('official', id), 'LEAFLETS')).toMatchObject({
    figure: { value: '100' },
    movedSince: { figure: { value: '105' }, changes: [{ recordKind: 'ACTIVITY' }] },
  });
  expect(await fixture.read('official', id)).toMatchObject({ locked: false, allowed: ['return'] });

  expect(await fixture.refused('school-admin', REVOKE, { id: granted['id'] })).toBe('FORBIDDEN');
  expect(await fixture.done('official', REVOKE, { id: granted['id'] })).toMatchObject({
    revokedAt: expect.any(String),
  });
  expect(await fixture.refused('official', REVOKE, { id: granted['id'] })).toBe('ALREADY_REVOKED');
  expect(await refusal(fixture.leaflets(fixture.school, '2026-10-20', 5))).toBe('PERIOD_LOCKED');

  const again = await fixture.done('official', GRANT, { input });
  await fixture.db.sql('update submission_exception set expires_on = $2 where id = $1', [
    again['id'],
    addDays(today, -1),
  ]);
  expect(await refusal(fixture.leaflets(fixture.school, '2026-10-20', 5))).toBe('PERIOD_LOCKED');
  // An exception that has ended is in the way of no other one.
  expect(await fixture.done('official', GRANT, { input })).toMatchObject({ revokedAt: null });
});

it('is made up for behind the lock day by exception alone', async () => {
  const late = await fixture.of(fixture.bank, form['id'], '2026-10');
  await fixture.leaflets(fixture.bank, '2026-10-11', 3);
  await fixture.lockedOn(late, LOCKED_ON);
  expect(await fixture.refusedAct('bank-admin', SUBMIT, late)).toBe('PERIOD_LOCKED');
  const input = { submissionId: late, reason: '断网两天', expiresOn: todayIn() };
  await fixture.done('official', GRANT, { input });
  expect(await fixture.act('bank-admin', SUBMIT, late)).toMatchObject({ state: 'SUBMITTED', late: true });
});

it('holds the share of a unit that another one names', async () => {
  const police = await fixture.unit('340210100', 'POLICE');
  const bank = await fixture.unit('340210101', 'BANK');
  const joint = await fixture.define({ indicators: ['INTERCEPTIONS'], types: ['BANK'], title: '劝阻月报' });
  await fixture.open();
  const of = await fixture.of(bank, joint['id'], '2026-10');
  const record = await fixture.interception(police, '2026-10-09', [bank]);
  const { ParticipationService } = await import('@fanzha/ledger');
  const answers = fixture.app.get(ParticipationService, { strict: false });
  await answers.answer(fixture.viewerOf(bank), record.id, record.version, 'CONFIRMED');
  await fixture.lockedOn(of, LOCKED_ON);
  const service = fixture.app.get(InterceptionService, { strict: false });
  const current = await service.get(fixture.viewerOf(police), record.id);
  const error = await service
    .void(fixture.viewerOf(police), current.id, current.version, '误录')
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'LOCKED', reason: 'PERIOD_LOCKED' });
  // What the bank has handed in is not told to the police.
  expect((error as DomainError).details).toEqual({});
});

it('never lets random writes move a figure of the locked period', async () => {
  const unit = await fixture.unit('340210100', 'SCHOOL');
  await fixture.leaflets(unit, '2026-10-10', 40);
  const group = await fixture.group(unit, '2026-10-01');
  await fixture.open();
  const of = await fixture.of(unit, form['id'], '2026-10');
  await fixture.lockedOn(of, LOCKED_ON);
  const viewer = fixture.viewerOf(unit);
  const activities = fixture.app.get(ActivityService);
  const groups = fixture.app.get(LeadershipGroupService);
  const figures = async () => {
    const { cells } = await fixture.read('official', of);
    return (cells as Answer[]).map(({ figure }) => figure);
  };
  const held = await figures();
  const day = fc.constantFrom('2026-09-30', '2026-10-01', '2026-10-15', '2026-10-31', '2026-11-01', '2026-11-30');
  const stated = fc.record({
    startOn: day,
    endOn: fc.option(day),
    value: fc.constantFrom(0, 40, 41),
    qualifier: fc.constantFrom('EXACT' as const, 'AT_LEAST' as const, 'UNCOUNTED' as const),
    which: fc.nat(20),
    act: fc.constantFrom('record', 'amend', 'void', 'found', 'dissolve'),
  });
  const known: { id: string; version: number }[] = [];
  const outcomes = new Set<unknown>();
  const write = async ({
    startOn,
    endOn,
    value,
    qualifier,
    which,
    act,
  }: typeof stated extends fc.Arbitrary<infer T> ? T : never) => {
    const measure = { indicator: 'LEAFLETS' as const, value: qualifier === 'UNCOUNTED' ? null : value, qualifier };
    const input = {
      type: 'LECTURE' as const,
      title: '讲座',
      status: 'DONE' as const,
      startOn,
      endOn: endOn !== null && endOn >= startOn ? endOn : null,
      measures: [measure],
    };
    const at = known.length > 0 ? which % known.length : 0;
    const fact = known[at];
    if (act === 'record') known.push(await activities.record(viewer, input));
    if (act === 'amend' && fact) known[at] = await activities.amend(viewer, fact.id, fact.version, input);
    if (act === 'void' && fact) {
      await activities.void(viewer, fact.id, fact.version, '误录');
      known.splice(at, 1);
    }
    if (act === 'found') await fixture.group(unit, startOn);
    if (act === 'dissolve') await groups.dissolve(viewer, group.id, group.version, startOn);
  };
  await fc.assert(
    fc.asyncProperty(fc.array(stated, { minLength: 1, maxLength: 12 }), async (writes) => {
      for (const each of writes) outcomes.add(await refusal(write(each)));
      expect(await figures()).toEqual(held);
    }),
    { numRuns: Number(process.env['FANZHA_TEST_LOCKED_WRITES'] ?? 25), endOnFailure: true },
  );
  // Both have happened, or nothing was shown.
  expect([...outcomes]).toEqual(expect.arrayContaining(['done', 'PERIOD_LOCKED']));
  expect(await fixture.differences()).toEqual(AGREED);
}, 240_000);

it('asks for nothing that doors move which are put on a roster, taken off, or found vacant', async () => {
  const [communityCode, before] = ['340210100001', '2026-10-20'];
  const community = await fixture.unit(communityCode, 'COMMUNITY');
  await fixture.addUser(community, 'community-admin', 'UNIT_ADMIN');
  const types = ['COMMUNITY'];
  const refused = { indicators: ['ROSTER_HOUSEHOLDS_COVERED'], types };
  expect(await fixture.refused('official', DEFINE, { input: monthly(refused) })).toEqual([
    'indicators.0 NOT_ALLOWED_HERE',
  ]);
  const asked = await fixture.define({
    title: '入户月报',
    types,
    indicators: ['HOUSEHOLD_VISITS', 'HOUSEHOLDS_COVERED'],
  });
  await fixture.visit(community, communityCode, '2026-10-05', ['1号', '2号']);
  await fixture.open();
  const own = await fixture.of(community, asked['id'], '2026-10');
  await fixture.act('community-admin', SUBMIT, own);
  await fixture.lockedOn(own, LOCKED_ON);
  const rosters = fixture.app.get(HouseholdRosterService, { strict: false });
  const viewer = fixture.viewerOf(community);
  await rosters.retire(viewer, { communityCode, doors: ['1号'], on: before, reason: 'DEMOLISHED' });
  await rosters.register(viewer, { communityCode, doors: ['9号'], on: before });
  const visits = fixture.app.get(HouseholdVisitService, { strict: false });
  const vacant = { communityCode, visitedOn: before, doors: [], vacant: ['2号'] };
  await refusal(visits.record(viewer, vacant));
  const { cells } = await fixture.read('official', own);
  expect((cells as Answer[]).map(({ figure, movedSince }) => [figure.value, movedSince])).toEqual([
    ['2', null],
    ['2', null],
  ]);
});
