import type { LocalDate, Precaution } from '@fanzha/domain';
import { Database, type Scope, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { FactStore } from '../facts/book.js';
import type { FactSearch } from '../facts/fact-search.js';
import { FactTable } from '../facts/fact-table.js';
import { BankPrecautionEntity, type BankPrecautionFact } from './bank-precaution.entity.js';

/** Precautions that are in place on a day: adopted by then, and not lifted on it. */
export const inPlaceOn =
  (day: LocalDate) =>
  (search: FactSearch): void =>
    search.add('in place', ($) => {
      const asked = `${$(day)}::date`;
      return `f.in_place_since <= ${asked} and (f.lifted_on is null or f.lifted_on > ${asked})`;
    });

/** All SQL of the banks' precautions. */
@Injectable()
export class BankPrecautionRepository implements FactStore<BankPrecautionFact> {
  readonly table: FactTable<BankPrecautionFact>;

  constructor(database: Database) {
    this.table = new FactTable<BankPrecautionFact>(database, {
      entity: BankPrecautionEntity,
      table: 'bank_precaution',
      day: 'in_place_since',
      dayOf: ({ inPlaceSince }) => inPlaceSince,
      texts: ({ note }) => [note],
    });
  }

  find(scope: Scope, id: string): Promise<BankPrecautionFact | null> {
    return this.table.find(scope, id);
  }

  findIn(tx: Transaction, id: string): Promise<BankPrecautionFact | null> {
    return this.table.findIn(tx, id);
  }

  findByKey(tx: Transaction, key: string): Promise<BankPrecautionFact | null> {
    return this.table.findByKey(tx, key);
  }

  /** What the scope's own tenant has stated of this kind and not taken back, whether in place or lifted. */
  ofKind(tx: Transaction, precaution: Precaution): Promise<BankPrecautionFact[]> {
    const where = "f.tenant_id = $2 and f.precaution = $3 and f.record_status = 'ACTIVE'";
    return this.table.where(tx, 'of_kind', where, [tx.scope.tenantId, precaution]);
  }

  insert(
    tx: Transaction,
    precaution: Omit<BankPrecautionFact, 'recordedAt' | 'changedAt'>,
  ): Promise<BankPrecautionFact | null> {
    return this.table.insert(tx, precaution);
  }

  replace(tx: Transaction, version: number, after: BankPrecautionFact): Promise<BankPrecautionFact | null> {
    return this.table.replace(tx, version, after);
  }
}
