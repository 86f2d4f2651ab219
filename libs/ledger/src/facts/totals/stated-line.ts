import { type FigureSum, indicator, type IndicatorCode, type LocalDate, type Qualifier } from '@fanzha/domain';
import type { Contribution } from '@fanzha/rollup';
import type { FactEntity } from '../fact.entity.js';
import type { LedgerDefinition } from '../ledger-definition.js';

/** What a line states of one of several places, or of none of them; keys in the order in which they are kept. */
export interface PlacedAmount {
  readonly venue: string | null;
  readonly amount: number | null;
  readonly toCheck: boolean;
  readonly qualifier: Qualifier;
}

/** What one record states of one indicator up to one day. */
export interface StatedLine {
  readonly indicator: IndicatorCode;
  readonly from: LocalDate | null;
  readonly until: LocalDate;
  readonly amount: number | null;
  readonly qualifier: Qualifier;
  /** What is usual at most, where the amount is beyond it. */
  readonly toCheck: boolean;
  /** How it is told apart by places; null where it is of one. */
  readonly venues: readonly PlacedAmount[] | null;
  /** Where it counts: all of a contribution but its figures. */
  readonly at: Omit<Contribution, 'figures' | 'day' | 'beganOn' | 'facts'>;
}

/** Counted by the ledger and not told by anybody. */
const COUNTED_BY_ITSELF: ReadonlySet<IndicatorCode> = new Set([
  'ACTIVITIES',
  'INTERNAL_ACTS',
  'OTHER_THEME_ACTIVITIES',
  'HOUSEHOLD_VISITS',
]);

/** The amounts that a record tells, each with its days; what is in place until further notice is not of days. */
export function statedLines<Fact extends FactEntity>(definition: LedgerDefinition<Fact>, fact: Fact): StatedLine[] {
  const lines = new Map<string, StatedLine>();
  const placed = new Map<string, readonly PlacedAmount[]>();
  for (const { figures, day, beganOn = null, facts: _facts, ...at } of definition.contributions(fact, [])) {
    if (at.tenantOnly) continue;
    for (const [key, figure] of Object.entries(figures)) {
      const code = key as IndicatorCode;
      if (COUNTED_BY_ITSELF.has(code) || indicator(code).aggregation !== 'sum') continue;
      const name = `${code} ${day}`;
      const known = lines.get(name);
      const told = figure.uncounted + figure.withheld === 0;
      const line: StatedLine = {
        indicator: code,
        from: beganOn,
        until: day,
        amount: told ? (known?.amount ?? 0) + figure.amount : (known?.amount ?? null),
        qualifier: known ? together(known.qualifier, qualifierOf(figure)) : qualifierOf(figure),
        toCheck: figure.toCheck > 0 || (known?.toCheck ?? false),
        venues: null,
        at,
      };
      const places = [...(placed.get(name) ?? []), placeOf(figure, at)];
      placed.set(name, places);
      const isOfSeveral = new Set(places.map(({ venue }) => venue)).size > 1;
      lines.set(name, isOfSeveral ? { ...line, venues: places, at: { ...at, venue: null } } : line);
    }
  }
  return [...lines.values()];
}

function placeOf(figure: FigureSum, { venue = null }: { readonly venue?: string | null }): PlacedAmount {
  const told = figure.uncounted + figure.withheld === 0;
  return { venue, amount: told ? figure.amount : null, toCheck: figure.toCheck > 0, qualifier: qualifierOf(figure) };
}

/** How a sum is meant: exactly and at least are at least together. */
function together(one: Qualifier, other: Qualifier): Qualifier {
  if (one === other) return one;
  return [one, other].every((each) => each === 'EXACT' || each === 'AT_LEAST') ? 'AT_LEAST' : 'APPROX';
}

function qualifierOf(figure: {
  readonly atLeast: number;
  readonly approx: number;
  readonly uncounted: number;
  readonly withheld: number;
}): Qualifier {
  if (figure.uncounted > 0) return 'UNCOUNTED';
  if (figure.withheld > 0) return 'WITHHELD';
  if (figure.approx > 0) return 'APPROX';
  return figure.atLeast > 0 ? 'AT_LEAST' : 'EXACT';
}
