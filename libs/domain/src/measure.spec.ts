import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ENTERABLE_ACTIVITY_INDICATORS, type IndicatorCode } from './indicator.js';
import { BOUNDS } from './bounds.js';
import { checkMeasures, type MeasureInput, shownRatio, shownValue } from './measure.js';
import { QUALIFIERS } from './vocabulary.js';

const INTERCEPTION: readonly IndicatorCode[] = ['INTERCEPTIONS', 'LOSS_AVOIDED', 'DISSUASIONS'];

const check = (...inputs: MeasureInput[]) => checkMeasures('measures', inputs, ENTERABLE_ACTIVITY_INDICATORS);
const checkMoney = (value: number | null) =>
  checkMeasures('measures', [{ indicator: 'LOSS_AVOIDED', value, qualifier: 'EXACT' }], INTERCEPTION);

describe('checkMeasures', () => {
  test('keeps what was stated, in its order', () => {
    expect(
      check(
        { indicator: 'SESSIONS', value: 3, qualifier: 'EXACT' },
        { indicator: 'LEAFLETS', value: 3000, qualifier: 'AT_LEAST' },
        { indicator: 'PEOPLE_REACHED', value: 0, qualifier: 'APPROX' },
        { indicator: 'POSTERS', qualifier: 'UNCOUNTED' },
        { indicator: 'SMS', value: null, qualifier: 'WITHHELD' },
      ),
    ).toEqual({
      errors: [],
      measures: [
        { indicator: 'SESSIONS', amount: 3, qualifier: 'EXACT' },
        { indicator: 'LEAFLETS', amount: 3000, qualifier: 'AT_LEAST' },
        { indicator: 'PEOPLE_REACHED', amount: 0, qualifier: 'APPROX' },
        { indicator: 'POSTERS', amount: null, qualifier: 'UNCOUNTED' },
        { indicator: 'SMS', amount: null, qualifier: 'WITHHELD' },
      ],
    });
  });

  test('takes a count up to the bound itself', () => {
    expect(check({ indicator: 'SMS', value: BOUNDS.pieces.max, qualifier: 'EXACT' }).errors).toEqual([]);
  });

  test('stores money in fen', () => {
    expect(checkMoney(800_000.5).measures).toEqual([
      { indicator: 'LOSS_AVOIDED', amount: 80_000_050, qualifier: 'EXACT' },
    ]);
    expect(checkMoney(10 ** 10).errors).toEqual([]);
  });

  test('refuses each indicator the second time, and keeps the first', () => {
    const { measures, errors } = check(
      { indicator: 'SESSIONS', value: 3, qualifier: 'EXACT' },
      { indicator: 'SESSIONS', value: 4, qualifier: 'EXACT' },
    );
    expect(errors).toEqual([{ path: 'measures.1.indicator', code: 'DUPLICATE' }]);
    expect(measures).toEqual([{ indicator: 'SESSIONS', amount: 3, qualifier: 'EXACT' }]);
  });

  test.each([
    ['NONSENSE', 'UNKNOWN_CODE'],
    ['sessions', 'UNKNOWN_CODE'],
    ['ACTIVITIES', 'NOT_ALLOWED_HERE'],
    ['CASES_FILED', 'NOT_ALLOWED_HERE'],
    ['HOUSEHOLDS_COVERED', 'NOT_ALLOWED_HERE'],
  ])('refuses %s as %s', (code, error) => {
    expect(check({ indicator: code, value: 1, qualifier: 'EXACT' })).toEqual({
      measures: [],
      errors: [{ path: 'measures.0.indicator', code: error }],
    });
  });

  test.each([
    [1.5, { code: 'NOT_WHOLE' }],
    [-1, { code: 'NEGATIVE' }],
    [Number.NaN, { code: 'NOT_A_NUMBER' }],
    [Number.POSITIVE_INFINITY, { code: 'NOT_A_NUMBER' }],
    [null, { code: 'AMOUNT_REQUIRED' }],
    [undefined, { code: 'AMOUNT_REQUIRED' }],
  ])('refuses a count of %p', (value, error) => {
    for (const qualifier of ['EXACT', 'AT_LEAST', 'APPROX'] as const) {
      expect(check({ indicator: 'LEAFLETS', value, qualifier })).toEqual({
        measures: [],
        errors: [{ path: 'measures.0.value', ...error }],
      });
    }
  });

  test.each([
    [0.001, 'TOO_MANY_DECIMALS'],
    [-0.01, 'NEGATIVE'],
    [1e10 + 0.01, 'TOO_LARGE'],
    [1e12 + 0.01, 'TOO_LARGE'],
    [Number.NaN, 'NOT_A_NUMBER'],
    [null, 'AMOUNT_REQUIRED'],
  ])('refuses an amount of money of %p as %s', (value, code) => {
    expect(checkMoney(value).errors).toEqual([expect.objectContaining({ path: 'measures.0.value', code })]);
  });

  test('refuses what is too large and keeps it in sight: a record that stated so before may go on', () => {
    expect(check({ indicator: 'PARTICIPANTS', value: 10 ** 12, qualifier: 'EXACT' })).toEqual({
      measures: [{ indicator: 'PARTICIPANTS', amount: 10 ** 12, qualifier: 'EXACT' }],
      errors: [
        {
          path: 'measures.0.value',
          code: 'TOO_LARGE',
          params: { max: BOUNDS.people.max, actual: 10 ** 12, indicator: 'PARTICIPANTS' },
        },
      ],
    });
  });

  test.each(['UNCOUNTED', 'WITHHELD'] as const)('refuses a number that is %s, even zero', (qualifier) => {
    expect(check({ indicator: 'LEAFLETS', value: 0, qualifier })).toEqual({
      measures: [],
      errors: [{ path: 'measures.0.value', code: 'AMOUNT_FORBIDDEN' }],
    });
  });

  test('reports everything that is wrong, wherever the list stands', () => {
    const { errors } = checkMeasures(
      'input.measures',
      [
        { indicator: 'TENANTS', value: -1, qualifier: 'EXACT' },
        { indicator: 'INTERCEPTIONS', value: 2, qualifier: 'EXACT' },
        { indicator: 'INTERCEPTIONS', value: 0.5, qualifier: 'EXACT' },
      ],
      INTERCEPTION,
    );
    expect(errors).toEqual([
      { path: 'input.measures.0.indicator', code: 'NOT_ALLOWED_HERE' },
      { path: 'input.measures.0.value', code: 'NEGATIVE' },
      { path: 'input.measures.2.indicator', code: 'DUPLICATE' },
      { path: 'input.measures.2.value', code: 'NOT_WHOLE' },
    ]);
  });

  test('lets only readable measures through, and blames every other input', () => {
    const input: fc.Arbitrary<MeasureInput> = fc.record({
      indicator: fc.constantFrom('SESSIONS', 'LEAFLETS', 'LOSS', 'ACTIVITIES', 'nonsense'),
      value: fc.oneof(fc.constant(null), fc.integer({ min: -5, max: 5 }), fc.double()),
      qualifier: fc.constantFrom(...QUALIFIERS.map(({ code }) => code)),
    });
    fc.assert(
      fc.property(fc.array(input, { maxLength: 8 }), (inputs) => {
        const allowed: readonly IndicatorCode[] = ['SESSIONS', 'LEAFLETS', 'LOSS'];
        const { measures, errors } = checkMeasures('m', inputs, allowed);
        const unread = errors.filter((error) => error.code !== 'TOO_LARGE');
        const blamed = new Set(unread.map(({ path }) => path.split('.')[1]));
        expect(measures).toHaveLength(inputs.length - blamed.size);
        expect(new Set(measures.map(({ indicator }) => indicator)).size).toBe(measures.length);
        for (const { indicator, amount, qualifier } of measures) {
          expect(allowed).toContain(indicator);
          expect(amount === null).toBe(qualifier === 'UNCOUNTED' || qualifier === 'WITHHELD');
          if (amount !== null) expect(Number.isSafeInteger(amount) && amount >= 0).toBe(true);
        }
      }),
    );
  });

  test('what it stored is shown as it was stated', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 14 }), (fen) => {
        const stated = fen / 100;
        const [measure] = checkMoney(stated).measures;
        expect(measure?.amount).toBe(fen);
        expect(shownValue('LOSS_AVOIDED', fen)).toBe(stated);
      }),
    );
  });
});

describe('shown in the unit of the indicator', () => {
  test('money in yuan, everything else as counted', () => {
    expect(shownValue('LOSS', 80_000_050)).toBe(800_000.5);
    expect(shownValue('SESSIONS', 42)).toBe(42);
  });

  test('rates in percent, loss per case in yuan', () => {
    expect(shownRatio('HOUSEHOLD_COVERAGE', 171, 200)).toBe(85.5);
    expect(shownRatio('CLEARANCE_RATE', 3, 2)).toBe(150);
    expect(shownRatio('LOSS_PER_CASE', 80_000_050, 4)).toBe(200_000.125);
  });

  test('no rate where nothing stands below the line', () => {
    expect(shownRatio('CLEARANCE_RATE', 3, 0)).toBeNull();
  });

  test('a count is no ratio', () => {
    expect(() => shownRatio('SESSIONS', 1, 2)).toThrow(RangeError);
  });
});
