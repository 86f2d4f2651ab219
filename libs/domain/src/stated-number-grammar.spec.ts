import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isStatedNumber, readStatedNumber } from './stated-number.js';

const AT_LEAST = 'AT_LEAST' as const;
const APPROX = 'APPROX' as const;

// The grammar once more, written the other way round: from the parts to the text.
const wide = (text: string): string =>
  text.replace(/[0-9.]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');
const said = fc.constantFrom<[string, typeof AT_LEAST | typeof APPROX]>(
  ['余', AT_LEAST],
  ['多', AT_LEAST],
  ['以上', AT_LEAST],
  ['约', APPROX],
  ['近', APPROX],
  ['左右', APPROX],
  ['上下', APPROX],
);
const spelling = fc.record({
  whole: fc.integer({ min: 1, max: 9_999_999 }),
  write: fc.constantFrom((text: string) => text, wide, grouped),
  scale: fc.constantFrom('', '千', '万', '亿'),
  words: fc.option(said),
  position: fc.constantFrom('before', 'between', 'behind', 'after'),
  unit: fc.constantFrom('', '份', '人次', '户', '场次'),
  blank: fc.constantFrom('', ' ', '\u3000'),
});
const SCALE: Readonly<Record<string, bigint>> = { '': 1n, 千: 1000n, 万: 10_000n, 亿: 100_000_000n };

describe('the grammar', () => {
  test('reads back every spelling of a number', () => {
    fc.assert(
      fc.property(spelling, ({ whole, write, scale, words, position, unit, blank }) => {
        const at = (here: string): string =>
          words && position === here && !(here === 'between' && scale === '千') ? words[0] : '';
        const number = `${write(String(whole))}${at('between')}${scale}`;
        const text = `${at('before')}${blank}${number}${blank}${at('behind')}${unit}${at('after')}`;
        const spoken = at('before') + at('between') + at('behind') + at('after') !== '';
        const plain = String(BigInt(whole) * (SCALE[scale] ?? 1n));
        expect([text, readStatedNumber(text, 'COUNT')]).toEqual([
          text,
          plain.length > 15
            ? expect.objectContaining({ reason: 'TOO_LARGE' })
            : { plain, qualifier: spoken ? (words?.[1] ?? null) : null },
        ]);
      }),
      { numRuns: 1000 },
    );
  });

  test('reads money as its digits say, to the fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 14 }), (fen) => {
        const yuan = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
        const read = readStatedNumber(`约${yuan}元`, 'MONEY');
        expect(isStatedNumber(read) && Math.round(Number(read.plain) * 100)).toBe(fen);
      }),
    );
  });

  test('never reads two numbers with anything between them as a third', () => {
    const digits = fc.integer({ min: 0, max: 99_999 }).map(String);
    const junk = fc.oneof(
      fc.constantFrom(
        '～',
        '~',
        '-',
        '－',
        '—',
        '至',
        '到',
        '+',
        '＋',
        '多',
        '余',
        '约',
        '近',
        '万',
        '千',
        '人',
        '元',
        ' ',
        '、',
        '/',
        '以上',
        '左右',
        '×',
        '*',
        '%',
        '。',
        ':',
        '²',
        '〇',
      ),
      // K and w are no junk: 1k~2001 is a range that begins at a thousand.
      fc.string({ minLength: 1, maxLength: 3 }).filter((text) => !/^[\d.,]*$|[kw]/i.test(text)),
    );
    fc.assert(
      fc.property(digits, junk, digits, (left, between, right) => {
        const read = readStatedNumber(`${left}${between}${right}`, 'COUNT');
        // Nothing is nothing: characters that cannot be seen are no junk.
        fc.pre(/[^\p{Default_Ignorable_Code_Point}]/u.test(between));
        // At most a range of the two.
        if (isStatedNumber(read) && !/\d/.test(between))
          expect([read.plain, read.upTo]).toEqual([left, right].map((end) => String(Number(end))));
      }),
      { numRuns: 2000 },
    );
  });

  test('answers any text at once', () => {
    const began = Date.now();
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('约', '余', '多', ' ', '万', '3', '.', ',', '一', '百', '以', '上', '～'),
          maxLength: 200,
        }),
        (text) => {
          readStatedNumber(text, 'COUNT');
          readStatedNumber(text, 'MONEY');
        },
      ),
      { numRuns: 1000 },
    );
    expect(Date.now() - began).toBeLessThan(5_000);
  });
});
