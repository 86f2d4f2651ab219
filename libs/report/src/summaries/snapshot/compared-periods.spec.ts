import { parsePeriod } from '@fanzha/domain';
import { expect, it } from '@jest/globals';
import { comparedPeriods } from './compared-periods.js';

const texts = (period: string, today: string) => {
  const { reached, previous, lastYear } = comparedPeriods(parsePeriod(period), today);
  return [reached, previous?.text ?? null, lastYear?.text ?? null];
};

it.each([
  ['a month that is over', '2026-10', '2026-11-05', [null, '2026-09', '2025-10']],
  ['a running month', '2026-11', '2026-11-05', ['2026-11-05', '2026-10-01/2026-10-05', '2025-11-01/2025-11-05']],
  ['a week', '2026-W44', '2026-11-05', [null, '2026-W43', '2025-W44']],
  ['a quarter', '2026-Q3', '2026-11-05', [null, '2026-Q2', '2025-Q3']],
  [
    'the second half year',
    '2026-07-01/2026-12-31',
    '2027-01-10',
    [null, '2026-01-01/2026-06-30', '2025-07-01/2025-12-31'],
  ],
  [
    'the first half year',
    '2026-01-01/2026-06-30',
    '2026-07-01',
    [null, '2025-07-01/2025-12-31', '2025-01-01/2025-06-30'],
  ],
  ['a range', '2026-09-29/2026-10-16', '2026-11-05', [null, '2026-09-11/2026-09-28', '2025-09-29/2025-10-16']],
  ['a half year that is running', '2026-07-01/2026-12-31', '2026-11-05', ['2026-11-05', null, '2025-07-01/2025-11-05']],
  ['the first year there is', '2000', '2026-11-05', [null, null, null]],
])('compares %s', (_, period, today, expected) => expect(texts(period, today)).toEqual(expected));
