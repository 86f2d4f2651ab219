import { type Permission, Refusal } from '@fanzha/domain';
import type { Viewer } from '@fanzha/platform';
import type { ActivityFact } from './activity.entity.js';

/** What can be done to a recorded activity. The SPA shows a button for each one that `Activity.allowed` names. */
export const ACTIVITY_OPERATIONS = ['amend', 'void'] as const;
export type ActivityOperation = (typeof ACTIVITY_OPERATIONS)[number];

const NEEDED: Readonly<Record<ActivityOperation, Permission>> = { amend: 'activity:amend', void: 'activity:void' };

type Actor = Pick<Viewer, 'tenantId' | 'permissions'>;
type Subject = Pick<ActivityFact, 'tenantId' | 'recordStatus'>;

/** The operations the viewer may do now: on its own tenant's records, by its permissions, while they are not voided. */
export function allowedOperations(viewer: Actor, activity: Subject): ActivityOperation[] {
  if (!isOwn(viewer, activity) || activity.recordStatus === 'VOIDED') return [];
  return ACTIVITY_OPERATIONS.filter((operation) => viewer.permissions.has(NEEDED[operation]));
}

/**
 * Whether the viewer may do this to an activity it sees, whatever state the record is in.
 * @throws Refusal FORBIDDEN: without the permission; READ_ONLY_OVERSIGHT on another tenant's record, because an overseer
 *   returns a wrong figure to the unit that owns it and never writes into its ledger.
 */
export function requireMay(operation: ActivityOperation, viewer: Actor, activity: Subject): void {
  if (!isOwn(viewer, activity)) throw Refusal.forbidden('READ_ONLY_OVERSIGHT');
  if (!viewer.permissions.has(NEEDED[operation])) throw Refusal.forbidden();
}

function isOwn(viewer: Actor, activity: Subject): boolean {
  return activity.tenantId === viewer.tenantId;
}
