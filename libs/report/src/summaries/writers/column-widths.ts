import { SIZES } from './page-layout.js';

/** Twips between the edge of a cell and what it says. */
export const CELL_MARGIN = 60;

/** Twips of a character of a table: a half point is ten. */
const CHARACTER = SIZES.table * 10;
/** Twips of a column that no character has: both margins and an edge. */
const BESIDE = 2 * CELL_MARGIN + 10;
/** What no column is narrower than, in characters, and what a long text asks for: beyond it breaks into lines. */
const [NARROWEST, WIDEST] = [2, 14];
/** What must not be broken: digits with their signs. */
const UNBROKEN = /[!-~≥—]+/g;

/** Characters of a text as a line counts them: half of one for a digit or letter. */
export const charactersOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (/[ -~]/.test(character) ? 0.5 : 1), 0);

const longestPart = (text: string): number => Math.max(0, ...(text.match(UNBROKEN) ?? []).map(charactersOf));

/**
 * Widths of the columns of a table in twips, which together are `whole`. No number is broken over two lines; what is
 * left goes to the columns by how much they would need to say everything in one line.
 */
export function columnWidths(rows: readonly (readonly string[])[], whole: number): number[] {
  const columns = (rows[0] ?? []).map((_, at) => rows.map((row) => row[at] ?? ''));
  const most = (texts: readonly string[], of: (text: string) => number) => Math.max(NARROWEST, ...texts.map(of));
  const least = columns.map((texts) => most(texts, longestPart) * CHARACTER + BESIDE);
  const wish = columns.map((texts) => Math.min(WIDEST, most(texts, charactersOf)) * CHARACTER + BESIDE);
  const asked = wish.map((width, at) => Math.max(0, width - (least[at] ?? 0)));
  const spare = whole - sum(least);
  const each = asked.map((width, at) =>
    Math.floor((least[at] ?? 0) + (sum(asked) > 0 ? (spare * width) / sum(asked) : spare / columns.length)),
  );
  // What rounding leaves goes to the first column: it has the names.
  return each.map((width, at) => (at === 0 ? width + whole - sum(each) : width));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
