-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- foldHouseholds: covered.clean
update household_visit_bitmap
set dirty = false
where
  city_code = $1
  and dirty
  and region_code = any ($2)
returning
  roster_id,
  substr(month, 1, 4) as year;

-- foldHouseholds: covered.dirty
select distinct region_code
from household_visit_bitmap
where
  city_code = $1
  and dirty
order by region_code
limit $2;

-- foldHouseholds: covered.lock_city
select pg_advisory_xact_lock(hashtext ('households covered'), hashtext ($1)) is not null as locked;

-- foldHouseholds: covered.recount_communities
with
  seen as materialized (
    select
      region_code,
      roster_id,
      block,
      sector,
      month,
      substr(month, 1, 4) || '-Q' || (substr(month, 6)::int + 2) / 3 as quarter,
      substr(month, 1, 4) as year,
      bit_or(bits) as bits
    from household_visit_bitmap
    where
      city_code = $1
      and region_code = any ($2)
      and substr(month, 1, 4) = any ($3)
    group by
      1,
      2,
      3,
      4,
      5
  ),
  fresh as (
    select
      region_code,
      coalesce(month, quarter, year) as period,
      sector,
      sum(bit_count(bits))::int as covered
    from
      (
        select
          region_code,
          roster_id,
          block,
          month,
          quarter,
          year,
          case
            when grouping(sector) = 1 then '*'
            else sector
          end as sector,
          bit_or(bits) as bits
        from seen
        group by
          region_code,
          roster_id,
          block,
          grouping sets ((month), (quarter), (year)),
          grouping sets ((), (sector))
      ) b
    group by
      1,
      2,
      3
  ),
  kept as (
    select
      node,
      period,
      sector,
      covered
    from rollup_covered
    where
      city_code = $1
      and node = any ($2)
      and substr(period, 1, 4) = any ($3)
  ),
  moved as materialized (
    select
      coalesce(f.region_code, k.node) as region_code,
      coalesce(f.period, k.period) as period,
      coalesce(f.sector, k.sector) as sector,
      coalesce(f.covered, 0) - coalesce(k.covered, 0) as change
    from
      fresh f
      full join kept k on k.node = f.region_code
      and k.period = f.period
      and k.sector = f.sector
    where coalesce(f.covered, 0) <> coalesce(k.covered, 0)
  )
insert into rollup_covered (city_code, node, period, sector, covered)
select
  $1::text,
  substr(region_code, 1, size),
  period,
  sector,
  sum(change)
from
  moved,
  (
    values
      (4),
      (6),
      (9),
      (12)
  ) as level (size)
group by
  2,
  3,
  4
on conflict (city_code, node, period, sector) do update
set covered = rollup_covered.covered + excluded.covered;

