import { minuteInChina } from '@fanzha/domain';
import type { DomainEvent } from '@fanzha/platform';
import { createHash } from 'node:crypto';
import type { ChasedAlert } from './alert-chase.repository.js';

/**
 * Reminds units of the alerts that they have not answered: one event for each unit, about all its alerts. It names the
 * one that was due first and their number, and neither a person at risk nor a place.
 * @param issuerId the authority that reminds
 * @param alerts in the order of their due times
 */
export function alertsReminded(issuerId: string, alerts: readonly ChasedAlert[]): DomainEvent[] {
  return [...Map.groupBy(alerts, ({ unitId }) => unitId)].flatMap(([unitId, owed]) => {
    const [first] = owed;
    if (unitId === null || !first) return [];
    return [
      {
        kind: 'alert.reminded',
        tenantId: issuerId,
        subjectKind: 'ALERT',
        subjectId: first.id,
        recipients: [{ tenantId: unitId, permission: 'ledger:record' }],
        facts: { day: minuteInChina(first.dueAt), count: owed.length },
        matter: matterOf(owed),
      },
    ];
  });
}

/** Two reminders of the same alerts are the same matter; of however many alerts, a matter is a short text. */
const matterOf = (alerts: readonly ChasedAlert[]): string =>
  createHash('sha256')
    .update(alerts.map(({ id }) => id).join())
    .digest('hex');
