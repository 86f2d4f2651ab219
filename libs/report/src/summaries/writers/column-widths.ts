import { SIZES } from './page-layout.js';

/** Twips between the edge of a cell and what it says. */
export const CELL_MARGIN = 60;

/** Twips of a character of a table: a half point is ten. */
const CHARACTER = SIZES.table * 10;
/** Twips of a column that no character has: both margins and an edge. */
const BESIDE = 2 * CELL_MARGIN + 10;
/** What no column is narrower than, in characters, and what a long text asks for: beyond it breaks into lines. */
const [NARROWEST, WIDEST] = [2, 14];
const WIDE = 1.25;
/** What must not be broken: digits with their signs, and what is said of them. */
const UNBROKEN = /[!-~≥约—]+/g;

/** Characters of a text as a line counts them: half of one for a digit or letter. */
export const charactersOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (/[ -~]/.test(character) ? 0.5 : 1), 0);

/** What a part that must not be broken takes: some fonts draw digits wider than half a character. */
const longestPart = (text: string): number =>
  Math.max(0, ...(text.match(UNBROKEN) ?? []).map((part) => charactersOf(part) * WIDE));

/**
 * Widths of the columns of a table in twips, which together are `whole`. No number is broken over two lines; columns
 * share what is left by how much each would need to say everything in one line, and evenly what nobody needs.
 */
export function columnWidths(rows: readonly (readonly string[])[], whole: number): number[] {
  const columns = (rows[0] ?? []).map((_, at) => rows.map((row) => row[at] ?? ''));
  const most = (texts: readonly string[], of: (text: string) => number) => Math.max(NARROWEST, ...texts.map(of));
  const least = columns.map((texts) => most(texts, longestPart) * CHARACTER + BESIDE);
  const wish = columns.map((texts) => Math.min(WIDEST, most(texts, charactersOf)) * CHARACTER + BESIDE);
  const asked = wish.map((width, at) => Math.max(0, width - (least[at] ?? 0)));
  const share = Math.min(1, (whole - sum(least)) / Math.max(1, sum(asked)));
  const given = asked.map((width, at) => Math.floor((least[at] ?? 0) + width * share));
  const rest = whole - sum(given);
  const each = Math.floor(rest / columns.length);
  // What rounding leaves goes to the first column: it has the names.
  return given.map((width, at) => width + (at === 0 ? rest - each * (columns.length - 1) : each));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
