import { type Amount, EMPTY_FIGURE, type FigureSum } from '@fanzha/domain';

/**
 * The sum of an indicator over many records, exact whatever its size, and the qualifier counts beside it: of lines
 * whose days lie wholly within the period.
 */
export interface Sum extends Omit<FigureSum, 'amount'> {
  readonly amount: Amount;
  /** What ended in the period and began before it; absent where nothing did. */
  readonly spanning?: SpanningSum;
  /** What began in the period or before and ended after it; absent where nothing did, or nobody asked. */
  readonly goesOn?: SpanningSum;
}

/** The sum of lines that lie on both sides of an end of a period (跨期). */
export interface SpanningSum extends Omit<FigureSum, 'amount'> {
  readonly amount: Amount;
  readonly lines: number;
}

/** The sum of no records. */
export const NO_SUM: Sum = EMPTY_FIGURE;

/**
 * What was counted; null where nothing was although records state the indicator: those that were uncounted or withheld.
 * A zero beside such records says no more than they do.
 */
export function countedIn({
  amount,
  uncounted,
  withheld,
}: Pick<Sum, 'amount' | 'uncounted' | 'withheld'>): Amount | null {
  return amount === 0 && uncounted + withheld > 0 ? null : amount;
}
