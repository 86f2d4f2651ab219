import { describe, expect, it } from '@jest/globals';
import { CASE_KINDS } from './case-rules.ts';
import { compareRollup, fitReport, missingWords } from './comparison.ts';
import { MEASURE_RULES } from './measure-rules.ts';
import { planFit } from './plan.ts';
import { plannedAnswers } from './planned-answers.ts';
import type { FitPlan } from './plan-shape.ts';
import { readSummaries } from './summaries.ts';

const TODAY = '2026-11-22';

interface Row {
  id: string;
  unit_type?: string | null;
  [section: string]: unknown;
}

const planOf = (...rows: Row[]) =>
  planFit(readSummaries(rows.map((row) => JSON.stringify(row)).join('\n')).summaries, { today: TODAY });
const activity = (aid: string, measures: unknown, more: object = {}) => ({
  aid,
  type: 'lecture',
  status: 'done',
  measures,
  ...more,
});
const extracted = (measure: string, value: unknown, more: object = {}) => ({
  measure,
  value,
  qualifier: 'exact',
  unit_word: '个',
  ...more,
});
const extracted1 = (measure: string, value: number | null = 1, more: object = {}) => [extracted(measure, value, more)];
const stop = (cid: string, value: number | null, more: object = {}) => ({
  cid,
  kind: 'interception',
  value,
  qualifier: 'exact',
  unit_word: '起',
  amount_yuan: null,
  amount_qualifier: null,
  status: 'prevented',
  same_figure_as: [],
  ...more,
});

const narratives = (plan: FitPlan) =>
  plan.records.flatMap(({ input }) => ('narrative' in input && input.narrative !== null ? [input.narrative] : []));
const errorsOf = (plan: FitPlan) => [
  ...compareRollup(plan, plannedAnswers(plan)),
  ...missingWords(plan, narratives(plan)),
  ...plan.lost,
];
/** What the city's figures are without those of the records themselves. */
const stated = (plan: FitPlan) => {
  const {
    ACTIVITIES: _activities,
    INTERNAL_ACTS: _internal,
    OTHER_THEME_ACTIVITIES: _other,
    ...rest
  } = plan.expected.city;
  return rest;
};
const city = (plan: FitPlan, code: keyof FitPlan['expected']['city']) => plan.expected.city[code];
const exact = (amount: number) => ({ amount, atLeast: 0, approx: 0, uncounted: 0, withheld: 0, toCheck: 0 });
const lines = (plan: FitPlan) => narratives(plan).flatMap((text) => text.split('\n'));

describe('reading summaries', () => {
  it('reads one object per line, or one list, and names the lines it cannot read', () => {
    expect(readSummaries('{"id":"A"}\n\n  {"id":"B"}\r\n').summaries.map(({ id }) => id)).toEqual(['A', 'B']);
    expect(readSummaries('[{"id":"A"},{"id":"A"},{}]').summaries.map(({ id }) => id)).toEqual(['A', 'A-2', 'S-3']);
    expect(readSummaries('{"id":"A"}\n{"id":\n7').errors).toEqual(['line 2: not JSON', 'line 3: not an object']);
  });
});

