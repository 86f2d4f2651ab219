import { describe, expect, test } from '@jest/globals';
import { INDICATORS } from './indicator.js';
import { unitWord } from './unit-word.js';

describe('the word of a unit', () => {
  test.each([
    ['transfers', 'transfer'],
    ['people', 'person'],
    ['cases', 'case'],
    ['classes', 'class'],
    ['person-times', 'person-time'],
    ['yuan', 'yuan'],
    ['yuan per case', 'yuan per case'],
    ['%', '%'],
    ['人次', '人次'],
  ])('%s becomes %s behind exactly one', (unit, one) => {
    expect(unitWord(unit, 1)).toBe(one);
    for (const value of [0, 2, 1.5]) expect(unitWord(unit, value)).toBe(unit);
  });

  test('of every indicator is no plural behind one', () => {
    const plural = Object.values(INDICATORS).filter(({ unitEn }) => /s$/u.test(unitWord(unitEn, 1)));
    expect(plural).toEqual([]);
  });
});
