import { expect, test } from '@jest/globals';
import { indicator, type BreakdownDimension, type IndicatorCode } from '@fanzha/domain';
import { askedDimensionsOf, dimensionsOf } from './indicator-groups.js';
import { partLocation } from './records-location.js';

const OF = { region: '340299', period: '2026-10', sector: null };

test.each<[IndicatorCode, BreakdownDimension, string, object]>([
  [
    'SESSIONS',
    'AUDIENCE',
    'ELDERLY',
    { name: 'activities', query: { region: '340299', period: '2026-10', indicator: 'SESSIONS', audience: 'ELDERLY' } },
  ],
  [
    'INTERNAL_ACTS',
    'TENANT_TYPE',
    'BANK',
    {
      name: 'activities',
      query: { region: '340299', period: '2026-10', indicator: 'INTERNAL_ACTS', unitType: 'BANK' },
    },
  ],
  [
    'CASES_REPORTED',
    'HAD_PUBLICITY',
    'NO',
    { name: 'fraud-cases', query: { region: '340299', period: '2026-10', publicity: 'NO' } },
  ],
  [
    'INTERCEPTIONS',
    'TENANT_TYPE',
    'BANK',
    { name: 'interceptions', query: { region: '340299', period: '2026-10', unitType: 'BANK' } },
  ],
])('a part of %s by %s leads to the list of its records', (code, by, member, location) => {
  expect(partLocation(code, by, member, OF)).toEqual(location);
});

test('what is counted on another day than that of the list has none', () => {
  expect(partLocation('CASES_FILED', 'OCCUPATION', 'STUDENT', OF)).toBeNull();
  expect(partLocation('SESSIONS', 'CAMPAIGN', 'c1', OF)).toBeNull();
});

test('what is asked for by itself does not come along with the page', () => {
  for (const code of ['ACTIVITIES', 'INTERNAL_ACTS', 'CASES_FILED', 'LOSS', 'INTERCEPTIONS'] as const) {
    const asked = askedDimensionsOf(code, false);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((by) => dimensionsOf(code).includes(by))).toEqual([]);
  }
  expect(askedDimensionsOf('SESSIONS', true)).toEqual(['AUDIENCE', 'CHANNEL', 'THEME']);
  expect(askedDimensionsOf('CLEARANCE_RATE', false)).toEqual([]);
  expect(indicator('CLEARANCE_RATE').aggregation).toBe('ratio');
});
