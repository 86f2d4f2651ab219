import {
  type FieldCode,
  type FieldError,
  indicator,
  isIndicatorCode,
  isWithoutAmount,
  type Qualifier,
} from '@fanzha/domain';
import {
  type CellAmount,
  partsOf,
  readAmount,
  type ReadCell,
  readCode,
  readDay,
  readFlag,
  readFraudType,
  readInteger,
  readMoment,
  readQualifier,
  readRegion,
  readSeveral,
  type RegionNames,
} from './cells.js';
import { inUnit } from './header-unit.js';
import { LINE_NUMBER, RECORD_ID, RECORD_VERSION } from './shared-fields.js';
import type { ImportField, ImportTarget, RowError, StagedCell } from './target.js';

/** A column that stands for a field. */
export interface MappedColumn {
  readonly column: number;
  readonly field: ImportField;
  /** The multiple that its header says amounts are in: 万 for a column of 万元. */
  readonly unit?: string | null;
}

/** A line of a file. */
interface StagedLine {
  readonly row: number;
  readonly cells: readonly StagedCell[];
}

/** An input that was made of the lines of a record, and where its fields stand. */
export interface Assembled {
  readonly input: Record<string, unknown>;
  readonly errors: readonly RowError[];
  /** Where a field of the input stands, by its path in the input. */
  readonly placeOf: (path: string) => {
    readonly row: number;
    readonly column: number | null;
    readonly field: string | null;
  };
}

/** What is read beside the cells. */
export interface AssemblyContext {
  readonly regions: RegionNames;
  readonly homeRegion: string;
  /** Words that are read as others, by column and word. */
  readonly replaced?: (column: number, text: string) => string;
}

interface Place {
  readonly row: number;
  readonly column: number | null;
  readonly field: string;
}

const AMOUNTS: ReadonlySet<string> = new Set(['COUNT', 'MONEY', 'INDICATOR_AMOUNT']);
const MEASURE = /^measures\.([A-Z][A-Z_]*)$/u;
const TAIL = /(Qualifier|UpTo|AtLeast)$/u;

/** Which record and which line a row is: known by its columns, and stated by nobody. */
const NOT_STATED: ReadonlySet<string> = new Set([RECORD_ID, RECORD_VERSION, LINE_NUMBER]);

/** Makes the input of a ledger of the lines of one record. Keeps going after an error. */
export function assembled(
  target: ImportTarget,
  columns: readonly MappedColumn[],
  lines: readonly StagedLine[],
  context: AssemblyContext,
): Assembled {
  const input: Record<string, unknown> = { ...target.always };
  const errors: RowError[] = [];
  const places = new Map<string, Place>();
  const lists = target.lists ?? [];
  for (const { input: name } of lists) input[name] = [];
  for (const [index, line] of lines.entries()) {
    const elements = new Map<string, { cells: Record<string, unknown>; place: Place }>();
    for (const { column, field, unit } of columns) {
      if (NOT_STATED.has(field.name)) continue;
      const place = { row: line.row, column, field: field.name };
      const text = textOf(line.cells[column] ?? null, place, errors, context);
      if (text === null) continue;
      const list = lists.find(({ name }) => field.name.startsWith(`${name}.`));
      if (!list && index > 0) continue;
      const read = readField(field, AMOUNTS.has(field.reads) ? inUnit(text, unit) : text, context, line, columns);
      if (!('value' in read)) {
        errors.push({ ...place, ...read, cell: text.slice(0, 200).toWellFormed() });
        continue;
      }
      const measure = MEASURE.exec(field.name)?.[1];
      if (measure && list) {
        push(input, list.input, list.element({ indicator: measure, value: read.value }), places, place);
      } else if (list) {
        const known = elements.get(list.name) ?? { cells: {}, place };
        known.cells[field.name.slice(list.name.length + 1)] = read.value;
        elements.set(list.name, known);
      } else {
        state(input, field, read.value);
        places.set(field.input ?? field.name, place);
      }
    }
    for (const [name, { cells, place }] of elements) {
      const list = lists.find((each) => each.name === name);
      const element = list?.element(cells) ?? null;
      if (list && element !== null) push(input, list.input, element, places, place);
    }
  }
  for (const { field } of requiredMissing(target, columns, lines)) {
    const column = columns.find((each) => each.field === field)?.column ?? null;
    errors.push({ row: lines[0]?.row ?? 0, column, field: field.name, code: 'REQUIRED' });
  }
  target.complete?.(input, context.homeRegion);
  const first = lines[0]?.row ?? 0;
  return { input, errors, placeOf: (path) => placeIn(places, path, first) };
}

