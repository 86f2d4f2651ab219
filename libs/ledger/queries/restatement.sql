-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- LedgersOfTenants.hasAny
select
  exists (
    select
    from activity
    where
      city_code = $1
      and tenant_id = $2
  )
  or exists (
    select
    from interception
    where
      city_code = $1
      and tenant_id = $2
  )
  or exists (
    select
    from interception_participant
    where
      city_code = $1
      and tenant_id = $2
  )
  or exists (
    select
    from alert
    where
      city_code = $1
      and tenant_id = $2
  )
  or exists (
    select
    from alert_assignment
    where
      city_code = $1
      and tenant_id = $2
  )
  or exists (
    select
    from fraud_case
    where
      city_code = $1
      and tenant_id = $2
  )
  or exists (
    select
    from funds_action
    where
      city_code = $1
      and tenant_id = $2
  )
  or exists (
    select
    from household_visit
    where
      city_code = $1
      and tenant_id = $2
  )
  or exists (
    select
    from control_measure
    where
      city_code = $1
      and tenant_id = $2
  )
  or exists (
    select
    from inspection
    where
      city_code = $1
      and tenant_id = $2
  )
  or exists (
    select
    from leadership_group
    where
      city_code = $1
      and tenant_id = $2
  )
  or exists (
    select
    from tally
    where
      city_code = $1
      and tenant_id = $2
  )
  or exists (
    select
    from notice
    where
      city_code = $1
      and tenant_id = $2
  )
  or exists (
    select
    from notice_receipt
    where
      city_code = $1
      and tenant_id = $2
  )
  or exists (
    select
    from stated_total
    where
      city_code = $1
      and tenant_id = $2
  )
  or exists (
    select
    from household_registration
    where
      city_code = $1
      and tenant_id = $2
  )
  or exists (
    select
    from household_roster
    where
      city_code = $1
      and tenant_id = $2
  )
  or exists (
    select
    from household_door
    where
      city_code = $1
      and tenant_id = $2
  )
  or exists (
    select
    from household_vacancy
    where
      city_code = $1
      and tenant_id = $2
  ) as "hasAny";

-- RestatementRepository.attribute: the past of a unit is restated
update activity_measure p
set
  region_code = f.region_code,
  sector = f.sector
from activity f
where
  p.city_code = $1
  and f.city_code = $1
  and f.tenant_id = $2
  and f.id = p.activity_id
  and true
  and (p.region_code, p.sector) is distinct from (f.region_code, f.sector);

-- RestatementRepository.attribute: the past of a unit is restated
update attachment p
set
  region_code = f.region_code,
  sector = f.sector
from activity f
where
  p.city_code = $1
  and f.city_code = $1
  and f.tenant_id = $2
  and f.id = p.owner_id
  and true
  and (p.region_code, p.sector) is distinct from (f.region_code, f.sector);

-- RestatementRepository.attribute: the past of a unit is restated
update attachment p
set
  region_code = f.region_code,
  sector = f.sector
from inspection f
where
  p.city_code = $1
  and f.city_code = $1
  and f.tenant_id = $2
  and f.id = p.owner_id
  and true
  and (p.region_code, p.sector) is distinct from (f.region_code, f.sector);

-- RestatementRepository.attribute: the past of a unit is restated
update fact_revision p
set
  region_code = f.region_code,
  sector = f.sector
from activity f
where
  p.city_code = $1
  and f.city_code = $1
  and f.tenant_id = $2
  and f.id = p.fact_id
  and p.fact_kind = 'activity'
  and (p.region_code, p.sector) is distinct from (f.region_code, f.sector);

-- RestatementRepository.attribute: the past of a unit is restated
update fact_revision p
set
  region_code = f.region_code,
  sector = f.sector
from inspection f
where
  p.city_code = $1
  and f.city_code = $1
  and f.tenant_id = $2
  and f.id = p.fact_id
  and p.fact_kind = 'inspection'
  and (p.region_code, p.sector) is distinct from (f.region_code, f.sector);

-- RestatementRepository.attribute: the past of a unit is restated
update fact_revision p
set
  region_code = f.region_code,
  sector = f.sector