-- foldHouseholds: covered.recount_community_days
with
  seen as materialized (
    select
      region_code,
      roster_id,
      b.block,
      v.sector,
      v.visited_on as day,
      bit_or(door_bits (v.visited, b.block)) as bits
    from
      household_visit v
      cross join lateral (
        select distinct (n - 1) / 2048 as block
        from unnest(v.visited) as n
      ) b
    where
      v.city_code = $1
      and region_code = any ($2)
      and v.record_status = 'ACTIVE'
      and to_char(v.visited_on, 'YYYY') = any ($3)
    group by
      region_code,
      roster_id,
      b.block,
      v.sector,
      v.visited_on
  ),
  slot as materialized (
    select
      region_code,
      roster_id,
      block,
      day,
      case
        when grouping(sector) = 1 then '*'
        else sector
      end as sector,
      bit_or(bits) as bits
    from seen
    group by
      region_code,
      roster_id,
      block,
      day,
      grouping sets ((), (sector))
  ),
  newly as (
    select
      region_code,
      roster_id,
      day,
      sector,
      bit_count(bit_or(bits) over month) - coalesce(
        bit_count(
          bit_or(bits) over (
            month rows between unbounded preceding
            and 1 preceding
          )
        ),
        0
      ) as in_month,
      bit_count(bit_or(bits) over quarter) - coalesce(
        bit_count(
          bit_or(bits) over (
            quarter rows between unbounded preceding
            and 1 preceding
          )
        ),
        0
      ) as in_quarter,
      bit_count(bit_or(bits) over year) - coalesce(
        bit_count(
          bit_or(bits) over (
            year rows between unbounded preceding
            and 1 preceding
          )
        ),
        0
      ) as in_year
    from slot
    window
      month as (
        partition by
          region_code,
          roster_id,
          block,
          sector,
          date_trunc('month', day)
        order by day
      ),
      quarter as (
        partition by
          region_code,
          roster_id,
          block,
          sector,
          date_trunc('quarter', day)
        order by day
      ),
      year as (
        partition by
          region_code,
          roster_id,
          block,
          sector,
          date_trunc('year', day)
        order by day
      )
  ),
  fresh as (
    select
      region_code as node,
      day,
      sector,
      sum(in_month)::int as covered_in_month,
      sum(in_quarter)::int as covered_in_quarter,
      sum(in_year)::int as covered_in_year
    from newly
    group by
      1,
      2,
      3
  ),
  kept as (
    select
      node,
      day,
      sector,
      covered_in_month,
      covered_in_quarter,
      covered_in_year
    from rollup_covered_day
    where
      city_code = $1
      and node = any ($2)
      and to_char(day, 'YYYY') = any ($3)
  ),
  moved as materialized (
    select
      coalesce(f.node, k.node) as region_code,
      coalesce(f.day, k.day) as day,
      coalesce(f.sector, k.sector) as sector,
      coalesce(f.covered_in_month, 0) - coalesce(k.covered_in_month, 0) as covered_in_month,
      coalesce(f.covered_in_quarter, 0) - coalesce(k.covered_in_quarter, 0) as covered_in_quarter,
      coalesce(f.covered_in_year, 0) - coalesce(k.covered_in_year, 0) as covered_in_year
    from
      fresh f
      full join kept k on k.node = f.node
      and k.day = f.day
      and k.sector = f.sector
    where
      coalesce(f.covered_in_month, 0) <> coalesce(k.covered_in_month, 0)
      or coalesce(f.covered_in_quarter, 0) <> coalesce(k.covered_in_quarter, 0)
      or coalesce(f.covered_in_year, 0) <> coalesce(k.covered_in_year, 0)
  )
insert into
  rollup_covered_day (city_code, node, day, sector, covered_in_month, covered_in_quarter, covered_in_year)
select
  $1::text,
  substr(region_code, 1, size),
  day,
  sector,
  sum(covered_in_month),
  sum(covered_in_quarter),
  sum(covered_in_year)
from
  moved,
  (
    values
      (4),
      (6),
      (9),
      (12)
  ) as level (size)
group by
  2,
  3,
  4
on conflict (city_code, node, sector, day) do update
set
  covered_in_month = rollup_covered_day.covered_in_month + excluded.covered_in_month,
  covered_in_quarter = rollup_covered_day.covered_in_quarter + excluded.covered_in_quarter,
  covered_in_year = rollup_covered_day.covered_in_year + excluded.covered_in_year;

-- recountMovedRosters
select
  p.roster_id,
  substr(p.month, 1, 4) as year
from
  household_roster r
  join household_visit_bitmap p on p.city_code = $1
  and p.roster_id = r.id
where
  r.city_code = $1
  and r.region_code = any ($2::text[])
group by
  1,
  2;

