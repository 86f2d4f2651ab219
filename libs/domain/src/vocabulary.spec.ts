import { describe, expect, test } from '@jest/globals';
import {
  ACTIVITY_STATUSES,
  ACTIVITY_TYPES,
  AUDIENCES,
  BREAKDOWN_DIMENSIONS,
  CHANNELS,
  FUNDS_ACTION_STAGES,
  CONFIRMATIONS,
  INTERCEPTION_VENUES,
  isTermCode,
  LEADERSHIP_ROLES,
  QUALIFIERS,
  RECORD_STATUSES,
  REGION_LEVELS,
  sectorOf,
  SECTORS,
  TENANT_TYPES,
  type TenantType,
  type Term,
  termOf,
} from './vocabulary.js';

const LISTS: readonly { name: string; list: readonly Term[]; size: number }[] = [
  { name: 'TENANT_TYPES', list: TENANT_TYPES, size: 8 },
  { name: 'SECTORS', list: SECTORS, size: 8 },
  { name: 'REGION_LEVELS', list: REGION_LEVELS, size: 5 },
  { name: 'ACTIVITY_TYPES', list: ACTIVITY_TYPES, size: 32 },
  { name: 'CHANNELS', list: CHANNELS, size: 46 },
  { name: 'AUDIENCES', list: AUDIENCES, size: 21 },
  { name: 'QUALIFIERS', list: QUALIFIERS, size: 5 },
  { name: 'ACTIVITY_STATUSES', list: ACTIVITY_STATUSES, size: 3 },
  { name: 'RECORD_STATUSES', list: RECORD_STATUSES, size: 2 },
  { name: 'LEADERSHIP_ROLES', list: LEADERSHIP_ROLES, size: 4 },
  { name: 'CONFIRMATIONS', list: CONFIRMATIONS, size: 3 },
  { name: 'INTERCEPTION_VENUES', list: INTERCEPTION_VENUES, size: 5 },
  { name: 'FUNDS_ACTION_STAGES', list: FUNDS_ACTION_STAGES, size: 3 },
  { name: 'BREAKDOWN_DIMENSIONS', list: BREAKDOWN_DIMENSIONS, size: 16 },
];

describe.each(LISTS)('$name', ({ list, size }) => {
  test(`has ${size} codes in upper snake case, each once`, () => {
    expect(list).toHaveLength(size);
    expect(new Set(list.map(({ code }) => code)).size).toBe(size);
    for (const { code } of list) expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
  });

  test('has names that fit a pick list and cannot be confused', () => {
    expect(new Set(list.map(({ zh }) => zh)).size).toBe(size);
    expect(new Set(list.map(({ en }) => en)).size).toBe(size);
    for (const { zh, en } of list) {
      expect([...zh].length).toBeLessThanOrEqual(8);
      expect(en).toMatch(/^[\x20-\x7e]{3,28}$/);
    }
  });
});

describe('sectorOf', () => {
  const expected: [TenantType, string][] = [
    ['DISTRICT', 'LOCAL_GOVERNMENT'],
    ['SCHOOL', 'EDUCATION'],
    ['BANK', 'FINANCE'],
    ['POLICE', 'PUBLIC_SECURITY'],
    ['HOSPITAL', 'HEALTH'],
    ['COMMUNITY', 'COMMUNITY'],
    ['DEPARTMENT', 'OTHER'],
    ['AUTHORITY', 'LOCAL_GOVERNMENT'],
  ];

  test.each(expected)('%s belongs to %s unless somebody chooses otherwise', (tenantType, sector) => {
    expect(sectorOf(tenantType)).toBe(sector);
  });
});

describe('looking up a term', () => {
  test('finds it by its code', () => {
    expect(termOf(CHANNELS, 'ATM_SCREEN')).toEqual({ code: 'ATM_SCREEN', zh: '自助终端', en: 'ATM screen' });
  });

  test('knows which codes a list has', () => {
    expect(isTermCode(AUDIENCES, 'STUDENTS')).toBe(true);
    expect(isTermCode(AUDIENCES, 'students')).toBe(false);
    expect(isTermCode(AUDIENCES, 'ATM_SCREEN')).toBe(false);
  });

  test('refuses a code that slipped past the checks', () => {
    const unchecked: Term = { code: 'GONE', zh: '', en: '' };
    expect(() => termOf<string>(CHANNELS, unchecked.code)).toThrow(RangeError);
  });

  test('does not compile for a code of another list', () => {
    // @ts-expect-error STUDENTS is an audience, not a channel.
    expect(() => termOf(CHANNELS, 'STUDENTS')).toThrow('STUDENTS');
  });
});
