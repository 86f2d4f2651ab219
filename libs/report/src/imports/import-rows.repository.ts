import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { ImportRowState } from './import.enums.js';
import type { RecordUndone } from '../records/record-undone.js';
import { ownIn } from './import.repository.js';
import type { StagedRow } from './sheet/staged-sheet.js';
import type { RowError, StagedCell } from '../targets/target.js';

/** A staged row as it is kept. */
export interface KeptRow {
  readonly row: number;
  readonly cells: readonly StagedCell[] | null;
  readonly state: ImportRowState | 'PART' | null;
  readonly partOf: number | null;
  readonly errors: readonly RowError[] | null;
  readonly kind: string | null;
  readonly recordId: string | null;
  readonly seenVersion: number | null;
  readonly written: boolean;
  /** What became of its record when the import was undone. */
  readonly undo: RecordUndone | null;
  readonly undoWhy: Pick<RowError, 'code' | 'params'> | null;
}

/** What the dry run says of a row. */
export interface JudgedRow {
  readonly row: number;
  readonly state: ImportRowState | 'PART';
  readonly partOf?: number;
  readonly errors?: readonly RowError[];
  readonly kind?: string;
  readonly recordId?: string;
  readonly seenVersion?: number;
}

/** An error, and in which rows it is. */
interface ErrorGroup extends Omit<RowError, 'row'> {
  readonly count: number;
  readonly rows: readonly number[];
}

const OF_IMPORT = 'r.city_code = $1 and r.tenant_id = $2 and r.import_id = $3';
const COLUMNS = `r.row_number as "row", r.cells, r.state, r.part_of as "partOf", r.errors, r.kind,
    r.record_id as "recordId", r.seen_version as "seenVersion", r.written,
    r.undo, r.undo_why as "undoWhy"`;

const STAGE: Statement = {
  name: 'import_row.stage',
  text: `insert into import_row (city_code, tenant_id, import_id, row_number, cells)
    select $1, $2, $3, s."row", s.cells from jsonb_to_recordset($4::jsonb) as s ("row" int, cells jsonb)
    returning 1 as staged`,
};

const NEXT: Statement = {
  name: 'import_row.next',
  text: `select ${COLUMNS} from import_row r where ${OF_IMPORT} and r.row_number > $4 order by r.row_number limit $5`,
};

const JUDGE: Statement = {
  name: 'import_row.judge',
  text: `update import_row r set state = j.state, part_of = j."partOf", errors = j.errors, kind = j.kind,
      record_id = j."recordId", seen_version = j."seenVersion"
    from jsonb_to_recordset($4::jsonb) as j ("row" int, state text, "partOf" int, errors jsonb, kind text,
      "recordId" uuid, "seenVersion" int)
    where ${OF_IMPORT} and r.row_number = j."row"`,
};

const TO_WRITE: Statement = {
  name: 'import_row.to_write',
  text: `select ${COLUMNS} from import_row r
    where ${OF_IMPORT} and r.row_number > $4 and not r.written and r.state = any ($5::text[])
    order by r.row_number limit $6`,
};

const COUNT_TO_WRITE: Statement = {
  name: 'import_row.count_to_write',
  text: `select count(*)::int as count from import_row r
    where ${OF_IMPORT} and r.row_number = any ($4::int[]) and not r.written and r.state = any ($5::text[])`,
};

const PARTS: Statement = {
  name: 'import_row.parts',
  text: `select ${COLUMNS} from import_row r
    where ${OF_IMPORT} and r.row_number between $4 and $5 + 1000 and r.state = 'PART' order by r.row_number`,
};

const WRITTEN: Statement = {
  name: 'import_row.written',
  text: `update import_row r set written = true, kind = j.kind, record_id = j."recordId", errors = null
    from jsonb_to_recordset($4::jsonb) as j ("row" int, kind text, "recordId" uuid)
    where ${OF_IMPORT} and r.row_number = j."row"`,
};

const LIST: Statement = {
  name: 'import_row.list',
  text: `select ${COLUMNS} from import_row r
    where ${OF_IMPORT} and r.row_number > $4 and r.state is distinct from 'PART'
      and ($5::text is null or r.state = $5) order by r.row_number limit $6`,
};

