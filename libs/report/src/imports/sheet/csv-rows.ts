import { isUtf8 } from 'node:buffer';
import { LONGEST_CELL, MOST_COLUMNS } from './limits.js';
import type { RawCell, RawRow } from './raw-sheet.js';
import { UnreadableFile } from './unreadable-file.js';

const SEPARATORS = [',', ';', '\t', '；'] as const;
const MARKS: readonly (readonly [bytes: readonly number[], charset: string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];
/** How much of a file says what parts its cells. */
const LOOKED_AT = 20_000;

/**
 * The text of a file: UTF-8 with or without a mark, UTF-16 with one, or GB18030, which Excel in China writes.
 * @throws UnreadableFile for what is none of these
 */
export function textOf(bytes: Buffer): string {
  const marked = MARKS.find(([mark]) => mark.every((byte, at) => bytes[at] === byte))?.[1];
  if (!marked && bytes.includes(0)) throw new UnreadableFile('OLD_FORMAT', {}, 'binary');
  try {
    return new TextDecoder(marked ?? (isUtf8(bytes) ? 'utf-8' : 'gb18030'), { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableFile('INVALID_FORMAT', {}, 'no text of a known encoding');
  }
}

/** What parts the cells: the sign that stands outside of quotes most often in the first lines. */
function separatorOf(text: string): string {
  const head = text.slice(0, LOOKED_AT).replace(/"(?:[^"]|"")*"?/gu, '');
  const counts = SEPARATORS.map((sign) => [sign, head.split(sign).length - 1] as const);
  return counts.reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}

/** What exports write before a text that a program might take for something else. */
const MARKED = /^'(?=[=+\-@＝＋－＠\t\r\n']|\d{16,}$|0\d+$)/u;
/** What a spreadsheet program would compute. */
const FORMULA = /^[=＝](?=.)/u;

/** The cell that a text is. */
function cellOf(text: string): RawCell {
  if (text.length > LONGEST_CELL) throw new UnreadableFile('UNSAFE_FILE', {}, 'a cell too long');
  const plain = text.replace(MARKED, '');
  if (plain !== text) return plain;
  return FORMULA.test(text) ? { e: 'FORMULA' } : text;
}

/**
 * The rows of RFC 4180, with line ends of all kinds; a quote within a cell that does not begin with one is a
 * character. Empty lines count, and are no rows.
 */
export function* csvRows(text: string): Generator<RawRow> {
  const separator = separatorOf(text);
  let [at, row] = [0, 0];
  while (at < text.length) {
    row += 1;
    const cells: RawCell[] = [];
    for (;;) {
      if (cells.length >= MOST_COLUMNS) throw new UnreadableFile('UNSAFE_FILE', {}, 'too many columns');
      if (text[at] === '"') {
        const [cell, next] = quoted(text, at);
        const end = endOfCell(text, next, separator);
        cells.push(cellOf(cell + text.slice(next, end)));
        at = end;
      } else {
        const end = endOfCell(text, at, separator);
        cells.push(cellOf(text.slice(at, end)));
        at = end;
      }
      if (text[at] !== separator) break;
      at += 1;
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    if (cells.some((cell) => cell !== '')) yield { row, cells };
  }
}

function quoted(text: string, from: number): readonly [cell: string, next: number] {
  let cell = '';
  for (let at = from + 1; ;) {
    const end = text.indexOf('"', at);
    if (end < 0) throw new UnreadableFile('INVALID_FORMAT', {}, 'a quote that never ends');
    cell += text.slice(at, end);
    if (cell.length > LONGEST_CELL) throw new UnreadableFile('UNSAFE_FILE', {}, 'a cell too long');
    if (text[end + 1] !== '"') return [cell, end + 1];
    cell += '"';
    at = end + 2;
  }
}

function endOfCell(text: string, from: number, separator: string): number {
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === separator || sign === '\n' || sign === '\r') return at;
  }
  return text.length;
}
