/** Bytes of a file that is uploaded. */
export const MOST_FILE_BYTES = 20 * 1024 * 1024;
/** Rows of data, columns, and characters of a cell. */
export const MOST_ROWS = 100_000;
export const MOST_COLUMNS = 200;
export const LONGEST_CELL = 32_767;
/** Cells of all rows together. */
export const MOST_CELLS = 4_000_000;
/** Characters of all cells together, and of the rows that are handed over at once. */
export const MOST_CHARACTERS = 64_000_000;
export const CHARACTERS_AT_ONCE = 2_000_000;
/** Files in a workbook; one with a hundred pictures has as many. */
export const MOST_ENTRIES = 1_000;
/** Bytes that a part of a workbook may unpack into: a sheet of 100,000 rows has a third of it. */
export const MOST_SHEET_BYTES = 200 * 1024 * 1024;
export const MOST_PART_BYTES = 64 * 1024 * 1024;
/** How much smaller a part may be packed: texts that come again and again reach some 40. */
export const MOST_RATIO = 250;
/** Parts that are smaller are not judged by their ratio. */
export const FREE_BYTES = 1024 * 1024;
/** How long reading may take, and how much memory its thread may have. */
export const LONGEST_MS = 60_000;
export const MOST_HEAP_MB = 192;
/** Rows before the one that names the columns: titles of a table. */
export const MOST_TITLE_ROWS = 10;
/** Rows that are handed over at once. */
export const ROWS_AT_ONCE = 1_000;
