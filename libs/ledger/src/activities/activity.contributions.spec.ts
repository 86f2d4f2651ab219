import { describe, expect, it } from '@jest/globals';
import { contributions } from './activity.contributions.js';
import type { ActivityFact } from './activity.entity.js';

const lecture: ActivityFact = {
  cityCode: '3402',
  id: '0199a000-0000-7000-8000-000000000001',
  tenantId: '0199a000-0000-7000-8000-00000000000a',
  homeRegion: '340210',
  regionCode: '340210100',
  sector: 'EDUCATION',
  type: 'LECTURE',
  title: '防骗知识讲座',
  status: 'DONE',
  startOn: '2026-11-05',
  endOn: '2026-11-06',
  running: false,
  theme: 'TELECOM_FRAUD',
  fraudTypes: [],
  basisNumber: null,
  basisIssuer: null,
  speakers: [],
  venue: null,
  audiences: [],
  channels: [],
  partners: [],
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
  measures: [
    { indicator: 'SESSIONS', amount: 2, qualifier: 'EXACT', line: 0, from: null, until: null },
    { indicator: 'PARTICIPANTS', amount: 3000, qualifier: 'AT_LEAST', line: 0, from: null, until: null },
    { indicator: 'LEAFLETS', amount: 500, qualifier: 'APPROX', line: 0, from: null, until: null },
    { indicator: 'MANUALS', amount: null, qualifier: 'UNCOUNTED', line: 0, from: null, until: null },
    { indicator: 'LETTERS', amount: null, qualifier: 'WITHHELD', line: 0, from: null, until: null },
  ],
};
const nothing = { amount: 0, atLeast: 0, approx: 0, uncounted: 0, withheld: 0, toCheck: 0 };

describe('contributions of an activity', () => {
  it('counts a done one once, with its measures and how exact they are', () => {
    expect(contributions(lecture)).toEqual([
      {
        day: '2026-11-05',
        tenantId: lecture.tenantId,
        homeRegion: '340210',
        regionCode: '340210100',
        sector: 'EDUCATION',
        campaignIds: lecture.campaignIds,
        activityType: 'LECTURE',
        tenantOnly: false,
        facts: 1,
        figures: {
          ACTIVITIES: { ...nothing, amount: 1 },
          SESSIONS: { ...nothing, amount: 2 },
          PARTICIPANTS: { ...nothing, amount: 3000, atLeast: 1 },
          LEAFLETS: { ...nothing, amount: 500, approx: 1 },
          MANUALS: { ...nothing, uncounted: 1 },
          LETTERS: { ...nothing, withheld: 1, toCheck: 0 },
        },
      },
    ]);
  });

  it('counts on the first day, however long it lasts', () => {
    expect(contributions({ ...lecture, endOn: '2027-01-31' }).map(({ day }) => day)).toEqual(['2026-11-05']);
  });

  it('counts a done one without measures as one activity', () => {
    expect(contributions({ ...lecture, measures: [] })[0]?.figures).toEqual({ ACTIVITIES: { ...nothing, amount: 1 } });
  });

  it('counts an internal act as such, with its measures', () => {
    const [act] = contributions({ ...lecture, type: 'STAFF_TRAINING' });
    expect(act?.figures).toMatchObject({ INTERNAL_ACTS: { amount: 1 }, SESSIONS: { amount: 2 } });
    expect(act?.figures).not.toHaveProperty('ACTIVITIES');
  });

  it.each(['CYBER_SECURITY_WEEK', 'FINANCIAL_LITERACY', 'OTHER'] as const)(
    'counts one on the theme %s once and none of its amounts, whatever its type',
    (theme) => {
      const measures = [
        ...lecture.measures,
        {
          indicator: 'SESSIONS',
          amount: 4,
          qualifier: 'EXACT',
          line: 1,
          from: '2026-11-05',
          until: '2026-11-06',
        } as const,
      ];
      const one = { facts: 1, figures: { OTHER_THEME_ACTIVITIES: { ...nothing, amount: 1 } } };
      expect(contributions({ ...lecture, theme, measures })).toEqual([expect.objectContaining(one)]);
      expect(contributions({ ...lecture, theme, type: 'SETUP_GROUP' })).toEqual([expect.objectContaining(one)]);
    },
  );

  it.each(['PENSION_FRAUD', 'ILLEGAL_FUNDRAISING'] as const)('counts one on the theme %s in all figures', (theme) => {
    expect(contributions({ ...lecture, theme })[0]?.figures).toMatchObject({
      ACTIVITIES: { amount: 1 },
      PARTICIPANTS: { amount: 3000 },
    });
  });

  it('takes a planned one for a report of its tenant, never its targets for results', () => {
    expect(contributions({ ...lecture, status: 'PLANNED' })).toEqual([
      expect.objectContaining({ facts: 1, figures: {} }),
    ]);
  });

  it('takes one that is required of others neither for a report nor for a result', () => {
    expect(contributions({ ...lecture, status: 'REQUIRED' })).toEqual([]);
  });

  it('counts nothing of a voided one, done or planned', () => {
    expect(contributions({ ...lecture, recordStatus: 'VOIDED', voidReason: '重复填报' })).toEqual([]);
    expect(contributions({ ...lecture, recordStatus: 'VOIDED', voidReason: '重复填报', status: 'PLANNED' })).toEqual(
      [],
    );
  });
});
