import type { SupervisionAct } from '@fanzha/domain';
import type { DomainEvent } from '@fanzha/platform';
import type { LetterRow } from './supervision.rows.js';

type Told = Pick<DomainEvent, 'kind' | 'facts'>;

/** Told by the authority to those who answer for the unit. */
const toUnit = ({ id, issuerId, tenantId }: LetterRow, told: Told): DomainEvent => ({
  ...told,
  tenantId: issuerId,
  subjectKind: 'SUPERVISION',
  subjectId: id,
  recipients: [{ tenantId, permission: 'ledger:record' }],
});

/** Told to the officials of the authority that wrote: nobody else may judge the answer. */
const toAuthority = ({ id, issuerId, tenantId }: LetterRow, told: Told): DomainEvent => ({
  ...told,
  tenantId,
  subjectKind: 'SUPERVISION',
  subjectId: id,
  recipients: [{ tenantId: issuerId, permission: 'ledger:record', officials: true }],
});

/** A unit is told that it has a letter, and until when to answer. */
export const letterIssued = (row: LetterRow): DomainEvent =>
  toUnit(row, { kind: 'supervision.issued', facts: { title: row.title, day: row.dueOn } });

/** Who is told of a change of a letter: that it was received is seen by who looks. */
export function letterChanged(act: SupervisionAct, row: LetterRow): DomainEvent[] {
  const { title, dueOn } = row;
  switch (act) {
    case 'answer':
      return [toAuthority(row, { kind: 'supervision.answered', facts: { title } })];
    case 'return':
      return [toUnit(row, { kind: 'supervision.returned', facts: { title, day: dueOn } })];
    case 'close':
      return [toUnit(row, { kind: 'supervision.closed', facts: { title } })];
    case 'withdraw':
      return [toUnit(row, { kind: 'supervision.withdrawn', facts: { title } })];
    default:
      return [];
  }
}
