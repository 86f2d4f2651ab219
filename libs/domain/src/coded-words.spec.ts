import { describe, expect, it, test } from '@jest/globals';
import { BOUNDS } from './bounds.js';
import { BANKS, type CodedTerm, OCCUPATIONS, PAYMENT_METHODS, readCodedWords } from './coded-words.js';
import { foldIdentifier } from './fold.js';

const LISTS: readonly [string, readonly CodedTerm[], number][] = [
  ['OCCUPATIONS', OCCUPATIONS, BOUNDS.victimOccupation.max],
  ['PAYMENT_METHODS', PAYMENT_METHODS, BOUNDS.paymentMethod.max],
  ['BANKS', BANKS, BOUNDS.bankName.max],
];

describe.each(LISTS)('%s', (_, list, most) => {
  test('no name, alias or code is of two entries, and every one may be written', () => {
    const names = list.flatMap(({ code, zh, en, aliases = [] }) => [
      ...new Set([code, zh, en, ...aliases].map(foldIdentifier)),
    ]);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    for (const name of names) expect([...name].length).toBeLessThanOrEqual(most);
  });

  test('every code, name and alias is read as its entry; the last entry is OTHER', () => {
    for (const { code, zh, en, aliases = [] } of list) {
      for (const name of [code, zh, en, code.toLowerCase(), ` ${zh} `])
        expect(readCodedWords(list, name)).toEqual({ code, words: zh });
      for (const alias of aliases) expect(readCodedWords(list, alias)).toEqual({ code, words: alias });
    }
    expect(list.at(-1)?.code).toBe('OTHER');
  });

  test('no part of a name by which an entry is found leads to two', () => {
    for (const { code, within = [] } of list)
      for (const name of within) expect(readCodedWords(list, name)?.code).toBe(code);
  });
});

describe('words of no entry', () => {
  it('are OTHER and kept', () => {
    expect(readCodedWords(OCCUPATIONS, ' 渔民 ')).toEqual({ code: 'OTHER', words: '渔民' });
    expect(readCodedWords(PAYMENT_METHODS, '代付')).toEqual({ code: 'OTHER', words: '代付' });
    expect(readCodedWords(BANKS, '惠民银行')).toEqual({ code: 'OTHER', words: '惠民银行' });
  });

  it('are nothing where nothing is written', () => {
    for (const nothing of [null, undefined, '', ' \u3000 ']) expect(readCodedWords(BANKS, nothing)).toBeNull();
  });
});

describe('a branch', () => {
  it.each([
    ['中国工商银行股份有限公司陶辛支行', 'ICBC'],
    ['建行湾里分理处', 'CCB'],
    ['丰禾农商银行', 'RURAL_COMMERCIAL'],
    ['清江村镇银行', 'VILLAGE_BANK'],
    ['陶辛支行', 'OTHER'],
  ])('%s is of its bank, with the words kept', (words, code) => {
    expect(readCodedWords(BANKS, words)).toEqual({ code, words });
  });

  it('that names two banks is of neither', () => {
    expect(readCodedWords(BANKS, '工行转建行')).toEqual({ code: 'OTHER', words: '工行转建行' });
  });
});
