import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ENTERABLE_ACTIVITY_INDICATORS, type IndicatorCode } from './indicator.js';
import { BOUNDS } from './bounds.js';
import { checkMeasures, exceedsWhole, type MeasureInput, shownRatio, shownValue } from './measure.js';
import { NO_RANGE } from './stated-amount.js';
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
        { indicator: 'SESSIONS', amount: 3, qualifier: 'EXACT', ...NO_RANGE },
        { indicator: 'LEAFLETS', amount: 3000, qualifier: 'AT_LEAST', ...NO_RANGE },
        { indicator: 'PEOPLE_REACHED', amount: 0, qualifier: 'APPROX', ...NO_RANGE },
        { indicator: 'POSTERS', amount: null, qualifier: 'UNCOUNTED', ...NO_RANGE },
        { indicator: 'SMS', amount: null, qualifier: 'WITHHELD', ...NO_RANGE },
      ],
    });
  });

  test('takes a count up to the bound itself', () => {
    expect(check({ indicator: 'SMS', value: BOUNDS.pieces.max, qualifier: 'EXACT' }).errors).toEqual([]);
  });

  test('stores money in fen', () => {
    expect(checkMoney(800_000.5).measures).toEqual([
      { indicator: 'LOSS_AVOIDED', amount: 80_000_050, qualifier: 'EXACT', ...NO_RANGE },
    ]);
    expect(checkMoney(10 ** 10).errors).toEqual([]);
  });

  test('refuses each indicator the second time, and keeps the first', () => {
    const { measures, errors } = check(
      { indicator: 'SESSIONS', value: 3, qualifier: 'EXACT' },
      { indicator: 'SESSIONS', value: 4, qualifier: 'EXACT' },
    );
    expect(errors).toEqual([{ path: 'measures.1.indicator', code: 'DUPLICATE' }]);
    expect(measures).toEqual([{ indicator: 'SESSIONS', amount: 3, qualifier: 'EXACT', ...NO_RANGE }]);
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
      measures: [{ indicator: 'PARTICIPANTS', amount: 10 ** 12, qualifier: 'EXACT', ...NO_RANGE }],
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
      upTo: fc.oneof(fc.constant(null), fc.constant(undefined), fc.integer({ min: -5, max: 9 }), fc.double()),
      atLeast: fc.constantFrom(null, undefined, false, true),
    });
    fc.assert(
      fc.property(fc.array(input, { maxLength: 8 }), (inputs) => {
        const allowed: readonly IndicatorCode[] = ['SESSIONS', 'LEAFLETS', 'LOSS'];
        const { measures, errors } = checkMeasures('m', inputs, allowed);
        const unread = errors.filter((error) => error.code !== 'TOO_LARGE');
        const blamed = new Set(unread.map(({ path }) => path.split('.')[1]));
        expect(measures).toHaveLength(inputs.length - blamed.size);
        expect(new Set(measures.map(({ indicator }) => indicator)).size).toBe(measures.length);
        for (const { indicator, amount, qualifier, upTo, atLeast } of measures) {
          expect(allowed).toContain(indicator);
          expect(amount === null).toBe(qualifier === 'UNCOUNTED' || qualifier === 'WITHHELD');
          if (amount !== null) expect(Number.isSafeInteger(amount) && amount >= 0).toBe(true);
          if (upTo !== null) expect([qualifier, upTo, Number.isSafeInteger(upTo)]).toEqual(['AT_LEAST', upTo, true]);
          if (upTo != null && upTo !== Number.MAX_SAFE_INTEGER) expect(upTo).toBeGreaterThan(amount ?? Infinity);
          if (atLeast !== null) expect([atLeast, qualifier]).toEqual([true, 'UNCOUNTED']);
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

describe('a range', () => {
  const leaflets = (stated: Partial<MeasureInput>) =>
    check({ indicator: 'LEAFLETS', qualifier: 'AT_LEAST', ...stated });

  test('counts as its lower end, at least', () => {
    const stored = { indicator: 'LEAFLETS', amount: 300, qualifier: 'AT_LEAST', upTo: 500, atLeast: null };
    expect(leaflets({ value: 300, upTo: 500 })).toEqual({ errors: [], measures: [stored] });
    // What an input says by default.
    expect(leaflets({ value: 300, upTo: 500, qualifier: 'EXACT' }).measures).toEqual([stored]);
    expect(leaflets({ value: 300, upTo: 500, atLeast: false }).measures).toEqual([stored]);
  });

  test('of money is kept in fen', () => {
    const input = { indicator: 'LOSS_AVOIDED', value: 30_000.5, upTo: 50_000.25, qualifier: 'AT_LEAST' as const };
    expect(checkMeasures('m', [input], INTERCEPTION).measures).toEqual([
      { indicator: 'LOSS_AVOIDED', amount: 3_000_050, upTo: 5_000_025, qualifier: 'AT_LEAST', atLeast: null },
    ]);
  });

  test.each<[string, Partial<MeasureInput>, string]>([
    ['the wrong way round', { value: 500, upTo: 300 }, 'RANGE_UPSIDE_DOWN'],
    ['of one number', { value: 300, upTo: 300 }, 'RANGE_UPSIDE_DOWN'],
    ['about', { value: 300, upTo: 500, qualifier: 'APPROX' }, 'RANGE_NOT_AT_LEAST'],
    ['not counted', { upTo: 500, qualifier: 'UNCOUNTED' }, 'AMOUNT_FORBIDDEN'],
    ['withheld', { upTo: 500, qualifier: 'WITHHELD' }, 'AMOUNT_FORBIDDEN'],
    ['below nothing', { value: 300, upTo: -1 }, 'NEGATIVE'],
    ['of parts', { value: 300, upTo: 300.5 }, 'NOT_WHOLE'],
    ['of no number', { value: 300, upTo: Number.NaN }, 'NOT_A_NUMBER'],
    ['without bounds', { value: 300, upTo: BOUNDS.pieces.max + 1 }, 'TOO_LARGE'],
  ])('%s is refused at its upper end', (_, stated, code) => {
    expect(leaflets(stated).errors).toEqual([expect.objectContaining({ path: 'measures.0.upTo', code })]);
  });

  test('needs its lower end', () => {
    expect(leaflets({ upTo: 500 }).errors).toEqual([{ path: 'measures.0.value', code: 'AMOUNT_REQUIRED' }]);
  });

  test('of money has the bounds of money', () => {
    const errorsOf = (upTo: number) =>
      checkMeasures('m', [{ indicator: 'LOSS_AVOIDED', value: 1, upTo, qualifier: 'AT_LEAST' }], INTERCEPTION).errors;
    expect(errorsOf(1.001)).toEqual([{ path: 'm.0.upTo', code: 'TOO_MANY_DECIMALS' }]);
    expect(errorsOf(10 ** 10 + 1)).toEqual([expect.objectContaining({ path: 'm.0.upTo', code: 'TOO_LARGE' })]);
  });

  test('is a whole up to its upper end', () => {
    const whole = { value: 300, upTo: 500, qualifier: 'AT_LEAST' as const };
    expect(exceedsWhole({ value: 400, qualifier: 'EXACT' }, whole)).toBe(false);
    expect(exceedsWhole({ value: 501, qualifier: 'EXACT' }, whole)).toBe(true);
    expect(exceedsWhole({ value: 501, qualifier: 'APPROX' }, whole)).toBe(false);
    expect(exceedsWhole({ value: 501, qualifier: 'EXACT' }, { value: 300, qualifier: 'AT_LEAST' })).toBe(false);
    expect(exceedsWhole(whole, { value: 299, qualifier: 'EXACT' })).toBe(true);
    expect(exceedsWhole(whole, { value: 400, qualifier: 'EXACT' })).toBe(false);
  });
});

describe('something that was not counted', () => {
  test('says so, and has no value', () => {
    expect(check({ indicator: 'LEAFLETS', qualifier: 'UNCOUNTED', atLeast: true })).toEqual({
      errors: [],
      measures: [{ indicator: 'LEAFLETS', amount: null, qualifier: 'UNCOUNTED', upTo: null, atLeast: true }],
    });
  });
  test.each(['EXACT', 'AT_LEAST', 'APPROX', 'WITHHELD'] as const)('is not %s', (qualifier) => {
    const value = qualifier === 'WITHHELD' ? null : 3;
    expect(check({ indicator: 'LEAFLETS', value, qualifier, atLeast: true }).errors).toEqual([
      { path: 'measures.0.atLeast', code: 'AT_LEAST_NOT_UNCOUNTED' },
    ]);
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
