import { describe, expect, test } from '@jest/globals';
import { FRAUD_TYPES, isFraudTypeCode } from './fraud-type.js';
import { FRAUD_TYPE_ALIASES, fraudTypeNamed, fraudTypeNotTagNamed, wordsOfFraudType } from './fraud-type-alias.js';

describe('what people call a type of fraud', () => {
  test.each([
    ['刷单', 'F0101'],
    ['冒充公检法诈骗', 'F0701'],
    ['杀猪盘', 'F0202'],
    ['注销校园贷', 'F0503'],
    ['中奖诈骗', 'F13'],
    ['虚构绑架', 'F15'],
    ['孩子急病要钱', 'F15'],
    ['重金求子', 'F17'],
    ['买卖银行卡', 'F20'],
    ['非法集资', 'F19'],
    ['电话欠费', 'F14'],
    ['网上招聘陷阱', 'F16'],
    ['引诱汇款', 'F18'],
    ['虚假购物、服务类', 'F03'],
    ['婚恋诱导投资', 'F0202'],
    ['以房养老', 'P04'],
    ['Flight refund / rebooking', 'F10'],
  ])('%s is %s', (words, code) => {
    expect(fraudTypeNamed(words)).toBe(code);
  });

  test.each(['', '  ', '电信网络诈骗', '反诈'])('%s names none', (words) => {
    expect(fraudTypeNamed(words)).toBeNull();
  });

  test('every name of the taxonomy names its own type', () => {
    for (const { code, zh, en } of FRAUD_TYPES) {
      expect(fraudTypeNamed(zh)).toBe(code);
      expect(fraudTypeNamed(en)).toBe(code);
    }
  });

  test.each([
    ['刷单', 'F0101'],
    ['养老投资', 'F02'],
    ['以房养老', null],
    ['养老诈骗', null],
    ['电信网络诈骗', null],
    ['', null],
  ])('%s is the type %s, tags left out', (words, code) => {
    expect(fraudTypeNotTagNamed(words)).toBe(code);
  });

  test('no name of a tag is one of a type, and every other is', () => {
    for (const { code, zh, pension } of FRAUD_TYPES) expect(fraudTypeNotTagNamed(zh)).toBe(pension ? null : code);
  });

  test('every word is of one type, and every code is one', () => {
    const words = FRAUD_TYPE_ALIASES.flatMap(([, aliases]) => aliases);
    expect(new Set(words).size).toBe(words.length);
    for (const [code] of FRAUD_TYPE_ALIASES) expect(isFraudTypeCode(code)).toBe(true);
    expect(wordsOfFraudType('F13')).toContain('抽奖');
    expect(wordsOfFraudType('F99')).toEqual([]);
  });
});
