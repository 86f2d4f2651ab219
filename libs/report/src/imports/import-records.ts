import { DomainError } from '@fanzha/domain';
import { exportedColumns, recordExporter, type FactEntity } from '@fanzha/ledger';
import type { Viewer } from '@fanzha/platform';
import type { KeptImport } from './import.repository.js';
import type { KeptRow } from './import-rows.repository.js';
import type { ImportKeeper } from './import-keepers.js';
import { mappedColumns } from './import-mapping.js';
import {
  type Assembled,
  assembled,
  type AssemblyContext,
  type MappedColumn,
  placedErrors,
} from '../targets/assembled.js';
import { readInteger } from '../targets/cells.js';
import { plainDetails } from '../records/refusal.js';
import { LINE_NUMBER, RECORD_ID, RECORD_VERSION } from '../targets/shared-fields.js';
import type { ImportTarget, RowError, StagedCell } from '../targets/target.js';

/** Lines of a file that make one record: its first, and what goes on. */
export type Lines = readonly [KeptRow, ...KeptRow[]];

/** An import as its rows are read. */
export interface ImportReading {
  readonly kept: KeptImport;
  readonly target: ImportTarget;
  readonly columns: readonly MappedColumn[];
  readonly context: AssemblyContext;
}

/** How the rows of an import are read. */
export function readingOf(
  kept: KeptImport,
  target: ImportTarget,
  { regions, homeRegion }: Pick<AssemblyContext, 'regions' | 'homeRegion'>,
): ImportReading {
  const words = new Map(kept.replacements.map(({ index, from, to }) => [`${index} ${from}`, to]));
  const replaced = (column: number, text: string) => words.get(`${column} ${text}`) ?? text;
  return { kept, target, columns: mappedColumns(target, kept), context: { regions, homeRegion, replaced } };
}

const textOf = (cell: StagedCell | undefined): string | null =>
  typeof cell === 'string' && cell.trim() !== '' ? cell.trim() : null;

const columnOf = (columns: readonly MappedColumn[], name: string): number | undefined =>
  columns.find(({ field }) => field.name === name)?.column;

/**
 * Rows as lines of records: a row whose line number is above 1 goes on the record of the row before, if both have one
 * id or none.
 * @param last whether no further rows come: then the last record is whole
 */
export function recordsIn(
  columns: readonly MappedColumn[],
  rows: readonly KeptRow[],
): readonly (readonly [KeptRow, ...KeptRow[]])[] {
  const [line, id] = [columnOf(columns, LINE_NUMBER), columnOf(columns, RECORD_ID)];
  const idOf = (row: KeptRow) => (id === undefined ? null : textOf(row.cells?.[id]));
  const records: [KeptRow, ...KeptRow[]][] = [];
  for (const row of rows) {
    const number = line === undefined ? null : textOf(row.cells?.[line]);
    const read = number === null ? null : readInteger(number);
    const record = records.at(-1);
    if (record && read && 'value' in read && read.value > 1 && idOf(row) === idOf(record[0])) record.push(row);
    else records.push([row]);
  }
  return records;
}

/** The record that a row was exported from: its id and the version that was seen. */
export function existingOf(
  { columns }: ImportReading,
  [row]: readonly [KeptRow, ...KeptRow[]],
): { readonly id: string; readonly version: number | null } | null {
  const at = (name: string) => {
    const column = columnOf(columns, name);
    return column === undefined ? null : textOf(row.cells?.[column]);
  };
  const id = at(RECORD_ID);
  if (id === null) return null;
  const version = readInteger(at(RECORD_VERSION) ?? '');
  return { id: id.toLowerCase(), version: 'value' in version ? version.value : null };
}

/** The input that lines of a record state. */
export const inputOf = ({ target, columns, context }: ImportReading, lines: readonly KeptRow[]): Assembled =>
  assembled(
    target,
    columns,
    lines.map(({ row, cells }) => ({ row, cells: cells ?? [] })),
    context,
  );

/**
 * What a record states, read from what its export would write, with the cells of the file in their places: fields that
 * the file does not have stay as they are.
 */
export function amendedInput(
  reading: ImportReading,
  keeper: ImportKeeper,
  viewer: Viewer,
  fact: FactEntity,
  lines: readonly KeptRow[],
): { readonly before: Record<string, unknown>; readonly after: Assembled } {
  const { target, columns, context } = reading;
  const shown = exportedColumns(keeper.definition);
  const record = recordExporter(keeper.definition, shown, viewer)(fact, { tenant: null, region: null });
  const own = target.fields.map((field, column): MappedColumn => ({ column, field }));
  const count = Math.max(1, ...shown.lists.map(({ name }) => (record[name] as readonly unknown[]).length));
  const cellsAt = (line: number): StagedCell[] =>
    own.map(({ field: { name } }) => {
      const [list = '', cell = ''] = name.split('.');
      const element = shown.lists.some((each) => each.name === list)
        ? ((record[list] as readonly Record<string, unknown>[])[line]?.[cell] ?? null)
        : line === 0
          ? (record[name] ?? null)
          : null;
      return cellOf(element);
    });
  const standing = Array.from({ length: count }, (_, line) => ({ row: lines[0]?.row ?? 0, cells: cellsAt(line) }));
  const plain = { ...context, replaced: (_: number, text: string) => text };
  const before = assembled(target, own, standing, plain).input;
  const said = inputOf(reading, lines);
  // A list is replaced as a whole, where the file has a column of it.
  const stated = new Set(columns.map(({ field }) => field.name));
  const input = { ...before };
  for (const [name, value] of Object.entries(said.input)) if (isStated(name, stated, target)) input[name] = value;
  // An empty cell of a column that is there takes away what stood there.
  for (const { field } of columns) {
    const name = field.input ?? field.name;
    if (!name.includes('.') && said.input[name] === undefined) input[name] = null;
  }
  target.complete?.(input, context.homeRegion);
  return { before, after: { ...said, input } };
}

function isStated(name: string, stated: ReadonlySet<string>, { fields, lists = [] }: ImportTarget): boolean {
  const list = lists.find(({ input }) => input === name);
  if (list) return [...stated].some((each) => each.startsWith(`${list.name}.`));
  const bare = name.replace(/(?:Qualifier|UpTo|AtLeast)$/u, '');
  return fields.some((field) => [name, bare].includes(field.input ?? field.name) && stated.has(field.name));
}

function cellOf(value: unknown): StagedCell {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.join('；');
  if (typeof value === 'boolean') return value ? '是' : '否';
  return String(value);
}

/** Errors of a ledger, where the cells stand; of a refusal without fields, what it says. */
export function errorsOf(error: DomainError, said: Assembled, lines: readonly KeptRow[]): RowError[] {
  const row = lines[0]?.row ?? 0;
  if (error.code !== 'BAD_INPUT')
    return [{ row, column: null, field: null, code: error.reason ?? error.code, params: plainDetails(error) }];
  const cellAt = (at: number, column: number) => {
    const cell = lines.find((line) => line.row === at)?.cells?.[column];
    return typeof cell === 'string' ? cell : undefined;
  };
  return placedErrors(error.fields, said, cellAt);
}

/** JSON without what is not stated, with sorted keys: equal for contents that state the same. */
export function canonical(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const stated = Object.entries(value)
    .filter(([, one]) => one !== null && one !== undefined && !(Array.isArray(one) && one.length === 0))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${stated.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join()}}`;
}
