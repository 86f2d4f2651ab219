import { expect, test } from '@jest/globals';
import type { ChartTheme } from '@fanzha/ui';
import { trendOption } from './trend-option.js';
import { type TrendPoint } from '../../figures/trend-points.js';

const theme: ChartTheme = {
  series: ['blue', 'b', 'c', 'd', 'e'],
  context: 'grey',
  grid: 'line',
  axis: 'axis',
  ink: 'ink',
  surface: 'white',
  font: 'font',
  fontSize: 14,
};
const words = {
  thisYear: '本年',
  lastYear: '上年同期',
  noRecord: '没有记录',
  notCounted: '未统计',
  write: (value: number, atLeast: boolean) => `${atLeast ? '≥' : ''}${value}`,
  across: ({ amount }: { amount: number | null }) => `另有跨期 ${amount}`,
};
const point = (value: number | null, lastYear: number | null, rest: Partial<TrendPoint> = {}): TrendPoint => ({
  label: '月',
  value,
  lastYear,
  atLeast: false,
  notCounted: false,
  notCountedBefore: false,
  unfinished: false,
  tick: true,
  ...rest,
});
const drawn = (points: readonly TrendPoint[]) => {
  const [before, now] = trendOption(points, words, theme)['series'] as {
    data: {
      value: number | null;
      symbolSize: number;
      itemStyle?: { color: string };
      label?: { formatter: string; position: string; offset: number[] };
    }[];
  }[];
  return { before: before?.data ?? [], now: now?.data ?? [] };
};

test('labels stand at the ends only', () => {
  const { now, before } = drawn([point(10, 5), point(20, 8)]);
  expect(now.map(({ label }) => label?.formatter)).toEqual([undefined, '20']);
  expect(before.map(({ label }) => label?.formatter)).toEqual([undefined, '8']);
});

test('a month that is not over, or at least, is a hollow point', () => {
  const { now } = drawn([point(10, 0), point(12, 0, { atLeast: true }), point(3, 0, { unfinished: true })]);
  expect(now.map(({ itemStyle }) => itemStyle?.color)).toEqual(['blue', 'white', 'white']);
});

test('the line ends where the year has come to', () => {
  const { now } = drawn([point(10, 4), point(12, 6, { atLeast: true }), point(null, 7)]);
  expect(now.map(({ value }) => value)).toEqual([10, 12, null]);
  expect(now[1]?.label).toMatchObject({ formatter: '≥12', position: 'top' });
});

test('ends that nearly meet have labels that do not', () => {
  const { now, before } = drawn([point(100, 90), point(100, 95)]);
  expect(now[1]?.label?.offset).toEqual([0, -9]);
  expect(before[1]?.label?.offset).toEqual([0, 9]);
});

test('months before the first record are a gap, not a line along 0', () => {
  const { before, now } = drawn([point(10, null), point(12, 8)]);
  expect(before.map(({ value }) => value)).toEqual([null, 8]);
  expect(before[1]?.label?.formatter).toBe('8');
  const nobody = drawn([point(10, null), point(12, null)]);
  expect(nobody.before[1]?.label).toBeUndefined();
  expect(nobody.now[1]?.label?.offset).toEqual([0, 0]);
  expect(now).toHaveLength(2);
});

test('ends close to the axis have their labels above the axis', () => {
  const { now, before } = drawn([point(100, 90), point(0, 0)]);
  expect(now[1]?.label?.offset).toEqual([0, -19]);
  expect(before[1]?.label?.offset).toEqual([0, -1]);
});
