import { indicator as byCode, type IndicatorCode } from '@fanzha/domain';
import { markedSpanning, type SpanningPart } from '@fanzha/ui';
import type { FigurePartsFragment } from '../graphql/generated.js';

/** A figure beside the same figure of the period before and of a year before. */
export interface ComparedFigure {
  readonly code: IndicatorCode;
  readonly figure: FigurePartsFragment;
  readonly previous: FigurePartsFragment | null;
  readonly lastYear: FigurePartsFragment | null;
}

export type ComparedFigures = ReadonlyMap<IndicatorCode, ComparedFigure>;

interface Compared {
  readonly figures: readonly FigurePartsFragment[];
  readonly previous: { readonly figures: readonly FigurePartsFragment[] };
  readonly sameLastYear: { readonly figures: readonly FigurePartsFragment[] };
}

/** What a change is read from: the number and whether anything is missing in it. */
export type StatedFigure = Pick<FigurePartsFragment, 'value' | 'atLeast' | 'approx' | 'uncounted' | 'withheld'> & {
  readonly spanning?: SpanningPart | null;
  /** What goes on beyond the period, where growth is told. */
  readonly goesOn?: SpanningPart | null;
};

/** Figures by indicator. */
export function byIndicator(figures: readonly FigurePartsFragment[]): Map<IndicatorCode, FigurePartsFragment> {
  return new Map(figures.map((figure) => [figure.indicator, figure]));
}

/** Whether a figure says anything: a number other than 0, or work that was done without one. */
export function hasNews(figure: FigurePartsFragment): boolean {
  const stated = (figure.value ?? 0) !== 0 || figure.uncounted > 0 || figure.withheld > 0;
  return stated || markedSpanning(figure.spanning) !== null;
}

/** Records without a number, where there is nothing but such records: then 0 would be a lie. */
export function unstatedRecords(figure: StatedFigure): number {
  return (figure.value ?? 0) === 0 ? figure.uncounted + figure.withheld : 0;
}

/** What a figure has beside it that spans the beginning of its period; of a ratio it leaves the figure uncertain. */
export const spanningOf = ({
  indicator,
  spanning,
}: Pick<FigurePartsFragment, 'indicator' | 'spanning'>): SpanningPart | null => {
  const marked = markedSpanning(spanning);
  return marked && { ...marked, ofRatio: byCode(indicator).ratio !== undefined };
};

/** Whether a change against this figure has to be read with care. */
function isInexact(figure: StatedFigure | null): boolean {
  return figure !== null && (figure.atLeast || figure.approx || figure.uncounted > 0 || figure.withheld > 0);
}

/** The figures of a rollup with what they are compared with. */
export function compare(rollup: Compared): ComparedFigures {
  const [previous, lastYear] = [byIndicator(rollup.previous.figures), byIndicator(rollup.sameLastYear.figures)];
  return new Map(
    rollup.figures.map((figure) => [
      figure.indicator,
      {
        code: figure.indicator,
        figure,
        previous: previous.get(figure.indicator) ?? null,
        lastYear: lastYear.get(figure.indicator) ?? null,
      },
    ]),
  );
}

/** The number of a figure for a comparison: work that nobody counted is neither 0 nor a fall to 0. */
export const countedValue = (figure: StatedFigure | null | undefined): number | null =>
  figure && !unstatedRecords(figure) ? (figure.value ?? null) : null;

/**
 * What a change is told of. A figure that later work still changes in past periods ("by now") is not compared, and
 * none is where amounts of either lie on both sides of an end of its period: nobody knows how much of it was done
 * within.
 */
export function growthBetween(
  code: IndicatorCode,
  now: StatedFigure | null | undefined,
  before: StatedFigure | null | undefined,
): { current: number | null; before: number | null; inexact: boolean; spanning: boolean; goesOn: boolean } {
  const spanning = (markedSpanning(now?.spanning) ?? markedSpanning(before?.spanning)) !== null;
  const goesOn = (markedSpanning(now?.goesOn) ?? markedSpanning(before?.goesOn)) !== null;
  return {
    current: byCode(code).byNow || spanning || goesOn ? null : countedValue(now),
    before: countedValue(before),
    inexact: isInexact(now ?? null) || isInexact(before ?? null),
    spanning,
    goesOn,
  };
}
