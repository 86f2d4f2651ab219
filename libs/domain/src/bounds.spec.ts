import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BOUNDS, dateErrors, listErrors, passwordErrors, textErrors } from './bounds.js';

const codes = (errors: readonly { code: string }[]) => errors.map(({ code }) => code);

describe('textErrors', () => {
  test('a required text must be there; blanks are not there', () => {
    for (const missing of [null, undefined, '', '  ', '\u3000\n', '\u3164', '\u200b\u2800\ufeff']) {
      expect(textErrors('title', missing, BOUNDS.title)).toEqual([{ path: 'title', code: 'REQUIRED' }]);
      expect(textErrors('venue', missing, BOUNDS.venue)).toEqual([]);
    }
  });

  test('an optional text that is there must be long enough', () => {
    expect(textErrors('name', '', { min: 3, max: 5 })).toEqual([]);
    expect(textErrors('name', 'ab', { min: 3, max: 5 })).toEqual([
      { path: 'name', code: 'TOO_SHORT', params: { min: 3, actual: 2 } },
    ]);
  });

  test('the bound itself is allowed, one more is not', () => {
    expect(textErrors('title', '字'.repeat(200), BOUNDS.title)).toEqual([]);
    expect(textErrors('title', '字'.repeat(201), BOUNDS.title)).toEqual([
      { path: 'title', code: 'TOO_LONG', params: { max: 200, actual: 201 } },
    ]);
  });

  test('counts characters as people do, and not the blanks around them', () => {
    expect(textErrors('title', '𠮷'.repeat(200), BOUNDS.title)).toEqual([]);
    expect(textErrors('title', ` ${'字'.repeat(200)}\n`, BOUNDS.title)).toEqual([]);
  });

  test.each(['\u0000', '\u001b', '\u007F', '\u009F', '\uD800', '\uDFFF', '\uFFFD', '\uFFFE'])(
    'refuses %j inside a text, of one line or many, and tells where it is',
    (character) => {
      for (const multiline of [true, false]) {
        expect(textErrors('title', `反诈宣${character}传进社区`, { max: 10, multiline })).toEqual([
          { path: 'title', code: 'INVALID_CHARACTERS', params: { near: '反诈宣' } },
        ]);
      }
    },
  );

  test('what cannot be seen and does no harm is not refused: it is not stored', () => {
    for (const unseen of [
      '\u200B',
      '\u200C',
      '\u200D',
      '\uFEFF',
      '\u202A',
      '\u202E',
      '\u2066',
      '\u2069',
      '\u00AD',
      '\u3164',
    ]) {
      expect(textErrors('title', `${unseen}反${unseen}诈`, { max: 2 })).toEqual([]);
    }
  });

  test('allows line breaks in texts of many lines only; a tab is a blank', () => {
    expect(textErrors('narrative', '一\r\n\t二', BOUNDS.narrative)).toEqual([]);
    for (const end of ['\n', '\r', '\r\n', '\u000b', '\u2028']) {
      expect(codes(textErrors('title', `一${end}二`, BOUNDS.title))).toEqual(['LINE_BREAK']);
    }
    expect(textErrors('title', '一\t二\n', BOUNDS.title)).toEqual([]);
  });

  test('a name has a letter, an ideograph or a digit', () => {
    for (const sign of ['——', '……', '!!!', '🎉', '\u0301\u0302', '★★★']) {
      expect(codes(textErrors('title', sign, BOUNDS.title))).toEqual(['NO_LETTER']);
      expect(textErrors('narrative', sign, BOUNDS.narrative)).toEqual([]);
    }
    for (const name of ['讲', 'A', '7', '①', '“第一课”', '한', 'ⵣ', '𠮷'])
      expect(textErrors('title', name, BOUNDS.title)).toEqual([]);
  });

  test('numbers of persons are refused in whatever is kept', () => {
    expect(codes(textErrors('note', '身份证 11010519491231002X', BOUNDS.narrative))).toEqual(['PERSONAL_NUMBER']);
    expect(codes(textErrors('partner', '６２２２０２１２３４５６７８９０１２８', BOUNDS.partner))).toEqual([
      'PERSONAL_NUMBER',
    ]);
    expect(textErrors('text', '11010519491231002X', BOUNDS.searchText)).toEqual([]);
  });

  test.each(['反诈“开学第一课”（2026）', '〔2026〕12号', 'Ünïcode', '𠮷野家', '户口簿\u3000首页', '👮 1‰'])(
    'allows %s',
    (text) => {
      expect(textErrors('title', text, BOUNDS.title)).toEqual([]);
    },
  );

  test('reports a wrong length and a wrong character together', () => {
    expect(codes(textErrors('title', `${'字'.repeat(201)}\u0000a`, BOUNDS.title))).toEqual([
      'TOO_LONG',
      'INVALID_CHARACTERS',
    ]);
  });

  test('judges length by what is seen, whatever the text', () => {
    const unit = fc.string({ unit: fc.constantFrom('a', '字', '𠮷', 'é', 'é', '👩‍👩‍👧', '👍🏽'), maxLength: 30 });
    fc.assert(
      fc.property(unit, fc.integer({ min: 1, max: 20 }), (text, max) => {
        const seen = [...new Intl.Segmenter('zh').segment(text)].length;
        expect(codes(textErrors('title', text, { max })).includes('TOO_LONG')).toBe(seen > max);
      }),
    );
  });
});

