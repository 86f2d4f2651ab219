import { ADDITIVE_INDICATORS, foldText, isId } from '@fanzha/domain';
import type { Database, Scope, Statement, Transaction } from '@fanzha/platform';
import { columnOf, columnsOf, tableOf } from './entity-columns.js';
import type { FactEntity } from './fact.entity.js';
import { FactPages } from './fact-pages.js';
import type { LedgerFigures, Searched } from './fact-search.js';
import { ManyRows } from './many-rows.repository.js';
import { ATTACHED_FILES, type AnyLedger, type LedgerDefinition, type LedgerPart } from './ledger-definition.js';

type NewRow<Fact> = Omit<Fact, 'recordedAt' | 'changedAt'>;

/** A fact that nobody else changes for now. */
export type HeldFact = Pick<FactEntity, 'regionCode' | 'sector' | 'recordStatus'>;

/** What a part repeats of its fact. */
const REPEATED = new Set(['cityCode', 'tenantId', 'regionCode', 'sector', 'position']);

/**
 * Reads and writes of one ledger's facts with their parts, by its definition. What a scope may see is decided
 * by row-level security; conditions on top of it only say what was asked for, or help the planner. A ledger
 * with SQL of its own extends it.
 */
export class FactTable<Fact extends FactEntity> {
  /** How its lists are narrowed. */
  readonly searched: Searched;
  /** Its lists. */
  readonly pages: FactPages<Fact>;
  private readonly columns: string;
  private readonly byId: Statement;
  private readonly someById: Statement;
  private readonly byKey: Statement;
  private readonly byKeys: Statement;
  private readonly saying: Statement;
  private readonly many: ManyRows<Fact>;
  private readonly lastTimes: Statement | null;
  private readonly unstored: ReadonlySet<string>;

