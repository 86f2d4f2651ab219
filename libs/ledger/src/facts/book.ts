import type { FieldFault, IndicatorCode, LocalDate, TenantType } from '@fanzha/domain';
import type { Transaction } from '@fanzha/platform';
import type { Contribution } from '@fanzha/rollup';
import type { FactEntity } from './fact.entity.js';
import type { StatedPlace } from './fact-bounds.js';
import type { FactKind } from './fact-revision.entity.js';
import type { Ground, Home } from './ground.repository.js';

/** What can be done to every recorded fact; a book may add operations of its own (dissolve, change members). */
export type FactOperation = 'amend' | 'void' | (string & {});

/** An amount that a record states, in the smallest unit of its indicator; null where it was not counted. */
export interface StatedAmount {
  readonly indicator: IndicatorCode;
  readonly amount: number | null;
  /** Only its hard bound counts: it is part of another amount, or in no figure. */
  readonly inNoFigure?: boolean;
}

/** Where a book's facts are kept: what its repository offers to the Bookkeeper. */
export interface FactStore<Fact extends FactEntity> {
  find(scope: Transaction['scope'], id: string): Promise<Fact | null>;
  findIn(tx: Transaction, id: string): Promise<Fact | null>;
  findByKey(tx: Transaction, key: string): Promise<Fact | null>;
  /** Adds the fact with its parts; null where the idempotency key was used before. */
  insert(tx: Transaction, fact: Omit<Fact, 'recordedAt' | 'changedAt'>): Promise<Fact | null>;
  /** Replaces the fact with its parts; null where `version` is no longer the current one. */
  replace(tx: Transaction, version: number, after: Fact): Promise<Fact | null>;
}

/**
 * A ledger, as the Bookkeeper keeps it: everything in which one kind of fact differs from another. What they have in
 * common – scope, versions, idempotency, attribution, history, deltas, audit – is the Bookkeeper's.
 */
export interface Book<Fact extends FactEntity, Content extends StatedPlace> {
  /** The fact's table; also the kind of its revisions and the subject of its audit entries. */
  readonly kind: FactKind;
  /** Types of tenants that may record here; null: any. */
  readonly recordedBy: readonly TenantType[] | null;
  /** The field that states the fact's day, for faults. */
  readonly dayPath: string;
  /** Where faults of the region are shown; `regionCode` unless the input calls it otherwise. */
  readonly regionPath?: string;
  readonly dayOf: (content: Content) => LocalDate;
  /** What another person can have changed meanwhile. */
  readonly changeable: readonly (keyof Fact & string)[];
  readonly store: FactStore<Fact>;
  /** What a fact states in numbers, for its bounds; nothing where all its numbers are counted by the ledger. */
  readonly amounts?: (fact: Fact) => readonly StatedAmount[];
  /** Lists of the content whose order says something, by name: stated in another order, they are another content. */
  readonly inOrder?: readonly string[];
  /** One writer at a time per tenant: for figures that depend on several facts together. */
  readonly oneAtATime?: boolean;

  /**
   * What a fact adds to the figures. Pure: rollup, recount and property tests share it. VOIDED gives nothing.
   * @param homes where the tenant has belonged; empty unless `movesAlong`.
   */
  contributions(fact: Fact, homes: readonly Home[]): readonly Contribution[];
  /** Whether figures of the fact are in place until further notice and therefore move when the tenant does. */
  readonly movesAlong?: boolean;
  /** For figures of several facts together: their lines as the transaction sees them, beside the `contributions` of each fact. */
  linesOf?(tx: Transaction, homes: readonly Home[]): Promise<readonly Contribution[]>;

  /** Faults that only the database knows, beside those of ground: another record, another tenant. */
  check?(tx: Transaction, content: Content, ground: Ground, before: Fact | null): Promise<readonly FieldFault[]>;
  /** What the ledger itself adds to the content once it is faultless: homes of participants, door numbers. */
  complete?(tx: Transaction, content: Content, ground: Ground, before: Fact | null): Promise<Partial<Fact>>;
  /**
   * What else the change moves, in the same transaction: presence of households, for one. `before` null: recorded; `after`
   * VOIDED: taken back.
   */
  settle?(tx: Transaction, before: Fact | null, after: Fact): Promise<void>;
  /** What may only go once the figures have moved, because the database asks for it until then. */
  tidy?(tx: Transaction, before: Fact, after: Fact): Promise<void>;
  /** The fact as history keeps it, where not all of it may be kept for those who oversee the tenant. */
  image?(fact: Fact): Fact;
  /** Whether what is stated is never corrected, only ended or voided. */
  readonly unamendable?: boolean;
  /** Operations beside amend and void, for a fact that is active. */
  furtherOperations?(fact: Fact): readonly FactOperation[];
}
