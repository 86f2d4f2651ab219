import type { CellKind, ExportedColumns, ExportedRecord } from '@fanzha/ledger';

/** A number with the digits that it was written with: sums go beyond what a float keeps. */
interface Digits {
  readonly digits: string;
}

/** A cell of a table: what is none is empty. */
export type Cell = string | number | boolean | Digits | null;

/** What is exported, whatever kind of file it becomes. */
export interface Table {
  /** Of the file and of its sheet. */
  readonly name: string;
  readonly columns: ExportedColumns;
  /** What columns are called instead of their names; those of lists as `measures.value`. */
  readonly titles?: ReadonlyMap<string, string>;
  /** Records in portions; each is made when its turn comes, so that few of them are alive. */
  readonly pages: AsyncIterable<Iterable<ExportedRecord>>;
  /** Who has taken it, when, and what it is of: for the last sheet of a workbook. */
  readonly about: readonly (readonly [string, string])[];
}

/** A column of a table with lines. */
export interface LineColumn {
  readonly name: string;
  readonly kind: CellKind;
}

const BETWEEN = '；';
/** Lines that are written in one piece: some hundred kilobytes. Larger pieces are collected late, and cost more. */
export const LINES_AT_ONCE = 32;

/** The columns of a table in which each element of a record's lists is a line, as they are headed. */
export function lineColumns({ columns: { record, lists }, titles }: Pick<Table, 'columns' | 'titles'>): LineColumn[] {
  const headed = ({ name, kind }: LineColumn): LineColumn => ({ name: titles?.get(name) ?? name, kind });
  if (lists.length === 0) return record.map(headed);
  const ofLists = lists.flatMap(({ name, columns }) =>
    columns.map((column) => ({ name: `${name}.${column.name}`, kind: column.kind })),
  );
  return [...record, { name: 'line', kind: 'number' } as const, ...ofLists].map(headed);
}

/**
 * The lines of a record, one at least. What is said in words stands on each of them, so that every line can be
 * filtered; the numbers of the record itself stand on the first alone, so that a sum over lines is right.
 */
function linesOf({ record: fields, lists }: ExportedColumns, record: ExportedRecord): Cell[][] {
  const first = fields.map(({ name, kind }) => cellOf(record[name], kind));
  if (lists.length === 0) return [first];
  const elements = lists.map(({ name }) => record[name] as readonly ExportedRecord[]);
  const length = Math.max(1, ...elements.map((each) => each.length));
  const rest = length === 1 ? first : first.map((cell, at) => (fields[at]?.kind === 'number' ? null : cell));
  return Array.from({ length }, (_, line) => [
    ...(line === 0 ? first : rest),
    line + 1,
    ...lists.flatMap(({ columns }, at) =>
      columns.map(({ name, kind }) => cellOf(elements[at]?.[line]?.[name] ?? null, kind)),
    ),
  ]);
}

/** Records that are all there as the only portion. */
export async function* once<T>(records: readonly T[]): AsyncGenerator<readonly T[]> {
  yield records;
}

/** What is made of each, when its turn comes. */
export function* mapped<From, To>(all: Iterable<From>, make: (one: From) => To): Generator<To> {
  for (const one of all) yield make(one);
}

/** The lines of a table. A record becomes lines when its turn comes: those of a whole page outlive many collections. */
export async function* linesOneByOne({ columns, pages }: Pick<Table, 'columns' | 'pages'>): AsyncGenerator<Cell[]> {
  for await (const page of pages) for (const record of page) yield* linesOf(columns, record);
}

/** Money is a text with two decimals inside, and a number in a table. */
function cellOf(value: unknown, kind: CellKind): Cell {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(String).join(BETWEEN);
  if (kind === 'number' && typeof value === 'string') return { digits: value };
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return { digits: String(value) };
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
