import { expect, test } from '@jest/globals';
import { APPROVAL_KINDS, APPROVAL_STATES } from './approval.js';

test.each([
  ['kinds', APPROVAL_KINDS, 5],
  ['states', APPROVAL_STATES, 5],
] as const)('%s have codes in upper snake case and names in both languages, each once', (_, terms, count) => {
  expect(new Set(terms.map(({ code }) => code)).size).toBe(count);
  expect(new Set(terms.map(({ zh }) => zh)).size).toBe(count);
  for (const { code, zh, en } of terms) {
    expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/^[A-Z][a-z ]/);
  }
});
