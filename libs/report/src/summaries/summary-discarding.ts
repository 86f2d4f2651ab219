import { DomainError, requireId } from '@fanzha/domain';
import { AttachmentRemoval } from '@fanzha/ledger';
import { Audit, Database, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { heldSummary } from './held-summary.js';
import { SummaryRepository } from './summary.repository.js';

/** Throws summaries away that were never issued. Nobody outside their unit has seen them. */
@Injectable()
export class SummaryDiscarding {
  constructor(
    private readonly database: Database,
    private readonly summaries: SummaryRepository,
    private readonly files: AttachmentRemoval,
    private readonly audit: Audit,
  ) {}

  /**
   * Deletes a summary that was never issued for good: its draft, and the files that are attached to it. Its subject and
   * period are free again. Sent again, it changes nothing.
   * @param version of the draft that the viewer has seen
   * @throws DomainError NOT_FOUND, FORBIDDEN, CONFLICT (VERSION_CHANGED with `version`; SUMMARY_ISSUED).
   */
  async discard(viewer: Viewer, id: string, version: number): Promise<true> {
    requireId(id);
    const entry = { action: 'summary.discarded', subjectKind: 'summary', subjectId: id };
    await this.database.transaction(viewer.scope, async (tx) => {
      const held = await heldSummary(tx, this.summaries, viewer, { id, version });
      if (!held) {
        if (await this.audit.hasDone(tx, entry)) return;
        throw DomainError.notFound();
      }
      const { period, about, editions } = held.summary;
      if (editions > 0) throw DomainError.conflict({ version }, 'SUMMARY_ISSUED');
      await this.files.detachAll(tx, { kind: 'SUMMARY', id: held.summary.id });
      await this.summaries.discard(tx, held.summary.id);
      await this.audit.record(tx, { ...entry, detail: { period, about } });
    });
    return true;
  }
}
