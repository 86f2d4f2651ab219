import { describe, expect, test } from '@jest/globals';
import { ENTERABLE_ACTIVITY_INDICATORS } from './indicator.js';
import { isSessionType, usualMeasures } from './usual-measures.js';
import { ACTIVITY_TYPES } from './vocabulary.js';

describe('usualMeasures', () => {
  test.each(ACTIVITY_TYPES)('$code offers three to six different indicators that may be typed', ({ code }) => {
    const offered = usualMeasures(code);
    expect(offered.length).toBeGreaterThanOrEqual(3);
    expect(offered.length).toBeLessThanOrEqual(6);
    expect(new Set(offered).size).toBe(offered.length);
    expect(ENTERABLE_ACTIVITY_INDICATORS).toEqual(expect.arrayContaining([...offered]));
  });

  test('a lecture is asked for sessions first', () => {
    expect(usualMeasures('LECTURE')).toEqual(['SESSIONS', 'PARTICIPANTS', 'CLASSES_COVERED', 'LEAFLETS']);
  });

  test('every enterable indicator is usual somewhere, so none is hidden behind "add another"', () => {
    const offered = new Set(ACTIVITY_TYPES.flatMap(({ code }) => usualMeasures(code)));
    expect(ENTERABLE_ACTIVITY_INDICATORS.filter((code) => !offered.has(code))).toEqual([]);
  });

  test.each([
    ['LECTURE', true],
    ['CLASS_MEETING', true],
    ['CENTRALIZED_PUBLICITY', true],
    ['APP_PROMOTION', false],
    ['LEAFLET_DISTRIBUTION', false],
    ['ONLINE_PUSH', false],
  ] as const)('%s is an event: %s', (type, event) => expect(isSessionType(type)).toBe(event));
});
