import { DomainError } from '@fanzha/domain';
import type { Transaction, Viewer } from '@fanzha/platform';
import { errorsOf, type ImportReading, type Lines } from '../import-records.js';
import type { JudgedRow } from '../import-rows.repository.js';
import type { Assembled } from '../../targets/assembled.js';
import type { RowError } from '../../targets/target.js';

/** What came of a row: a new thing, or why there is none. */
export type RowOutcome =
  | { readonly made: { readonly kind: string; readonly recordId: string } }
  /** It says what is kept already: `recordId` where that has an id. */
  | { readonly same: { readonly kind: string; readonly recordId?: string } }
  /** Another row says it, or something that is kept comes so near that a person should look. */
  | { readonly duplicate: { readonly row: number } | { readonly kind: string; readonly recordId: string } }
  | { readonly errors: readonly RowError[] };

/** What came of the row at a place. @throws Error where nothing did */
export const outcomeAt = (outcomes: readonly RowOutcome[], at: number): RowOutcome => {
  const outcome = outcomes[at];
  if (!outcome) throw new Error('A row has no outcome');
  return outcome;
};

/** A row as a book meets it. */
export interface BookRow {
  readonly lines: Lines;
  readonly said: Assembled;
  /** The column that stands for a field, whether or not it says something here. */
  readonly columnOf: (field: string) => number | null;
}

/** What earlier rows of the file have said: by what tells two things apart, the first row that said it. */
export type RowsSoFar = Map<string, number>;

/** What a book works with while it adds some rows. */
export interface BookContext {
  readonly tx: Transaction;
  readonly viewer: Viewer;
  readonly reading: ImportReading;
  readonly soFar: RowsSoFar;
  /** Whether what comes near something that is kept is added all the same: somebody has asked for it. */
  readonly withDuplicates: boolean;
}

/**
 * What is kept beside the ledgers and can be imported: units, accounts, rosters. A book adds rows by the services that
 * add one, each or not; the dry run lets it do so, and takes it back.
 */
export interface ImportBook {
  /** Adds rows that were read without errors. @returns what came of each, in its order */
  add(context: BookContext, rows: readonly BookRow[]): Promise<RowOutcome[]>;
}

/** An error of a row in the column of a field. */
export function errorIn(
  { lines, columnOf }: BookRow,
  field: string,
  code: string,
  params?: RowError['params'],
): RowError {
  const [{ row, cells }] = lines;
  const column = columnOf(field);
  const cell = column === null ? null : cells?.[column];
  return {
    row,
    column,
    field,
    code,
    ...(params && { params }),
    ...(typeof cell === 'string' && { cell: cell.slice(0, 200).toWellFormed() }),
  };
}

/** What a service has refused, in the columns of its fields. @throws what is no refusal */
export function refusedRow({ lines, said }: BookRow, error: unknown): RowOutcome {
  if (!(error instanceof DomainError)) throw error;
  return { errors: errorsOf(error, said, lines) };
}

/** What the dry run keeps of an outcome. */
export function judgedRow([{ row }]: Lines, outcome: RowOutcome): JudgedRow {
  if ('errors' in outcome) return { row, state: 'INVALID', errors: outcome.errors };
  if ('same' in outcome) return { row, state: 'UNCHANGED', ...outcome.same };
  if ('made' in outcome) return { row, state: 'NEW', kind: outcome.made.kind };
  const { duplicate } = outcome;
  return { row, state: 'DUPLICATE', ...('row' in duplicate ? { partOf: duplicate.row } : duplicate) };
}
