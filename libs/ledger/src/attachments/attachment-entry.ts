import type { AuditEvent } from '@fanzha/platform';
import type { AttachmentRow } from './attachment.row.js';

/** The entry of the log of what was done to a file. Without its name, which may say something of people. */
export function attachmentEntry(done: 'attached' | 'detached', file: AttachmentRow): AuditEvent {
  const { id, ownerKind, ownerId, mediaType, size } = file;
  return {
    action: `attachment.${done}`,
    subjectKind: 'attachment',
    subjectId: id,
    detail: { kind: ownerKind, record: ownerId, mediaType, size },
  };
}
