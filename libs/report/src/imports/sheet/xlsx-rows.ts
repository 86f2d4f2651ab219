import { Archive, xmlTexts } from './archive.js';
import { LONGEST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_PART_BYTES, MOST_SHEET_BYTES } from './limits.js';
import type { RawCell, RawRow, RawSheet } from './raw-sheet.js';
import { UnreadableFile } from './unreadable-file.js';
import { dateStyles, isoDay } from './xlsx-dates.js';
import { attribute, tokens } from './xml-tokens.js';

const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';
const STRINGS = 'xl/sharedStrings.xml';
const STYLES = 'xl/styles.xml';
const MACROS = /vbaProject|macrosheets|dialogsheets/iu;
/** Digits that a number keeps: more of them are not those that were typed. */
const KEPT_DIGITS = 1e15;
const LAST_ROW = 1_048_576;

/** What a sheet needs of its workbook. */
interface Book {
  readonly strings: readonly string[];
  readonly isDate: (style: number) => boolean;
  readonly since1904: boolean;
}

/**
 * The rows of the first sheet of a workbook that is not hidden. Formulas are not computed and not believed; macros,
 * links and pictures are not looked at.
 * @throws UnreadableFile for what is no workbook, has macros, or unpacks into too much
 */
export async function xlsxSheet(bytes: Buffer): Promise<RawSheet> {
  const archive = new Archive(bytes);
  if (archive.names.some((name) => MACROS.test(name))) throw new UnreadableFile('HAS_MACROS');
  if (!archive.has(WORKBOOK)) throw new UnreadableFile('OLD_FORMAT', {}, 'no workbook');
  const workbook = await archive.text(WORKBOOK, MOST_PART_BYTES);
  const { name, relation } = firstSheet(workbook);
  const path = pathOf(await archive.text(RELATIONS, MOST_PART_BYTES), relation);
  const strings = archive.has(STRINGS) ? await sharedStrings(archive) : [];
  const isDate = archive.has(STYLES) ? dateStyles(await archive.text(STYLES, MOST_PART_BYTES)) : () => false;
  const since1904 = /<(?:\w+:)?workbookPr\b[^>]*\bdate1904=["'](?:1|true)["']/u.test(workbook);
  return { format: 'XLSX', sheet: name, rows: rowsIn(archive, path, { strings, isDate, since1904 }) };
}

function firstSheet(workbook: string): { readonly name: string; readonly relation: string } {
  for (const { kind, name, attributes } of tokens(workbook)) {
    if (kind === 'close' || name !== 'sheet') continue;
    const hidden = attribute(attributes, 'state');
    const relation = attribute(attributes, 'r:id') ?? /\b\w+:id="([^"]*)"/u.exec(attributes)?.[1];
    if (relation && (hidden === null || hidden === 'visible'))
      return {
        name: (attribute(attributes, 'name') ?? '').replaceAll('\0', '').slice(0, 100).toWellFormed(),
        relation,
      };
  }
  throw new UnreadableFile('NO_ROWS', {}, 'no sheet');
}

function pathOf(relations: string, id: string): string {
  for (const { kind, name, attributes } of tokens(relations)) {
    if (kind === 'close' || name !== 'Relationship' || attribute(attributes, 'Id') !== id) continue;
    if (attribute(attributes, 'TargetMode') === 'External') break;
    const target = attribute(attributes, 'Target') ?? '';
    return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//u, '')}`;
  }
  throw new UnreadableFile('INVALID_FORMAT', {}, 'no path of the sheet');
}

/** Texts that cells share. What stands beside them to be read aloud is no part of them. */
async function sharedStrings(archive: Archive): Promise<string[]> {
  const strings: string[] = [];
  let [text, inText, aloud] = ['', false, 0];
  for await (const piece of marks(archive, STRINGS, MOST_PART_BYTES))
    for (const { kind, name, words } of tokens(piece)) {
      if (kind === 'text') {
        if (inText && aloud === 0) text += words;
        if (text.length > LONGEST_CELL) throw new UnreadableFile('UNSAFE_FILE', {}, 'a text too long');
      } else if (name === 't') inText = kind === 'open';
      else if (name === 'rPh') aloud += kind === 'open' ? 1 : kind === 'close' ? -1 : 0;
      else if (name === 'si' && kind !== 'open') {
        strings.push(kept(text));
        text = '';
        if (strings.length > MOST_CELLS) throw new UnreadableFile('UNSAFE_FILE', {}, 'too many texts');
      }
    }
  return strings;
}

