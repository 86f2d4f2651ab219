import type { LocalDate } from '@fanzha/domain';
import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { ImportFormat, ImportMode, ImportState, ImportStopReason, ImportTargetCode } from './import.enums.js';
import type { StagedColumn } from './sheet/staged-sheet.js';

/** How many rows have which state. */
export interface RowCounts {
  readonly NEW: number;
  readonly UPDATE: number;
  readonly UNCHANGED: number;
  readonly DUPLICATE: number;
  readonly INVALID: number;
  readonly correctable: number;
  readonly written: number;
  /** Rows whose records the last undo was to take back. */
  readonly undoing?: number;
}

export interface MappedField {
  readonly index: number;
  readonly field: string;
  /** Whether its header only comes near, and nobody has said that it is right. */
  readonly like?: true;
}

export interface Replacement {
  readonly index: number;
  readonly from: string;
  readonly to: string;
}

/** An import as it is kept. */
export interface KeptImport {
  readonly id: string;
  readonly tenantId: string;
  readonly batchNumber: string;
  readonly target: ImportTargetCode;
  readonly fileName: string;
  readonly format: ImportFormat;
  readonly sheet: string | null;
  readonly fileBytes: number;
  readonly headerRow: number;
  readonly rowCount: number;
  readonly columns: readonly StagedColumn[];
  readonly mapping: readonly MappedField[];
  readonly replacements: readonly Replacement[];
  readonly state: ImportState;
  readonly stopReason: ImportStopReason | null;
  readonly mode: ImportMode | null;
  readonly withDuplicates: boolean;
  readonly cancelAsked: boolean;
  readonly rowCounts: Partial<RowCounts>;
  readonly doneRows: number;
  readonly resumedAt: Date | null;
  readonly resumedRow: number | null;
  readonly version: number;
  readonly recordedAt: Date;
  readonly recordedBy: string;
  /** Who asked for the dry run or the writing; null before. */
  readonly askedBy: string | null;
  readonly checkedAt: Date | null;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly expiresOn: LocalDate;
  readonly cleaned: boolean;
  /** Why what was written was to be taken back; null where nobody asked for it. */
  readonly undoReason: string | null;
  readonly undoAmended: boolean;
  readonly undoneRows: number;
  readonly undoAskedAt: Date | null;
  readonly undoEndedAt: Date | null;
}

/** An import before its row exists. */
type NewImport = Pick<
  KeptImport,
  | 'id'
  | 'target'
  | 'fileName'
  | 'format'
  | 'sheet'
  | 'fileBytes'
  | 'headerRow'
  | 'rowCount'
  | 'columns'
  | 'mapping'
  | 'expiresOn'
>;

/** What a change of an import leaves. */
export type ImportChange = Partial<
  Pick<
    KeptImport,
    | 'rowCount'
    | 'mapping'
    | 'replacements'
    | 'askedBy'
    | 'state'
    | 'stopReason'
    | 'mode'
    | 'withDuplicates'
    | 'cancelAsked'
    | 'rowCounts'
    | 'doneRows'
    | 'resumedRow'
    | 'undoReason'
    | 'undoAmended'
    | 'undoneRows'
  >
> & { readonly moments?: readonly Moment[]; readonly byPerson?: boolean };

/** What happens to an import at a time that is kept. */
type Moment = 'checked' | 'started' | 'ended' | 'resumed' | 'undo_asked' | 'undo_ended';

const OWN = 'i.city_code = $1 and i.tenant_id = $2';
const COLUMNS = `i.id, i.tenant_id as "tenantId", i.batch_number as "batchNumber", i.target, i.file_name as "fileName",
    i.format, i.sheet, i.file_bytes as "fileBytes", i.header_row as "headerRow", i.row_count as "rowCount", i.columns,
    i.mapping, i.replacements, i.state, i.stop_reason as "stopReason", i.mode, i.with_duplicates as "withDuplicates",
    i.cancel_asked as "cancelAsked", i.counts as "rowCounts", i.done_rows as "doneRows", i.resumed_at as "resumedAt",
    i.resumed_row as "resumedRow", i.version, i.recorded_at as "recordedAt", i.recorded_by as "recordedBy",
    i.asked_by as "askedBy",
    i.checked_at as "checkedAt", i.started_at as "startedAt", i.ended_at as "endedAt", i.expires_on as "expiresOn",
    i.cleaned, i.undo_reason as "undoReason", i.undo_amended as "undoAmended", i.undone_rows as "undoneRows",
    i.undo_asked_at as "undoAskedAt", i.undo_ended_at as "undoEndedAt"`;

const LOCK_UNIT: Statement = {
  name: 'import.lock_unit',
  text: `select pg_advisory_xact_lock(hashtext('imports'), hashtext($1)) is not null as locked`,
};

