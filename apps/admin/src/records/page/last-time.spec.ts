import { expect, test } from '@jest/globals';
import type { Qualifier } from '@fanzha/domain';
import { differenceFrom } from './last-time.js';
import type { Quantity } from './quantity.js';

const amount = (value: number | null, qualifier: Qualifier = 'EXACT'): Quantity => ({
  key: 'PARTICIPANTS',
  name: '参加人次',
  value,
  qualifier,
  unit: '人次',
});

test.each([
  [714, 680, 34],
  [1, 11, -10],
  [5, 5, 0],
  [3, 0, 3],
  // Fen do not float.
  [0.3, 0.1, 0.2],
  [12_000.55, 12_000.5, 0.05],
])('%p after %p differs by %p', (now, last, by) => {
  expect(differenceFrom(amount(last), amount(now))).toEqual({ kind: 'by', by });
});

test.each(['AT_LEAST', 'APPROX', 'UNCOUNTED', 'WITHHELD'] as const)(
  'nothing is subtracted where one of them is %s',
  (qualifier) => {
    const other = amount(qualifier === 'AT_LEAST' || qualifier === 'APPROX' ? 300 : null, qualifier);
    expect(differenceFrom(other, amount(300))).toEqual({ kind: 'inexact' });
    expect(differenceFrom(amount(300), other)).toEqual({ kind: 'inexact' });
    expect(differenceFrom(other, other)).toEqual({ kind: 'inexact' });
  },
);

test('what was not stated the last time is not taken for nothing', () => {
  expect(differenceFrom(null, amount(300))).toEqual({ kind: 'none' });
});
