-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- SourceReads.run: a figure is opened
with
  c as materialized (
    select
      f.tenant_id,
      count(*)::int as records,
      coalesce(sum(f.amount), 0)::numeric as amount,
      count(*) filter (where f.stated && '{AT_LEAST}')::int as at_least,
      count(*) filter (where f.stated && '{UNCOUNTED}')::int as uncounted,
      count(*) filter (where f.stated && '{UNCOUNTED,WITHHELD}')::int as unstated,
      sum(f.to_check)::int as to_check
    from
      (
        select
          f.tenant_id,
          f.fact_kind,
          f.fact_id,
          min(f.region_code) as region_code,
          min(f.qualifier) as qualifier,
          array_agg(f.qualifier) as stated,
          max(f.day) as day,
          min(f.began_on) as began_on,
          f.before,
          sum(f.amount) as amount,
          sum(f.to_check)::int as to_check
        from
          (
            select
              f.tenant_id,
              f.fact_kind,
              f.fact_id,
              min(f.region_code) as region_code,
              f.qualifier,
              max(f.day) as day,
              min(f.began_on) as began_on,
              coalesce(f.began_on < $4::date, false) as before,
              coalesce(sum(f.amount), 0) as amount,
              coalesce(sum(f.to_check), 0)::int as to_check
            from fact_figure f
            where
              f.city_code = $1
              and f.day between $2::date and $3::date
              and coalesce(f.began_on, f.day) >= $5::date
              and f.indicator = 'SESSIONS'
              and f.fact_kind = any ('{ACTIVITY}')
              and f.region_code >= $6::text
              and f.region_code < $7::text
              and not f.tenant_only
            group by
              f.tenant_id,
              f.fact_kind,
              f.fact_id,
              f.qualifier,
              before
            having
              sum(f.amount) <> 0
              or sum(f.weight) <> 0
          ) f
        group by
          f.tenant_id,
          f.fact_kind,
          f.fact_id,
          f.before
      ) f
    group by f.tenant_id
  )
select
  t.total,
  p.*
from
  (
    select count(*)::int as total
    from c
  ) t
  left join lateral (
    select *
    from c
    where true
    order by
      amount desc,
      tenant_id desc
    limit $8::int
  ) p on true
order by
  amount desc,
  tenant_id desc;

-- SourceReads.run: a figure is opened
with
  d as materialized (
    select d.tenant_id
    from
      (
        select distinct f.tenant_id
        from tenant_assignment f
        where
          f.city_code = $1
          and f.type <> 'AUTHORITY'
          and f.valid_from <= $11::date
          and (
            f.valid_to is null
            or f.valid_to >= $12::date
          )
          and f.region_code >= $13::text
          and f.region_code < $14::text
      ) d
    where
      exists (
        select 1
        from fact_day f
        where
          f.city_code = $1
          and f.tenant_id = d.tenant_id
          and f.day between $2::date and $3::date
          and f.home_region >= $4::text
          and f.home_region < $5::text
      )
      and d.tenant_id not in (
        select f.tenant_id
        from
          (
            select
              f.tenant_id,
              f.fact_kind,
              f.fact_id,
              min(f.region_code) as region_code,
              min(f.qualifier) as qualifier,
              array_agg(f.qualifier) as stated,
              max(f.day) as day,
              min(f.began_on) as began_on,
              f.before,
              sum(f.amount) as amount,
              sum(f.to_check)::int as to_check
            from
              (
                select
                  f.tenant_id,
                  f.fact_kind,
                  f.fact_id,
                  min(f.region_code) as region_code,
                  f.qualifier,
                  max(f.day) as day,
                  min(f.began_on) as began_on,
                  coalesce(f.began_on < $8::date, false) as before,
                  coalesce(sum(f.amount), 0) as amount,
                  coalesce(sum(f.to_check), 0)::int as to_check
                from fact_figure f
                where
                  f.city_code = $1
                  and f.day between $6::date and $7::date
                  and f.indicator = 'SESSIONS'
                  and f.fact_kind = any ('{ACTIVITY}')
                  and f.region_code >= $9::text
                  and f.region_code < $10::text
                  and not f.tenant_only
                group by
                  f.tenant_id,
                  f.fact_kind,
                  f.fact_id,
                  f.qualifier,
                  before
                having
                  sum(f.amount) <> 0
                  or sum(f.weight) <> 0
              ) f
            group by
              f.tenant_id,
              f.fact_kind,
              f.fact_id,
              f.before
          ) f
      )
  )
select
  t.total,
  p.*
from
  (
    select count(*)::int as total
    from d
  ) t
  left join lateral (
    select *
    from d
    where true
    order by tenant_id
    limit $15::int
  ) p on true
order by tenant_id;

-- SourceReads.run: a figure is opened
with
  d as materialized (
    select d.tenant_id
    from
      (
        select distinct f.tenant_id
        from tenant_assignment f
        where
          f.city_code = $1
          and f.type <> 'AUTHORITY'
          and f.valid_from <= $6::date
          and (
            f.valid_to is null
            or f.valid_to >= $7::date
          )
          and f.region_code >= $8::text
          and f.region_code < $9::text
      ) d
    where
      not exists (
        select 1
        from fact_day f
        where
          f.city_code = $1
          and f.tenant_id = d.tenant_id
          and f.day between $2::date and $3::date
          and f.home_region >= $4::text
          and f.home_region < $5::text
      )
  )
select
  t.total,
  p.*
from
  (
    select count(*)::int as total
    from d
  ) t
  left join lateral (
    select *
    from d
    where true
    order by tenant_id
    limit $10::int
  ) p on true
order by tenant_id;

-- SourceReads.run: a figure is opened
with
  f as materialized (
    select
      f.tenant_id,
      f.fact_kind,
      f.fact_id,
      min(f.region_code) as region_code,
      min(f.qualifier) as qualifier,
      array_agg(f.qualifier) as stated,
      max(f.day) as day,
      min(f.began_on) as began_on,
      f.before,
      sum(f.amount) as amount,
      sum(f.to_check)::int as to_check
    from
      (
        select
          f.tenant_id,
          f.fact_kind,
          f.fact_id,
          min(f.region_code) as region_code,
          f.qualifier,
          max(f.day) as day,
          min(f.began_on) as began_on,
          coalesce(f.began_on < $3::date, false) as before,
          coalesce(sum(f.amount), 0) as amount,
          coalesce(sum(f.to_check), 0)::int as to_check
        from fact_figure f
        where
          f.city_code = $1
          and f.day > $2::date
          and f.began_on <= $4::date
          and f.indicator = 'SESSIONS'
          and f.fact_kind = any ('{ACTIVITY}')
          and f.region_code >= $5::text
          and f.region_code < $6::text
          and not f.tenant_only
        group by
          f.tenant_id,
          f.fact_kind,
          f.fact_id,
          f.qualifier,
          before
        having
          sum(f.amount) <> 0
          or sum(f.weight) <> 0
      ) f
    group by
      f.tenant_id,
      f.fact_kind,
      f.fact_id,
      f.before
  )