from leadership_group f
where
  p.city_code = $1
  and f.city_code = $1
  and f.tenant_id = $2
  and f.id = p.fact_id
  and p.fact_kind = 'leadership_group'
  and (p.region_code, p.sector) is distinct from (f.region_code, f.sector);

-- RestatementRepository.attribute: the past of a unit is restated
update inspection_hazard p
set
  region_code = f.region_code,
  sector = f.sector
from inspection f
where
  p.city_code = $1
  and f.city_code = $1
  and f.tenant_id = $2
  and f.id = p.inspection_id
  and true
  and (p.region_code, p.sector) is distinct from (f.region_code, f.sector);

-- RestatementRepository.attribute: the past of a unit is restated
update leadership_member p
set
  region_code = f.region_code,
  sector = f.sector
from leadership_group f
where
  p.city_code = $1
  and f.city_code = $1
  and f.tenant_id = $2
  and f.id = p.group_id
  and true
  and (p.region_code, p.sector) is distinct from (f.region_code, f.sector);

-- RestatementRepository.attribute: the past of a unit is restated
update stated_part p
set
  region_code = f.region_code,
  sector = f.sector
from activity f
where
  p.city_code = $1
  and f.city_code = $1
  and f.tenant_id = $2
  and f.id = p.fact_id
  and true
  and (p.region_code, p.sector) is distinct from (f.region_code, f.sector);

-- RestatementRepository.attribute: the past of a unit is restated
update stated_part p
set
  region_code = f.region_code,
  sector = f.sector
from inspection f
where
  p.city_code = $1
  and f.city_code = $1
  and f.tenant_id = $2
  and f.id = p.fact_id
  and true
  and (p.region_code, p.sector) is distinct from (f.region_code, f.sector);

-- RestatementRepository.attribute: the past of a unit is restated
with
  n as (
    select
      f.alert_id as key,
      a.region_code as home_region,
      a.sector,
      case
        when f.region_code = f.home_region
        and not false then a.region_code
        else coalesce(p.code, a.region_code)
      end as region_code
    from
      alert_assignment f
      cross join lateral (
        select
          (
            select i.received_on
            from alert i
            where
              i.city_code = $1
              and i.id = f.alert_id
          ) as day
      ) d
      cross join (
        select
          region_code,
          sector
        from tenant_assignment
        where
          city_code = $1
          and tenant_id = $2
        order by valid_from desc
        limit 1
      ) a
      left join lateral (
        with recursive
          line as (
            select
              r.code,
              r.valid_to,
              r.successor_code,
              0 as step
            from region r
            where r.code = f.region_code
            union all
            select
              r.code,
              r.valid_to,
              r.successor_code,
              line.step + 1
            from
              line
              join region r on r.code = line.successor_code
            where line.step < 50
          )
        select code
        from line
        where code ^@ a.region_code
        order by
          coalesce(valid_to < d.day, false),
          step
        limit 1
      ) p on true
    where
      f.city_code = $1
      and f.tenant_id = $2
      and d.day >= $3
      and (
        $4::uuid[] is null
        or f.recorder_id = any ($4::uuid[])
      )
  ),
  moved as (
    update alert_assignment f
    set
      home_region = n.home_region,
      region_code = n.region_code,
      sector = n.sector
    from n
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.alert_id = n.key
      and (f.home_region, f.region_code, f.sector) is distinct from (n.home_region, n.region_code, n.sector)
    returning f.alert_id
  )
select
  (
    select count(*)
    from alert_assignment f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and (
        select i.received_on
        from alert i
        where
          i.city_code = $1
          and i.id = f.alert_id
      ) >= $3
  )::int as facts,
  (
    select count(*)
    from moved
  )::int as restated;

