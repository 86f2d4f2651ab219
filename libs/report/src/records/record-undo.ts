import { requireFound } from '@fanzha/domain';
import { type FactEntity, RecordReaders } from '@fanzha/ledger';
import type { Transaction, Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { type Refusal, refusalOf } from './refusal.js';

/** A record that something has made, by the kind of its ledger. */
interface MadeRecord {
  readonly kind: string;
  readonly recordId: string;
}

/** Why records go, and which of them. */
export interface UndoWish {
  readonly reason: string;
  /** Whether those go as well that somebody has changed since they were made. */
  readonly withAmended: boolean;
}

/** What became of a record that was to go: `REFUSED` by its ledger, for what `why` says. */
export interface UndoneRecord {
  readonly recordId: string;
  readonly undo: 'VOIDED' | 'AMENDED' | 'VOIDED_BEFORE' | 'REFUSED';
  readonly why?: Refusal;
}

/** Whether nobody has changed a record since it was made. */
export const isAsMade = ({ version }: Pick<FactEntity, 'version'>): boolean => version === 1;

/** Voids the records that came of one import or one text, each as a person would void it. */
@Injectable()
export class RecordUndo {
  constructor(private readonly readers: RecordReaders) {}

  /**
   * Voids records within a transaction, each or not: what refuses one leaves the others alone. Records that were
   * changed since they were made stay unless asked for; those that are voided already are not touched.
   */
  async voidIn(
    tx: Transaction,
    viewer: Viewer,
    records: readonly MadeRecord[],
    wish: UndoWish,
  ): Promise<UndoneRecord[]> {
    const undone: UndoneRecord[] = [];
    for (const record of records) undone.push(await this.one(tx, viewer, record, wish));
    return undone;
  }

  private async one(
    tx: Transaction,
    viewer: Viewer,
    { kind, recordId }: MadeRecord,
    { reason, withAmended }: UndoWish,
  ): Promise<UndoneRecord> {
    const { ledger } = this.readers.require(kind);
    try {
      const fact = requireFound(await ledger.table.findIn(tx, recordId));
      if (fact.recordStatus === 'VOIDED') return { recordId, undo: 'VOIDED_BEFORE' };
      if (!withAmended && !isAsMade(fact)) return { recordId, undo: 'AMENDED' };
      await tx.attempt(() => ledger.voidIn(tx, viewer, recordId, fact.version, reason));
      return { recordId, undo: 'VOIDED' };
    } catch (error) {
      return { recordId, undo: 'REFUSED', why: refusalOf(error) };
    }
  }
}
