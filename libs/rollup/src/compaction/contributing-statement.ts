import { MONTH } from './cell-statement.js';

/** Which day of its period a day is: 1 for the first. */
const positionOf = (row: string, day: string) => `${day} - date_trunc(
          case when ${row}.period like '%Q%' then 'quarter' when ${row}.period like '%-%' then 'month' else 'year' end,
          ${day}::timestamp)::date + 1`;

const TENANT = 'tenant_id, home_region, sector';

/** Writes rows of tenants, and says what they were and are. */
const write = (column: string, which: string, firstDay: string) => `
    insert into rollup_tenant_reporting (city_code, ${TENANT}, period, facts, first_day)
    select $1::text, ${TENANT}, period, facts, ${column} from settled where ${which}
    on conflict (city_code, tenant_id, period, home_region, sector) do update set
      facts = rollup_tenant_reporting.facts + excluded.facts, first_day = ${firstDay}
    returning
      new.tenant_id, new.home_region, new.sector, new.period,
      coalesce(old.facts, 0) > 0 as was_there, new.facts > 0 as is_there,
      old.first_day as was_first, new.first_day as is_first`;

/** Rows of the year, the tenant and the home region of a loss. */
const ofLoss = (row: string) => `
            ${row}.city_code = $1 and ${row}.tenant_id = l.tenant_id and ${row}.home_region = l.home_region
            and ${row}.sector = l.sector and ${row}.day between make_date(l.year, 1, 1) and make_date(l.year, 12, 31)`;

/**
 * Facts that tenants gain and lose by the batch, per period, into `rollup_tenant_reporting`, with the first day that
 * has any; and where these change what a node knows of a tenant, the node's numbers of contributing tenants: of the
 * whole period, and by first days. Authorities owe no figures and are left out.
 *
 * A gain can only bring the first day forward. After a loss on some day the first day is looked up anew, in what the
 * ledgers state less the deltas that are not of this batch: that is what its rows stand for once the batch is in it.
 * So it is where deltas were aside, as a fact may have been taken back in the meantime.
 *
 * Rows of the batch are put together by grouping and sorting, not by joins: the planner cannot know that there are tens
 * of thousands, and would join them in nested loops.
 *
 * A node's numbers can only change where a row of a tenant does (`flip`); a tenant that had several home regions in the
 * period counts once under their common ancestors, so its other rows are looked at, too. The statement reads rows as
 * they were before it: old and new values come from the upsert (PostgreSQL 18).
 */
export const upsertReporting = (due: string) => `
  with change as materialized (
    select ${TENANT}, p.period, sum(d.facts)::int as facts, min(d.first_day) as first_day, bool_or(d.unsure) as unsure
    from (
      select ${TENANT}, month, sum(facts) as facts, min(day) filter (where facts > 0) as first_day,
        bool_or(unsure) as unsure
      from (
        select ${TENANT}, day, ${MONTH} as month, sum(facts) as facts, sum(facts) < 0 or bool_or(aside) as unsure
        from rollup_delta d where ${due} group by ${TENANT}, day having sum(facts) <> 0) of_day
      group by ${TENANT}, month) d,
      lateral (values
        (month), (left(month, 4) || '-Q' || (right(month, 2)::int + 2) / 3), (left(month, 4))) as p(period)
    where tenant_id not in (select id from tenant where city_code = $1 and type = 'AUTHORITY')
    group by ${TENANT}, p.period),
  anew as materialized (
    select l.tenant_id, l.home_region, l.sector, p.period, min(f.day) as first_day
    from (select distinct ${TENANT}, left(period, 4)::int as year from change where unsure) l
      cross join lateral (
        select day from (
          select day, 1 as facts from fact_day s where ${ofLoss('s')}
          union all
          select day, -facts from rollup_delta d where ${ofLoss('d')} and not (${due})) folded
        group by day having sum(facts) > 0 offset 0) f,
      lateral (values
        (to_char(f.day, 'YYYY-MM')), (to_char(f.day, 'YYYY"-Q"Q')), (to_char(f.day, 'YYYY'))) as p(period)
    group by 1, 2, 3, 4),
  settled as materialized (
    select ${TENANT}, period, sum(facts)::int as facts, bool_or(unsure) as unsure,
      min(gained) as gained, min(looked_up) as looked_up
    from (
      select ${TENANT}, period, facts, first_day as gained, null::date as looked_up, unsure from change
      union all
      select ${TENANT}, period, null, null, first_day, null from anew) both_ways
    group by ${TENANT}, period having count(facts) > 0),
  gained as (${write('gained', 'not unsure', 'least(rollup_tenant_reporting.first_day, excluded.first_day)')}),
  looked_up as (${write('looked_up', 'unsure', 'excluded.first_day')}),
  flip as materialized (
    select * from (select * from gained union all select * from looked_up) written
    where was_there <> is_there or was_first is distinct from is_first),
  known as (
    select distinct on (${TENANT}, period) *
    from (
      select ${TENANT}, period, was_there, is_there, true as changed,
        ${positionOf('flip', 'was_first')} as was_position, ${positionOf('flip', 'is_first')} as is_position
      from flip
      union all
      select p.tenant_id, p.home_region, p.sector, p.period, p.facts > 0, p.facts > 0, false, position, position
      from (select distinct tenant_id, period from flip) f
        cross join lateral (
          select *, ${positionOf('r', 'first_day')} as position
          from rollup_tenant_reporting r
          where r.city_code = $1 and r.tenant_id = f.tenant_id and r.period = f.period offset 0) p) each_row
    order by ${TENANT}, period, changed desc),
  under_node as materialized (
    select n.node, k.period, s.sector, bool_or(k.is_there)::int - bool_or(k.was_there)::int as change,
      min(k.was_position) as was_position, min(k.is_position) as is_position
    from known k,
      lateral (
        select left(k.home_region, size) as node
        from (values (4), (6), (9)) as level(size) where length(k.home_region) >= size) n,
      lateral (values ('*'), (k.sector)) as s(sector)
    group by n.node, k.period, s.sector, k.tenant_id),
  -- Position 0 is the whole period, the others its days.
  positioned as (
    select node, period, sector, position, sum(n)::int as n
    from (
      select node, period, sector, 0 as position, change as n from under_node where change <> 0
      union all
      select node, period, sector, position, n
      from under_node, lateral (values (was_position, -1), (is_position, 1)) as v(position, n)
      where was_position is distinct from is_position and position is not null) each_change
    group by node, period, sector, position having sum(n) <> 0),
  -- Days between those that change are written out as text, which is far faster than a row for each.
  listed as (
    select node, period, sector, position, n, repeat('0,', position - lag(position, 1, 0) over days - 1) || n as entry
    from positioned window days as (partition by node, period, sector order by position))
  insert into rollup_reporting (city_code, node, period, sector, contributing, first_days)
  select $1::text, node, period, sector, coalesce(sum(n) filter (where position = 0), 0),
    ('{' || coalesce(string_agg(entry, ',' order by position) filter (where position > 0), '') || '}')::int[]
  from listed group by node, period, sector
  on conflict (city_code, node, period, sector) do update set
    contributing = rollup_reporting.contributing + excluded.contributing,
    first_days = coalesce((
      select array_agg(coalesce(kept, 0) + coalesce(change, 0) order by position)
      from unnest(rollup_reporting.first_days, excluded.first_days)
        with ordinality as lists(kept, change, position)), '{}')`;
