import { describe, expect, test } from '@jest/globals';
import {
  ADDITIVE_INDICATORS,
  columnOf,
  ENTERABLE_ACTIVITY_INDICATORS,
  type Indicator,
  indicator,
  type IndicatorCode,
  INDICATORS,
  isIndicatorCode,
} from './indicator.js';

const rows: readonly Indicator[] = INDICATORS;
const codesWhere = (matches: (row: Indicator) => boolean) => rows.filter(matches).map((row) => row.code);

describe('the registry', () => {
  test('holds 83 indicators, each code once', () => {
    expect(rows).toHaveLength(83);
    expect(new Set(rows.map((row) => row.code)).size).toBe(83);
  });

  test('names no two indicators alike, in either language', () => {
    expect(new Set(rows.map((row) => row.zh)).size).toBe(rows.length);
    expect(new Set(rows.map((row) => row.en)).size).toBe(rows.length);
  });

  test.each(rows)('$code is written completely', (row) => {
    expect(row.code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
    for (const text of [row.zh, row.en, row.unit, row.unitEn]) expect(text.trim()).not.toBe('');
    expect(row.definition).toMatch(/\p{Script=Han}.*。$/u);
    expect(row.definitionEn).toMatch(/^[A-Z].*\.$/);
    expect(row.definitionEn).not.toMatch(/\p{Script=Han}/u);
  });

  test('keeps five stocks, which are in place over time', () => {
    expect(codesWhere((row) => row.aggregation === 'stock')).toEqual([
      'LEADERSHIP_GROUPS',
      'LEADERSHIP_MEMBERS',
      'TENANTS',
      'HOUSEHOLDS_REGISTERED',
      'ACCOUNTS_RESTRICTED',
    ]);
  });

  test('counts units and households once', () => {
    expect(codesWhere((row) => row.aggregation === 'distinct')).toEqual([
      'TENANTS_WITH_GROUP',
      'HOUSEHOLDS_COVERED',
      'ROSTER_HOUSEHOLDS_COVERED',
    ]);
  });

  test('says of every ratio, and of nothing else, what it divides', () => {
    expect(codesWhere((row) => row.ratio !== undefined)).toEqual(codesWhere((row) => row.aggregation === 'ratio'));
    for (const row of rows) {
      if (!row.ratio) continue;
      expect(isIndicatorCode(row.ratio.numerator)).toBe(true);
      expect(isIndicatorCode(row.ratio.denominator)).toBe(true);
      expect(row.ratio.percent).toBe(row.unit === '%');
    }
  });

  test('says which ratios are shares of one set, and which are not', () => {
    const ofKind = (kind: string) => codesWhere((row) => row.ratio?.kind === kind);
    expect(ofKind('SHARE')).toEqual([
      'HOUSEHOLD_COVERAGE',
      'ALERT_HANDLED_RATE',
      'ALERT_ON_TIME_RATE',
      'ALERT_FACE_TO_FACE_RATE',
      'RECTIFICATION_RATE',
      'ON_TIME_RATE',
    ]);
    expect(ofKind('QUOTIENT')).toEqual(['CLEARANCE_RATE', 'LOSS_PER_CASE']);
    for (const row of rows) if (row.ratio?.kind === 'SHARE') expect(row.ratio.percent).toBe(true);
  });

  test('says of which figures a period gone by still changes with what is done today', () => {
    const ofAlerts = codesWhere(({ ledger }) => ledger === 'alert').filter((code) => code !== 'ALERTS_RECEIVED');
    expect(codesWhere((row) => row.byNow === true)).toEqual([
      ...ofAlerts,
      'HAZARDS_FOUND_RECTIFIED',
      'RECTIFICATION_RATE',
    ]);
  });

  test('stores exactly the amounts in yuan as money', () => {
    expect(codesWhere((row) => row.money)).toEqual(codesWhere((row) => row.unit === '元'));
    expect(codesWhere((row) => row.money)).toEqual([
      'LOSS_REPORTED',
      'LOSS',
      'STOP_PAYMENT',
      'FROZEN',
      'RETURNED',
      'LOSS_AVOIDED',
    ]);
  });

  test('lets nobody type what it counts by itself', () => {
    const counted = codesWhere((row) => row.derived);
    expect(counted).toEqual(expect.arrayContaining(['ACTIVITIES', 'CASES_FILED', 'TENANTS', 'HOUSEHOLD_VISITS']));
    expect(counted).toEqual(
      expect.arrayContaining(codesWhere((row) => row.aggregation === 'ratio' || row.aggregation === 'distinct')),
    );
    expect(counted).not.toContain('LOSS');
    expect(counted).not.toContain('HOUSEHOLDS_REPORTED');
  });
});

describe('lists read off the registry', () => {
  test('an activity states what it did, never how many activities there were', () => {
    expect(ENTERABLE_ACTIVITY_INDICATORS).toHaveLength(27);
    expect(ENTERABLE_ACTIVITY_INDICATORS).toContain('SESSIONS');
    expect(ENTERABLE_ACTIVITY_INDICATORS).not.toContain('ACTIVITIES');
    expect(ENTERABLE_ACTIVITY_INDICATORS).not.toContain('PEOPLE_VISITED');
  });

  test('sums and stocks have a column, distinct counts and ratios have none', () => {
    expect(ADDITIVE_INDICATORS).toHaveLength(72);
    expect(ADDITIVE_INDICATORS).toContain('HOUSEHOLDS_REGISTERED');
    expect(ADDITIVE_INDICATORS).not.toContain('HOUSEHOLDS_COVERED');
    expect(ADDITIVE_INDICATORS).not.toContain('CLEARANCE_RATE');
  });

  test('columns are distinct names that need no quoting', () => {
    expect(columnOf('LED_PLAYS')).toBe('led_plays');
    const columns = ADDITIVE_INDICATORS.map(columnOf);
    expect(new Set(columns).size).toBe(columns.length);
    for (const column of columns) expect(column).toMatch(/^[a-z]+(_[a-z]+)*$/);
  });
});

describe('looking up', () => {
  test('finds the row of a code', () => {
    expect(indicator('HOUSEHOLD_VISITS')).toMatchObject({ zh: '入户走访', unit: '户次', aggregation: 'sum' });
  });

  test('recognises codes, and only in capitals', () => {
    expect(isIndicatorCode('SESSIONS')).toBe(true);
    expect(isIndicatorCode('sessions')).toBe(false);
    expect(isIndicatorCode('toString')).toBe(false);
    expect(isIndicatorCode('')).toBe(false);
  });

  test('refuses a code that slipped past the checks', () => {
    expect(() => indicator('NONSENSE' as IndicatorCode)).toThrow(RangeError);
  });
});
