import { describe, expect, test } from '@jest/globals';
import { mobileNumbersIn } from './mobile-number.js';

describe('mobile numbers', () => {
  test.each([
    ['13800138000', ['13800138000']],
    ['联系王某13800138000，已回访', ['13800138000']],
    ['１３８００１３８０００', ['13800138000']],
    ['138 0013 8000', ['13800138000']],
    ['138-0013-8000', ['13800138000']],
    ['138\u200b00138000', ['13800138000']],
    ['+86 13800138000', ['13800138000']],
    ['8613800138000', ['13800138000']],
    ['13800138000、19912345678；13800138000', ['13800138000', '19912345678']],
  ])('are seen in %j', (text, numbers) => expect(mobileNumbersIn(text)).toEqual(numbers));

  test.each([
    null,
    '',
    '损失 13800138000.50 元',
    '0.13800138000',
    '138001380001',
    '213800138000',
    '12345678901',
    '10001380013',
    '1380013800',
    '96110',
    '0553-12345678',
    '2026-11-28 14:20',
    '138 001 38000',
  ])('are none in %j', (text) => expect(mobileNumbersIn(text)).toEqual([]));

  test('a long text is read quickly', () => {
    const from = performance.now();
    for (const text of ['1'.repeat(20_000), '138 0013 800 '.repeat(2_000), '86 '.repeat(8_000)]) mobileNumbersIn(text);
    expect(performance.now() - from).toBeLessThan(500);
  });
});
