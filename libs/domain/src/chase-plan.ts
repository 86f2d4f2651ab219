import type { ChaseStage } from './submission-vocabulary.js';

/** By which days, and to whom, what is missing of a form is told by itself. A level with null is told nothing. */
export interface ChasePlanDays {
  /** Whether anything is told by itself at all. Units can be reminded by hand all the same. */
  readonly enabled: boolean;
  /** The unit, so many days before the due day. */
  readonly soonDays: number | null;
  /** The unit and the authority, on the due day. */
  readonly onDueDay: boolean;
  /** The unit, so many days after the due day; the authority, the officials of its town, those of its line. */
  readonly unitDays: number | null;
  readonly authorityDays: number | null;
  readonly townDays: number | null;
  readonly lineDays: number | null;
}

/** The plan of a form that nobody has changed. */
export const USUAL_CHASE_PLAN = {
  enabled: true,
  soonDays: 3,
  onDueDay: true,
  unitDays: 1,
  authorityDays: 2,
  townDays: 2,
  lineDays: 4,
} as const satisfies ChasePlanDays;

/** The most days of a plan: before the due day, and after it. */
export const CHASE_PLAN_MOST = { soon: 15, after: 60 } as const;

/**
 * How far what has been overdue for so many days has gone up by a plan; 0 or fewer is not overdue. What is overdue and
 * has gone no further is the unit's.
 */
export function chaseStage(daysOverdue: number, plan: ChasePlanDays = USUAL_CHASE_PLAN): ChaseStage {
  if (daysOverdue <= 0) return 'NOT_YET_DUE';
  const isReached = (days: number | null): boolean => plan.enabled && days !== null && daysOverdue >= days;
  if (isReached(plan.lineDays)) return 'LINE';
  return isReached(plan.townDays) ? 'TOWN' : 'UNIT';
}
