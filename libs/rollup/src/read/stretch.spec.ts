import { describe, expect, test } from '@jest/globals';
import { addDays, daysBetween, parsePeriod } from '@fanzha/domain';
import fc from 'fast-check';
import { dayNames, keptDays, stretchOf } from './stretch.js';

describe('a stretch of days is put together', () => {
  test.each([
    [
      'from its month less the days left',
      '2026-10-01',
      '2026-10-28',
      ['2026-10'],
      [],
      [['2026-10-29', '2026-10-31', -1]],
    ],
    ['from its days where they are no more', '2026-10-01', '2026-10-15', [], [], [['2026-10-01', '2026-10-15', 1]]],
    [
      'from its year less the months and days left',
      '2025-01-01',
      '2025-11-28',
      ['2025'],
      ['2025-12'],
      [['2025-11-29', '2025-11-30', -1]],
    ],
    [
      'from quarters and days',
      '2025-01-01',
      '2025-07-03',
      ['2025-Q1', '2025-Q2'],
      [],
      [['2025-07-01', '2025-07-03', 1]],
    ],
    ['across years, also before 2000', '1999-12-31', '2000-12-31', ['2000'], [], [['1999-12-31', '1999-12-31', 1]]],
    [
      'of both ends of a leap month',
      '2024-02-02',
      '2024-02-28',
      ['2024-02'],
      [],
      [
        ['2024-02-01', '2024-02-01', -1],
        ['2024-02-29', '2024-02-29', -1],
      ],
    ],
  ])('%s', (_, start, end, periods, less, days) => {
    const put = stretchOf(start, end);
    expect(put).toMatchObject({ periods, less });
    expect(put.days.map(({ from, to, sign }) => [from, to, sign])).toEqual(days);
  });
});

test('whatever the stretch, each of its days is counted once and no other, and few are read one by one', () => {
  const day = fc.integer({ min: 0, max: 2_000 }).map((offset) => addDays('2023-06-01', offset));
  fc.assert(
    fc.property(day, day, (one, other) => {
      const [start, end] = one < other ? [one, other] : [other, one];
      const put = stretchOf(start, end);
      const times = new Map<string, number>();
      const count = (from: string, to: string, sign: number) => {
        for (const each of dayNames({ from, to, sign: 1 })) times.set(each, (times.get(each) ?? 0) + sign);
      };
      for (const [names, sign] of [
        [put.periods, 1],
        [put.less, -1],
      ] as const)
        for (const name of names) count(parsePeriod(name).start, parsePeriod(name).end, sign);
      const kept = [...times]
        .filter(([, n]) => n > 0)
        .map(([name]) => name)
        .sort();
      for (const { from, to, sign } of put.days) count(from, to, sign);
      expect([...times].filter(([, n]) => n !== 0).sort()).toEqual(
        dayNames({ from: start, to: end, sign: 1 }).map((name) => [name, 1]),
      );
      // Pending changes go with the longer periods: their days are one stretch.
      const days = keptDays(start, end, put);
      expect(days ? [days.from, days.to, daysBetween(days.from, days.to) + 1] : null).toEqual(
        kept.length > 0 ? [kept.at(0), kept.at(-1), kept.length] : null,
      );
      const single = put.days.reduce((sum, { from, to }) => sum + dayNames({ from, to, sign: 1 }).length, 0);
      expect(single).toBeLessThanOrEqual(32);
    }),
    { numRuns: 300 },
  );
});
