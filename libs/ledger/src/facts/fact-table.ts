import { foldText, isId, type LocalDate } from '@fanzha/domain';
import type { Database, Scope, Statement, Transaction } from '@fanzha/platform';
import { type EntityTarget, getMetadataArgsStorage } from 'typeorm';
import type { FactEntity } from './fact.entity.js';
import { type FactFilter, type FactKey, FactSearch, type Searched } from './fact-search.js';

/** How a ledger's facts lie in the database. */
export interface FactTableShape<Fact> extends Searched {
  readonly entity: EntityTarget<FactEntity>;
  readonly table: string;
  /** The texts that words are looked for in. */
  readonly texts: (fact: Fact) => readonly (string | null)[];
  /** The property with the fact's day. */
  readonly dayOf: (fact: Fact) => LocalDate;
  /** Parts of the fact as further selected columns of `f`: `coalesce((select jsonb_agg(…) …), '[]') as "measures"`. */
  readonly parts?: string;
  /** Properties that come from `parts` and are no columns of the table itself. */
  readonly partNames?: readonly string[];
  /** Makes the fact of a row: dates in jsonb are text, for one. */
  readonly read?: (row: Fact) => Fact;
}

type NewRow<Fact> = Omit<Fact, 'recordedAt' | 'changedAt'>;

/**
 * Reads and writes of one ledger's facts. What a scope may see is decided by row-level security; conditions on top of it
 * only say what was asked for, or help the planner. Repositories hold one and add what is their own.
 */
export class FactTable<Fact extends FactEntity> {
  /** The table's name. */
  readonly name: string;
  private readonly columns: string;
  private readonly byId: Statement;
  private readonly byKey: Statement;

  constructor(
    private readonly database: Database,
    private readonly shape: FactTableShape<Fact>,
  ) {
    const { table } = shape;
    this.name = table;
    this.columns = [columnsOf(shape.entity), ...(shape.parts ? [shape.parts] : [])].join(', ');
    this.byId = {
      name: `${table}.by_id`,
      text: `select ${this.columns} from ${table} f where f.city_code = $1 and f.id = $2`,
    };
    this.byKey = {
      name: `${table}.by_key`,
      text: `select ${this.columns} from ${table} f where f.city_code = $1 and f.tenant_id = $2 and f.idempotency_key = $3`,
    };
  }

  /** The fact, or null where there is none that the scope may see. */
  async find(scope: Scope, id: string): Promise<Fact | null> {
    return isId(id) ? this.only(await this.database.read<never>(scope, this.byId, [scope.cityCode, id])) : null;
  }

  /** As `find`, inside a transaction. Not locked: `replace` finds out whether somebody else was faster. */
  async findIn(tx: Transaction, id: string): Promise<Fact | null> {
    return isId(id) ? this.only(await tx.run<never>(this.byId, [tx.scope.cityCode, id])) : null;
  }

  /** What the scope's tenant recorded under an idempotency key. */
  async findByKey(tx: Transaction, key: string): Promise<Fact | null> {
    return this.only(await tx.run<never>(this.byKey, [tx.scope.cityCode, tx.scope.tenantId, key]));
  }

  /** Up to `limit` facts with their parts in one statement, newest day first. `narrow` adds the ledger's own conditions. */
  async page(
    scope: Scope,
    filter: FactFilter,
    limit: number,
    after: FactKey | null,
    narrow?: (search: FactSearch) => void,
  ): Promise<Fact[]> {
    const { table, day } = this.shape;
    const search = this.search(scope, filter, narrow);
    if (after) search.add('after', ($) => `(f.${day}, f.id) < (${$(after.day)}::date, ${$(after.id)}::uuid)`);
    const limited = `select * from ${table} f where ${search.conditions} order by f.${day} desc, f.id desc limit ${search.value(limit)}`;
    // The page is cut first, so that parts are gathered for its rows alone.
    const text = `select ${this.columns} from (${limited}) f order by f.${day} desc, f.id desc`;
    const rows = await this.read<never>(filter, scope, { name: `${table}.page ${search.name}`, text }, search.values);
    return rows.map((row) => this.factOf(row));
  }

  /** How many facts the filter lets through. */
  async count(scope: Scope, filter: FactFilter, narrow?: (search: FactSearch) => void): Promise<number> {
    const { table } = this.shape;
    const search = this.search(scope, filter, narrow);
    const text = `select count(*)::int as total from ${table} f where ${search.conditions}`;
    const [row] = await this.read<{ total: number }>(
      filter,
      scope,
      { name: `${table}.count ${search.name}`, text },
      search.values,
    );
    return row?.total ?? 0;
  }

