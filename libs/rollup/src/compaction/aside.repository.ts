import type { MaintenanceTransaction, Statement } from '@fanzha/platform';
import { DELTA_KEY } from '../contribution/dimensions.js';
import { type CellSlots, cellSums, EVER, IN_PERIODS } from './cell-statement.js';
import { columnList, hasAny, IN_PLACE_COLUMNS } from '../deltas/wide-columns.js';

/** Amounts of one indicator that no cell could hold any more, and wait in deltas of their own. */
export interface SetAside {
  readonly column: string;
  /** Deltas that hold them now. */
  readonly deltas: number;
  readonly tenantIds: readonly string[];
}

/** What a cell can hold: a bigint. */
const MOST = '9223372036854775807';
/**
 * Half of it: amounts up to this size are put together while their sum stays below it, so that they never leave bigint.
 */
const HALF = '4611686018427387903';

/**
 * Amounts from which on deltas are set aside, the largest first: what one record can state no more, if it does, and
 * then ever smaller ones until the rest fits.
 */
const SIZES = [10 ** 13, 10 ** 12, 10 ** 9, 10 ** 6, 10 ** 3, 1];

/** Whether some cell could not hold what is added to it. */
const overflows = (c: string) => `coalesce(bool_or(abs(coalesce(k.${c}, 0)::numeric + s.${c}) > ${MOST}), false)`;

const tooLarge = (columns: readonly string[], slots: CellSlots, due: string) => `
  with s as materialized (${cellSums(columns, slots, due, 'numeric')})
  select
    ${columnList(columns, (c) => `${overflows(c)} as ${c}`)}
  from s left join rollup_cell k on k.city_code = $1 and k.node = s.node and k.period = s.period and k.sector = s.sector
    and k.dimension = s.dimension and k.member = s.member and k.region_code = s.region_code`;

/**
 * Moves the amounts of a column that reach $3 into deltas that are aside, put together by key as far as a bigint goes.
 */
const move = (column: string, due: string): Statement => ({
  name: '',
  text: `
    with large as materialized (
      select d.id, ${DELTA_KEY}, d.${column}::numeric as amount, abs(d.${column}::numeric) as size from rollup_delta d
      where ${due} and abs(d.${column}::numeric) >= $3::numeric),
    part as (
      select *, case when size > ${HALF} then id end as alone,
        trunc(sum(case when size > ${HALF} then 0 else size end)
          over (partition by ${DELTA_KEY} order by id) / ${HALF}) as chunk
      from large),
    kept as (
      insert into rollup_delta (city_code, ${DELTA_KEY}, facts, aside, ${column})
      select $1, ${DELTA_KEY}, 0, true, sum(amount)::bigint from part group by ${DELTA_KEY}, alone,
        chunk having sum(amount) <> 0
      returning tenant_id),
    emptied as (update rollup_delta d set ${column} = null where ${due} and d.id in (select id from large))
    select count(*)::int as deltas, coalesce(array_agg(distinct tenant_id::text), '{}') as tenants from kept`,
});

/**
 * Makes room: where a cell would leave bigint, the largest amounts of that indicator are set aside until the rest of
 * the deltas fits. They stay deltas, so every read counts them; compaction leaves them out until there is room for
 * them.
 */
export async function setAside(
  tx: MaintenanceTransaction,
  columns: readonly string[],
  due: string,
  bound: number,
): Promise<SetAside[]> {
  const moved = new Map<string, SetAside>();
  for (const size of SIZES) {
    const full = await fullColumns(tx, columns, due, bound);
    if (full.length === 0) break;
    for (const column of full) {
      const [kept] = await tx.run<{ deltas: number; tenants: string[] }>(move(column, due), [tx.cityCode, bound, size]);
      if (!kept || kept.deltas === 0) continue;
      const known = moved.get(column);
      moved.set(column, {
        column,
        deltas: kept.deltas + (known?.deltas ?? 0),
        tenantIds: [...new Set([...kept.tenants, ...(known?.tenantIds ?? [])])],
      });
    }
  }
  return [...moved.values()];
}

async function fullColumns(
  tx: MaintenanceTransaction,
  columns: readonly string[],
  due: string,
  bound: number,
): Promise<string[]> {
  if (columns.length === 0) return [];
  const values = [tx.cityCode, bound];
  const [inPeriods] = await tx.run<Record<string, boolean>>(
    { name: '', text: tooLarge(columns, IN_PERIODS, due) },
    values,
  );
  const inPlace = columns.filter((column) => IN_PLACE_COLUMNS.includes(column));
  const [ever] =
    inPlace.length === 0
      ? []
      : await tx.run<Record<string, boolean>>(
          { name: '', text: tooLarge(inPlace, EVER, `${due} and ${hasAny(inPlace)}`) },
          values,
        );
  return columns.filter((column) => inPeriods?.[column] || ever?.[column]);
}

const SET_FIRST_ASIDE: Statement = {
  name: '',
  text: `update rollup_delta set aside = true where city_code = $1
      and id = (select id from rollup_delta where city_code = $1 and not aside order by id limit 1)
    returning tenant_id::text as tenant`,
};

/** Sets the oldest delta aside as it is, for a reason that no amount explains. @returns the tenant it belongs to. */
export async function setFirstAside(tx: MaintenanceTransaction): Promise<string | null> {
  const [row] = await tx.run<{ tenant: string }>(SET_FIRST_ASIDE, [tx.cityCode]);
  return row?.tenant ?? null;
}

/** How many deltas are aside, by city: of the whole installation, numbers alone. */
export const ASIDE_BY_CITY: Statement = {
  name: 'rollup.aside_by_city',
  text: 'select city_code as city, deltas from rollup_deltas_aside()',
};

const ASIDE_USE: Statement = {
  name: '',
  text: 'select count(*)::int as deltas from rollup_delta where city_code = $1 and aside',
};

/** How many deltas of the transaction's city are aside. */
export async function countAside(tx: MaintenanceTransaction): Promise<number> {
  const [row] = await tx.run<{ deltas: number }>(ASIDE_USE, [tx.cityCode]);
  return row?.deltas ?? 0;
}
