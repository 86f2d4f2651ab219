import { type Amount, EMPTY_FIGURE, type FigureSum } from '@fanzha/domain';

/** The sum of an indicator over many records, exact whatever its size, and the marks beside it. */
export interface Sum extends Omit<FigureSum, 'amount'> {
  readonly amount: Amount;
}

/** The sum of no records. */
export const NO_SUM: Sum = EMPTY_FIGURE;
