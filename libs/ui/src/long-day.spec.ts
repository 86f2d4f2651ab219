import { describe, expect, test } from '@jest/globals';
import { longDayText } from './long-day.js';

describe('a day with its weekday', () => {
  test.each([
    ['2026-11-29', '2026年11月29日 星期日', 'Sun 29 Nov 2026'],
    ['2024-02-29', '2024年2月29日 星期四', 'Thu 29 Feb 2024'],
    ['2026-02-30', '', ''],
    ['0002-11-2', '', ''],
    ['', '', ''],
  ])('%j', (day, zh, en) => {
    expect(longDayText(day, 'zh-CN')).toBe(zh);
    expect(longDayText(day, 'en')).toBe(en);
  });
});
