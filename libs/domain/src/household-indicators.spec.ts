import { describe, expect, test } from '@jest/globals';
import { HOUSEHOLD_INDICATORS } from './household-indicators.js';
import type { IndicatorShape } from './indicator-shape.js';

const rows: readonly IndicatorShape[] = HOUSEHOLD_INDICATORS;
const row = (code: string) => rows.find((candidate) => candidate.code === code);

describe('indicators of households', () => {
  test('belong to visits and rosters', () => {
    expect(new Set(rows.map(({ ledger }) => ledger))).toEqual(new Set(['household_visit', 'household']));
  });

  test('visits are 户次 and add up, households are 户 and do not', () => {
    expect(row('HOUSEHOLD_VISITS')).toMatchObject({ unit: '户次', aggregation: 'sum' });
    expect(row('HOUSEHOLDS_COVERED')).toMatchObject({ unit: '户', aggregation: 'distinct' });
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
