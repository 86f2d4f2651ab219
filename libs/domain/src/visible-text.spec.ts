import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isLegible, visibleLength, visibleLines, visibleText } from './visible-text.js';

/** Every code point of a property that Unicode knows. */
function allOf(property: RegExp): string[] {
  const found: string[] = [];
  for (let point = 0; point <= 0x10ffff; point++) {
    const character = String.fromCodePoint(point);
    if (property.test(character)) found.push(character);
  }
  return found;
}

describe('what can be seen', () => {
  test('is nothing of what Unicode calls ignorable or white, nor of fillers', () => {
    const unseen = [
      ...allOf(/\p{Default_Ignorable_Code_Point}|\p{White_Space}/u),
      '\u2800',
      '\ufffc',
      '\u{16fe4}',
      '\u{1d159}',
    ];
    expect(unseen.length).toBeGreaterThan(4_000);
    expect(unseen.filter((character) => visibleText(character) !== '')).toEqual([]);
    expect(visibleText(unseen.join(''))).toBe('');
    expect(unseen.filter((character) => isLegible(character))).toEqual([]);
  });

  test.each([
    ['反\u200b诈\ufeff宣\u00ad传', '反诈宣传'],
    ['\u202e反诈\u202c\u2066宣传\u2069\u200f', '反诈宣传'],
    ['反\u200d诈', '反诈'],
    ['反\ufe0f诈', '反诈'],
    ['a\ufe0f 1\ufe0f \u200d👮', 'a 1 👮'],
    ['\u3164反\uffa0诈\u115f', '反诈'],
    ['\u2800反诈\u2800宣传\u2800', '反诈 宣传'],
    ['\u00a0反诈\u3000', '反诈'],
    ['一\t二', '一 二'],
    ['葛󠄀󠄁城', '葛󠄀城'],
  ])('%j is stored as %j', (typed, stored) => expect(visibleText(typed)).toBe(stored));

  const SEQUENCES = ['👨‍👩‍👧‍👦 👩🏽‍❤️‍💋‍👨🏻 ❤️ ☎︎ 1️⃣ 🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🏳️‍🌈 🇨🇳 👮🏻‍♀️ 👁️‍🗨️ 葛󠄀 辻󠄁 﨑︀ 🧑‍🤝‍🧑'];
  test.each(SEQUENCES.flatMap((line) => line.split(' ')))('%s stays as it is', (text) =>
    expect(visibleText(`甲${text}乙`)).toBe(`甲${text}乙`),
  );

  test('line ends of every kind become one', () => {
    expect(visibleLines('一\r\n二\r三\u000b四\u2028五\u2029六\u0085七\n\t八')).toBe('一\n二\n三\n四\n五\n六\n七\n\t八');
  });

  test('is the same when it is looked at again', () => {
    const parts = fc.constantFrom(
      '字',
      'a',
      ' ',
      '\n',
      '\u200d',
      '\ufe0f',
      '👩',
      '🏽',
      '\u{e0100}',
      '葛',
      '\u3164',
      '\u20e3',
      '1',
      '\u{1f3f4}',
      '\u{e0067}',
      '\u{e007f}',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 30 }), (typed) => {
        const once = visibleLines(typed.join(''));
        expect(visibleLines(once)).toBe(once);
      }),
    );
  });
});

describe('visibleLength', () => {
  test.each([
    ['', 0],
    ['反诈', 2],
    ['𠮷野家', 3],
    ['👨‍👩‍👧‍👦', 1],
    ['👮🏻‍♀️👮', 2],
    ['é', 1],
    ['e\u0301', 1],
    ['🇨🇳', 1],
    ['각', 1],
    ['葛󠄀', 1],
    ['กำ', 1],
  ])('%s has %i', (text, length) => expect(visibleLength(text)).toBe(length));

  test('bounds what is stored: a pile of accents counts as several', () => {
    expect(visibleLength(`a${'\u0301'.repeat(7)}`)).toBe(1);
    expect(visibleLength(`a${'\u0301'.repeat(1_600)}`)).toBe(101);
    expect(visibleLength('👩‍'.repeat(1_000))).toBeGreaterThan(100);
  });

  test('is quick for long and for hostile texts', () => {
    const texts = [
      '字'.repeat(20_000),
      'e\u0301'.repeat(20_000),
      `a${'\u0301'.repeat(500_000)}`,
      '👨‍👩‍👧‍👦'.repeat(20_000),
      '\u200d👩'.repeat(100_000),
    ];
    for (const text of texts) {
      const from = performance.now();
      visibleLength(visibleLines(text));
      expect(performance.now() - from).toBeLessThan(1_500);
    }
  });
});
