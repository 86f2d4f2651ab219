import type { ChaseStage } from './submission-vocabulary.js';

/** The plan of reminders of a form (提醒计划): who is told on which day what is missing. A level of null is not told. */
export interface ChasePlanDays {
  /** Whether the plan is on. Units can be reminded by hand in either case. */
  readonly enabled: boolean;
  /** The unit, so many days before the due day. */
  readonly soonDays: number | null;
  /** The unit and the authority, on the due day. */
  readonly onDueDay: boolean;
  /** Days after the due day on which the unit, the authority, officials of the town and those of the line are told. */
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

/** The most days that a plan may state: before the due day, and after it. */
export const CHASE_PLAN_MOST = { soon: 15, after: 60 } as const;

/**
 * How far something has gone up by a plan.
 * @param daysOverdue days since the due day; 0 or fewer: it is not overdue
 * @returns UNIT for what is overdue and was told to neither town nor line
 */
export function chaseStage(daysOverdue: number, plan: ChasePlanDays = USUAL_CHASE_PLAN): ChaseStage {
  if (daysOverdue <= 0) return 'NOT_YET_DUE';
  const isReached = (days: number | null): boolean => plan.enabled && days !== null && daysOverdue >= days;
  if (isReached(plan.lineDays)) return 'LINE';
  return isReached(plan.townDays) ? 'TOWN' : 'UNIT';
}
