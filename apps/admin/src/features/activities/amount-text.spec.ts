import { describe, expect, test } from '@jest/globals';
import { readAmount } from './amount-text.js';

describe('readAmount', () => {
  test.each([
    ['3000', 3000, null],
    ['3,000', 3000, null],
    ['3000余', 3000, 'AT_LEAST'],
    ['3000余份', 3000, 'AT_LEAST'],
    ['500多人次', 500, 'AT_LEAST'],
    ['20 以上', 20, 'AT_LEAST'],
    ['约120', 120, 'APPROX'],
    ['120左右', 120, 'APPROX'],
    ['约3000余', 3000, 'APPROX'],
    ['1.2万', 12_000, null],
    ['1.2万余', 12_000, 'AT_LEAST'],
    ['3千', 3000, null],
    ['１２００', 1200, null],
    ['１．５万', 15_000, null],
    [' 36 ', 36, null],
    ['0', 0, null],
  ])('reads %s', (text, value, qualifier) => {
    expect(readAmount(text)).toEqual({ value, qualifier });
  });

  test.each(['', '很多', '3000-4000', '1,2', '一百', '3万5千', '-5', '1.2.3'])('guesses nothing from "%s"', (text) => {
    expect(readAmount(text)).toBeNull();
  });
});
