import { expect, test } from '@jest/globals';
import { monthToSumUp } from './month-to-sum-up.js';

test.each([
  ['2026-12-01', '2026-11'],
  ['2026-12-10', '2026-11'],
  ['2026-12-11', '2026-12'],
  ['2027-01-03', '2026-12'],
  ['2026-03-31', '2026-03'],
] as const)('on %s a summary is offered of %s', (today, month) => {
  expect(monthToSumUp(today as never)).toBe(month);
});
