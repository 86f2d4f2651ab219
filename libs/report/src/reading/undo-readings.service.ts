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
import { LedgerTools, RecordReaders } from '@fanzha/ledger';
import type { Transaction, Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { UndoReadTextArgs } from './read-text.inputs.js';
import type { ReadText, ReadTextUndo } from './read-text.model.js';
import { type KeptRecord, type KeptText, ReadTextRepository } from './read-text.repository.js';
import { ReadTextService } from './read-text.service.js';
import { isAsMade, RecordUndo } from '../records/record-undo.js';

const UNDOABLE: ReadonlySet<KeptText['state']> = new Set(['ACCEPTED', 'UNDONE']);

/** Takes back the records that were accepted of one text. They are few: one transaction voids them. */
@Injectable()
export class UndoReadings {
  constructor(
    private readonly tools: LedgerTools,
    private readonly readers: RecordReaders,
    private readonly reading: ReadTextService,
    private readonly texts: ReadTextRepository,
    private readonly records: RecordUndo,
  ) {}

  /** What undoing a text would do now. */
  async of({ scope }: Viewer, { id, state }: Pick<ReadText, 'id' | 'state'>): Promise<ReadTextUndo> {
    const counts = { standing: 0, amended: 0, voided: 0 };
    if (!UNDOABLE.has(state)) return counts;
    for (const [kind, made] of Map.groupBy(await this.texts.records(scope, [id]), ({ kind: of }) => of)) {
      const ids = made.map(({ recordId }) => recordId);
      for (const fact of await this.readers.require(kind).ledger.table.byIds(scope, ids))
        counts[fact.recordStatus === 'VOIDED' ? 'voided' : isAsMade(fact) ? 'standing' : 'amended'] += 1;
    }
    return counts;
  }

  /**
   * Voids the records of a text, each as its ledger would; those that were changed since stay unless asked for, and so
   * do those that their ledger refuses.
   * @throws DomainError NOT_FOUND; BAD_INPUT on `reason`; CONFLICT (TEXT_SETTLED where nothing can be voided,
   *   VERSION_CHANGED).
   */
  async undo(viewer: Viewer, { id, version, reason, withAmended }: UndoReadTextArgs): Promise<ReadText> {
    requireNoErrors(textErrors('reason', reason, BOUNDS.reason));
    requireId(id);
    const kept = await this.tools.database.transaction(viewer.scope, async (tx) => {
      const before = await this.texts.lock(tx, id);
      requireUndoable(before, version);
      const records = (await this.texts.recordsIn(tx, id)).filter(({ undo }) => undo !== 'VOIDED');
      return this.undone(tx, viewer, before, records, { reason: visibleLines(reason), withAmended });
    });
    return this.reading.shown(viewer, await this.reading.readingOf(viewer, kept));
  }

  private async undone(
    tx: Transaction,
    viewer: Viewer,
    before: KeptText,
    records: readonly KeptRecord[],
    wish: { readonly reason: string; readonly withAmended: boolean },
  ): Promise<KeptText> {
    // A record may build on one before it: the last goes first.
    const undone = await this.records.voidIn(tx, viewer, records.toReversed(), wish);
    const voided = undone.filter(({ undo }) => undo === 'VOIDED').length;
    if (voided === 0) throw DomainError.conflict({ state: before.state }, 'TEXT_SETTLED');
    await this.texts.markUndone(tx, before.id, undone);
    const after = requireFound(await this.texts.undo(tx, before.id, wish.reason));
    await this.reading.log(tx, 'undone', after, { voided, left: undone.length - voided });
    return after;
  }
}

function requireUndoable(kept: KeptText | null, version: number): asserts kept is KeptText {
  if (!kept) throw DomainError.notFound();
  if (!UNDOABLE.has(kept.state)) throw DomainError.conflict({ state: kept.state }, 'TEXT_SETTLED');
  requireVersion(kept, version);
}