select
  f.qualifier,
  f.before
  and false as before,
  count(*)::int as records,
  coalesce(sum(f.amount), 0) as amount,
  count(*) filter (where f.stated && '{AT_LEAST}')::int as at_least,
  count(*) filter (where f.stated && '{APPROX}')::int as approx,
  count(*) filter (where f.stated && '{UNCOUNTED}')::int as uncounted,
  count(*) filter (where f.stated && '{WITHHELD}')::int as withheld,
  sum(f.to_check)::int as to_check,
  (
    select count(*)::int
    from
      (
        select distinct tenant_id
        from f
      ) s
    where
      not exists (
        select 1
        from tenant t
        where
          t.city_code = $1
          and t.id = s.tenant_id
          and t.type = 'AUTHORITY'
      )
  ) as stating
from f
group by
  1,
  2;

-- SourceReads.run: a figure is opened
with
  f as materialized (
    select
      f.tenant_id,
      f.fact_kind,
      f.fact_id,
      min(f.region_code) as region_code,
      min(f.qualifier) as qualifier,
      array_agg(f.qualifier) as stated,
      max(f.day) as day,
      min(f.began_on) as began_on,
      f.before,
      sum(f.amount) as amount,
      sum(f.to_check)::int as to_check
    from
      (
        select
          f.tenant_id,
          f.fact_kind,
          f.fact_id,
          min(f.region_code) as region_code,
          f.qualifier,
          max(f.day) as day,
          min(f.began_on) as began_on,
          coalesce(f.began_on < $4::date, false) as before,
          coalesce(sum(f.amount), 0) as amount,
          coalesce(sum(f.to_check), 0)::int as to_check
        from fact_figure f
        where
          f.city_code = $1
          and f.day between $2::date and $3::date
          and coalesce(f.began_on, f.day) >= $5::date
          and f.indicator = 'SESSIONS'
          and f.fact_kind = any ('{ACTIVITY}')
          and f.region_code >= $6::text
          and f.region_code < $7::text
          and not f.tenant_only
        group by
          f.tenant_id,
          f.fact_kind,
          f.fact_id,
          f.qualifier,
          before
        having
          sum(f.amount) <> 0
          or sum(f.weight) <> 0
      ) f
    group by
      f.tenant_id,
      f.fact_kind,
      f.fact_id,
      f.before
  )
select
  t.total,
  p.*
from
  (
    select count(*)::int as total
    from f
  ) t
  left join lateral (
    select *
    from f
    where true
    order by
      amount desc,
      fact_id desc
    limit $8::int
  ) p on true
order by
  amount desc,
  fact_id desc;

-- SourceReads.run: a figure is opened
with
  f as materialized (
    select
      f.tenant_id,
      f.fact_kind,
      f.fact_id,
      min(f.region_code) as region_code,
      min(f.qualifier) as qualifier,
      array_agg(f.qualifier) as stated,
      max(f.day) as day,
      min(f.began_on) as began_on,
      f.before,
      sum(f.amount) as amount,
      sum(f.to_check)::int as to_check
    from
      (
        select
          f.tenant_id,
          f.fact_kind,
          f.fact_id,
          min(f.region_code) as region_code,
          f.qualifier,
          max(f.day) as day,
          min(f.began_on) as began_on,
          coalesce(f.began_on < $4::date, false) as before,
          coalesce(sum(f.amount), 0) as amount,
          coalesce(sum(f.to_check), 0)::int as to_check
        from fact_figure f
        where
          f.city_code = $1
          and f.day between $2::date and $3::date
          and f.indicator = 'SESSIONS'
          and f.fact_kind = any ('{ACTIVITY}')
          and f.region_code >= $5::text
          and f.region_code < $6::text
          and not f.tenant_only
        group by
          f.tenant_id,
          f.fact_kind,
          f.fact_id,
          f.qualifier,
          before
        having
          sum(f.amount) <> 0
          or sum(f.weight) <> 0
      ) f
    group by
      f.tenant_id,
      f.fact_kind,
      f.fact_id,
      f.before
  )
select
  f.qualifier,
  f.before
  and true as before,
  count(*)::int as records,
  coalesce(sum(f.amount), 0) as amount,
  count(*) filter (where f.stated && '{AT_LEAST}')::int as at_least,
  count(*) filter (where f.stated && '{APPROX}')::int as approx,
  count(*) filter (where f.stated && '{UNCOUNTED}')::int as uncounted,
  count(*) filter (where f.stated && '{WITHHELD}')::int as withheld,
  sum(f.to_check)::int as to_check,
  (
    select count(*)::int
    from
      (
        select distinct tenant_id
        from f
      ) s
    where
      not exists (
        select 1
        from tenant t
        where
          t.city_code = $1
          and t.id = s.tenant_id
          and t.type = 'AUTHORITY'
      )
  ) as stating
from f
group by
  1,
  2;

-- SourceReads.run: a part of a figure is opened
with
  c as materialized (
    select
      f.tenant_id,
      count(*)::int as records,
      coalesce(sum(f.amount), 0)::numeric as amount,
      count(*) filter (where f.stated && '{AT_LEAST}')::int as at_least,
      count(*) filter (where f.stated && '{UNCOUNTED}')::int as uncounted,
      count(*) filter (where f.stated && '{UNCOUNTED,WITHHELD}')::int as unstated,
      sum(f.to_check)::int as to_check
    from
      (
        select
          f.tenant_id,
          f.fact_kind,
          f.fact_id,
          min(f.region_code) as region_code,
          min(f.qualifier) as qualifier,
          array_agg(f.qualifier) as stated,
          max(f.day) as day,
          min(f.began_on) as began_on,
          f.before,
          sum(f.amount) as amount,
          sum(f.to_check)::int as to_check
        from
          (
            select
              f.tenant_id,
              f.fact_kind,
              f.fact_id,
              min(f.region_code) as region_code,
              f.qualifier,
              max(f.day) as day,
              min(f.began_on) as began_on,
              coalesce(f.began_on < $5::date, false) as before,
              coalesce(sum(f.amount), 0) as amount,
              coalesce(sum(f.to_check), 0)::int as to_check
            from fact_figure f
            where
              f.city_code = $1
              and f.day between $2::date and $3::date
              and coalesce(f.began_on, f.day) >= $6::date
              and f.indicator = 'SESSIONS'
              and f.fact_kind = any ('{ACTIVITY}')
              and f.region_code >= $7::text
              and f.region_code < $8::text
              and not f.tenant_only
              and f.activity_type = $4::text
            group by
              f.tenant_id,
              f.fact_kind,
              f.fact_id,
              f.qualifier,
              before
            having
              sum(f.amount) <> 0
              or sum(f.weight) <> 0
          ) f
        group by
          f.tenant_id,
          f.fact_kind,
          f.fact_id,
          f.before
      ) f
    group by f.tenant_id
  )