-- RestatementRepository.attribute: the past of a unit is restated
with
  n as (
    select
      f.id as key,
      a.region_code as home_region,
      a.sector,
      case
        when f.region_code = f.home_region
        and not false then a.region_code
        else coalesce(p.code, a.region_code)
      end as region_code
    from
      activity f
      cross join lateral (select f.start_on as day) d
      cross join (
        select
          region_code,
          sector
        from tenant_assignment
        where
          city_code = $1
          and tenant_id = $2
        order by valid_from desc
        limit 1
      ) a
      left join lateral (
        with recursive
          line as (
            select
              r.code,
              r.valid_to,
              r.successor_code,
              0 as step
            from region r
            where r.code = f.region_code
            union all
            select
              r.code,
              r.valid_to,
              r.successor_code,
              line.step + 1
            from
              line
              join region r on r.code = line.successor_code
            where line.step < 50
          )
        select code
        from line
        where code ^@ a.region_code
        order by
          coalesce(valid_to < d.day, false),
          step
        limit 1
      ) p on true
    where
      f.city_code = $1
      and f.tenant_id = $2
      and d.day >= $3
  ),
  moved as (
    update activity f
    set
      home_region = n.home_region,
      region_code = n.region_code,
      sector = n.sector
    from n
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.id = n.key
      and (f.home_region, f.region_code, f.sector) is distinct from (n.home_region, n.region_code, n.sector)
    returning f.id
  )
select
  (
    select count(*)
    from activity f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.start_on >= $3
  )::int as facts,
  (
    select count(*)
    from moved
  )::int as restated;

-- RestatementRepository.attribute: the past of a unit is restated
with
  n as (
    select
      f.id as key,
      a.region_code as home_region,
      a.sector,
      case
        when f.region_code = f.home_region
        and not false then a.region_code
        else coalesce(p.code, a.region_code)
      end as region_code
    from
      alert f
      cross join lateral (select f.received_on as day) d
      cross join (
        select
          region_code,
          sector
        from tenant_assignment
        where
          city_code = $1
          and tenant_id = $2
        order by valid_from desc
        limit 1
      ) a
      left join lateral (
        with recursive
          line as (
            select
              r.code,
              r.valid_to,
              r.successor_code,
              0 as step
            from region r
            where r.code = f.region_code
            union all
            select
              r.code,
              r.valid_to,
              r.successor_code,
              line.step + 1
            from
              line
              join region r on r.code = line.successor_code
            where line.step < 50
          )
        select code
        from line
        where code ^@ a.region_code
        order by
          coalesce(valid_to < d.day, false),
          step
        limit 1
      ) p on true
    where
      f.city_code = $1
      and f.tenant_id = $2
      and d.day >= $3
  ),
  moved as (
    update alert f
    set
      home_region = n.home_region,
      region_code = n.region_code,
      sector = n.sector
    from n
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.id = n.key
      and (f.home_region, f.region_code, f.sector) is distinct from (n.home_region, n.region_code, n.sector)
    returning f.id
  )
select
  (
    select count(*)
    from alert f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.received_on >= $3
  )::int as facts,
  (
    select count(*)
    from moved
  )::int as restated;

-- RestatementRepository.attribute: the past of a unit is restated
with
  n as (
    select
      f.id as key,
      a.region_code as home_region,
      a.sector,
      case
        when f.region_code = f.home_region
        and not false then a.region_code
        else coalesce(p.code, a.region_code)
      end as region_code
    from
      control_measure f
      cross join lateral (select f.in_place_since as day) d
      cross join (
        select
          region_code,
          sector
        from tenant_assignment
        where
          city_code = $1
          and tenant_id = $2
        order by valid_from desc
        limit 1
      ) a
      left join lateral (
        with recursive
          line as (
            select
              r.code,
              r.valid_to,
              r.successor_code,
              0 as step
            from region r
            where r.code = f.region_code
            union all
            select
              r.code,
              r.valid_to,
              r.successor_code,
              line.step + 1
            from
              line
              join region r on r.code = line.successor_code
            where line.step < 50
          )
        select code
        from line
        where code ^@ a.region_code
        order by
          coalesce(valid_to < d.day, false),
          step
        limit 1
      ) p on true
    where
      f.city_code = $1
      and f.tenant_id = $2
      and d.day >= $3
  ),
  moved as (
    update control_measure f
    set
      home_region = n.home_region,
      region_code = n.region_code,
      sector = n.sector
    from n
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.id = n.key
      and (f.home_region, f.region_code, f.sector) is distinct from (n.home_region, n.region_code, n.sector)
    returning f.id
  )
select
  (
    select count(*)
    from control_measure f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.in_place_since >= $3
  )::int as facts,
  (
    select count(*)
    from moved
  )::int as restated;

