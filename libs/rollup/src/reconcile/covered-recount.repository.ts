import type { MaintenanceTransaction, Statement } from '@fanzha/platform';
import { COVERED_COLUMNS, ON_ROSTER_COLUMNS } from '../households/covered-day-statement.js';
import type { Discrepancy } from './discrepancy.js';
import { columnList } from '../deltas/wide-columns.js';

/**
 * The first day on which each door was visited in each month, quarter and year, by each line and by any ('*'), from the
 * visits' own lists of doors. `key` is what doors are told apart by beside their number.
 */
const firstDays = (key: string) => `
  door as (
    select ${key}, sector, visited_on, n from household_visit, unnest(visited) n
      where city_code = $1 and record_status = 'ACTIVE'),
  by_month as materialized (
    select ${key}, sector, date_trunc('month', visited_on)::date as start, n, min(visited_on) as day
    from door group by ${key}, sector, date_trunc('month', visited_on), n),
  months as materialized (
    select * from by_month union all select ${key}, '*', start, n, min(day) from by_month
      group by ${key}, start, n),
  quarters as materialized (
    select ${key}, sector, date_trunc('quarter', start)::date as start, n, min(day) as day
    from months group by ${key}, sector, date_trunc('quarter', start), n),
  first_day as materialized (
    select 'month' as kind, *, (start + interval '1 month - 1 day')::date as ends from months
    union all
    select 'quarter', *, (start + interval '3 months - 1 day')::date from quarters
    union all
    select 'year', ${key}, sector, date_trunc('year', start)::date, n, min(day),
      (date_trunc('year', start) + interval '1 year - 1 day')::date
    from quarters group by ${key}, sector, date_trunc('year', start), n)`;

/** What each period ('YYYY-MM', 'YYYY-Qn', 'YYYY') and each day must say of `added`, beside what is kept of them. */
const compare = (column: 'covered' | 'on_roster', ofDay: readonly string[], indicator: string) => `
  at_node as materialized (
    select substr(region_code, 1, size) as node, kind, start, sector, day, sum(change) as change
    from added, (values (4), (6), (9), (12)) as level(size) group by 1, 2, 3, 4, 5),
  whole as materialized (
    select node, to_char(start, case kind when 'month' then 'YYYY-MM' when 'quarter' then 'YYYY-"Q"Q' else 'YYYY' end)
      as period, sector, sum(change) as n
    from at_node group by node, kind, start, sector),
  of_day as materialized (
    select node, sector, day, ${['month', 'quarter', 'year']
      .map((kind) => `coalesce(sum(change) filter (where kind = '${kind}'), 0)`)
      .map((sum, at) => `${sum} as ${ofDay[at]}`)
      .join(', ')}
    from at_node group by node, sector, day),
  kept as (select node, period, sector, ${column} as n from rollup_covered where city_code = $1 and ${column} <> 0),
  kept_day as (
    select node, sector, day, ${columnList(ofDay)} from rollup_covered_day
      where city_code = $1 and (${ofDay.map((c) => `${c} <> 0`).join(' or ')})),
  differing as (
    select 'covered' as "table", node, period, sector, '*' as dimension, '*' as member, '${indicator}' as indicator,
      array[coalesce(c.n, 0)] as counted, array[coalesce(k.n, 0)] as kept
    from whole c full join kept k using (node, period, sector) where coalesce(c.n, 0) <> coalesce(k.n, 0)
    union all
    select 'covered_day', node, to_char(day, 'YYYY-MM-DD'), sector, '*', '*', '${indicator}',
      array[${columnList(ofDay, (c) => `coalesce(c.${c}, 0)`)}],
        array[${columnList(ofDay, (c) => `coalesce(k.${c}, 0)`)}]
    from of_day c full join kept_day k using (node, sector, day)
    where ${ofDay.map((c) => `coalesce(c.${c}, 0) <> coalesce(k.${c}, 0)`).join(' or ')})
  select (select count(*) from whole)::int + (select count(*) from of_day)::int as figures,
    (select count(*) from differing)::int as differences,
    coalesce((select jsonb_agg(to_jsonb(d)) from (select * from differing order by node, period limit 50) d),
      '[]') as examples`;

/**
 * Different households once more, from the visits' own lists of doors: no bitmap takes part. Compared are the bitmaps
 * (door by door, as numbers of doors) through what is kept of them.
 */
const COMPARE_COVERED: Statement = {
  name: '',
  text: `
  with ${firstDays('region_code, roster_id')},
  added as (select region_code, kind, start, sector, day, count(*) as change from first_day group by 1, 2, 3, 4, 5),
  ${compare('covered', COVERED_COLUMNS, 'HOUSEHOLDS_COVERED')}`,
};

/**
 * Households of the rosters once more, from the visits' own lists, the doors and their vacancies, door by door: each
 * is on its roster for some spans of days, and counts from the first of them on which it has been visited. No bitmap
 * takes part and nothing is kept.
 */
const COMPARE_ON_ROSTER: Statement = {
  name: '',
  text: `
  with ${firstDays('roster_id')},
  in_place as (
    select d.roster_id, d.number as n, d.region_code,
      unnest(datemultirange(daterange(d.registered_on, d.retired_on)) - coalesce(v.days, '{}')) as days
    from household_door d
      left join (
        select roster_id, number, range_agg(daterange(from_on, to_on)) as days from household_vacancy
          where city_code = $1 group by 1, 2) v
      on v.roster_id = d.roster_id and v.number = d.number
    where d.city_code = $1),
  added as (
    select p.region_code, f.kind, f.start, f.sector, c.day, sum(c.change) as change
    from first_day f join in_place p on p.roster_id = f.roster_id and p.n = f.n
      cross join lateral (values (greatest(lower(p.days), f.day), 1), (upper(p.days), -1)) as c(day, change)
    where (upper(p.days) is null or upper(p.days) > f.day) and c.day <= f.ends
    group by 1, 2, 3, 4, 5),
  ${compare('on_roster', ON_ROSTER_COLUMNS, 'ROSTER_HOUSEHOLDS_COVERED')}`,
};

interface Compared extends Record<string, unknown> {
  readonly figures: number;
  readonly differences: number;
  readonly examples: Discrepancy[];
}

/**
 * Compares every kept number of different households with a count over the visits. Nothing may be dirty in the
 * snapshot.
 */
export async function recountHouseholds(tx: MaintenanceTransaction): Promise<Compared> {
  const [visited] = await tx.run<Compared>(COMPARE_COVERED, [tx.cityCode]);
  const [onRoster] = await tx.run<Compared>(COMPARE_ON_ROSTER, [tx.cityCode]);
  if (!visited || !onRoster) throw new Error('the recount of households gave no answer');
  return {
    figures: visited.figures + onRoster.figures,
    differences: visited.differences + onRoster.differences,
    examples: [...visited.examples, ...onRoster.examples],
  };
}
