import { describe, expect, it } from '@jest/globals';
import { taskDays } from './campaign-target.js';

const DAYS = { startsOn: '2026-11-01', endsOn: '2026-12-31' };

describe('what a task is counted over', () => {
  it('is the days of its campaign, and records of it alone', () => {
    expect(taskDays({ indicator: 'SESSIONS' }, DAYS, '2026-11-20')).toEqual({
      period: '2026-11-01/2026-12-31',
      ofCampaign: true,
    });
  });

  it('is the day of action where there is one', () => {
    const task = { indicator: 'SESSIONS', eventOn: '2026-11-15' } as const;
    expect(taskDays(task, DAYS, '2026-11-20').period).toBe('2026-11-15/2026-11-15');
  });

  it('is what is in place by today, whoever it came by, and by the last day once that is over', () => {
    const task = { indicator: 'LEADERSHIP_GROUPS' } as const;
    expect(taskDays(task, DAYS, '2026-11-20')).toEqual({ period: '2026-11-20/2026-11-20', ofCampaign: false });
    expect(taskDays(task, DAYS, '2027-03-01').period).toBe('2026-12-31/2026-12-31');
  });
});
