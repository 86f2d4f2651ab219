import { describe, expect, it } from '@jest/globals';
import { compareRollup, fitReport, missingWords } from './comparison.ts';
import { planFit } from './plan.ts';
import type { FitPlan } from './plan-shape.ts';
import { plannedAnswers } from './planned-answers.ts';
import { placesBySummary } from './statements.ts';
import { readSummaries } from './summaries.ts';

interface Row {
  id: string;
  unit_type?: string | null;
  [section: string]: unknown;
}

const planOf = (...rows: Row[]) =>
  planFit(readSummaries(rows.map((row) => JSON.stringify(row)).join('\n')).summaries, { today: '2026-11-22' });
const activity = (aid: string, measures: unknown, more: object = {}) => ({
  ...{ aid, type: 'lecture', status: 'done', measures },
  ...more,
});
const held = (value: unknown, more: object = {}) => ({ measure: 'lectures_held', value, qualifier: 'exact', ...more });
const solved = (cid: string, value: number, date: string, more: object = {}) => ({
  ...{ cid, kind: 'case_solved', value, qualifier: 'exact', unit_word: '起', date },
  ...more,
});
/** What each line of an indicator counts for: its days and the amount. */
const linesOf = (plan: FitPlan, code: keyof FitPlan['expected']['city']) =>
  plan.expected.lines
    .filter(({ indicator }) => indicator === code)
    .map(({ from, until, figure }) => `${from === null ? '' : `${from}..`}${until} ${figure.amount}`);
const inputOf = (plan: FitPlan, index = 0) => plan.records[index]?.input;
const errorsOf = (plan: FitPlan) => [...compareRollup(plan, plannedAnswers(plan)), ...plan.lost];

describe('days', () => {
  it('are those of the activity, else of the summary, else assumed', () => {
    const period = { start: '????-03-04', end: '????-03-07' };
    const own = activity('A-a1', [held(8)], { period: '????-12-20/????-01-09' });
    const plan = planOf(
      { id: 'A', unit_type: 'school', period, activities: [own, activity('A-a2', [held(3)])] },
      { id: 'B', unit_type: 'school', activities: [activity('B-a', [held(5)], { date: '今天' })] },
    );
    expect(linesOf(plan, 'SESSIONS')).toEqual(['2025-12-20..2026-01-09 8', '2026-03-04..2026-03-07 3', '2026-06-30 5']);
    expect(linesOf(plan, 'ACTIVITIES')).toEqual(['2025-12-20 1', '2026-03-04 1', '2026-06-30 1']);
    expect(inputOf(plan)).toMatchObject({ startOn: '2025-12-20', endOn: '2026-01-09' });
    expect(plan.tallied).toMatchObject({ spans: 2, daysInvented: 1 });
    expect(errorsOf(plan)).toEqual([]);
  });

  it('that cross the end of a year stand beside the figure of the year', () => {
    const plan = planOf({
      id: 'A',
      unit_type: 'school',
      activities: [activity('A-a', [held(8)], { period: '????-12-20/????-01-09' })],
    });
    const year = plannedAnswers(plan).find(({ where, period }) => where === 'city' && period === '2026');
    expect(year?.figures.SESSIONS).toMatchObject({ value: { amount: 0 }, spanning: { amount: 8, lines: 1 } });
    const within = { value: { amount: 8 }, spanning: { amount: 0, lines: 0 } };
    const wrong = { ...year, figures: { ...year?.figures, SESSIONS: within } };
    expect(compareRollup(plan, [wrong as never]).map(({ indicator }) => indicator)).toContain('SESSIONS');
  });

  it('of one amount may be some of those of its activity', () => {
    const measures = [held(40), { ...held(6), measure: 'posters_posted', date: '????-10-02' }];
    const plan = planOf({
      id: 'A',
      unit_type: 'school',
      activities: [activity('A-a', measures, { period: '????-09-29/????-10-16' })],
    });
    expect(plan.records).toHaveLength(1);
    expect(inputOf(plan)).toMatchObject({
      measures: [
        { indicator: 'SESSIONS', value: 40 },
        { indicator: 'POSTERS', value: 6, from: null, until: '2026-10-02' },
      ],
    });
    expect(errorsOf(plan)).toEqual([]);
  });
});

describe('totals', () => {
  const october = solved('A-c1', 51, '今年以来至????-10-31');
  const september = solved('A-c2', 31, '今年以来至????-09-30');

  it('that run include the one before, and what is stated within their days', () => {
    const cases = [october, september, solved('A-c3', 7, '????-05-03'), solved('A-c4', 2, '????-10-09')];
    const plan = planOf({ id: 'A', unit_type: 'police', cases });
    expect(linesOf(plan, 'CASES_SOLVED')).toEqual([
      // Both parts are stated to be of the total of October; the one of May is in that of September.
      '2026-10-01..2026-10-31 18',
      '2026-01-01..2026-09-30 24',
      '2026-05-03 7',
      '2026-10-09 2',
    ]);
    expect(inputOf(plan)).toMatchObject({ runningSince: '2026-01-01', occurredOn: '2026-10-31' });
    expect(plan.tallied).toMatchObject({ runningTotals: 2, parts: 2 });
    expect(errorsOf(plan)).toEqual([]);
  });

  it('that were not counted count for nothing', () => {
    const plan = planOf({
      id: 'A',
      unit_type: 'police',
      cases: [{ ...solved('A-c1', 0, '今年以来'), value: null, qualifier: 'redacted' }],
    });
    expect(plan.expected.lines).toEqual([]);
    expect(plan.records).toHaveLength(1);
    expect(errorsOf(plan)).toEqual([]);
  });

  it('have parts of parts; a part that cannot be one of them is kept in words', () => {
    const part = solved('A-c2', 9, '????-10', { subset_of: 'A-c1' });
    const cases = [october, part, solved('A-c3', 2, '????-10-05', { subset_of: 'A-c2' })];
    const plan = planOf({ id: 'A', unit_type: 'police', cases });
    expect(linesOf(plan, 'CASES_SOLVED')).toEqual([
      '2026-01-01..2026-10-31 42',
      '2026-10-01..2026-10-31 7',
      '2026-10-05 2',
    ]);
    expect(errorsOf(plan)).toEqual([]);

    const outside = planOf({ id: 'A', unit_type: 'police', cases: [october, { ...part, date: '????-11-09' }] });
    expect(linesOf(outside, 'CASES_SOLVED')).toEqual(['2026-01-01..2026-10-31 51']);
    expect(outside.tallied).toMatchObject({ unlinkedParts: 1, inWords: 1 });
    expect(missingWords(outside, [])).toEqual(['【A-c2】破案 9 起']);
  });
});

