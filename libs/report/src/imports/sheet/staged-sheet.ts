import { isId, personalNumberIn } from '@fanzha/domain';
import type { StagedCell } from '../../targets/target.js';
import {
  CHARACTERS_AT_ONCE,
  MOST_CHARACTERS,
  MOST_COLUMNS,
  MOST_ROWS,
  MOST_TITLE_ROWS,
  ROWS_AT_ONCE,
} from './limits.js';
import { isPersonalContent, isPersonalHeader, LOOKED_AT, type PersonalReason } from './personal-columns.js';
import type { RawCell, RawRow } from './raw-sheet.js';
import { rawSheet } from './read-sheet.js';
import { UnreadableFile } from './unreadable-file.js';

/** A column of a file as it is kept. */
export interface StagedColumn {
  readonly header: string;
  /** Why nothing of it is read. */
  readonly personal: PersonalReason | null;
  /** What the first rows say. */
  readonly samples: readonly string[];
}

/** What is known of a file before its rows come. */
export interface StagedHead {
  readonly format: 'XLSX' | 'CSV';
  readonly sheet: string | null;
  readonly headerRow: number;
  readonly columns: readonly StagedColumn[];
}

export interface StagedRow {
  readonly row: number;
  readonly cells: readonly StagedCell[];
}

/** Rows that are no data: the example of a template, and lines that say so. */
const EXAMPLE = /^(?:[（(【]示例[）)】]|[（(【]?示?例[）)】]?[:：]|Example[:：])/iu;
const LONGEST_HEADER = 100;
const LONGEST_SAMPLE = 40;
const SAMPLES = 2;

/**
 * A file as its rows are staged: the first row with names for most of its columns is that of the headers. Columns of
 * numbers of persons are told and never handed over; a cell elsewhere with such a number hands over that it had one.
 * @throws UnreadableFile
 */
export async function stagedSheet(
  bytes: Buffer,
  begin: (head: StagedHead) => Promise<void>,
  add: (rows: readonly StagedRow[]) => Promise<void>,
): Promise<number> {
  const { format, sheet, rows } = await rawSheet(bytes);
  const first: RawRow[] = [];
  let columns: readonly StagedColumn[] | null = null;
  let [count, characters, batched]: [number, number, number] = [0, 0, 0];
  let batch: StagedRow[] = [];
  const start = async (): Promise<readonly StagedColumn[]> => {
    const at = headerAt(first);
    const header = first[at];
    if (!header) throw new UnreadableFile('NO_ROWS');
    const below = first.slice(at + 1).filter(isData);
    const made = columnsOf(header, below);
    await begin({ format, sheet, headerRow: header.row, columns: made });
    for (const row of below) await push(row, made);
    return made;
  };
  const push = async (row: RawRow, known: readonly StagedColumn[]): Promise<void> => {
    const cells = known.map(({ personal }, at) => (personal ? null : staged(row.cells[at] ?? null)));
    if (cells.every((cell) => cell === null)) return;
    count += 1;
    if (count > MOST_ROWS) throw new UnreadableFile('TOO_MANY_ROWS', { max: MOST_ROWS });
    batch.push({ row: row.row, cells });
    // One text may stand in a thousand cells: what is handed over is copied for each of them.
    const length = cells.reduce((sum, cell) => sum + (typeof cell === 'string' ? cell.length : 0), 0);
    characters += length;
    batched += length;
    if (characters > MOST_CHARACTERS) throw new UnreadableFile('UNSAFE_FILE', {}, 'more text than any table has');
    if (batch.length < ROWS_AT_ONCE && batched < CHARACTERS_AT_ONCE) return;
    await add(batch);
    batch = [];
    batched = 0;
  };
  for await (const row of rows) {
    if (columns) {
      if (isData(row)) await push(row, columns);
      continue;
    }
    first.push(row);
    if (first.length >= LOOKED_AT + MOST_TITLE_ROWS) columns = await start();
  }
  if (!columns) await start();
  if (count === 0) throw new UnreadableFile('NO_ROWS');
  if (batch.length > 0) await add(batch);
  return count;
}

const isData = ({ cells }: RawRow): boolean => {
  const [head] = cells.filter((cell) => cell !== null && cell !== '');
  return !(typeof head === 'string' && EXAMPLE.test(head.trim()));
};

/** Titles stand above the headers: fewer cells than the rows below have, most often one. */
function headerAt(rows: readonly RawRow[]): number {
  const widths = rows.slice(0, MOST_TITLE_ROWS).map(({ cells }) => cells.filter(isText).length);
  const widest = Math.max(0, ...widths);
  return Math.max(
    0,
    widths.findIndex((width) => width * 2 > widest),
  );
}

const isText = (cell: RawCell): boolean => typeof cell === 'string' && cell.trim() !== '';

function columnsOf({ cells: headers }: RawRow, below: readonly RawRow[]): StagedColumn[] {
  const width = Math.min(MOST_COLUMNS, Math.max(headers.length, ...below.map(({ cells }) => cells.length)));
  const looked = below.slice(0, LOOKED_AT);
  return Array.from({ length: width }, (_, at) => {
    const named = headers[at];
    const header = typeof named === 'string' ? cut(named.trim().replace(/\s+/gu, ' '), LONGEST_HEADER) : '';
    const texts = looked.flatMap(({ cells }) => (typeof cells[at] === 'string' ? [keepable(cells[at])] : []));
    const personal = isPersonalHeader(header) ? 'HEADER' : isPersonalContent(texts) ? 'CONTENT' : null;
    const samples = personal
      ? []
      : texts
          .map((text) => text.trim())
          .filter((text) => text !== '' && (isId(text) || personalNumberIn(text) === null))
          .slice(0, SAMPLES)
          .map((text) => cut(text, LONGEST_SAMPLE));
    return { header: personalNumberIn(header) === null ? header : '', personal, samples };
  });
}

/** A text as PostgreSQL keeps it: it has no NUL, and half a character is none. Nothing is judged before this. */
const keepable = (text: string): string => text.replaceAll('\0', '').toWellFormed();

/** The beginning of a text as PostgreSQL keeps it. */
const cut = (text: string, length: number): string => text.replaceAll('\0', '').slice(0, length).toWellFormed();

/** What is kept of a cell. Ids of records are long numbers, and none of a person. */
function staged(cell: RawCell): StagedCell {
  if (cell === null || cell === '') return null;
  if (typeof cell !== 'string') return cell;
  const text = keepable(cell);
  if (text.trim() === '') return null;
  const mayHold = text.length >= 15 && /\d{4}|[〇零○一二三四五六七八九]{15}/u.test(text);
  return mayHold && !isId(text) && personalNumberIn(text) !== null ? { e: 'PERSONAL_NUMBER' } : text;
}