  /** Facts that a statement of the repository's own finds: `where` speaks of `f`, `$1` is the city. */
  async where(tx: Transaction, name: string, where: string, values: readonly unknown[] = []): Promise<Fact[]> {
    const text = `select ${this.columns} from ${this.shape.table} f where f.city_code = $1 and ${where}`;
    const rows = await tx.run<never>({ name: `${this.shape.table}.${name}`, text }, [tx.scope.cityCode, ...values]);
    return rows.map((row) => this.factOf(row));
  }

  /**
   * Adds the row of a fact; its parts are the repository's to add.
   * @returns the fact with the database's times, or null where its tenant has already used the idempotency key. Of two
   *   transactions with the same key the second one waits here for the outcome of the first.
   */
  async insert(tx: Transaction, fact: NewRow<Fact>): Promise<Fact | null> {
    const inserted = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(this.shape.entity)
      .values(this.rowOf(fact))
      .orIgnore()
      .returning(['recordedAt', 'changedAt'])
      .execute();
    const [times] = inserted.raw as { recorded_at: Date; changed_at: Date }[];
    if (!times) return null;
    return { ...fact, recordedAt: times.recorded_at, changedAt: times.changed_at } as Fact;
  }

  /**
   * Puts a new version of a fact in the place of `version`; its parts are the repository's to replace.
   * @returns the fact as stored, or null where `version` is no longer the current one.
   */
  async replace(tx: Transaction, version: number, after: Fact): Promise<Fact | null> {
    const { cityCode, id } = after;
    const {
      cityCode: _city,
      id: _id,
      recordedAt: _kept,
      changedAt: _renewed,
      ...columns
    } = this.rowOf(after) as Record<string, unknown>;
    const updated = await tx.manager
      .createQueryBuilder()
      .update(this.shape.entity)
      .set({ ...columns, changedAt: () => 'now()' } as never)
      .where({ cityCode, id, version })
      .returning(['changedAt'])
      .execute();
    const [times] = updated.raw as { changed_at: Date }[];
    return times ? ({ ...after, changedAt: times.changed_at } as Fact) : null;
  }

  /** The key a page ends with. */
  keyOf(fact: Fact): readonly [LocalDate, string] {
    return [this.shape.dayOf(fact), fact.id];
  }

  /** Words are looked for in the texts of every row that the rest of the filter leaves: that waits for others of its kind. */
  private read<Row extends object>(
    { text }: FactFilter,
    scope: Scope,
    statement: Statement,
    values: readonly unknown[],
  ): Promise<Row[]> {
    const searches = text != null && text.trim() !== '';
    return searches
      ? this.database.search<Row & Record<string, unknown>>(scope, statement, values)
      : this.database.read<Row & Record<string, unknown>>(scope, statement, values);
  }

  private search(scope: Scope, filter: FactFilter, narrow?: (search: FactSearch) => void): FactSearch {
    const search = new FactSearch(scope, this.shape, filter);
    narrow?.(search);
    return search;
  }

  private rowOf(fact: object): object {
    const parts = new Set(this.shape.partNames);
    const row = Object.fromEntries(Object.entries(fact).filter(([name]) => !parts.has(name)));
    return {
      ...row,
      searchText: this.shape
        .texts(fact as Fact)
        .map(foldText)
        .filter(Boolean)
        .join(' '),
    };
  }

  private only(rows: readonly never[]): Fact | null {
    const [row] = rows;
    return row === undefined ? null : this.factOf(row);
  }

  private factOf(row: never): Fact {
    return this.shape.read ? this.shape.read(row) : row;
  }
}

/** `f.home_region as "homeRegion", …` of an entity, the fact's own columns included. */
function columnsOf(entity: EntityTarget<FactEntity>): string {
  const chain: unknown[] = [];
  for (let type: unknown = entity; typeof type === 'function' && type.prototype; type = Object.getPrototypeOf(type))
    chain.push(type);
  return getMetadataArgsStorage()
    .columns.filter(({ target, options }) => chain.includes(target) && options.select !== false)
    .map(({ options, propertyName }) => `f.${options.name ?? propertyName} as "${propertyName}"`)
    .join(', ');
}