-- RestatementRepository.attribute: the past of a unit is restated
with
  n as (
    select
      f.id as key,
      a.region_code as home_region,
      a.sector,
      case
        when f.region_code = f.home_region
        and not false then a.region_code
        else coalesce(p.code, a.region_code)
      end as region_code
    from
      fraud_case f
      cross join lateral (select f.reported_on as day) d
      cross join (
        select
          region_code,
          sector
        from tenant_assignment
        where
          city_code = $1
          and tenant_id = $2
        order by valid_from desc
        limit 1
      ) a
      left join lateral (
        with recursive
          line as (
            select
              r.code,
              r.valid_to,
              r.successor_code,
              0 as step
            from region r
            where r.code = f.region_code
            union all
            select
              r.code,
              r.valid_to,
              r.successor_code,
              line.step + 1
            from
              line
              join region r on r.code = line.successor_code
            where line.step < 50
          )
        select code
        from line
        where code ^@ a.region_code
        order by
          coalesce(valid_to < d.day, false),
          step
        limit 1
      ) p on true
    where
      f.city_code = $1
      and f.tenant_id = $2
      and d.day >= $3
  ),
  moved as (
    update fraud_case f
    set
      home_region = n.home_region,
      region_code = n.region_code,
      sector = n.sector
    from n
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.id = n.key
      and (f.home_region, f.region_code, f.sector) is distinct from (n.home_region, n.region_code, n.sector)
    returning f.id
  )
select
  (
    select count(*)
    from fraud_case f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.reported_on >= $3
  )::int as facts,
  (
    select count(*)
    from moved
  )::int as restated;

-- RestatementRepository.attribute: the past of a unit is restated
with
  n as (
    select
      f.id as key,
      a.region_code as home_region,
      a.sector,
      case
        when f.region_code = f.home_region
        and not false then a.region_code
        else coalesce(p.code, a.region_code)
      end as region_code
    from
      funds_action f
      cross join lateral (select f.occurred_on as day) d
      cross join (
        select
          region_code,
          sector
        from tenant_assignment
        where
          city_code = $1
          and tenant_id = $2
        order by valid_from desc
        limit 1
      ) a
      left join lateral (
        with recursive
          line as (
            select
              r.code,
              r.valid_to,
              r.successor_code,
              0 as step
            from region r
            where r.code = f.region_code
            union all
            select
              r.code,
              r.valid_to,
              r.successor_code,
              line.step + 1
            from
              line
              join region r on r.code = line.successor_code
            where line.step < 50
          )
        select code
        from line
        where code ^@ a.region_code
        order by
          coalesce(valid_to < d.day, false),
          step
        limit 1
      ) p on true
    where
      f.city_code = $1
      and f.tenant_id = $2
      and d.day >= $3
  ),
  moved as (
    update funds_action f
    set
      home_region = n.home_region,
      region_code = n.region_code,
      sector = n.sector
    from n
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.id = n.key
      and (f.home_region, f.region_code, f.sector) is distinct from (n.home_region, n.region_code, n.sector)
    returning f.id
  )
select
  (
    select count(*)
    from funds_action f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.occurred_on >= $3
  )::int as facts,
  (
    select count(*)
    from moved
  )::int as restated;

-- RestatementRepository.attribute: the past of a unit is restated
with
  n as (
    select
      f.id as key,
      a.region_code as home_region,
      a.sector,
      case
        when f.region_code = f.home_region
        and not false then a.region_code
        else coalesce(p.code, a.region_code)
      end as region_code
    from
      inspection f
      cross join lateral (select f.occurred_on as day) d
      cross join (
        select
          region_code,
          sector
        from tenant_assignment
        where
          city_code = $1
          and tenant_id = $2
        order by valid_from desc
        limit 1
      ) a
      left join lateral (
        with recursive
          line as (
            select
              r.code,
              r.valid_to,
              r.successor_code,
              0 as step
            from region r
            where r.code = f.region_code
            union all
            select
              r.code,
              r.valid_to,
              r.successor_code,
              line.step + 1
            from
              line
              join region r on r.code = line.successor_code
            where line.step < 50
          )
        select code
        from line
        where code ^@ a.region_code
        order by
          coalesce(valid_to < d.day, false),
          step
        limit 1
      ) p on true
    where
      f.city_code = $1
      and f.tenant_id = $2
      and d.day >= $3
  ),
  moved as (
    update inspection f
    set
      home_region = n.home_region,
      region_code = n.region_code,
      sector = n.sector
    from n
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.id = n.key
      and (f.home_region, f.region_code, f.sector) is distinct from (n.home_region, n.region_code, n.sector)
    returning f.id
  )
