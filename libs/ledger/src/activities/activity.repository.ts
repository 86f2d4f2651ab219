import { isId, isLocalDate, type LocalDate, Refusal, type StoredMeasure } from '@fanzha/domain';
import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { inRegistryOrder } from '../measures/measure.model.js';
import { ActivityEntity, type ActivityFact, ActivityMeasureEntity } from './activity.entity.js';
import type { ActivityFilter } from './activity.inputs.js';

/** A new fact: the database adds the times. */
export type NewActivity = Omit<ActivityFact, 'recordedAt' | 'changedAt'>;

/** The last row of the page before. */
export interface ActivityKey {
  readonly startOn: LocalDate;
  readonly id: string;
}

type Row = ActivityFact & Record<string, unknown>;

const COLUMNS = `
  a.city_code as "cityCode", a.id, a.tenant_id as "tenantId", a.home_region as "homeRegion", a.region_code as "regionCode",
  a.sector, a.type, a.title, a.status, a.start_on as "startOn", a.end_on as "endOn", a.place, a.audiences, a.channels,
  a.partners, a.campaign_id as "campaignId", a.narrative, a.record_status as "recordStatus", a.void_reason as "voidReason",
  a.idempotency_key as "idempotencyKey", a.version, a.recorded_at as "recordedAt", a.recorded_by as "recordedBy",
  a.changed_at as "changedAt"`;

const MEASURES = `
  coalesce((
    select jsonb_agg(jsonb_build_object('indicator', m.indicator, 'amount', m.amount, 'qualifier', m.qualifier))
    from activity_measure m where m.city_code = a.city_code and m.activity_id = a.id), '[]') as measures`;

const BY_ID: Statement = {
  name: 'activity.by_id',
  text: `select ${COLUMNS}, ${MEASURES} from activity a where a.city_code = $1 and a.id = $2`,
};

const BY_KEY: Statement = {
  name: 'activity.by_key',
  text: `select ${COLUMNS}, ${MEASURES} from activity a where a.city_code = $1 and a.tenant_id = $2 and a.idempotency_key = $3`,
};

