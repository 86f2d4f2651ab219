import type { Readable } from 'node:stream';
import { SheetXml } from './sheet-xml.js';
import { type LineColumn, lineColumns, LINES_AT_ONCE, linesOneByOne, type Table } from './table.js';
import { type SheetPieces, workbookFile } from './workbook-file.js';

const ABOUT = '说明';
const LONGEST_SHEET_NAME = 28;
const ABOUT_COLUMNS: readonly LineColumn[] = [
  { name: '项目 item', kind: 'text' },
  { name: '内容 content', kind: 'text' },
];

/**
 * A workbook that is written while it is read: one sheet of lines (more where a sheet is full) and a last one that
 * says who has taken it, when, and what it is of. Memory holds a page of records.
 */
export const xlsx = (table: Table): Readable => workbookFile(sheetsOf(table));

async function* sheetsOf(table: Table): AsyncGenerator<SheetPieces> {
  const { about } = table;
  const footer = about
    .slice(0, 4)
    .map(([, value]) => value)
    .join(' · ');
  const name = table.name.slice(0, LONGEST_SHEET_NAME);
  const columns = lineColumns(table);
  const lines = linesIn(table);
  for (let count = 1, isWhole = false; !isWhole; count += 1) {
    const sheet = new SheetXml(columns);
    const pieces = async function* () {
      yield sheet.begin();
      while (!sheet.isFull) {
        const piece = await lines(sheet);
        isWhole = piece === null;
        if (piece === null) break;
        yield piece;
      }
      yield sheet.end(footer);
    };
    // The next sheet is asked for when this one has been written.
    yield { name: count === 1 ? name : `${name} ${count}`, pieces: pieces() };
  }
  const last = new SheetXml(ABOUT_COLUMNS);
  yield { name: ABOUT, pieces: [last.begin(), ...about.map((line) => last.line(line)), last.end(footer)] };
}

/** Gives the XML of the next lines, while the sheet has room for them; null where there are none. */
function linesIn(table: Table): (sheet: SheetXml) => Promise<string | null> {
  const lines = linesOneByOne(table);
  return async (sheet) => {
    const written: string[] = [];
    while (written.length < LINES_AT_ONCE && !sheet.isFull) {
      const line = await lines.next();
      if (line.done) break;
      written.push(sheet.line(line.value));
    }
    return written.length > 0 ? written.join('') : null;
  };
}