-- recountRosters: covered.recount_roster_days
with
  roster as materialized (
    select
      id,
      region_code,
      former_codes
    from household_roster
    where
      city_code = $1
      and id = any ($2::uuid[])
  ),
  seen as materialized (
    select
      roster_id,
      b.block,
      v.sector,
      v.visited_on as day,
      bit_or(door_bits (v.visited, b.block)) as bits
    from
      household_visit v
      cross join lateral (
        select distinct (n - 1) / 2048 as block
        from unnest(v.visited) as n
      ) b
    where
      v.city_code = $1
      and roster_id = any ($2::uuid[])
      and v.record_status = 'ACTIVE'
      and to_char(v.visited_on, 'YYYY') = any ($3)
    group by
      roster_id,
      b.block,
      v.sector,
      v.visited_on
  ),
  slot as materialized (
    select
      roster_id,
      block,
      day,
      case
        when grouping(sector) = 1 then '*'
        else sector
      end as sector,
      bit_or(bits) as bits
    from seen
    group by
      roster_id,
      block,
      day,
      grouping sets ((), (sector))
  ),
  newly as (
    select
      roster_id,
      day,
      sector,
      bit_count(bit_or(bits) over month) - coalesce(
        bit_count(
          bit_or(bits) over (
            month rows between unbounded preceding
            and 1 preceding
          )
        ),
        0
      ) as in_month,
      bit_count(bit_or(bits) over quarter) - coalesce(
        bit_count(
          bit_or(bits) over (
            quarter rows between unbounded preceding
            and 1 preceding
          )
        ),
        0
      ) as in_quarter,
      bit_count(bit_or(bits) over year) - coalesce(
        bit_count(
          bit_or(bits) over (
            year rows between unbounded preceding
            and 1 preceding
          )
        ),
        0
      ) as in_year
    from slot
    window
      month as (
        partition by
          roster_id,
          block,
          sector,
          date_trunc('month', day)
        order by day
      ),
      quarter as (
        partition by
          roster_id,
          block,
          sector,
          date_trunc('quarter', day)
        order by day
      ),
      year as (
        partition by
          roster_id,
          block,
          sector,
          date_trunc('year', day)
        order by day
      )
  ),
  away as materialized (
    select
      roster_id,
      number,
      unnest(range_agg(days)) as days
    from
      (
        select
          roster_id,
          number,
          daterange (null, registered_on) as days
        from household_door
        where
          city_code = $1
          and roster_id = any ($2::uuid[])
          and registered_on > (
            select min(y) || '-01-01'
            from unnest($3::text[]) y
          )::date
        union all
        select
          roster_id,
          number,
          daterange (retired_on, null)
        from household_door
        where
          city_code = $1
          and roster_id = any ($2::uuid[])
          and retired_on is not null
        union all
        select
          roster_id,
          number,
          daterange (from_on, to_on)
        from household_vacancy
        where
          city_code = $1
          and roster_id = any ($2::uuid[])
      ) spans
    group by
      1,
      2
  ),
  met as (
    select
      v.roster_id,
      n.number,
      s.sector,
      p.period,
      p.ends,
      min(v.visited_on) as first_day
    from
      household_visit v
      cross join unnest(v.visited) as n (number)
      cross join lateral (
        values
          ('*'),
          (v.sector)
      ) as s (sector)
      cross join lateral (
        values
          ('month', (date_trunc('month', v.visited_on) + interval '1 month - 1 day')::date),
          ('quarter', (date_trunc('quarter', v.visited_on) + interval '3 months - 1 day')::date),
          ('year', (date_trunc('year', v.visited_on) + interval '1 year - 1 day')::date)
      ) as p (period, ends)
    where
      v.city_code = $1
      and v.roster_id = any ($2::uuid[])
      and v.record_status = 'ACTIVE'
      and to_char(v.visited_on, 'YYYY') = any ($3)
      and exists (
        select
        from away a
        where
          a.roster_id = v.roster_id
          and a.number = n.number
      )
    group by
      1,
      2,
      3,
      4,
      5
  ),
  turned as (
    select
      m.roster_id,
      c.day,
      m.sector,
      c.change * (m.period = 'month')::int as in_month,
      c.change * (m.period = 'quarter')::int as in_quarter,
      c.change * (m.period = 'year')::int as in_year
    from
      met m
      join away a on a.roster_id = m.roster_id
      and a.number = m.number
      cross join lateral (
        values
          (greatest(lower(a.days), m.first_day), -1),
          (upper(a.days), 1)
      ) as c (day, change)
    where
      (
        upper(a.days) is null
        or upper(a.days) > m.first_day
      )
      and c.day <= m.ends
  ),
  fresh as (
    select
      r.region_code as node,
      c.day,
      c.sector,
      sum(c.in_month)::int as on_roster_in_month,
      sum(c.in_quarter)::int as on_roster_in_quarter,
      sum(c.in_year)::int as on_roster_in_year
    from
      (
        select *
        from newly
        union all
        select *
        from turned
      ) c
      join roster r on r.id = c.roster_id
    group by
      1,
      2,
      3
  ),
  kept as (
    select
      c.node,
      c.day,
      c.sector,
      c.on_roster_in_month,
      c.on_roster_in_quarter,
      c.on_roster_in_year
    from
      (
        select distinct code
        from
          roster,
          unnest(former_codes || region_code) as code
      ) known
      join rollup_covered_day c on c.city_code = $1
      and c.node = known.code
      and to_char(c.day, 'YYYY') = any ($3)
  ),
  moved as materialized (
    select
      coalesce(f.node, k.node) as region_code,
      coalesce(f.day, k.day) as day,
      coalesce(f.sector, k.sector) as sector,
      coalesce(f.on_roster_in_month, 0) - coalesce(k.on_roster_in_month, 0) as on_roster_in_month,
      coalesce(f.on_roster_in_quarter, 0) - coalesce(k.on_roster_in_quarter, 0) as on_roster_in_quarter,
      coalesce(f.on_roster_in_year, 0) - coalesce(k.on_roster_in_year, 0) as on_roster_in_year
    from
      fresh f
      full join kept k on k.node = f.node
      and k.day = f.day
      and k.sector = f.sector
    where
      coalesce(f.on_roster_in_month, 0) <> coalesce(k.on_roster_in_month, 0)
      or coalesce(f.on_roster_in_quarter, 0) <> coalesce(k.on_roster_in_quarter, 0)
      or coalesce(f.on_roster_in_year, 0) <> coalesce(k.on_roster_in_year, 0)
  )
