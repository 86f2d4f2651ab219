import type { StoredMeasure } from '@fanzha/domain';
import { Database, type Scope, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { FactStore } from '../facts/book.js';
import type { FactSearch } from '../facts/fact-search.js';
import { FactTable } from '../facts/fact-table.js';
import { inRegistryOrder } from '../measures/measure.model.js';
import { ActivityEntity, type ActivityFact, ActivityMeasureEntity } from './activity.entity.js';
import type { ActivityFilter } from './activity.inputs.js';

/** A new fact: the database adds the times. */
type NewActivity = Omit<ActivityFact, 'recordedAt' | 'changedAt'>;

const MEASURES = `
  coalesce((
    select jsonb_agg(jsonb_build_object('indicator', m.indicator, 'amount', m.amount, 'qualifier', m.qualifier))
    from activity_measure m where m.city_code = f.city_code and m.activity_id = f.id), '[]') as measures`;

/**
 * All SQL of the activities ledger.
 *
 * **Searching.** `LIKE` is not leakproof, so under row-level security PostgreSQL never lets the application's role use a
 * trigram index for it: a row must be known to be visible before its text is looked at. And trigrams know nothing of
 * words of two characters, which most Chinese words are. Measured on 100,000 activities in one city, two cores, role
 * fanzha_app: within one unit 1 ms, because its rows are found by tenant first; over a county or the whole city 37–52 ms
 * for any word, a scan whatever index exists; over the city within one month 16 ms. A trigram index read past row-level
 * security takes 1 ms for three characters and more, but 73 ms for two. So there is none: it would make every record
 * dearer to write and be read by nobody. Reading as the owner (`security definer`) was refused, for it would repeat the
 * visibility rule in a second place that no policy guards. What keeps a search fast is narrowing it first by what IS
 * leakproof: tenant, period, region (`^@` becomes an index range). A city of millions of records wants that, or a search
 * engine of its own beside the database.
 */
@Injectable()
export class ActivityRepository implements FactStore<ActivityFact> {
  readonly table: FactTable<ActivityFact>;

  constructor(database: Database) {
    this.table = new FactTable<ActivityFact>(database, {
      entity: ActivityEntity,
      table: 'activity',
      day: 'start_on',
      texts: ({ title, place, narrative }) => [title, place, narrative],
      dayOf: ({ startOn }) => startOn,
      parts: MEASURES,
      partNames: ['measures'],
      read: (row) => ({ ...row, measures: inRegistryOrder(row.measures as StoredMeasure[]) }),
    });
  }

  /** The activity, or null where there is none that the scope may see. */
  find(scope: Scope, id: string): Promise<ActivityFact | null> {
    return this.table.find(scope, id);
  }

  /** As `find`, inside a transaction. */
  findIn(tx: Transaction, id: string): Promise<ActivityFact | null> {
    return this.table.findIn(tx, id);
  }

  /** What the scope's tenant recorded under an idempotency key. */
  findByKey(tx: Transaction, key: string): Promise<ActivityFact | null> {
    return this.table.findByKey(tx, key);
  }

  /** The conditions that only this ledger's lists know. */
  narrow(search: FactSearch, { type, status, indicator }: ActivityFilter): void {
    if (type != null) search.add('type', ($) => `f.type = ${$(type)}`);
    // What a figure is made of: a planned activity holds targets, which no figure counts.
    const wanted = indicator == null ? status : 'DONE';
    if (wanted != null) search.add('status', ($) => `f.status = ${$(wanted)}`);
    if (indicator != null && indicator !== 'ACTIVITIES') {
      search.add(
        'indicator',
        ($) => `exists (
        select from activity_measure m where m.city_code = f.city_code and m.activity_id = f.id and m.indicator = ${$(indicator)})`,
      );
    }
  }

  /** Adds an activity with its measures; null where its tenant has already used the idempotency key. */
  async insert(tx: Transaction, activity: NewActivity): Promise<ActivityFact | null> {
    const fact = await this.table.insert(tx, { ...activity, measures: inRegistryOrder(activity.measures) });
    if (fact) await this.insertMeasures(tx, fact);
    return fact;
  }

  /** Puts a new version of an activity in the place of `version`; null where that is no longer the current one. */
  async replace(tx: Transaction, version: number, after: ActivityFact): Promise<ActivityFact | null> {
    const fact = await this.table.replace(tx, version, { ...after, measures: inRegistryOrder(after.measures) });
    if (!fact) return null;
    await tx.manager.delete(ActivityMeasureEntity, { cityCode: fact.cityCode, activityId: fact.id });
    await this.insertMeasures(tx, fact);
    return fact;
  }

  private async insertMeasures(tx: Transaction, { measures, ...fact }: ActivityFact): Promise<void> {
    if (measures.length === 0) return;
    const { cityCode, id: activityId, tenantId, regionCode, sector } = fact;
    await tx.manager.insert(
      ActivityMeasureEntity,
      measures.map((measure) => ({ ...measure, cityCode, activityId, tenantId, regionCode, sector })),
    );
  }
}
