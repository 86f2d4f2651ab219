import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BOUNDS, dateFaults, listFaults, passwordFaults, textFaults } from './bounds.js';

const codes = (faults: readonly { code: string }[]) => faults.map(({ code }) => code);

describe('textFaults', () => {
  test('a required text must be there; blanks are not there', () => {
    for (const missing of [null, undefined, '', '  ', '\u3000\n']) {
      expect(textFaults('title', missing, BOUNDS.title)).toEqual([{ path: 'title', code: 'REQUIRED' }]);
      expect(textFaults('place', missing, BOUNDS.place)).toEqual([]);
    }
  });

  test('an optional text that is there must be long enough', () => {
    expect(textFaults('name', '', { min: 3, max: 5 })).toEqual([]);
    expect(textFaults('name', 'ab', { min: 3, max: 5 })).toEqual([
      { path: 'name', code: 'TOO_SHORT', params: { min: 3, actual: 2 } },
    ]);
  });

  test('the bound itself is allowed, one more is not', () => {
    expect(textFaults('title', '字'.repeat(200), BOUNDS.title)).toEqual([]);
    expect(textFaults('title', '字'.repeat(201), BOUNDS.title)).toEqual([
      { path: 'title', code: 'TOO_LONG', params: { max: 200, actual: 201 } },
    ]);
  });

  test('counts characters as people do, and not the blanks around them', () => {
    expect(textFaults('title', '𠮷'.repeat(200), BOUNDS.title)).toEqual([]);
    expect(textFaults('title', ` ${'字'.repeat(200)}\n`, BOUNDS.title)).toEqual([]);
  });

  test.each([
    ['\u0000', 'U+0000'], ['\u001F', 'U+001F'], ['\r', 'U+000D'], ['\u007F', 'U+007F'], ['\u009F', 'U+009F'],
    ['\u200B', 'U+200B'], ['\u200C', 'U+200C'], ['\u200D', 'U+200D'], ['\uFEFF', 'U+FEFF'],
    ['\u202A', 'U+202A'], ['\u202E', 'U+202E'], ['\u2066', 'U+2066'], ['\u2069', 'U+2069'],
    ['\uD800', 'U+D800'], ['\uDFFF', 'U+DFFF'],
  ])('refuses %j inside a text, of one line or many', (character, notation) => {
    for (const multiline of [true, false]) {
      expect(textFaults('title', `反${character}诈`, { max: 10, multiline })).toEqual([
        { path: 'title', code: 'INVALID_CHARACTERS', params: { character: notation } },
      ]);
    }
  });

  test('allows line breaks and tabs in texts of many lines only', () => {
    expect(textFaults('narrative', '一\n\t二', BOUNDS.narrative)).toEqual([]);
    expect(codes(textFaults('title', '一\n二', BOUNDS.title))).toEqual(['INVALID_CHARACTERS']);
    expect(codes(textFaults('title', '一\t二', BOUNDS.title))).toEqual(['INVALID_CHARACTERS']);
  });

  test.each(['反诈“开学第一课”（2026）', '〔2026〕12号', 'Ünïcode', '𠮷野家', '户口簿\u3000首页', '👮 1‰'])('allows %s', (text) => {
    expect(textFaults('title', text, BOUNDS.title)).toEqual([]);
  });

  test('reports a wrong length and a wrong character together', () => {
    expect(codes(textFaults('title', `${'字'.repeat(201)}\u200Ba`, BOUNDS.title))).toEqual([
      'TOO_LONG', 'INVALID_CHARACTERS',
    ]);
  });

  test('judges length by code points, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.integer({ min: 1, max: 20 }), (text, max) => {
        const isTooLong = Array.from(text.trim()).length > max;
        expect(codes(textFaults('title', text, { max })).includes('TOO_LONG')).toBe(isTooLong);
      }),
    );
  });
});

describe('passwordFaults', () => {
  const of = (password: string, username = 'zhangsan') => codes(passwordFaults('password', password, username));

  test.each(['Fanzha2026', 'fanzha-2026', 'FANZHA_2026', 'Fan zha!', '反诈Ab12345', 'A1!'.repeat(42)])('accepts %s', (password) => {
    expect(of(password)).toEqual([]);
  });

  test('wants eight characters and at most 128', () => {
    expect(passwordFaults('next', 'Abc123!', 'zhangsan')).toEqual([
      { path: 'next', code: 'TOO_SHORT', params: { min: 8, actual: 7 } },
    ]);
    expect(of('Ab1!'.repeat(32))).toEqual([]);
    expect(of(`${'Ab1!'.repeat(32)}x`)).toEqual(['TOO_LONG']);
    expect(of('')).toEqual(['REQUIRED']);
  });

  test.each(['fanzhafanzha', 'fanzha2026', '2026-11-05', 'FanZhaFanZha'])('finds two classes too few: %s', (password) => {
    expect(of(password)).toEqual(['WEAK_PASSWORD']);
  });

  test('must not contain the user name, in any case', () => {
    expect(of('Zhangsan-2026')).toEqual(['PASSWORD_CONTAINS_USERNAME']);
    expect(of('Lisi-2026', 'LISI')).toEqual(['PASSWORD_CONTAINS_USERNAME']);
    expect(of('Lisi-2026', '')).toEqual([]);
  });

  test('never trims: blanks are characters too', () => {
    expect(of('Abc 12  ')).toEqual([]);
  });
});

describe('dateFaults', () => {
  test('a required date must be there', () => {
    expect(dateFaults('startOn', '', { required: true })).toEqual([{ path: 'startOn', code: 'REQUIRED' }]);
    expect(dateFaults('endOn', null)).toEqual([]);
  });

  test('the day must exist', () => {
    expect(dateFaults('startOn', '2026-02-30')).toEqual([{ path: 'startOn', code: 'NOT_A_DATE' }]);
  });

  test('begins in 2000', () => {
    expect(dateFaults('startOn', '2000-01-01')).toEqual([]);
    expect(dateFaults('startOn', '1999-12-31')).toEqual([
      { path: 'startOn', code: 'DATE_TOO_EARLY', params: { earliest: '2000-01-01' } },
    ]);
  });

  test('ends today where the future is not allowed', () => {
    expect(dateFaults('startOn', '2026-11-05', { today: '2026-11-05' })).toEqual([]);
    expect(dateFaults('startOn', '2026-11-06')).toEqual([]);
    expect(dateFaults('startOn', '2026-11-06', { today: '2026-11-05' })).toEqual([
      { path: 'startOn', code: 'DATE_IN_FUTURE', params: { latest: '2026-11-05' } },
    ]);
  });
});

describe('listFaults', () => {
  const bounds = { min: 1, max: 2 };

  test('wants neither too few nor too many entries', () => {
    expect(listFaults('members', ['a'], bounds)).toEqual([]);
    expect(listFaults('members', ['a', 'b'], bounds)).toEqual([]);
    expect(listFaults('members', [], bounds)).toEqual([
      { path: 'members', code: 'TOO_FEW_ITEMS', params: { min: 1, actual: 0 } },
    ]);
    expect(listFaults('members', ['a', 'b', 'c'], bounds)).toEqual([
      { path: 'members', code: 'TOO_MANY_ITEMS', params: { max: 2, actual: 3 } },
    ]);
  });

  test('asks for none where none is asked for', () => {
    expect(listFaults('partners', [], BOUNDS.partners)).toEqual([]);
  });
});
