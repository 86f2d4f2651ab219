import { describe, expect, test } from '@jest/globals';
import { countOf, moneyOf, unreadable, type CountLine } from './count-text.js';

const line = (text: string, qualifier: CountLine['qualifier'] = 'EXACT'): CountLine => ({ text, qualifier });

describe('a number as it stands in a form', () => {
  test('is sent by its digits, with what its words say', () => {
    expect(countOf(line('20多万'))).toEqual({ value: 200_000, qualifier: 'AT_LEAST' });
    expect(countOf(line('三百四十来', 'AT_LEAST'))).toEqual({ value: 340, qualifier: 'APPROX' });
    expect(countOf(line('300', 'APPROX'))).toEqual({ value: 300, qualifier: 'APPROX' });
    expect(moneyOf(line('1万余元'))).toEqual({ value: '10000', qualifier: 'AT_LEAST' });
    expect(moneyOf(line('999999999999.99'))).toEqual({ value: '999999999999.99', qualifier: 'EXACT' });
  });

  test('is no number where none is wanted or none is understood', () => {
    expect(countOf(line('300', 'UNCOUNTED'))).toEqual({ value: null, qualifier: 'UNCOUNTED' });
    expect(countOf(line('300～500'))).toEqual({ value: null, qualifier: 'EXACT' });
    expect(moneyOf(line('1234.567'))).toEqual({ value: null, qualifier: 'EXACT' });
  });

  test('says why it cannot be read, in both languages', () => {
    expect(unreadable(line('300～500'), 'COUNT', 'zh-CN')).toContain('范围');
    expect(unreadable(line('200多300'), 'COUNT', 'zh-CN')).toContain('“多”');
    expect(unreadable(line('1234.567'), 'MONEY', 'en')).toContain('two decimals');
    expect(unreadable(line('几百'), 'COUNT', 'zh-CN')).toContain('做了未统计');
    expect([
      unreadable(line('300余'), 'COUNT', 'en'),
      unreadable(line(''), 'COUNT', 'en'),
      unreadable(line('300～500', 'WITHHELD'), 'COUNT', 'en'),
    ]).toEqual([null, null, null]);
  });
});
