import { describe, expect, it } from '@jest/globals';
import { daysOf } from './told-days.js';

const AT = { reportDate: '2026-11-30', year: null };

describe('days that words name', () => {
  it.each([
    ['9月29日至10月16日', '2026-09-29', '2026-10-16'],
    ['3月4日-7日', '2026-03-04', '2026-03-07'],
    ['6月1至6日', '2026-06-01', '2026-06-06'],
    ['4月22日-4月28日', '2026-04-22', '2026-04-28'],
    ['1-10月份', '2026-01-01', '2026-10-31'],
    ['12月', '2025-12-01', '2025-12-31'],
    ['二〇二四年十月八日', '2024-10-08', '2024-10-08'],
    ['前三季度', '2026-01-01', '2026-09-30'],
    ['2024年第三季度', '2024-07-01', '2024-09-30'],
    ['第四季度', '2026-10-01', '2026-12-31'],
    ['四季度', '2026-10-01', '2026-12-31'],
    ['下半年', '2026-07-01', '2026-12-31'],
    ['上半年', '2026-01-01', '2026-06-30'],
    ['2024年', '2024-01-01', '2024-12-31'],
  ])('%s', (words, from, until) => {
    expect(daysOf(words, AT)).toEqual({ from, until });
  });

  it('counts a quarter from the year in which it ended, or in which most of it has passed', () => {
    const quarter = (reportDate: string) => daysOf('四季度', { reportDate, year: null })?.from;
    expect(quarter('2026-12-01')).toBe('2026-10-01');
    expect(quarter('2027-01-08')).toBe('2026-10-01');
    expect(quarter('2026-09-30')).toBe('2025-10-01');
    expect(daysOf('1-12月', { reportDate: '2027-01-08', year: null })?.from).toBe('2026-01-01');
  });

  it('leaves open what has no year', () => {
    expect(daysOf('8月', { reportDate: null, year: null })).toBeNull();
    expect(daysOf('8月', { reportDate: null, year: 2024 })).toEqual({ from: '2024-08-01', until: '2024-08-31' });
  });

  it('refuses days that there are not', () => {
    expect(daysOf('2月30日', AT)).toBeNull();
    expect(daysOf('13月', AT)).toBeNull();
  });
});
