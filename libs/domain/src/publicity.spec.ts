import { describe, expect, test } from '@jest/globals';
import { activityIndicator, detailsAsked, INTERNAL_ACT_TYPES, isCountedTheme, THEMES } from './publicity.js';
import { ACTIVITY_TYPES, TENANT_TYPES } from './vocabulary.js';

describe('which indicator counts an activity', () => {
  test('publicity, internal acts and other themes are counted apart', () => {
    expect(activityIndicator('LECTURE', 'TELECOM_FRAUD')).toBe('ACTIVITIES');
    expect(activityIndicator('LECTURE', 'PENSION_FRAUD')).toBe('ACTIVITIES');
    expect(activityIndicator('LECTURE', 'ILLEGAL_FUNDRAISING')).toBe('ACTIVITIES');
    expect(activityIndicator('DEPLOY_MEETING', 'TELECOM_FRAUD')).toBe('INTERNAL_ACTS');
    expect(activityIndicator('LECTURE', 'CYBER_SECURITY_WEEK')).toBe('OTHER_THEME_ACTIVITIES');
    expect(activityIndicator('DEPLOY_MEETING', 'FINANCIAL_LITERACY')).toBe('OTHER_THEME_ACTIVITIES');
  });

  test('twelve of the types are internal acts, three of the themes count', () => {
    expect(INTERNAL_ACT_TYPES).toHaveLength(12);
    expect(new Set(INTERNAL_ACT_TYPES).size).toBe(12);
    expect(THEMES.filter(({ code }) => isCountedTheme(code))).toHaveLength(3);
  });
});

describe('what a form asks beside amounts', () => {
  test('a part of it, and never a document of who publishes', () => {
    expect(detailsAsked('SCHOOL', 'LECTURE')).toEqual(['theme', 'fraudTypes', 'speakers']);
    expect(detailsAsked('SCHOOL', 'OPEN_LETTER')).toEqual(['theme', 'fraudTypes', 'indirectReach']);
    expect(detailsAsked('BANK', 'LED_PLAYBACK')).toEqual(['theme', 'fraudTypes']);
    expect(detailsAsked('BANK', 'RULE_BUILDING')).toEqual(['basis']);
    expect(detailsAsked('COMMUNITY', 'DEPLOY_MEETING')).toEqual([]);
  });

  test('no more than four things of anybody', () => {
    for (const { code: unit } of TENANT_TYPES)
      for (const { code: type } of ACTIVITY_TYPES) expect(detailsAsked(unit, type).length).toBeLessThanOrEqual(4);
  });
});