describe('what measures and cases become', () => {
  it('decides every measure and every case kind of the vocabulary', () => {
    expect(Object.keys(MEASURE_RULES)).toHaveLength(64);
    expect(Object.keys(CASE_KINDS)).toHaveLength(13);
    const measures = Object.keys(MEASURE_RULES).map((name, index) => extracted(name, index + 2));
    const plan = planOf({
      id: 'M',
      unit_type: 'police',
      activities: [activity('M-a', measures)],
      cases: Object.keys(CASE_KINDS).map((kind, n) => stop(`M-c${n}`, 3, { kind })),
    });
    expect(plan.tallied).toMatchObject({ measures: 64, cases: 13 });
    expect(plan.unknownNames).toEqual([]);
    expect(errorsOf(plan)).toEqual([]);
  });

  it('keeps each qualifier', () => {
    const plan = planOf({
      id: 'Q',
      unit_type: 'school',
      activities: [
        activity('Q-a', [
          extracted('leaflets_distributed', 300, { qualifier: 'at_least' }),
          extracted('posters_posted', 40, { qualifier: 'approx' }),
          extracted('manuals_distributed', null, { qualifier: 'approx' }),
          extracted('sms_sent', 2016, { qualifier: 'redacted' }),
        ]),
      ],
    });
    expect(stated(plan)).toEqual({
      LEAFLETS: { ...exact(300), atLeast: 1 },
      POSTERS: { ...exact(40), approx: 1 },
      MANUALS: { ...exact(0), uncounted: 1 },
      SMS: { ...exact(0), withheld: 1 },
    });
    expect(errorsOf(plan)).toEqual([]);
  });

  it('states an indicator once per activity: exact amounts join, inexact ones stand apart', () => {
    const plan = planOf({
      id: 'S',
      unit_type: 'school',
      activities: [
        activity('S-a', [
          extracted('lectures_held', 3),
          extracted('contests_held', 2, { qualifier: 'at_least' }),
          extracted('centralized_events', 4, { qualifier: 'at_least' }),
        ]),
      ],
    });
    expect(
      plan.records.map(({ states }) =>
        states.map(({ indicator, amount, qualifier }) => [indicator, amount, qualifier]),
      ),
    ).toEqual([
      [
        ['SESSIONS', 5, 'AT_LEAST'],
        ['ACTIVITIES', 1, 'EXACT'],
      ],
      [
        ['SESSIONS', 4, 'AT_LEAST'],
        ['ACTIVITIES', 1, 'EXACT'],
      ],
    ]);
    // The second record was stated by nobody: it holds what the first cannot.
    expect(plan.tallied.carriers).toBe(1);
    expect([city(plan, 'ACTIVITIES'), plan.follows.city.ACTIVITIES]).toEqual([exact(1), exact(1)]);
    expect(city(plan, 'SESSIONS')).toEqual({ ...exact(9), atLeast: 2 });
  });

  it('keeps in words what no indicator means, and what no ledger takes', () => {
    const plan = planOf({
      id: 'W',
      unit_type: 'school',
      activities: [
        activity('W-a', [
          extracted('guest_speakers', 2, { unit_word: '位' }),
          extracted('invented_measure', 7),
          extracted('lectures_held', 1.5),
          extracted('led_plays', 2, { per: 'week', unit_word: '次' }),
          extracted('banners_hung', { many: true }),
        ]),
      ],
    });
    expect(plan.expected.city).toEqual({ ACTIVITIES: exact(1) });
    expect(plan.unknownNames).toEqual(['invented_measure']);
    expect(lines(plan)).toEqual([
      '【W-a:guest_speakers】外请讲师 2 位',
      '【W-a:invented_measure】invented_measure 7 个',
      '【W-a:lectures_held】讲座/授课 1.5 个',
      '【W-a:led_plays】LED播放次数 2 次',
      '【W-a:banners_hung】悬挂横幅标语 {"many":true} 个',
    ]);
  });

  it.each(['required', 'planned'])('keeps what is %s beside it, and takes nothing of it for a result', (status) => {
    const plan = planOf({
      id: 'P',
      unit_type: 'school',
      activities: [activity('P-a', extracted1('lectures_held', 5), { status })],
    });
    expect(plan.expected.city).toEqual({});
    expect(plan.records).toHaveLength(1);
    expect(plan.records[0]?.input).toMatchObject({ measures: [{ indicator: 'SESSIONS', value: 5 }], narrative: null });
    expect(plan.records[0]?.input).not.toMatchObject({ status: 'DONE' });
    expect(plan.tallied).toMatchObject({ notResults: 1, [status]: 1 });
    expect(errorsOf(plan)).toEqual([]);
  });

  it.each(['proposed', 'hoped'])('keeps in words what is %s', (status) => {
    const plan = planOf({
      id: 'P',
      unit_type: 'school',
      activities: [activity('P-a', extracted1('lectures_held', 5), { status })],
    });
    expect(plan.expected.city).toEqual({});
    expect(plan.records).toEqual([
      expect.objectContaining({
        kind: 'activity',
        states: [],
        input: expect.objectContaining({ status: 'PLANNED', measures: [] }),
      }),
    ]);
    expect(plan.leftOut).toEqual([{ source: 'P-a:lectures_held', why: `${status}: kept in words, not a result` }]);
    expect(plan.tallied.notResults).toBe(1);
  });

  it('leaves targets and statistics out, with the reason', () => {
    const plan = planOf({
      id: 'T',
      unit_type: 'school',
      coverage_targets: [extracted('coverage_rate', 100, { kind: 'target' })],
      statistics: [
        { nature: 'growth', value: 20 },
        { nature: 'range', value: null },
      ],
    });
    expect(plan.records).toEqual([]);
    expect(plan.leftOut.map(({ source }) => source)).toEqual(['T-coverage_targets-1', 'T-statistics-1']);
  });

  it('finds measures and cases wherever they stand', () => {
    const plan = planOf({
      id: 'N',
      unit_type: 'education_bureau',
      training: [{ measures: extracted1('training_sessions', 2) }],
      inspections: extracted1('inspections_done', 6),
      activities: [
        activity(
          'N-a',
          { lectures_held: 4, participants: { value: 90, qualifier: 'at_least' } },
          { sub_activities: [activity('N-b', extracted1('posters_posted', 9))] },
        ),
      ],
      sub_units: [
        { name: '甲中学', unit_type: 'school', activities: [activity('N-s', extracted1('class_meetings_held', 12))] },
        { name: '乙派出所', unit_type: 'police', cases: [stop('N-c1', 2)] },
      ],
    });
    expect(plan.expected.byTenant).toEqual({
      N: {
        SESSIONS: exact(6),
        INSPECTIONS: exact(6),
        PARTICIPANTS: { ...exact(90), atLeast: 1 },
        POSTERS: exact(9),
        ACTIVITIES: exact(2),
        INTERNAL_ACTS: exact(1),
      },
      'N-school': { SESSIONS: exact(12), ACTIVITIES: exact(1) },
      'N-police': { INTERCEPTIONS: exact(2) },
    });
    expect(errorsOf(plan)).toEqual([]);
  });
});

