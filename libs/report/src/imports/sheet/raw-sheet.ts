/**
 * A cell of a file: its text; a formula, which is never computed; a number of which Excel has lost digits; or nothing.
 */
export type RawCell = string | { readonly e: 'FORMULA' | 'LOST_DIGITS' } | null;

/** A row of a file, with the number that a spreadsheet program shows beside it. */
export interface RawRow {
  readonly row: number;
  readonly cells: readonly RawCell[];
}

/** What kind of file it is, and its rows. */
export interface RawSheet {
  readonly format: 'XLSX' | 'CSV';
  /** Of a workbook: the name of the sheet that is read. */
  readonly sheet: string | null;
  readonly rows: AsyncIterable<RawRow> | Iterable<RawRow>;
}
