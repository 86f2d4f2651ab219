import { type Amount, amountOf, type IndicatorCode, subtractAmounts } from '@fanzha/domain';
import type { Reporting } from './reporting.js';
import { countedIn, type SpanningSum, type Sum } from './sum.js';

/**
 * A row of the answer: of question `i` and, where it is divided, of a member, either sums (S: amounts in the order of
 * the statement's columns, separated by commas), how they were stated (Q: an indicator, and how many of its records
 * said at least, about, nothing countable, nothing at all, or something to be checked; behind the indicator, where some
 * began before the period, the same of those: lines, amount and the five counts, separated by commas), tenants (T:
 * due, contributing), different households (H: visited, of these on the roster), or what goes on beyond the period (G:
 * an indicator with lines, amount and the five counts, separated by commas).
 */
export type ReadRow = readonly [
  i: number,
  part: 'S' | 'Q' | 'T' | 'H' | 'G',
  member: string | null,
  text: string | null,
  n1: number | null,
  n2: number | null,
  n3: number | null,
  n4: number | null,
  n5: number | null,
];

/** Different households visited, and those of them that are of the roster at the end. */
interface HouseholdCounts {
  readonly visited: number;
  readonly onRoster: number;
}

interface SumRow {
  readonly member: string | null;
  readonly amounts: readonly string[];
}

const NOBODY: Reporting = { due: 0, contributing: 0 };
const NO_HOUSEHOLDS: HouseholdCounts = { visited: 0, onRoster: 0 };

/** How the records of a question and an indicator were stated, and what of them began before the period. */
interface Stated {
  readonly code: string;
  readonly member: string | null;
  readonly row: ReadRow;
  readonly spanning: SpanningSum | null;
}

function statedIn(row: ReadRow): Stated {
  const [code = '', ...numbers] = (row[3] ?? '').split(',');
  return { code, member: row[2], row, spanning: numbers.length === 0 ? null : spanningIn(numbers) };
}

function spanningIn(numbers: readonly string[]): SpanningSum {
  const [lines = 0, , atLeast = 0, approx = 0, uncounted = 0, withheld = 0, toCheck = 0] = numbers.map(Number);
  return { lines, amount: amountOf(numbers[1] ?? '0'), atLeast, approx, uncounted, withheld, toCheck };
}

/** The answer to everything that was asked together, by the number of the question. */
export class ReadAnswers {
  private readonly sums = new Map<number, SumRow[]>();
  /** By the number of the question: an overview looks some four hundred up, and few have been stated inexactly. */
  private readonly stated = new Map<number, Stated[]>();
  private readonly goingOn = new Map<number, Map<string, SpanningSum>>();
  private readonly tenants = new Map<number, Reporting>();
  private readonly reached = new Map<number, HouseholdCounts>();

  /** @param positions where among the amounts each indicator is */
  constructor(
    rows: readonly ReadRow[],
    private readonly positions: ReadonlyMap<IndicatorCode, number>,
  ) {
    for (const row of rows) {
      const [i, part, member, text, n1, n2] = row;
      if (part === 'T') this.tenants.set(i, { due: n1 ?? 0, contributing: n2 ?? 0 });
      else if (part === 'H') this.reached.set(i, { visited: n1 ?? 0, onRoster: n2 ?? 0 });
      else if (part === 'G') {
        const [code = '', ...numbers] = (text ?? '').split(',');
        const known = this.goingOn.get(i) ?? new Map<string, SpanningSum>();
        this.goingOn.set(i, known.set(code, spanningIn(numbers)));
      } else if (part === 'Q') append(this.stated, i, statedIn(row));
      else append(this.sums, i, { member, amounts: (text ?? '').split(',') });
    }
  }

  reporting(i: number): Reporting {
    return this.tenants.get(i) ?? NOBODY;
  }

  households(i: number): HouseholdCounts {
    return this.reached.get(i) ?? NO_HOUSEHOLDS;
  }

  /** The same, null where nothing was counted although records state the indicator. */
  counted(i: number, code: IndicatorCode): Amount | null {
    const amount = this.amountIn(this.sums.get(i)?.[0], code);
    const stated = this.statedOf(i, code);
    return stated ? countedIn(sumOf(amount, stated)) : amount;
  }

  sum(i: number, code: IndicatorCode): Sum {
    const sum = sumOf(this.amountIn(this.sums.get(i)?.[0], code), this.statedOf(i, code));
    const goesOn = this.goingOn.get(i)?.get(code);
    return goesOn ? { ...sum, goesOn } : sum;
  }

  /** The sum of each member. A member may have been stated without any amount. */
  members(i: number, code: IndicatorCode): ReadonlyMap<string, Sum> {
    const rows = this.sums.get(i) ?? [];
    const byMember = new Map(rows.map((row) => [row.member, row]));
    const ofCode = (this.stated.get(i) ?? []).filter((each) => each.code === code);
    const statedBy = new Map(ofCode.map((stated) => [stated.member, stated]));
    return new Map(
      [...new Set([...byMember.keys(), ...statedBy.keys()])].flatMap((member): [string, Sum][] =>
        member === null ? [] : [[member, sumOf(this.amountIn(byMember.get(member), code), statedBy.get(member))]],
      ),
    );
  }

  /** How the records of an undivided question were stated: it has one row for an indicator at most. */
  private statedOf(i: number, code: IndicatorCode): Stated | undefined {
    return this.stated.get(i)?.find((each) => each.code === code);
  }

  /** A sum that has nothing to add up is empty; an indicator that the statement did not ask for has no position. */
  private amountIn(row: SumRow | undefined, code: IndicatorCode): Amount {
    const position = this.positions.get(code);
    const text = row === undefined || position === undefined ? undefined : row.amounts[position];
    return text ? amountOf(text) : 0;
  }
}

function append<Value>(lists: Map<number, Value[]>, i: number, value: Value): void {
  const known = lists.get(i);
  if (known) known.push(value);
  else lists.set(i, [value]);
}

function sumOf(amount: Amount, stated: Stated | undefined): Sum {
  if (!stated) return { amount, atLeast: 0, approx: 0, uncounted: 0, withheld: 0, toCheck: 0 };
  const [, , , , atLeast, approx, uncounted, withheld, toCheck] = stated.row;
  const whole: Sum = {
    amount,
    atLeast: atLeast ?? 0,
    approx: approx ?? 0,
    uncounted: uncounted ?? 0,
    withheld: withheld ?? 0,
    toCheck: toCheck ?? 0,
  };
  return stated.spanning === null ? whole : without(whole, stated.spanning);
}

/** Cells hold all that ended in the period; what began before it is told apart. */
const without = (whole: Sum, spanning: SpanningSum): Sum => ({
  amount: subtractAmounts(whole.amount, spanning.amount),
  atLeast: whole.atLeast - spanning.atLeast,
  approx: whole.approx - spanning.approx,
  uncounted: whole.uncounted - spanning.uncounted,
  withheld: whole.withheld - spanning.withheld,
  toCheck: whole.toCheck - spanning.toCheck,
  spanning,
});
