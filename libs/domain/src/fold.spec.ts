import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { foldedWords, foldIdentifier, foldText, replaceIdentifier } from './fold.js';
import { IDEOGRAPH_OF } from './ideograph-parts.js';

describe('foldText', () => {
  test.each([
    ['推广１２月', '推广12月'],
    ['ＡＰＰ', 'app'],
    ['（第二期）', '(第二期)'],
    ['宣传⽉', '宣传月'],
    ['⻓江路', '长江路'],
    ['⻛险⻚面', '风险页面'],
    ['⺠警', '民警'],
    ['⼾籍', '户籍'],
    ['〔2026〕', '[2026]'],
    ['【2026】', '（2026）'],
    ['反诈——进行时', '反诈--进行时'],
    ['A–B', 'a－b'],
    ['“反诈”', '\'反诈"'],
    ['反诈\u200b宣传', '反诈宣传'],
    ['葛󠄀城', '葛城'],
    ['反诈　宣传', '反诈 宣传'],
    ['①号', '1号'],
    ['㎡', 'm2'],
    ['Ⅷ', 'viii'],
    ['e\u0301', 'É'],
    ['´', "'"],
    ['豈', '豈'],
    ['《反诈法》', '〈反诈法〉'],
    ['A·B', 'a•b'],
  ])('%s and %s are the same', (one, other) => expect(foldText(one)).toBe(foldText(other)));

  test.each([
    ['12月', '1月'],
    ['长', '常'],
    ['一', '-'],
    ['甲 乙', '甲乙'],
    ['a', 'á'],
    ['ー', '-'],
  ])('%s and %s are not', (one, other) => {
    expect(foldText(one)).not.toBe(foldText(other));
  });

  test('knows every radical by the ideograph it is drawn as', () => {
    expect(IDEOGRAPH_OF.size).toBe(114 + 20 + 3);
    for (let point = 0x2e80; point <= 0x2fd5; point++) {
      const radical = String.fromCodePoint(point);
      if (!/\p{Assigned}/u.test(radical) || point === 0x2e80) continue;
      expect([radical, foldText(radical)]).toEqual([radical, expect.stringMatching(/^\p{Unified_Ideograph}$/u)]);
    }
  });

  test('folds once and for all', () => {
    for (let point = 0; point <= 0x10ffff; point++) {
      if (!/(?!\p{Co})\p{Assigned}/u.test(String.fromCodePoint(point))) continue;
      const once = foldText(`甲${String.fromCodePoint(point)}乙`);
      if (foldText(once) !== once) throw new Error(`U+${point.toString(16)}: ${once}`);
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        for (const fold of [foldText, foldIdentifier]) expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

test('identifiers drop blanks', () => {
  for (const spelling of [
    'A3402100000002026110001',
    'a3402 1000 0000 2026 1100 01',
    'Ａ3402１00000002026110001',
    '\u200bA3402100000002026110001 ',
  ]) {
    expect(foldIdentifier(spelling)).toBe('a3402100000002026110001');
  }
  expect(new Set(['Ａ', 'a', ' A ', 'A\u3164'].map(foldIdentifier)).size).toBe(1);
  expect(foldIdentifier('ｈｏｓｐｉｔａｌ')).toBe(foldIdentifier('Hospital'));
  expect(foldIdentifier('湾公（刑）立字 [2026] 7号')).toBe(foldIdentifier('湾公(刑)立字〔2026〕7号'));
  for (const name of ['zhang.san', 'a--b', 'x_y@z-1']) expect(foldIdentifier(name)).toBe(name);
});

test('words of a search are folded as what is searched', () => {
  expect(foldedWords(' 宣传　ＡＰＰ\u200b（一） ')).toEqual(['宣传', 'app(一)']);
  expect(foldedWords('\u3164')).toEqual([]);
});

test('an identifier is found in a text in any spelling, and the rest stays as it was typed', () => {
  const number = 'A3402-〔2026〕7';
  expect(replaceIdentifier('重复登记：ａ３４０２－［２０２６］ ７ 与A3402-〔2026〕70。Ａ', number, '#')).toBe(
    '重复登记：# 与#0。Ａ',
  );
  expect(replaceIdentifier('无编号', number, '#')).toBe('无编号');
  expect(replaceIdentifier('无编号', ' ', '#')).toBe('无编号');
});
