import { exactValue, indicator, type IndicatorCode, shownRatio, shownValue } from '@fanzha/domain';
import type { Figure, FigureSpanning } from './rollup.model.js';
import { countedIn, NO_SUM, type SpanningSum, type Sum } from './sum.js';

/**
 * The figure of an indicator from the sums behind it. A ratio is divided here, from the sums of the node itself, never
 * averaged over its children.
 */
export function figureFrom(code: IndicatorCode, sums: ReadonlyMap<IndicatorCode, Sum>): Figure {
  const { ratio } = indicator(code);
  if (!ratio) return shown(code, sums.get(code) ?? NO_SUM);
  const numerator = sums.get(ratio.numerator) ?? NO_SUM;
  const denominator = sums.get(ratio.denominator) ?? NO_SUM;
  const [above, below] = [countedIn(numerator), countedIn(denominator)];
  const inexactBelow = denominator.approx > 0 || denominator.atLeast > 0;
  return {
    indicator: code,
    value: above === null || below === null ? null : shownRatio(code, above, below),
    numerator: above === null ? null : shownValue(ratio.numerator, above),
    denominator: below === null ? null : shownValue(ratio.denominator, below),
    exactValue: null,
    // Divided by what may be more, or less, nothing is a lower bound any more.
    atLeast: numerator.atLeast > 0 && !inexactBelow,
    approx: numerator.approx > 0 || inexactBelow,
    uncounted: numerator.uncounted,
    withheld: numerator.withheld,
    toCheck: numerator.toCheck + denominator.toCheck,
    spanning: spanningOfRatio([numerator.spanning, denominator.spanning]),
    goesOn: spanningOfRatio([numerator.goesOn, denominator.goesOn]),
  };
}

/** What lies on both sides of an end of the period, as the API shows it; null where nothing does. */
export function spanningOf(code: IndicatorCode, spanning: SpanningSum | undefined): FigureSpanning | null {
  if (!spanning) return null;
  const counted = countedIn(spanning);
  return {
    records: spanning.lines,
    amount: counted === null ? null : shownValue(code, counted),
    atLeast: spanning.atLeast > 0,
    approx: spanning.approx > 0,
    uncounted: spanning.uncounted,
    withheld: spanning.withheld,
  };
}

/** Of two parts that are divided nothing can be added up; the records say that one of them is not whole. */
function spanningOfRatio(parts: readonly (SpanningSum | undefined)[]): FigureSpanning | null {
  const spanning = parts.flatMap((part) => part ?? []);
  if (spanning.length === 0) return null;
  const together = (count: 'lines' | 'uncounted' | 'withheld') => spanning.reduce((sum, each) => sum + each[count], 0);
  return {
    records: together('lines'),
    amount: null,
    atLeast: spanning.some(({ atLeast }) => atLeast > 0),
    approx: spanning.some(({ approx }) => approx > 0),
    uncounted: together('uncounted'),
    withheld: together('withheld'),
  };
}

function shown(code: IndicatorCode, sum: Sum): Figure {
  const counted = countedIn(sum);
  return {
    indicator: code,
    value: counted === null ? null : shownValue(code, counted),
    numerator: null,
    denominator: null,
    exactValue: counted === null ? null : exactValue(code, counted),
    atLeast: sum.atLeast > 0,
    approx: sum.approx > 0,
    uncounted: sum.uncounted,
    withheld: sum.withheld,
    toCheck: sum.toCheck,
    spanning: spanningOf(code, sum.spanning),
    goesOn: spanningOf(code, sum.goesOn),
  };
}
