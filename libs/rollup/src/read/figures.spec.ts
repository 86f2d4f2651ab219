import { describe, expect, test } from '@jest/globals';
import { EMPTY_FIGURE, type FigureSum, type IndicatorCode } from '@fanzha/domain';
import { figureFrom } from './figures.js';

const sums = (stated: Partial<Record<IndicatorCode, Partial<FigureSum>>>): ReadonlyMap<IndicatorCode, FigureSum> =>
  new Map(Object.entries(stated).map(([code, sum]) => [code as IndicatorCode, { ...EMPTY_FIGURE, ...sum }]));

describe('a sum', () => {
  test('of nothing is zero, and exact', () => {
    expect(figureFrom('LEAFLETS', new Map())).toEqual({
      indicator: 'LEAFLETS',
      value: 0,
      exactValue: '0',
      numerator: null,
      denominator: null,
      atLeast: false,
      approx: false,
      uncounted: 0,
      withheld: 0,
      toCheck: 0,
      spanning: null,
      goesOn: null,
    });
  });

  test('says what it does not say exactly', () => {
    const stated = { amount: 3120, atLeast: 2, approx: 1, uncounted: 4, withheld: 3, toCheck: 0 };
    expect(figureFrom('LEAFLETS', sums({ LEAFLETS: stated }))).toEqual({
      indicator: 'LEAFLETS',
      value: 3120,
      exactValue: '3120',
      numerator: null,
      denominator: null,
      atLeast: true,
      approx: true,
      uncounted: 4,
      withheld: 3,
      toCheck: 0,
      spanning: null,
      goesOn: null,
    });
  });

  test('of records that counted nothing is no number, and 0 where nobody recorded or 0 was counted', () => {
    expect(figureFrom('LEAFLETS', sums({ LEAFLETS: { uncounted: 1 } }))).toMatchObject({
      value: null,
      exactValue: null,
      uncounted: 1,
    });
    expect(figureFrom('LOSS', sums({ LOSS: { withheld: 2 } }))).toMatchObject({
      value: null,
      exactValue: null,
      withheld: 2,
    });
    expect(figureFrom('LEAFLETS', sums({ LEAFLETS: { amount: 5, uncounted: 1 } })).value).toBe(5);
    expect(figureFrom('LEAFLETS', sums({ LEAFLETS: { approx: 1 } })).value).toBe(0);
  });

  test('larger than a number has every digit beside the nearest number', () => {
    const fen = 9_600_000_000_000_001n;
    expect(figureFrom('LOSS', new Map([['LOSS', { ...EMPTY_FIGURE, amount: fen }]]))).toMatchObject({
      value: 96_000_000_000_000,
      exactValue: '96000000000000.01',
    });
  });

  test('of money is shown in yuan', () => {
    expect(figureFrom('LOSS', sums({ LOSS: { amount: 123_456 } })).value).toBe(1234.56);
  });
});

describe('a ratio', () => {
  const rate = (solved: Partial<FigureSum>, filed: Partial<FigureSum>) =>
    figureFrom('CLEARANCE_RATE', sums({ CASES_SOLVED: solved, CASES_FILED: filed }));

  test('is divided from the sums of the node, in its own unit', () => {
    expect(rate({ amount: 1 }, { amount: 8 })).toEqual({
      indicator: 'CLEARANCE_RATE',
      value: 12.5,
      exactValue: null,
      numerator: 1,
      denominator: 8,
      atLeast: false,
      approx: false,
      uncounted: 0,
      withheld: 0,
      toCheck: 0,
      spanning: null,
      goesOn: null,
    });
    expect(figureFrom('LOSS_PER_CASE', sums({ LOSS: { amount: 300_000 }, CASES_FILED: { amount: 2 } }))).toMatchObject({
      value: 1500,
      numerator: 3000,
      denominator: 2,
    });
  });

  test('of a numerator that nobody counted is nothing, not zero', () => {
    expect(figureFrom('LOSS_PER_CASE', sums({ LOSS: { uncounted: 3 }, CASES_FILED: { amount: 3 } }))).toMatchObject({
      value: null,
      numerator: null,
      denominator: 3,
    });
  });

  test('without a denominator is nothing, not zero', () => {
    expect(rate({ amount: 3 }, {}).value).toBeNull();
    expect(figureFrom('CLEARANCE_RATE', new Map()).value).toBeNull();
  });

  test('is "at least" where its numerator is', () => {
    expect(rate({ amount: 3, atLeast: 1 }, { amount: 8 })).toMatchObject({ atLeast: true, approx: false });
    for (const below of [{ atLeast: 1 }, { approx: 1 }])
      expect(rate({ amount: 3, atLeast: 1 }, { amount: 8, ...below })).toMatchObject({ atLeast: false, approx: true });
  });

  test('is "about" where either part is, or where its denominator is open upwards', () => {
    expect(rate({ amount: 3, approx: 1 }, { amount: 8 })).toMatchObject({ atLeast: false, approx: true });
    expect(rate({ amount: 3 }, { amount: 8, approx: 1 })).toMatchObject({ atLeast: false, approx: true });
    expect(rate({ amount: 3 }, { amount: 8, atLeast: 1 })).toMatchObject({ atLeast: false, approx: true });
  });
});
