import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fenFromYuan, MAX_MONEY_YUAN, moneyErrors, yuanFromFen } from './money.js';

const validFen = fc.integer({ min: 0, max: MAX_MONEY_YUAN * 100 });

describe('fenFromYuan', () => {
  test.each<[string | number, number]>([
    ['0', 0],
    ['800000', 80_000_000],
    ['800000.5', 80_000_050],
    ['800000.05', 80_000_005],
    ['1.15', 115],
    ['007', 700],
    [1.15, 115],
    [0.07, 7],
    [19.99, 1999],
    [-0, 0],
    ['1000000000000', 100_000_000_000_000],
    [1e12, 100_000_000_000_000],
    [999_999_999_999.99, 99_999_999_999_999],
  ])('reads %p', (yuan, fen) => {
    expect(fenFromYuan(yuan)).toBe(fen);
  });

  test.each<[string | number, string]>([
    ['', 'NOT_A_NUMBER'],
    [' 1', 'NOT_A_NUMBER'],
    ['1元', 'NOT_A_NUMBER'],
    ['1,000', 'NOT_A_NUMBER'],
    ['１２', 'NOT_A_NUMBER'],
    ['1.', 'NOT_A_NUMBER'],
    ['.5', 'NOT_A_NUMBER'],
    ['1.2.3', 'NOT_A_NUMBER'],
    ['1e3', 'NOT_A_NUMBER'],
    ['0x10', 'NOT_A_NUMBER'],
    ['+5', 'NOT_A_NUMBER'],
    ['-', 'NOT_A_NUMBER'],
    [Number.NaN, 'NOT_A_NUMBER'],
    [Number.POSITIVE_INFINITY, 'NOT_A_NUMBER'],
    ['-5', 'NEGATIVE'],
    ['-0.01', 'NEGATIVE'],
    [-5, 'NEGATIVE'],
    [-1e-9, 'NEGATIVE'],
    ['1.234', 'TOO_MANY_DECIMALS'],
    ['1.000', 'TOO_MANY_DECIMALS'],
    [0.1 + 0.2, 'TOO_MANY_DECIMALS'],
    [1e-7, 'TOO_MANY_DECIMALS'],
    ['1000000000000.01', 'TOO_LARGE'],
    ['9'.repeat(400), 'TOO_LARGE'],
    [1e12 + 1, 'TOO_LARGE'],
    [1e21, 'TOO_LARGE'],
  ])('refuses %p as %s', (yuan, code) => {
    expect(() => fenFromYuan(yuan, 'loss')).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT', fields: [expect.objectContaining({ path: 'loss', code })] }),
    );
    expect(moneyErrors('loss', yuan)).toEqual([expect.objectContaining({ path: 'loss', code })]);
  });

  test('says how much is allowed', () => {
    expect(moneyErrors('loss', 2e12)).toEqual([{ path: 'loss', code: 'TOO_LARGE', params: { max: 10 ** 10 } }]);
    expect(moneyErrors('loss', '12.50')).toEqual([]);
  });

  test('reads back every amount as it was printed', () => {
    fc.assert(fc.property(validFen, (fen) => expect(fenFromYuan(yuanFromFen(fen))).toBe(fen)));
  });

  test('reads a number as its digits say, without an error of the binary fraction', () => {
    fc.assert(fc.property(validFen, (fen) => expect(fenFromYuan(fen / 100)).toBe(fen)));
  });
});

describe('yuanFromFen', () => {
  test.each<[number | bigint | string, string]>([
    [80_000_000, '800000.00'],
    [0, '0.00'],
    [-0, '0.00'],
    [5, '0.05'],
    [-5, '-0.05'],
    [-12_345, '-123.45'],
    ['80000005', '800000.05'],
    ['-7', '-0.07'],
    [123_456_789_012_345_678_901n, '1234567890123456789.01'],
  ])('prints %p as %s', (fen, yuan) => {
    expect(yuanFromFen(fen)).toBe(yuan);
  });

  test.each<number | string>(['', ' 1', '1.5', '0x10', '1e3', 1.5, Number.NaN, 2 ** 53, 1e21])('refuses %p', (fen) => {
    expect(() => yuanFromFen(fen)).toThrow(RangeError);
  });

  test('loses nothing, whatever the size', () => {
    fc.assert(fc.property(fc.bigInt(), (fen) => expect(BigInt(yuanFromFen(fen).replace('.', ''))).toBe(fen)));
  });
});
