import { describe, expect, it } from '@jest/globals';
import { planFit } from './plan.ts';
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
const city = (plan: FitPlan, code: keyof FitPlan['expected']['city']) => plan.expected.city[code];
const exact = (amount: number) => ({ amount, atLeast: 0, approx: 0, uncounted: 0, withheld: 0, toCheck: 0 });
/** What each line of an indicator counts for: its days and the amount. */
const linesOf = (plan: FitPlan, code: keyof FitPlan['expected']['city']) =>
  plan.expected.lines
    .filter(({ indicator }) => indicator === code)
    .map(({ from, until, figure }) => `${from === null ? '' : `${from}..`}${until} ${figure.amount}`);

describe('the same figure', () => {
  const block = (id: string, ...values: number[]) => ({
    id,
    unit_type: 'school',
    activities: [
      activity(
        `${id}-a`,
        values.map((value) => extracted('lectures_held', value)),
        { dup_group: 'BLK' },
      ),
    ],
  });

  it('is the equal one of a copied block, and no other', () => {
    expect(city(planOf(block('A', 3, 4), block('B', 3, 5)), 'SESSIONS')).toEqual(exact(12));
    expect(city(planOf(block('A', 3, 3), block('B', 3, 3)), 'SESSIONS')).toEqual(exact(6));
    expect(
      city(
        planOf({ ...block('A', 3), activities: [activity('A-a', extracted1('lectures_held', 3))] }, block('B', 3)),
        'SESSIONS',
      ),
    ).toEqual(exact(6));
  });

  it('is what a case and an activity link, not everything that the link reaches', () => {
    const measures = [
      extracted('transactions_stopped', 5),
      extracted('operation_days', 5, { unit_word: '天' }),
      extracted('loss_prevented_yuan', 7000, { unit_word: '元' }),
    ];
    const links = measures.map(({ measure }) => `A-a:${measure}`);
    const plan = planOf({
      id: 'A',
      unit_type: 'police',
      activities: [activity('A-a', measures)],
      cases: [stop('A-c1', 5, { amount_yuan: 7000, amount_qualifier: 'exact', same_figure_as: links })],
    });
    // What the activity did is recorded as transfers that were stopped, and not as an activity beside them.
    expect(plan.expected.city).toEqual({ INTERCEPTIONS: exact(5), LOSS_AVOIDED: exact(700_000) });
    expect(plan.tallied).toMatchObject({ figures: 5, merged: 2, inWords: 1, activities: 1 });
    expect(plan.records.filter(({ kind }) => kind === 'interception')).toHaveLength(1);
  });

  it('is not the total that a single case is one of', () => {
    const total = stop('A-c1', 5, { date_normalized: '????-11-06/????-11-10' });
    const plan = (date: string) =>
      planOf({
        id: 'A',
        unit_type: 'police',
        cases: [total, stop('A-c2', 1, { date_normalized: date, amount_yuan: 900, amount_qualifier: 'exact' })],
      });
    const inside = plan('20xx-11-07T12');
    expect(city(inside, 'INTERCEPTIONS')).toEqual(exact(5));
    expect(linesOf(inside, 'INTERCEPTIONS')).toEqual(['2026-11-06..2026-11-10 4', '2026-11-07 1']);
    expect(inside.tallied).toMatchObject({ parts: 1, inWords: 0 });
    // No amount was stated with the total: that of the part is in nothing.
    expect(city(inside, 'LOSS_AVOIDED')).toEqual(exact(90_000));
    expect(city(plan('20xx-09-01'), 'INTERCEPTIONS')).toEqual(exact(6));
  });

  it('is not lost where a part is stated without its total', () => {
    const part = stop('A-c1', 4, { subset_of: 'transactions_stopped' });
    const plan = planOf({ id: 'A', unit_type: 'police', cases: [part] });
    expect(city(plan, 'INTERCEPTIONS')).toEqual(exact(4));
    expect(city(planOf({ id: 'A', unit_type: 'police', cases: [part, stop('A-c2', 9)] }), 'INTERCEPTIONS')).toEqual(
      exact(9),
    );
  });

  it('is not one for having the same number in two summaries', () => {
    const row = (id: string) => ({
      id,
      unit_type: 'police',
      activities: [activity('a01', extracted1('leads_verified', 2))],
      cases: [stop('c01', 2, { kind: 'lead_verified', same_figure_as: ['a01:leads_verified'] })],
    });
    const plan = planOf(row('A'), row('B'));
    expect(city(plan, 'LEADS_VERIFIED')).toEqual(exact(4));
    expect(plan.tallied.merged).toBe(2);
  });

  it('keeps calls, and what is part of them, in one record', () => {
    const plan = planOf({
      id: 'A',
      unit_type: 'police',
      cases: [
        stop('A-c1', 50, { kind: 'hotline_calls' }),
        stop('A-c2', 8, { kind: 'dissuasion', subset_of: 'hotline_calls' }),
      ],
    });
    expect(plan.records).toEqual([
      expect.objectContaining({
        kind: 'tally',
        input: expect.objectContaining({
          ledger: 'ENFORCEMENT',
          measures: [
            { indicator: 'HOTLINE_CALLS', value: 50, qualifier: 'EXACT', partOf: null },
            { indicator: 'DISSUASIONS', value: 8, qualifier: 'EXACT', partOf: 'HOTLINE_CALLS' },
          ],
        }),
      }),
    ]);
  });
});
