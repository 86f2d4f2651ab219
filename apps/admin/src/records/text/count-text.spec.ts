import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countOf, countText, kindText, lineOf, moneyOf, unreadable, type CountLine } from './count-text.js';

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
    expect(countOf(line('500～300'))).toEqual({ value: null, qualifier: 'EXACT' });
    expect(moneyOf(line('1234.567'))).toEqual({ value: null, qualifier: 'EXACT' });
  });

  test('says why it cannot be read, in both languages', () => {
    expect(unreadable(line('500～300'), 'COUNT', 'zh-CN')).toContain('从小到大');
    expect(unreadable(line('200多300'), 'COUNT', 'zh-CN')).toContain('“多”');
    expect(unreadable(line('1234.567'), 'MONEY', 'en')).toContain('two decimals');
    expect(unreadable(line('数百斤'), 'COUNT', 'zh-CN')).toContain('做了未统计');
    expect([
      unreadable(line('300～500'), 'COUNT', 'en'),
      unreadable(line('数百余'), 'COUNT', 'en'),
      unreadable(line('300余'), 'COUNT', 'en'),
      unreadable(line(''), 'COUNT', 'en'),
      unreadable(line('300～500', 'WITHHELD'), 'COUNT', 'en'),
    ]).toEqual([null, null, null, null, null]);
  });
});

describe('a range as it stands in a form', () => {
  test('is sent as its lower end, at least, with the upper one beside it', () => {
    expect(countOf(line('300到500人'))).toEqual({ value: 300, upTo: 500, qualifier: 'AT_LEAST' });
    expect(moneyOf(line('3～5万元'))).toEqual({ value: '30000', upTo: '50000', qualifier: 'AT_LEAST' });
  });

  test('is the same after it was saved, whatever its numbers', () => {
    const end = fc.integer({ min: 0, max: 10 ** 12 });
    fc.assert(
      fc.property(end, end, (one, other) => {
        fc.pre(one < other);
        const count = { value: one, upTo: other, qualifier: 'AT_LEAST' as const };
        expect(countOf(lineOf({ ...count, atLeast: null }))).toEqual(count);
        const fen = { ...count, value: (one / 100).toFixed(2), upTo: (other / 100).toFixed(2) };
        const again = moneyOf(lineOf(fen));
        expect([again.value, again.upTo].map(Number)).toEqual([fen.value, fen.upTo].map(Number));
      }),
    );
  });
});

describe('something that nobody counted', () => {
  const words = (kind: string): string => ({ SOME: '有，未计数', UNCOUNTED: '未统计', AT_LEAST: '余' })[kind] ?? kind;

  test('is sent as not counted, and that there was something', () => {
    const some = { value: null, qualifier: 'UNCOUNTED' as const, atLeast: true };
    expect(countOf(line('数百余份'))).toEqual(some);
    expect(countOf(lineOf(some))).toEqual(some);
    expect(lineOf({ ...some, atLeast: null })).toEqual({ text: '', qualifier: 'UNCOUNTED' });
  });

  test('is said in words', () => {
    expect(countText({ value: null, qualifier: 'UNCOUNTED', atLeast: true }, '份', words)).toBe('有，未计数');
    expect(countText({ value: 300, upTo: 500, qualifier: 'AT_LEAST' }, '份', words)).toBe('300～500 份');
    expect(kindText({ value: 300, upTo: 1500, qualifier: 'AT_LEAST' }, words)).toBe('余（300～1,500）');
    expect(kindText({ value: 300, qualifier: 'AT_LEAST' }, words)).toBe('余');
  });
});
