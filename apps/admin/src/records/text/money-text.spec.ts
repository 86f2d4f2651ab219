import { describe, expect, test } from '@jest/globals';
import { moneyText, wanText } from './money-text.js';

const words = (qualifier: string): string =>
  ({ APPROX: '约', UNCOUNTED: '未统计', WITHHELD: '不便公开' })[qualifier] ?? '';

describe('money', () => {
  test('is said in yuan, and from 1 万 in 万元 too', () => {
    expect(moneyText('125000.00', 'APPROX', words, 'zh-CN')).toBe('约 125,000 元（12.50万元）');
    expect(moneyText('9999.00', 'EXACT', words, 'zh-CN')).toBe('9,999 元');
    expect(wanText(10_000, 'zh-CN')).toBe('1.00万元');
  });

  test('has two digits for fen, or none', () =>
    expect(moneyText('80000.50', 'AT_LEAST', words, 'zh-CN', true)).toBe('≥80,000.50 元'));
  test('is no number where there is none', () => expect(moneyText(null, 'UNCOUNTED', words, 'zh-CN')).toBe('未统计'));
});
