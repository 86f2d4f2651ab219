import type { MaintenanceTransaction, Statement } from '@fanzha/platform';
import type { Discrepancy } from './discrepancy.js';

/** Communities folded at a time: writers of the same communities wait for as long as a batch takes. */
export const COMMUNITIES = 200;

const TRY_LOCK_CITY: Statement = {
  name: 'covered.try_lock_city',
  text: `select pg_try_advisory_xact_lock(hashtext('households covered'), hashtext($1)) as locked`,
};

const LOCK_CITY: Statement = {
  name: 'covered.lock_city',
  text: `select pg_advisory_xact_lock(hashtext('households covered'), hashtext($1)) is not null as locked`,
};

const DIRTY: Statement = {
  name: 'covered.dirty',
  text: `select distinct region_code from household_presence where city_code = $1 and dirty order by region_code limit $2`,
};

const CLEAN: Statement = {
  name: 'covered.clean',
  text: `update household_presence set dirty = false where city_code = $1 and dirty and region_code = any ($2)
    returning substr(month, 1, 4) as year`,
};

/**
 * Counts the communities' households anew – per month, quarter and year, for all lines and for each – and moves towns,
 * counties and the city by what has changed.
 */
const RECOUNT_COMMUNITIES: Statement = {
  name: 'covered.recount_communities',
  text: `
  with seen as materialized (
    select region_code, roster_id, block, sector, month, substr(month, 1, 4) || '-Q' || (substr(month, 6)::int + 2) / 3 as quarter,
      substr(month, 1, 4) as year, bit_or(bits) as bits
    from household_presence where city_code = $1 and region_code = any ($2) and substr(month, 1, 4) = any ($3)
    group by 1, 2, 3, 4, 5),
  fresh as (
    select region_code, coalesce(month, quarter, year) as period, sector, sum(bit_count(bits))::int as covered
    from (
      select region_code, roster_id, block, month, quarter, year, case when grouping(sector) = 1 then '*' else sector end as sector, bit_or(bits) as bits
      from seen group by region_code, roster_id, block, grouping sets ((month), (quarter), (year)), grouping sets ((), (sector))) b
    group by 1, 2, 3),
  kept as (
    select node, period, sector, covered from rollup_covered
    where city_code = $1 and node = any ($2) and substr(period, 1, 4) = any ($3)),
  moved as materialized (
    select coalesce(f.region_code, k.node) as region_code, coalesce(f.period, k.period) as period, coalesce(f.sector, k.sector) as sector,
      coalesce(f.covered, 0) - coalesce(k.covered, 0) as change
    from fresh f full join kept k on k.node = f.region_code and k.period = f.period and k.sector = f.sector
    where coalesce(f.covered, 0) <> coalesce(k.covered, 0))
  insert into rollup_covered (city_code, node, period, sector, covered)
  select $1::text, substr(region_code, 1, size), period, sector, sum(change)
  from moved, (values (4), (6), (9), (12)) as level(size)
  group by 2, 3, 4
  on conflict (city_code, node, period, sector) do update set covered = rollup_covered.covered + excluded.covered`,
};

/**
 * Folds what visits have changed into the kept numbers of different households. The transaction must be REPEATABLE READ: a
 * visit that comes in between fails it (40001), and it is begun again.
 * @param busy what to do when another process is at it: give way, or wait for it.
 * @returns how many communities were counted; 0 when none is dirty or another process is at it.
 */
export async function foldHouseholds(tx: MaintenanceTransaction, limit = COMMUNITIES, busy: 'give way' | 'wait' = 'give way'): Promise<number> {
  const [lock] = await tx.run<{ locked: boolean }>(busy === 'wait' ? LOCK_CITY : TRY_LOCK_CITY, [tx.cityCode]);
  if (!lock?.locked) return 0;
  const dirty = await tx.run<{ region_code: string }>(DIRTY, [tx.cityCode, limit]);
  if (dirty.length === 0) return 0;
  const communities = dirty.map((row) => row.region_code);
  const cleaned = await tx.run<{ year: string }>(CLEAN, [tx.cityCode, communities]);
  await tx.run(RECOUNT_COMMUNITIES, [tx.cityCode, communities, [...new Set(cleaned.map((row) => row.year))]]);
  return communities.length;
}

/**
 * Different households once more, from the visits' own lists of doors: no bitmap takes part. Compared are the bitmaps
 * (door by door, as numbers of doors) through what is kept of them.
 */
const COMPARE_COVERED: Statement = {
  name: '',
  text: `
  with door as materialized (
    select distinct region_code, sector, to_char(visited_on, 'YYYY-MM') as month, roster_id, n
    from household_visit, unnest(visited) n
    where city_code = $1 and record_status = 'ACTIVE'),
  by_quarter as materialized (
    select distinct region_code, sector, substr(month, 1, 4) || '-Q' || (substr(month, 6)::int + 2) / 3 as quarter, roster_id, n from door),
  by_year as (select distinct region_code, sector, substr(quarter, 1, 4) as year, roster_id, n from by_quarter),
  counted as (
    select region_code, month as period, sector, count(*) as n from door group by 1, 2, 3
    union all select region_code, quarter, sector, count(*) from by_quarter group by 1, 2, 3
    union all select region_code, year, sector, count(*) from by_year group by 1, 2, 3
    union all select region_code, month, '*', count(distinct (roster_id, n)) from door group by 1, 2
    union all select region_code, quarter, '*', count(distinct (roster_id, n)) from by_quarter group by 1, 2
    union all select region_code, year, '*', count(distinct (roster_id, n)) from by_year group by 1, 2),
  at_node as (
    select substr(region_code, 1, size) as node, period, sector, sum(n) as n
    from counted, (values (4), (6), (9), (12)) as level(size) group by 1, 2, 3),
  kept as (select node, period, sector, covered as n from rollup_covered where city_code = $1 and covered <> 0),
  differing as (
    select 'covered' as "table", node, period, sector, '*' as dimension, '*' as member, 'HOUSEHOLDS_COVERED' as indicator,
      array[coalesce(c.n, 0)] as counted, array[coalesce(k.n, 0)] as kept
    from at_node c full join kept k using (node, period, sector) where c.n is distinct from k.n)
  select (select count(*) from at_node)::int as figures, (select count(*) from differing)::int as differences,
    coalesce((select jsonb_agg(to_jsonb(d)) from (select * from differing order by node, period limit 50) d), '[]') as examples`,
};

/** Compares every kept number of different households with a count over the visits. Nothing may be dirty in the snapshot. */
export async function recountHouseholds(tx: MaintenanceTransaction): Promise<{ figures: number; differences: number; examples: Discrepancy[] }> {
  const [result] = await tx.run<{ figures: number; differences: number; examples: Discrepancy[] }>(COMPARE_COVERED, [tx.cityCode]);
  if (!result) throw new Error('the recount of households gave no answer');
  return result;
}
