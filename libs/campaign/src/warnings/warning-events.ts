import type { DomainEvent } from '@fanzha/platform';
import type { WarningFact } from './warning.entity.js';

/** Who is told of a warning: those who acknowledge it, in the units that it is addressed to. */
export const warningPublished = ({ id, tenantId, title, regions, sectors }: WarningFact): DomainEvent => ({
  kind: 'notice.published',
  tenantId,
  subjectKind: 'WARNING',
  subjectId: id,
  recipients: [{ regions, sectors, permission: 'ledger:record' }],
  facts: { title },
  matter: id,
});
