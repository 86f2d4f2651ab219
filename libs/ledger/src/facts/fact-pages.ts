import { type Amount, type IndicatorCode, DomainError } from '@fanzha/domain';
import type { Scope, ScopedReads, Statement } from '@fanzha/platform';
import { type FactFilter, FactSearch, figuresOfRecord, type Searched } from './fact-search.js';
import { beyond, type Bound, keyParts, nameOfOrder, ordering, type RecordOrder, sortedName } from './record-order.js';

/** Up to here records are counted exactly. */
export const MOST_COUNTED = 10_000;
/** Up to here records are sorted by unit; more are read unit by unit. */
const MOST_SORTED = 2_000;
/** Up to here records are ordered by a quantity, which is looked up for each of them. */
export const MOST_ORDERED = 20_000;
/** Up to here sums go over the records of a list. */
export const MOST_SUMMED = 40_000;
/** Up to here units are found by name before their records are; the records of more are soon met with. */
const MOST_UNITS = 200;
/** From here on a look at every record of a filter waits for others of its kind. */
const FEW = 1_000;

/** What a list goes over, and in which order. */
export interface AskedList {
  readonly scope: Scope;
  readonly filter: FactFilter;
  readonly order: RecordOrder;
  /** Adds the ledger's own conditions. */
  readonly narrow?: (search: FactSearch) => void;
  /** How many records the filter leaves, as far as they were counted; null where nobody counted. */
  readonly total: number | null;
}

/** A page begins at a bound, or at an end of the list. */
interface AskedPage {
  readonly bound: Bound | null;
  readonly backwards: boolean;
  readonly limit: number;
}

/** A record of a page, and where it stands in the order. */
interface KeyedFact<Fact> {
  readonly fact: Fact;
  readonly key: string[];
}

/** What the records of a list add to the figure of one indicator, in its smallest unit. */
export interface SumOfRecords {
  readonly indicator: IndicatorCode;
  readonly amount: Amount;
  readonly atLeast: number;
  readonly approx: number;
  readonly uncounted: number;
  readonly withheld: number;
  readonly toCheck: number;
}

/** How the facts of a table are read. */
interface FactRows<Fact> {
  readonly table: string;
  readonly columns: string;
  readonly searched: Searched;
  readonly factOf: (row: never) => Fact;
}

/** The rows of a page as a statement, without what belongs to them in other tables. */
interface CutPage {
  readonly limited: string;
  readonly search: FactSearch;
  readonly backwards: boolean;
  /** What the statement depends on beside filter and order. */
  readonly name?: string;
  /** Whether it may go over the whole table. */
  readonly lengthy?: boolean;
}

/** Units whose name the viewer sees, and the others. */
type UnitPart = 'named' | 'unseen';

type Row = Record<string, unknown>;

const UNITS_NAMED: Statement = {
  name: 'facts.units_named',
  text: 'select t.id from tenant t where t.city_code = $1 and t.name_folded like all ($2::text[]) limit $3',
};

/**
 * Pages of the facts of one ledger in any order, their number and their sums. What a scope may see is decided by
 * row-level security; conditions on top of it only say what was asked for, or help the planner.
 */
export class FactPages<Fact> {
  constructor(
    private readonly database: ScopedReads,
    private readonly rows: FactRows<Fact>,
  ) {}

  /** The same as one moment of the database has them. */
  over(reads: ScopedReads): FactPages<Fact> {
    return new FactPages(reads, this.rows);
  }

  /**
   * Up to `limit` facts in the direction of reading: `backwards` from the bound towards the beginning.
   * @throws DomainError TOO_COMPLEX (LIST_TOO_WIDE) for an order by quantity over too many records.
   */
  async page(list: AskedList, page: AskedPage): Promise<KeyedFact<Fact>[]> {
    const { order, total } = list;
    if (order.field === 'UNIT' && (total ?? 0) > MOST_SORTED) return this.unitByUnit(list, page);
    if (order.field === 'QUANTITY' && (total ?? 0) > MOST_ORDERED)
      throw DomainError.tooComplex({ max: MOST_ORDERED }, 'LIST_TOO_WIDE');
    return this.ordered(list, page);
  }

  /** Units whose name has all these words, those that the viewer sees; null where they are many. */
  async unitsNamed(scope: Scope, patterns: readonly string[]): Promise<string[] | null> {
    const rows = await this.database.read<{ id: string }>(scope, UNITS_NAMED, [
      scope.cityCode,
      patterns,
      MOST_UNITS + 1,
    ]);
    return rows.length > MOST_UNITS ? null : rows.map(({ id }) => id);
  }

