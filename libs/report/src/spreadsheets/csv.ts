import { type Cell, lineColumns, LINES_AT_ONCE, linesOneByOne, type Table } from './table.js';

/** By it Excel knows the file as UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';
const END_OF_LINE = '\r\n';

/**
 * What a program might run as a formula when it opens the file, in whichever width it is typed; what begins with an
 * apostrophe itself; and digits of which a program would make a number and lose some: a case number, a leading zero.
 */
const TO_MARK = /^[=+\-@＝＋－＠\t\r\n']|^\d{16,}$|^0\d+$/;
const TO_QUOTE = /[",\r\n]/;

/**
 * RFC 4180 in UTF-8. A text that a program might take for something else is written behind an apostrophe, which a
 * reader takes off again: see docs/api/exports.md.
 */
export async function* csv(table: Table): AsyncGenerator<string> {
  yield `${BYTE_ORDER_MARK}${line(lineColumns(table).map(({ name }) => name))}`;
  let piece: string[] = [];
  for await (const cells of linesOneByOne(table)) {
    piece.push(line(cells));
    if (piece.length < LINES_AT_ONCE) continue;
    yield piece.join('');
    piece = [];
  }
  yield piece.join('');
}

const line = (cells: readonly Cell[]): string => `${cells.map(written).join(',')}${END_OF_LINE}`;

/** A cell as it is written. */
function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return cell.digits;
  if (typeof cell !== 'string') return String(cell);
  const text = TO_MARK.test(cell) ? `'${cell}` : cell;
  return TO_QUOTE.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
