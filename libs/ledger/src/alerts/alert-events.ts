import { chinaClock } from '@fanzha/domain';
import type { DomainEvent } from '@fanzha/platform';
import type { AlertFact } from './alert.entity.js';

/** A moment to the minute, as people in China read it. */
const minuteOf = (moment: string): string => chinaClock(new Date(moment)).slice(0, 16).replace('T', ' ');

/**
 * The unit is told that it is to answer an alert: one that it was not assigned to before. Of the person at risk and of
 * the place nothing is told, and no number of the police.
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
      facts: { day: minuteOf(dueAt) },
    },
  ];
}

/** The police are told that a unit has answered. */
export const alertAnswered = ({ id, tenantId }: AlertFact, unitId: string): DomainEvent => ({
  kind: 'alert.answered',
  tenantId: unitId,
  subjectKind: 'ALERT',
  subjectId: id,
  recipients: [{ tenantId, permission: 'ledger:record' }],
  facts: {},
  matter: id,
});
