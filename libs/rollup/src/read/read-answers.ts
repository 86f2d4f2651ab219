import { type Amount, amountOf, type IndicatorCode } from '@fanzha/domain';
import type { Reporting } from './reporting.js';
import type { Sum } from './sum.js';

/**
 * A row of the answer: of question `i` and, where it is divided, of a member, either sums (S: amounts in the order of
 * the statement's columns, separated by commas), how they were stated (Q: an indicator, and how many of its records
 * said at least, about, nothing countable, nothing at all, or something to be checked), tenants (T: due, contributing)
 * or different households (H: visited, of these on the roster).
 */
export type ReadRow = readonly [
  i: number,
  part: 'S' | 'Q' | 'T' | 'H',
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

const qualifierKey = (i: number, member: string | null, code: string | null): string => `${i} ${code} ${member ?? '*'}`;

/** The answer to everything that was asked together, by the number of the question. */
export class ReadAnswers {
  private readonly sums = new Map<number, SumRow[]>();
  private readonly qualifiers = new Map<string, ReadRow>();
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
      else if (part === 'Q') this.qualifiers.set(qualifierKey(i, member, text), row);
      else {
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

  /** The sum of an undivided question; of nothing, 0. */
  amount(i: number, code: IndicatorCode): Amount {
    return this.amountIn(this.sums.get(i)?.[0], code);
  }

  /** The same, null where nothing was counted although records state the indicator. */
  counted(i: number, code: IndicatorCode): Amount | null {
    const amount = this.amount(i, code);
    if (amount !== 0 || this.qualifiers.size === 0) return amount;
    const row = this.qualifiers.get(qualifierKey(i, null, code));
    return row && (row[6] ?? 0) + (row[7] ?? 0) > 0 ? null : amount;
  }

  sum(i: number, code: IndicatorCode): Sum {
    return this.sumOf(this.sums.get(i)?.[0], i, null, code);
  }

  /** The sum of each member. A member may have been stated without any amount. */
  members(i: number, code: IndicatorCode): ReadonlyMap<string, Sum> {
    const rows = this.sums.get(i) ?? [];
    const byMember = new Map(rows.map((row) => [row.member, row]));
    const stated = [...this.qualifiers.values()].filter(([of, , , indicator]) => of === i && indicator === code);
    const members = new Set([...byMember.keys(), ...stated.map(([, , member]) => member)]);
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
    const [, , , , atLeast, approx, uncounted, withheld, toCheck] = stated;
    return {
      amount,
      atLeast: atLeast ?? 0,
      approx: approx ?? 0,
      uncounted: uncounted ?? 0,
      withheld: withheld ?? 0,
      toCheck: toCheck ?? 0,
    };
  }

  /** A sum that has nothing to add up is empty; an indicator that the statement did not ask for has no position. */
  private amountIn(row: SumRow | undefined, code: IndicatorCode): Amount {
    const position = this.positions.get(code);
    const text = row === undefined || position === undefined ? undefined : row.amounts[position];
    return text ? amountOf(text) : 0;
  }
}
