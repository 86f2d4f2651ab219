import { describe, expect, it } from '@jest/globals';
import { difference } from '@fanzha/rollup';
import { contributions } from './inspection.contributions.js';
import type { InspectionFact, StatedHazard } from './inspection.entity.js';

const hazard = (
  count: number | null,
  countQualifier: StatedHazard['countQualifier'],
  rectifiedOn: string | null = null,
): StatedHazard => ({
  description: '漏洞',
  count,
  countQualifier,
  countUpTo: null,
  countAtLeast: null,
  deadline: '2026-10-31',
  rectifiedOn,
});
const inspection = (changes: Partial<InspectionFact> = {}): InspectionFact => ({
  cityCode: '3402',
  id: '0199a000-0000-7000-8000-000000000001',
  tenantId: '0199a000-0000-7000-8000-00000000000a',
  homeRegion: '340210',
  regionCode: '340210100',
  sector: 'PUBLIC_SECURITY',
  campaignIds: [],
  beganOn: null,
  running: false,
  occurredOn: '2026-10-12',
  subject: '网吧检查',
  inspections: 3,
  inspectionsQualifier: 'AT_LEAST',
  inspectionsUpTo: null,
  inspectionsAtLeast: null,
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
  hazards: [
    hazard(2, 'EXACT', '2026-10-12'),
    hazard(1, 'APPROX', '2026-10-20'),
    hazard(null, 'UNCOUNTED', '2026-10-20'),
    hazard(5, 'EXACT'),
  ],
  ...changes,
});
const nothing = { amount: 0, atLeast: 0, approx: 0, uncounted: 0, withheld: 0, toCheck: 0 };
const deltas = (fact: InspectionFact) =>
  difference([], contributions(fact)).map(({ day, facts, figures }) => ({
    day,
    facts,
    ...Object.fromEntries(figures),
  }));

describe('contributions of an inspection', () => {
  it('count on its day what was made, found and rectified by now; on days of rectification what was rectified', () => {
    expect(deltas(inspection())).toEqual([
      {
        day: '2026-10-12',
        facts: 1,
        INSPECTIONS: { ...nothing, amount: 3, atLeast: 1 },
        HAZARDS_FOUND: { ...nothing, amount: 8, approx: 1, uncounted: 1 },
        HAZARDS_FOUND_RECTIFIED: { ...nothing, amount: 3, approx: 1, uncounted: 1 },
        HAZARDS_RECTIFIED: { ...nothing, amount: 2 },
      },
      { day: '2026-10-20', facts: 0, HAZARDS_RECTIFIED: { ...nothing, amount: 1, approx: 1, uncounted: 1 } },
    ]);
  });

  it('count where it took place, for whom the tenant belonged to', () => {
    for (const line of contributions(inspection())) {
      expect(line).toMatchObject({
        homeRegion: '340210',
        regionCode: '340210100',
        sector: 'PUBLIC_SECURITY',
        tenantOnly: false,
      });
    }
  });

  it('are a fact of its day even where nothing was counted or found', () => {
    expect(deltas(inspection({ inspections: null, inspectionsQualifier: 'WITHHELD', hazards: [] }))).toEqual([
      { day: '2026-10-12', facts: 1, INSPECTIONS: { ...nothing, withheld: 1, toCheck: 0 } },
    ]);
  });

  it('are nothing of a voided one', () => {
    expect(contributions(inspection({ recordStatus: 'VOIDED', voidReason: '重复填报' }))).toEqual([]);
  });
});
