/** How a table is ordered: by which column, and which way. */
export interface TableSort {
  readonly column: string;
  readonly descending: boolean;
}

/** What a cell sorts and adds by; null where there is nothing to compare, such as an uncounted figure. */
export type CellValue = number | string | null | undefined;

/** Made when a table is first ordered: it takes a phone a while. */
let collator: Intl.Collator | undefined;

function compare(a: CellValue, b: CellValue): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  collator ??= new Intl.Collator('zh-Hans-CN', { numeric: true });
  return collator.compare(String(a), String(b));
}

/** Rows in order of one column. Equal rows keep their place; rows without a value stand last either way. */
export function sortRows<Row>(rows: readonly Row[], valueOf: (row: Row) => CellValue, descending: boolean): Row[] {
  const filled = rows.filter((row) => valueOf(row) != null);
  const empty = rows.filter((row) => valueOf(row) == null);
  const sign = descending ? -1 : 1;
  return [...filled.sort((a, b) => sign * compare(valueOf(a), valueOf(b))), ...empty];
}

/** The next state of a head that is clicked: largest first, smallest first, then the order the rows came in. */
export function nextSort(current: TableSort | null, column: string): TableSort | null {
  if (current?.column !== column) return { column, descending: true };
  return current.descending ? { column, descending: false } : null;
}

/** Sum of a column; null where no row has a number. */
export function columnSum<Row>(rows: readonly Row[], valueOf: (row: Row) => CellValue): number | null {
  const numbers = rows.map(valueOf).filter((value) => typeof value === 'number');
  return numbers.length === 0 ? null : numbers.reduce((sum, value) => sum + value, 0);
}

/** Width of an inline bar in percent of the column's largest value. */
export function barShare(value: CellValue, largest: number): number {
  if (typeof value !== 'number' || largest <= 0) return 0;
  return Math.max(0, Math.min(100, (value / largest) * 100));
}

/** Largest number of a column, at least 0. */
export function columnMax<Row>(rows: readonly Row[], valueOf: (row: Row) => CellValue): number {
  return rows.reduce((largest, row) => {
    const value = valueOf(row);
    return typeof value === 'number' && value > largest ? value : largest;
  }, 0);
}
