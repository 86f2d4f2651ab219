import type { FundsActionStage } from '@fanzha/domain';
import { describe, expect, it } from '@jest/globals';
import { contributions } from './funds-action.contributions.js';
import type { FundsActionFact } from './funds-action.entity.js';

const freeze: FundsActionFact = {
  cityCode: '3402',
  id: '0199a000-0000-7000-8000-000000000001',
  tenantId: '0199a000-0000-7000-8000-00000000000a',
  homeRegion: '340210',
  regionCode: '340210100',
  sector: 'PUBLIC_SECURITY',
  beganOn: null,
  running: false,
  occurredOn: '2026-11-05',
  stage: 'FREEZE',
  accounts: 3,
  accountsQualifier: 'EXACT',
  accountsUpTo: null,
  accountsAtLeast: null,
  amount: 80_000,
  amountQualifier: 'APPROX',
  amountUpTo: null,
  amountAtLeast: null,
  caseId: null,
  campaignIds: [],
  recordStatus: 'ACTIVE',
  voidReason: null,
  idempotencyKey: null,
  inputHash: null,
  exceeded: null,
  version: 1,
  recordedAt: new Date(),
  recordedBy: '0199a000-0000-7000-8000-0000000000b1',
  changedAt: new Date(),
};
const nothing = { amount: 0, atLeast: 0, approx: 0, uncounted: 0, withheld: 0, toCheck: 0 };
const amount = { ...nothing, amount: 80_000, approx: 1 };
const accounts = { ...nothing, amount: 3 };

describe('contributions of a funds action', () => {
  it('count on its day where it took place', () => {
    expect(contributions(freeze)).toEqual([
      {
        day: '2026-11-05',
        beganOn: null,
        tenantId: freeze.tenantId,
        homeRegion: '340210',
        regionCode: '340210100',
        sector: 'PUBLIC_SECURITY',
        campaignIds: [],
        tenantOnly: false,
        facts: 1,
        figures: { FROZEN: amount, ACCOUNTS_FROZEN: accounts },
      },
    ]);
  });

  it.each<[FundsActionStage, object]>([
    ['STOP_PAYMENT', { STOP_PAYMENT: amount, ACCOUNTS_STOPPED: accounts }],
    ['FREEZE', { FROZEN: amount, ACCOUNTS_FROZEN: accounts }],
    ['RETURN', { RETURNED: amount }],
  ])('of stage %s count for that stage alone', (stage, figures) => {
    expect(contributions({ ...freeze, stage }).map((line) => line.figures)).toEqual([figures]);
  });

  it('mark what was not counted', () => {
    expect(contributions({ ...freeze, amount: null, amountQualifier: 'UNCOUNTED' })[0]?.figures).toMatchObject({
      FROZEN: { ...nothing, uncounted: 1 },
    });
  });

  it('are none of a voided one', () => {
    expect(contributions({ ...freeze, recordStatus: 'VOIDED', voidReason: '重复填报' })).toEqual([]);
  });
});
