import { expect, test } from '@jest/globals';
import { exactNumber } from './exact-number.js';

test.each([
  ['30', 'COUNT', '30'],
  ['１０', 'COUNT', '10'],
  ['1,000', 'COUNT', '1000'],
  ['三十', 'COUNT', '30'],
  ['1万', 'MONEY', '10000'],
  ['1.5万元', 'MONEY', '15000'],
] as const)('%s is read as %s of %s', (text, kind, plain) => {
  expect(Number(exactNumber(text, kind))).toBe(Number(plain));
});

test('nothing is written where the field is empty', () => {
  expect(exactNumber('  ', 'COUNT')).toBeNull();
});

test.each(['很多', '30余', '约1万', '3～5', '-1'])('%s is no exact number', (text) => {
  expect(exactNumber(text, 'COUNT')).toBeUndefined();
});
