import { describe, expect, test } from '@jest/globals';
import type { MeasureLine } from './activity-draft.js';
import { divided, joined, lineKey, lineName, refitted, sumOf } from './measure-lines.js';

const line = (text: string, days: Partial<MeasureLine> = {}): MeasureLine => ({
  indicator: 'SESSIONS',
  text,
  qualifier: 'EXACT',
  ...days,
});
const SEPTEMBER = { from: '2026-09-29', until: '2026-09-30' };
const OCTOBER = { from: '2026-10-01', until: '2026-10-16' };
const AUTUMN = { from: '2026-09-29', until: '2026-10-16' };
const forty = { text: '40', qualifier: 'EXACT' } as const;

describe('amounts of several months', () => {
  test('are divided into one for each month, empty, with what was stated beside', () => {
    const untouched = { indicator: 'LEAFLETS', text: '', qualifier: 'EXACT' } as const;
    expect(divided([line('40'), untouched], AUTUMN)).toEqual([
      line('', { ...SEPTEMBER, whole: forty }),
      line('', { ...OCTOBER, whole: forty }),
      untouched,
    ]);
    // A single day of a month has a last day only.
    expect(
      divided([line('3')], { from: '2026-09-30', until: '2026-10-01' }).map(({ from, until }) => [from, until]),
    ).toEqual([
      ['', '2026-09-30'],
      ['', '2026-10-01'],
    ]);
    expect(divided(divided([line('40')], AUTUMN), AUTUMN)).toHaveLength(2);
  });

  test('are named and added up by their days', () => {
    expect(lineKey(line('1'))).toBe('SESSIONS');
    expect(lineKey(line('1', SEPTEMBER))).toBe('SESSIONS@2026-09-30');
    expect(lineName(line('1', OCTOBER), 'zh-CN')).toBe('活动场次（10月1日–16日）');
    expect(sumOf([line('10', SEPTEMBER), line('', OCTOBER)])).toEqual({ sum: 10, missing: 1 });
  });

  test('become one again: their sum, or what was stated where a month is empty', () => {
    const both = [line('10', { ...SEPTEMBER, whole: forty }), line('28', { ...OCTOBER, whole: forty })];
    expect(joined(both)).toEqual([line('38')]);
    expect(joined([both[0]!, line('', { ...OCTOBER, whole: forty })])).toEqual([line('40')]);
    expect(joined([line('10', SEPTEMBER), line('20', { ...OCTOBER, qualifier: 'AT_LEAST' })])).toEqual([
      line('30', { qualifier: 'AT_LEAST' }),
    ]);
  });

  test('follow the days of the activity, and no number is lost', () => {
    const lines = [line('10', SEPTEMBER), line('30', OCTOBER)];
    const longer = { from: '2026-09-20', until: '2026-11-02' };
    expect(refitted(lines, AUTUMN, longer)).toEqual([
      line('10', { from: '2026-09-20', until: '2026-09-30' }),
      line('30', { from: '2026-10-01', until: '2026-10-31' }),
      line('', { from: '2026-11-01', until: '2026-11-02' }),
    ]);
    // October is gone, its number is not; when it is back, so is its place.
    const within = { from: '2026-09-25', until: '2026-09-30' };
    const left = refitted(lines, AUTUMN, within);
    expect(left.map(({ text, until }) => [text, until])).toEqual([
      ['30', '2026-10-16'],
      ['10', '2026-09-30'],
    ]);
    expect(refitted(left, within, AUTUMN)).toEqual(lines);
    expect(refitted([line('10', SEPTEMBER), line('', OCTOBER)], AUTUMN, within)).toEqual([line('10')]);
  });

  test('keep days that are no months of the activity', () => {
    const lines = [line('5', { from: '2026-10-03', until: '2026-10-05' })];
    expect(refitted(lines, AUTUMN, { from: '2026-09-29', until: '2026-10-20' })).toEqual(lines);
  });
});