select
  (
    select count(*)
    from inspection f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.occurred_on >= $3
  )::int as facts,
  (
    select count(*)
    from moved
  )::int as restated;

-- RestatementRepository.attribute: the past of a unit is restated
with
  n as (
    select
      f.id as key,
      a.region_code as home_region,
      a.sector,
      case
        when f.region_code = f.home_region
        and not false then a.region_code
        else coalesce(p.code, a.region_code)
      end as region_code
    from
      interception f
      cross join lateral (select f.occurred_on as day) d
      cross join (
        select
          region_code,
          sector
        from tenant_assignment
        where
          city_code = $1
          and tenant_id = $2
        order by valid_from desc
        limit 1
      ) a
      left join lateral (
        with recursive
          line as (
            select
              r.code,
              r.valid_to,
              r.successor_code,
              0 as step
            from region r
            where r.code = f.region_code
            union all
            select
              r.code,
              r.valid_to,
              r.successor_code,
              line.step + 1
            from
              line
              join region r on r.code = line.successor_code
            where line.step < 50
          )
        select code
        from line
        where code ^@ a.region_code
        order by
          coalesce(valid_to < d.day, false),
          step
        limit 1
      ) p on true
    where
      f.city_code = $1
      and f.tenant_id = $2
      and d.day >= $3
  ),
  moved as (
    update interception f
    set
      home_region = n.home_region,
      region_code = n.region_code,
      sector = n.sector
    from n
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.id = n.key
      and (f.home_region, f.region_code, f.sector) is distinct from (n.home_region, n.region_code, n.sector)
    returning f.id
  )
select
  (
    select count(*)
    from interception f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.occurred_on >= $3
  )::int as facts,
  (
    select count(*)
    from moved
  )::int as restated;

-- RestatementRepository.attribute: the past of a unit is restated
with
  n as (
    select
      f.id as key,
      a.region_code as home_region,
      a.sector,
      case
        when f.region_code = f.home_region
        and not false then a.region_code
        else coalesce(p.code, a.region_code)
      end as region_code
    from
      leadership_group f
      cross join lateral (select f.founded_on as day) d
      cross join (
        select
          region_code,
          sector
        from tenant_assignment
        where
          city_code = $1
          and tenant_id = $2
        order by valid_from desc
        limit 1
      ) a
      left join lateral (
        with recursive
          line as (
            select
              r.code,
              r.valid_to,
              r.successor_code,
              0 as step
            from region r
            where r.code = f.region_code
            union all
            select
              r.code,
              r.valid_to,
              r.successor_code,
              line.step + 1
            from
              line
              join region r on r.code = line.successor_code
            where line.step < 50
          )
        select code
        from line
        where code ^@ a.region_code
        order by
          coalesce(valid_to < d.day, false),
          step
        limit 1
      ) p on true
    where
      f.city_code = $1
      and f.tenant_id = $2
      and d.day >= $3
  ),
  moved as (
    update leadership_group f
    set
      home_region = n.home_region,
      region_code = n.region_code,
      sector = n.sector
    from n
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.id = n.key
      and (f.home_region, f.region_code, f.sector) is distinct from (n.home_region, n.region_code, n.sector)
    returning f.id
  )
select
  (
    select count(*)
    from leadership_group f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.founded_on >= $3
  )::int as facts,
  (
    select count(*)
    from moved
  )::int as restated;