select
  t.total,
  p.*
from
  (
    select count(*)::int as total
    from c
  ) t
  left join lateral (
    select *
    from c
    where true
    order by
      amount desc,
      tenant_id desc
    limit $9::int
  ) p on true
order by
  amount desc,
  tenant_id desc;

-- SourceReads.run: a part of a figure is opened
with
  f as materialized (
    select
      f.tenant_id,
      f.fact_kind,
      f.fact_id,
      min(f.region_code) as region_code,
      min(f.qualifier) as qualifier,
      array_agg(f.qualifier) as stated,
      max(f.day) as day,
      min(f.began_on) as began_on,
      f.before,
      sum(f.amount) as amount,
      sum(f.to_check)::int as to_check
    from
      (
        select
          f.tenant_id,
          f.fact_kind,
          f.fact_id,
          min(f.region_code) as region_code,
          f.qualifier,
          max(f.day) as day,
          min(f.began_on) as began_on,
          coalesce(f.began_on < $4::date, false) as before,
          coalesce(sum(f.amount), 0) as amount,
          coalesce(sum(f.to_check), 0)::int as to_check
        from fact_figure f
        where
          f.city_code = $1
          and f.day > $2::date
          and f.began_on <= $5::date
          and f.indicator = 'SESSIONS'
          and f.fact_kind = any ('{ACTIVITY}')
          and f.region_code >= $6::text
          and f.region_code < $7::text
          and not f.tenant_only
          and f.activity_type = $3::text
        group by
          f.tenant_id,
          f.fact_kind,
          f.fact_id,
          f.qualifier,
          before
        having
          sum(f.amount) <> 0
          or sum(f.weight) <> 0
      ) f
    group by
      f.tenant_id,
      f.fact_kind,
      f.fact_id,
      f.before
  )
select
  f.qualifier,
  f.before
  and false as before,
  count(*)::int as records,
  coalesce(sum(f.amount), 0) as amount,
  count(*) filter (where f.stated && '{AT_LEAST}')::int as at_least,
  count(*) filter (where f.stated && '{APPROX}')::int as approx,
  count(*) filter (where f.stated && '{UNCOUNTED}')::int as uncounted,
  count(*) filter (where f.stated && '{WITHHELD}')::int as withheld,
  sum(f.to_check)::int as to_check,
  (
    select count(*)::int
    from
      (
        select distinct tenant_id
        from f
      ) s
    where
      not exists (
        select 1
        from tenant t
        where
          t.city_code = $1
          and t.id = s.tenant_id
          and t.type = 'AUTHORITY'
      )
  ) as stating
from f
group by
  1,
  2;

-- SourceReads.run: a part of a figure is opened
with
  f as materialized (
    select
      f.tenant_id,
      f.fact_kind,
      f.fact_id,
      min(f.region_code) as region_code,
      min(f.qualifier) as qualifier,
      array_agg(f.qualifier) as stated,
      max(f.day) as day,
      min(f.began_on) as began_on,
      f.before,
      sum(f.amount) as amount,
      sum(f.to_check)::int as to_check
    from
      (
        select
          f.tenant_id,
          f.fact_kind,
          f.fact_id,
          min(f.region_code) as region_code,
          f.qualifier,
          max(f.day) as day,
          min(f.began_on) as began_on,
          coalesce(f.began_on < $5::date, false) as before,
          coalesce(sum(f.amount), 0) as amount,
          coalesce(sum(f.to_check), 0)::int as to_check
        from fact_figure f
        where
          f.city_code = $1
          and f.day between $2::date and $3::date
          and coalesce(f.began_on, f.day) >= $6::date
          and f.indicator = 'SESSIONS'
          and f.fact_kind = any ('{ACTIVITY}')
          and f.region_code >= $7::text
          and f.region_code < $8::text
          and not f.tenant_only
          and f.activity_type = $4::text
        group by
          f.tenant_id,
          f.fact_kind,
          f.fact_id,
          f.qualifier,
          before
        having
          sum(f.amount) <> 0
          or sum(f.weight) <> 0
      ) f
    group by
      f.tenant_id,
      f.fact_kind,
      f.fact_id,
      f.before
  )
select
  t.total,
  p.*
from
  (
    select count(*)::int as total
    from f
  ) t
  left join lateral (
    select *
    from f
    where true
    order by
      amount desc,
      fact_id desc
    limit $9::int
  ) p on true
order by
  amount desc,
  fact_id desc;

-- SourceReads.run: a part of a figure is opened
with
  f as materialized (
    select
      f.tenant_id,
      f.fact_kind,
      f.fact_id,
      min(f.region_code) as region_code,
      min(f.qualifier) as qualifier,
      array_agg(f.qualifier) as stated,
      max(f.day) as day,
      min(f.began_on) as began_on,
      f.before,
      sum(f.amount) as amount,
      sum(f.to_check)::int as to_check
    from
      (
        select
          f.tenant_id,
          f.fact_kind,
          f.fact_id,
          min(f.region_code) as region_code,
          f.qualifier,
          max(f.day) as day,
          min(f.began_on) as began_on,
          coalesce(f.began_on < $5::date, false) as before,
          coalesce(sum(f.amount), 0) as amount,
          coalesce(sum(f.to_check), 0)::int as to_check
        from fact_figure f
        where
          f.city_code = $1
          and f.day between $2::date and $3::date
          and f.indicator = 'SESSIONS'
          and f.fact_kind = any ('{ACTIVITY}')
          and f.region_code >= $6::text
          and f.region_code < $7::text
          and not f.tenant_only
          and f.activity_type = $4::text
        group by
          f.tenant_id,
          f.fact_kind,
          f.fact_id,
          f.qualifier,
          before
        having
          sum(f.amount) <> 0
          or sum(f.weight) <> 0
      ) f
    group by
      f.tenant_id,
      f.fact_kind,
      f.fact_id,
      f.before
  )
select
  f.qualifier,
  f.before
  and true as before,
  count(*)::int as records,
  coalesce(sum(f.amount), 0) as amount,
  count(*) filter (where f.stated && '{AT_LEAST}')::int as at_least,
  count(*) filter (where f.stated && '{APPROX}')::int as approx,
  count(*) filter (where f.stated && '{UNCOUNTED}')::int as uncounted,
  count(*) filter (where f.stated && '{WITHHELD}')::int as withheld,
  sum(f.to_check)::int as to_check,
  (
    select count(*)::int
    from
      (
        select distinct tenant_id
        from f
      ) s
    where
      not exists (
        select 1
        from tenant t
        where
          t.city_code = $1
          and t.id = s.tenant_id
          and t.type = 'AUTHORITY'
      )
  ) as stating
