import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { EMPTY_FIGURE } from './figure.js';
import { type FraudFreeRule, judgeFraudFree, type PlaceFigures, type PlaceSums, type ToldSum } from './fraud-free.js';

const NONE: ToldSum = EMPTY_FIGURE;
const sum = (amount: number, more: Partial<ToldSum> = {}): ToldSum => ({ ...NONE, amount, ...more });
const place = (own: ToldSum, ...above: ToldSum[]): PlaceSums => ({ own, above });
const rule = (bounds: Partial<FraudFreeRule>): FraudFreeRule => ({
  casesAtMost: null,
  dropAtLeast: null,
  lossAtMost: null,
  ...bounds,
});
const judge = (
  bounds: Partial<FraudFreeRule>,
  cases: PlaceSums,
  loss = place(NONE),
  before: PlaceFigures['before'] = null,
) => judgeFraudFree(rule(bounds), { cases, loss, before });

describe('judgeFraudFree', () => {
  test('a place without cases is met, one with more than the bound is not', () => {
    expect(judge({ casesAtMost: 0 }, place(NONE)).status).toBe('MET');
    expect(judge({ casesAtMost: 2 }, place(sum(2))).status).toBe('MET');
    expect(judge({ casesAtMost: 2 }, place(sum(3))).status).toBe('NOT_MET');
  });

  test.each<[string, PlaceSums, string]>([
    ['cases placed in the county alone', place(NONE, sum(1)), 'PLACE_UNKNOWN'],
    ['cases that began before the period', place(sum(0, { spanning: sum(2) })), 'SPANNING'],
    ['cases that go on beyond the period', place(sum(0, { goesOn: sum(2) })), 'SPANNING'],
    ['cases nobody counted', place(sum(0, { uncounted: 1 })), 'UNCOUNTED'],
    ['cases that are withheld', place(sum(0, { withheld: 1 })), 'WITHHELD'],
  ])('%s leave it undetermined', (_, cases, doubt) => {
    expect(judge({ casesAtMost: 0 }, cases)).toEqual({ status: 'UNDETERMINED', doubts: [doubt] });
  });

  test('what is certain decides against a place, whatever else is uncertain', () => {
    const cases = place(sum(3, { uncounted: 1, spanning: sum(2) }), sum(9));
    expect(judge({ casesAtMost: 2 }, cases)).toEqual({ status: 'NOT_MET', doubts: [] });
  });

  test('uncertain cases that would change nothing leave it met', () => {
    expect(judge({ casesAtMost: 5 }, place(sum(1, { spanning: sum(2) }), sum(2))).status).toBe('MET');
    expect(judge({ casesAtMost: 5 }, place(sum(1, { spanning: sum(2) }), sum(3))).status).toBe('UNDETERMINED');
  });

  test('about five are some: more than none, and nobody knows whether more than two', () => {
    expect(judge({ casesAtMost: 0 }, place(sum(5, { approx: 1 }))).status).toBe('NOT_MET');
    expect(judge({ casesAtMost: 2 }, place(sum(5, { approx: 1 })))).toEqual({
      status: 'UNDETERMINED',
      doubts: ['INEXACT'],
    });
    expect(judge({ casesAtMost: 2 }, place(sum(3, { atLeast: 1 }))).status).toBe('NOT_MET');
  });

  test('a drop is held against the same period of the year before, both as they are known', () => {
    const half = { dropAtLeast: 50 };
    expect(judge(half, place(sum(5)), place(NONE), place(sum(10))).status).toBe('MET');
    expect(judge(half, place(sum(6)), place(NONE), place(sum(10))).status).toBe('NOT_MET');
    expect(judge(half, place(sum(6)), place(NONE), place(sum(10), sum(2)))).toEqual({
      status: 'UNDETERMINED',
      doubts: ['PLACE_UNKNOWN'],
    });
    expect(judge(half, place(NONE), place(NONE), place(NONE)).status).toBe('MET');
    expect(judge(half, place(sum(1)), place(NONE), place(NONE)).status).toBe('NOT_MET');
  });

  test('of a place that was not there the year before nobody knows a drop, unless it has no case at all', () => {
    const none = { status: 'UNDETERMINED', doubts: ['NOT_THERE_BEFORE'] };
    expect(judge({ dropAtLeast: 20 }, place(sum(3)), place(NONE), 'NOT_THERE')).toEqual(none);
    expect(judge({ dropAtLeast: 100 }, place(sum(3)), place(NONE), 'NOT_THERE').status).toBe('NOT_MET');
    expect(judge({ dropAtLeast: 20 }, place(NONE), place(NONE), 'NOT_THERE').status).toBe('MET');
    expect(judge({ dropAtLeast: 20, casesAtMost: 2 }, place(sum(3)), place(NONE), 'NOT_THERE')).toEqual({
      status: 'NOT_MET',
      doubts: [],
    });
    expect(judge({ dropAtLeast: 20, casesAtMost: 3 }, place(sum(3)), place(NONE), 'NOT_THERE')).toEqual(none);
    expect(judge({ dropAtLeast: 20 }, place(NONE, sum(1)), place(NONE), 'NOT_THERE').doubts).toEqual([
      'NOT_THERE_BEFORE',
      'PLACE_UNKNOWN',
    ]);
  });

  test('loss beyond 2^53 fen is compared exactly', () => {
    const most = 2n ** 60n;
    expect(judge({ lossAtMost: most }, place(NONE), place({ ...NONE, amount: most })).status).toBe('MET');
    expect(judge({ lossAtMost: most }, place(NONE), place({ ...NONE, amount: most + 1n })).status).toBe('NOT_MET');
  });

  test('every bound has to hold', () => {
    const bounds = { casesAtMost: 2, lossAtMost: 100 };
    expect(judge(bounds, place(sum(1)), place(sum(101))).status).toBe('NOT_MET');
    expect(judge(bounds, place(sum(1, { uncounted: 1 })), place(sum(100))).status).toBe('UNDETERMINED');
  });

  test('a rule without a bound is refused', () => {
    expect(() => judge({}, place(NONE))).toThrow(RangeError);
  });

  test('whatever the uncertain cases turn out to be, a certain status holds', () => {
    const part = fc.nat({ max: 5 });
    fc.assert(
      fc.property(part, part, part, part, fc.nat({ max: 12 }), (own, crosses, goesOn, above, most) => {
        const told = place(sum(own, { spanning: sum(crosses), goesOn: sum(goesOn) }), sum(above));
        const { status } = judge({ casesAtMost: most }, told);
        for (let uncertain = 0; uncertain <= crosses + goesOn + above; uncertain++) {
          const known = judge({ casesAtMost: most }, place(sum(own + uncertain))).status;
          if (status !== 'UNDETERMINED') expect(known).toBe(status);
        }
      }),
    );
  });
});
