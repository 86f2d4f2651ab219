import { describe, expect, test } from '@jest/globals';
import { holdsPersonalNumber, personalNumberErrors } from './personal-numbers.js';

describe('numbers of cards and persons', () => {
  test.each([
    '123456789012345', '卡号6222000000000000000。', '６２２２００００００００００００', '6222 0000 0000 0000 000', '6222-0000-0000-0000', '34029919900101001X',
  ])('are seen in %s', (text) => expect(holdsPersonalNumber(text)).toBe(true));

  test.each([
    '', '13800000000、13900000000', '12345678901234', 'A3402990000002026110007', '清公（刑）立字〔2026〕7号', '2026-11-05 14:20', '损失1,250,000元',
  ])('are not seen in %s', (text) => expect(holdsPersonalNumber(text)).toBe(false));

  test('are told at every text that holds one, and at nothing else', () => {
    expect(personalNumberErrors({ bank: '6222000000000000000', note: '惠民银行', count: { text: '6222000000000000000' } }, '请去掉')).toEqual({ bank: '请去掉' });
  });
});
