import {
  BOUNDS,
  fieldMessage,
  isLocalDate,
  isRegionCode,
  type LocalDate,
  parentCode,
  type RegionLevel,
  regionLevel,
  textErrors,
  visibleText,
} from '@fanzha/domain';
import { CsvError, parse } from 'csv-parse/sync';

/** One region of an import file. */
export interface RegionRow {
  readonly line: number;
  readonly code: string;
  readonly name: string;
  readonly level: RegionLevel;
  readonly parent: string | null;
  /** Null: since the beginning of the records. */
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
  readonly successor: string | null;
}

/** What is wrong with one line, counted from 1 as editors do. */
export interface LineError {
  readonly line: number;
  readonly message: string;
}

const COLUMNS = ['code', 'name', 'level', 'parent', 'valid_from', 'valid_to', 'successor'] as const;
type Cells = Readonly<Record<(typeof COLUMNS)[number], string>>;

/**
 * Reads a region file (see apps/api/seeds/regions/README.md) and lists everything that is wrong with it, line by line.
 * @param known codes that are in the database already: a parent or successor may be there instead of in the file.
 */
export function parseRegionFile(
  text: string,
  known: ReadonlySet<string> = new Set(),
): { rows: RegionRow[]; errors: LineError[] } {
  const [header = '', ...body] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (valuesOf(header)?.join() !== COLUMNS.join()) {
    return { rows: [], errors: [{ line: 1, message: `the first line must be: ${COLUMNS.join(',')}` }] };
  }
  const lines = body
    .map((content, index) => ({ line: index + 2, content }))
    .filter(({ content }) => content.trim() !== '');
  const errors: LineError[] = [];
  const rows: RegionRow[] = [];
  const lineOf = new Map<string, number>();
  const read = lines.map(({ line, content }) => ({ line, values: valuesOf(content) }));
  const codes = new Set([...known, ...read.map(({ values }) => values?.[0] ?? '')]);

  for (const { line, values } of read) {
    if (values?.length !== COLUMNS.length) {
      const message = values
        ? `must have ${COLUMNS.length} columns, not ${values.length}`
        : 'a quotation mark is not closed, or stands inside a cell where it must be doubled';
      errors.push({ line, message });
      continue;
    }
    const cells = Object.fromEntries(COLUMNS.map((column, index) => [column, values[index]])) as Cells;
    const messages = cellErrors(cells, codes);
    const earlier = lineOf.get(cells.code);
    if (earlier) messages.push(`code ${cells.code} is already on line ${earlier}`);
    errors.push(...messages.map((message) => ({ line, message })));
    lineOf.set(cells.code, earlier ?? line);
    if (messages.length === 0) rows.push(rowOf(line, cells));
  }
  return { rows, errors };
}

function cellErrors(cells: Cells, codes: ReadonlySet<string>): string[] {
  const { code, name, level, parent, successor } = cells;
  if (!isRegionCode(code)) return [`code "${code}" must have 2, 4, 6, 9 or 12 digits`];
  const expected = parentCode(code) ?? '';
  const errors: string[] = [];
  const unless = (holds: boolean, error: string) => holds || errors.push(error);

  for (const error of textErrors('name', name, BOUNDS.regionName)) {
    errors.push(error.code === 'REQUIRED' ? 'name is missing' : fieldMessage(error, 'en'));
  }
  unless(level === regionLevel(code), `level "${level}" does not fit the code: it must be ${regionLevel(code)}`);
  unless(parent === expected, expected === '' ? 'a province has no parent' : `parent "${parent}" must be ${expected}`);
  unless(
    parent === '' || parent !== expected || codes.has(parent),
    `parent ${parent} is neither in the file nor in the database`,
  );
  unless(successor === '' || codes.has(successor), `successor ${successor} is neither in the file nor in the database`);
  unless(successor !== code, 'a region cannot succeed itself');
  return [...errors, ...validityErrors(cells)];
}

function validityErrors({ valid_from: from, valid_to: to, successor }: Cells): string[] {
  const wrong = [from, to].filter((day) => day !== '' && !isLocalDate(day));
  if (wrong.length > 0) return wrong.map((day) => `"${day}" is not a day (YYYY-MM-DD)`);
  if (from !== '' && to !== '' && to < from) return [`valid_to ${to} is before valid_from ${from}`];
  return successor !== '' && to === '' ? ['a region with a successor needs valid_to'] : [];
}

function rowOf(line: number, cells: Cells): RegionRow {
  return {
    line,
    code: cells.code,
    name: visibleText(cells.name),
    level: regionLevel(cells.code),
    parent: cells.parent || null,
    validFrom: cells.valid_from || null,
    validTo: cells.valid_to || null,
    successor: cells.successor || null,
  };
}

/**
 * The cells of one line; null where its quotation marks do not fit. Lines are read one by one, as no cell of this file
 * has a line break: a mark left open spoils its own line only, and every other wrong line is told as well.
 */
function valuesOf(content: string): string[] | null {
  try {
    const [values = []] = parse(content, { trim: true });
    return values.map((value) => value.trim());
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}
