import { addFigures, EMPTY_FIGURE, type FigureSum, type IndicatorCode } from '@fanzha/domain';
import type { Contribution } from '@fanzha/rollup';

/** What contributions come to in one indicator. */
export const sumOf = (parts: readonly Contribution[], code: IndicatorCode): FigureSum =>
  parts.reduce((total, part) => addFigures(total, part.figures[code] ?? EMPTY_FIGURE), EMPTY_FIGURE);
