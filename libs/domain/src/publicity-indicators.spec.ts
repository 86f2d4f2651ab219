import { describe, expect, test } from '@jest/globals';
import type { IndicatorShape } from './indicator-shape.js';
import { PUBLICITY_INDICATORS } from './publicity-indicators.js';

const rows: readonly IndicatorShape[] = PUBLICITY_INDICATORS;
const row = (code: string) => rows.find((candidate) => candidate.code === code);

describe('publicity indicators', () => {
  test('belong to organisation, activities and households', () => {
    expect(new Set(rows.map(({ ledger }) => ledger))).toEqual(
      new Set(['leadership_group', 'tenant', 'activity', 'household_visit', 'household']),
    );
  });

  test('visits are 户次 and add up, households are 户 and do not', () => {
    expect(row('HOUSEHOLD_VISITS')).toMatchObject({ unit: '户次', aggregation: 'sum' });
    expect(row('HOUSEHOLDS_COVERED')).toMatchObject({ unit: '户', aggregation: 'distinct' });
  });

  test('reach is 人次, never a number of people', () => {
    expect(row('PEOPLE_REACHED')).toMatchObject({ unit: '人次', unitEn: 'person-times' });
    expect(row('PARTICIPANTS')?.unit).toBe('人次');
  });

  test('plays and items of a screen are two indicators', () => {
    expect(row('LED_PLAYS')?.unit).toBe('次');
    expect(row('LED_ITEMS')?.unit).toBe('条');
  });

  test('coverage is a share of the roster', () => {
    expect(row('HOUSEHOLD_COVERAGE')?.ratio).toEqual({
      kind: 'SHARE',
      numerator: 'ROSTER_HOUSEHOLDS_COVERED',
      denominator: 'HOUSEHOLDS_REGISTERED',
      percent: true,
    });
  });
});