async function* rowsIn(archive: Archive, path: string, book: Book): AsyncGenerator<RawRow> {
  let [row, cells, column, count]: [number, RawCell[], number, number] = [0, [], -1, 0];
  let [type, style, text, inText, isFormula, aloud] = ['', -1, '', false, false, 0];
  for await (const piece of marks(archive, path, MOST_SHEET_BYTES))
    for (const { kind, name, attributes, words } of tokens(piece)) {
      if (kind === 'text') {
        if (inText && aloud === 0) text += words;
        if (text.length > LONGEST_CELL) throw new UnreadableFile('UNSAFE_FILE', {}, 'a cell too long');
        continue;
      }
      const [opens, closes] = [kind !== 'close', kind !== 'open'];
      if (name === 'row') {
        if (opens) {
          const stated = Number(attribute(attributes, 'r') ?? row + 1);
          if (!Number.isInteger(stated) || stated <= row || stated > LAST_ROW)
            throw new UnreadableFile('UNSAFE_FILE', {}, 'rows out of order');
          [row, cells, column] = [stated, [], -1];
        }
        if (closes && cells.some((cell) => cell !== null && cell !== '')) yield { row, cells };
      } else if (name === 'c') {
        if (opens) {
          const place = attribute(attributes, 'r');
          const at = place === null ? column + 1 : columnOf(place);
          if (at <= column) throw new UnreadableFile('UNSAFE_FILE', {}, 'cells out of order');
          column = at;
          [type, style] = [attribute(attributes, 't') ?? '', Number(attribute(attributes, 's') ?? -1)];
          [text, isFormula] = ['', false];
          count += 1;
          if (count > MOST_CELLS) throw new UnreadableFile('UNSAFE_FILE', {}, 'too many cells');
        }
        if (closes) {
          const cell = isFormula ? ({ e: 'FORMULA' } as const) : valueOf(type, style, text, book);
          if (cell !== null) {
            if (column >= MOST_COLUMNS) throw new UnreadableFile('UNSAFE_FILE', {}, 'too many columns');
            while (cells.length < column) cells.push(null);
            cells[column] = cell;
          }
        }
      } else if (name === 'v' || name === 't') inText = kind === 'open';
      else if (name === 'rPh') aloud += kind === 'open' ? 1 : kind === 'close' ? -1 : 0;
      else if (name === 'f') isFormula = true;
      else if (name === 'sheetData' && closes) return;
    }
}

/** A part while it is unpacked, in pieces that hold whole marks. */
async function* marks(archive: Archive, path: string, most: number): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of xmlTexts(archive.pieces(path, most))) {
    rest += piece;
    // What stands before the last mark is whole.
    const end = rest.lastIndexOf('<');
    if (end <= 0) {
      if (rest.length > 4 * LONGEST_CELL) throw new UnreadableFile('UNSAFE_FILE', {}, 'a text too long');
      continue;
    }
    yield rest.slice(0, end);
    rest = rest.slice(end);
    if (rest.length > 4 * LONGEST_CELL) throw new UnreadableFile('UNSAFE_FILE', {}, 'a text too long');
  }
  yield rest;
}

function valueOf(type: string, style: number, text: string, book: Book): RawCell {
  if (text === '') return null;
  if (type === 's') return book.strings[Number(text)] ?? null;
  if (type === 'b') return text === '1' || text === 'true' ? '是' : '否';
  if (type === 'd') return text.slice(0, 10);
  if (type !== '' && type !== 'n') return kept(text);
  const number = Number(text);
  if (!Number.isFinite(number)) return kept(text);
  if (book.isDate(style) && number >= 1 && number < 2_958_466) return isoDay(number, book.since1904);
  if (Math.abs(number) >= KEPT_DIGITS) return { e: 'LOST_DIGITS' };
  return /e/iu.test(text) || text.length > 15 ? plainNumber(number) : text;
}

/** Fifteen digits, as spreadsheet programs show a number. */
const plainNumber = (number: number): string =>
  Number(number.toPrecision(15)).toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 15 });

/** `_x000D_` is a character that XML does not hold. */
const kept = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([\dA-Fa-f]{4})_/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

/** The place of a column by the letters of a cell: A1 is 0. */
function columnOf(place: string): number {
  let column = 0;
  for (let at = 0; at < place.length; at += 1) {
    const code = place.charCodeAt(at);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
    if (column > 16_384) break;
  }
  if (column < 1 || column > 16_384) throw new UnreadableFile('UNSAFE_FILE', {}, 'a cell without a place');
  return column - 1;
}
