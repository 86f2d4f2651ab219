import { describe, expect, test } from '@jest/globals';
import { contributions } from './tally.contributions.js';
import type { TallyFact } from './tally.entity.js';

const ASSIGNMENTS = [
  { from: '2020-01-01', to: '2026-05-31', region: '340210100', sector: 'FINANCE' },
  { from: '2026-06-01', to: null, region: '340223100', sector: 'FINANCE' },
] as const;

const fact = (changes: Partial<TallyFact>): TallyFact => ({
  cityCode: '3402',
  id: 'id',
  tenantId: 'bank',
  homeRegion: '340210100',
  regionCode: '340210100001',
  sector: 'FINANCE',
  campaignIds: [],
  recordStatus: 'ACTIVE',
  voidReason: null,
  idempotencyKey: null,
  inputHash: null,
  exceeded: null,
  version: 1,
  recordedAt: new Date(),
  recordedBy: 'clerk',
  changedAt: new Date(),
  ledger: 'BANK_CONTROL',
  beganOn: null,
  running: false,
  occurredOn: '2026-03-01',
  alertLevel: null,
  ownLine: false,
  caseId: null,
  narrative: null,
  measures: [],
  ...changes,
});

const lines = (changes: Partial<TallyFact>) =>
  contributions(fact(changes), ASSIGNMENTS).map(({ day, regionCode, facts, figures }) => ({
    day,
    regionCode,
    facts,
    figures,
  }));
const plain = { approx: 0, atLeast: 0, uncounted: 0, withheld: 0, toCheck: 0 };

describe('what a tally adds', () => {
  test('is nothing once it is voided', () => {
    expect(
      lines({
        recordStatus: 'VOIDED',
        measures: [{ indicator: 'ACCOUNTS_RESTRICTED', amount: 3, qualifier: 'EXACT', change: 1, partOf: null }],
      }),
    ).toEqual([]);
  });

  test('is its counts, on its day and where it says; a part is no less for lying within a whole', () => {
    const measures = [
      { indicator: 'ACCOUNTS_CHECKED', amount: 100, qualifier: 'AT_LEAST', change: 1, partOf: null },
      { indicator: 'LEADS_TRANSFERRED', amount: 4, qualifier: 'EXACT', change: 1, partOf: 'ACCOUNTS_CHECKED' },
    ] as const;
    expect(lines({ measures })).toEqual([
      {
        day: '2026-03-01',
        regionCode: '340210100001',
        facts: 1,
        figures: {
          ACCOUNTS_CHECKED: { ...plain, amount: 100, atLeast: 1 },
          LEADS_TRANSFERRED: { ...plain, amount: 4 },
        },
      },
    ]);
  });

  test('is in place from its day where its bank belongs, and moves with it; what is released is gone for good', () => {
    const measures = [
      { indicator: 'ACCOUNTS_RESTRICTED', amount: 9, qualifier: 'EXACT', change: 1, partOf: null },
      { indicator: 'ACCOUNTS_RESTRICTED', amount: 2, qualifier: 'AT_LEAST', change: -1, partOf: null },
    ] as const;
    const [ofDay, ...inPlace] = lines({ measures });
    expect(ofDay).toEqual({ day: '2026-03-01', regionCode: '340210100001', facts: 1, figures: {} });
    expect(
      inPlace.map(({ day, regionCode, facts, figures }) => [
        day,
        regionCode,
        facts,
        figures.ACCOUNTS_RESTRICTED?.amount,
        figures.ACCOUNTS_RESTRICTED?.atLeast,
      ]),
    ).toEqual([
      ['2026-03-01', '340210100', 0, 9, 0],
      ['2026-06-01', '340210100', 0, -9, 0],
      ['2026-06-01', '340223100', 0, 9, 0],
      ['2026-03-01', '340210100', 0, -2, 1],
      ['2026-06-01', '340210100', 0, 2, -1],
      ['2026-06-01', '340223100', 0, -2, 1],
    ]);
  });
});
