import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { RecordUndone } from '../records/record-undone.js';
import { ownIn } from './import.repository.js';
import type { Refusal } from '../records/refusal.js';

/** A row whose record is to go. */
export interface RowToUndo {
  readonly row: number;
  readonly kind: string;
  readonly recordId: string;
  /** Whether the row has made the record, and did not change one that stood. */
  readonly isNew: boolean;
}

/** What became of the record of a row. */
export interface UndoneRow {
  readonly recordId: string;
  readonly undo: RecordUndone;
  readonly why?: Refusal;
}

/** What would become of the records of an import, and what became of them. */
interface UndoCounts {
  /** Records that stand as they were written. */
  readonly standing: number;
  /** Records that somebody has changed since. */
  readonly amended: number;
  /** Records that the import has only changed. */
  readonly updated: number;
  /** Records that it has voided itself. */
  readonly voided: number;
  readonly voidedBefore: number;
  /** Of the standing ones, those whose ledger refused the last time. */
  readonly refused: number;
}

/** Where the things are that rows have become, and how it is seen that one is gone or was changed. */
export interface UndoneThings {
  readonly table: string;
  /** Of the thing `f`. */
  readonly isVoided: string;
  readonly isAmended: string;
}

const OF_IMPORT = 'r.city_code = $1 and r.tenant_id = $2 and r.import_id = $3 and r.written';

/** Nothing is left of an earlier undo but what it has voided: each record is looked at again. */
const RESET: Statement = {
  name: 'import_undo.reset',
  text: `update import_row r set undo = null, undo_why = null
    where ${OF_IMPORT} and r.undo is not null and r.undo <> 'VOIDED'`,
};

const LEFT: Statement = {
  name: 'import_undo.left',
  text: `select count(*)::int as count from import_row r where ${OF_IMPORT} and r.undo is null`,
};

/** The last first: a record may build on one before it. */
const NEXT: Statement = {
  name: 'import_undo.next',
  text: `select r.row_number as "row", r.kind, r.record_id as "recordId", r.state <> 'UPDATE' as "isNew"
    from import_row r where ${OF_IMPORT} and r.undo is null order by r.row_number desc limit $4`,
};

/** Several rows may have become one thing: it is gone for each of them. */
const MARK: Statement = {
  name: 'import_undo.mark',
  text: `update import_row r set undo = j.undo, undo_why = j.why
    from jsonb_to_recordset($4::jsonb) as j ("recordId" uuid, undo text, why jsonb)
    where ${OF_IMPORT} and r.undo is null and r.record_id = j."recordId" returning r.row_number`,
};

const counts = ({ table, isVoided, isAmended }: UndoneThings): Statement => {
  const made = "r.state <> 'UPDATE' and r.undo is distinct from 'VOIDED'";
  return {
    name: `import_undo.counts_of_${table}`,
    text: `select count(*) filter (where ${made} and not ${isVoided} and not ${isAmended})::int as standing,
      count(*) filter (where ${made} and not ${isVoided} and ${isAmended})::int as amended,
      count(*) filter (where r.state = 'UPDATE')::int as updated,
      count(*) filter (where r.undo = 'VOIDED')::int as voided,
      count(*) filter (where ${made} and ${isVoided})::int as "voidedBefore",
      count(*) filter (where r.undo = 'REFUSED' and not ${isVoided})::int as refused
    from import_row r join ${table} f on f.city_code = $1 and f.id = r.record_id
    where ${OF_IMPORT}`,
  };
};

type Row<Of> = Of & Record<string, unknown>;

/** What became of the records of imports that are undone. */
@Injectable()
export class ImportUndoRepository {
  constructor(private readonly database: Database) {}

  /** Lets each record be looked at, but for those that are voided. @returns how many there are */
  async begin(tx: Transaction, importId: string): Promise<number> {
    await tx.run(RESET, [...ownIn(tx.scope), importId]);
    const [row] = await tx.run<{ count: number }>(LEFT, [...ownIn(tx.scope), importId]);
    return row?.count ?? 0;
  }

  /** The next rows whose records have not been looked at. */
  next(tx: Transaction, importId: string, limit: number): Promise<RowToUndo[]> {
    return tx.run<Row<RowToUndo>>(NEXT, [...ownIn(tx.scope), importId, limit]);
  }

  /** Notes what became of records, in the transaction that did it. @returns of how many rows */
  async mark(tx: Transaction, importId: string, rows: readonly UndoneRow[]): Promise<number> {
    return (await tx.run(MARK, [...ownIn(tx.scope), importId, JSON.stringify(rows)])).length;
  }

  async counts(scope: Scope, importId: string, things: UndoneThings): Promise<UndoCounts> {
    const [row] = await this.database.read<Row<UndoCounts>>(scope, counts(things), [...ownIn(scope), importId]);
    if (!row) throw new Error('Nothing was counted');
    return row;
  }
}