function push(
  input: Record<string, unknown>,
  name: string,
  element: unknown,
  places: Map<string, Place>,
  place: Place,
): void {
  const list = input[name] as unknown[];
  places.set(`${name}.${list.length}`, place);
  list.push(element);
}

/** The text of a cell; null where it says nothing, or what it says is not read. */
function textOf(cell: StagedCell, place: Place, errors: RowError[], { replaced }: AssemblyContext): string | null {
  if (cell === null) return null;
  if (typeof cell === 'string') {
    const text = cell.trim();
    if (text === '') return null;
    return replaced && place.column !== null ? replaced(place.column, text) : text;
  }
  errors.push({ ...place, code: cell.e satisfies FieldCode });
  return null;
}

function readField(
  { reads, terms = [], name }: ImportField,
  text: string,
  { regions }: AssemblyContext,
  line: StagedLine,
  columns: readonly MappedColumn[],
): ReadCell<unknown> {
  switch (reads) {
    case 'TEXT':
    case 'ID':
      return { value: text };
    case 'TEXTS':
      return { value: partsOf(text) };
    case 'DATE':
      return readDay(text);
    case 'MOMENT':
      return readMoment(text);
    case 'CODE':
      return readCode(text, terms);
    case 'CODES':
      return readSeveral(text, (part) => readCode(part, terms));
    case 'FRAUD_TYPE':
      return readFraudType(text);
    case 'FRAUD_TYPES':
      return readSeveral(text, readFraudType);
    case 'COUNT':
      return readAmount(text, 'COUNT');
    case 'MONEY':
      return readAmount(text, 'MONEY');
    case 'INDICATOR_AMOUNT':
      return readAmount(text, isMoney(name, line, columns) ? 'YUAN' : 'COUNT');
    case 'QUALIFIER':
      return readQualifier(text);
    case 'INTEGER':
      return readInteger(text);
    case 'FLAG':
      return readFlag(text);
    case 'REGION':
      return readRegion(text, regions);
  }
}

/** Whether an amount of a list is of money: by its own indicator, or by that of its line. */
function isMoney(name: string, line: StagedLine, columns: readonly MappedColumn[]): boolean {
  const own = MEASURE.exec(name)?.[1];
  const beside = columns.find(({ field }) => field.name === 'measures.indicator')?.column;
  const cell = beside === undefined ? null : line.cells[beside];
  const code = own ?? (typeof cell === 'string' ? cell.trim() : '');
  return isIndicatorCode(code) && indicator(code).money;
}

/** States a field of an input; amounts are fields of their own, or an object. */
function state(input: Record<string, unknown>, field: ImportField, value: unknown): void {
  const name = field.input ?? field.name;
  const part = TAIL.exec(name)?.[0];
  if (AMOUNTS.has(field.reads) && !part) {
    const { said, ...amount } = value as CellAmount;
    if (field.asObject) {
      input[name] = { ...(input[name] as object | undefined), ...amount, ...keptQualifier(input[name], said) };
      return;
    }
    input[name] = amount.value;
    // What stands in a column of its own says how exact a plain number is.
    if (said || input[`${name}Qualifier`] === undefined) input[`${name}Qualifier`] = amount.qualifier;
    input[`${name}UpTo`] ??= amount.upTo;
    input[`${name}AtLeast`] ??= amount.atLeast;
    return;
  }
  if (part && field.asObject) {
    const whole = name.slice(0, -part.length);
    const key = { Qualifier: 'qualifier', UpTo: 'upTo', AtLeast: 'atLeast' }[part] ?? 'value';
    input[whole] = { value: null, ...(input[whole] as object | undefined), [key]: plain(value) };
    return;
  }
  input[name] = plain(value);
}

