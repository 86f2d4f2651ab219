import { describe, expect, test } from '@jest/globals';
import type { IndicatorShape } from './indicator-shape.js';
import { SUPERVISION_INDICATORS } from './supervision-indicators.js';

const rows: readonly IndicatorShape[] = SUPERVISION_INDICATORS;
const row = (code: string) => rows.find((candidate) => candidate.code === code);

describe('supervision indicators', () => {
  test('belong to notices, victims, banks, inspections and submissions', () => {
    expect(new Set(rows.map(({ ledger }) => ledger))).toEqual(
      new Set(['notice', 'victim_followup', 'bank_control', 'inspection', 'submission']),
    );
  });

  test('accounts under control are a stock, accounts checked a sum', () => {
    expect(row('ACCOUNTS_RESTRICTED')?.aggregation).toBe('stock');
    expect(row('ACCOUNTS_CHECKED')?.aggregation).toBe('sum');
  });

  test('the rates are shares: what was done of what was due', () => {
    expect(row('RECTIFICATION_RATE')?.ratio).toEqual({
      kind: 'SHARE',
      numerator: 'HAZARDS_FOUND_RECTIFIED',
      denominator: 'HAZARDS_FOUND',
      percent: true,
    });
    expect(row('ON_TIME_RATE')?.ratio).toEqual({
      kind: 'SHARE',
      numerator: 'SUBMISSIONS_ON_TIME',
      denominator: 'SUBMISSIONS_DUE',
      percent: true,
    });
  });

  test('reporting discipline is counted, not stated by the units it is about', () => {
    expect(rows.filter(({ ledger }) => ledger === 'submission').every(({ derived }) => derived)).toBe(true);
  });
});
