import { loadById, type RequestContext } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { AttachmentRepository } from './attachment.repository.js';
import type { AttachmentRow } from './attachment.row.js';

/** Files of the records of an operation: one statement for each kind of records, whatever their number. */
@Injectable()
export class AttachmentLoader {
  constructor(private readonly files: AttachmentRepository) {}

  load(context: RequestContext, kind: string, id: string): Promise<AttachmentRow[]> {
    return loadById(context, `files of ${kind}`, id, {
      find: (ids, { scope }) => this.files.ofOwners(scope, kind, ids),
      missing: [],
      isChanging: true,
    });
  }
}
