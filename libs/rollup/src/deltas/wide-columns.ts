import { columnOf, IN_PLACE_INDICATORS, STORED_INDICATORS } from '@fanzha/domain';

/** Storage columns of cells and deltas: one nullable bigint per stored indicator. */
export const WIDE_COLUMNS: readonly string[] = STORED_INDICATORS.map(columnOf);

/**
 * Those of them that are in place until they change: cells keep their changes, and under period `*` all of them
 * together.
 */
export const IN_PLACE_COLUMNS: readonly string[] = IN_PLACE_INDICATORS.map(columnOf);

/** "a, b, c" of all storage columns, each wrapped by `shape`. Names come from the registry, never from a request. */
export function columnList(columns: readonly string[], shape: (column: string) => string = (column) => column): string {
  return columns.map(shape).join(', ');
}

/** Whether row d has an amount in any of the columns. */
export const hasAny = (columns: readonly string[]): string =>
  `coalesce(${columnList(columns, (column) => `d.${column}`)}) is not null`;
