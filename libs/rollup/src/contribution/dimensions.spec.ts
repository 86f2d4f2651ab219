import { BREAKDOWN_DIMENSIONS } from '@fanzha/domain';
import { describe, expect, it } from '@jest/globals';
import { DELTA_KEY, KEPT_DIMENSIONS, memberText } from './dimensions.js';

describe('the dimensions of contributions', () => {
  it('are those that figures can be broken down by, beside lines, which are no members of a row', () => {
    const named = BREAKDOWN_DIMENSIONS.map(({ code }) => code).filter((code) => code !== 'SECTOR');
    expect(KEPT_DIMENSIONS.map(({ code }) => code).toSorted()).toEqual(named.toSorted());
  });

  it('tell deltas apart, each by its column', () => {
    const columns = DELTA_KEY.split(', ');
    for (const { column } of KEPT_DIMENSIONS) expect(columns).toContain(column);
    expect(new Set(columns).size).toBe(columns.length);
  });

  it('have texts for members', () => {
    expect(KEPT_DIMENSIONS.map((dimension) => memberText(dimension, 'd.'))).toEqual([
      'd.activity_type',
      'd.fraud_type',
      'd.age_band',
      'd.venue',
      'd.campaign_id::text',
    ]);
  });
});
