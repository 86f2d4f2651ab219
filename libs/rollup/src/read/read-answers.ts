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

const qualifierKey = (i: number, member: string | null, code: string | null): string => `${i} ${code} ${member ?? '*'}`;

/** The answer to everything that was asked together, by the number of the question. */
export class ReadAnswers {
  private readonly sums = new Map<number, SumRow[]>();
  private readonly qualifiers = new Map<string, Stated>();
  private readonly goingOn = new Map<string, SpanningSum>();
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
        this.goingOn.set(qualifierKey(i, null, code), spanningIn(numbers));
      } else if (part === 'Q') {
        const stated = statedIn(row);
        this.qualifiers.set(qualifierKey(i, member, stated.code), stated);
      } else {
        const sum = { member, amounts: (text ?? '').split(',') };
        const known = this.sums.get(i);
        if (known) known.push(sum);
        else this.sums.set(i, [sum]);
      }
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
    if (this.qualifiers.size === 0) return this.amountIn(this.sums.get(i)?.[0], code);
    return countedIn(this.sum(i, code));
  }

  sum(i: number, code: IndicatorCode): Sum {
    const sum = this.sumOf(this.sums.get(i)?.[0], i, null, code);
    const goesOn = this.goingOn.size === 0 ? undefined : this.goingOn.get(qualifierKey(i, null, code));
    return goesOn ? { ...sum, goesOn } : sum;
  }

  /** The sum of each member. A member may have been stated without any amount. */
  members(i: number, code: IndicatorCode): ReadonlyMap<string, Sum> {
    const rows = this.sums.get(i) ?? [];
    const byMember = new Map(rows.map((row) => [row.member, row]));
    const stated = [...this.qualifiers.values()].filter((each) => each.row[0] === i && each.code === code);
    const members = new Set([...byMember.keys(), ...stated.map(({ member }) => member)]);
    return new Map(
      [...members].flatMap((member): [string, Sum][] =>
        member === null ? [] : [[member, this.sumOf(byMember.get(member), i, member, code)]],
      ),
    );
  }

  private sumOf(row: SumRow | undefined, i: number, member: string | null, code: IndicatorCode): Sum {
    const amount = this.amountIn(row, code);
    const stated = this.qualifiers.size === 0 ? undefined : this.qualifiers.get(qualifierKey(i, member, code));
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

  /** A sum that has nothing to add up is empty; an indicator that the statement did not ask for has no position. */
  private amountIn(row: SumRow | undefined, code: IndicatorCode): Amount {
    const position = this.positions.get(code);
    const text = row === undefined || position === undefined ? undefined : row.amounts[position];
    return text ? amountOf(text) : 0;
  }
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