const COUNT: Statement = {
  name: 'import_row.count',
  text: `select count(*)::int as count from import_row r
    where ${OF_IMPORT} and r.state is distinct from 'PART' and ($4::text is null or r.state = $4)`,
};

/** Equal errors are one: in the same column, with the same words. */
const ERRORS: Statement = {
  name: 'import_row.errors',
  text: `select (e ->> 'column')::int as "column", e ->> 'field' as field, e ->> 'code' as code,
      e -> 'params' as params, e ->> 'cell' as cell, e ->> 'suggestion' as suggestion, count(*)::int as count,
      (array_agg((e ->> 'row')::int order by (e ->> 'row')::int))[1:20] as "rows"
    from import_row r, jsonb_array_elements(r.errors) e
    where ${OF_IMPORT} and r.state = 'INVALID'
    group by 1, 2, 3, 4, 5, 6 order by min((e ->> 'row')::int), 1 limit $4`,
};

type Row<Of> = Of & Record<string, unknown>;

/** Staged rows of imports of the scope's own unit. */
@Injectable()
export class ImportRowRepository {
  constructor(private readonly database: Database) {}

  async stage(tx: Transaction, importId: string, rows: readonly StagedRow[]): Promise<void> {
    await tx.run(STAGE, [...ownIn(tx.scope), importId, JSON.stringify(rows)]);
  }

  /** The next rows behind one, in the order of the file. */
  next(scope: Scope, importId: string, after: number, limit: number): Promise<KeptRow[]> {
    return this.database.read<Row<KeptRow>>(scope, NEXT, [...ownIn(scope), importId, after, limit]);
  }

  async judge(tx: Transaction, importId: string, rows: readonly JudgedRow[]): Promise<void> {
    await tx.run(JUDGE, [...ownIn(tx.scope), importId, JSON.stringify(rows)]);
  }

  /** The next rows that are to be written, behind one. */
  toWrite(
    tx: Transaction,
    importId: string,
    states: readonly string[],
    after: number,
    limit: number,
  ): Promise<KeptRow[]> {
    return tx.run<Row<KeptRow>>(TO_WRITE, [...ownIn(tx.scope), importId, after, states, limit]);
  }

  /** How many of some rows are still to be written. */
  async countToWrite(
    tx: Transaction,
    importId: string,
    states: readonly string[],
    rows: readonly number[],
  ): Promise<number> {
    const [found] = await tx.run<{ count: number }>(COUNT_TO_WRITE, [...ownIn(tx.scope), importId, rows, states]);
    return found?.count ?? 0;
  }

  /** Further lines of records whose first lines are between two rows. */
  parts(tx: Transaction, importId: string, from: number, to: number): Promise<KeptRow[]> {
    return tx.run<Row<KeptRow>>(PARTS, [...ownIn(tx.scope), importId, from, to]);
  }

  /** Notes which records came of rows, in the transaction that records them. */
  async written(
    tx: Transaction,
    importId: string,
    rows: readonly { readonly row: number; readonly kind: string; readonly recordId: string }[],
  ): Promise<void> {
    if (rows.length > 0) await tx.run(WRITTEN, [...ownIn(tx.scope), importId, JSON.stringify(rows)]);
  }

  /** First lines of records, in the order of the file. */
  list(scope: Scope, importId: string, after: number, state: string | null, limit: number): Promise<KeptRow[]> {
    return this.database.read<Row<KeptRow>>(scope, LIST, [...ownIn(scope), importId, after, state, limit]);
  }

  async count(scope: Scope, importId: string, state: string | null): Promise<number> {
    const [row] = await this.database.read<{ count: number }>(scope, COUNT, [...ownIn(scope), importId, state]);
    return row?.count ?? 0;
  }

  errors(scope: Scope, importId: string, limit: number): Promise<ErrorGroup[]> {
    return this.database.read<Row<ErrorGroup>>(scope, ERRORS, [...ownIn(scope), importId, limit]);
  }
}