const keptQualifier = (before: unknown, said: boolean): { qualifier?: Qualifier } => {
  const qualifier = (before as { qualifier?: Qualifier } | undefined)?.qualifier;
  return qualifier && !said ? { qualifier } : {};
};

/** The number of an upper end, which is read as any amount. */
const plain = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && 'said' in value ? (value as CellAmount).value : value;

const isFilled = (cell: StagedCell): boolean => cell !== null && (typeof cell !== 'string' || cell.trim() !== '');

function requiredMissing(target: ImportTarget, columns: readonly MappedColumn[], lines: readonly StagedLine[]) {
  const isStated = (list: string): boolean =>
    columns.some(
      ({ field, column }) =>
        field.name.startsWith(`${list}.`) && lines.some(({ cells }) => isFilled(cells[column] ?? null)),
    );
  return target.fields
    .filter(({ required, name }) => required && !name.includes('.'))
    .filter(({ orList }) => orList === undefined || !isStated(orList))
    .filter((field) => {
      const column = columns.find((each) => each.field === field)?.column;
      const cell = column === undefined ? null : (lines[0]?.cells[column] ?? null);
      return !isFilled(cell);
    })
    .map((field) => ({ field }));
}

/** Where an error of the ledger stands: by its longest path that a cell was read into. */
function placeIn(places: ReadonlyMap<string, Place>, path: string, row: number): ReturnType<Assembled['placeOf']> {
  const steps = path.split('.');
  for (let length = steps.length; length > 0; length -= 1) {
    const known = places.get(steps.slice(0, length).join('.'));
    if (known) return known;
  }
  const bare = (steps[0] ?? '').replace(TAIL, '');
  return places.get(bare) ?? { row, column: null, field: null };
}

/** An element of a list of amounts: as it was read, with how exact it is in a column of its own. */
export function measureOf(cells: Readonly<Record<string, unknown>>): Record<string, unknown> | null {
  const { indicator: code, value, qualifier, upTo, atLeast, ...further } = cells;
  if (code === undefined) return null;
  const amount = value !== null && typeof value === 'object' ? (value as CellAmount) : null;
  const number = amount ? amount.value : ((value as number | null | undefined) ?? null);
  const said = amount?.said ? amount.qualifier : undefined;
  const how = said ?? (qualifier as Qualifier | undefined) ?? amount?.qualifier ?? 'EXACT';
  return {
    indicator: code,
    value: isWithoutAmount(how) ? null : number,
    qualifier: how,
    upTo: plain(upTo) ?? amount?.upTo ?? null,
    atLeast: (atLeast as boolean | undefined) ?? amount?.atLeast ?? null,
    ...further,
  };
}

/** Errors that a ledger found, where the cells stand. */
export function placedErrors(
  errors: readonly FieldError[],
  { placeOf }: Pick<Assembled, 'placeOf'>,
  cellAt: (row: number, column: number) => string | undefined,
): RowError[] {
  return errors.map(({ path, code, params }) => {
    const place = placeOf(path);
    const cell = place.column === null ? undefined : cellAt(place.row, place.column);
    return {
      ...place,
      field: place.field ?? path,
      code,
      ...(params && { params }),
      ...(cell !== undefined && code !== 'PERSONAL_NUMBER' && { cell: cell.slice(0, 200).toWellFormed() }),
    };
  });
}
