import { describe, expect, test } from '@jest/globals';
import { phrase, placeholdersOf, type Wording } from './wording.js';

const TOO_LONG: Wording = {
  zh: ['{field}最多 {max} 个字，现在 {actual} 个', '{field}太长'],
  en: ['{field}: at most {max}, not {actual}', '{field} is too long'],
};

describe('phrase', () => {
  test('says the most precise thing it has the values for', () => {
    expect(phrase(TOO_LONG, { field: '标题', max: 200, actual: 230 }, 'zh-CN')).toBe('标题最多 200 个字，现在 230 个');
    expect(phrase(TOO_LONG, { field: '标题', max: 200 }, 'zh-CN')).toBe('标题太长');
    expect(phrase(TOO_LONG, { field: 'Title', max: 200, actual: 230 }, 'en')).toBe('Title: at most 200, not 230');
  });

  test('never prints a hole, even without any value', () => {
    expect(phrase(TOO_LONG, {}, 'en')).toBe(' is too long');
  });

  test('separates long numbers only', () => {
    const wording: Wording = { zh: ['{max}'], en: ['{max}'] };
    expect(phrase(wording, { max: 9999 }, 'en')).toBe('9999');
    expect(phrase(wording, { max: 10 ** 12 }, 'zh-CN')).toBe('1,000,000,000,000');
  });

  test('takes values as they are, even where they look like placeholders or patterns', () => {
    expect(phrase(TOO_LONG, { field: '{max} $& $1', max: 2, actual: 3 }, 'en')).toBe('{max} $& $1: at most 2, not 3');
  });
});

test('placeholdersOf lists the names a sentence needs', () => {
  expect(placeholdersOf(TOO_LONG.zh[0])).toEqual(['field', 'max', 'actual']);
  expect(placeholdersOf('请先登录')).toEqual([]);
});
