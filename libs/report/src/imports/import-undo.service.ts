import {
  BOUNDS,
  DomainError,
  requireFound,
  requireId,
  requireNoErrors,
  requireVersion,
  textErrors,
  visibleLines,
} from '@fanzha/domain';
import { Database, InjectJobQueue, JobQueue, type Transaction, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { ImportLog } from './import-log.js';
import { ImportTakenBack } from './import-taken-back.js';
import { ImportRepository, type KeptImport } from './import.repository.js';
import type { UndoImportInput } from './import.inputs.js';
import type { ImportUndo } from './import.model.js';
import { AT_WORK, IMPORT_QUEUE, requireSeen } from './import.service.js';
import { type RowToUndo, ImportUndoRepository, type UndoneRow } from './import-undo.repository.js';

/** Records of one transaction. */
const AT_ONCE = 200;

/** What an import has written is taken back as a whole: what a person asks for, and what the job does. */
@Injectable()
export class ImportUndoing {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportRepository,
    private readonly undo: ImportUndoRepository,
    private readonly back: ImportTakenBack,
    private readonly log: ImportLog,
    @InjectJobQueue(IMPORT_QUEUE) private readonly queue: JobQueue,
  ) {}

  /** What would become of its records now, and what became of them before. */
  async of(viewer: Viewer, kept: KeptImport): Promise<ImportUndo> {
    const { undoReason: reason, undoAskedAt: askedAt, undoEndedAt: endedAt } = kept;
    const said = { reason, askedAt, endedAt };
    const obstacle = this.obstacleOf(viewer, kept);
    const things = this.back.thingsOf(kept.target);
    if (!things || (kept.rowCounts.written ?? 0) === 0) return { ...NOTHING, ...said, obstacle };
    return { ...(await this.undo.counts(viewer.scope, kept.id, things)), ...said, obstacle };
  }

  private obstacleOf(viewer: Viewer, { target, state, rowCounts }: KeptImport): ImportUndo['obstacle'] {
    if ((rowCounts.written ?? 0) === 0) return 'NOTHING_WRITTEN';
    if (!this.back.thingsOf(target)) return 'NOT_RECORDS';
    if (!viewer.permissions.has('ledger:void')) return 'NO_RIGHT';
    return AT_WORK.has(state) ? 'AT_WORK' : null;
  }

  /**
   * Asks for it. What was voided before stays so; all else is looked at again.
   * @throws DomainError NOT_FOUND; BAD_INPUT on `reason`; CONFLICT (IMPORT_SETTLED for one of which nothing can be
   *   undone, VERSION_CHANGED).
   */
  async start(viewer: Viewer, { id, version, reason, withAmended }: UndoImportInput): Promise<KeptImport> {
    requireId(id);
    const kept = await this.database.transaction(viewer.scope, async (tx) => {
      const before = await this.imports.lock(tx, id);
      requireSeen(viewer, before);
      requireNoErrors(textErrors('reason', reason, BOUNDS.reason));
      if (this.obstacleOf(viewer, before) !== null)
        throw DomainError.conflict({ state: before.state }, 'IMPORT_SETTLED');
      requireVersion(before, version);
      const after = await this.imports.change(tx, id, {
        state: 'UNDOING',
        undoReason: visibleLines(reason),
        undoAmended: withAmended,
        undoneRows: 0,
        rowCounts: { undoing: await this.undo.begin(tx, id) },
        cancelAsked: false,
        askedBy: viewer.userId,
        moments: ['undo_asked'],
        byPerson: true,
      });
      await this.log.write(tx, 'undo_asked', after, { withAmended });
      return after;
    });
    const { cityCode, tenantId, userId } = viewer;
    await this.queue.enqueue('run', { cityCode, tenantId, userId, id }, { deduplicationId: id });
    return kept;
  }

  /** Takes back what has not been looked at, batch by batch: one transaction with the note of which rows it was. */
  async run(viewer: Viewer, { id }: KeptImport): Promise<KeptImport> {
    for (;;) {
      const left = await this.database.transaction(viewer.scope, (tx) => this.batch(tx, viewer, id));
      if (left) return left;
    }
  }

  /** @returns the import where it has come to an end */
  private async batch(tx: Transaction, viewer: Viewer, id: string): Promise<KeptImport | null> {
    const now = requireFound(await this.imports.lock(tx, id));
    if (now.state !== 'UNDOING') return now;
    const rows = now.cancelAsked ? [] : await this.undo.next(tx, id, AT_ONCE);
    if (rows.length === 0) return this.ended(tx, now);
    const undone = await this.takenBack(tx, viewer, now, rows);
    const marked = await this.undo.mark(tx, id, undone);
    await this.imports.change(tx, id, { undoneRows: now.undoneRows + marked });
    return null;
  }

  private async takenBack(
    tx: Transaction,
    viewer: Viewer,
    { target, undoReason, undoAmended }: KeptImport,
    rows: readonly RowToUndo[],
  ): Promise<UndoneRow[]> {
    const changed = rows.filter(({ isNew }) => !isNew);
    // A thing that several rows have become is taken back once.
    const made = [...new Map(rows.filter(({ isNew }) => isNew).map((row) => [row.recordId, row])).values()];
    const wish = { reason: undoReason ?? '', withAmended: undoAmended };
    return [
      ...changed.map(({ recordId }): UndoneRow => ({ recordId, undo: 'UPDATED' })),
      ...(await this.back.voidIn(tx, viewer, target, made, wish)),
    ];
  }

  private async ended(tx: Transaction, { id }: KeptImport): Promise<KeptImport> {
    const kept = await this.imports.change(tx, id, { state: 'UNDONE', cancelAsked: false, moments: ['undo_ended'] });
    await this.log.write(tx, 'undone', kept, { rows: kept.undoneRows });
    return kept;
  }
}

const NOTHING = { standing: 0, amended: 0, updated: 0, voided: 0, voidedBefore: 0, refused: 0 } as const;
