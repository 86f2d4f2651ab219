import { expect, test } from '@jest/globals';
import { PRECAUTIONS } from './precaution.js';

test('precautions have codes in upper snake case and names in both languages, each once', () => {
  expect(PRECAUTIONS).toHaveLength(8);
  for (const { code, zh, en } of PRECAUTIONS) {
    expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/^[A-Z][a-z ]/);
  }
  for (const names of [
    PRECAUTIONS.map(({ code }) => code),
    PRECAUTIONS.map(({ zh }) => zh),
    PRECAUTIONS.map(({ en }) => en),
  ]) {
    expect(new Set<string>(names).size).toBe(names.length);
  }
});
