import { ADDITIVE_INDICATORS, columnOf, type IndicatorCode } from '@fanzha/domain';

/** Storage columns of cells and deltas: one nullable bigint per additive indicator, in registry order. */
export const WIDE_COLUMNS: readonly string[] = ADDITIVE_INDICATORS.map(columnOf);

/** "a, b, c" of all storage columns, each wrapped by `shape`. Names come from the registry, never from a request. */
export function columnList(columns: readonly string[], shape: (column: string) => string = (column) => column): string {
  return columns.map(shape).join(', ');
}

/** Column of an additive indicator; a TypeError for a ratio or distinct one, which has none. */
export function storageColumn(code: IndicatorCode): string {
  const column = columnOf(code);
  if (!WIDE_COLUMNS.includes(column)) throw new TypeError(`${code} is not additive and has no storage column`);
  return column;
}
