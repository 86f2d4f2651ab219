import { describe, expect, test } from '@jest/globals';
import { ERROR_CODES, ERROR_REASONS } from './domain-error.js';
import { ERROR_WORDING } from './error-wording.js';
import { REASON_WORDING } from './reason-wording.js';
import { placeholdersOf } from './wording.js';

const WORDINGS = [
  ...ERROR_CODES.map((code) => ({ code, ...ERROR_WORDING[code] })),
  ...ERROR_REASONS.map((code) => ({ code, ...REASON_WORDING[code] })),
];

describe.each(WORDINGS)('the wording of $code', ({ zh, en }) => {
  test('ends with a sentence that needs no value', () => {
    for (const candidates of [zh, en]) expect(placeholdersOf(candidates.at(-1) ?? '')).toEqual([]);
  });

  test('names the same values in both languages', () => {
    expect(zh.map((sentence) => placeholdersOf(sentence).sort())).toEqual(
      en.map((sentence) => placeholdersOf(sentence).sort()),
    );
  });

  test('is written in its language', () => {
    for (const sentence of zh) expect(sentence).toMatch(/\p{Script=Han}/u);
    for (const sentence of en) expect(sentence).not.toMatch(/\p{Script=Han}/u);
  });
});

test('no two errors are worded alike', () => {
  expect(new Set(WORDINGS.map(({ zh }) => zh[0])).size).toBe(WORDINGS.length);
});
