import type { DomainEvent } from '@fanzha/platform';
import type { NoticeFact } from './notice.entity.js';

/** Who is told of a notice: those who acknowledge it, in the units that it is addressed to. */
export const noticePublished = ({ id, tenantId, title, regions, sectors }: NoticeFact): DomainEvent => ({
  kind: 'notice.published',
  tenantId,
  subjectKind: 'NOTICE',
  subjectId: id,
  recipients: [{ regions, sectors, permission: 'ledger:record' }],
  facts: { title },
  matter: id,
});
