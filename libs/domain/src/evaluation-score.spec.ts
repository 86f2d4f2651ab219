import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { carriesScore, isScoredOf, type ScoredRule, SCORED_INDICATORS, scoredItemErrors } from './evaluation.js';
import { pointsAt, pointsBetween, scoreItem, totalScore } from './evaluation-score.js';
import { EMPTY_FIGURE } from './figure.js';
import type { ToldSum } from './fraud-free.js';
import type { IndicatorCode } from './indicator.js';

const rule = (changes: Partial<ScoredRule> = {}): ScoredRule => ({
  rule: 'LINEAR',
  weight: 1_000,
  indicator: 'SESSIONS',
  from: changes.rule === undefined ? 0 : null,
  to: changes.rule === undefined ? 400 : null,
  steps: [],
  perUnit: null,
  lostAtMost: null,
  ...changes,
});
const sum = (amount: number, more: Partial<ToldSum> = {}): ToldSum => ({ ...EMPTY_FIGURE, amount, ...more });
const score = (of: ScoredRule, sums: Partial<Record<IndicatorCode, ToldSum>>, type: 'SCHOOL' | 'HOSPITAL' = 'SCHOOL') =>
  scoreItem(of, type, new Map(Object.entries(sums) as [IndicatorCode, ToldSum][]));
const whole = (of: number) => ({ of: BigInt(of), over: 1n });

describe('the points of an item', () => {
  test.each<[string, ScoredRule, number, number]>([
    ['in proportion', rule(), 3, 750],
    ['in proportion, rounded half up', rule({ weight: 1_001 }), 2, 501],
    ['in proportion, beyond the full value', rule(), 9, 1_000],
    ['in proportion, the other way', rule({ from: 400, to: 0 }), 1, 750],
    ['in proportion, the other way, beyond the value of none', rule({ from: 400, to: 0 }), 5, 0],
    [
      'by steps',
      rule({
        rule: 'STEP',
        steps: [
          { at: 100, points: 300 },
          { at: 300, points: 1_000 },
        ],
      }),
      2,
      300,
    ],
    ['by steps, below the first', rule({ rule: 'STEP', steps: [{ at: 100, points: 300 }] }), 0, 0],
    ['with a deduction', rule({ rule: 'DEDUCTION', perUnit: 150 }), 2, 700],
    ['with a deduction up to a bound', rule({ rule: 'DEDUCTION', perUnit: 150, lostAtMost: 400 }), 9, 600],
  ])('%s', (_name, of, amount, points) => {
    expect(score(of, { SESSIONS: sum(amount) })).toEqual({ state: 'SCORED', doubts: [], low: points, high: points });
  });

  test('of a share come of what it divides, exactly', () => {
    const share = rule({ indicator: 'HOUSEHOLD_COVERAGE', from: 0, to: 9_000 });
    const sums = { ROSTER_HOUSEHOLDS_COVERED: sum(1), HOUSEHOLDS_REGISTERED: sum(3) };
    expect(score(share, sums)).toMatchObject({ state: 'SCORED', low: 370 });
  });

  test('are bounds where something is at least, uncounted, withheld or spans', () => {
    expect(score(rule(), { SESSIONS: sum(1, { atLeast: 1 }) })).toEqual({
      state: 'UNDETERMINED',
      doubts: ['AT_LEAST'],
      low: 250,
      high: 1_000,
    });
    const spanning = { ...EMPTY_FIGURE, amount: 2, lines: 1 };
    expect(score(rule(), { SESSIONS: sum(1, { spanning }) })).toMatchObject({
      state: 'UNDETERMINED',
      doubts: ['SPANNING'],
      low: 250,
      high: 750,
    });
    expect(
      score(rule({ rule: 'DEDUCTION', perUnit: 100 }), { SESSIONS: sum(0, { uncounted: 1, withheld: 1 }) }),
    ).toEqual({ state: 'UNDETERMINED', doubts: ['UNCOUNTED', 'WITHHELD'], low: 0, high: 1_000 });
  });

  test('are certain where what is uncertain changes nothing, and "about" counts by its value', () => {
    expect(score(rule(), { SESSIONS: sum(4, { atLeast: 2 }) })).toMatchObject({ state: 'SCORED', low: 1_000 });
    expect(score(rule(), { SESSIONS: sum(2, { approx: 1 }) })).toMatchObject({ state: 'SCORED', low: 500 });
  });

  test('are none of a unit without the ground for the item', () => {
    const share = rule({ indicator: 'HOUSEHOLD_COVERAGE', from: 0, to: 9_000 });
    expect(score(share, {})).toMatchObject({ state: 'EXEMPT', doubts: ['NO_DENOMINATOR'] });
    expect(score(share, {}, 'HOSPITAL')).toMatchObject({ state: 'EXEMPT', doubts: ['NOT_KEPT'] });
    expect(isScoredOf('ACCOUNTS_CHECKED', 'SCHOOL')).toBe(false);
    expect(isScoredOf('ON_TIME_RATE', 'SCHOOL')).toBe(true);
  });

  const rules = fc.oneof(
    fc
      .record({ weight: fc.integer({ min: 1, max: 5_000 }), from: fc.nat(900), to: fc.nat(900) })
      .filter(({ from, to }) => from !== to)
      .map((of) => rule({ ...of, rule: 'LINEAR' })),
    fc
      .record({ weight: fc.integer({ min: 100, max: 5_000 }), perUnit: fc.integer({ min: 1, max: 100 }) })
      .map((of) => rule({ ...of, rule: 'DEDUCTION' })),
    fc
      .uniqueArray(fc.record({ at: fc.nat(900), points: fc.nat(1_000) }), { minLength: 1, selector: ({ at }) => at })
      .map((steps) => rule({ rule: 'STEP', steps: steps.sort((one, other) => one.at - other.at) })),
  );

  /** Twice the exact points less the rounded ones, over the same divisor: within one half, a half goes up. */
  test('are the exact ones, rounded half up: against the definition', () => {
    fc.assert(
      fc.property(rules, fc.nat(1_200), fc.integer({ min: 1, max: 40 }), (of, top, over) => {
        const points = pointsAt(of, { of: BigInt(top), over: BigInt(over) });
        const value = top / over;
        if (of.rule === 'STEP') {
          const reached = of.steps.filter(({ at }) => at * over <= top).map((step) => step.points);
          expect(points).toBe(reached.at(-1) ?? 0);
          return;
        }
        const [from, to] = [of.from ?? 0, of.to ?? 0];
        const part =
          of.rule === 'LINEAR' ? (value - from) / (to - from) : 1 - (value * (of.perUnit ?? 0)) / 100 / of.weight;
        const exact = Math.min(1, Math.max(0, part)) * of.weight;
        expect(Math.abs(points - exact)).toBeLessThanOrEqual(0.5 + 1e-6);
      }),
    );
  });

  test('of every value within its bounds lie between the lowest and the highest, which are reached', () => {
    fc.assert(
      fc.property(rules, fc.nat(1_200), fc.nat(300), (of, low, more) => {
        const [least, most] = pointsBetween(of, { low: whole(low), high: whole(low + more) });
        const all = Array.from({ length: more + 1 }, (_, at) => pointsAt(of, whole(low + at)));
        expect([least, most]).toEqual([Math.min(...all), Math.max(...all)]);
        const [openLeast, openMost] = pointsBetween(of, { low: whole(low), high: null });
        expect(openLeast).toBeLessThanOrEqual(least);
        expect(openMost).toBeGreaterThanOrEqual(most);
      }),
    );
  });
});