insert into
  rollup_covered_day (city_code, node, day, sector, on_roster_in_month, on_roster_in_quarter, on_roster_in_year)
select
  $1::text,
  substr(region_code, 1, size),
  day,
  sector,
  sum(on_roster_in_month),
  sum(on_roster_in_quarter),
  sum(on_roster_in_year)
from
  moved,
  (
    values
      (4),
      (6),
      (9),
      (12)
  ) as level (size)
group by
  2,
  3,
  4
on conflict (city_code, node, sector, day) do update
set
  on_roster_in_month = rollup_covered_day.on_roster_in_month + excluded.on_roster_in_month,
  on_roster_in_quarter = rollup_covered_day.on_roster_in_quarter + excluded.on_roster_in_quarter,
  on_roster_in_year = rollup_covered_day.on_roster_in_year + excluded.on_roster_in_year;

-- recountRosters: covered.recount_rosters
with
  roster as materialized (
    select
      id,
      region_code,
      former_codes
    from household_roster
    where
      city_code = $1
      and id = any ($2::uuid[])
  ),
  seen as materialized (
    select
      roster_id,
      block,
      sector,
      month,
      substr(month, 1, 4) || '-Q' || (substr(month, 6)::int + 2) / 3 as quarter,
      substr(month, 1, 4) as year,
      bit_or(bits) as bits
    from household_visit_bitmap
    where
      city_code = $1
      and roster_id = any ($2::uuid[])
      and substr(month, 1, 4) = any ($3)
    group by
      1,
      2,
      3,
      4
  ),
  slot as materialized (
    select
      roster_id,
      block,
      coalesce(month, quarter, year) as period,
      case
        when grouping(sector) = 1 then '*'
        else sector
      end as sector,
      bit_or(bits) as bits
    from seen
    group by
      roster_id,
      block,
      grouping sets ((month), (quarter), (year)),
      grouping sets ((), (sector))
  ),
  area as materialized (
    select distinct
      s.roster_id,
      r.region_code,
      s.block,
      s.period,
      (
        case
          when length(s.period) = 4 then make_date(s.period::int, 12, 1)
          when substr(s.period, 6, 1) = 'Q' then make_date(substr(s.period, 1, 4)::int, 3 * substr(s.period, 7)::int, 1)
          else (s.period || '-01')::date
        end + interval '1 month' - interval '1 day'
      )::date as last_day
    from
      slot s
      join roster r on r.id = s.roster_id
  ),
  away as materialized (
    select
      p.roster_id,
      p.block,
      p.last_day,
      (
        select door_bits (coalesce(array_agg(away.number::smallint), '{}'), p.block)
        from
          (
            select number
            from
              (
                select
                  roster_id,
                  number
                from household_door
                where
                  city_code = $1
                  and region_code = p.region_code
                  and registered_on > p.last_day
                offset 0
              ) late
            where
              roster_id = p.roster_id
              and number between p.block * 2048 + 1 and p.block * 2048 + 2048
            union all
            select number
            from
              (
                select number
                from household_door
                where
                  city_code = $1
                  and roster_id = p.roster_id
                  and retired_on <= p.last_day
                offset 0
              ) gone
            where number between p.block * 2048 + 1 and p.block * 2048 + 2048
            union all
            select number
            from household_vacancy
            where
              city_code = $1
              and roster_id = p.roster_id
              and number between p.block * 2048 + 1 and p.block * 2048 + 2048
              and from_on <= p.last_day
              and (
                to_on is null
                or to_on > p.last_day
              )
          ) away
      ) as bits
    from
      (
        select distinct
          roster_id,
          region_code,
          block,
          last_day
        from area
      ) p
  ),
  fresh as (
    select
      p.region_code,
      s.period,
      s.sector,
      sum(bit_count(s.bits & ~ a.bits))::int as on_roster
    from
      slot s
      join area p on p.roster_id = s.roster_id
      and p.block = s.block
      and p.period = s.period
      join away a on a.roster_id = s.roster_id
      and a.block = s.block
      and a.last_day = p.last_day
    group by
      1,
      2,
      3
  ),
  kept as (
    select
      c.node,
      c.period,
      c.sector,
      c.on_roster
    from
      (
        select distinct code
        from
          roster,
          unnest(former_codes || region_code) as code
      ) known
      join rollup_covered c on c.city_code = $1
      and c.node = known.code
      and substr(c.period, 1, 4) = any ($3)
  ),
  moved as materialized (
    select
      coalesce(f.region_code, k.node) as region_code,
      coalesce(f.period, k.period) as period,
      coalesce(f.sector, k.sector) as sector,
      coalesce(f.on_roster, 0) - coalesce(k.on_roster, 0) as change
    from
      fresh f
      full join kept k on k.node = f.region_code
      and k.period = f.period
      and k.sector = f.sector
    where coalesce(f.on_roster, 0) <> coalesce(k.on_roster, 0)
  )
insert into rollup_covered (city_code, node, period, sector, covered, on_roster)
select
  $1::text,
  substr(region_code, 1, size),
  period,
  sector,
  0,
  sum(change)
from
  moved,
  (
    values
      (4),
      (6),
      (9),
      (12)
  ) as level (size)
group by
  2,
  3,
  4
on conflict (city_code, node, period, sector) do update
set on_roster = rollup_covered.on_roster + excluded.on_roster;
