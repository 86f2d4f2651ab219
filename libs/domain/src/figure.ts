import type { Qualifier } from './vocabulary.js';

/**
 * The honest sum of an indicator: what was counted, and beside it how many records were not exact. These numbers of
 * records travel with every sum, so that a total can say "at least" and name what is missing from it.
 */
export interface FigureSum {
  /** Integer in the smallest unit of the indicator, fen for money. */
  readonly amount: number;
  /** Records that stated "N or more" (余, 以上). */
  readonly atLeast: number;
  /** Records that stated "about N" (约). */
  readonly approx: number;
  /** Records of work done but not counted: they add nothing to the amount, and are not zero. */
  readonly uncounted: number;
  /** Records whose amount is withheld. */
  readonly withheld: number;
  /**
   * Amounts beyond what is usual for who stated them. They are in the amount, and wait for somebody to look at them.
   */
  readonly toCheck: number;
}

/** The figure of no records at all. */
export const EMPTY_FIGURE: FigureSum = { amount: 0, atLeast: 0, approx: 0, uncounted: 0, withheld: 0, toCheck: 0 };

/**
 * The figure of both parts together.
 * @throws RangeError if the amount leaves ±(2^53−1), beyond which a number is no longer exact.
 */
export function addFigures(left: FigureSum, right: FigureSum): FigureSum {
  return checked({
    amount: left.amount + right.amount,
    atLeast: left.atLeast + right.atLeast,
    approx: left.approx + right.approx,
    uncounted: left.uncounted + right.uncounted,
    withheld: left.withheld + right.withheld,
    toCheck: left.toCheck + right.toCheck,
  });
}

/**
 * What changes from `before` to `after`; every part may be negative. The delta of an amended record.
 * @throws RangeError if the amount leaves ±(2^53−1).
 */
export function subtractFigures(after: FigureSum, before: FigureSum): FigureSum {
  return checked({
    amount: after.amount - before.amount,
    atLeast: after.atLeast - before.atLeast,
    approx: after.approx - before.approx,
    uncounted: after.uncounted - before.uncounted,
    withheld: after.withheld - before.withheld,
    toCheck: after.toCheck - before.toCheck,
  });
}

/** The figure that cancels this one: the delta of a voided record. */
export function negateFigure(figure: FigureSum): FigureSum {
  return subtractFigures(EMPTY_FIGURE, figure);
}

/**
 * The figure of one stated amount, in the smallest unit.
 * @param bound what is usual at most, where some amount of the record is beyond it; null where none is.
 * @throws RangeError if EXACT, AT_LEAST or APPROX comes without an amount, UNCOUNTED or WITHHELD with one, or the
 *   amount is no whole number within ±(2^53−1).
 */
export function figureOf(qualifier: Qualifier, amount: number | null, bound?: number | null): FigureSum {
  const hasAmount = qualifier !== 'UNCOUNTED' && qualifier !== 'WITHHELD';
  if (hasAmount !== (amount !== null)) throw new RangeError(`Amount and qualifier disagree: ${amount} ${qualifier}`);
  return checked({
    amount: amount ?? 0,
    atLeast: qualifier === 'AT_LEAST' ? 1 : 0,
    approx: qualifier === 'APPROX' ? 1 : 0,
    uncounted: qualifier === 'UNCOUNTED' ? 1 : 0,
    withheld: qualifier === 'WITHHELD' ? 1 : 0,
    toCheck: bound != null && amount !== null && Math.abs(amount) > bound ? 1 : 0,
  });
}

/**
 * Growth (环比, 同比) as a fraction: 0.25 is 25 % more. Null where there is nothing to compare: a figure is missing, or
 * it would be growth from zero, which is printed as "—" and never as 100 %.
 */
export function growth(now: number | null | undefined, before: number | null | undefined): number | null {
  if (now == null || before == null) return null;
  return ratio(now - before, before);
}

/** Below these a rate says more about the base than about the work: counted things, and money in yuan. */
const SMALLEST_BASE = { count: 20, money: 10_000 } as const;

/**
 * Whether a change is told as a difference and not as a rate: from a small base, and down to nothing. Every page and
 * every document has this one rule. Percentages differ by points and are not asked for.
 */
export const isToldByDifference = (now: number, before: number, money: boolean): boolean =>
  before < SMALLEST_BASE[money ? 'money' : 'count'] || now === 0;

/** Quotient of two sums as a fraction; null where one is missing or the denominator is 0. Ratios are never averaged. */
export function ratio(numerator: number | null | undefined, denominator: number | null | undefined): number | null {
  if (numerator == null || denominator == null || denominator === 0) return null;
  return numerator / denominator;
}

function checked(figure: FigureSum): FigureSum {
  if (!Number.isSafeInteger(figure.amount)) throw new RangeError(`Not an exact whole amount: ${figure.amount}`);
  return figure;
}
