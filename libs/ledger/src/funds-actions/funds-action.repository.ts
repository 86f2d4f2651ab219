import { Database, type Scope, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { FactStore } from '../facts/book.js';
import type { FactSearch } from '../facts/fact-search.js';
import { FactTable } from '../facts/fact-table.js';
import { FundsActionEntity, type FundsActionFact } from './funds-action.entity.js';
import type { FundsActionFilter } from './funds-action.inputs.js';

/** All SQL of the funds actions ledger. */
@Injectable()
export class FundsActionRepository implements FactStore<FundsActionFact> {
  readonly table: FactTable<FundsActionFact>;

  constructor(database: Database) {
    this.table = new FactTable<FundsActionFact>(database, {
      entity: FundsActionEntity,
      table: 'funds_action',
      day: 'occurred_on',
      texts: () => [],
      dayOf: ({ occurredOn }) => occurredOn,
    });
  }

  /** The funds action, or null where there is none that the scope may see. */
  find(scope: Scope, id: string): Promise<FundsActionFact | null> {
    return this.table.find(scope, id);
  }

  /** As `find`, inside a transaction. */
  findIn(tx: Transaction, id: string): Promise<FundsActionFact | null> {
    return this.table.findIn(tx, id);
  }

  /** What the scope's tenant recorded under an idempotency key. */
  findByKey(tx: Transaction, key: string): Promise<FundsActionFact | null> {
    return this.table.findByKey(tx, key);
  }

  /** The conditions that only this ledger's lists know. */
  narrow(search: FactSearch, { stage }: FundsActionFilter): void {
    if (stage != null) search.add('stage', ($) => `f.stage = ${$(stage)}`);
  }

  /** Adds a funds action; null where its tenant has already used the idempotency key. */
  insert(tx: Transaction, action: Omit<FundsActionFact, 'recordedAt' | 'changedAt'>): Promise<FundsActionFact | null> {
    return this.table.insert(tx, action);
  }

  /** Puts a new version in the place of `version`; null where that is no longer the current one. */
  replace(tx: Transaction, version: number, after: FundsActionFact): Promise<FundsActionFact | null> {
    return this.table.replace(tx, version, after);
  }
}
