import { describe, expect, test } from '@jest/globals';
import { CRIME_INDICATORS } from './crime-indicators.js';
import type { IndicatorShape } from './indicator-shape.js';

const rows: readonly IndicatorShape[] = CRIME_INDICATORS;
const row = (code: string) => rows.find((candidate) => candidate.code === code);

describe('crime indicators', () => {
  test('belong to cases, enforcement, funds actions and interceptions', () => {
    expect(new Set(rows.map(({ ledger }) => ledger))).toEqual(
      new Set(['fraud_case', 'enforcement', 'funds_action', 'interception']),
    );
  });

  test('the stages of one flow of money are three amounts, and no fourth is their sum', () => {
    const amounts = rows.filter(({ ledger, money }) => ledger === 'funds_action' && money).map(({ code }) => code);
    expect(amounts).toEqual(['STOP_PAYMENT', 'FROZEN', 'RETURNED']);
  });

  test('an account that is stopped and then frozen is one of each', () => {
    const accounts = rows
      .filter(({ ledger, unit }) => ledger === 'funds_action' && unit === '户')
      .map(({ code }) => code);
    expect(accounts).toEqual(['ACCOUNTS_STOPPED', 'ACCOUNTS_FROZEN']);
    for (const code of accounts) expect(row(code)?.definition).toContain('不得相加');
  });

  test('clearance compares solved with filed cases and is no share, loss per case is an amount', () => {
    expect(row('CLEARANCE_RATE')?.ratio).toEqual({
      kind: 'QUOTIENT',
      numerator: 'CASES_SOLVED',
      denominator: 'CASES_FILED',
      percent: true,
    });
    expect(row('LOSS_PER_CASE')).toMatchObject({
      unit: '元/起',
      money: false,
      ratio: { kind: 'QUOTIENT', numerator: 'LOSS', denominator: 'CASES_FILED', percent: false },
    });
  });

  test('calls are kept apart from the dissuasions and tips they may contain', () => {
    expect(row('HOTLINE_CALLS')?.definition).toContain('不得与之相加');
    expect(row('DISSUASIONS')?.ledger).toBe('interception');
    expect(row('TIPS')?.unit).toBe('条');
  });
});