describe('whose figures they are', () => {
  it('gives the interceptions that a school states to the police, and a bank its own', () => {
    const measures = extracted1('transactions_stopped', 6);
    const plan = planOf(
      { id: 'A', unit_type: 'school', activities: [activity('A-a', measures)] },
      { id: 'B', unit_type: 'bank', activities: [activity('B-a', measures)] },
    );
    expect(plan.expected.byTenant).toEqual({ 'A-police': { INTERCEPTIONS: exact(6) }, B: { INTERCEPTIONS: exact(6) } });
    expect(plan.tenants.find(({ key }) => key === 'A-police')).toMatchObject({
      type: 'POLICE',
      name: 'A-police 所述公安单位',
    });
  });

  it('stores a block that several copy for the one that may state it of itself', () => {
    const measures = [
      extracted('transactions_stopped', 6),
      extracted('loss_prevented_yuan', 9000, { qualifier: 'at_least', unit_word: '元' }),
    ];
    const copy = (id: string, unit_type: string) => ({
      id,
      unit_type,
      activities: [activity(`${id}-a`, measures, { dup_group: 'BLK' })],
    });
    const plan = planOf(copy('A', 'school'), copy('B', 'police'), copy('C', 'police'));
    expect(plan.expected.byTenant).toEqual({
      B: { INTERCEPTIONS: exact(6), LOSS_AVOIDED: { ...exact(900_000), atLeast: 1 } },
    });
    expect(plan.merged).toEqual([
      ['B-a:transactions_stopped', 'A-a:transactions_stopped', 'C-a:transactions_stopped'],
      ['B-a:loss_prevented_yuan', 'A-a:loss_prevented_yuan', 'C-a:loss_prevented_yuan'],
    ]);
    expect(errorsOf(plan)).toEqual([]);
  });
});