from f
group by
  1,
  2;

-- SourceReads.run: different households are opened
with
  c as materialized (
    select
      f.tenant_id,
      count(*)::int as records,
      coalesce(max(s.covered), 0)::numeric as amount,
      count(*) filter (where f.stated && '{AT_LEAST}')::int as at_least,
      count(*) filter (where f.stated && '{UNCOUNTED}')::int as uncounted,
      count(*) filter (where f.stated && '{UNCOUNTED,WITHHELD}')::int as unstated,
      sum(f.to_check)::int as to_check
    from
      (
        select
          f.tenant_id,
          'HOUSEHOLD_VISIT'::text as fact_kind,
          f.id as fact_id,
          f.region_code,
          'EXACT'::text as qualifier,
          array['EXACT'] as stated,
          f.visited_on as day,
          null::date as began_on,
          false as before,
          cardinality(f.visited)::bigint as amount,
          0 as to_check
        from household_visit f
        where
          f.city_code = $1
          and f.visited_on between $2::date and $3::date
          and f.record_status = 'ACTIVE'
          and cardinality(f.visited) > 0
          and f.region_code >= $4::text
          and f.region_code < $5::text
      ) f
      left join (
        select
          s.tenant_id,
          sum(bit_count(s.bits)) as covered
        from
          (
            with
              h as materialized (
                select
                  0 as i,
                  $6::text as kind,
                  $7::text as region,
                  $8::uuid as tenant,
                  $9::text as sector,
                  $10::uuid as campaign,
                  false as kept,
                  b.months,
                  b.edges,
                  false as overlap,
                  $12::text as rosters,
                  $13::date as until
                from jsonb_to_record($11::jsonb) as b (months text[], edges jsonb)
              ),
              seen as (
                select
                  h.i,
                  p.roster_id,
                  p.block::int as block,
                  p.tenant_id,
                  p.bits,
                  true as here
                from
                  h
                  cross join lateral (
                    select
                      roster_id,
                      block,
                      tenant_id,
                      bits
                    from household_visit_bitmap
                    where
                      city_code = $1
                      and month = any (h.months)
                      and (
                        h.sector is null
                        or sector = h.sector
                      )
                      and region_code >= h.region
                      and region_code < case h.kind
                        when 'OWN' then h.region || '!'
                        else h.region || ':'
                      end
                      and (
                        h.campaign is null
                        or h.campaign = any (campaign_ids)
                      )
                    offset 0
                  ) p
                where
                  not h.kept
                  and h.kind <> 'TENANT'
                union all
                select
                  v.i,
                  v.roster_id,
                  v.block,
                  v.tenant_id,
                  door_bits (array_agg(v.door), v.block) as bits,
                  true as here
                from
                  (
                    select
                      h.i,
                      f.roster_id,
                      (n - 1) / 2048 as block,
                      f.tenant_id,
                      n as door
                    from
                      h
                      cross join lateral jsonb_to_recordset(h.edges) as e ("from" date, "to" date)
                      cross join lateral (
                        select
                          roster_id,
                          tenant_id,
                          visited
                        from household_visit
                        where
                          city_code = $1
                          and record_status = 'ACTIVE'
                          and h.kind <> 'TENANT'
                          and region_code >= h.region
                          and region_code < case h.kind
                            when 'OWN' then h.region || '!'
                            else h.region || ':'
                          end
                          and visited_on between e."from" and e."to"
                          and (
                            h.sector is null
                            or sector = h.sector
                          )
                          and (
                            h.campaign is null
                            or h.campaign = any (campaign_ids)
                          )
                        offset 0
                      ) f
                      cross join unnest(f.visited) as n
                    where not h.kept
                  ) v
                group by
                  v.i,
                  v.roster_id,
                  v.block,
                  v.tenant_id
                union all
                select
                  h.i,
                  r.id,
                  p.block::int,
                  p.tenant_id,
                  p.bits,
                  false
                from
                  h
                  cross join lateral (
                    select id
                    from household_roster
                    where
                      city_code = $1
                      and former_codes <> '{}'
                      and region_code >= h.rosters
                      and region_code < case h.kind
                        when 'OWN' then h.rosters || '!'
                        else h.rosters || ':'
                      end
                    offset 0
                  ) r
                  cross join lateral (
                    select
                      block,
                      tenant_id,
                      bits
                    from household_visit_bitmap
                    where
                      city_code = $1
                      and month = any (h.months)
                      and (
                        h.sector is null
                        or sector = h.sector
                      )
                      and roster_id = r.id
                      and not (
                        region_code >= h.region
                        and region_code < case h.kind
                          when 'OWN' then h.region || '!'
                          else h.region || ':'
                        end
                      )
                      and (
                        h.campaign is null
                        or h.campaign = any (campaign_ids)
                      )
                    offset 0
                  ) p
                where
                  not h.kept
                  and h.kind <> 'TENANT'
                  and not h.overlap
                union all
                select
                  v.i,
                  v.roster_id,
                  v.block,
                  v.tenant_id,
                  door_bits (array_agg(v.door), v.block) as bits,
                  false as here
                from
                  (
                    select
                      h.i,
                      f.roster_id,
                      (n - 1) / 2048 as block,
                      f.tenant_id,
                      n as door
                    from
                      h
                      cross join lateral jsonb_to_recordset(h.edges) as e ("from" date, "to" date)
                      cross join lateral (
                        select id
                        from household_roster
                        where
                          city_code = $1
                          and former_codes <> '{}'
                          and region_code >= h.rosters
                          and region_code < case h.kind
                            when 'OWN' then h.rosters || '!'
                            else h.rosters || ':'
                          end
                        offset 0
                      ) r
                      cross join lateral (
                        select
                          r.id as roster_id,
                          v.tenant_id,
                          v.visited
                        from visited_elsewhere (r.id, e."from", e."to") v
                        where
                          h.kind <> 'TENANT'
                          and not h.overlap
                          and not (
                            v.region_code >= h.region
                            and v.region_code < case h.kind
                              when 'OWN' then h.region || '!'
                              else h.region || ':'
                            end
                          )
                          and (
                            h.sector is null
                            or v.sector = h.sector
                          )
                          and (
                            h.campaign is null
                            or h.campaign = any (v.campaign_ids)
                          )
                        offset 0
                      ) f
                      cross join unnest(f.visited) as n
                    where not h.kept
                  ) v
                group by
                  v.i,
                  v.roster_id,
                  v.block,
                  v.tenant_id
              )
            select
              tenant_id,
              roster_id,
              block,
              bit_or(bits) as bits
            from seen
            where here
            group by
              tenant_id,
              roster_id,
              block
          ) s
        group by s.tenant_id
      ) s on s.tenant_id = f.tenant_id
    group by f.tenant_id
  )
