import { EMPTY_FIGURE, type FigureSum, indicator, type IndicatorCode, shownRatio, shownValue } from '@fanzha/domain';
import type { Figure } from './rollup.model.js';

/**
 * The figure of an indicator from the sums behind it. A ratio is divided here, from the sums of the node itself, never
 * averaged over its children.
 */
export function figureFrom(code: IndicatorCode, sums: ReadonlyMap<IndicatorCode, FigureSum>): Figure {
  const { ratio } = indicator(code);
  if (!ratio) return shown(code, sums.get(code) ?? EMPTY_FIGURE);
  const numerator = sums.get(ratio.numerator) ?? EMPTY_FIGURE;
  const denominator = sums.get(ratio.denominator) ?? EMPTY_FIGURE;
  return {
    indicator: code,
    value: shownRatio(code, numerator.amount, denominator.amount),
    numerator: shownValue(ratio.numerator, numerator.amount),
    denominator: shownValue(ratio.denominator, denominator.amount),
    atLeast: numerator.atLeast > 0,
    approx: numerator.approx > 0 || denominator.approx > 0 || denominator.atLeast > 0,
    uncounted: numerator.uncounted,
    withheld: numerator.withheld,
  };
}

function shown(code: IndicatorCode, sum: FigureSum): Figure {
  return {
    indicator: code,
    value: shownValue(code, sum.amount),
    numerator: null,
    denominator: null,
    atLeast: sum.atLeast > 0,
    approx: sum.approx > 0,
    uncounted: sum.uncounted,
    withheld: sum.withheld,
  };
}
