import { describe, expect, test } from '@jest/globals';
import { moneyText, wanRange, wanText } from './money-text.js';

const words = (qualifier: string): string =>
  ({ APPROX: '约', UNCOUNTED: '未统计', WITHHELD: '不便公开' })[qualifier] ?? '';

describe('money', () => {
  test('is said in yuan, and from 1 万 in 万元 too', () => {
    expect(moneyText({ value: '125000.00', qualifier: 'APPROX' }, words, 'zh-CN')).toBe('约 125,000 元（12.50万元）');
    expect(moneyText({ value: '9999.00', qualifier: 'EXACT' }, words, 'zh-CN')).toBe('9,999 元');
    expect(wanText(10_000, 'zh-CN')).toBe('1.00万元');
  });

  test('has two digits for fen, or none', () =>
    expect(moneyText({ value: '80000.50', qualifier: 'AT_LEAST' }, words, 'zh-CN', true)).toBe('≥80,000.50 元'));
  test('has both ends of a range, in both ways of saying it', () => {
    const range = { value: '30000.50', upTo: '50000.00', qualifier: 'AT_LEAST' as const };
    expect(moneyText(range, words, 'zh-CN')).toBe('30,000.50～50,000 元（3.00万元～5.00万元）');
    expect(wanRange({ ...range, value: '300.00' }, 'zh-CN')).toBe('');
  });
  test('is no number where there is none', () =>
    expect(moneyText({ value: null, qualifier: 'UNCOUNTED' }, words, 'zh-CN')).toBe('未统计'));
});