-- RestatementRepository.attribute: the past of a unit is restated
with
  n as (
    select
      f.id as key,
      a.region_code as home_region,
      a.sector,
      case
        when f.region_code = f.home_region
        and not false then a.region_code
        else coalesce(p.code, a.region_code)
      end as region_code
    from
      notice f
      cross join lateral (select f.published_on as day) d
      cross join (
        select
          region_code,
          sector
        from tenant_assignment
        where
          city_code = $1
          and tenant_id = $2
        order by valid_from desc
        limit 1
      ) a
      left join lateral (
        with recursive
          line as (
            select
              r.code,
              r.valid_to,
              r.successor_code,
              0 as step
            from region r
            where r.code = f.region_code
            union all
            select
              r.code,
              r.valid_to,
              r.successor_code,
              line.step + 1
            from
              line
              join region r on r.code = line.successor_code
            where line.step < 50
          )
        select code
        from line
        where code ^@ a.region_code
        order by
          coalesce(valid_to < d.day, false),
          step
        limit 1
      ) p on true
    where
      f.city_code = $1
      and f.tenant_id = $2
      and d.day >= $3
  ),
  moved as (
    update notice f
    set
      home_region = n.home_region,
      region_code = n.region_code,
      sector = n.sector
    from n
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.id = n.key
      and (f.home_region, f.region_code, f.sector) is distinct from (n.home_region, n.region_code, n.sector)
    returning f.id
  )
select
  (
    select count(*)
    from notice f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.published_on >= $3
  )::int as facts,
  (
    select count(*)
    from moved
  )::int as restated;

-- RestatementRepository.attribute: the past of a unit is restated
with
  n as (
    select
      f.id as key,
      a.region_code as home_region,
      a.sector,
      case
        when f.region_code = f.home_region
        and not false then a.region_code
        else coalesce(p.code, a.region_code)
      end as region_code
    from
      stated_total f
      cross join lateral (select f.attributed_on as day) d
      cross join (
        select
          region_code,
          sector
        from tenant_assignment
        where
          city_code = $1
          and tenant_id = $2
        order by valid_from desc
        limit 1
      ) a
      left join lateral (
        with recursive
          line as (
            select
              r.code,
              r.valid_to,
              r.successor_code,
              0 as step
            from region r
            where r.code = f.region_code
            union all
            select
              r.code,
              r.valid_to,
              r.successor_code,
              line.step + 1
            from
              line
              join region r on r.code = line.successor_code
            where line.step < 50
          )
        select code
        from line
        where code ^@ a.region_code
        order by
          coalesce(valid_to < d.day, false),
          step
        limit 1
      ) p on true
    where
      f.city_code = $1
      and f.tenant_id = $2
      and d.day >= $3
  ),
  moved as (
    update stated_total f
    set
      home_region = n.home_region,
      region_code = n.region_code,
      sector = n.sector
    from n
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.id = n.key
      and (f.home_region, f.region_code, f.sector) is distinct from (n.home_region, n.region_code, n.sector)
    returning f.id
  )
select
  (
    select count(*)
    from stated_total f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.attributed_on >= $3
  )::int as facts,
  (
    select count(*)
    from moved
  )::int as restated;

-- RestatementRepository.attribute: the past of a unit is restated
with
  n as (
    select
      f.id as key,
      a.region_code as home_region,
      a.sector,
      case
        when f.region_code = f.home_region
        and not false then a.region_code
        else coalesce(p.code, a.region_code)
      end as region_code
    from
      tally f
      cross join lateral (select f.occurred_on as day) d
      cross join (
        select
          region_code,
          sector
        from tenant_assignment
        where
          city_code = $1
          and tenant_id = $2
        order by valid_from desc
        limit 1
      ) a
      left join lateral (
        with recursive
          line as (
            select
              r.code,
              r.valid_to,
              r.successor_code,
              0 as step
            from region r
            where r.code = f.region_code
            union all
            select
              r.code,
              r.valid_to,
              r.successor_code,
              line.step + 1
            from
              line
              join region r on r.code = line.successor_code
            where line.step < 50
          )
        select code
        from line
        where code ^@ a.region_code
        order by
          coalesce(valid_to < d.day, false),
          step
        limit 1
      ) p on true
    where
      f.city_code = $1
      and f.tenant_id = $2
      and d.day >= $3
  ),
  moved as (
    update tally f
    set
      home_region = n.home_region,
      region_code = n.region_code,
      sector = n.sector
    from n
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.id = n.key
      and (f.home_region, f.region_code, f.sector) is distinct from (n.home_region, n.region_code, n.sector)
    returning f.id
  )
