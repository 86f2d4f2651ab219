import type { IndicatorCode, Term } from '@fanzha/domain';

/**
 * A kind of records behind figures, as the ledger that keeps it describes it. The engine knows facts by the views
 * fact_day and fact_figure, which name them by these codes.
 */
export interface SourceKind {
  readonly kind: string;
  /** Its Chinese name, as the schema of the API gives it. */
  readonly description: string;
  /** The indicators that its records can state. */
  readonly indicators: readonly IndicatorCode[];
  /**
   * Selects `id::text, label` of records of a city ($1) by their ids ($2): what a record is called, or the code of what
   * it is. None where records are opened by the label of another kind.
   */
  readonly labels?: string;
  /** Codes that stand for a record without a title of its own. */
  readonly labelTerms?: readonly Pick<Term, 'code' | 'zh' | 'en'>[];
  /** Whether its records belong to a region and to no tenant: they are shown under the region's code. */
  readonly ofRegion?: boolean;
}

/** The kinds that ledgers have registered. */
class SourceKinds {
  private readonly byKind = new Map<string, SourceKind>();

  /** @throws Error where another ledger has the code. */
  add(source: SourceKind): void {
    if (this.byKind.has(source.kind)) throw new Error(`Two kinds of sources are called ${source.kind}`);
    this.byKind.set(source.kind, source);
  }

  find(kind: string): SourceKind | undefined {
    return this.byKind.get(kind);
  }

  /** Kinds of facts that can state an indicator. No other part of view fact_figure is read for it. */
  stating(code: IndicatorCode): readonly string[] {
    return [...this.byKind.values()].filter(({ indicators }) => indicators.includes(code)).map(({ kind }) => kind);
  }

  /** What records are called, by their ids, as one statement. */
  labels(): string {
    return [...this.byKind.values()].flatMap(({ labels = [] }) => labels).join(' union all ');
  }
}

export const SOURCE_KINDS = new SourceKinds();