select
  t.total,
  p.*
from
  (
    select count(*)::int as total
    from c
  ) t
  left join lateral (
    select *
    from c
    where true
    order by
      amount desc,
      tenant_id desc
    limit $14::int
  ) p on true
order by
  amount desc,
  tenant_id desc;

-- SourceReads.run: different households are opened
with
  d as materialized (
    select d.tenant_id
    from
      (
        select distinct f.tenant_id
        from tenant_assignment f
        where
          f.city_code = $1
          and f.type <> 'AUTHORITY'
          and f.valid_from <= $10::date
          and (
            f.valid_to is null
            or f.valid_to >= $11::date
          )
          and f.region_code >= $12::text
          and f.region_code < $13::text
      ) d
    where
      exists (
        select 1
        from fact_day f
        where
          f.city_code = $1
          and f.tenant_id = d.tenant_id
          and f.day between $2::date and $3::date
          and f.home_region >= $4::text
          and f.home_region < $5::text
      )
      and d.tenant_id not in (
        select f.tenant_id
        from
          (
            select
              f.tenant_id,
              'HOUSEHOLD_VISIT'::text as fact_kind,
              f.id as fact_id,
              f.region_code,
              'EXACT'::text as qualifier,
              array['EXACT'] as stated,
              f.visited_on as day,
              null::date as began_on,
              false as before,
              cardinality(f.visited)::bigint as amount,
              0 as to_check
            from household_visit f
            where
              f.city_code = $1
              and f.visited_on between $6::date and $7::date
              and f.record_status = 'ACTIVE'
              and cardinality(f.visited) > 0
              and f.region_code >= $8::text
              and f.region_code < $9::text
          ) f
      )
  )
select
  t.total,
  p.*
from
  (
    select count(*)::int as total
    from d
  ) t
  left join lateral (
    select *
    from d
    where true
    order by tenant_id
    limit $14::int
  ) p on true
order by tenant_id;

-- SourceReads.run: different households are opened
with
  f as materialized (
    select
      f.tenant_id,
      'HOUSEHOLD_VISIT'::text as fact_kind,
      f.id as fact_id,
      f.region_code,
      'EXACT'::text as qualifier,
      array['EXACT'] as stated,
      f.visited_on as day,
      null::date as began_on,
      false as before,
      cardinality(f.visited)::bigint as amount,
      0 as to_check
    from household_visit f
    where
      f.city_code = $1
      and f.visited_on > $2::date
      and f.record_status = 'ACTIVE'
      and cardinality(f.visited) > 0
      and f.region_code >= $3::text
      and f.region_code < $4::text
      and false
  )
select
  f.qualifier,
  f.before
  and false as before,
  count(*)::int as records,
  coalesce(sum(f.amount), 0) as amount,
  count(*) filter (where f.stated && '{AT_LEAST}')::int as at_least,
  count(*) filter (where f.stated && '{APPROX}')::int as approx,
  count(*) filter (where f.stated && '{UNCOUNTED}')::int as uncounted,
  count(*) filter (where f.stated && '{WITHHELD}')::int as withheld,
  sum(f.to_check)::int as to_check,
  (
    select count(*)::int
    from
      (
        select distinct tenant_id
        from f
      ) s
    where
      not exists (
        select 1
        from tenant t
        where
          t.city_code = $1
          and t.id = s.tenant_id
          and t.type = 'AUTHORITY'
      )
  ) as stating
from f
group by
  1,
  2;

-- SourceReads.run: different households are opened
with
  f as materialized (
    select
      f.tenant_id,
      'HOUSEHOLD_VISIT'::text as fact_kind,
      f.id as fact_id,
      f.region_code,
      'EXACT'::text as qualifier,
      array['EXACT'] as stated,
      f.visited_on as day,
      null::date as began_on,
      false as before,
      cardinality(f.visited)::bigint as amount,
      0 as to_check
    from household_visit f
    where
      f.city_code = $1
      and f.visited_on between $2::date and $3::date
      and f.record_status = 'ACTIVE'
      and cardinality(f.visited) > 0
      and f.region_code >= $4::text
      and f.region_code < $5::text
  )
select
  f.qualifier,
  f.before
  and true as before,
  count(*)::int as records,
  coalesce(sum(f.amount), 0) as amount,
  count(*) filter (where f.stated && '{AT_LEAST}')::int as at_least,
  count(*) filter (where f.stated && '{APPROX}')::int as approx,
  count(*) filter (where f.stated && '{UNCOUNTED}')::int as uncounted,
  count(*) filter (where f.stated && '{WITHHELD}')::int as withheld,
  sum(f.to_check)::int as to_check,
  (
    select count(*)::int
    from
      (
        select distinct tenant_id
        from f
      ) s
    where
      not exists (
        select 1
        from tenant t
        where
          t.city_code = $1
          and t.id = s.tenant_id
          and t.type = 'AUTHORITY'
      )
  ) as stating
from f
group by
  1,
  2;

-- SourceReads.run: different households are opened
with
  f as materialized (
    select
      f.tenant_id,
      'HOUSEHOLD_VISIT'::text as fact_kind,
      f.id as fact_id,
      f.region_code,
      'EXACT'::text as qualifier,
      array['EXACT'] as stated,
      f.visited_on as day,
      null::date as began_on,
      false as before,
      cardinality(f.visited)::bigint as amount,
      0 as to_check
    from household_visit f
    where
      f.city_code = $1
      and f.visited_on between $2::date and $3::date
      and f.record_status = 'ACTIVE'
      and cardinality(f.visited) > 0
      and f.region_code >= $4::text
      and f.region_code < $5::text
  )
select
  t.total,
  p.*
from
  (
    select count(*)::int as total
    from f
  ) t
  left join lateral (
    select *
    from f
    where true
    order by
      amount desc,
      fact_id desc
    limit $6::int
  ) p on true
order by
  amount desc,
  fact_id desc;

