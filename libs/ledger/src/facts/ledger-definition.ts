import { type IndicatorCode, type LedgerCode, type TenantType } from '@fanzha/domain';
import type { Contribution, SourceKind } from '@fanzha/rollup';
import type { Type } from '@nestjs/common';
import type { Assignment } from './attribution.repository.js';
import type { CoveredDays } from './covered-days.js';
import type { Exported } from './exported.js';
import type { FactEntity } from './fact.entity.js';
import type { LedgerDue } from './ledger-due.js';

/** What can be done to every recorded fact; a ledger may add operations of its own (dissolve, change members). */
export type FactOperation = 'amend' | 'void' | (string & {});

/** An amount that a record states, in the smallest unit of its indicator; null where it was not counted. */
export interface StatedAmount {
  readonly indicator: IndicatorCode;
  readonly amount: number | null;
  /** Only its hard bound counts: it is part of another amount, or in no figure. */
  readonly inNoFigure?: boolean;
}

/**
 * Rows that belong to a fact, in a table of their own. They repeat its tenant, region and
 * sector for row-level security.
 */
export interface LedgerPart {
  readonly entity: Type<object>;
  /** The property of the fact that holds them. */
  readonly as: string;
  /** The property of the row that names its fact. */
  readonly of: string;
  /** Whether their order says something: then the row has a `position`. */
  readonly inOrder?: boolean;
}

/** A table whose rows say where they count, and on which day they do. */
export interface AttributedTable {
  readonly table: string;
  /** What tells a row of a tenant from its others. */
  readonly key: string;
  /** The day it counts on. Speaks of the row as `f`. */
  readonly day: string;
  /** Tables that repeat region and sector of the row. */
  readonly parts?: readonly { readonly table: string; readonly key: string }[];
  /** Counts among the facts, and has a history. */
  readonly isFact: boolean;
  /** The tenant that writes the rows, where that is not the one they are about. */
  readonly writtenBy?: string;
  /**
   * Whether a row keeps the region that it states, such as the community that was visited: then a row whose region is
   * not inside the new home stays as it was reported.
   */
  readonly keepsRegion?: boolean;
  /** What follows when rows of a tenant ($2) of a city ($1) from a day on ($3) count elsewhere. */
  readonly restated?: readonly string[];
}

/**
 * Where the amounts of a ledger lie, so that it can be told what is usual for a unit: rows
 * i(indicator, amount) beside each fact f.
 */
interface UsualAmounts {
  readonly lines: string;
  readonly where?: string;
  /** What a person may state, by the ledger in which it is stated. */
  readonly stated: Readonly<Partial<Record<LedgerCode, readonly IndicatorCode[]>>>;
}

/**
 * Which earlier record of the unit is its last time, to compare amounts with. Only for ledgers whose records say the
 * same thing again and again: two cases have nothing to do with each other.
 */
interface LastTime<Fact> {
  /** What both have in common, such as the type. */
  readonly alike: readonly (keyof Fact & string)[];
  /** What else the earlier one is. Speaks of the row as `f`. */
  readonly where?: string;
}

/** Files of records repeat region and sector of what they are attached to, and are no part of what is stated. */
export const ATTACHED_FILES = { table: 'attachment', key: 'owner_id' } as const;

/**
 * A ledger, as everything knows it that works on all ledgers alike: lists, search, history, figures, provenance,
 * restatement. Its module registers it. What needs the database to be decided is in its `LedgerService`.
 */
export interface LedgerDefinition<Fact extends FactEntity> {
  /** The table of the facts; also the kind of their revisions and the subject of their audit entries. */
  readonly kind: string;
  readonly entity: Type<FactEntity>;
  readonly parts?: readonly LedgerPart[];
  /** Entities beside the fact and its parts. */
  readonly furtherEntities?: readonly Type<object>[];
  /** The property with the fact's day. */
  readonly day: keyof Fact & string;
  /** Whether its amounts may be running totals, and parts of others: its facts say `running`. */
  readonly told?: boolean;
  /** Days beside it that amounts of a record cover; none where all are of that day. */
  readonly covers?: (content: Fact) => readonly CoveredDays[];
  /** Types of tenants that may record here; null: any. */
  readonly recordedBy: readonly TenantType[] | null;
  /** What a person states and another one can have changed meanwhile. */
  readonly stated: readonly (keyof Fact & string)[];
  /** Lists among it whose order says something: stated in another order, they are another content. */
  readonly inOrder?: readonly string[];

