import { expect, test } from '@jest/globals';
import { DomainError } from './domain-error.js';
import { requireFound, requireId, requireVersion } from './required.js';

const errorOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    return error instanceof DomainError ? { code: error.code, details: error.details } : error;
  }
  return null;
};

test('what was found is answered, and what was not is NOT_FOUND', () => {
  const row = { id: 'one' };
  expect(requireFound(row)).toBe(row);
  for (const missing of [null, undefined, false as const])
    expect(errorOf(() => requireFound(missing))).toEqual({ code: 'NOT_FOUND' });
});

test('a text that is no id is NOT_FOUND', () => {
  expect(errorOf(() => requireId('0199a000-0000-7000-8000-000000000001'))).toBeNull();
  expect(errorOf(() => requireId("1' or true"))).toEqual({ code: 'NOT_FOUND' });
});

test('another version than the one that was seen is CONFLICT and tells what is there now', () => {
  expect(errorOf(() => requireVersion({ version: 3 }, 3))).toBeNull();
  expect(errorOf(() => requireVersion({ version: 3 }, 2))).toEqual({ code: 'CONFLICT', details: { version: 3 } });
  const now = { state: 'SUBMITTED', version: 3 };
  expect(errorOf(() => requireVersion({ version: 3 }, 2, now))).toEqual({ code: 'CONFLICT', details: now });
});