  constructor(
    protected readonly database: Database,
    readonly definition: LedgerDefinition<Fact>,
  ) {
    const { kind, parts = [], selected = {}, unstored = [], entity } = definition;
    const further = [...parts.map((part) => [part.as, rowsOfPart(part)] as const), ...Object.entries(selected)];
    this.columns = [
      ...columnsOf(entity).map(({ column, property }) => `f.${column} as "${property}"`),
      ...further.map(([property, text]) => `${text} as "${property}"`),
    ].join(', ');
    this.unstored = new Set([...further.map(([property]) => property), ...unstored]);
    this.searched = searchedIn(definition);
    const factOf = (row: never) => this.factOf(row);
    this.pages = new FactPages(database, { table: kind, columns: this.columns, searched: this.searched, factOf });
    this.byId = {
      name: `${kind}.by_id`,
      text: `select ${this.columns} from ${kind} f where f.city_code = $1 and f.id = $2`,
    };
    this.someById = {
      name: `${kind}.by_ids`,
      text: `select ${this.columns} from ${kind} f where f.city_code = $1 and f.id = any ($2::uuid[])`,
    };
    this.byKey = {
      name: `${kind}.by_key`,
      text: `select ${this.columns} from ${kind} f where f.city_code = $1 and f.tenant_id = $2
          and f.idempotency_key = $3`,
    };
    this.byKeys = {
      name: `${kind}.by_keys`,
      text: `select ${this.columns} from ${kind} f where f.city_code = $1 and f.tenant_id = $2
          and f.idempotency_key = any ($3::text[])`,
    };
    this.saying = {
      name: `${kind}.saying`,
      text: `select ${this.columns} from unnest($3::date[], $4::text[]) s (day, words)
          join ${kind} f on f.${columnOf(entity, definition.day)} = s.day and f.search_text = s.words
          where f.city_code = $1 and f.tenant_id = $2 and f.record_status = 'ACTIVE'`,
    };
    this.many = new ManyRows(definition);
    this.lastTimes = lastTimesOf(definition, this.columns);
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

  /** What the scope's tenant recorded under any of these keys. */
  async findByKeys(tx: Transaction, keys: readonly string[]): Promise<Fact[]> {
    if (keys.length === 0) return [];
    const rows = await tx.run<never>(this.byKeys, [tx.scope.cityCode, tx.scope.tenantId, keys]);
    return rows.map((row) => this.factOf(row));
  }

  /** Active facts of the scope's tenant that are of the day of one of these and say its words. */
  async findSaying(tx: Transaction, facts: readonly Fact[]): Promise<Fact[]> {
    if (facts.length === 0) return [];
    const words = facts.map((fact) => this.wordsOf(fact));
    const days = facts.map((fact) => fact[this.definition.day]);
    const rows = await tx.run<never>(this.saying, [tx.scope.cityCode, tx.scope.tenantId, days, words]);
    return rows.map((row) => this.factOf(row));
  }

  /**
   * By what a fact is known outside of the system, such as an own number: two that have it are one. Null where ledgers
   * know no such thing, or none is stated.
   */
  knownBy(_fact: Fact): string | null {
    return null;
  }

  /** Active facts of the scope's tenant that are known by these, by what they are known by. */
  async findKnownBy(_tx: Transaction, _keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return new Map();
  }

  /** Facts by id, voided ones too, those that the scope may see. */
  async byIds(scope: Scope, ids: readonly string[]): Promise<Fact[]> {
    const rows = await this.database.read<never>(scope, this.someById, [scope.cityCode, ids]);
    return rows.map((row) => this.factOf(row));
  }

  /**
   * Where an own fact counts and whether it does, held until the transaction ends: nobody changes it meanwhile. Null
   * where there is no such fact of the scope's tenant.
   */
  async hold(tx: Transaction, id: string): Promise<HeldFact | null> {
    const statement = {
      name: `${this.definition.kind}.hold`,
      text: `select f.region_code as "regionCode", f.sector, f.record_status as "recordStatus"
          from ${this.definition.kind} f where f.city_code = $1 and f.tenant_id = $2 and f.id = $3 for update`,
    };
    const { cityCode, tenantId } = tx.scope;
    return (await tx.run<HeldFact & Record<string, unknown>>(statement, [cityCode, tenantId, id]))[0] ?? null;
  }

  /** Lets the files of a fact count where it does. */
  async moveFiles(tx: Transaction, { cityCode, id, regionCode, sector }: Fact): Promise<void> {
    const { table, key } = ATTACHED_FILES;
    const text = `update ${table} a set region_code = $3, sector = $4 where a.city_code = $1 and a.${key} = $2`;
    await tx.run({ name: `${table}.move`, text }, [cityCode, id, regionCode, sector]);
  }

  /**
   * The last time before each fact that its unit did the same, by the id of the fact; of several on one day the newest.
   * Only what the scope may see.
   */
  async lastTimesBefore(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, Fact>> {
    if (!this.lastTimes) return new Map();
    const rows = await this.database.read<{ beforeId: string }>(scope, this.lastTimes, [scope.cityCode, ids]);
    return new Map(rows.map(({ beforeId, ...row }) => [beforeId, this.factOf(row as never)]));
  }

  /** Facts that a statement of the repository's own finds: `where` speaks of `f`, `$1` is the city. */
  async where(tx: Transaction, name: string, where: string, values: readonly unknown[] = []): Promise<Fact[]> {
    const text = `select ${this.columns} from ${this.definition.kind} f where f.city_code = $1 and ${where}`;
    const rows = await tx.run<never>({ name: `${this.definition.kind}.${name}`, text }, [tx.scope.cityCode, ...values]);
    return rows.map((row) => this.factOf(row));
  }

  /**
   * Adds a fact with its parts.
   * @returns the fact with the database's times, or null where its tenant has already used the idempotency key. Of two
   *   transactions with the same key the second one waits here for the outcome of the first.
   */
  async insert(tx: Transaction, stated: NewRow<Fact>): Promise<Fact | null> {
    const fact = this.normalized(stated as Fact);
    const inserted = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(this.definition.entity)
      .values(this.rowOf(fact))
      .orIgnore()
      .returning(['recordedAt', 'changedAt'])
      .execute();
    const [times] = inserted.raw as { recorded_at: Date; changed_at: Date }[];
    if (!times) return null;
    const recorded = { ...fact, recordedAt: times.recorded_at, changedAt: times.changed_at };
    await this.insertParts(tx, recorded);
    return recorded;
  }

  /**
   * Adds many facts with their parts, in a statement for each table.
   * @returns each fact with the database's times, or null where its tenant has already used the idempotency key
   */
  async insertMany(tx: Transaction, stated: readonly Fact[]): Promise<(Fact | null)[]> {
    if (stated.length === 0) return [];
    const facts = stated.map((fact) => this.normalized(fact));
    const times = await this.many.insert(
      tx,
      facts.map((fact) => this.rowOf(fact)),
    );
    const recorded = facts.map((fact) => {
      const known = times.get(fact.id);
      return known ? { ...fact, ...known } : null;
    });
    for (const part of this.definition.parts ?? []) {
      const rows = recorded.flatMap((fact) => (fact ? partRows(part, fact) : []));
      await this.many.insertPart(tx, part, rows);
    }
    return recorded;
  }

  /**
   * Puts a new version of a fact, with its parts, in the place of `version`.
   * @returns the fact as stored, or null where `version` is no longer the current one.
   */
  async replace(tx: Transaction, version: number, stated: Fact): Promise<Fact | null> {
    const after = this.normalized(stated);
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
      .update(this.definition.entity)
      .set({ ...columns, changedAt: () => 'now()' } as never)
      .where({ cityCode, id, version })
      .returning(['changedAt'])
      .execute();
    const [times] = updated.raw as { changed_at: Date }[];
    if (!times) return null;
    const changed = { ...after, changedAt: times.changed_at };
    await this.replaceParts(tx, changed);
    return changed;
  }

  protected async insertParts(tx: Transaction, fact: Fact): Promise<void> {
    for (const part of this.definition.parts ?? []) {
      const rows = partRows(part, fact);
      if (rows.length > 0) await tx.manager.insert(part.entity, rows);
    }
  }

  protected async replaceParts(tx: Transaction, fact: Fact): Promise<void> {
    for (const { entity, of } of this.definition.parts ?? []) {
      await tx.manager.delete(entity, { cityCode: fact.cityCode, [of]: fact.id });
    }
    await this.insertParts(tx, fact);
  }

  private rowOf(fact: Fact): object {
    const row = Object.fromEntries(Object.entries(fact).filter(([name]) => !this.unstored.has(name)));
    return { ...row, searchText: this.wordsOf(fact) };
  }

  private wordsOf(fact: Fact): string {
    return this.definition.texts(fact).map(foldText).filter(Boolean).join(' ');
  }

  private only(rows: readonly never[]): Fact | null {
    const [row] = rows;
    return row === undefined ? null : this.factOf(row);
  }

  private factOf(row: never): Fact {
    return this.normalized(row);
  }

  private normalized(fact: Fact): Fact {
    return this.definition.normalized?.(fact) ?? fact;
  }
}

/** How the records of a ledger are looked for in its lists. */
export function searchedIn(definition: AnyLedger): Searched {
  const { entity, day, searched: text, shownToOthers, shownTo, statedAs } = definition;
  return {
    day: columnOf(entity, day),
    ...(text && { text }),
    ...(shownToOthers && { shownToOthers }),
    ...(shownTo && { shownTo }),
    ...(statedAs && { statedAs }),
    figures: figuresOf(definition),
  };
}

/** The row is found by the index of a unit's days first, so that parts are gathered for one row of each unit alone. */
function lastTimesOf<Fact extends FactEntity>(
  { kind, entity, day, lastTime }: LedgerDefinition<Fact>,
  columns: string,
): Statement | null {
  if (!lastTime) return null;
  const on = columnOf(entity, day);
  const alike = lastTime.alike.map((property) => columnOf(entity, property));
  const conditions = [
    'f.city_code = $1',
    'f.tenant_id = o.tenant_id',
    `f.${on} < o.${on}`,
    ...alike.map((column) => `f.${column} = o.${column}`),
    "f.record_status = 'ACTIVE'",
    ...(lastTime.where ? [lastTime.where] : []),
  ];
  return {
    name: `${kind}.last_times`,
    text: `select o.id as "beforeId", ${columns}
      from ${kind} o cross join lateral (
        select f.* from ${kind} f where ${conditions.join(' and ')} order by f.${on} desc, f.id desc limit 1) f
      where o.city_code = $1 and o.id = any ($2::uuid[])`,
  };
}

/** What the records of a ledger add to figures one by one: not what is counted over several of them together. */
export function figuresOf({ source, furtherSources = [], usual }: AnyLedger): LedgerFigures {
  const sources = [source, ...furtherSources.filter(({ ofRegion }) => !ofRegion)];
  const states = new Set(sources.flatMap(({ indicators }) => indicators));
  const indicators = ADDITIVE_INDICATORS.filter((code) => states.has(code));
  const stated = new Set(Object.values(usual?.stated ?? {}).flat());
  return {
    kinds: sources.map(({ kind }) => kind),
    indicators,
    stated: indicators.filter((code) => stated.has(code)),
  };
}

/** Rows of a part as they are stored: as the fact holds them, with what they repeat of it. */
function partRows({ as, of, inOrder }: LedgerPart, fact: FactEntity): object[] {
  const { cityCode, id, tenantId, regionCode, sector } = fact;
  const rows = fact[as as keyof FactEntity] as unknown as readonly object[];
  return rows.map((row, position) => ({
    ...row,
    ...(inOrder && { position }),
    cityCode,
    [of]: id,
    tenantId,
    regionCode,
    sector,
  }));
}

/** The rows of a part beside the fact they belong to, without what they repeat of it. */
function rowsOfPart({ entity, of, inOrder }: LedgerPart): string {
  const columns = columnsOf(entity).filter(({ property }) => property !== of && !REPEATED.has(property));
  const object = columns.map(({ column, property }) => `'${property}', p.${column}`).join(', ');
  return `coalesce((
      select jsonb_agg(jsonb_build_object(${object})${inOrder ? ' order by p.position' : ''})
      from ${tableOf(entity)} p where p.city_code = $1 and p.${columnOf(entity, of)} = f.id), '[]')`;
}
