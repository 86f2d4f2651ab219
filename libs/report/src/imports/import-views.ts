import type { Locale } from '@fanzha/domain';
import { LedgerTools } from '@fanzha/ledger';
import { loadById, type RequestContext, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { REQUEST_KIND } from './books/accounts-book.js';
import type { ImportRowState } from './import.enums.js';
import type { ImportCounts, ImportErrorGroup, ImportProgress, ImportRow, ImportRowError } from './import.model.js';
import { letters } from '../spreadsheets/sheet-xml.js';
import { messageOf, nameOf } from './import-messages.js';
import type { KeptImport } from './import.repository.js';
import { ImportRowRepository, type KeptRow } from './import-rows.repository.js';
import { requireTarget } from './import.service.js';
import type { ImportTarget, RowError, StagedCell } from '../targets/target.js';

/** Groups of errors that are shown: nobody corrects more kinds of them one by one. */
const MOST_GROUPS = 200;

/** Imports as the API shows them. */
@Injectable()
export class ImportViews {
  constructor(
    private readonly rows: ImportRowRepository,
    private readonly tools: LedgerTools,
  ) {}

  /** Who uploaded it; those of one list are looked up together. */
  recordedBy(context: RequestContext, { recordedBy }: KeptImport): Promise<string | null> {
    return loadById(context, 'people of imports', recordedBy, {
      find: (ids, { scope }) => this.tools.trail.people.names(scope, ids),
      missing: null,
    });
  }

  counts({ rowCounts, rowCount }: KeptImport): ImportCounts {
    const { NEW = 0, UPDATE = 0, UNCHANGED = 0, DUPLICATE = 0, INVALID = 0, correctable = 0, written = 0 } = rowCounts;
    const judged = NEW + UPDATE + UNCHANGED + DUPLICATE + INVALID;
    return {
      total: judged > 0 ? judged : rowCount,
      added: NEW,
      updated: UPDATE,
      unchanged: UNCHANGED,
      duplicates: DUPLICATE,
      invalid: INVALID,
      correctable,
      written,
    };
  }

  progress(kept: KeptImport): ImportProgress {
    const { state, rowCount, rowCounts, withDuplicates, doneRows, resumedAt, resumedRow } = kept;
    const { NEW = 0, UPDATE = 0, DUPLICATE = 0 } = rowCounts;
    if (state === 'UNDOING')
      return { done: kept.undoneRows, total: rowCounts.undoing ?? 0, resumedAt: null, resumedFromRow: null };
    const isRead = state === 'UPLOADED' || state === 'CHECKING' || state === 'CHECKED';
    const total = isRead ? rowCount : NEW + UPDATE + (withDuplicates ? DUPLICATE : 0);
    return { done: Math.min(doneRows, total), total, resumedAt, resumedFromRow: resumedRow };
  }

  /** Errors of all rows, equal ones together, in the order of the file. */
  async errors(viewer: Viewer, kept: KeptImport, locale: Locale): Promise<ImportErrorGroup[]> {
    const target = requireTarget(kept.target);
    const groups = await this.rows.errors(viewer.scope, kept.id, MOST_GROUPS);
    return groups.map((group) => ({
      index: group.column,
      letter: group.column === null ? null : letters(group.column),
      header: nameOf(group, kept, target, locale),
      cell: group.cell ?? null,
      code: group.code,
      message: messageOf({ ...group, ...(group.params && { params: group.params }) }, kept, target, locale),
      suggestion: group.suggestion ?? null,
      count: group.count,
      rows: group.rows,
    }));
  }

  row(row: KeptRow, kept: KeptImport, locale: Locale): ImportRow {
    const target = requireTarget(kept.target);
    return {
      row: row.row,
      state: row.state === 'PART' ? null : (row.state satisfies ImportRowState | null),
      cells: row.cells && kept.columns.map((_, at) => shownCell(row.cells?.[at] ?? null)),
      errors: (row.errors ?? []).map((error) => rowError(error, kept, target, locale)),
      written: row.written,
      // Units, accounts and registrations are no records.
      kind: target.onlyAdds ? null : row.kind,
      waits: row.kind === REQUEST_KIND && row.state !== 'INVALID',
      recordId: row.recordId,
      undo: row.undo,
      undoMessage: row.undoWhy && messageOf({ column: null, field: null, ...row.undoWhy }, kept, target, locale),
    };
  }
}

const shownCell = (cell: StagedCell): string => (typeof cell === 'string' ? cell : '');

const rowError = (error: RowError, kept: KeptImport, target: ImportTarget, locale: Locale): ImportRowError => ({
  row: error.row,
  index: error.column,
  code: error.code,
  message: messageOf(error, kept, target, locale),
  suggestion: error.suggestion ?? null,
});