  /** How many facts the filter leaves; one more than `most` where there are more. */
  async count(list: Omit<AskedList, 'total'>, most: number): Promise<number> {
    const search = this.search(list);
    const { table } = this.rows;
    const text = `select count(*)::int as total from (
      select from ${search.from(table)} where ${search.conditions} limit ${search.value(most + 1)}) f`;
    const statement = { name: `${table}.count ${search.name}`, text };
    const [row] = await this.read<{ total: number }>(list, statement, search.values);
    return row?.total ?? 0;
  }

  /**
   * What the records that the filter leaves add to figures, as view fact_figure states it, by indicator; null where
   * they are too many. Planned and voided records are in no figure.
   */
  async sums(list: Omit<AskedList, 'total'>): Promise<SumOfRecords[] | null> {
    const { table, searched } = this.rows;
    const { kinds, indicators } = searched.figures;
    if (indicators.length === 0) return [];
    const search = this.search(list);
    const most = search.value(MOST_SUMMED + 1);
    const count = (qualifier: string) => `coalesce(sum(g.weight) filter (where g.qualifier = '${qualifier}'), 0)::int`;
    const text = `with narrowed as materialized (
        select f.id from ${search.from(table)} where ${search.conditions} limit ${most}),
      few as materialized (select count(*) < ${most} as holds from narrowed)
      select few.holds, s.* from few left join lateral (
        select g.indicator, coalesce(sum(g.amount), 0) as amount, ${count('AT_LEAST')} as "atLeast",
          ${count('APPROX')} as approx, ${count('UNCOUNTED')} as uncounted, ${count('WITHHELD')} as withheld,
          coalesce(sum(g.to_check), 0)::int as "toCheck"
        from ${figuresOfRecord(kinds)} and few.holds
          and g.indicator in (${indicators.map((code) => `'${code}'`).join(', ')})
          and g.fact_id = any (array(select id from narrowed))
        group by g.indicator) s on true`;
    const rows = await this.database.readAtLength<Row & { holds: boolean } & SumOfRecords>(
      list.scope,
      { name: `${table}.sums ${search.name}`, text },
      search.values,
    );
    return rows[0]?.holds ? rows.filter(({ indicator }) => indicator !== null) : null;
  }

  /** Sorts what the filter leaves, or reads it in the order of an index. */
  private ordered(list: AskedList, { bound, backwards, limit }: AskedPage): Promise<KeyedFact<Fact>[]> {
    const search = this.search(list);
    const { searched } = this.rows;
    const parts = keyParts(list.order, searched.day);
    if (bound) {
      const name = `${backwards ? 'before' : 'after'} ${bound.key.length}${bound.inclusive ? ' inclusive' : ''}`;
      search.add(name, ($) => beyond(parts, bound, backwards, $));
    }
    const keys = parts.map(({ sql }, position) => `${sql} as key_${position}`).join(', ');
    const cut = `order by ${ordering(parts, backwards)} limit ${search.value(limit)}`;
    const limited = `select f.*, ${keys} from ${this.from(search, list.order, cut)} where ${search.conditions} ${cut}`;
    return this.shown(list, { limited, search, backwards });
  }

  /**
   * Goes from unit to unit by name and takes the newest records of each, so that a list of a whole city needs no
   * sorting. Units whose name the viewer does not see come last.
   */
  private async unitByUnit(list: AskedList, { bound, backwards, limit }: AskedPage): Promise<KeyedFact<Fact>[]> {
    const { regions, cityCode } = list.scope;
    // An official of the whole city sees the names of all units.
    const parts: UnitPart[] = regions.includes(cityCode) ? ['named'] : ['named', 'unseen'];
    if (backwards) parts.reverse();
    const at = bound && (bound.key[0] === 'true' ? 'unseen' : 'named');
    const found: KeyedFact<Fact>[] = [];
    for (const part of at === null ? parts : parts.slice(parts.indexOf(at))) {
      if (found.length >= limit) break;
      const page = { bound: part === at ? bound : null, backwards, limit: limit - found.length };
      found.push(...(part === 'named' ? await this.ofNamedUnits(list, page) : await this.ofUnseenUnits(list, page)));
    }
    return found;
  }

