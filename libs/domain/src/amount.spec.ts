import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addAmounts, type Amount, amountOf } from './amount.js';

const whole = fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }));
const isCanonical = (amount: Amount) => typeof amount === (Number.isSafeInteger(Number(amount)) ? 'number' : 'bigint');

describe('an amount', () => {
  test.each([
    ['0', 0],
    ['-12', -12],
    ['9007199254740991', 9007199254740991],
    ['9007199254740993', 9007199254740993n],
    ['-9007199254740993', -9007199254740993n],
    ['9600000000000000', 9600000000000000n],
    ['170141183460469231731687303715884105727', 170141183460469231731687303715884105727n],
  ])('%s is exact', (text, amount) => {
    expect(amountOf(text)).toBe(amount);
  });

  test('is read back as it was written, a number exactly where that is exact', () => {
    fc.assert(
      fc.property(whole, (amount) => {
        const read = amountOf(String(amount));
        expect(BigInt(read)).toBe(BigInt(amount));
        expect(isCanonical(read)).toBe(true);
      }),
    );
  });

  test('adds up exactly, in any order', () => {
    fc.assert(
      fc.property(fc.array(whole, { maxLength: 8 }), (amounts) => {
        const sum = amounts.map((each) => amountOf(String(each))).reduce(addAmounts, 0);
        expect(BigInt(sum)).toBe(amounts.reduce<bigint>((total, each) => total + BigInt(each), 0n));
        expect(isCanonical(sum)).toBe(true);
      }),
    );
  });
});
