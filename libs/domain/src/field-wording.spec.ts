import { describe, expect, test } from '@jest/globals';
import { FIELD_WORDING } from './field-wording.js';
import { FIELD_CODES } from './domain-error.js';
import { placeholdersOf } from './wording.js';

describe.each(FIELD_CODES)('the wording of %s', (code) => {
  const { zh, en } = FIELD_WORDING[code];

  test('ends with a sentence that needs the field alone', () => {
    for (const candidates of [zh, en]) expect(placeholdersOf(candidates.at(-1) ?? '')).toEqual(['field']);
  });

  test('asks for more where it says more, the same in both languages', () => {
    expect(zh).toHaveLength(en.length);
    zh.forEach((sentence, index) => {
      const names = placeholdersOf(sentence).sort();
      expect(names).toEqual(placeholdersOf(en[index] ?? '').sort());
      if (index < zh.length - 1) expect(names.length).toBeGreaterThan(1);
    });
  });

  test('is written in its language', () => {
    for (const sentence of zh) expect(sentence).toMatch(/\p{Script=Han}/u);
    for (const sentence of en) expect(sentence).not.toMatch(/\p{Script=Han}/u);
  });
});
