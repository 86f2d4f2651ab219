import { expect, test } from '@jest/globals';
import { i18n } from '../../locales/i18n.js';
import { countsText, readDays, spansMonths, spanText } from './span-text.js';

const t = i18n.global.t as (key: string, values: Record<string, unknown>) => string;
const counts = (from: string, until: string) => countsText({ from, until }, t, 'zh-CN');

test('days are short, with their years where they are of two', () => {
  expect(spanText({ from: null, until: '2026-10-16' }, 'zh-CN')).toBe('10月16日');
  expect(spanText({ from: '2026-10-01', until: '2026-10-16' }, 'zh-CN')).toBe('10月1日–16日');
  expect(spanText({ from: '2026-09-29', until: '2026-10-16' }, 'zh-CN')).toBe('9月29日–10月16日');
  expect(spanText({ from: '2025-12-20', until: '2026-01-10' }, 'zh-CN')).toBe('2025年12月20日–2026年1月10日');
  expect(spanText({ from: '2026-09-29', until: '2026-10-16' }, 'en')).toBe('09-29 – 10-16');
});

test('where an amount of several months counts is told, and where it does not', () => {
  expect(counts('2026-09-29', '2026-10-16')).toBe('计入 2026年10月；9月不计，另列跨期');
  expect(counts('2026-08-29', '2026-10-16')).toBe('计入 2026年10月；8月、9月不计，另列跨期');
  expect(counts('2025-12-29', '2026-04-16')).toBe('计入 2026年4月；2025年12月至3月不计，另列跨期');
  expect(counts('2026-10-01', '2026-10-16')).toBe('');
});

test('days that cannot be read yet are none', () => {
  expect(readDays('2026-09-29', '')).toEqual({ from: null, until: '2026-09-29' });
  expect(readDays('2026-09-29', '2026-09-28')).toBeNull();
  expect(readDays('0202-09-29', '2026-09-28')).toBeNull();
  expect(readDays('', '2026-09-28')).toBeNull();
});

test('a record of any ledger spans months by its first day, or by that of one of its amounts', () => {
  expect(spansMonths({ beganOn: '2026-09-29', occurredOn: '2026-10-16' })).toBe(true);
  expect(spansMonths({ beganOn: '2026-10-02', visitedOn: '2026-10-16' })).toBe(false);
  expect(spansMonths({ beganOn: null, occurredOn: '2026-10-16' })).toBe(false);
  const measures = [{ from: '2026-09-29', until: '2026-10-16' }];
  expect(spansMonths({ measures })).toBe(true);
  expect(spansMonths({ measures, status: 'PLANNED' })).toBe(false);
  expect(spansMonths({ measures: [{ from: null, until: '2026-10-16' }] })).toBe(false);
});
