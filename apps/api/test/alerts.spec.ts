import { addDays, todayIn } from '@fanzha/domain';
import { ReconcileService } from '@fanzha/rollup';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ago,
  type AlertsFixture,
  AMEND,
  ANSWER,
  ASSIGNEES,
  LIST,
  makeAlertsFixture,
  READ,
  RECORD,
  VOID,
  YESTERDAY,
} from './alerts.fixture.js';
import type { Actor } from './support/actors.js';
import { IDENTITY } from './support/free-texts.js';
import { disagreements } from './support/figures-of-facts.js';

const CODES = [
  'ALERTS_RECEIVED',
  'ALERTS_HANDLED',
  'ALERTS_ON_TIME',
  'ALERTS_FACE_TO_FACE',
  'ALERTS_LOST',
  'INTERCEPTIONS',
  'LOSS_AVOIDED',
] as const;
const FIGURES = `query Figures($code: ID!, $codes: [IndicatorCode!]!) { region(code: $code) { rollup(period: "2026") {
  figures(indicators: $codes) { indicator value } } } }`;
const OWN = `query Own($id: ID!, $codes: [IndicatorCode!]!) { tenant(id: $id) { rollup(period: "2026") {
  figures(indicators: $codes) { indicator value } } } }`;

interface Done {
  readonly id: string;
  readonly version: number;
  readonly answer: { version: number; interceptionId: string | null } | null;
}

let fixture: AlertsFixture;
beforeAll(async () => {
  fixture = await makeAlertsFixture();
}, 60_000);
afterAll(() => fixture.close());

const record = async (changes: object = {}): Promise<Done> =>
  (await fixture.data(fixture.police, RECORD, { input: fixture.input(changes) }))['done'];
const answer = async (as: keyof AlertsFixture, of: Done, input: object): Promise<Done> =>
  (
    await fixture.data(fixture[as] as never, ANSWER, {
      id: of.id,
      version: of.version,
      answerVersion: of.answer?.version ?? 0,
      input,
    })
  )['done'];
const valuesOf = (figures: { indicator: string; value: number | null }[]) =>
  CODES.map((code) => figures.find(({ indicator }) => indicator === code)?.value ?? 0);
const figuresAt = async (code: string) =>
  valuesOf((await fixture.data(fixture.county, FIGURES, { code, codes: CODES }))['region'].rollup.figures);
const ownFigures = async (as: keyof AlertsFixture) =>
  valuesOf(
    (await fixture.data(fixture[as] as never, OWN, { id: (fixture[as] as Actor).tenantId, codes: CODES }))['tenant']
      .rollup.figures,
  );
const differences = async () => {
  const results = await fixture.api.app.get(ReconcileService, { strict: false }).reconcileAll();
  return [...results.values()].flatMap(({ examples }) => examples);
};

/** An hour after an alert of yesterday. */
const SOONER = new Date(Date.parse(YESTERDAY) + 3_600_000).toISOString();

