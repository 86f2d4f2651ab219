import { columnOf, STORED_INDICATORS } from '@fanzha/domain';
import type { MaintenanceTransaction, Statement } from '@fanzha/platform';
import { DELTA_KEY, statedColumns } from '../contribution/dimensions.js';

/**
 * Whose figures a change may move: those of some tenants, and the households that are registered in some communities.
 */
interface Concerned {
  readonly tenantIds: readonly string[];
  readonly communityCodes: readonly string[];
}

const QUALIFIER_COUNTS = ['at_least', 'approx', 'uncounted', 'withheld', 'to_check'] as const;
const SUMS = ['amount', ...QUALIFIER_COUNTS, 'lines'] as const;
/** The largest amount that is moved by one delta. */
const MOST_OF_DELTA = '4000000000000000000::numeric';
/** Stands for the facts of a key among the indicators. */
const FACTS = 'FACTS';

const CREATE: Statement = {
  name: '',
  text: `
    create temporary table reattributed (
      tenant_id uuid, home_region text collate "C", region_code text collate "C", sector text, day date, began_on date,
      ${statedColumns((column) => `${column} text`)}, tenant_only boolean, campaign_ids uuid[],
      indicator text,
      ${SUMS.map((sum) => `${sum} numeric`).join(', ')}) on commit drop`,
};

const qualified = (qualifier: string) => `coalesce(sum(weight) filter (where qualifier = '${qualifier}'), 0)`;

/** What the ledgers say now of everything concerned, added up by the keys of deltas. */
const STATED = `
  select ${DELTA_KEY}, indicator, coalesce(sum(amount), 0) as amount, ${qualified('AT_LEAST')} as at_least,
    ${qualified('APPROX')} as approx,
    ${qualified('UNCOUNTED')} as uncounted, ${qualified('WITHHELD')} as withheld,
      coalesce(sum(to_check), 0) as to_check,
    case when began_on is null then 0 else sum(weight) end as lines
  from (
    select * from fact_figure where city_code = $1 and tenant_id = any ($2::uuid[])
    union all
    select * from fact_figure where city_code = $1 and sector = '-' and region_code = any ($3::text[])
      and tenant_id <> all ($2::uuid[])) f
  group by ${DELTA_KEY}, indicator
  union all
  select tenant_id, home_region, region_code, sector, day, null, ${statedColumns(() => 'null')},
    false, '{}'::uuid[], '${FACTS}',
    count(*), 0, 0, 0, 0, 0, 0
  from (select distinct tenant_id, home_region, region_code, sector, day, fact_kind, fact_id from fact_day
    where city_code = $1 and tenant_id = any ($2::uuid[])) d
  group by 1, 2, 3, 4, 5`;

const REMEMBER: Statement = {
  name: '',
  text: `insert into reattributed (${DELTA_KEY}, indicator, ${SUMS.join(', ')}) ${STATED}`,
};

const of = (code: string) => `filter (where indicator = '${code}')`;

const RECORD: Statement = {
  name: '',
  text: `
    with stated as (${STATED}),
    moved as (
      select ${DELTA_KEY}, indicator, ${SUMS.map((sum) => `sum(${sum}) as ${sum}`).join(', ')}
      from (
        select ${DELTA_KEY}, indicator, ${SUMS.join(', ')} from stated
        union all
        select ${DELTA_KEY}, indicator, ${SUMS.map((sum) => `-${sum}`).join(', ')} from reattributed) both_sides
      group by ${DELTA_KEY}, indicator
      having ${SUMS.map((sum) => `sum(${sum}) <> 0`).join(' or ')}),
    -- What is larger than a delta can hold goes into several.
    part as (
      select ${DELTA_KEY}, indicator, n, lines, amount as whole, case when n = 0 then amount % ${MOST_OF_DELTA}
        else sign(amount) * ${MOST_OF_DELTA} end as amount,
        ${QUALIFIER_COUNTS.map((count) => `case when n = 0 then ${count} else 0 end as ${count}`).join(', ')}
      from moved, generate_series(0, trunc(abs(amount) / ${MOST_OF_DELTA})::int) as n)
    insert into rollup_delta (city_code, ${DELTA_KEY}, facts, qualifier_counts,
      ${STORED_INDICATORS.map(columnOf).join(', ')})
    select $1, ${DELTA_KEY}, coalesce(sum(amount) ${of(FACTS)}, 0),
      jsonb_object_agg(indicator, jsonb_build_array(${QUALIFIER_COUNTS.join(', ')})
          || case when began_on is null then '[]'::jsonb else jsonb_build_array(lines, whole) end)
        filter (where (${QUALIFIER_COUNTS.join(', ')}) <> (0, 0, 0, 0, 0) or (n = 0 and began_on is not null)),
      ${STORED_INDICATORS.map((code) => `nullif(sum(amount) ${of(code)}, 0)`).join(', ')}
    from part group by ${DELTA_KEY}, n returning 1`,
};

/**
 * Carries out a change that says anew where something counts (a tenant moves, facts are re-attributed, a region goes up
 * in another one) and moves the figures by what it changes: everything the ledgers state of what is concerned before,
 * and after, and the difference as deltas. Whatever the change is, figures and ledgers agree behind it.
 *
 * The transaction must be REPEATABLE READ, with nobody writing for those concerned (`Maintenance.alone`).
 */
export async function reattribute<T>(
  tx: MaintenanceTransaction,
  concerned: Concerned,
  change: () => Promise<T>,
): Promise<T> {
  const values = [tx.cityCode, concerned.tenantIds, concerned.communityCodes];
  await tx.run(CREATE);
  await tx.run(REMEMBER, values);
  const result = await change();
  await tx.run(RECORD, values);
  return result;
}
