import { nameIn, RECORD_STATUSES, termOf, type Locale, type RecordStatus } from '@fanzha/domain';
import { csvText, type CsvCell } from './csv.js';

/** One column of a list and of its file. */
export interface RecordColumn<Row> {
  readonly key: string;
  readonly label: string;
  /** As the list shows it. */
  readonly text: (row: Row) => string;
  /** As a file holds it, where that differs: plain numbers, so that sums can be made. */
  readonly file?: (row: Row) => CsvCell;
  /** Figures stand to the right. */
  readonly number?: boolean;
  /** On a phone it takes the whole line. */
  readonly wide?: boolean;
  /** In the list only: the file says it in other columns. */
  readonly listOnly?: boolean;
  /** In files only: the list would not have room for it. */
  readonly fileOnly?: boolean;
}

/**
 * A list as a CSV file for Excel: every column that is meant for it, and at its end whether the record still counts.
 */
export function recordCsv<Row extends { readonly recordStatus: RecordStatus }>(
  rows: readonly Row[],
  columns: readonly RecordColumn<Row>[],
  status: string,
  locale: Locale,
): string {
  const filed = columns.filter(({ listOnly }) => !listOnly);
  return csvText([
    [...filed.map(({ label }) => label), status],
    ...rows.map((row) => [
      ...filed.map(({ text, file }) => (file ?? text)(row)),
      nameIn(locale, termOf(RECORD_STATUSES, row.recordStatus)),
    ]),
  ]);
}
