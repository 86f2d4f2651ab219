import { columnList } from '../deltas/wide-columns.js';

/** Kept periods that a day lies in, by their name in the columns of rollup_covered_day. */
const PERIODS = ['month', 'quarter', 'year'] as const;
const inEach = (shape: (period: (typeof PERIODS)[number]) => string, separator = ', ') =>
  PERIODS.map(shape).join(separator);

export const COVERED_COLUMNS: readonly string[] = PERIODS.map((period) => `covered_in_${period}`);
export const ON_ROSTER_COLUMNS: readonly string[] = PERIODS.map((period) => `on_roster_in_${period}`);

/** Every node that a community is in, itself among them. */
export const AT_EACH_LEVEL = '(values (4), (6), (9), (12)) as level(size)';

/**
 * Doors of the visits of each day as bitmaps, of each line and of all together; `key` is what they are told apart by.
 */
const bitsPerDay = (key: 'region_code, roster_id' | 'roster_id', where: string) => `
  seen as materialized (
    select ${key}, b.block, v.sector, v.visited_on as day, bit_or(door_bits(v.visited, b.block)) as bits
    from household_visit v cross join lateral (select distinct (n - 1) / 2048 as block from unnest(v.visited) as n) b
    where v.city_code = $1 and ${where} and v.record_status = 'ACTIVE' and to_char(v.visited_on, 'YYYY') = any ($3)
    group by ${key}, b.block, v.sector, v.visited_on),
  slot as materialized (
    select ${key}, block, day, case when grouping(sector) = 1 then '*' else sector end as sector, bit_or(bits) as bits
    from seen group by ${key}, block, day, grouping sets ((), (sector))),
  newly as (
    select ${key}, day, sector, ${inEach(
      (period) => `bit_count(bit_or(bits) over ${period})
        - coalesce(bit_count(bit_or(bits) over (${period} rows between unbounded preceding and 1 preceding)), 0)
          as in_${period}`,
    )}
    from slot
    window ${inEach(
      (period) => `${period} as (partition by ${key}, block, sector, date_trunc('${period}', day) order by day)`,
    )})`;

/**
 * Moves the communities' days to what they are now, and the nodes above by what has changed. `fresh` and `kept` stand
 * before it.
 */
const moveDays = (columns: readonly string[]) => `
  moved as materialized (
    select coalesce(f.node, k.node) as region_code,
      coalesce(f.day, k.day) as day, coalesce(f.sector, k.sector) as sector,
      ${columnList(columns, (c) => `coalesce(f.${c}, 0) - coalesce(k.${c}, 0) as ${c}`)}
    from fresh f full join kept k on k.node = f.node and k.day = f.day and k.sector = f.sector
    where ${columns.map((c) => `coalesce(f.${c}, 0) <> coalesce(k.${c}, 0)`).join(' or ')})
  insert into rollup_covered_day (city_code, node, day, sector, ${columnList(columns)})
  select $1::text, substr(region_code, 1, size), day, sector, ${columnList(columns, (c) => `sum(${c})`)}
  from moved, ${AT_EACH_LEVEL}
  group by 2, 3, 4
  on conflict (city_code, node, sector, day) do
    update set ${columnList(columns, (c) => `${c} = rollup_covered_day.${c} + excluded.${c}`)}`;

/**
 * Counts anew which households of some communities ($2) were visited for the first time in a month, quarter or year on
 * each day of some years ($3): what a period up to a day has covered is the sum of its days.
 */
export const RECOUNT_COMMUNITY_DAYS = `
  with ${bitsPerDay('region_code, roster_id', 'region_code = any ($2)')},
  fresh as (
    select region_code as node, day, sector, ${inEach((period) => `sum(in_${period})::int as covered_in_${period}`)}
    from newly group by 1, 2, 3),
  kept as (
    select node, day, sector, ${columnList(COVERED_COLUMNS)} from rollup_covered_day
    where city_code = $1 and node = any ($2) and to_char(day, 'YYYY') = any ($3)),
  ${moveDays(COVERED_COLUMNS)}`;

/** The last day of the period that a visit lies in. */
const endOf = (period: (typeof PERIODS)[number]) => {
  const length = period === 'quarter' ? '3 months' : `1 ${period}`;
  return `(date_trunc('${period}', v.visited_on) + interval '${length} - 1 day')::date`;
};

/**
 * The same for households of some rosters ($2) that are in place on the day: a visited door leaves on the day on which
 * it is retired or found vacant, and comes back when it is inhabited again. What stands under a code that the community
 * had before goes.
 */
export const RECOUNT_ROSTER_DAYS = `
  with roster as materialized (
    select id, region_code, former_codes from household_roster
    where city_code = $1 and id = any ($2::uuid[])),
  ${bitsPerDay('roster_id', 'roster_id = any ($2::uuid[])')},
  away as materialized (
    select roster_id, number, unnest(range_agg(days)) as days from (
      select roster_id, number, daterange(null, registered_on) as days from household_door
      where city_code = $1 and roster_id = any ($2::uuid[])
        and registered_on > (select min(y) || '-01-01' from unnest($3::text[]) y)::date
      union all
      select roster_id, number, daterange(retired_on, null) from household_door
      where city_code = $1 and roster_id = any ($2::uuid[]) and retired_on is not null
      union all
      select roster_id, number, daterange(from_on, to_on) from household_vacancy
      where city_code = $1 and roster_id = any ($2::uuid[])) spans
    group by 1, 2),
  met as (
    select v.roster_id, n.number, s.sector, p.period, p.ends, min(v.visited_on) as first_day
    from household_visit v cross join unnest(v.visited) as n(number)
      cross join lateral (values ('*'), (v.sector)) as s(sector)
      cross join lateral (values ${inEach((period) => `('${period}', ${endOf(period)})`)}) as p(period, ends)
    where v.city_code = $1 and v.roster_id = any ($2::uuid[]) and v.record_status = 'ACTIVE'
      and to_char(v.visited_on, 'YYYY') = any ($3)
      and exists (select from away a where a.roster_id = v.roster_id and a.number = n.number)
    group by 1, 2, 3, 4, 5),
  turned as (
    select m.roster_id, c.day, m.sector,
      ${inEach((period) => `c.change * (m.period = '${period}')::int as in_${period}`)}
    from met m join away a on a.roster_id = m.roster_id and a.number = m.number
      cross join lateral (values (greatest(lower(a.days), m.first_day), -1), (upper(a.days), 1)) as c(day, change)
    where (upper(a.days) is null or upper(a.days) > m.first_day) and c.day <= m.ends),
  fresh as (
    select r.region_code as node, c.day, c.sector,
      ${inEach((period) => `sum(c.in_${period})::int as on_roster_in_${period}`)}
    from (select * from newly union all select * from turned) c join roster r on r.id = c.roster_id
    group by 1, 2, 3),
  kept as (
    select c.node, c.day, c.sector, ${columnList(ON_ROSTER_COLUMNS, (c) => `c.${c}`)}
    from (select distinct code from roster, unnest(former_codes || region_code) as code) known
      join rollup_covered_day c on c.city_code = $1 and c.node = known.code and to_char(c.day, 'YYYY') = any ($3)),
  ${moveDays(ON_ROSTER_COLUMNS)}`;
