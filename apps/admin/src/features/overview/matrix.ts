import { indicator as registered, type IndicatorCode, type Locale } from '@fanzha/domain';
import {
  besideRoom,
  columnMax,
  figureScale,
  indicatorLabel,
  scaledDigits,
  writingOf,
  type FigureScale,
} from '@fanzha/ui';
import { figureIn, type ChildRow } from '../../figures/child-rows.js';
import type { FigurePartsFragment } from '../../graphql/generated.js';
import { growthBetween, spanningOf, unstatedRecords } from '../../figures/compared.js';
import { groupOf, type GroupKey } from './indicator-groups.js';

type Counts = Pick<ChildRow, 'contributing' | 'figures' | 'type'>;

/** An indicator as a column of the table below: how all its rows are written, and how much room they take. */
export interface MatrixColumn {
  readonly code: IndicatorCode;
  readonly label: string;
  /** What its head says: the label, or shorter. */
  readonly head: string;
  readonly group: GroupKey;
  /** Whether it is the first of its group. */
  readonly isFirst: boolean;
  readonly scale: FigureScale;
  readonly unit: string;
  readonly kind: ReturnType<typeof writingOf>['kind'];
  /** Whether any row has something beside its figure, or amounts to check. */
  readonly hasPost: boolean;
  readonly hasCheck: boolean;
  /** Slot of what is beside the figures, in em of small type: as wide as the widest of them. */
  readonly postSlot: number;
  /** In em: as wide as its widest row in any mode, so that switching moves nothing. */
  readonly width: number;
  /** What a full bar means. */
  readonly largest: number;
}

const PADDING = 0.81;
const PRE_SLOT = 1.15;
const CHECK_SLOT = 1.75;
const ARROW = 0.85;
const SORT = 0.95;
const HEAD = 0.875;

/** Roughly how wide a text is, in em of its own size. */
export function textWidth(text: string): number {
  let width = 0;
  for (const letter of text)
    width += /[,.\s]/.test(letter) ? 0.28 : /[\d<>%]/.test(letter) ? 0.57 : /[A-Za-z-]/.test(letter) ? 0.5 : 1;
  return width;
}

/** A head in two lines at most: as wide as its longest word, or half of it. */
function headWidth(label: string, unit: string): number {
  const words = label.split(' ');
  const longest = Math.max(...words.map(textWidth));
  const inTwo = words.length > 1 ? textWidth(label) * 0.62 : longest;
  return Math.max(Math.max(longest, inTwo) + SORT, textWidth(unit)) * HEAD;
}

/** Slot of what a change is counted in: two characters of a unit need more than a sign. English units are not told. */
export const suffixWidth = (unit: string): number =>
  /^[ -~]*$/.test(unit) ? 1.55 : Math.max(1.55, textWidth(unit) + 0.15);

/** Room behind the digits of a column for what is beside them (+n, 跨n), in em of small type; 0 where nothing is. */
export const postSlot = (figures: readonly FigurePartsFragment[], locale: Locale): number =>
  Math.max(
    0,
    ...figures.map((figure) => {
      const { unit, kind } = writingOf(figure.indicator, locale);
      const missing = unstatedRecords(figure) ? 0 : figure.uncounted + figure.withheld;
      return besideRoom(missing, spanningOf(figure), unit, locale, kind);
    }),
  );

/** The columns of the table, written and measured by their rows and the total. */
export function matrixColumns(
  codes: readonly IndicatorCode[],
  rows: readonly ChildRow[],
  total: Counts,
  locale: Locale,
  shortName: (code: IndicatorCode) => string | null = () => null,
): MatrixColumn[] {
  return codes.map((code, index) => {
    const writing = writingOf(code, locale);
    const lines: readonly Counts[] = [...rows, total];
    const figures = lines.flatMap((line) => figureIn(line, code) ?? []);
    const scale = figureScale(
      figures.map(({ value }) => value),
      writing,
      locale,
    );
    const post = postSlot(figures, locale);
    const hasPost = post > 0;
    const hasCheck = figures.some(({ toCheck }) => toCheck > 0);
    const digits = Math.max(
      1.2,
      ...figures.map((figure) =>
        unstatedRecords(figure) ? 3 * HEAD : textWidth(scaledDigits({ value: figure.value ?? null }, scale)),
      ),
    );
    const hasPre = figures.some(({ atLeast, approx }) => atLeast || approx);
    const slots = post * HEAD + (hasCheck ? CHECK_SLOT : 0);
    const head = shortName(code) ?? indicatorLabel(code, locale);
    // The widest change is >10倍 or a percentage below 100 with one decimal, or the difference of a small base.
    const change = ARROW + textWidth(writing.kind === 'count' ? '00.0' : '000.0') + suffixWidth(writing.unit);
    return {
      code,
      label: indicatorLabel(code, locale),
      head,
      group: groupOf(code),
      isFirst: index > 0 && groupOf(code) !== groupOf(codes[index - 1] ?? code),
      scale,
      ...writing,
      hasPost,
      hasCheck,
      postSlot: post,
      width: Math.max((hasPre ? PRE_SLOT : 0) + digits + slots, change, headWidth(head, scale.unit) + slots) + PADDING,
      largest: registered(code).ratio?.percent ? 100 : columnMax(rows, (row) => figureIn(row, code)?.value ?? null),
    };
  });
}

/** A column that tells nothing: all its rows say the same. */
interface FoldedColumn {
  readonly code: IndicatorCode;
  /** What they all say; null: nothing at all. */
  readonly value: number | null;
}

/**
 * Splits columns into those that tell the rows apart and those with one value only. A mark tells something; one row
 * alone has nothing to be told apart from.
 */
export function foldColumns(
  codes: readonly IndicatorCode[],
  rows: readonly ChildRow[],
): { shown: IndicatorCode[]; folded: FoldedColumn[] } {
  const shown: IndicatorCode[] = [];
  const folded: FoldedColumn[] = [];
  for (const code of codes) {
    const figures = rows.map((row) => figureIn(row, code));
    const [first] = figures;
    const isSame = figures.every(
      (figure) =>
        (figure?.value ?? null) === (first?.value ?? null) &&
        !figure?.uncounted &&
        !figure?.withheld &&
        !figure?.toCheck &&
        !(figure && spanningOf(figure)) &&
        !figure?.atLeast,
    );
    if (rows.length > 1 && isSame) folded.push({ code, value: first?.value ?? null });
    else shown.push(code);
  }
  return shown.length > 0 ? { shown, folded } : { shown: codes.slice(0, 1), folded: folded.slice(1) };
}

/** What a row is ordered by: its value, or how fast it grew. */
export function orderOf(row: ChildRow, code: string, byGrowth: boolean): number | null {
  if (code === 'RATE') return row.due > 0 ? row.contributing / row.due : null;
  const indicator = code as IndicatorCode;
  const figure = figureIn(row, indicator);
  if (!byGrowth) return figure?.value ?? null;
  const { current, before } = growthBetween(indicator, figure, row.before.get(indicator));
  if (current === null || before === null) return null;
  if (registered(indicator).ratio?.percent) return current - before;
  return before === 0 ? null : (current - before) / before;
}