-- SourceReads.run: households on rosters are opened
with
  c as materialized (
    select
      f.tenant_id,
      count(*)::int as records,
      coalesce(sum(f.amount), 0)::numeric as amount,
      count(*) filter (where f.stated && '{AT_LEAST}')::int as at_least,
      count(*) filter (where f.stated && '{UNCOUNTED}')::int as uncounted,
      count(*) filter (where f.stated && '{UNCOUNTED,WITHHELD}')::int as unstated,
      sum(f.to_check)::int as to_check
    from
      (
        select
          f.tenant_id,
          f.fact_kind,
          f.fact_id,
          min(f.region_code) as region_code,
          min(f.qualifier) as qualifier,
          array_agg(f.qualifier) as stated,
          max(f.day) as day,
          min(f.began_on) as began_on,
          f.before,
          sum(f.amount) as amount,
          sum(f.to_check)::int as to_check
        from
          (
            select
              f.tenant_id,
              f.fact_kind,
              f.fact_id,
              min(f.region_code) as region_code,
              f.qualifier,
              max(f.day) as day,
              min(f.began_on) as began_on,
              coalesce(f.began_on < $4::date, false) as before,
              coalesce(sum(f.amount), 0) as amount,
              coalesce(sum(f.to_check), 0)::int as to_check
            from fact_figure f
            where
              f.city_code = $1
              and f.day between $2::date and $3::date
              and f.indicator = 'HOUSEHOLDS_REGISTERED'
              and f.fact_kind = any ('{HOUSEHOLD_ROSTER}')
              and f.region_code >= $5::text
              and f.region_code < $6::text
              and not f.tenant_only
              and f.sector = $7::text
            group by
              f.tenant_id,
              f.fact_kind,
              f.fact_id,
              f.qualifier,
              before
            having
              sum(f.amount) <> 0
              or sum(f.weight) <> 0
          ) f
        group by
          f.tenant_id,
          f.fact_kind,
          f.fact_id,
          f.before
      ) f
    group by f.tenant_id
  )
select
  t.total,
  p.*
from
  (
    select count(*)::int as total
    from c
  ) t
  left join lateral (
    select *
    from c
    where true
    order by
      amount desc,
      tenant_id desc
    limit $8::int
  ) p on true
order by
  amount desc,
  tenant_id desc;

-- SourceReads.run: households on rosters are opened
with
  f as materialized (
    select
      null::uuid as tenant_id,
      f.fact_kind,
      f.fact_id,
      min(f.region_code) as region_code,
      min(f.qualifier) as qualifier,
      array_agg(f.qualifier) as stated,
      max(f.day) as day,
      min(f.began_on) as began_on,
      f.before,
      sum(f.amount) as amount,
      sum(f.to_check)::int as to_check
    from
      (
        select
          f.fact_kind,
          f.fact_id,
          min(f.region_code) as region_code,
          f.qualifier,
          max(f.day) as day,
          min(f.began_on) as began_on,
          coalesce(f.began_on < $4::date, false) as before,
          coalesce(sum(f.amount), 0) as amount,
          coalesce(sum(f.to_check), 0)::int as to_check
        from fact_figure f
        where
          f.city_code = $1
          and f.day between $2::date and $3::date
          and f.indicator = 'HOUSEHOLDS_REGISTERED'
          and f.fact_kind = any ('{HOUSEHOLD_ROSTER}')
          and f.region_code >= $5::text
          and f.region_code < $6::text
          and not f.tenant_only
          and f.sector = $7::text
        group by
          f.fact_kind,
          f.fact_id,
          f.qualifier,
          before
        having
          sum(f.amount) <> 0
          or sum(f.weight) <> 0
      ) f
    group by
      f.fact_kind,
      f.fact_id,
      f.before
  )
select
  f.qualifier,
  f.before
  and false as before,
  count(*)::int as records,
  coalesce(sum(f.amount), 0) as amount,
  count(*) filter (where f.stated && '{AT_LEAST}')::int as at_least,
  count(*) filter (where f.stated && '{APPROX}')::int as approx,
  count(*) filter (where f.stated && '{UNCOUNTED}')::int as uncounted,
  count(*) filter (where f.stated && '{WITHHELD}')::int as withheld,
  sum(f.to_check)::int as to_check,
  (
    select count(*)::int
    from
      (
        select distinct tenant_id
        from f
      ) s
    where
      not exists (
        select 1
        from tenant t
        where
          t.city_code = $1
          and t.id = s.tenant_id
          and t.type = 'AUTHORITY'
      )
  ) as stating
from f
group by
  1,
  2;

-- SourceReads.run: households on rosters are opened
with
  f as materialized (
    select
      null::uuid as tenant_id,
      f.fact_kind,
      f.fact_id,
      min(f.region_code) as region_code,
      min(f.qualifier) as qualifier,
      array_agg(f.qualifier) as stated,
      max(f.day) as day,
      min(f.began_on) as began_on,
      f.before,
      sum(f.amount) as amount,
      sum(f.to_check)::int as to_check
    from
      (
        select
          f.fact_kind,
          f.fact_id,
          min(f.region_code) as region_code,
          f.qualifier,
          max(f.day) as day,
          min(f.began_on) as began_on,
          coalesce(f.began_on < $4::date, false) as before,
          coalesce(sum(f.amount), 0) as amount,
          coalesce(sum(f.to_check), 0)::int as to_check
        from fact_figure f
        where
          f.city_code = $1
          and f.day between $2::date and $3::date
          and f.indicator = 'HOUSEHOLDS_REGISTERED'
          and f.fact_kind = any ('{HOUSEHOLD_ROSTER}')
          and f.region_code >= $5::text
          and f.region_code < $6::text
          and not f.tenant_only
          and f.sector = $7::text
        group by
          f.fact_kind,
          f.fact_id,
          f.qualifier,
          before
        having
          sum(f.amount) <> 0
          or sum(f.weight) <> 0
      ) f
    group by
      f.fact_kind,
      f.fact_id,
      f.before
  )
select
  f.qualifier,
  f.before
  and true as before,
  count(*)::int as records,
  coalesce(sum(f.amount), 0) as amount,
  count(*) filter (where f.stated && '{AT_LEAST}')::int as at_least,
  count(*) filter (where f.stated && '{APPROX}')::int as approx,
  count(*) filter (where f.stated && '{UNCOUNTED}')::int as uncounted,
  count(*) filter (where f.stated && '{WITHHELD}')::int as withheld,
  sum(f.to_check)::int as to_check,
  (
    select count(*)::int
    from
      (
        select distinct tenant_id
        from f
      ) s
    where
      not exists (
        select 1
        from tenant t
        where
          t.city_code = $1
          and t.id = s.tenant_id
          and t.type = 'AUTHORITY'
      )
  ) as stating
from f
group by
  1,
  2;

-- SourceReads.run: households on rosters are opened
with
  f as materialized (
    select
      null::uuid as tenant_id,
      f.fact_kind,
      f.fact_id,
      min(f.region_code) as region_code,
      min(f.qualifier) as qualifier,
      array_agg(f.qualifier) as stated,
      max(f.day) as day,
      min(f.began_on) as began_on,
      f.before,
      sum(f.amount) as amount,
      sum(f.to_check)::int as to_check
    from
      (
        select
          f.fact_kind,
          f.fact_id,
          min(f.region_code) as region_code,
          f.qualifier,
          max(f.day) as day,
          min(f.began_on) as began_on,
          coalesce(f.began_on < $4::date, false) as before,
          coalesce(sum(f.amount), 0) as amount,
          coalesce(sum(f.to_check), 0)::int as to_check
        from fact_figure f
        where
          f.city_code = $1
          and f.day between $2::date and $3::date
          and f.indicator = 'HOUSEHOLDS_REGISTERED'
          and f.fact_kind = any ('{HOUSEHOLD_ROSTER}')
          and f.region_code >= $5::text
          and f.region_code < $6::text
          and not f.tenant_only
          and f.sector = $7::text
        group by
          f.fact_kind,
          f.fact_id,
          f.qualifier,
          before
        having
          sum(f.amount) <> 0
          or sum(f.weight) <> 0
      ) f
    group by
      f.fact_kind,
      f.fact_id,
      f.before
  )
