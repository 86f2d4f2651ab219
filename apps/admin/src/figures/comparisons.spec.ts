import { expect, test } from '@jest/globals';
import { i18n } from '../locales/i18n.js';
import { comparisonsOf, firstRecordedMonth, progressOf, recordedValues, type ComparedRollup } from './comparisons.js';

const t = i18n.global.t as (key: string, values?: Record<string, unknown>) => string;
const rollup = (period: string, reachedDay: string | null, previous: string, lastYear: string): ComparedRollup => ({
  period,
  reachedDay,
  previous: { period: previous, tenantsContributing: 3 },
  sameLastYear: { period: lastYear, tenantsContributing: 3 },
});
const told = (of: ComparedRollup, begun: string | null = null) =>
  comparisonsOf(of, begun, 'zh-CN', t).map(({ name, span, absent }) => [name, span, absent]);

test('a running month is held against the same days of the month before and of the year before', () => {
  expect(told(rollup('2026-11', '2026-11-28', '2026-10-01/2026-10-28', '2025-11-01/2025-11-28'))).toEqual([
    ['10月同期', '10月1日–28日', false],
    ['去年同期', '2025年11月1日–28日', false],
  ]);
});

test('a month that is over is held against whole months', () => {
  expect(told(rollup('2026-01', null, '2025-12', '2025-01'))).toEqual([
    ['2025年12月', '2025年12月', false],
    ['去年同期', '2025年1月', false],
  ]);
});

test('a year has one comparison: the year before is both', () => {
  expect(told(rollup('2026', '2026-11-28', '2025-01-01/2025-11-28', '2025-01-01/2025-11-28'))).toEqual([
    ['去年同期', '2025年1月1日–11月28日', false],
  ]);
});

test('where the data begin later there is nothing to hold against', () => {
  const may = rollup('2026', '2026-11-28', '2025-01-01/2025-11-28', '2025-01-01/2025-11-28');
  expect(told(may, '2025-05')).toEqual([['去年同期', '2025年1月1日–11月28日', true]]);
  const month = rollup('2025-06', null, '2025-05', '2024-06');
  expect(told(month, '2025-05').map(([, , absent]) => absent)).toEqual([false, true]);
  const silent = { ...month, previous: { period: '2025-05', tenantsContributing: 0 } };
  expect(told(silent).map(([, , absent]) => absent)).toEqual([true, false]);
});

test('records begin with the first month that has any, unless they reach back beyond what is told', () => {
  const course = (before: number, value: number) => [
    { month: '2026-10', value: 5, lastYear: before },
    { month: '2026-11', value, lastYear: 2 },
  ];
  expect(firstRecordedMonth({ SESSIONS: course(0, 4) })).toBe('2025-11');
  expect(firstRecordedMonth({ SESSIONS: course(0, 4), LEAFLETS: course(1, 0) })).toBeNull();
  expect(firstRecordedMonth({})).toBeNull();
  expect(recordedValues(course(0, 4), '2026-11')).toEqual([null, 4]);
});

test('a running period says how many of its days have begun', () => {
  expect(progressOf({ period: '2026-11', reachedDay: '2026-11-28' })).toEqual({ done: 28, of: 30 });
  expect(progressOf({ period: '2026-10', reachedDay: null })).toBeNull();
});
