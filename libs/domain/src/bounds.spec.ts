import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BOUNDS, dateFaults, listFaults, passwordFaults, textFaults } from './bounds.js';

const codes = (faults: readonly { code: string }[]) => faults.map(({ code }) => code);

describe('textFaults', () => {
  test('a required text must be there; blanks are not there', () => {
    for (const missing of [null, undefined, '', '  ', '\u3000\n', '\u3164', '\u200b\u2800\ufeff']) {
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

  test.each(['\u0000', '\u001b', '\u007F', '\u009F', '\uD800', '\uDFFF', '\uFFFD', '\uFFFE'])(
    'refuses %j inside a text, of one line or many, and tells where it is',
    (character) => {
      for (const multiline of [true, false]) {
        expect(textFaults('title', `反诈宣${character}传进社区`, { max: 10, multiline })).toEqual([
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
      expect(textFaults('title', `${unseen}反${unseen}诈`, { max: 2 })).toEqual([]);
    }
  });

  test('allows line breaks in texts of many lines only; a tab is a blank', () => {
    expect(textFaults('narrative', '一\r\n\t二', BOUNDS.narrative)).toEqual([]);
    for (const end of ['\n', '\r', '\r\n', '\u000b', '\u2028']) {
      expect(codes(textFaults('title', `一${end}二`, BOUNDS.title))).toEqual(['LINE_BREAK']);
    }
    expect(textFaults('title', '一\t二\n', BOUNDS.title)).toEqual([]);
  });

  test('a name has a letter, an ideograph or a digit', () => {
    for (const sign of ['——', '……', '!!!', '🎉', '\u0301\u0302', '★★★']) {
      expect(codes(textFaults('title', sign, BOUNDS.title))).toEqual(['NO_LETTER']);
      expect(textFaults('narrative', sign, BOUNDS.narrative)).toEqual([]);
    }
    for (const name of ['讲', 'A', '7', '①', '“第一课”', '한', 'ⵣ', '𠮷'])
      expect(textFaults('title', name, BOUNDS.title)).toEqual([]);
  });

  test('numbers of persons are refused in whatever is kept', () => {
    expect(codes(textFaults('note', '身份证 11010519491231002X', BOUNDS.narrative))).toEqual(['PERSONAL_NUMBER']);
    expect(codes(textFaults('partner', '６２２２０２１２３４５６７８９０１２８', BOUNDS.partner))).toEqual([
      'PERSONAL_NUMBER',
    ]);
    expect(textFaults('text', '11010519491231002X', BOUNDS.searchText)).toEqual([]);
  });

  test.each(['反诈“开学第一课”（2026）', '〔2026〕12号', 'Ünïcode', '𠮷野家', '户口簿\u3000首页', '👮 1‰'])(
    'allows %s',
    (text) => {
      expect(textFaults('title', text, BOUNDS.title)).toEqual([]);
    },
  );

  test('reports a wrong length and a wrong character together', () => {
    expect(codes(textFaults('title', `${'字'.repeat(201)}\u0000a`, BOUNDS.title))).toEqual([
      'TOO_LONG',
      'INVALID_CHARACTERS',
    ]);
  });

  test('judges length by what is seen, whatever the text', () => {
    const unit = fc.string({ unit: fc.constantFrom('a', '字', '𠮷', 'é', 'é', '👩‍👩‍👧', '👍🏽'), maxLength: 30 });
    fc.assert(
      fc.property(unit, fc.integer({ min: 1, max: 20 }), (text, max) => {
        const seen = [...new Intl.Segmenter('zh').segment(text)].length;
        expect(codes(textFaults('title', text, { max })).includes('TOO_LONG')).toBe(seen > max);
      }),
    );
  });
});

describe('passwordFaults', () => {
  const of = (password: string, username = 'zhangsan') => codes(passwordFaults('password', password, username));

  test.each(['Fanzha2026', 'fanzha-2026', 'FANZHA_2026', 'Fan zha!', '反诈Ab12345', 'A1!'.repeat(42)])(
    'accepts %s',
    (password) => {
      expect(of(password)).toEqual([]);
    },
  );

  test('wants eight characters and at most 128', () => {
    expect(passwordFaults('next', 'Abc123!', 'zhangsan')).toEqual([
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