describe('recordAlert', () => {
  it('is for the police, with units of their own county', async () => {
    const input = fixture.input();
    expect(await fixture.refused(null, RECORD, { input })).toMatchObject({ code: 'UNAUTHENTICATED' });
    for (const as of [fixture.community, fixture.bank])
      expect(await fixture.refused(as, RECORD, { input: { ...input, regionCode: null } })).toMatchObject({
        code: 'FORBIDDEN',
        reason: 'WRONG_TENANT_TYPE',
      });
    expect(await fixture.refused(fixture.operator, RECORD, { input })).toMatchObject({ code: 'FORBIDDEN' });
    for (const assigneeId of [fixture.farCommunity.tenantId, fixture.county.tenantId, 'x'])
      expect(await fixture.fieldErrors(fixture.police, RECORD, { input: fixture.input({ assigneeId }) })).toEqual([
        'assigneeId NOT_FOUND',
      ]);
    const named = (await fixture.data(fixture.police, ASSIGNEES, { text: '社区' }))['alertAssignees'];
    expect(named.map(({ name }: { name: string }) => name)).toEqual(['柳岸社区', '湖畔社区']);
    expect(await fixture.refused(fixture.bank, ASSIGNEES, { text: '社区' })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await fixture.sql('select from alert')).toEqual([]);
  });

  it.each([
    ['a moment to come', { receivedAt: ago(-1) }, ['receivedAt MOMENT_IN_FUTURE']],
    [
      'a moment long ago',
      { receivedAt: '1999-01-01T00:00:00Z', assigneeId: null },
      ['receivedAt DATE_TOO_EARLY', 'receivedOn DATE_TOO_EARLY'],
    ],
    ['more time than its level has', { level: 'HIGH', receivedAt: ago(3), dueAt: ago(0.5) }, ['dueAt DATE_TOO_LATE']],
    ['no time at all', { dueAt: YESTERDAY }, ['dueAt END_BEFORE_START']],
    ['an unknown type of fraud', { fraudTypeCode: 'X99' }, ['fraudTypeCode UNKNOWN_CODE']],
    ['a region of others', { regionCode: '340223100' }, ['regionCode OUTSIDE_REGION']],
    ['a number of a person', { narrative: `证件 ${IDENTITY}` }, ['narrative PERSONAL_NUMBER']],
    ['a long number', { reference: '1'.repeat(65) }, ['reference TOO_LONG']],
  ])('refuses %s', async (_, changes, errors) => {
    expect(await fixture.fieldErrors(fixture.police, RECORD, { input: fixture.input(changes) })).toEqual(errors);
  });

  it('stores the alert, gives it the time of its level, counts it once upward and for its unit', async () => {
    const [town, community, police] = [
      await figuresAt('340210100'),
      await ownFigures('community'),
      await ownFigures('police'),
    ];
    const made = await record({ level: 'HIGH', reference: '沚预〔2026〕7号', narrative: '疑似刷单' });
    expect(made).toMatchObject({
      version: 1,
      receivedOn: addDays(todayIn(), -1),
      dueAt: new Date(Date.parse(YESTERDAY) + 2 * 3_600_000).toISOString(),
      state: 'OVERDUE',
      toAnswer: false,
      reference: '沚预〔2026〕7号',
      region: { code: '340210100001' },
      assignee: { name: '湖畔社区', type: 'COMMUNITY' },
      answer: null,
    });
    const one = (before: number[]) => before.map((value, at) => (at === 0 ? value + 1 : value));
    expect(await figuresAt('340210100')).toEqual(one(town));
    expect(await ownFigures('community')).toEqual(one(community));
    expect(await ownFigures('police')).toEqual(one(police));
    expect(await disagreements({ sql: fixture.sql }, ['ALERTS_RECEIVED', 'ALERTS_HANDLED'])).toEqual([]);
    expect(
      await fixture.sql("select action from audit_entry where subject_id::text = $1::text and subject_kind = 'alert'", [
        made.id,
      ]),
    ).toEqual([{ action: 'alert.recorded' }]);
  });
});

