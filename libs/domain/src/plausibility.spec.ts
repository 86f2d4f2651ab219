import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TALLY_LEDGERS } from './ledgers.js';
import { BOUNDS } from './bounds.js';
import { ENTERABLE_ACTIVITY_INDICATORS, indicator, type IndicatorCode } from './indicator.js';
import { tooLarge, largestOf, mayExceed, plausibleBound } from './plausibility.js';
import { TENANT_TYPES } from './vocabulary.js';

const TYPES = TENANT_TYPES.map(({ code }) => code);
const STATED: IndicatorCode[] = [
  ...ENTERABLE_ACTIVITY_INDICATORS,
  ...TALLY_LEDGERS.flatMap(({ indicators }): readonly IndicatorCode[] => indicators),
  'HOUSEHOLDS_REPORTED',
  'PEOPLE_VISITED',
  'LOSS',
  'LOSS_REPORTED',
  'INTERCEPTIONS',
  'LOSS_AVOIDED',
  'DISSUASIONS',
  'STOP_PAYMENT',
  'FROZEN',
  'RETURNED',
  'ACCOUNTS_STOPPED',
  'ACCOUNTS_FROZEN',
  'INSPECTIONS',
  'HAZARDS_FOUND',
];
const code = fc.constantFrom(...STATED);
const type = fc.constantFrom(...TYPES);

describe('the hard bound', () => {
  it('is that of the unit of an indicator', () => {
    expect(largestOf('LOSS')).toBe(10 ** 10);
    expect(largestOf('PARTICIPANTS')).toBe(BOUNDS.people.max);
    expect(largestOf('ACCOUNTS_FROZEN')).toBe(BOUNDS.people.max);
    expect(largestOf('SMS')).toBe(BOUNDS.pieces.max);
  });

  it('is named with what was stated', () => {
    expect(tooLarge('measures.0.value', 'PARTICIPANTS', 10 ** 12)).toEqual([
      {
        path: 'measures.0.value',
        code: 'TOO_LARGE',
        params: { max: 50_000_000, actual: 10 ** 12, indicator: 'PARTICIPANTS' },
      },
    ]);
    expect(tooLarge('measures.0.value', 'PARTICIPANTS', BOUNDS.people.max)).toEqual([]);
  });
});

describe('the soft bound', () => {
  it('is twenty times what is usual for the unit', () => {
    expect(plausibleBound('PARTICIPANTS', 'SCHOOL', 120)).toBe(2_400);
    expect(plausibleBound('LOSS', 'POLICE', 10_000_000)).toBe(200_000_000);
  });

  it('is what units of its type state at most where there is no history', () => {
    expect(plausibleBound('PARTICIPANTS', 'SCHOOL', null)).toBe(6_000);
    expect(plausibleBound('PARTICIPANTS', 'DISTRICT', null)).toBe(30_000);
    expect(plausibleBound('LOSS', 'POLICE', null)).toBe(1_000_000_000);
  });

  it('does not bother units whose records are small', () => {
    expect(plausibleBound('PARTICIPANTS', 'SCHOOL', 3)).toBe(300);
  });

  it('is known for everything that anybody states', () => {
    const unknown = STATED.filter(
      (one) => plausibleBound(one, 'COMMUNITY', null) === largestOf(one) * (indicator(one).money ? 100 : 1),
    );
    expect(unknown).toEqual([]);
  });

  it('never lies beyond the hard one, nor falls when more is usual', () => {
    fc.assert(
      fc.property(code, type, fc.maxSafeNat(), fc.maxSafeNat(), (one, of, left, right) => {
        const [less, more] = [Math.min(left, right), Math.max(left, right)];
        const hardest = largestOf(one) * (indicator(one).money ? 100 : 1);
        const [low, high] = [plausibleBound(one, of, less), plausibleBound(one, of, more)];
        return low <= high && high <= hardest && Number.isInteger(low);
      }),
    );
  });

  it('need not be looked up for amounts that no history makes suspicious', () => {
    fc.assert(
      fc.property(
        code,
        type,
        fc.maxSafeNat(),
        fc.option(fc.maxSafeNat()),
        (one, of, amount, usual) => mayExceed(one, of, amount) || amount <= plausibleBound(one, of, usual),
      ),
    );
  });
});
