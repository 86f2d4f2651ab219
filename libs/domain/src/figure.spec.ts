import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addFigures,
  EMPTY_FIGURE,
  figureOf,
  type FigureSum,
  growth,
  isToldByDifference,
  negateFigure,
  ratio,
  subtractFigures,
} from './figure.js';

const amount = fc.integer({ min: -(2 ** 50), max: 2 ** 50 });
const count = fc.integer({ min: -1000, max: 1000 });
const figure: fc.Arbitrary<FigureSum> = fc.record({
  amount,
  atLeast: count,
  approx: count,
  uncounted: count,
  withheld: count,
  toCheck: count,
});

describe('figures add like numbers', () => {
  test('in any order and grouping', () => {
    fc.assert(
      fc.property(figure, figure, figure, (a, b, c) => {
        expect(addFigures(a, b)).toEqual(addFigures(b, a));
        expect(addFigures(addFigures(a, b), c)).toEqual(addFigures(a, addFigures(b, c)));
        expect(addFigures(a, EMPTY_FIGURE)).toEqual(a);
      }),
    );
  });

  test('a change takes one figure to the other', () => {
    fc.assert(
      fc.property(figure, figure, (before, after) => {
        expect(addFigures(before, subtractFigures(after, before))).toEqual(after);
      }),
    );
  });

  test('a voided record leaves nothing behind, not even a negative zero', () => {
    fc.assert(
      fc.property(figure, (a) => {
        expect(addFigures(a, negateFigure(a))).toEqual(EMPTY_FIGURE);
        expect(negateFigure(negateFigure(a))).toEqual(a);
      }),
    );
    expect(negateFigure(EMPTY_FIGURE)).toEqual(EMPTY_FIGURE);
  });

  test('refuse to leave the exact whole numbers', () => {
    const largest = { ...EMPTY_FIGURE, amount: Number.MAX_SAFE_INTEGER };
    const one = figureOf('EXACT', 1);
    expect(addFigures(largest, negateFigure(one)).amount).toBe(Number.MAX_SAFE_INTEGER - 1);
    expect(() => addFigures(largest, one)).toThrow(RangeError);
    expect(() => addFigures(largest, largest)).toThrow(RangeError);
    expect(() => subtractFigures(negateFigure(largest), one)).toThrow(RangeError);
  });
});

describe('figureOf', () => {
  test.each([
    ['EXACT', 30, { amount: 30 }],
    ['AT_LEAST', 3000, { amount: 3000, atLeast: 1 }],
    ['APPROX', 3000, { amount: 3000, approx: 1 }],
    ['UNCOUNTED', null, { uncounted: 1 }],
    ['WITHHELD', null, { withheld: 1 }],
  ] as const)('%s of %p carries its qualifier', (qualifier, stated, qualifiers) => {
    expect(figureOf(qualifier, stated)).toEqual({ ...EMPTY_FIGURE, ...qualifiers });
  });

  test.each([
    [501, 500, 1],
    [-501, 500, 1],
    [500, 500, 0],
    [501, null, 0],
    [501, undefined, 0],
  ])('%p beyond %p is an amount to check', (stated, bound, toCheck) => {
    expect(figureOf('APPROX', stated, bound)).toEqual({ ...EMPTY_FIGURE, amount: stated, approx: 1, toCheck });
  });

  test('what was not counted is beyond nothing', () => {
    expect(figureOf('UNCOUNTED', null, 0)).toEqual({ ...EMPTY_FIGURE, uncounted: 1 });
  });

  test('an exact zero is a figure; done but uncounted is another', () => {
    expect(figureOf('EXACT', 0)).toEqual(EMPTY_FIGURE);
    expect(figureOf('UNCOUNTED', null)).not.toEqual(EMPTY_FIGURE);
  });

  test('refuses an amount that its qualifier contradicts', () => {
    expect(() => figureOf('EXACT', null)).toThrow(RangeError);
    expect(() => figureOf('AT_LEAST', null)).toThrow(RangeError);
    expect(() => figureOf('UNCOUNTED', 0)).toThrow(RangeError);
    expect(() => figureOf('WITHHELD', 5)).toThrow(RangeError);
  });

  test('refuses fractions and what is too large to be exact', () => {
    expect(() => figureOf('EXACT', 1.5)).toThrow(RangeError);
    expect(() => figureOf('EXACT', Number.NaN)).toThrow(RangeError);
    expect(() => figureOf('EXACT', 2 ** 53)).toThrow(RangeError);
  });
});

describe('growth', () => {
  test('is a fraction of what was before', () => {
    expect(growth(125, 100)).toBe(0.25);
    expect(growth(50, 100)).toBe(-0.5);
    expect(growth(0, 100)).toBe(-1);
    expect(growth(100, 100)).toBe(0);
  });

  test.each([
    [5, 0],
    [0, 0],
    [5, null],
    [5, undefined],
    [null, 5],
    [undefined, 5],
  ])('from %p against %p is nothing to print', (now, before) => {
    expect(growth(now, before)).toBeNull();
  });
});

test.each([
  [20, 4, false, true],
  [39, 20, false, false],
  [24, 19, false, true],
  [0, 25, false, true],
  [38_500, 9_999.99, true, true],
  [20_000, 10_000, true, false],
  [0, 50_000, true, true],
])('%p after %p, money %p: told by its difference %p', (now, before, money, told) => {
  expect(isToldByDifference(now, before, money)).toBe(told);
});

describe('ratio', () => {
  test('divides, and may exceed one', () => {
    expect(ratio(1, 4)).toBe(0.25);
    expect(ratio(3, 2)).toBe(1.5);
    expect(ratio(0, 2)).toBe(0);
  });

  test.each([
    [1, 0],
    [0, 0],
    [1, null],
    [null, 1],
    [undefined, 1],
  ])('of %p over %p is none', (numerator, denominator) => {
    expect(ratio(numerator, denominator)).toBeNull();
  });
});