describe('an alert', () => {
  it('is seen by its police, the unit that is to answer and those above; its number by the police alone', async () => {
    const { id } = await record({ reference: 'A-1' });
    for (const as of ['police', 'community', 'county', 'town'] as const) {
      const { alert } = await fixture.data(fixture[as], READ, { id });
      expect({ as, reference: alert.reference, toAnswer: alert.toAnswer, police: alert.tenant.name }).toEqual({
        as,
        reference: as === 'police' ? 'A-1' : '***',
        toAnswer: as === 'community',
        police: '湾沚公安分局',
      });
    }
    for (const as of [fixture.sibling, fixture.bank, fixture.farPolice, fixture.farCounty])
      expect(await fixture.refused(as, READ, { id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await fixture.refused(fixture.operator, READ, { id })).toMatchObject({ code: 'FORBIDDEN' });
    const seen = async (as: keyof AlertsFixture, filter: object) =>
      (await fixture.data(fixture[as] as never, LIST, { filter }))['alerts'].edges.map(
        ({ node }: { node: { id: string } }) => node.id,
      );
    expect(await seen('police', { text: 'a-1' })).toEqual([id]);
    expect(await seen('community', { text: 'a-1' })).toEqual([]);
    expect(await seen('community', { toAnswer: true })).toContain(id);
    expect(await seen('sibling', {})).toEqual([]);
    const { history } = (await fixture.data(fixture.community, READ, { id }))['alert'];
    expect(history).toEqual([]);
  });

  it('is passed on with a reason, and taken back; then it is of the other unit, or of none', async () => {
    const made = await record();
    const [community, bank] = [await ownFigures('community'), await ownFigures('bank')];
    const to = (assigneeId: string | null, version: number, assignReason: string | null) => ({
      id: made.id,
      version,
      input: fixture.input({ assigneeId, assignReason }),
    });
    expect(await fixture.fieldErrors(fixture.police, AMEND, to(fixture.bank.tenantId, 1, null))).toEqual([
      'assignReason REQUIRED',
    ]);
    await fixture.data(fixture.police, AMEND, to(fixture.bank.tenantId, 1, '当事人在陶辛'));
    expect(await fixture.refused(fixture.community, READ, { id: made.id })).toMatchObject({ code: 'NOT_FOUND' });
    expect((await fixture.data(fixture.bank, READ, { id: made.id }))['alert'].toAnswer).toBe(true);
    expect((await ownFigures('community'))[0]).toBe((community[0] ?? 0) - 1);
    expect((await ownFigures('bank'))[0]).toBe((bank[0] ?? 0) + 1);
    await fixture.data(fixture.police, AMEND, to(null, 2, '由本局处置'));
    expect(await fixture.refused(fixture.bank, READ, { id: made.id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await ownFigures('bank')).toEqual(bank);
    const { alert } = await fixture.data(fixture.police, READ, { id: made.id });
    expect(alert).toMatchObject({ state: 'UNASSIGNED', assignReason: '由本局处置' });
    expect(alert.history[0]).toMatchObject({ version: 2, changedFields: ['assignee', 'assignReason'] });
    expect(await fixture.refused(fixture.county, AMEND, to(null, 3, null))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await fixture.refused(fixture.sibling, AMEND, to(null, 3, null))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await differences()).toEqual([]);
  });

  it('gives a unit less time, and none that is over already', async () => {
    const receivedAt = ago(1);
    const { id } = await record({ receivedAt });
    const due = (hours: number, changes: object = {}) => ({
      id,
      version: 1,
      input: fixture.input({ receivedAt, dueAt: ago(hours), ...changes }),
    });
    expect(await fixture.fieldErrors(fixture.police, AMEND, due(0.5))).toEqual(['dueAt DATE_TOO_EARLY']);
    expect((await fixture.data(fixture.police, AMEND, due(-1)))['done']).toMatchObject({ state: 'WAITING' });
  });
});

describe('answerAlert', () => {
  const phoned = { result: 'DISSUADED', steps: [{ way: 'PHONE', at: YESTERDAY }], lossAvoided: '30000.00' };

  it('is for the unit that is to answer', async () => {
    const { id } = await record();
    const asked = { id, version: 1, answerVersion: 0, input: { result: 'NOT_FOUND' } };
    expect(await fixture.refused(null, ANSWER, asked)).toMatchObject({ code: 'UNAUTHENTICATED' });
    for (const as of [fixture.sibling, fixture.farPolice, fixture.farCommunity])
      expect(await fixture.refused(as, ANSWER, asked)).toMatchObject({ code: 'NOT_FOUND' });
    for (const as of [fixture.police, fixture.county])
      expect(await fixture.refused(as, ANSWER, asked)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it.each([
    ['a success without a step', { result: 'DISSUADED' }, ['steps REQUIRED']],
    [
      'a step before the alert',
      { result: 'REFUSED', steps: [{ way: 'SMS', at: '2020-01-01T00:00:00Z' }] },
      ['steps.0.at DATE_TOO_EARLY'],
    ],
    ['a step to come', { result: 'REFUSED', steps: [{ way: 'SMS', at: ago(-1) }] }, ['steps.0.at MOMENT_IN_FUTURE']],
    ['a loss of who was not dissuaded', { result: 'REFUSED', lossAvoided: '5.00' }, ['lossAvoided NOT_WITH_RESULT']],
    ['an interception of nobody', { ...phoned, lossAvoided: null, interceptionId: 'x' }, ['interceptionId NOT_FOUND']],
    [
      'a later case that lies ahead',
      { result: 'REFUSED', laterCaseOn: addDays(todayIn(), 1) },
      ['laterCaseOn DATE_IN_FUTURE'],
    ],
    ['a repeat that does not say of what', { result: 'REPEATED' }, ['repeatOfId REQUIRED']],
    [
      'a repeat of nothing',
      { result: 'REPEATED', repeatOfId: '0199a000-0000-7000-8000-00000000000c' },
      ['repeatOfId NOT_FOUND'],
    ],
    ['a number of a person', { result: 'REFUSED', note: `证件 ${IDENTITY}` }, ['note PERSONAL_NUMBER']],
  ])('refuses %s', async (_, input, errors) => {
    const { id } = await record();
    const asked = { id, version: 1, answerVersion: 0, input };
    expect(await fixture.fieldErrors(fixture.community, ANSWER, asked)).toEqual(errors);
  });

  it('makes the one interception that bears the loss avoided, and keeps it in step', async () => {
    const made = await record({ receivedAt: ago(1) });
    const county = await figuresAt('340210');
    const plus = (more: readonly number[]) => county.map((value, at) => value + (more[at] ?? 0));
    const first = await answer('community', made, { ...phoned, steps: [{ way: 'MEETING', at: ago(0.5) }] });
    expect(first).toMatchObject({
      state: 'ANSWERED',
      answer: { version: 1, result: 'DISSUADED', lossAvoided: '30000.00' },
    });
    expect(await figuresAt('340210')).toEqual(plus([0, 1, 1, 1, 0, 1, 30_000]));
    const changed = await answer('community', first, {
      ...phoned,
      lossAvoided: '10000.00',
      steps: [{ way: 'PHONE', at: ago(0.5) }],
    });
    expect(changed.answer).toMatchObject({ version: 2, interceptionId: first.answer?.interceptionId });
    expect(await figuresAt('340210')).toEqual(plus([0, 1, 1, 0, 0, 1, 10_000]));
    const lost = await answer('community', changed, { result: 'TRANSFERRED' });
    expect(lost.answer).toMatchObject({ version: 3, interceptionId: null });
    expect(await figuresAt('340210')).toEqual(plus([0, 1, 1, 0, 1, 0, 0]));
    const other = await record();
    expect(await figuresAt('340210')).toEqual(plus([1, 1, 1, 0, 1, 0, 0]));
    const repeated = await answer('community', lost, { result: 'REPEATED', repeatOfId: other.id });
    expect(await figuresAt('340210')).toEqual(plus([0, 0, 0, 0, 0, 0, 0]));
    await fixture.data(fixture.police, VOID, { id: repeated.id, version: repeated.version });
    expect(
      await fixture.refused(fixture.community, ANSWER, {
        id: made.id,
        version: 2,
        answerVersion: 4,
        input: { result: 'REFUSED' },
      }),
    ).toMatchObject({ code: 'CONFLICT', reason: 'ALREADY_VOIDED' });
    expect(await differences()).toEqual([]);
  });

  it('links an own interception, which bears one alert only', async () => {
    const INTERCEPTION = 'mutation($input: InterceptionInput!) { done: recordInterception(input: $input) { id } }';
    const { id } = (
      await fixture.data(fixture.bank, INTERCEPTION, {
        input: { occurredOn: todayIn(), venue: 'COUNTER', amount: '800.00' },
      })
    )['done'];
    const [one, other] = [
      await record({ assigneeId: fixture.bank.tenantId }),
      await record({ assigneeId: fixture.bank.tenantId }),
    ];
    const linked = { result: 'DISSUADED', steps: [{ way: 'PHONE', at: YESTERDAY }], interceptionId: id };
    const before = await figuresAt('340210');
    expect((await answer('bank', one, linked)).answer).toMatchObject({ interceptionId: id });
    expect((await figuresAt('340210')).slice(5)).toEqual(before.slice(5));
    const asked = { id: other.id, version: 1, answerVersion: 0, input: linked };
    expect(await fixture.fieldErrors(fixture.bank, ANSWER, asked)).toEqual(['interceptionId ALREADY_TAKEN']);
    const foreign = { id: (await record()).id, version: 1, answerVersion: 0, input: linked };
    expect(await fixture.fieldErrors(fixture.community, ANSWER, foreign)).toEqual(['interceptionId NOT_FOUND']);
  });

  it('lets one of two answers win, and keeps the police from taking an answered alert away', async () => {
    const { id } = await record();
    const both = await Promise.all(
      ['NOT_FOUND', 'REFUSED'].map((result) =>
        fixture.answer(fixture.community, ANSWER, { id, version: 1, answerVersion: 0, input: { result } }),
      ),
    );
    expect(both.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(both.flatMap(({ errors }) => errors.map(({ extensions }) => extensions['code']))).toEqual(['CONFLICT']);
    const away = { id, version: 1, input: fixture.input({ assigneeId: null, assignReason: '收回', dueAt: SOONER }) };
    expect(await fixture.fieldErrors(fixture.police, AMEND, away)).toEqual([
      'assigneeId ANSWERED_ALREADY',
      'dueAt ANSWERED_ALREADY',
    ]);
    const kept = { id, version: 1, input: fixture.input({ narrative: '补充' }) };
    expect((await fixture.data(fixture.police, AMEND, kept))['done']).toMatchObject({
      version: 2,
      answer: { version: 1 },
    });
    expect(await differences()).toEqual([]);
  });

  it('that is late shows in dues before and in the list after', async () => {
    const DUES = '{ dues { code overdue records { recordId isOverdue } } }';
    const late = await record({ level: 'HIGH' });
    const overdueFor = async (as: keyof AlertsFixture) => {
      const { dues } = await fixture.data(fixture[as] as never, DUES);
      const due = dues.find(({ code }: { code: string }) => code === 'ALERT_TO_ANSWER');
      return (due?.records ?? []).some(
        (row: { recordId: string; isOverdue: boolean }) => row.recordId === late.id && row.isOverdue,
      );
    };
    for (const as of ['community', 'police', 'county', 'town'] as const)
      expect([as, await overdueFor(as)]).toEqual([as, true]);
    for (const as of ['sibling', 'farCounty'] as const) expect([as, await overdueFor(as)]).toEqual([as, false]);
    expect(await answer('community', late, { result: 'REFUSED' })).toMatchObject({ state: 'ANSWERED_LATE' });
    for (const as of ['community', 'county'] as const) expect([as, await overdueFor(as)]).toEqual([as, false]);
    const { alerts } = await fixture.data(fixture.police, LIST, { filter: { state: 'ANSWERED_LATE' } });
    expect(alerts.edges.map(({ node }: { node: { id: string } }) => node.id)).toContain(late.id);
  });
});
