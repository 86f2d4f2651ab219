import { describe, expect, test } from '@jest/globals';
import { LEDGER_TERMS, keepersOf, ledgersOf, TALLY_LEDGERS, tallyLedgerTerm } from './ledgers.js';
import { indicator } from './indicator.js';
import { TENANT_TYPES } from './vocabulary.js';

describe('LEDGER_TERMS', () => {
  test('have codes and names that cannot be confused', () => {
    for (const part of ['code', 'zh', 'en'] as const)
      expect(new Set(LEDGER_TERMS.map((ledger) => ledger[part])).size).toBe(LEDGER_TERMS.length);
    for (const { code } of LEDGER_TERMS) expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
  });

  test('are kept by somebody, and only by types that exist', () => {
    const types = TENANT_TYPES.map(({ code }) => code);
    for (const { code } of LEDGER_TERMS) expect(types).toEqual(expect.arrayContaining([...keepersOf(code)]));
    for (const { code } of LEDGER_TERMS) expect(keepersOf(code).length).toBeGreaterThan(0);
  });

  test.each([
    [
      'POLICE',
      [
        'FRAUD_CASES',
        'INTERCEPTIONS',
        'FUNDS_ACTIONS',
        'ENFORCEMENT',
        'CASE_COUNT',
        'VICTIM_FOLLOWUP',
        'HOUSEHOLD_VISITS',
      ],
      ['BANK_CONTROL', 'CONTROL_MEASURES', 'NOTICES'],
    ],
    [
      'BANK',
      ['INTERCEPTIONS', 'BANK_CONTROL', 'CONTROL_MEASURES', 'VICTIM_FOLLOWUP', 'HOUSEHOLD_VISITS'],
      ['FRAUD_CASES', 'FUNDS_ACTIONS', 'ENFORCEMENT', 'CASE_COUNT', 'NOTICES'],
    ],
    [
      'SCHOOL',
      ['LEADERSHIP_GROUPS', 'ACTIVITIES', 'INTERCEPTIONS', 'DISSUASION'],
      ['FRAUD_CASES', 'ENFORCEMENT', 'BANK_CONTROL', 'NOTICES'],
    ],
    ...(['DISTRICT', 'COMMUNITY', 'HOSPITAL', 'DEPARTMENT'] as const).map(
      (type) => [type, ['INTERCEPTIONS', 'DISSUASION'], ['FRAUD_CASES', 'ENFORCEMENT', 'FUNDS_ACTIONS']] as const,
    ),
    [
      'AUTHORITY',
      ['LEADERSHIP_GROUPS', 'ACTIVITIES', 'INSPECTIONS', 'NOTICES'],
      ['FRAUD_CASES', 'INTERCEPTIONS', 'DISSUASION', 'HOUSEHOLD_VISITS', 'CONTROL_MEASURES'],
    ],
  ] as const)('%s keeps its own and no others', (type, kept, others) => {
    expect(ledgersOf(type)).toEqual(expect.arrayContaining([...kept]));
    for (const code of others) expect(ledgersOf(type)).not.toContain(code);
  });

  test('are listed in the order of menus, those of every unit for all', () => {
    for (const { code: type } of TENANT_TYPES) {
      expect(ledgersOf(type)).toEqual(
        LEDGER_TERMS.map(({ code }) => code).filter((code) => keepersOf(code).includes(type)),
      );
      expect(ledgersOf(type)).toEqual(
        expect.arrayContaining(['LEADERSHIP_GROUPS', 'ACTIVITIES', 'VICTIM_FOLLOWUP', 'INSPECTIONS']),
      );
    }
  });
});

describe('TALLY_LEDGERS', () => {
  test('count each indicator in one ledger of a unit, and none that is read off others', () => {
    for (const { code: type } of TENANT_TYPES) {
      const kept = TALLY_LEDGERS.filter(({ keepers }) => (keepers as readonly string[]).includes(type));
      const counted = kept.flatMap(({ indicators }) => [...indicators]);
      expect(new Set(counted).size).toBe(counted.length);
      for (const code of counted) expect(['sum', 'stock']).toContain(indicator(code).aggregation);
    }
  });

  test('release exactly what is in place', () => {
    for (const { code } of TALLY_LEDGERS) {
      const { indicators, released } = tallyLedgerTerm(code);
      expect(released).toEqual(indicators.filter((counted) => indicator(counted).aggregation === 'stock'));
    }
  });

  test('offer parts within wholes of the same ledger and kind', () => {
    for (const { code } of TALLY_LEDGERS) {
      const { indicators, within } = tallyLedgerTerm(code);
      for (const [part, whole] of Object.entries(within)) {
        expect(indicators).toEqual(expect.arrayContaining([part, whole]));
        expect(indicator(whole).money).toBe(indicator(part as typeof whole).money);
        expect(within[whole]).toBeUndefined();
      }
    }
  });

  test('refuse a code that slipped past the checks', () => {
    expect(() => tallyLedgerTerm('GONE' as never)).toThrow(RangeError);
  });
});

test('counts of alerts state what alerts alone bear: the police and who answers tell of the same ones', () => {
  const { indicators, borneElsewhere } = tallyLedgerTerm('ALERT_COUNT');
  for (const code of indicators) expect(indicator(code).ledger).toBe('alert');
  expect(borneElsewhere).toEqual(['LOSS_AVOIDED']);
});
