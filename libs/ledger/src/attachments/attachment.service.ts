import {
  ATTACHMENT_BOUNDS,
  BOUNDS,
  DomainError,
  type FieldError,
  isId,
  requireFound,
  requireNoErrors,
  textErrors,
} from '@fanzha/domain';
import {
  Audit,
  Database,
  newId,
  type ReceivedFile,
  ReceivedFiles,
  type Transaction,
  type Viewer,
} from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { createHmac } from 'node:crypto';
import { cleanText, keyErrors } from '../facts/fact-bounds.js';
import { lockTenant } from '../facts/tenant-lock.repository.js';
import { attachmentEntry } from './attachment-entry.js';
import { AttachmentOwners } from './attachment-owners.js';
import type { AttachFileInput } from './attachment.model.js';
import { AttachmentRepository } from './attachment.repository.js';
import type { AttachmentRow } from './attachment.row.js';
import { KeptFiles } from './kept-files.js';

const NAME = { min: 1, max: BOUNDS.fileName.max, required: true, legible: true };

/** Files: taken in, attached to records, and detached. Each change is one transaction with its entry in the log. */
@Injectable()
export class AttachmentService {
  constructor(
    private readonly database: Database,
    private readonly files: AttachmentRepository,
    private readonly owners: AttachmentOwners,
    private readonly received: ReceivedFiles,
    private readonly kept: KeptFiles,
    private readonly audit: Audit,
  ) {}

  /**
   * Takes the file of a form in. It belongs to nothing until it is attached, and is forgotten after a day.
   * @param key of idempotency: the same file sent again under it is the first one
   * @throws DomainError BAD_INPUT on `file` and `idempotencyKey`; CONFLICT (NO_ROOM_FOR_FILES,
   *   IDEMPOTENCY_KEY_REUSED); UNAVAILABLE (SCANNER_UNAVAILABLE, FILES_UNAVAILABLE); RATE_LIMITED.
   */
  async upload(viewer: Viewer, request: FastifyRequest, key: string | null): Promise<AttachmentRow> {
    requireNoErrors(keyErrors(key));
    // Before a file is taken in and looked at: the token of a session that is over holds for minutes.
    await this.database.requireAlive(viewer.scope);
    return this.received.receive(request, { group: viewer.tenantId, nameErrors }, async (file) => {
      // Bytes of a file that is refused would lie about for a day.
      await this.database.transaction(viewer.scope, (tx) => this.requireNew(tx, file, key));
      await this.kept.put(viewer, file);
      return this.database.transaction(viewer.scope, (tx) => this.stored(tx, file, key));
    });
  }

  /**
   * Attaches a file that the viewer has uploaded. Again, it changes nothing.
   * @throws DomainError NOT_FOUND; FORBIDDEN (READ_ONLY_OVERSIGHT); CONFLICT (ALREADY_VOIDED, TOO_MANY_ATTACHMENTS with
   *   `max`).
   */
  async attach(viewer: Viewer, { kind, recordId, uploadId }: AttachFileInput): Promise<AttachmentRow> {
    if (!isId(recordId) || !isId(uploadId)) throw DomainError.notFound();
    const owner = { kind, id: recordId.toLowerCase() };
    return this.database.transaction(viewer.scope, async (tx) => {
      const place = await this.owners.require(kind).hold(tx, viewer, owner.id);
      const file = await this.files.findIn(tx, uploadId);
      if (file?.tenantId !== viewer.tenantId || file.uploadedBy !== viewer.userId) throw DomainError.notFound();
      const isThere = file.state === 'ATTACHED' && file.ownerKind === kind && file.ownerId === owner.id;
      if (isThere) return file;
      const max = ATTACHMENT_BOUNDS.ofRecord;
      if ((await this.files.count(tx, owner)) >= max) throw DomainError.conflict({ max }, 'TOO_MANY_ATTACHMENTS');
      const attached = requireFound(await this.files.attach(tx, file.id, owner, place));
      await this.audit.record(tx, attachmentEntry('attached', attached));
      return attached;
    });
  }

  /**
   * Takes a file off its record. Who sees the record sees it no longer, and links to it end.
   * @throws DomainError NOT_FOUND; FORBIDDEN (READ_ONLY_OVERSIGHT); CONFLICT (ALREADY_VOIDED).
   */
  async detach(viewer: Viewer, id: string): Promise<AttachmentRow> {
    return this.database.transaction(viewer.scope, async (tx) => {
      const { ownerKind, ownerId } = requireAttached(isId(id) ? await this.files.findIn(tx, id) : null);
      await this.owners.require(ownerKind).hold(tx, viewer, ownerId);
      const detached = requireFound(await this.files.detach(tx, id));
      await this.audit.record(tx, attachmentEntry('detached', detached));
      return detached;
    });
  }

  /** @throws DomainError NOT_FOUND where there is none, or none whose record the viewer may see. */
  async get(viewer: Viewer, id: string): Promise<AttachmentRow> {
    const file = requireAttached(isId(id) ? await this.files.find(viewer.scope, id) : null);
    await this.owners.require(file.ownerKind).requireSeen(viewer, file.ownerId);
    return file;
  }

  /** Ends here where the file would be refused, or was sent before under another content. */
  private async requireNew(tx: Transaction, file: ReceivedFile, key: string | null): Promise<AttachmentRow | null> {
    const first = key === null ? null : await this.files.byKey(tx, key);
    if (first && first.inputHash !== inputHashOf(tx, file, key))
      throw DomainError.conflict({ id: first.id }, 'IDEMPOTENCY_KEY_REUSED');
    if (!first) this.kept.requireRoom(await this.files.bytes(tx), file.content.size);
    return first;
  }

  private async stored(tx: Transaction, file: ReceivedFile, key: string | null): Promise<AttachmentRow> {
    // One upload of a tenant after the other: room is left for one of two that would both just fit.
    await lockTenant(tx, 'attachment', tx.scope.tenantId);
    const first = await this.requireNew(tx, file, key);
    if (first) return first;
    // While this transaction is open nothing of the tenant is swept away: what is there now stays.
    await this.kept.ensure(tx.scope, file);
    return this.files.insert(tx, {
      id: newId(),
      name: nameOf(file),
      mediaType: file.type.type,
      size: file.content.size,
      content: file.content.sha256,
      preview: file.image?.preview.sha256 ?? null,
      width: file.image?.width ?? null,
      height: file.image?.height ?? null,
      scanned: this.received.scans,
      idempotencyKey: key,
      inputHash: inputHashOf(tx, file, key),
    });
  }
}

function nameErrors(path: string, name: string): FieldError[] {
  return textErrors(path, name, NAME);
}

const nameOf = (file: ReceivedFile): string => cleanText(file.name) ?? '';

const inputHashOf = ({ scope }: Transaction, file: ReceivedFile, key: string | null): string | null =>
  key === null ? null : hashOf(key, scope.tenantId, nameOf(file), file.sent);

/** The digest of what was sent; the key goes into it, so that nobody can try contents against it. */
function hashOf(key: string, tenantId: string | null, name: string, sent: string): string {
  return createHmac('sha256', key)
    .update(JSON.stringify(['attachment', tenantId, name, sent]))
    .digest('hex');
}

type Attached = AttachmentRow & { readonly ownerKind: string; readonly ownerId: string };

function requireAttached(file: AttachmentRow | null): Attached {
  if (file?.state !== 'ATTACHED' || file.ownerKind === null || file.ownerId === null) throw DomainError.notFound();
  return file as Attached;
}
