import { loaderOf, type RequestContext, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { AttachmentRepository } from './attachment.repository.js';
import type { AttachmentRow } from './attachment.row.js';

/** Files of the records of an operation: one statement for each kind of records, whatever their number. */
@Injectable()
export class AttachmentLoader {
  constructor(private readonly files: AttachmentRepository) {}

  load(context: RequestContext, kind: string, id: string): Promise<AttachmentRow[]> {
    const loader = loaderOf(context, `files of ${kind}`, () => {
      const { scope } = context.viewer as Viewer;
      return new DataLoader<string, AttachmentRow[]>(
        async (ids) => {
          const found = await this.files.ofOwners(scope, kind, ids);
          return ids.map((each) => found.get(each) ?? []);
        },
        // A change in the same request leaves other files behind.
        { cache: false },
      );
    });
    return loader.load(id);
  }
}