select
  (
    select count(*)
    from tally f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.occurred_on >= $3
  )::int as facts,
  (
    select count(*)
    from moved
  )::int as restated;

-- RestatementRepository.attribute: the past of a unit is restated
with
  n as (
    select
      f.id as key,
      a.region_code as home_region,
      a.sector,
      case
        when f.region_code = f.home_region
        and not true then a.region_code
        else coalesce(p.code, a.region_code)
      end as region_code
    from
      household_visit f
      cross join lateral (select f.visited_on as day) d
      cross join (
        select
          region_code,
          sector
        from tenant_assignment
        where
          city_code = $1
          and tenant_id = $2
        order by valid_from desc
        limit 1
      ) a
      left join lateral (
        with recursive
          line as (
            select
              r.code,
              r.valid_to,
              r.successor_code,
              0 as step
            from region r
            where r.code = f.region_code
            union all
            select
              r.code,
              r.valid_to,
              r.successor_code,
              line.step + 1
            from
              line
              join region r on r.code = line.successor_code
            where line.step < 50
          )
        select code
        from line
        where code ^@ a.region_code
        order by
          coalesce(valid_to < d.day, false),
          step
        limit 1
      ) p on true
    where
      f.city_code = $1
      and f.tenant_id = $2
      and d.day >= $3
      and p.code is not null
  ),
  moved as (
    update household_visit f
    set
      home_region = n.home_region,
      region_code = n.region_code,
      sector = n.sector
    from n
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.id = n.key
      and (f.home_region, f.region_code, f.sector) is distinct from (n.home_region, n.region_code, n.sector)
    returning f.id
  )
select
  (
    select count(*)
    from household_visit f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.visited_on >= $3
  )::int as facts,
  (
    select count(*)
    from moved
  )::int as restated;

-- RestatementRepository.attribute: the past of a unit is restated
with
  n as (
    select
      f.interception_id as key,
      a.region_code as home_region,
      a.sector,
      case
        when f.region_code = f.home_region
        and not false then a.region_code
        else coalesce(p.code, a.region_code)
      end as region_code
    from
      interception_participant f
      cross join lateral (
        select
          (
            select i.occurred_on
            from interception i
            where
              i.city_code = $1
              and i.id = f.interception_id
          ) as day
      ) d
      cross join (
        select
          region_code,
          sector
        from tenant_assignment
        where
          city_code = $1
          and tenant_id = $2
        order by valid_from desc
        limit 1
      ) a
      left join lateral (
        with recursive
          line as (
            select
              r.code,
              r.valid_to,
              r.successor_code,
              0 as step
            from region r
            where r.code = f.region_code
            union all
            select
              r.code,
              r.valid_to,
              r.successor_code,
              line.step + 1
            from
              line
              join region r on r.code = line.successor_code
            where line.step < 50
          )
        select code
        from line
        where code ^@ a.region_code
        order by
          coalesce(valid_to < d.day, false),
          step
        limit 1
      ) p on true
    where
      f.city_code = $1
      and f.tenant_id = $2
      and d.day >= $3
      and (
        $4::uuid[] is null
        or f.recorder_id = any ($4::uuid[])
      )
  ),
  moved as (
    update interception_participant f
    set
      home_region = n.home_region,
      region_code = n.region_code,
      sector = n.sector
    from n
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.interception_id = n.key
      and (f.home_region, f.region_code, f.sector) is distinct from (n.home_region, n.region_code, n.sector)
    returning f.interception_id
  )
select
  (
    select count(*)
    from interception_participant f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and (
        select i.occurred_on
        from interception i
        where
          i.city_code = $1
          and i.id = f.interception_id
      ) >= $3
  )::int as facts,
  (
    select count(*)
    from moved
  )::int as restated;