select
  t.total,
  p.*
from
  (
    select count(*)::int as total
    from f
  ) t
  left join lateral (
    select *
    from f
    where true
    order by
      amount desc,
      fact_id desc
    limit $8::int
  ) p on true
order by
  amount desc,
  fact_id desc;

-- SourceReads.run: units with a leadership group are opened
with
  c as materialized (
    select
      f.tenant_id,
      count(*)::int as records,
      coalesce(sum(f.amount), 0)::numeric as amount,
      count(*) filter (where f.stated && '{AT_LEAST}')::int as at_least,
      count(*) filter (where f.stated && '{UNCOUNTED}')::int as uncounted,
      count(*) filter (where f.stated && '{UNCOUNTED,WITHHELD}')::int as unstated,
      sum(f.to_check)::int as to_check
    from
      (
        select
          f.tenant_id,
          f.fact_kind,
          f.fact_id,
          min(f.region_code) as region_code,
          min(f.qualifier) as qualifier,
          array_agg(f.qualifier) as stated,
          max(f.day) as day,
          min(f.began_on) as began_on,
          f.before,
          sum(f.amount) as amount,
          sum(f.to_check)::int as to_check
        from
          (
            select
              f.tenant_id,
              f.fact_kind,
              f.fact_id,
              min(f.region_code) as region_code,
              f.qualifier,
              max(f.day) as day,
              min(f.began_on) as began_on,
              coalesce(f.began_on < $4::date, false) as before,
              coalesce(sum(f.amount), 0) as amount,
              coalesce(sum(f.to_check), 0)::int as to_check
            from fact_figure f
            where
              f.city_code = $1
              and f.day between $2::date and $3::date
              and f.indicator = 'LEADERSHIP_GROUPS'
              and f.fact_kind = any ('{LEADERSHIP_GROUP}')
              and f.region_code >= $5::text
              and f.region_code < $6::text
              and not f.tenant_only
            group by
              f.tenant_id,
              f.fact_kind,
              f.fact_id,
              f.qualifier,
              before
            having
              sum(f.amount) <> 0
              or sum(f.weight) <> 0
          ) f
        group by
          f.tenant_id,
          f.fact_kind,
          f.fact_id,
          f.before
      ) f
    group by f.tenant_id
  )
select
  t.total,
  p.*
from
  (
    select count(*)::int as total
    from c
  ) t
  left join lateral (
    select *
    from c
    where true
    order by
      amount desc,
      tenant_id desc
    limit $7::int
  ) p on true
order by
  amount desc,
  tenant_id desc;

-- SourceReads.run: units with a leadership group are opened
with
  d as materialized (
    select d.tenant_id
    from
      (
        select distinct f.tenant_id
        from tenant_assignment f
        where
          f.city_code = $1
          and f.type <> 'AUTHORITY'
          and f.valid_from <= $11::date
          and (
            f.valid_to is null
            or f.valid_to >= $12::date
          )
          and f.region_code >= $13::text
          and f.region_code < $14::text
      ) d
    where
      exists (
        select 1
        from fact_day f
        where
          f.city_code = $1
          and f.tenant_id = d.tenant_id
          and f.day between $2::date and $3::date
          and f.home_region >= $4::text
          and f.home_region < $5::text
      )
      and d.tenant_id not in (
        select f.tenant_id
        from
          (
            select
              f.tenant_id,
              f.fact_kind,
              f.fact_id,
              min(f.region_code) as region_code,
              min(f.qualifier) as qualifier,
              array_agg(f.qualifier) as stated,
              max(f.day) as day,
              min(f.began_on) as began_on,
              f.before,
              sum(f.amount) as amount,
              sum(f.to_check)::int as to_check
            from
              (
                select
                  f.tenant_id,
                  f.fact_kind,
                  f.fact_id,
                  min(f.region_code) as region_code,
                  f.qualifier,
                  max(f.day) as day,
                  min(f.began_on) as began_on,
                  coalesce(f.began_on < $8::date, false) as before,
                  coalesce(sum(f.amount), 0) as amount,
                  coalesce(sum(f.to_check), 0)::int as to_check
                from fact_figure f
                where
                  f.city_code = $1
                  and f.day between $6::date and $7::date
                  and f.indicator = 'LEADERSHIP_GROUPS'
                  and f.fact_kind = any ('{LEADERSHIP_GROUP}')
                  and f.region_code >= $9::text
                  and f.region_code < $10::text
                  and not f.tenant_only
                group by
                  f.tenant_id,
                  f.fact_kind,
                  f.fact_id,
                  f.qualifier,
                  before
                having
                  sum(f.amount) <> 0
                  or sum(f.weight) <> 0
              ) f
            group by
              f.tenant_id,
              f.fact_kind,
              f.fact_id,
              f.before
          ) f
      )
  )
select
  t.total,
  p.*
from
  (
    select count(*)::int as total
    from d
  ) t
  left join lateral (
    select *
    from d
    where true
    order by tenant_id
    limit $15::int
  ) p on true
order by tenant_id;

-- SourceReads.run: units with a leadership group are opened
with
  f as materialized (
    select
      f.tenant_id,
      f.fact_kind,
      f.fact_id,
      min(f.region_code) as region_code,
      min(f.qualifier) as qualifier,
      array_agg(f.qualifier) as stated,
      max(f.day) as day,
      min(f.began_on) as began_on,
      f.before,
      sum(f.amount) as amount,
      sum(f.to_check)::int as to_check
    from
      (
        select
          f.tenant_id,
          f.fact_kind,
          f.fact_id,
          min(f.region_code) as region_code,
          f.qualifier,
          max(f.day) as day,
          min(f.began_on) as began_on,
          coalesce(f.began_on < $4::date, false) as before,
          coalesce(sum(f.amount), 0) as amount,
          coalesce(sum(f.to_check), 0)::int as to_check
        from fact_figure f
        where
          f.city_code = $1
          and f.day between $2::date and $3::date
          and f.indicator = 'LEADERSHIP_GROUPS'
          and f.fact_kind = any ('{LEADERSHIP_GROUP}')
          and f.region_code >= $5::text
          and f.region_code < $6::text
          and not f.tenant_only
        group by
          f.tenant_id,
          f.fact_kind,
          f.fact_id,
          f.qualifier,
          before
        having
          sum(f.amount) <> 0
          or sum(f.weight) <> 0
      ) f
    group by
      f.tenant_id,
      f.fact_kind,
      f.fact_id,
      f.before
  )