const ALONE: Statement = {
  name: 'import.alone',
  text: `select pg_advisory_xact_lock(hashtext('import'), hashtext($1)) is not null as locked`,
};

const NEXT_NUMBER: Statement = {
  name: 'import.next_number',
  // An import that was discarded has left its number in the log: a number never means two files.
  text: `select coalesce(max(split_part(given.batch, '-', 3)::int), 0) + 1 as next from (
      select i.batch_number as batch from import i where ${OWN} and i.batch_number like $3
      union all
      select e.detail ->> 'batchNumber' from audit_entry e
        where e.city_code = $1 and e.tenant_id = $2 and e.at > now() - interval '2 days'
          and e.action = 'import.uploaded' and e.detail ->> 'batchNumber' like $3) given`,
};

const OPEN_COUNT: Statement = {
  name: 'import.open_count',
  text: `select count(*)::int as count from import i where ${OWN} and not i.cleaned`,
};

const WRITING_OF_TARGET: Statement = {
  name: 'import.writing_of_target',
  text: `select count(*)::int as count from import i
    where ${OWN} and i.target = $3 and i.id <> $4 and i.state = 'WRITING'`,
};

const INSERT: Statement = {
  name: 'import.insert',
  text: `insert into import as i (city_code, tenant_id, id, batch_number, target, file_name, format, sheet, file_bytes,
      header_row, row_count, columns, mapping, expires_on, recorded_by, state)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 'UPLOADED') returning ${COLUMNS}`,
};

const FIND: Statement = { name: 'import.find', text: `select ${COLUMNS} from import i where ${OWN} and i.id = $3` };
const LOCK: Statement = { name: 'import.lock', text: `${FIND.text} for update` };

const CHANGE: Statement = {
  name: 'import.change',
  text: `update import i set mapping = coalesce($4::jsonb, i.mapping),
      replacements = coalesce($5::jsonb, i.replacements),
      state = coalesce($6, i.state), stop_reason = $7, mode = coalesce($8, i.mode),
      with_duplicates = coalesce($9::boolean, i.with_duplicates), cancel_asked = coalesce($10::boolean, i.cancel_asked),
      counts = i.counts || coalesce($11::jsonb, '{}'), done_rows = coalesce($12::int, i.done_rows),
      resumed_row = coalesce($13::int, i.resumed_row), row_count = coalesce($16::int, i.row_count),
      asked_by = coalesce($17::uuid, i.asked_by), undo_reason = coalesce($18, i.undo_reason),
      undo_amended = coalesce($19::boolean, i.undo_amended), undone_rows = coalesce($20::int, i.undone_rows),
      undo_asked_at = case when 'undo_asked' = any ($14::text[]) then now() else i.undo_asked_at end,
      undo_ended_at = case when 'undo_ended' = any ($14::text[]) then now() else i.undo_ended_at end,
      checked_at = case when 'checked' = any ($14::text[]) then now() else i.checked_at end,
      started_at = case when 'started' = any ($14::text[]) then now() else i.started_at end,
      ended_at = case when 'ended' = any ($14::text[]) then now() else i.ended_at end,
      resumed_at = case when 'resumed' = any ($14::text[]) then now() else i.resumed_at end,
      version = i.version + $15::int, changed_at = now()
    where ${OWN} and i.id = $3 returning ${COLUMNS}`,
};

const DELETE: Statement = {
  name: 'import.delete',
  text: 'delete from import where city_code = $1 and tenant_id = $2 and id = $3',
};

const LIST: Statement = {
  name: 'import.list',
  text: `with own as (select i.*, count(*) over () as total from import i
      where ${OWN} and i.target = any ($6::text[]))
    select ${COLUMNS}, i.total::int as "totalCount", i.recorded_at::text as "recordedAtText"
    from own i where $3::timestamptz is null or (i.recorded_at, i.id) < ($3, $4::uuid)
    order by i.recorded_at desc, i.id desc limit $5`,
};

const REMEMBERED: Statement = {
  name: 'import.remembered',
  text: 'select header, field from import_mapping where city_code = $1 and tenant_id = $2 and target = $3',
};

const REMEMBER: Statement = {
  name: 'import.remember',
  text: `insert into import_mapping (city_code, tenant_id, target, header, field)
    select $1, $2, $3, r.header, r.field from jsonb_to_recordset($4::jsonb) as r (header text, field text)
    on conflict (city_code, tenant_id, target, header) do update set field = excluded.field, used_at = now()`,
};

type Row<Of> = Of & Record<string, unknown>;

/** Imports of the scope's own unit. */
@Injectable()
export class ImportRepository {
  constructor(private readonly database: Database) {}

  /** One upload of a unit after the other: they are numbered. */
  async lockUnit(tx: Transaction): Promise<void> {
    await tx.run(LOCK_UNIT, [tx.scope.tenantId]);
  }