describe('the score', () => {
  const item = (weight: number, low: number, high = low, state: 'SCORED' | 'UNDETERMINED' | 'EXEMPT' = 'SCORED') => ({
    weight,
    score: { state, low, high },
  });

  test('adds what is shown, and says out of how much', () => {
    expect(totalScore([item(1_000, 333), item(2_000, 1_667)], false)).toEqual({
      state: 'SCORED',
      low: 2_000,
      high: 2_000,
      outOf: 3_000,
    });
  });

  test('leaves exempt items out, or spreads their weight where the scheme says so', () => {
    const items = [item(1_000, 500), item(2_000, 0, 0, 'EXEMPT')];
    expect(totalScore(items, false)).toMatchObject({ low: 500, outOf: 1_000 });
    expect(totalScore(items, true)).toMatchObject({ low: 1_500, high: 1_500, outOf: 3_000 });
    expect(totalScore([item(2_000, 0, 0, 'EXEMPT')], true)).toEqual({ state: 'EXEMPT', low: 0, high: 0, outOf: 0 });
  });

  test('has bounds where an item has', () => {
    expect(totalScore([item(1_000, 250, 1_000, 'UNDETERMINED'), item(1_000, 400)], false)).toMatchObject({
      state: 'UNDETERMINED',
      low: 650,
      high: 1_400,
    });
  });
});

describe('an item', () => {
  const errors = (changes: Partial<ScoredRule>) =>
    scoredItemErrors([{ name: '宣传', ...rule(changes) }]).map(({ path, code }) => `${path} ${code}`);

  test('is scored by work of the unit, never by cases, money, stocks or installations', () => {
    for (const code of ['CASES_FILED', 'LOSS_AVOIDED', 'HOUSEHOLDS_REGISTERED', 'APP_ASSISTED'] as const) {
      expect(carriesScore(code)).toBe(false);
      expect(errors({ indicator: code })).toContain('items.0.indicator NOT_ALLOWED_HERE');
    }
    expect(SCORED_INDICATORS).toContain('ON_TIME_RATE');
  });

  test.each<[Partial<ScoredRule>, string]>([
    [{ from: 400, to: 400 }, 'items.0.to DUPLICATE'],
    [{ to: null }, 'items.0.to REQUIRED'],
    [{ to: 350 }, 'items.0.to NOT_WHOLE'],
    [{ weight: 0 }, 'items.0.weight TOO_SMALL'],
    [{ weight: 100_001 }, 'items.0.weight TOO_LARGE'],
    [{ perUnit: 100 }, 'items.0.perUnit NOT_ALLOWED_HERE'],
    [{ indicator: 'HOUSEHOLD_COVERAGE', to: 10_001 }, 'items.0.to TOO_LARGE'],
    [{ rule: 'DEDUCTION' }, 'items.0.perUnit REQUIRED'],
    [{ rule: 'DEDUCTION', perUnit: 1_001 }, 'items.0.perUnit TOO_LARGE'],
    [{ rule: 'DEDUCTION', perUnit: 100, from: 1 }, 'items.0.from NOT_ALLOWED_HERE'],
    [{ rule: 'STEP' }, 'items.0.steps TOO_FEW_ITEMS'],
    [
      {
        rule: 'STEP',
        steps: [
          { at: 200, points: 1 },
          { at: 200, points: 2 },
        ],
      },
      'items.0.steps.1.at RANGE_UPSIDE_DOWN',
    ],
    [{ rule: 'STEP', steps: [{ at: 200, points: 1_001 }] }, 'items.0.steps.0.points TOO_LARGE'],
  ])('%j: %s', (changes, error) => {
    expect(errors(changes)).toEqual([error]);
  });
});
