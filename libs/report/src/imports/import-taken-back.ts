import { DomainError } from '@fanzha/domain';
import { HouseholdRosterService, RecordReaders } from '@fanzha/ledger';
import type { Transaction, Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { ImportTargetCode } from './import.enums.js';
import { targetOf } from './import-targets.js';
import type { RowToUndo, UndoneRow, UndoneThings } from './import-undo.repository.js';
import { refusalOf } from '../records/refusal.js';
import { RecordUndo, type UndoWish } from '../records/record-undo.js';

const REGISTRATIONS: UndoneThings = {
  table: 'household_registration',
  isVoided: 'f.undone_at is not null',
  isAmended: 'false',
};

/** What is taken back of an import, by what its rows have become. */
@Injectable()
export class ImportTakenBack {
  constructor(
    private readonly readers: RecordReaders,
    private readonly records: RecordUndo,
    private readonly rosters: HouseholdRosterService,
  ) {}

  /** Where its things are; null for what nobody can void. */
  thingsOf(code: ImportTargetCode): UndoneThings | null {
    if (code === 'HOUSEHOLD_DOORS') return REGISTRATIONS;
    const target = targetOf(code);
    if (!target || target.onlyAdds) return null;
    const { definition } = this.readers.require(target.kind).ledger;
    return { table: definition.kind, isVoided: "f.record_status = 'VOIDED'", isAmended: 'f.version > 1' };
  }

  /** Takes things back within a transaction, each or not. */
  async voidIn(
    tx: Transaction,
    viewer: Viewer,
    code: ImportTargetCode,
    rows: readonly RowToUndo[],
    wish: UndoWish,
  ): Promise<UndoneRow[]> {
    if (code !== 'HOUSEHOLD_DOORS') return this.records.voidIn(tx, viewer, rows, wish);
    const undone: UndoneRow[] = [];
    for (const { recordId } of rows) undone.push(await this.registration(tx, recordId));
    return undone;
  }

  private async registration(tx: Transaction, recordId: string): Promise<UndoneRow> {
    try {
      await tx.attempt(() => this.rosters.undoIn(tx, recordId, null));
      return { recordId, undo: 'VOIDED' };
    } catch (error) {
      if (error instanceof DomainError && error.reason === 'ALREADY_UNDONE') return { recordId, undo: 'VOIDED_BEFORE' };
      return { recordId, undo: 'REFUSED', why: refusalOf(error) };
    }
  }
}
