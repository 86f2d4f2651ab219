import { describe, expect, test } from '@jest/globals';
import { DEFAULT_LOCALE, isLocale, LOCALES, nameIn } from './locale.js';

describe('locale', () => {
  test('is Chinese unless somebody chose otherwise', () => {
    expect(DEFAULT_LOCALE).toBe('zh-CN');
    expect(LOCALES[0]).toBe(DEFAULT_LOCALE);
  });

  test.each(['zh-CN', 'en'])('%s is spoken', (text) => expect(isLocale(text)).toBe(true));

  test.each(['zh', 'zh-TW', 'EN', ''])('%j is not', (text) => expect(isLocale(text)).toBe(false));

  test('names a thing in the chosen language', () => {
    const school = { zh: '学校', en: 'School' };
    expect(nameIn('zh-CN', school)).toBe('学校');
    expect(nameIn('en', school)).toBe('School');
  });
});
