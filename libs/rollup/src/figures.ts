import { exactValue, indicator, type IndicatorCode, shownRatio, shownValue } from '@fanzha/domain';
import type { Figure } from './rollup.model.js';
import { NO_SUM, type Sum } from './sum.js';

/**
 * The figure of an indicator from the sums behind it. A ratio is divided here, from the sums of the node itself, never
 * averaged over its children.
 */
export function figureFrom(code: IndicatorCode, sums: ReadonlyMap<IndicatorCode, Sum>): Figure {
  const { ratio } = indicator(code);
  if (!ratio) return shown(code, sums.get(code) ?? NO_SUM);
  const numerator = sums.get(ratio.numerator) ?? NO_SUM;
  const denominator = sums.get(ratio.denominator) ?? NO_SUM;
  return {
    indicator: code,
    value: shownRatio(code, numerator.amount, denominator.amount),
    numerator: shownValue(ratio.numerator, numerator.amount),
    denominator: shownValue(ratio.denominator, denominator.amount),
    exactValue: null,
    atLeast: numerator.atLeast > 0,
    approx: numerator.approx > 0 || denominator.approx > 0 || denominator.atLeast > 0,
    uncounted: numerator.uncounted,
    withheld: numerator.withheld,
  };
}

function shown(code: IndicatorCode, sum: Sum): Figure {
  return {
    indicator: code,
    value: shownValue(code, sum.amount),
    numerator: null,
    denominator: null,
    exactValue: exactValue(code, sum.amount),
    atLeast: sum.atLeast > 0,
    approx: sum.approx > 0,
    uncounted: sum.uncounted,
    withheld: sum.withheld,
  };
}
