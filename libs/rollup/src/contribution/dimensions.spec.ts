import { BREAKDOWN_DIMENSIONS, OVERLAPPING_DIMENSIONS } from '@fanzha/domain';
import { describe, expect, it } from '@jest/globals';
import {
  campaignTexts,
  DELTA_KEY,
  FACT_DIMENSIONS,
  isReadFromFacts,
  KEPT_DIMENSIONS,
  namesCampaign,
} from './dimensions.js';

describe('the dimensions of contributions', () => {
  it('are those that figures can be broken down by, beside lines, which are no members of a row', () => {
    const named = BREAKDOWN_DIMENSIONS.map(({ code }) => code).filter((code) => code !== 'SECTOR');
    const read = [
      ...KEPT_DIMENSIONS.map(({ code }) => code),
      ...FACT_DIMENSIONS.map(({ code }) => code),
      'TENANT_TYPE',
    ];
    expect(read.toSorted()).toEqual(named.toSorted());
    for (const { code } of KEPT_DIMENSIONS) expect(isReadFromFacts(code)).toBe(false);
    for (const { code } of FACT_DIMENSIONS) expect(isReadFromFacts(code)).toBe(true);
  });

  it('tell deltas apart, each by its column', () => {
    const columns = DELTA_KEY.split(', ');
    for (const { column } of KEPT_DIMENSIONS) expect(columns).toContain(column);
    expect(new Set(columns).size).toBe(columns.length);
  });

  it('have texts for members: of campaigns a list, as a row may name several', () => {
    expect(campaignTexts('d.')).toBe('d.campaign_ids::text[]');
    expect(namesCampaign('$3', 'd.')).toBe('$3 = any (d.campaign_ids)');
    expect(OVERLAPPING_DIMENSIONS).toContain('CAMPAIGN');
  });
});
