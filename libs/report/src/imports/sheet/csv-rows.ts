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

/** Bytes that are decoded at a time. */
const PIECE_BYTES = 256 * 1024;

/**
 * The text of a file, piece by piece: UTF-8 with or without a mark, UTF-16 with one, or GB18030, which Excel in China
 * writes.
 * @throws UnreadableFile for what is none of these, where the piece is reached that shows it
 */
export function* textsOf(bytes: Buffer): Generator<string> {
  const marked = MARKS.find(([mark]) => mark.every((byte, at) => bytes[at] === byte))?.[1];
  if (!marked && bytes.includes(0)) throw new UnreadableFile('OLD_FORMAT', {}, 'binary');
  const decoder = new TextDecoder(marked ?? (isUtf8(bytes) ? 'utf-8' : 'gb18030'), { fatal: true });
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    let text: string;
    try {
      const end = at + PIECE_BYTES;
      text = decoder.decode(bytes.subarray(at, end), { stream: end < bytes.length });
    } catch {
      throw new UnreadableFile('INVALID_FORMAT', {}, 'no text of a known encoding');
    }
    yield text;
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
 * character. Empty lines count, and are no rows. Memory holds a piece of the text, and the row that begins in it.
 */
export function* csvRows(texts: Iterable<string>): Generator<RawRow> {
  const pieces = texts[Symbol.iterator]();
  let [text, isWhole] = ['', false];
  // Twice what is there, so that a row of many pieces takes time in proportion to its length.
  const readOn = (from: number, least: number): void => {
    const parts = [text.slice(from)];
    for (let length = text.length - from; length < least && !isWhole;) {
      const next = pieces.next();
      isWhole = next.done === true;
      if (next.done) break;
      parts.push(next.value);
      length += next.value.length;
    }
    text = parts.join('');
  };
  readOn(0, LOOKED_AT);
  const separator = separatorOf(text);
  for (let [at, row] = [0, 0]; ;) {
    const read = at < text.length ? rowAt(text, at, separator) : null;
    if (!isWhole && (read === null || read.next >= text.length)) {
      // It may go on in the next piece, were it by the second half of its line end.
      readOn(at, 2 * (text.length - at) + 1);
      at = 0;
      continue;
    }
    if (at >= text.length) return;
    if (read === null) throw new UnreadableFile('INVALID_FORMAT', {}, 'a quote that never ends');
    row += 1;
    if (read.cells.some((cell) => cell !== '')) yield { row, cells: read.cells };
    at = read.next;
  }
}

/** The row that begins at a place, and where the next one does; null where it has a quote that does not end. */
function rowAt(
  text: string,
  from: number,
  separator: string,
): { readonly cells: readonly RawCell[]; readonly next: number } | null {
  const cells: RawCell[] = [];
  let at = from;
  for (;;) {
    if (cells.length >= MOST_COLUMNS) throw new UnreadableFile('UNSAFE_FILE', {}, 'too many columns');
    if (text[at] === '"') {
      const read = quoted(text, at);
      if (read === null) return null;
      const [cell, next] = read;
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
  return { cells, next: at };
}

function quoted(text: string, from: number): readonly [cell: string, next: number] | null {
  let cell = '';
  for (let at = from + 1; ;) {
    const end = text.indexOf('"', at);
    if (end < 0) return null;
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