-- RestatementRepository.attribute: the past of a unit is restated
with
  n as (
    select
      f.notice_id as key,
      a.region_code as home_region,
      a.sector,
      case
        when f.region_code = f.home_region
        and not false then a.region_code
        else coalesce(p.code, a.region_code)
      end as region_code
    from
      notice_receipt f
      cross join lateral (select f.received_on as day) d
      cross join (
        select
          region_code,
          sector
        from tenant_assignment
        where
          city_code = $1
          and tenant_id = $2
        order by valid_from desc
        limit 1
      ) a
      left join lateral (
        with recursive
          line as (
            select
              r.code,
              r.valid_to,
              r.successor_code,
              0 as step
            from region r
            where r.code = f.region_code
            union all
            select
              r.code,
              r.valid_to,
              r.successor_code,
              line.step + 1
            from
              line
              join region r on r.code = line.successor_code
            where line.step < 50
          )
        select code
        from line
        where code ^@ a.region_code
        order by
          coalesce(valid_to < d.day, false),
          step
        limit 1
      ) p on true
    where
      f.city_code = $1
      and f.tenant_id = $2
      and d.day >= $3
  ),
  moved as (
    update notice_receipt f
    set
      home_region = n.home_region,
      region_code = n.region_code,
      sector = n.sector
    from n
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.notice_id = n.key
      and (f.home_region, f.region_code, f.sector) is distinct from (n.home_region, n.region_code, n.sector)
    returning f.notice_id
  )
select
  (
    select count(*)
    from notice_receipt f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.received_on >= $3
  )::int as facts,
  (
    select count(*)
    from moved
  )::int as restated;

-- RestatementRepository.extend: the past of a unit is restated
delete from tenant_assignment
where
  city_code = $1
  and tenant_id = $2
  and valid_from >= $3
  and valid_from < $4;

-- RestatementRepository.extend: the past of a unit is restated
update restatement
set
  assignments_before = (
    select
      jsonb_agg(
        jsonb_build_object(
          'from',
          valid_from,
          'to',
          valid_to,
          'type',
          type,
          'regionCode',
          region_code,
          'sector',
          sector,
          'parentId',
          parent_id
        )
        order by valid_from
      )
    from tenant_assignment
    where
      city_code = $1
      and tenant_id = $2
  )
where
  city_code = $1
  and id = $3;

-- RestatementRepository.extend: the past of a unit is restated
update tenant_assignment
set valid_from = $3
where
  city_code = $1
  and tenant_id = $2
  and valid_from = $4;

-- RestatementRepository.extend: the past of a unit is restated
update tenant_assignment
set valid_to = $3::date - 1
where
  city_code = $1
  and tenant_id = $2
  and valid_from < $3
  and valid_to >= $3;

-- RestatementRepository.extension
select
  t.type "tenantType",
  max(a.valid_from) "latestFrom",
  least(max(a.valid_from), greatest($3::date, t.opened_on)) "start"
from
  tenant t
  join tenant_assignment a on a.city_code = $1
  and a.tenant_id = t.id
where
  t.city_code = $1
  and t.id = $2
group by
  t.type,
  t.opened_on;

-- RestatementRepository.find, RestatementRepository.isDone: restatement.find
select
  id,
  tenant_id "tenantId",
  from_on "fromOn",
  state,
  facts,
  restated,
  finished_at "finishedAt",
  coalesce(assignments_before, '[]') "assignmentsBefore"
from restatement
where
  city_code = $1
  and id = $2;

-- RestatementRepository.finish
update restatement
set
  state = 'DONE',
  facts = $3,
  restated = $4,
  finished_at = now()
where
  city_code = $1
  and id = $2;

-- RestatementRepository.insert, RestatementRepository.insertUnasked: restatement.insert
insert into restatement (city_code, id, tenant_id, from_on, requested_by)
values ($1, $2, $3, $4, $5);

-- RestatementRepository.isOfCity
select
from tenant
where
  city_code = $1
  and id = $2;

-- RestatementRepository.note
update restatement
set state = $3
where
  city_code = $1
  and id = $2
  and state <> 'DONE'
returning
  id,
  tenant_id "tenantId",
  from_on "fromOn",
  state,
  facts,
  restated,
  finished_at "finishedAt",
  coalesce(assignments_before, '[]') "assignmentsBefore";

-- RestatementRepository.unfinished
select id
from restatement
where
  city_code = $1
  and state in ('WAITING', 'RUNNING')
order by
  requested_at,
  id;

-- RestatementRepository.writersAbout
select distinct recorder_id as id
from interception_participant
where
  city_code = $1
  and tenant_id = $2
union
select distinct recorder_id as id
from alert_assignment
where
  city_code = $1
  and tenant_id = $2;
