import { describe, expect, test } from '@jest/globals';
import { FRAUD_CASE_STAGES, VICTIM_SEXES } from './fraud-case-vocabulary.js';
import type { Term } from './vocabulary.js';

describe.each<[string, readonly Term[]]>([
  ['FRAUD_CASE_STAGES', FRAUD_CASE_STAGES],
  ['VICTIM_SEXES', VICTIM_SEXES],
])('%s', (_, list) => {
  test('has codes and names that cannot be confused', () => {
    for (const part of ['code', 'zh', 'en'] as const)
      expect(new Set(list.map((term) => term[part])).size).toBe(list.length);
    for (const { code } of list) expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
  });
});

test('a case is reported before it is filed, and filed before it is solved', () => {
  expect(FRAUD_CASE_STAGES.map(({ code }) => code)).toEqual(['REPORTED', 'FILED', 'SOLVED']);
});