describe('what is stated beside amounts', () => {
  it('keeps ranges, and that there was something', () => {
    const measures = [
      held('2～4'),
      { measure: 'posters_posted', value: { min: 3, max: 5 } },
      { measure: 'people_covered', value: '数百余人' },
      { measure: 'sms_sent', value: null, qualifier: 'approx', quote: '发送一系列短信' },
    ];
    const plan = planOf({ id: 'A', unit_type: 'school', activities: [activity('A-a', measures)] });
    expect(inputOf(plan)).toMatchObject({
      measures: [
        { indicator: 'SESSIONS', value: 2, qualifier: 'AT_LEAST', upTo: 4 },
        { indicator: 'POSTERS', value: 3, qualifier: 'AT_LEAST', upTo: 5 },
        { indicator: 'PEOPLE_REACHED', value: null, qualifier: 'UNCOUNTED', atLeast: true },
        { indicator: 'SMS', value: null, qualifier: 'UNCOUNTED', atLeast: true },
      ],
    });
    expect(plan.tallied.ranges).toBe(2);
    expect(errorsOf(plan)).toEqual([]);
  });

  it('counts internal acts and other themes apart', () => {
    const row = (id: string, ...themes: string[]) => ({
      ...{ id, unit_type: 'school', themes },
      activities: [
        activity(`${id}-a`, [held(3)]),
        activity(`${id}-b`, [], { type: 'setup_group' }),
        activity(`${id}-c`, [held(9)], { status: 'required' }),
      ],
    });
    const plan = planOf(row('A', 'telecom_network_fraud'), row('B', 'cybersecurity_week'));
    const one = { atLeast: 0, approx: 0, uncounted: 0, withheld: 0, toCheck: 0 };
    expect(plan.expected.city).toEqual({
      SESSIONS: { ...one, amount: 3 },
      ACTIVITIES: { ...one, amount: 1 },
      INTERNAL_ACTS: { ...one, amount: 1 },
      OTHER_THEME_ACTIVITIES: { ...one, amount: 2 },
    });
    expect(plan.tallied).toMatchObject({ internalActs: 1, otherThemes: 2, required: 2 });
    expect(errorsOf(plan)).toEqual([]);
  });

  it('gives types taught, documents and speakers to the activity beside which they stand', () => {
    const plan = planOf({
      id: 'A',
      unit_type: 'school',
      activities: [
        activity('A-a', [], { type: 'setup_group', at: 10, quote: '成立小组' }),
        activity('A-b', [held(1)], {
          at: 50,
          quote: '举办讲座',
          audience: ['students', 'odd'],
          channel: ['lecture_hall'],
        }),
      ],
      documents: [{ title: '某通知', number: '教〔2026〕3号', issuer: '某局', role: 'basis', at: 5 }],
      people: [
        { title: '副所长', role: '主讲', at: 52 },
        { title: '院长', role: '部署', at: 12 },
      ],
      fraud_types: [
        { name: '刷单', at: 55 },
        { name: '电信诈骗', at: 56 },
      ],
      claims: [{ quote: '成效显著', at: 70 }],
    });
    expect(inputOf(plan)).toMatchObject({ basisNumber: '教〔2026〕3号', basisIssuer: '某局', speakers: [] });
    expect(inputOf(plan, 1)).toMatchObject({
      ...{ audiences: ['STUDENTS'], channels: ['LECTURE_HALL'], fraudTypeCodes: ['F0101'], speakers: ['副所长'] },
    });
    expect(missingWords(plan, [])).toEqual(['【A-people-2】院长：部署', '【A-fraud_types-2】电信诈骗']);
    // Two activities, the lecture's figure, the document, a speaker and a type; two lines; one claim.
    expect(placesBySummary(['A'], plan.statements)).toEqual([{ summary: 'A', fields: 6, words: 2, nowhere: 1 }]);
    expect(fitReport(plan, [], [])).toMatch(/A +6 +2 +1\n/);
  });

  it('stores an activity of a copied block once, for the unit that copies most of it', () => {
    const copy = (id: string, more: object[] = []) => ({
      ...{ id, unit_type: 'police' },
      activities: [activity(`${id}-a`, [held(3)], { dup_group: 'BLK' }), ...more],
    });
    const plan = planOf(copy('A'), copy('B', [activity('B-b', [held(7)], { dup_group: 'BLK' })]));
    expect(plan.expected.byTenant['A']).toBeUndefined();
    expect(linesOf(plan, 'SESSIONS')).toEqual(['2026-06-30 3', '2026-06-30 7']);
    expect(linesOf(plan, 'ACTIVITIES')).toHaveLength(2);
    expect(plan.tallied).toMatchObject({ activities: 3, mergedActivities: 1, merged: 1 });
    expect(errorsOf(plan)).toEqual([]);
  });
});