  /** The texts that words are looked for in. */
  readonly texts: (fact: Fact) => readonly (string | null)[];
  /** Where words are looked for, folded, unless that is `search_text` alone. Speaks of the row as `f`. */
  readonly searched?: string;
  /**
   * Whether others than its tenant may see a row through a rule of their own, so that "own
   * rows" is not the whole answer.
   */
  readonly shownToOthers?: boolean;
  /**
   * Which rows of it a unit sees, its own among them, as a condition on `f` that an index serves; `tenant` is the
   * placeholder of its id. None where the rows are few.
   */
  readonly shownTo?: (tenant: string) => string;
  /**
   * Which rows `g` of view fact_figure say how the record `f` means a whole amount. None where each row does, and no
   * record states an amount part by part with a qualifier of the whole.
   */
  readonly statedAs?: string;
  /** What its records ask somebody to do. */
  readonly dues?: readonly LedgerDue[];
  /** Further selected columns, by property: `coalesce((select jsonb_agg(…) …), '[]')`. */
  readonly selected?: Readonly<Record<string, string>>;
  /** Properties of the content that are no columns. */
  readonly unstored?: readonly string[];
  /** Makes the fact of a row: dates in jsonb are text, for one. Applied to what is written as well. */
  readonly normalized?: (row: Fact) => Fact;

  /**
   * The code by which figures and the API name its records, and what they are called; the views state figures under
   * these.
   */
  readonly source: SourceKind;
  /** Further rows of the views that come from this ledger. */
  readonly furtherSources?: readonly SourceKind[];
  /** What a fact states in numbers, for its bounds; nothing where all its numbers are counted by the ledger. */
  readonly amounts?: (fact: Fact) => readonly StatedAmount[];
  readonly usual?: UsualAmounts;
  readonly lastTime?: LastTime<Fact>;
  /**
   * What a fact adds to the figures. Pure: rollup, recount and property tests share it. VOIDED gives nothing.
   * @param assignments where the tenant has belonged; empty unless `followsTenant`.
   */
  readonly contributions: (fact: Fact, assignments: readonly Assignment[]) => readonly Contribution[];
  /** Whether figures of the fact are in place until further notice and therefore move when the tenant does. */
  readonly followsTenant?: boolean;
  /** One writer at a time per tenant: for figures or bounds that depend on several facts together. */
  readonly serializePerTenant?: boolean;

  /** As of an `AttributedTable`. */
  readonly keepsRegion?: boolean;
  /** Further tables of the ledger that say where their rows count. */
  readonly attributed?: readonly AttributedTable[];
  /** As of an `AttributedTable`. */
  readonly restated?: readonly string[];
  /** Further tables in which a unit enters something that is no fact of its own, by its `tenant_id`. */
  readonly furtherRecords?: readonly string[];

  /** The fact as history keeps it, where not all of it may be kept for those who oversee the tenant. */
  readonly redactForHistory?: (fact: Fact) => Fact;
  /** What a person stated, as the record's type shows it, where that is not how it is stored. */
  readonly shown?: (image: Fact) => Readonly<Record<string, unknown>>;
  /** How tables of its records are filled, where that is not what is stated, as it is shown. */
  readonly exported?: Exported<Fact>;
  /** Whether files may be attached to its records; its module provides `attachmentFields` as well. */
  readonly attachable?: boolean;
  /** Whether what is stated is never corrected, only ended or voided. */
  readonly unamendable?: boolean;
  /** Whether an authority speaks by its records: nobody but its officials makes or changes them. */
  readonly ofOfficials?: boolean;
  /** Operations beside amend and void, for a fact that is active. */
  readonly furtherOperations?: (fact: Fact) => readonly FactOperation[];
}

/** A definition whose facts nobody has to know. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- callbacks take the facts of their own ledger
export type AnyLedger = LedgerDefinition<any>;

/** What can have changed between two versions of a fact. */
export function changeableFields<Fact extends FactEntity>({
  stated,
}: Pick<LedgerDefinition<Fact>, 'stated'>): (keyof Fact & string)[] {
  return [...stated, 'recordStatus', 'voidReason'];
}

/** The ledgers, in the order in which their modules registered them. */
class LedgerRegistry {
  private readonly byKind = new Map<string, AnyLedger>();

  /** @throws Error where another ledger has the kind. */
  add(definition: AnyLedger): void {
    const { kind } = definition;
    if (this.byKind.has(kind)) throw new Error(`Two ledgers are called ${kind}`);
    this.byKind.set(kind, definition);
  }

  all(): readonly AnyLedger[] {
    return [...this.byKind.values()];
  }
}

export const LEDGERS = new LedgerRegistry();
