import { describe, expect, it } from '@jest/globals';
import { contributions } from './interception.contributions.js';
import type { InterceptionFact } from './interception.entity.js';

const joint: InterceptionFact = {
  cityCode: '3402',
  id: '0199a000-0000-7000-8000-000000000001',
  tenantId: '0199a000-0000-7000-8000-00000000000a',
  homeRegion: '340210',
  regionCode: '340210100',
  sector: 'FINANCE',
  beganOn: null,
  running: false,
  occurredOn: '2026-11-05',
  venue: 'COUNTER',
  venues: null,
  fraudType: 'F0201',
  count: 14,
  countQualifier: 'AT_LEAST',
  countUpTo: null,
  countAtLeast: null,
  amount: 5_200_000,
  amountQualifier: 'EXACT',
  amountUpTo: null,
  amountAtLeast: null,
  dissuasions: null,
  dissuasionsQualifier: 'UNCOUNTED',
  dissuasionsUpTo: null,
  dissuasionsAtLeast: null,
  victimAgeBand: '60-69',
  campaignIds: ['0199a000-0000-7000-8000-0000000000ca'],
  narrative: null,
  recordStatus: 'ACTIVE',
  voidReason: null,
  idempotencyKey: null,
  inputHash: null,
  exceeded: null,
  version: 1,
  recordedAt: new Date(),
  recordedBy: '0199a000-0000-7000-8000-0000000000b1',
  changedAt: new Date(),
  joinedBy: [
    {
      id: '0199a000-0000-7000-8000-00000000000c',
      name: '湖畔派出所',
      type: 'POLICE',
      homeRegion: '340210101',
      sector: 'PUBLIC_SECURITY',
      confirmation: 'CONFIRMED',
    },
  ],
};
const nothing = { amount: 0, atLeast: 0, approx: 0, uncounted: 0, withheld: 0, toCheck: 0 };
const figures = {
  INTERCEPTIONS: { ...nothing, amount: 14, atLeast: 1 },
  LOSS_AVOIDED: { ...nothing, amount: 5_200_000 },
  DISSUASIONS: { ...nothing, uncounted: 1 },
};
const members = {
  beganOn: null,
  day: '2026-11-05',
  campaignIds: joint.campaignIds,
  fraudType: 'F0201',
  ageBand: '60-69',
  venue: 'COUNTER',
};

describe('an interception at several places', () => {
  const several: InterceptionFact = {
    ...joint,
    venues: [
      { venue: 'COUNTER', count: 9 },
      { venue: 'ATM', count: 5 },
    ],
  };
  const lines = (changes: Partial<InterceptionFact> = {}) =>
    contributions({ ...several, ...changes })
      .filter(({ tenantOnly }) => !tenantOnly)
      .map(({ venue, facts, figures: { INTERCEPTIONS, ...others } }) => [
        venue,
        facts,
        INTERCEPTIONS && [INTERCEPTIONS.amount, INTERCEPTIONS.atLeast, INTERCEPTIONS.toCheck],
        Object.keys(others),
      ]);

  it('counts each place for itself, and what nobody told apart for none', () => {
    expect(lines({ countQualifier: 'EXACT' })).toEqual([
      [null, 1, undefined, ['LOSS_AVOIDED', 'DISSUASIONS']],
      ['COUNTER', 0, [9, 0, 0], []],
      ['ATM', 0, [5, 0, 0], []],
    ]);
  });

  it('says once how the whole is meant, and that it is to be checked', () => {
    const rest = (changes: Partial<InterceptionFact>) => lines(changes)[0]?.[2];
    expect(rest({ count: 14 })).toEqual([0, 1, 0]);
    expect(rest({ count: 20 })).toEqual([6, 1, 0]);
    expect(rest({ countQualifier: 'EXACT', exceeded: { INTERCEPTIONS: 10 } })).toEqual([0, 0, 1]);
  });

  it('is shared place by place', () => {
    const shares = contributions(several).filter(({ tenantOnly }) => tenantOnly);
    expect(shares.map(({ venue, facts }) => [venue, facts])).toEqual([
      [null, 0],
      ['COUNTER', 0],
      ['ATM', 0],
    ]);
  });
});

describe('contributions of an interception', () => {
  it('count for the recorder and its regions, and for each unit that took part alone', () => {
    expect(contributions(joint)).toEqual([
      {
        ...members,
        tenantId: joint.tenantId,
        homeRegion: '340210',
        regionCode: '340210100',
        sector: 'FINANCE',
        tenantOnly: false,
        facts: 1,
        figures,
      },
      {
        ...members,
        tenantId: joint.joinedBy[0]?.id,
        homeRegion: '340210101',
        regionCode: '340210101',
        sector: 'PUBLIC_SECURITY',
        tenantOnly: true,
        facts: 0,
        figures,
      },
    ]);
  });

  it('say nothing of an amount that is not stated, as opposed to one that nobody counted', () => {
    const [line] = contributions({ ...joint, joinedBy: [], amount: null, dissuasionsQualifier: 'EXACT' });
    expect(line?.figures).toEqual({ INTERCEPTIONS: figures.INTERCEPTIONS });
  });

  it('are none of a voided one', () => {
    expect(contributions({ ...joint, recordStatus: 'VOIDED', voidReason: '重复填报' })).toEqual([]);
  });
});
