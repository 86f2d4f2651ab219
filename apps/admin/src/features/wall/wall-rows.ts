import type { IndicatorCode } from '@fanzha/domain';
import { addsUp } from '../../figures/adding-up.js';
import { figureIn, type ChildRow } from '../../figures/child-rows.js';
import type { FigurePartsFragment } from '../../graphql/generated.js';

export type WallFigure = Pick<
  FigurePartsFragment,
  'indicator' | 'value' | 'atLeast' | 'approx' | 'uncounted' | 'withheld'
>;

/** A line of the table as it is drawn. */
export interface WallLine {
  readonly key: string;
  readonly kind: 'region' | 'direct' | 'rest';
  readonly name: string;
  /** Of `rest`: how many lines it stands for. */
  readonly lines: number;
  readonly due: number;
  readonly contributing: number;
  readonly figures: ReadonlyMap<IndicatorCode, WallFigure>;
}

/** How lines are laid out: all with five figures, as many in less height, or in two columns with fewer figures. */
type WallLayout = 'roomy' | 'dense' | 'double';

const MOST_ROOMY = 8;
const MOST_DENSE = 12;
/** In each of two columns; the last place of the second one is that of the total. */
const PER_COLUMN = 13;
/** Figures that two columns have room for. */
export const DOUBLE_COLUMNS = 2;

/** Sum of a figure over lines; null for what may not be added, such as different households. */
function sumOf(code: IndicatorCode, lines: readonly WallLine[]): WallFigure | null {
  const figures = lines.flatMap(({ figures: each }) => each.get(code) ?? []);
  if (!addsUp(code) || figures.length === 0) return null;
  const counted = figures.flatMap(({ value }) => value ?? []);
  return {
    indicator: code,
    value: counted.length === 0 ? null : counted.reduce((sum, value) => sum + value, 0),
    atLeast: figures.some(({ atLeast }) => atLeast),
    approx: figures.some(({ approx }) => approx),
    uncounted: figures.reduce((sum, { uncounted }) => sum + uncounted, 0),
    withheld: figures.reduce((sum, { withheld }) => sum + withheld, 0),
  };
}

/** What does not fit, in one line that says of how many it is the sum. */
function restOf(lines: readonly WallLine[], codes: readonly IndicatorCode[]): WallLine {
  return {
    key: 'rest',
    kind: 'rest',
    name: '',
    lines: lines.length,
    due: lines.reduce((sum, { due }) => sum + due, 0),
    contributing: lines.reduce((sum, { contributing }) => sum + contributing, 0),
    figures: new Map(
      codes.flatMap((code) => {
        const sum = sumOf(code, lines);
        return sum ? [[code, sum] as const] : [];
      }),
    ),
  };
}

/**
 * Lines of what lies below a region, by the official division, with the coverage of the year.
 * @param years coverage of the year by the key of the line
 */
export function wallLines(
  rows: readonly ChildRow[],
  codes: readonly IndicatorCode[],
  years: ReadonlyMap<string, FigurePartsFragment>,
): WallLine[] {
  return rows.map((row) => ({
    key: row.key,
    kind: row.kind === 'region' ? 'region' : 'direct',
    name: row.name,
    lines: 1,
    due: row.due,
    contributing: row.contributing,
    figures: new Map(
      codes.flatMap((code) => {
        const figure = code === 'HOUSEHOLD_COVERAGE' ? years.get(row.key) : figureIn(row, code);
        return figure ? [[code, figure] as const] : [];
      }),
    ),
  }));
}

/** Lines in the columns that they are drawn in. Nothing scrolls: the rest is summed in one line. */
export function layOut(
  lines: readonly WallLine[],
  codes: readonly IndicatorCode[],
): { layout: WallLayout; columns: (readonly WallLine[])[] } {
  if (lines.length <= MOST_DENSE) return { layout: lines.length <= MOST_ROOMY ? 'roomy' : 'dense', columns: [lines] };
  const room = PER_COLUMN * 2 - 1;
  const shown = lines.length <= room ? lines : [...lines.slice(0, room - 1), restOf(lines.slice(room - 1), codes)];
  const first = Math.ceil((shown.length + 1) / 2);
  return { layout: 'double', columns: [shown.slice(0, first), shown.slice(first)] };
}