describe('passwordErrors', () => {
  const of = (password: string, username = 'zhangsan') => codes(passwordErrors('password', password, username));

  test.each(['Fanzha2026', 'fanzha-2026', 'FANZHA_2026', 'Fan zha!', '反诈Ab12345', 'A1!'.repeat(42)])(
    'accepts %s',
    (password) => {
      expect(of(password)).toEqual([]);
    },
  );

  test('wants eight characters and at most 128', () => {
    expect(passwordErrors('next', 'Abc123!', 'zhangsan')).toEqual([
      { path: 'next', code: 'TOO_SHORT', params: { min: 8, actual: 7 } },
    ]);
    expect(of('Ab1!'.repeat(32))).toEqual([]);
    expect(of(`${'Ab1!'.repeat(32)}x`)).toEqual(['TOO_LONG']);
    expect(of('')).toEqual(['REQUIRED']);
  });

  test.each(['fanzhafanzha', 'fanzha2026', '2026-11-05', 'FanZhaFanZha'])(
    'finds two classes too few: %s',
    (password) => {
      expect(of(password)).toEqual(['WEAK_PASSWORD']);
    },
  );

  test('must not contain the user name, in any case', () => {
    expect(of('Zhangsan-2026')).toEqual(['PASSWORD_CONTAINS_USERNAME']);
    expect(of('Lisi-2026', 'LISI')).toEqual(['PASSWORD_CONTAINS_USERNAME']);
    expect(of('Lisi-2026', '')).toEqual([]);
  });

  test('never trims: blanks are characters too', () => {
    expect(of('Abc 12  ')).toEqual([]);
  });
});

describe('dateErrors', () => {
  test('a required date must be there', () => {
    expect(dateErrors('startOn', '', { required: true })).toEqual([{ path: 'startOn', code: 'REQUIRED' }]);
    expect(dateErrors('endOn', null)).toEqual([]);
  });

  test('the day must exist', () => {
    expect(dateErrors('startOn', '2026-02-30')).toEqual([{ path: 'startOn', code: 'NOT_A_DATE' }]);
  });

  test('begins in 2000', () => {
    expect(dateErrors('startOn', '2000-01-01')).toEqual([]);
    expect(dateErrors('startOn', '1999-12-31')).toEqual([
      { path: 'startOn', code: 'DATE_TOO_EARLY', params: { earliest: '2000-01-01' } },
    ]);
  });

  test('ends today where the future is not allowed', () => {
    expect(dateErrors('startOn', '2026-11-05', { today: '2026-11-05' })).toEqual([]);
    expect(dateErrors('startOn', '2026-11-06')).toEqual([]);
    expect(dateErrors('startOn', '2026-11-06', { today: '2026-11-05' })).toEqual([
      { path: 'startOn', code: 'DATE_IN_FUTURE', params: { latest: '2026-11-05' } },
    ]);
  });
});

describe('listErrors', () => {
  const bounds = { min: 1, max: 2 };

  test('wants neither too few nor too many entries', () => {
    expect(listErrors('members', ['a'], bounds)).toEqual([]);
    expect(listErrors('members', ['a', 'b'], bounds)).toEqual([]);
    expect(listErrors('members', [], bounds)).toEqual([
      { path: 'members', code: 'TOO_FEW_ITEMS', params: { min: 1, actual: 0 } },
    ]);
    expect(listErrors('members', ['a', 'b', 'c'], bounds)).toEqual([
      { path: 'members', code: 'TOO_MANY_ITEMS', params: { max: 2, actual: 3 } },
    ]);
  });

  test('asks for none where none is asked for', () => {
    expect(listErrors('partners', [], BOUNDS.partners)).toEqual([]);
  });
});
