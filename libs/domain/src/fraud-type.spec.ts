import { describe, expect, test } from '@jest/globals';
import { FRAUD_TYPES, type FraudType, fraudType, type FraudTypeCode, isFraudTypeCode } from './fraud-type.js';

const entries: readonly FraudType[] = FRAUD_TYPES;

describe('the taxonomy', () => {
  test('has 48 entries, each code and each name once', () => {
    expect(entries).toHaveLength(48);
    expect(new Set(entries.map(({ code }) => code)).size).toBe(48);
    expect(new Set(entries.map(({ zh }) => zh)).size).toBe(48);
    expect(new Set(entries.map(({ en }) => en)).size).toBe(48);
  });

  test('has two levels, parents first', () => {
    const seen = new Set<string>();
    for (const { code, parent } of entries) {
      if (parent !== null) {
        expect(seen).toContain(parent);
        expect(fraudType(parent).parent).toBeNull();
      }
      seen.add(code);
    }
  });

  test('a code of four digits begins with the code of its parent', () => {
    for (const { code, parent } of entries) {
      if (/^F\d{4}$/.test(code)) expect(parent).toBe(code.slice(0, 3));
    }
  });

  test('keeps the pension-fraud tag on an axis of its own', () => {
    for (const { code, parent, pension } of entries) {
      expect(pension).toBe(code.startsWith('P'));
      if (parent !== null) expect(fraudType(parent).pension).toBe(pension);
    }
    expect(entries.filter(({ pension }) => pension)).toHaveLength(7);
  });
});

describe('looking up', () => {
  test('finds an entry with its parent', () => {
    expect(fraudType('F0202')).toMatchObject({ zh: '婚恋诱导投资（杀猪盘）', parent: 'F02', pension: false });
  });

  test('recognises codes of the taxonomy', () => {
    expect(isFraudTypeCode('P03')).toBe(true);
    expect(isFraudTypeCode('F21')).toBe(false);
    expect(isFraudTypeCode('f01')).toBe(false);
  });

  test('refuses a code that slipped past the checks', () => {
    expect(() => fraudType('F21' as FraudTypeCode)).toThrow(RangeError);
  });
});
