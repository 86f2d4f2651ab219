import { minuteInChina } from '@fanzha/domain';
import type { DomainEvent } from '@fanzha/platform';
import { createHash } from 'node:crypto';
import type { ChasedAlert } from './alert-chase.repository.js';

/**
 * Units are reminded of the alerts that they have not answered: each once, of all of them, by what was due first. Of
 * the person at risk and of the place nothing is told.
 * @param alerts what is due first in front
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

/** The same of the same alerts, however many they are. */
const matterOf = (alerts: readonly ChasedAlert[]): string =>
  createHash('sha256')
    .update(alerts.map(({ id }) => id).join())
    .digest('hex');
