import { describe, expect, test } from '@jest/globals';
import { parsePeriod } from '@fanzha/domain';
import { questionKey, type RollupQuestion } from './node.js';
import { planPresence, planRead } from './read-plan.js';
import { writtenPresence, writtenRead } from './written-line.js';

const question = (node: RollupQuestion['node'], period: string): RollupQuestion => ({
  node,
  period: parsePeriod(period),
  sector: null,
  campaignId: null,
});
const COUNTY = question({ kind: 'REGION', code: '340210' }, '2026-11');
const WEEK_OF_TENANT = question(
  { kind: 'TENANT', tenantId: '0199a000-0000-7000-8000-000000000001', home: '340210' },
  '2026-W45',
);

const DAYS_OF_COUNTY = question({ kind: 'REGION', code: '340210' }, '2026-11-01/2026-11-15');

describe('a line written out', () => {
  test.each([COUNTY, WEEK_OF_TENANT])('is its plan and its number, each time it is asked for', (asked) => {
    for (const i of [0, 7, 7]) {
      expect(JSON.parse(writtenRead(i, questionKey(asked), asked, null).json)).toEqual({ i, ...planRead(asked, null) });
      expect(JSON.parse(writtenPresence(i, questionKey(asked), asked).json)).toEqual({ i, ...planPresence(asked) });
    }
  });

  test('says what the statement must be able to do for it', () => {
    expect(writtenRead(0, questionKey(COUNTY), COUNTY, null)).toMatchObject({ byDay: false, ofTenant: false });
    expect(writtenRead(0, questionKey(WEEK_OF_TENANT), WEEK_OF_TENANT, null)).toMatchObject({
      byDay: true,
      ofTenant: true,
    });
    expect(writtenPresence(0, questionKey(COUNTY), COUNTY)).toMatchObject({ byDay: false, ofTenant: false });
    expect(writtenPresence(0, questionKey(WEEK_OF_TENANT), WEEK_OF_TENANT)).toMatchObject({
      byDay: true,
      ofTenant: true,
    });
    expect(writtenPresence(0, questionKey(DAYS_OF_COUNTY), DAYS_OF_COUNTY)).toMatchObject({
      byDay: false,
      firstDays: true,
    });
    expect(writtenPresence(0, questionKey(COUNTY), COUNTY)).toMatchObject({ firstDays: false });
  });
});