describe('records of cases', () => {
  it('makes one case of a single fraud, and a count of a number of them', () => {
    const fraud = (cid: string, value: number | null, more: object = {}) =>
      stop(cid, value, { kind: 'fraud_case', status: 'loss_occurred', ...more });
    const plan = planOf({
      id: 'A',
      unit_type: 'police',
      cases: [
        fraud('A-c1', 1, {
          date_normalized: '????-12-05',
          fraud_type: '刷单',
          amount_yuan: 120.5,
          amount_qualifier: 'exact',
        }),
        fraud('A-c2', 30),
        fraud('A-c3', null, { qualifier: 'redacted' }),
      ],
    });
    expect(plan.records.find(({ kind }) => kind === 'fraudCase')?.input).toEqual({
      caseNumber: 'FIT-00001',
      reportedOn: '2025-12-05',
      filedOn: null,
      solvedOn: null,
      fraudTypeCode: 'F0101',
      loss: 120.5,
      lossQualifier: 'EXACT',
    });
    expect(plan.expected.city).toEqual({ CASES_REPORTED: { ...exact(31), withheld: 1 }, LOSS_REPORTED: exact(12_050) });
    expect(plan.follows.city ?? {}).toEqual({});
    expect(plan.years).toEqual([2025, 2026]);
    expect(errorsOf(plan)).toEqual([]);
  });

  it('states the money frozen and the accounts in one record, the largest freeze in words', () => {
    const measures = [
      extracted('funds_frozen_yuan', 500_000),
      extracted('accounts_frozen', 12),
      extracted('max_single_freeze_yuan', 90_000),
    ];
    const plan = planOf({
      id: 'A',
      unit_type: 'police',
      activities: [activity('A-a', measures)],
      cases: [stop('A-c1', 1, { kind: 'freeze', unit_word: '户', amount_yuan: 90_000, amount_qualifier: 'exact' })],
    });
    expect(plan.expected.city).toMatchObject({ FROZEN: exact(50_000_000) });
    expect(plan.records[0]).toMatchObject({
      kind: 'fundsAction',
      input: { stage: 'FREEZE', accounts: 12, amount: 500_000 },
    });
    expect(errorsOf(plan)).toEqual([]);
  });
});

describe('comparing', () => {
  const plan = planOf({
    id: 'A',
    unit_type: 'school',
    activities: [activity('A-a', [extracted('lectures_held', 3), extracted('guest_speakers', 1)])],
  });

  it('finds a figure that is missing, wrong or too much, and a line that is gone', () => {
    const answers = plannedAnswers(plan);
    expect(compareRollup(plan, answers)).toEqual([]);
    const missing = compareRollup(plan, []);
    expect(new Set(missing.map(({ where, indicator }) => `${where} ${indicator}`))).toEqual(
      new Set(['city SESSIONS', 'A SESSIONS', 'city ACTIVITIES', 'A ACTIVITIES']),
    );
    expect(new Set(missing.map(({ period }) => period))).toEqual(new Set(['2026', '2026-06']));
    const [year] = answers;
    const sessions = { value: { ...exact(3), approx: 1 }, spanning: { ...exact(0), lines: 0 } };
    const wrong = { ...year, figures: { ...year?.figures, SESSIONS: sessions, SMS: sessions } } as (typeof answers)[0];
    expect(compareRollup(plan, [wrong, ...answers.slice(1)]).map(({ indicator }) => indicator)).toEqual([
      'SESSIONS',
      'SMS',
    ]);
    expect(missingWords(plan, [])).toEqual(['【A-a:guest_speakers】外请讲师 1 个']);
    expect(missingWords(plan, [...narratives(plan), ...narratives(plan)])).toHaveLength(1);
  });

  it('says so in its last line', () => {
    expect(fitReport(plan, [], [])).toMatch(/stored +100 %\n.*agree; nothing is lost$/s);
    expect(fitReport(plan, [], missingWords(plan, []))).toMatch(/lost +1\nstored +50\.0 %\n.*DIFFER$/s);
  });
});