/**
 * All SQL of the activities ledger. What a scope may see is decided by row-level security; conditions on top of it only
 * say what was asked for, or help the planner.
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
export class ActivityRepository {
  constructor(private readonly database: Database) {}

  /** The activity, or null where there is none that the scope may see. */
  async find(scope: Scope, id: string): Promise<ActivityFact | null> {
    return isId(id) ? factOf(await this.database.read<Row>(scope, BY_ID, [scope.cityCode, id])) : null;
  }

  /** As `find`, inside a transaction. Not locked: `replace` finds out whether somebody else was faster. */
  async findIn(tx: Transaction, id: string): Promise<ActivityFact | null> {
    return isId(id) ? factOf(await tx.run<Row>(BY_ID, [tx.scope.cityCode, id])) : null;
  }

  /** What the scope's tenant recorded under an idempotency key. */
  async findByKey(tx: Transaction, key: string): Promise<ActivityFact | null> {
    return factOf(await tx.run<Row>(BY_KEY, [tx.scope.cityCode, tx.scope.tenantId, key]));
  }

  /** Up to `limit` activities with their measures in one statement, newest day first. */
  async page(scope: Scope, filter: ActivityFilter, limit: number, after: ActivityKey | null): Promise<ActivityFact[]> {
    const search = new Search(scope, filter);
    if (after) search.add('after', ($) => `(a.start_on, a.id) < (${$(after.startOn)}::date, ${$(after.id)}::uuid)`);
    const limited = `select * from activity a where ${search.conditions} order by a.start_on desc, a.id desc limit ${search.value(limit)}`;
    // The page is cut first, so that measures are gathered for its rows alone.
    const text = `select ${COLUMNS}, ${MEASURES} from (${limited}) a order by a.start_on desc, a.id desc`;
    const rows = await this.database.read<Row>(scope, { name: `activity.page ${search.name}`, text }, search.values);
    return rows.map(inOrder);
  }

  /** How many activities the filter lets through. */
  async count(scope: Scope, filter: ActivityFilter): Promise<number> {
    const search = new Search(scope, filter);
    const text = `select count(*)::int as total from activity a where ${search.conditions}`;
    const [row] = await this.database.read<{ total: number }>(scope, { name: `activity.count ${search.name}`, text }, search.values);
    return row?.total ?? 0;
  }

  /**
   * Adds an activity with its measures.
   * @returns the fact as stored, or null where its tenant has already used the idempotency key. Of two transactions with
   *   the same key the second one waits here for the outcome of the first.
   */
  async insert(tx: Transaction, { measures, ...row }: NewActivity): Promise<ActivityFact | null> {
    const inserted = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(ActivityEntity)
      .values(row)
      .orIgnore()
      .returning(['recordedAt', 'changedAt'])
      .execute();
    const [times] = inserted.raw as { recorded_at: Date; changed_at: Date }[];
    if (!times) return null;
    const fact: ActivityFact = { ...row, measures: inRegistryOrder(measures), recordedAt: times.recorded_at, changedAt: times.changed_at };
    await this.insertMeasures(tx, fact);
    return fact;
  }

  /**
   * Puts a new version of an activity in the place of `version`.
   * @returns the fact as stored, or null where `version` is no longer the current one.
   */
  async replace(tx: Transaction, version: number, after: ActivityFact): Promise<ActivityFact | null> {
    const { measures, cityCode, id, recordedAt: _kept, changedAt: _renewed, ...columns } = after;
    const updated = await tx.manager
      .createQueryBuilder()
      .update(ActivityEntity)
      .set({ ...columns, changedAt: () => 'now()' })
      .where({ cityCode, id, version })
      .returning(['changedAt'])
      .execute();
    const [times] = updated.raw as { changed_at: Date }[];
    if (!times) return null;
    const fact: ActivityFact = { ...after, measures: inRegistryOrder(measures), changedAt: times.changed_at };
    await tx.manager.delete(ActivityMeasureEntity, { cityCode, activityId: id });
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

/**
 * The conditions of a filter. Every kind of condition is either in the statement or not, so that each combination in use
 * is prepared under a name of its own and planned for what it really asks.
 */
class Search {
  readonly values: unknown[] = [];
  private readonly names: string[] = [];
  private readonly texts: string[] = [];

  constructor(scope: Scope, filter: ActivityFilter) {
    const { tenantId, regionCode, period, type, sector, campaignId, indicator, text } = filter;
    this.add('city', ($) => `a.city_code = ${$(scope.cityCode)}`);
    // A unit sees its own rows only. Said aloud, the planner finds them by index; hidden in the policy's OR it cannot.
    if (scope.regions.length === 0) this.add('own', ($) => `a.tenant_id = ${$(scope.tenantId)}`);
    if (tenantId != null) this.add('tenant', ($) => (isId(tenantId) ? `a.tenant_id = ${$(tenantId)}` : 'false'), isId(tenantId));
    if (regionCode != null && filter.directly) this.add('directly', ($) => `a.region_code = ${$(regionCode)}`);
    else if (regionCode != null) this.add('region', ($) => `a.region_code ^@ ${$(regionCode)}`);
    if (period != null) this.add('period', ($) => `a.start_on between ${$(period.start)} and ${$(period.end)}`);
    if (type != null) this.add('type', ($) => `a.type = ${$(type)}`);
    if (sector != null) this.add('sector', ($) => `a.sector = ${$(sector)}`);
    if (campaignId != null) {
      this.add('campaign', ($) => (isId(campaignId) ? `a.campaign_id = ${$(campaignId)}` : 'false'), isId(campaignId));
    }
    // What a figure is made of: a planned activity holds targets, which no figure counts.
    if (indicator != null) this.add('done', () => "a.status = 'DONE'");
    if (indicator != null && indicator !== 'ACTIVITIES') {
      this.add('indicator', ($) => `exists (
        select from activity_measure m where m.city_code = a.city_code and m.activity_id = a.id and m.indicator = ${$(indicator)})`);
    }
    const words = searchWords(text);
    if (words.length > 0) this.add('text', ($) => `a.search_text like all (${$(words.map(patternOf))}::text[])`);
    if (!filter.includeVoided) this.add('active', () => "a.record_status = 'ACTIVE'");
  }

  /** Adds a condition; `wellFormed` false tells the statement without the value from the one with it. */
  add(name: string, condition: (value: (given: unknown) => string) => string, wellFormed = true): void {
    this.names.push(wellFormed ? name : `no ${name}`);
    this.texts.push(condition((given) => this.value(given)));
  }

  /** The placeholder of a value. */
  value(given: unknown): string {
    return `$${this.values.push(given)}`;
  }

  /** Names the combination of conditions. */
  get name(): string {
    return this.names.join(' ');
  }

  get conditions(): string {
    return this.texts.join(' and ');
  }
}

/** Words of a search, all of which must occur: 宣传 六郎镇. Blanks of any width part them; case does not matter. */
function searchWords(text: string | null | undefined): string[] {
  return (text ?? '').toLowerCase().split(/\s+/u).filter(Boolean);
}

/** A LIKE pattern that finds the word itself: `100%` means a hundred percent, not anything that begins with 100. */
function patternOf(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`;
}

function factOf(rows: Row[]): ActivityFact | null {
  const [row] = rows;
  return row ? inOrder(row) : null;
}

function inOrder(row: Row): ActivityFact {
  return { ...row, measures: inRegistryOrder(row.measures as StoredMeasure[]) };
}

/**
 * The key in a cursor's parts.
 * @throws Refusal BAD_INPUT on `after` for parts that no page ever gave out.
 */
export function activityKey([startOn, id]: readonly (string | number)[]): ActivityKey {
  if (typeof startOn === 'string' && typeof id === 'string' && isLocalDate(startOn) && isId(id)) return { startOn, id };
  throw Refusal.badInput([{ path: 'after', code: 'NOT_ALLOWED_HERE' }]);
}
