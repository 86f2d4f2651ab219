import { Audit, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { attachmentEntry } from './attachment-entry.js';
import { AttachmentRepository, type Ownership } from './attachment.repository.js';

/** Files of what is thrown away. */
@Injectable()
export class AttachmentRemoval {
  constructor(
    private readonly files: AttachmentRepository,
    private readonly audit: Audit,
  ) {}

  /** Takes all files off what is deleted in this transaction. Its lock is held, and who asks may change it. */
  async detachAll(tx: Transaction, owner: Ownership): Promise<void> {
    const detached = await this.files.detachAll(tx, owner);
    await this.audit.recordMany(
      tx,
      detached.map((file) => attachmentEntry('detached', file)),
    );
  }
}
