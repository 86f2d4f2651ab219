import type { LocalDate } from '@fanzha/domain';
import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { FactStore } from '../facts/book.js';
import type { FactSearch } from '../facts/fact-search.js';
import { FactTable } from '../facts/fact-table.js';
import { inRegistryOrder } from '../measures/measure.model.js';
import type { Movement } from './accounts-in-place.js';
import { TallyEntity, type TallyFact, TallyMeasureEntity, type TallyMeasureFact } from './tally.entity.js';
import type { TallyFilter } from './tally.inputs.js';

type NewTally = Omit<TallyFact, 'recordedAt' | 'changedAt'>;

const MEASURES = `coalesce((
  select jsonb_agg(jsonb_build_object(
    'indicator', m.indicator, 'amount', m.amount, 'qualifier', m.qualifier, 'change', m.change, 'partOf', m.part_of))
  from tally_measure m where m.city_code = f.city_code and m.tally_id = f.id), '[]') as "measures"`;

const MOVEMENTS: Statement = {
  name: 'tally.movements',
  text: `
    select f.occurred_on as "day", coalesce(sum(m.change * m.amount), 0)::bigint as amount, bool_and(m.qualifier = 'EXACT') as exact
    from tally f join tally_measure m on m.city_code = f.city_code and m.tally_id = f.id
    where f.city_code = $1 and f.tenant_id = $2 and f.record_status = 'ACTIVE' and m.indicator = 'ACCOUNTS_RESTRICTED'
      and f.id is distinct from $3::uuid
    group by 1`,
};

/** All SQL of the four books of counts. */
@Injectable()
export class TallyRepository implements FactStore<TallyFact> {
  readonly table: FactTable<TallyFact>;

  constructor(database: Database) {
    this.table = new FactTable<TallyFact>(database, {
      entity: TallyEntity,
      table: 'tally',
      day: 'occurred_on',
      dayOf: ({ occurredOn }) => occurredOn,
      parts: MEASURES,
      partNames: ['measures'],
      texts: ({ narrative }) => [narrative],
      read: inOrder,
    });
  }

  find(scope: Scope, id: string): Promise<TallyFact | null> {
    return this.table.find(scope, id);
  }

  findIn(tx: Transaction, id: string): Promise<TallyFact | null> {
    return this.table.findIn(tx, id);
  }

  findByKey(tx: Transaction, key: string): Promise<TallyFact | null> {
    return this.table.findByKey(tx, key);
  }

  async insert(tx: Transaction, fact: NewTally): Promise<TallyFact | null> {
    const recorded = await this.table.insert(tx, fact);
    if (!recorded) return null;
    await this.insertMeasures(tx, recorded);
    return inOrder(recorded);
  }

  async replace(tx: Transaction, version: number, after: TallyFact): Promise<TallyFact | null> {
    const changed = await this.table.replace(tx, version, after);
    if (!changed) return null;
    await tx.manager.delete(TallyMeasureEntity, { cityCode: after.cityCode, tallyId: after.id });
    await this.insertMeasures(tx, changed);
    return inOrder(changed);
  }

  /** What the tenant's records, but for one, change in the number of accounts under control. */
  async movements(tx: Transaction, exceptId: string | null): Promise<Movement[]> {
    const { cityCode, tenantId } = tx.scope;
    return tx.run<{ day: LocalDate; amount: number; exact: boolean }>(MOVEMENTS, [cityCode, tenantId, exceptId]);
  }

  /** Narrows a search to a book, or to records that state an indicator. */
  narrow(search: FactSearch, { book, indicator }: TallyFilter): void {
    if (book != null) search.add('book', ($) => `f.book = ${$(book)}`);
    if (indicator != null) {
      search.add(
        'indicator',
        ($) => `exists (
        select from tally_measure m where m.city_code = f.city_code and m.tally_id = f.id and m.indicator = ${$(indicator)})`,
      );
    }
  }

  private async insertMeasures(tx: Transaction, { measures, ...fact }: TallyFact): Promise<void> {
    const { cityCode, id: tallyId, tenantId, regionCode, sector } = fact;
    await tx.manager.insert(
      TallyMeasureEntity,
      measures.map((measure) => ({ ...measure, cityCode, tallyId, tenantId, regionCode, sector })),
    );
  }
}

/** Measures in registry order; what comes into place before what leaves it. */
function inOrder(fact: TallyFact): TallyFact {
  const comingFirst = [...fact.measures].sort((left, right) => right.change - left.change);
  return { ...fact, measures: inRegistryOrder<TallyMeasureFact>(comingFirst) };
}
