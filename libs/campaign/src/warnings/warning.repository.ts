import { type FactSearch, type FactStore, FactTable } from '@fanzha/ledger';
import { Database, type Scope, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { WarningEntity, type WarningFact } from './warning.entity.js';

/** Warnings that are addressed to the unit and that it has not acknowledged. */
export const unacknowledgedBy =
  (tenantId: string) =>
  (search: FactSearch): void =>
    search.add('unacknowledged', ($) => {
      const own = `${$(tenantId)}::uuid`;
      return `f.tenant_id <> ${own} and (select app_home()) ^@ any (f.regions)
          and (f.sectors = '{}' or (select app_line()) = any (f.sectors))
      and not exists (select from warning_receipt r where r.city_code = f.city_code and r.warning_id = f.id
        and r.tenant_id = ${own})`;
    });

/** Warnings as they were published. Beside their authority and its overseers, whom they are addressed to sees them. */
@Injectable()
export class WarningRepository implements FactStore<WarningFact> {
  readonly table: FactTable<WarningFact>;

  constructor(database: Database) {
    this.table = new FactTable<WarningFact>(database, {
      entity: WarningEntity,
      table: 'warning',
      day: 'published_on',
      dayOf: ({ publishedOn }) => publishedOn,
      texts: ({ title, body }) => [title, body],
      shownToOthers: true,
    });
  }

  find(scope: Scope, id: string): Promise<WarningFact | null> {
    return this.table.find(scope, id);
  }

  findIn(tx: Transaction, id: string): Promise<WarningFact | null> {
    return this.table.findIn(tx, id);
  }

  findByKey(tx: Transaction, key: string): Promise<WarningFact | null> {
    return this.table.findByKey(tx, key);
  }

  insert(tx: Transaction, warning: Omit<WarningFact, 'recordedAt' | 'changedAt'>): Promise<WarningFact | null> {
    return this.table.insert(tx, warning);
  }

  replace(tx: Transaction, version: number, after: WarningFact): Promise<WarningFact | null> {
    return this.table.replace(tx, version, after);
  }
}
