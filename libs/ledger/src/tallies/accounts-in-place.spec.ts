import { describe, expect, test } from '@jest/globals';
import { lowestInPlace, type Movement } from './accounts-in-place.js';

const moved = (day: string, amount: number, exact = true): Movement => ({ day, amount, exact });

describe('lowestInPlace', () => {
  test.each<[string, Movement[], string, number | null]>([
    ['is nothing where nothing has ever come', [], '2026-01-01', 0],
    ['counts what came before', [moved('2025-01-01', 10), moved('2025-06-01', -3)], '2026-01-01', 7],
    ['counts the day itself as a whole', [moved('2026-01-01', 10), moved('2026-01-01', -4)], '2026-01-01', 6],
    ['does not look at days before', [moved('2025-01-01', -5), moved('2025-02-01', 9)], '2026-01-01', 4],
    [
      'looks at every later day, in whatever order they are given',
      [moved('2026-03-01', 20), moved('2026-02-01', -8), moved('2025-01-01', 10)],
      '2026-01-01',
      2,
    ],
    ['does not count what comes later as there now', [moved('2026-03-01', 20)], '2026-01-01', 0],
    ['falls below nothing', [moved('2025-01-01', 3), moved('2026-02-01', -8)], '2026-01-01', -5],
    [
      'is unknown from the first amount that is not exact',
      [moved('2025-01-01', 10), moved('2025-06-01', 5, false)],
      '2026-01-01',
      null,
    ],
    ['is unknown on that very day', [moved('2026-01-01', 5, false)], '2026-01-01', null],
    [
      'is known until then',
      [moved('2025-01-01', 10), moved('2026-02-01', -50, false), moved('2026-03-01', -99)],
      '2026-01-01',
      10,
    ],
  ])('%s', (_, movements, from, lowest) => {
    expect(lowestInPlace(movements, from)).toBe(lowest);
  });
});
