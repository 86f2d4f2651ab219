import type { LocalDate } from '@fanzha/domain';
import type { IndicatorCode } from '@fanzha/domain';
import type { Transaction } from '@fanzha/platform';
import type { Contribution } from '../contribution/contribution.js';

/** The record that a change of figures comes from. */
export interface ChangedRecord {
  readonly kind: string;
  readonly id: string;
}

/** Figures that are counted over several records and moved by no line: different households, for one. */
interface MovedApart {
  readonly tenantId: string;
  readonly days: readonly LocalDate[];
  readonly indicators: readonly IndicatorCode[];
}

/** What a change does to figures, before it does it. */
export interface FigureChange {
  readonly before: readonly Contribution[];
  readonly after: readonly Contribution[];
  readonly apart: readonly MovedApart[];
  readonly record: ChangedRecord | null;
}

/** Looks at every change of figures in the transaction that makes it. */
export interface FigureGuard {
  /** @throws DomainError where the change may not be made. Writes nothing. */
  judge(tx: Transaction, change: FigureChange): Promise<void>;
  /** Keeps what is to be known of a change that is made. */
  note(tx: Transaction, change: FigureChange): Promise<void>;
}

/** Guards that the libraries above have registered: the engine does not know what they guard. */
class FigureGuards {
  private readonly known = new Map<string, FigureGuard>();

  /** A second one of the same name takes the place of the first. */
  add(name: string, guard: FigureGuard): void {
    this.known.set(name, guard);
  }

  async judge(tx: Transaction, change: FigureChange): Promise<void> {
    for (const guard of this.known.values()) await guard.judge(tx, change);
  }

  /** @throws DomainError as `judge` */
  async admit(tx: Transaction, change: FigureChange): Promise<void> {
    await this.judge(tx, change);
    for (const guard of this.known.values()) await guard.note(tx, change);
  }
}

export const FIGURE_GUARDS = new FigureGuards();
