import type { Scope, ScopedReads, Transaction, Viewer } from '@fanzha/platform';
import type { FactEntity } from './fact.entity.js';
import type { FactFilter } from './fact-search.js';
import type { HeldFact } from './fact-table.js';
import type { AnyLedger } from './ledger-definition.js';
import type { ListParts, RecordWalk } from './record-lists.js';
import type { Outcome } from './recording-many.js';

/**
 * A ledger as those know it who work on all ledgers alike: its service, for facts and inputs whose types they do not
 * know. Whose transaction is open, uses the operations that end with `In`.
 */
export interface KeptLedger {
  readonly definition: AnyLedger;
  readonly table: {
    byIds(scope: Scope, ids: readonly string[]): Promise<readonly FactEntity[]>;
    findIn(tx: Transaction, id: string): Promise<FactEntity | null>;
    findSaying(tx: Transaction, facts: readonly FactEntity[]): Promise<FactEntity[]>;
    knownBy(fact: FactEntity): string | null;
    findKnownBy(tx: Transaction, keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
    hold(tx: Transaction, id: string): Promise<HeldFact | null>;
  };
  walk(viewer: Viewer, filter: FactFilter, reads: ScopedReads): RecordWalk<FactEntity>;
  get(viewer: Viewer, id: string): Promise<FactEntity>;
  list(
    viewer: Viewer,
    given: { readonly filter: FactFilter; readonly first: number },
    wanted: ListParts,
  ): Promise<{ readonly edges: readonly unknown[] }>;
  void(viewer: Viewer, id: string, version: number, reason: string): Promise<FactEntity>;
  voidIn(tx: Transaction, viewer: Viewer, id: string, version: number, reason: string): Promise<FactEntity>;
  recordIn(tx: Transaction, viewer: Viewer, input: unknown): Promise<FactEntity>;
  amendIn(tx: Transaction, viewer: Viewer, id: string, version: number, input: unknown): Promise<FactEntity>;
  assignIn(tx: Transaction, viewer: Viewer, id: string, version: number, campaignId: string): Promise<FactEntity>;
  hasTotals(tx: Transaction, viewer: Viewer): Promise<boolean>;
  judgeMany(tx: Transaction, viewer: Viewer, inputs: readonly unknown[]): Promise<Outcome<FactEntity>[]>;
  judgeAmendment(tx: Transaction, viewer: Viewer, input: unknown, before: FactEntity): Promise<void>;
  readMany(viewer: Viewer, inputs: readonly unknown[]): readonly unknown[];
  dependsOnOthers(tx: Transaction, viewer: Viewer, reads: readonly unknown[]): Promise<boolean>;
  recordMany(tx: Transaction, viewer: Viewer, reads: readonly unknown[]): Promise<Outcome<FactEntity>[]>;
}
