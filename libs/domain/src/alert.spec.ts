import { describe, expect, it } from '@jest/globals';
import { ALERT_LEVELS, alertState, latestAnswer, minuteInChina } from './alert.js';

const RECEIVED = new Date('2026-11-20T16:30:00Z');

describe('an alert', () => {
  it('gives the unit the time of its level', () => {
    expect(ALERT_LEVELS.map(({ code }) => minuteInChina(latestAnswer(RECEIVED, code)))).toEqual([
      '2026-11-21 02:30',
      '2026-11-22 00:30',
      '2026-11-24 00:30',
    ]);
  });

  it.each([
    ['UNASSIGNED', false, null, '2026-11-20T17:00:00Z'],
    ['WAITING', true, null, '2026-11-20T18:30:00Z'],
    ['OVERDUE', true, null, '2026-11-20T18:30:01Z'],
    ['ANSWERED', true, '2026-11-20T18:30:00Z', '2026-12-01T00:00:00Z'],
    ['ANSWERED_LATE', true, '2026-11-20T18:30:01Z', '2026-11-20T18:30:02Z'],
  ])('is %s', (state, isAssigned, answeredAt, now) => {
    const dueAt = latestAnswer(RECEIVED, 'HIGH');
    expect(alertState({ isAssigned, dueAt, answeredAt }, new Date(now))).toBe(state);
    expect(alertState({ isAssigned, dueAt: dueAt.toISOString(), answeredAt }, new Date(now))).toBe(state);
  });
});
