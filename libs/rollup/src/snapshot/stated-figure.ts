import { indicator } from '@fanzha/domain';
import type { Figure } from '../read/rollup.model.js';

/** A figure of one period as the rollup answered it. Amounts are decimal text in the unit of the indicator. */
export interface StatedFigure {
  /** Null where nothing was counted although records state the indicator, and of a ratio without denominator. */
  readonly value: string | null;
  readonly atLeast: boolean;
  readonly approx: boolean;
  /** Records that were done and not counted; they are not in the value. */
  readonly uncounted: number;
  readonly withheld: number;
  readonly toCheck: number;
  /** What ended in the period and began before it. */
  readonly spanning: { readonly records: number; readonly amount: string | null } | null;
  /** Whether something that began in the period or before it ended after it. */
  readonly goesOn: boolean;
}

/** A figure as it is kept: amounts as decimal text, which has one form. */
export function statedFigure(figure: Figure): StatedFigure {
  const {
    indicator: code,
    value,
    exactValue,
    atLeast,
    approx,
    uncounted,
    withheld,
    toCheck,
    spanning,
    goesOn,
  } = figure;
  const { money, ratio } = indicator(code);
  const inText = (amount: number) => (money ? amount.toFixed(2) : ratio ? plain(amount.toFixed(4)) : String(amount));
  return {
    value: exactValue ?? (value === null ? null : inText(value)),
    atLeast,
    approx,
    uncounted,
    withheld,
    toCheck,
    goesOn: goesOn !== null,
    spanning: spanning && {
      records: spanning.records,
      amount: spanning.amount === null ? null : inText(spanning.amount),
    },
  };
}

/** Without idle zeros behind the point. */
const plain = (text: string): string => text.replace(/\.?0+$/, '');
