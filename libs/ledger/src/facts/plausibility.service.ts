import {
  addYears,
  type LedgerCode,
  type IndicatorCode,
  mayExceed,
  plausibleBound,
  type TenantType,
  todayIn,
} from '@fanzha/domain';
import type { Transaction, Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { type AnyLedger, LEDGERS, type StatedAmount } from './ledger-definition.js';
import type { Exceeded } from './fact.entity.js';
import { UsualAmountsRepository } from './usual-amounts.repository.js';

/** How far back a unit's own records say what is usual for it. */
const HISTORY_YEARS = 2;

interface Judged {
  readonly id: string | null;
  readonly amounts: readonly StatedAmount[];
  readonly exceeded: Exceeded | null;
}

/** The definition by which a ledger is kept, and what is stated in it. */
function statedIn(code: LedgerCode): readonly [AnyLedger, readonly IndicatorCode[]] | undefined {
  for (const ledger of LEDGERS.all()) {
    const indicators = ledger.usual?.stated[code];
    if (indicators) return [ledger, indicators];
  }
  return undefined;
}

/** An amount, in the smallest unit, above which a unit is asked and a measure is marked. */
export interface KnownBound {
  readonly indicator: IndicatorCode;
  readonly amount: number;
}

/** Tells which stated measures are beyond what is usual for their unit. They are marked, never refused. */
@Injectable()
export class Plausibility {
  private readonly remembered = new WeakMap<Transaction, Map<string, number | null>>();

  constructor(private readonly usual: UsualAmountsRepository) {}

  /** Within this transaction what is usual is what was so when it was first asked: many records are judged alike. */
  remember(tx: Transaction): void {
    if (!this.remembered.has(tx)) this.remembered.set(tx, new Map());
  }

  /**
   * The measures of a record that are beyond what is usual, each with the bound it broke; null where none is. What was
   * stated so before is not judged again: its bound stays as it was.
   */
  async exceeded(
    tx: Transaction,
    ledger: AnyLedger,
    type: TenantType,
    before: Judged | null,
    after: readonly StatedAmount[],
  ): Promise<Exceeded | null> {
    const [earlier, now] = [largest(before?.amounts ?? []), largest(after)];
    const kept = [...now].flatMap(([indicator, amount]) => {
      const bound = before?.exceeded?.[indicator];
      return bound !== undefined && earlier.get(indicator) === amount ? [[indicator, bound] as const] : [];
    });
    const changed = [...now].filter(
      ([indicator, amount]) => earlier.get(indicator) !== amount && mayExceed(indicator, type, amount),
    );
    const broken = changed.length > 0 ? await this.broken(tx, ledger, type, changed, before?.id ?? null) : [];
    const bounds = [...kept, ...broken];
    return bounds.length > 0 ? Object.fromEntries(bounds) : null;
  }

  /** The bounds of the viewer's own unit for everything that may be stated in a ledger. */
  async bounds(viewer: Viewer, code: LedgerCode): Promise<KnownBound[]> {
    const [ledger, indicators] = statedIn(code) ?? [];
    const type = await this.usual.ownType(viewer.scope);
    if (!ledger || !indicators || type === null) return [];
    const usual = await this.usual.read(viewer.scope, {
      ledger,
      indicators,
      since: addYears(todayIn(), -HISTORY_YEARS),
      exceptId: null,
    });
    return indicators.map((indicator) => ({
      indicator,
      amount: plausibleBound(indicator, type, usual.get(indicator) ?? null),
    }));
  }

  private async broken(
    tx: Transaction,
    ledger: AnyLedger,
    type: TenantType,
    changed: readonly (readonly [IndicatorCode, number])[],
    exceptId: string | null,
  ): Promise<(readonly [IndicatorCode, number])[]> {
    const indicators = changed.map(([indicator]) => indicator);
    const usual = await this.usualOf(tx, ledger, indicators, exceptId);
    return changed.flatMap(([indicator, amount]) => {
      const bound = plausibleBound(indicator, type, usual.get(indicator) ?? null);
      return amount > bound ? [[indicator, bound] as const] : [];
    });
  }

  private async usualOf(
    tx: Transaction,
    ledger: AnyLedger,
    indicators: readonly IndicatorCode[],
    exceptId: string | null,
  ): Promise<ReadonlyMap<IndicatorCode, number>> {
    const since = addYears(todayIn(), -HISTORY_YEARS);
    const known = exceptId === null ? this.remembered.get(tx) : undefined;
    if (!known) return this.usual.within(tx, { ledger, indicators, since, exceptId });
    const keyOf = (indicator: IndicatorCode) => `${ledger.kind} ${indicator}`;
    const unknown = indicators.filter((indicator) => !known.has(keyOf(indicator)));
    if (unknown.length > 0) {
      const found = await this.usual.within(tx, { ledger, indicators: unknown, since, exceptId });
      for (const indicator of unknown) known.set(keyOf(indicator), found.get(indicator) ?? null);
    }
    return new Map(
      indicators.flatMap((indicator) => {
        const amount = known.get(keyOf(indicator));
        return amount == null ? [] : [[indicator, amount] as const];
      }),
    );
  }
}

/** The largest amount a record states of each indicator; what was not counted is not judged. */
function largest(amounts: readonly StatedAmount[]): ReadonlyMap<IndicatorCode, number> {
  const found = new Map<IndicatorCode, number>();
  for (const { indicator, amount, inNoFigure } of amounts) {
    if (amount !== null && !inNoFigure) found.set(indicator, Math.max(found.get(indicator) ?? 0, amount));
  }
  return found;
}
