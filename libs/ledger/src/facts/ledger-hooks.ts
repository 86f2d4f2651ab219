import type { FieldError } from '@fanzha/domain';
import type { Transaction, Viewer } from '@fanzha/platform';
import type { AttributionContext } from './attribution.repository.js';
import type { FactEntity } from './fact.entity.js';

/** What a ledger can ask while an input becomes a fact. */
export interface WriteContext<Fact extends FactEntity> {
  readonly tx: Transaction;
  readonly viewer: Viewer;
  readonly attribution: AttributionContext;
  /** The fact that is amended; null where one is recorded. */
  readonly before: Fact | null;
}

/** What the database says about an input. */
export interface Prepared<Fact extends FactEntity, Beside> {
  readonly errors?: readonly FieldError[];
  /**
   * What the ledger itself adds to the content: participants, door numbers. Used only where there are no errors at all.
   */
  readonly facts?: Partial<Fact>;
  /** What `afterWrite` keeps beside the fact. */
  readonly beside?: Beside;
}

/** A fact as a change leaves it. */
export interface Changed<Fact extends FactEntity, Beside> {
  readonly fact: Fact;
  readonly beside?: Beside | undefined;
}
