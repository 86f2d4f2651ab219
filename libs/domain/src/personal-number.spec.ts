import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { personalNumberIn } from './personal-number.js';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const withCheck = (digits: string): string =>
  digits +
  ('10X98765432'[
    [...digits].reduce((sum, digit, position) => sum + Number(digit) * (WEIGHTS[position] ?? 0), 0) % 11
  ] ?? '');
/** Completes a card number by the last digit, tried out against Luhn's rule in its plainest form. */
function withLuhn(digits: string): string {
  const passes = (number: string) => {
    let sum = 0;
    for (let position = 1; position <= number.length; position++) {
      const digit = Number(number.at(-position));
      sum += position % 2 === 1 ? digit : Math.floor(digit / 5) + ((digit * 2) % 10);
    }
    return sum % 10 === 0;
  };
  return (
    '0123456789'
      .split('')
      .map((last) => digits + last)
      .find(passes) ?? ''
  );
}
const groups = (number: string, size: number, parting: string) =>
  number.match(new RegExp(`.{1,${size}}`, 'g'))?.join(parting) ?? '';
const wide = (number: string) => number.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

const IDENTITY = '11010519491231002X';
const MALE = withCheck('34021019900307123');
const CARD = withLuhn('622202130200123456');
const SHORT_CARD = withLuhn('622588013456789');

describe('identity cards', () => {
  test.each([
    IDENTITY,
    IDENTITY.toLowerCase(),
    `身份证号${MALE}，男`,
    wide(IDENTITY),
    groups(MALE, 4, ' '),
    groups(MALE, 6, '-'),
    groups(MALE, 1, '\u3000'),
    groups(MALE, 3, '\u200b'),
    groups(MALE, 3, '\u0007'),
    groups(MALE, 3, '\u0000'),
    `${MALE.slice(0, 6)} ${MALE.slice(6, 14)} ${MALE.slice(14)}`,
    `${IDENTITY.slice(0, 17)} X`,
    groups(MALE, 6, '.'),
    groups(MALE, 6, ' – '),
    `ID${MALE}`,
    `sfz:${MALE}`,
    `13800000000 ${MALE}`,
    `${MALE}\n${MALE}`,
    `（${MALE}）`,
    [...MALE].map((digit) => '〇一二三四五六七八九'[Number(digit)] ?? digit).join(''),
    [...MALE].map((digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)] ?? digit).join(''),
    '340210900307123',
    '340210 900307 123',
    `${MALE.slice(0, 9)}\u3164${MALE.slice(9)}`,
  ])('are seen in %j', (text) => expect(personalNumberIn(text)).toBe('IDENTITY_CARD'));

  test('each of them, and none with another check character', () => {
    const regions = fc.constantFrom('110105', '340210', '440301', '650102', '810000');
    const days = fc
      .date({ min: new Date('1930-01-01'), max: new Date('2020-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10).replaceAll('-', ''));
    fc.assert(
      fc.property(
        regions,
        days,
        fc.integer({ min: 0, max: 999 }),
        fc.constantFrom('', ' ', '-', '\u200b'),
        (region, day, order, parting) => {
          const number = withCheck(`${region}${day}${String(order).padStart(3, '0')}`);
          expect(personalNumberIn(`号码${groups(number, 6, parting)}。`)).toBe('IDENTITY_CARD');
          const other = number.slice(0, 17) + (number.at(-1) === '1' ? '2' : '1');
          expect(personalNumberIn(other)).not.toBe('IDENTITY_CARD');
        },
      ),
    );
  });
});

describe('bank cards', () => {
  test.each([
    CARD,
    SHORT_CARD,
    `卡号${CARD}。`,
    wide(CARD),
    groups(CARD, 4, ' '),
    groups(CARD, 4, '-'),
    groups(SHORT_CARD, 4, ' '),
    groups(CARD, 1, ' '),
    groups(CARD, 4, '\u200b'),
    groups(CARD, 5, ' '),
    `${CARD.slice(0, 6)} ${CARD.slice(6)}`,
    withLuhn('411111111111111'),
    withLuhn('955880123456789012'),
    withLuhn('520000000000000'),
    groups(CARD, 4, '\u00a0'),
    groups(CARD, 4, ' - '),
    `${groups(CARD, 4, ' ')} 2026年`,
    `${CARD} x 2`,
    `转账5000元至${CARD}`,
    `ICBC${CARD}`,
    `kahao:${CARD}`,
    `工行card${wide(CARD)}`,
  ])('are seen in %j', (text) => expect(personalNumberIn(text)).toBe('BANK_CARD'));
});

describe('other numbers', () => {
  test.each([
    null,
    undefined,
    '',
    '13800000000、13900000000',
    '13800000000 13900000000',
    '0553-1234567 0553-7654321',
    'A3402990000002026110007',
    'A3402100000002026110001',
    'Ａ3402 1000 0000 2026 1100 01',
    `A${MALE}`,
    `A${CARD}`,
    `${CARD}1`,
    `1${MALE}`,
    `${CARD}A`,
    `${MALE}7`,
    `WX${withLuhn('411111111111111')}`,
    '清公（刑）立字〔2026〕7号',
    '2026-11-05 14:20',
    '2026-11-05 2026-11-06',
    '20261128144029123',
    '损失1,250,000元',
    '123456789012345',
    '1234567890123456',
    '1000000000000',
    '9007199254740993',
    '340299001301123',
    '3000 4500 6000 5000 4000',
    '4500 6000 3000 5000 7000',
    '2023 2024 2025 2026',
    '1 2 3 4 5 6 7 8 9 10',
    '12345 67890\n23456 78901',
    '0199a000-0000-7000-8000-000000000001',
    '统一社会信用代码91340200MA2NXXXX1K',
    '110.105.194.912',
    '参加4500人，其中老人1200人，学生3000人',
    '三四五六七八九一二三四五六七八九',
  ])('are none: %j', (text) => expect(personalNumberIn(text)).toBeNull());

  test('tables of amounts are none', () => {
    const cell = fc
      .integer({ min: 100, max: 999_999 })
      .map((amount) => (amount >= 620_000 && amount < 630_000 ? '1' : String(amount)));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 6, maxLength: 40 }), (cells) => {
        expect(personalNumberIn(cells.join('\t'))).toBeNull();
        expect(personalNumberIn(cells.join('\n'))).toBeNull();
      }),
    );
  });

  test.each(['号', '的', '，', '已登记', '和他'])(
    'a check letter with “%s” right behind it belongs to the number',
    (behind) => {
      expect(personalNumberIn(`身份证34020219900307106X${behind}`)).toBe('IDENTITY_CARD');
      expect(personalNumberIn(`身份证34020219900307106ｘ${behind}`)).toBe('IDENTITY_CARD');
    },
  );

  test('a long text is read quickly', () => {
    for (const text of [
      '1 '.repeat(10_000),
      '12345678901234567'.repeat(1_200),
      '6222 '.repeat(4_000),
      ' '.repeat(20_000),
      '1-'.repeat(10_000),
      '一'.repeat(20_000),
    ]) {
      const from = process.cpuUsage();
      personalNumberIn(text);
      // Time of the processor: what else the machine does decides nothing.
      expect(process.cpuUsage(from).user / 1_000).toBeLessThan(500);
    }
  });
});
