import { figureOf } from '@fanzha/domain';
import { describe, expect, it } from '@jest/globals';
import { householdVisitContributions } from './household-visit.contributions.js';
import type { HouseholdVisitFact } from './household-visit.entity.js';
import { doorLines, vacancyLines } from './registered.contributions.js';

const visit: HouseholdVisitFact = {
  cityCode: '3402',
  id: '0199a000-0000-7000-8000-000000000001',
  tenantId: '0199a000-0000-7000-8000-00000000000a',
  homeRegion: '340210100',
  regionCode: '340210100001',
  sector: 'PUBLIC_SECURITY',
  campaignIds: ['0199a000-0000-7000-8000-0000000000ca'],
  beganOn: null,
  running: false,
  visitedOn: '2026-11-05',
  rosterId: '0199a000-0000-7000-8000-0000000000d0',
  doors: [1, 2, 7],
  notMet: [3],
  vacant: [4],
  reported: null,
  reportedQualifier: null,
  reportedUpTo: null,
  reportedAtLeast: null,
  peopleVisited: 5,
  peopleVisitedQualifier: 'EXACT',
  peopleVisitedUpTo: null,
  peopleVisitedAtLeast: null,
  newlyCovered: [7],
  note: null,
  recordStatus: 'ACTIVE',
  voidReason: null,
  idempotencyKey: null,
  inputHash: null,
  exceeded: null,
  version: 1,
  recordedAt: new Date(0),
  recordedBy: '0199a000-0000-7000-8000-0000000000b0',
  changedAt: new Date(0),
};
const figures = (changes: Partial<HouseholdVisitFact>) =>
  householdVisitContributions({ ...visit, ...changes })[0]?.figures;

describe('what visits add', () => {
  it('counts ticked doors and people, on the day, in the line and community', () => {
    expect(householdVisitContributions(visit)).toEqual([
      {
        day: '2026-11-05',
        beganOn: null,
        tenantId: visit.tenantId,
        homeRegion: '340210100',
        regionCode: '340210100001',
        sector: 'PUBLIC_SECURITY',
        campaignIds: visit.campaignIds,
        tenantOnly: false,
        facts: 1,
        figures: { HOUSEHOLD_VISITS: figureOf('EXACT', 3), PEOPLE_VISITED: figureOf('EXACT', 5) },
      },
    ]);
  });

  it('keeps a reported number apart, with what is uncertain about it', () => {
    const none: Partial<HouseholdVisitFact> = {
      doors: [],
      notMet: [],
      vacant: [],
      peopleVisited: null,
      peopleVisitedQualifier: null,
    };
    expect(figures({ ...none, reported: 300, reportedQualifier: 'AT_LEAST' })).toEqual({
      HOUSEHOLDS_REPORTED: figureOf('AT_LEAST', 300),
    });
    expect(figures({ ...none, reported: null, reportedQualifier: 'UNCOUNTED' })).toEqual({
      HOUSEHOLDS_REPORTED: figureOf('UNCOUNTED', null),
    });
  });

  it('makes its tenant contributing also where nobody was met', () => {
    expect(figures({ doors: [], peopleVisited: null, peopleVisitedQualifier: null })).toEqual({});
    expect(figures({ doors: [], peopleVisited: null, peopleVisitedQualifier: 'UNCOUNTED' })).toEqual({
      PEOPLE_VISITED: figureOf('UNCOUNTED', null),
    });
    expect(figures({ doors: [], peopleVisited: 300, peopleVisitedQualifier: 'AT_LEAST' })).toEqual({
      PEOPLE_VISITED: figureOf('AT_LEAST', 300),
    });
    expect(
      householdVisitContributions({ ...visit, doors: [], peopleVisited: null, peopleVisitedQualifier: null })[0]?.facts,
    ).toBe(1);
  });

  it('is nothing once voided', () => {
    expect(householdVisitContributions({ ...visit, recordStatus: 'VOIDED', voidReason: '重复填报' })).toEqual([]);
  });
});

describe('what a roster adds', () => {
  const kept = { tenantId: visit.tenantId, regionCode: '340210100001' };
  const lines = (list: ReturnType<typeof doorLines>) =>
    list.map(({ day, figures: { HOUSEHOLDS_REGISTERED: figure } }) => [day, figure?.amount]);

  it('is one household from its registration until its retirement', () => {
    expect(
      lines(
        doorLines([
          { ...kept, registeredOn: '2026-01-05', retiredOn: null },
          { ...kept, registeredOn: '2026-01-06', retiredOn: '2026-06-01' },
        ]),
      ),
    ).toEqual([
      ['2026-01-05', 1],
      ['2026-01-06', 1],
      ['2026-06-01', -1],
    ]);
  });

  it('is less while a door is vacant and on the roster', () => {
    const door = { registeredOn: '2026-01-05', retiredOn: '2026-06-01' };
    expect(lines(vacancyLines([{ ...kept, door, from: '2026-03-01', to: '2026-04-01' }]))).toEqual([
      ['2026-03-01', -1],
      ['2026-04-01', 1],
    ]);
    expect(lines(vacancyLines([{ ...kept, door, from: '2026-03-01', to: null }]))).toEqual([
      ['2026-03-01', -1],
      ['2026-06-01', 1],
    ]);
    expect(lines(vacancyLines([{ ...kept, door, from: '2026-06-01', to: null }]))).toEqual([]);
  });

  it('belongs to no line and no campaign, and makes nobody contributing', () => {
    expect(doorLines([{ ...kept, registeredOn: '2026-01-05', retiredOn: null }])).toEqual([
      expect.objectContaining({
        sector: '-',
        campaignIds: [],
        facts: 0,
        homeRegion: '340210100001',
        regionCode: '340210100001',
        tenantOnly: false,
      }),
    ]);
  });
});
