import { minuteInChina } from '@fanzha/domain';
import type { DomainEvent } from '@fanzha/platform';
import type { AlertFact } from './alert.entity.js';

/**
 * Tells the unit that it has to answer an alert, once the alert is assigned to it. Names neither the person at risk nor
 * the place nor the number of the police.
 * @param before the alert as it was, null for a new one
 * @returns no event where the assignment stays, was taken back, or the alert is voided
 */
export function alertAssigned(before: AlertFact | null, after: AlertFact): DomainEvent[] {
  const { id, tenantId, assignee, recordStatus, dueAt } = after;
  const earlier = before?.assignee ?? null;
  if (assignee === null || recordStatus === 'VOIDED' || assignee.id === earlier?.id) return [];
  return [
    {
      kind: earlier === null ? 'alert.assigned' : 'alert.reassigned',
      tenantId,
      subjectKind: 'ALERT',
      subjectId: id,
      recipients: [{ tenantId: assignee.id, permission: 'ledger:record' }],
      facts: { day: minuteInChina(new Date(dueAt)) },
    },
  ];
}

/** Tells the police that a unit has answered; several answers within 30 minutes are told once. */
export const alertAnswered = ({ id, tenantId }: AlertFact, unitId: string): DomainEvent => ({
  kind: 'alert.answered',
  tenantId: unitId,
  subjectKind: 'ALERT',
  subjectId: id,
  recipients: [{ tenantId, permission: 'ledger:record' }],
  facts: {},
  matter: id,
});