  private ofNamedUnits(list: AskedList, { bound, backwards, limit }: AskedPage): Promise<KeyedFact<Fact>[]> {
    const search = this.search(list);
    const { table, searched } = this.rows;
    const [, , , ...days] = keyParts(list.order, searched.day);
    const upwards = list.order.ascending !== backwards;
    const name = sortedName('t');
    const most = search.value(limit);
    // Only the unit at the bound has records on both sides of it.
    const [, unitName = '', unit = '', ...day] = bound?.key ?? [];
    const at = bound && { name: search.value(unitName), unit: `${search.value(unit)}::uuid` };
    const units = at ? ` and (${name}, t.id) ${upwards ? '>=' : '<='} (${at.name}::text, ${at.unit})` : '';
    const rest = bound && beyond(days, { key: day, inclusive: bound.inclusive }, backwards, ($) => search.value($));
    const direction = upwards ? 'asc' : 'desc';
    const limited = `select f.*, false as key_0, ${name} as key_1, t.id as key_2, f.${searched.day} as key_3,
        f.id as key_4
      from tenant t cross join lateral (
        select * from ${search.from(table)} where ${search.conditions} and f.tenant_id = t.id
          ${at ? `and (t.id <> ${at.unit} or ${rest})` : ''}
        order by ${ordering(days, backwards)} limit ${most}) f
      where t.city_code = $1${units}
      order by ${name} ${direction}, t.id ${direction}, ${ordering(days, backwards)} limit ${most}`;
    const from = bound === null ? '' : bound.inclusive ? ' from a record' : ' behind a record';
    return this.shown(list, { limited, search, backwards, name: `unit by unit${from}` });
  }

  private ofUnseenUnits(list: AskedList, { bound, backwards, limit }: AskedPage): Promise<KeyedFact<Fact>[]> {
    const search = this.search(list);
    const { table, searched } = this.rows;
    const parts = keyParts(list.order, searched.day).slice(2);
    search.add('unseen units', () => 'f.tenant_id not in (select t.id from tenant t where t.city_code = $1)');
    if (bound) {
      const { key, inclusive } = bound;
      search.add(`from ${inclusive}`, ($) => beyond(parts, { key: key.slice(2), inclusive }, backwards, $));
    }
    const keys = parts.map(({ sql }, position) => `${sql} as key_${position + 2}`).join(', ');
    const limited = `select f.*, true as key_0, '' as key_1, ${keys}
      from ${search.from(table)} where ${search.conditions}
      order by ${ordering(parts, backwards)} limit ${search.value(limit)}`;
    return this.shown(list, { limited, search, backwards, lengthy: true });
  }

  /** The page is cut first, so that parts are gathered for its rows alone. */
  private async shown(
    list: AskedList,
    { limited, search, backwards, name = '', lengthy }: CutPage,
  ): Promise<KeyedFact<Fact>[]> {
    const { table, columns, searched } = this.rows;
    const parts = keyParts(list.order, searched.day);
    const keys = parts.map((_, position) => `f.key_${position}`);
    const text = `select ${columns}, array[${keys.map((key) => `${key}::text`).join(', ')}] as key
      from (${limited}) f order by ${ordering(parts, backwards, keys)}`;
    const names = [`${table}.page`, search.name, nameOfOrder(list.order), name, backwards && 'backwards'];
    const { order, filter } = list;
    const inOrder = order.field === 'DAY' && filter.unitIds == null && !filter.text?.trim();
    const statement = { name: names.filter(Boolean).join(' '), text, inOrder };
    const rows = await this.read<{ key: string[] }>(list, statement, search.values, lengthy);
    return rows.map(({ key, ...fact }) => ({ fact: this.rows.factOf(fact as never), key }));
  }

  private from(search: FactSearch, { field, indicator }: RecordOrder, cut: string): string {
    const { table, searched } = this.rows;
    if (field === 'DAY') return search.cutFrom(table, cut);
    const from = search.from(table);
    if (field === 'UNIT') return `${from} left join tenant u on u.city_code = $1 and u.id = f.tenant_id`;
    return `${from} left join lateral (
        select sum(g.amount) as amount from ${figuresOfRecord(searched.figures.kinds)}
          and g.indicator = '${indicator}' and g.fact_id = f.id) q on true`;
  }

  private search({ scope, filter, narrow }: Pick<AskedList, 'scope' | 'filter' | 'narrow'>): FactSearch {
    const search = new FactSearch(scope, this.rows.searched, filter);
    narrow?.(search);
    return search;
  }

  /**
   * Words and qualifiers are looked for in every record that the rest of the filter leaves, and a quantity is looked up
   * for each of them: where they may be many, that waits for others of its kind.
   */
  private read<Found extends object>(
    { scope, filter, order, total }: Omit<AskedList, 'total'> & { readonly total?: number | null },
    statement: Statement,
    values: readonly unknown[],
    lengthy = false,
  ): Promise<Found[]> {
    const looksAtEach = Boolean(filter.text?.trim()) || filter.qualifier != null;
    const waits = lengthy || looksAtEach || (order.field === 'QUANTITY' && (total ?? 0) > FEW);
    return waits
      ? this.database.search<Found & Row>(scope, statement, values)
      : this.database.read<Found & Row>(scope, statement, values);
  }
}