  /** Waits until no other transaction writes the same: all of an import, or some rows of it. */
  async alone(tx: Transaction, what: string): Promise<void> {
    await tx.run(ALONE, [what]);
  }

  /** The next number of the unit on a day (`IMP-20261104-007`). */
  async nextNumber(tx: Transaction, day: LocalDate): Promise<string> {
    const head = `IMP-${day.replaceAll('-', '')}-`;
    const [row] = await tx.run<{ next: number }>(NEXT_NUMBER, [...ownIn(tx.scope), `${head}%`]);
    return `${head}${String(row?.next ?? 1).padStart(3, '0')}`;
  }

  /** How many imports of the unit still keep cells. */
  async openCount(tx: Transaction): Promise<number> {
    const [row] = await tx.run<{ count: number }>(OPEN_COUNT, [...ownIn(tx.scope)]);
    return row?.count ?? 0;
  }

  /** Whether another import of the unit writes into the same ledger. */
  async isWrittenBeside(tx: Transaction, { target, id }: Pick<KeptImport, 'target' | 'id'>): Promise<boolean> {
    const [row] = await tx.run<{ count: number }>(WRITING_OF_TARGET, [...ownIn(tx.scope), target, id]);
    return (row?.count ?? 0) > 0;
  }

  async insert(tx: Transaction, given: NewImport, batchNumber: string): Promise<KeptImport> {
    const { id, target, fileName, format, sheet, fileBytes, headerRow, rowCount, columns, mapping, expiresOn } = given;
    const [row] = await tx.run<Row<KeptImport>>(INSERT, [
      ...ownIn(tx.scope),
      ...[id, batchNumber, target, fileName, format, sheet, fileBytes, headerRow, rowCount],
      ...[JSON.stringify(columns), JSON.stringify(mapping), expiresOn, tx.scope.userId],
    ]);
    if (!row) throw new Error('An import was not stored');
    return row;
  }

  async find(scope: Scope, id: string): Promise<KeptImport | null> {
    return (await this.database.read<Row<KeptImport>>(scope, FIND, [...ownIn(scope), id]))[0] ?? null;
  }

  /** The same, and no other change of it until the transaction ends. */
  async lock(tx: Transaction, id: string): Promise<KeptImport | null> {
    return (await tx.run<Row<KeptImport>>(LOCK, [...ownIn(tx.scope), id]))[0] ?? null;
  }

  /** Changes what is named; a reason goes with the state STOPPED alone. */
  async change(tx: Transaction, id: string, change: ImportChange): Promise<KeptImport> {
    const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value));
    const { mapping, replacements, state, stopReason, mode, withDuplicates, cancelAsked } = change;
    const [row] = await tx.run<Row<KeptImport>>(CHANGE, [
      ...ownIn(tx.scope),
      ...[id, json(mapping), json(replacements), state ?? null, stopReason ?? null, mode ?? null],
      ...[withDuplicates ?? null, cancelAsked ?? null, json(change.rowCounts), change.doneRows ?? null],
      ...[
        change.resumedRow ?? null,
        change.moments ?? [],
        change.byPerson ? 1 : 0,
        change.rowCount ?? null,
        change.askedBy ?? null,
      ],
      ...[change.undoReason ?? null, change.undoAmended ?? null, change.undoneRows ?? null],
    ]);
    if (!row) throw new Error('An import that was held is not there');
    return row;
  }

  /** Takes an import away with its rows. */
  async delete(tx: Transaction, id: string): Promise<void> {
    await tx.run(DELETE, [...ownIn(tx.scope), id]);
  }

  /** At most `limit` imports of some targets, the newest first. */
  async list(
    scope: Scope,
    targets: readonly string[],
    { after, limit }: { readonly after: { recordedAtText: string; id: string } | null; readonly limit: number },
  ) {
    type Listed = KeptImport & { readonly recordedAtText: string; readonly totalCount: number };
    const values = [...ownIn(scope), after?.recordedAtText ?? null, after?.id ?? null, limit, targets];
    const rows = await this.database.read<Row<Listed>>(scope, LIST, values);
    return { rows: rows as Listed[], totalCount: rows[0]?.totalCount ?? 0 };
  }

  /** What headers stood for the last time, by their folded form. */
  async remembered(tx: Transaction, target: string): Promise<ReadonlyMap<string, string | null>> {
    const rows = await tx.run<{ header: string; field: string | null }>(REMEMBERED, [...ownIn(tx.scope), target]);
    return new Map(rows.map(({ header, field }) => [header, field]));
  }

  async remember(
    tx: Transaction,
    target: string,
    headers: readonly { readonly header: string; readonly field: string | null }[],
  ): Promise<void> {
    if (headers.length > 0) await tx.run(REMEMBER, [...ownIn(tx.scope), target, JSON.stringify(headers)]);
  }
}

export const ownIn = ({ cityCode, tenantId }: Scope): [string, string | null] => [cityCode, tenantId];
