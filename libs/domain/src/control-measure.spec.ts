import { expect, test } from '@jest/globals';
import { CONTROL_MEASURE_TYPES } from './control-measure.js';

test('controlMeasures have codes in upper snake case and names in both languages, each once', () => {
  expect(CONTROL_MEASURE_TYPES).toHaveLength(8);
  for (const { code, zh, en } of CONTROL_MEASURE_TYPES) {
    expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/^[A-Z][a-z ]/);
  }
  for (const names of [
    CONTROL_MEASURE_TYPES.map(({ code }) => code),
    CONTROL_MEASURE_TYPES.map(({ zh }) => zh),
    CONTROL_MEASURE_TYPES.map(({ en }) => en),
  ]) {
    expect(new Set<string>(names).size).toBe(names.length);
  }
});
