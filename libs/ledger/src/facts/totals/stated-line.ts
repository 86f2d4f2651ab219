import { indicator, type IndicatorCode, type LocalDate, type Qualifier } from '@fanzha/domain';
import type { Contribution } from '@fanzha/rollup';
import type { FactEntity } from '../fact.entity.js';
import type { LedgerDefinition } from '../ledger-definition.js';

/** What one record states of one indicator up to one day. */
export interface StatedLine {
  readonly indicator: IndicatorCode;
  readonly from: LocalDate | null;
  readonly until: LocalDate;
  readonly amount: number | null;
  readonly qualifier: Qualifier;
  /** What is usual at most, where the amount is beyond it. */
  readonly toCheck: boolean;
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
        qualifier: known && known.qualifier !== qualifierOf(figure) ? 'APPROX' : qualifierOf(figure),
        toCheck: figure.toCheck > 0 || (known?.toCheck ?? false),
        at,
      };
      lines.set(name, line);
    }
  }
  return [...lines.values()];
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
