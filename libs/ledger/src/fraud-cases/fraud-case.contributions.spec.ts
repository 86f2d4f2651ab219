import { describe, expect, test } from '@jest/globals';
import { contributions } from './fraud-case.contributions.js';
import type { FraudCaseFact } from './fraud-case.entity.js';

const fact = (changes: Partial<FraudCaseFact>): FraudCaseFact => ({
  cityCode: '3402',
  id: 'id',
  tenantId: 'station',
  homeRegion: '340210100',
  regionCode: '340210100001',
  sector: 'PUBLIC_SECURITY',
  campaignIds: ['campaign'],
  recordStatus: 'ACTIVE',
  voidReason: null,
  idempotencyKey: null,
  inputHash: null,
  exceeded: null,
  version: 1,
  recordedAt: new Date(),
  recordedBy: 'officer',
  changedAt: new Date(),
  reportedOn: '2026-03-01',
  filedOn: null,
  solvedOn: null,
  fraudType: 'F0101',
  pensionTag: null,
  loss: null,
  lossQualifier: 'EXACT',
  lossUpTo: null,
  lossAtLeast: null,
  victimAgeBand: '60+',
  victimSex: null,
  victimOccupation: null,
  victimOccupationCode: null,
  victimSector: null,
  victimUnit: null,
  victimHadPublicity: null,
  paymentMethod: null,
  paymentMethodCode: null,
  bankName: null,
  bankCode: null,
  numberVersion: 1,
  caseNumber: 'A1',
  ...changes,
});

const stages = (changes: Partial<FraudCaseFact>) =>
  contributions(fact(changes)).map(({ day, facts, figures }) => [day, facts, Object.keys(figures)]);

describe('what a case adds', () => {
  test('is nothing once it is voided', () => {
    expect(stages({ recordStatus: 'VOIDED' })).toEqual([]);
  });

  test('is one line for each of its days, all of them attributed alike', () => {
    expect(stages({})).toEqual([['2026-03-01', 1, ['CASES_REPORTED']]]);
    expect(stages({ filedOn: '2026-03-04', solvedOn: '2026-04-01', loss: 5 })).toEqual([
      ['2026-03-01', 1, ['CASES_REPORTED', 'LOSS_REPORTED']],
      ['2026-03-04', 1, ['CASES_FILED', 'LOSS']],
      ['2026-04-01', 1, ['CASES_SOLVED']],
    ]);
    for (const line of contributions(fact({ filedOn: '2026-03-04' }))) {
      expect(line).toMatchObject({
        tenantId: 'station',
        homeRegion: '340210100',
        regionCode: '340210100001',
        sector: 'PUBLIC_SECURITY',
        campaignIds: ['campaign'],
        fraudType: 'F0101',
        ageBand: '60+',
        tenantOnly: false,
      });
    }
  });

  test('is one fact on a day with several stages', () => {
    expect(stages({ filedOn: '2026-03-01', solvedOn: '2026-03-01' })).toEqual([
      ['2026-03-01', 1, ['CASES_REPORTED', 'CASES_FILED', 'CASES_SOLVED']],
    ]);
  });

  test('is a loss where one is stated, with a number or without: on the report, and once more of what is filed', () => {
    const losses = (changes: Partial<FraudCaseFact>) => {
      const [reported, filed] = contributions(fact({ filedOn: '2026-03-04', ...changes }));
      expect(filed?.figures.LOSS).toEqual(reported?.figures.LOSS_REPORTED);
      return filed?.figures.LOSS;
    };
    expect(losses({})).toBeUndefined();
    expect(losses({ loss: 0 })).toMatchObject({ amount: 0 });
    expect(losses({ loss: 700, lossQualifier: 'AT_LEAST' })).toMatchObject({ amount: 700, atLeast: 1 });
    expect(losses({ lossQualifier: 'WITHHELD' })).toMatchObject({ amount: 0, withheld: 1, toCheck: 0 });
    expect(losses({ loss: 700, exceeded: { LOSS: 500 } })).toMatchObject({ amount: 700, toCheck: 1 });
    expect(stages({ loss: 700 })).toEqual([['2026-03-01', 1, ['CASES_REPORTED', 'LOSS_REPORTED']]]);
  });
});
