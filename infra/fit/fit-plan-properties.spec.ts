import { BOUNDS, textErrors } from '@fanzha/domain';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CASE_KINDS } from './case-rules.ts';
import { compareRollup, missingWords } from './comparison.ts';
import { MEASURE_RULES } from './measure-rules.ts';
import { planFit } from './plan.ts';
import { plannedAnswers } from './planned-answers.ts';
import type { FitPlan } from './plan-shape.ts';
import { readSummaries } from './summaries.ts';
import { RECORD_KINDS } from './extracted-figure.ts';

const TODAY = '2026-11-22';

interface Row {
  id: string;
  unit_type?: string | null;
  [section: string]: unknown;
}

const planOf = (...rows: Row[]) =>
  planFit(readSummaries(rows.map((row) => JSON.stringify(row)).join('\n')).summaries, { today: TODAY });

const narratives = (plan: FitPlan) =>
  plan.records.flatMap(({ input }) => ('narrative' in input && input.narrative !== null ? [input.narrative] : []));
const errorsOf = (plan: FitPlan) => [
  ...compareRollup(plan, plannedAnswers(plan)),
  ...missingWords(plan, narratives(plan)),
  ...plan.lost,
];

describe('whatever a file states', () => {
  const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
  const value = fc.oneof(
    fc.integer({ min: 0, max: 6 }),
    fc.constant(null),
    fc.constantFrom<unknown>(-4, 1.25, 'x', '12', 1e15, [1, 2], '3-5', '三十多', '若干', [9, 2]),
  );
  const group = maybe(fc.constantFrom('BLK-1', 'BLK-2'));
  const qualifier = fc.constantFrom('exact', 'at_least', 'approx', 'redacted', null, 'odd');
  const status = fc.constantFrom('done', 'required', 'planned', 'proposed', null);
  const measure = fc.record(
    {
      measure: fc.constantFrom(...Object.keys(MEASURE_RULES), 'odd'),
      value,
      qualifier,
      unit_word: maybe(fc.constantFrom('个', '元', '起', '天')),
      dup_group: group,
    },
    { requiredKeys: ['measure'] },
  );
  const dated = maybe(
    fc.constantFrom(
      ...['????-11-06/????-11-10', '20xx-11-08', '????-02-29', '2019-05', 'gone', '今年以来', '12月20日至1月9日'],
      ...['截至10月1日-10月31日', '截至10月1日-11月5日', '今年以来至????-10-31'],
    ),
  );
  const one = fc.record({
    type: fc.constantFrom('lecture', 'online_push', 'odd', null),
    status,
    unquantified: fc.array(fc.record({ measure: fc.constantFrom(...Object.keys(MEASURE_RULES)) }), { maxLength: 2 }),
    audience: fc.subarray(['students', 'elderly', 'odd']),
    measures: fc.array(measure, { maxLength: 5 }),
    dup_group: group,
    date: dated,
    org: maybe(fc.constantFrom('某派出所', '某银行')),
  });
  const link = fc
    .tuple(fc.nat({ max: 3 }), fc.nat({ max: 2 }), fc.constantFrom(...Object.keys(MEASURE_RULES)))
    .map(([row, index, name]) => `R${row}-a${index}:${name}`);
  const fraud = fc.record({
    kind: fc.constantFrom(...Object.keys(CASE_KINDS), 'odd'),
    value,
    qualifier,
    amount_yuan: value,
    amount_qualifier: maybe(qualifier),
    unit_word: maybe(fc.constantFrom('起', '户', '人')),
    status: fc.constantFrom('prevented', 'loss_occurred', null),
    dup_group: group,
    same_figure_as: fc.array(link, { maxLength: 3 }),
    date_normalized: dated,
    amount_meaning: maybe(fc.constantFrom('loss', 'amount_involved', 'loss_prevented', 'frozen', 'odd')),
    subset_of: maybe(fc.constantFrom('hotline_calls', 'transactions_stopped', 'fraud_case')),
    quote: maybe(fc.constantFrom('截至11月10日', '立案')),
  });
  const row = fc.record({
    unit_type: fc.constantFrom('school', 'police', 'bank', 'individual', 'odd', null),
    activities: fc.array(one, { maxLength: 3 }),
    cases: fc.array(fraud, { maxLength: 4 }),
    themes: fc.subarray(['telecom_network_fraud', 'cybersecurity_week', 'elderly_fraud']),
    period: maybe(fc.constantFrom({ start: '????-11-01', end: '????-11-20' }, { as_written: ['今年以来'] })),
    fraud_types: fc.array(fc.record({ name: fc.constantFrom('刷单', '电信诈骗', '中奖'), at: fc.nat({ max: 9 }) }), {
      maxLength: 2,
    }),
  });

  it('every figure is held once, and the records add up to what was stated', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), (rows) => {
        const plan = planOf(
          ...rows.map((each, n) => ({
            id: `R${n}`,
            ...each,
            activities: each.activities.map((entry, k) => ({ aid: `R${n}-a${k}`, ...entry })),
            cases: each.cases.map((entry, k) => ({ cid: `R${n}-c${k}`, ...entry })),
          })),
        );
        expect(errorsOf(plan)).toEqual([]);
        const sources = plan.records.flatMap(({ states, words }) =>
          [...states, ...words].flatMap((each) => each.sources),
        );
        // Every figure, the record of every activity that is one, every remark.
        const stated = sources.filter((source) => !source.startsWith('activity '));
        const remarks = plan.statements.filter(({ section, place }) => section === 'fraud_types' && place === 'words');
        expect(stated).toHaveLength(plan.tallied.figures + remarks.length);
        expect(new Set(sources).size).toBe(sources.length);
        expect(plan.records.every(({ kind }) => RECORD_KINDS.includes(kind))).toBe(true);
        expect(narratives(plan).flatMap((text) => textErrors('narrative', text, BOUNDS.narrative))).toEqual([]);
        expect(
          plan.records.filter(({ input }) =>
            JSON.stringify(input).match(/"(startOn|occurredOn|reportedOn)":"(?!20[0-2])/),
          ),
        ).toEqual([]);
      }),
      { numRuns: 900 },
    );
  });
});