select
  f.qualifier,
  f.before
  and false as before,
  count(*)::int as records,
  coalesce(sum(f.amount), 0) as amount,
  count(*) filter (where f.stated && '{AT_LEAST}')::int as at_least,
  count(*) filter (where f.stated && '{APPROX}')::int as approx,
  count(*) filter (where f.stated && '{UNCOUNTED}')::int as uncounted,
  count(*) filter (where f.stated && '{WITHHELD}')::int as withheld,
  sum(f.to_check)::int as to_check,
  (
    select count(*)::int
    from
      (
        select distinct tenant_id
        from f
      ) s
    where
      not exists (
        select 1
        from tenant t
        where
          t.city_code = $1
          and t.id = s.tenant_id
          and t.type = 'AUTHORITY'
      )
  ) as stating
from f
group by
  1,
  2;

-- SourceReads.run: units with a leadership group are opened
with
  f as materialized (
    select
      f.tenant_id,
      f.fact_kind,
      f.fact_id,
      min(f.region_code) as region_code,
      min(f.qualifier) as qualifier,
      array_agg(f.qualifier) as stated,
      max(f.day) as day,
      min(f.began_on) as began_on,
      f.before,
      sum(f.amount) as amount,
      sum(f.to_check)::int as to_check
    from
      (
        select
          f.tenant_id,
          f.fact_kind,
          f.fact_id,
          min(f.region_code) as region_code,
          f.qualifier,
          max(f.day) as day,
          min(f.began_on) as began_on,
          coalesce(f.began_on < $4::date, false) as before,
          coalesce(sum(f.amount), 0) as amount,
          coalesce(sum(f.to_check), 0)::int as to_check
        from fact_figure f
        where
          f.city_code = $1
          and f.day between $2::date and $3::date
          and f.indicator = 'LEADERSHIP_GROUPS'
          and f.fact_kind = any ('{LEADERSHIP_GROUP}')
          and f.region_code >= $5::text
          and f.region_code < $6::text
          and not f.tenant_only
        group by
          f.tenant_id,
          f.fact_kind,
          f.fact_id,
          f.qualifier,
          before
        having
          sum(f.amount) <> 0
          or sum(f.weight) <> 0
      ) f
    group by
      f.tenant_id,
      f.fact_kind,
      f.fact_id,
      f.before
  )
select
  f.qualifier,
  f.before
  and true as before,
  count(*)::int as records,
  coalesce(sum(f.amount), 0) as amount,
  count(*) filter (where f.stated && '{AT_LEAST}')::int as at_least,
  count(*) filter (where f.stated && '{APPROX}')::int as approx,
  count(*) filter (where f.stated && '{UNCOUNTED}')::int as uncounted,
  count(*) filter (where f.stated && '{WITHHELD}')::int as withheld,
  sum(f.to_check)::int as to_check,
  (
    select count(*)::int
    from
      (
        select distinct tenant_id
        from f
      ) s
    where
      not exists (
        select 1
        from tenant t
        where
          t.city_code = $1
          and t.id = s.tenant_id
          and t.type = 'AUTHORITY'
      )
  ) as stating
from f
group by
  1,
  2;

-- SourceReads.run: units with a leadership group are opened
with
  f as materialized (
    select
      f.tenant_id,
      f.fact_kind,
      f.fact_id,
      min(f.region_code) as region_code,
      min(f.qualifier) as qualifier,
      array_agg(f.qualifier) as stated,
      max(f.day) as day,
      min(f.began_on) as began_on,
      f.before,
      sum(f.amount) as amount,
      sum(f.to_check)::int as to_check
    from
      (
        select
          f.tenant_id,
          f.fact_kind,
          f.fact_id,
          min(f.region_code) as region_code,
          f.qualifier,
          max(f.day) as day,
          min(f.began_on) as began_on,
          coalesce(f.began_on < $4::date, false) as before,
          coalesce(sum(f.amount), 0) as amount,
          coalesce(sum(f.to_check), 0)::int as to_check
        from fact_figure f
        where
          f.city_code = $1
          and f.day between $2::date and $3::date
          and f.indicator = 'LEADERSHIP_GROUPS'
          and f.fact_kind = any ('{LEADERSHIP_GROUP}')
          and f.region_code >= $5::text
          and f.region_code < $6::text
          and not f.tenant_only
        group by
          f.tenant_id,
          f.fact_kind,
          f.fact_id,
          f.qualifier,
          before
        having
          sum(f.amount) <> 0
          or sum(f.weight) <> 0
      ) f
    group by
      f.tenant_id,
      f.fact_kind,
      f.fact_id,
      f.before
  )
select
  t.total,
  p.*
from
  (
    select count(*)::int as total
    from f
  ) t
  left join lateral (
    select *
    from f
    where true
    order by
      amount desc,
      fact_id desc
    limit $7::int
  ) p on true
order by
  amount desc,
  fact_id desc;

-- labelsOf: provenance.labels
select
  id::text,
  title as label
from activity
where
  city_code = $1
  and id = any ($2::uuid[])
union all
select
  id::text,
  venue as label
from interception
where
  city_code = $1
  and id = any ($2::uuid[])
union all
select
  id::text,
  kind as label
from alert
where
  city_code = $1
  and id = any ($2::uuid[])
union all
select
  id::text,
  fraud_type as label
from fraud_case
where
  city_code = $1
  and id = any ($2::uuid[])
union all
select
  id::text,
  stage as label
from funds_action
where
  city_code = $1
  and id = any ($2::uuid[])
union all
select
  v.id::text,
  r.name as label
from
  household_visit v
  join region r on r.code = v.region_code
where
  v.city_code = $1
  and v.id = any ($2::uuid[])
union all
select
  h.id::text,
  r.name as label
from
  household_roster h
  join region r on r.code = h.region_code
where
  h.city_code = $1
  and h.id = any ($2::uuid[])
union all
select
  id::text,
  type as label
from control_measure
where
  city_code = $1
  and id = any ($2::uuid[])
union all
select
  id::text,
  subject as label
from inspection
where
  city_code = $1
  and id = any ($2::uuid[])
union all
select
  id::text,
  name as label
from leadership_group
where
  city_code = $1
  and id = any ($2::uuid[])
union all
select
  id::text,
  ledger as label
from tally
where
  city_code = $1
  and id = any ($2::uuid[])
union all
select
  id::text,
  title || ' ' || period as label
from submission
where
  city_code = $1
  and id = any ($2::uuid[])
union all
select
  id::text,
  title as label
from notice
where
  city_code = $1
  and id = any ($2::uuid[]);
