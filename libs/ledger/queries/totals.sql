-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- TotalsRepository.dayOf: totals.day_of_tally
select occurred_on as day
from tally
where
  city_code = $1
  and id = $2;

-- TotalsRepository.drop: totals.drop
delete from stated_total
where
  city_code = $1
  and id = any ($2::uuid[]);

-- TotalsRepository.drop: totals.drop_parts
delete from stated_part p using jsonb_to_recordset($2::jsonb) as d (fact_id uuid, indicator text, until_on date, series uuid)
where
  p.city_code = $1
  and p.fact_id = d.fact_id
  and p.indicator = d.indicator
  and p.until_on = d.until_on
  and p.series = d.series;

-- TotalsRepository.known: totals.of_records
with
  s as (
    select series
    from stated_total
    where
      city_code = $1
      and fact_id = any ($2::uuid[])
    union
    select series
    from stated_part
    where
      city_code = $1
      and fact_id = any ($2::uuid[])
      and included
  )
select
  id as "id",
  tenant_id as "tenantId",
  home_region as "homeRegion",
  region_code as "regionCode",
  sector as "sector",
  campaign_ids as "campaignIds",
  activity_type as "activityType",
  fraud_type as "fraudType",
  age_band as "ageBand",
  venue as "venue",
  venues as "venues",
  attributed_on as "attributedOn",
  fact_kind as "factKind",
  fact_id as "factId",
  indicator as "indicator",
  series as "series",
  running as "running",
  from_on as "from",
  until_on as "until",
  amount as "amount",
  qualifier as "qualifier",
  to_check as "toCheck",
  rest_amount as "restAmount",
  rest_qualifier as "restQualifier",
  rest_from as "restFrom",
  exceeded as "exceeded",
  decrease_reason as "decreaseReason"
from
  stated_total t
  join s using (series)
where t.city_code = $1
order by
  until_on,
  fact_id;

-- TotalsRepository.known: totals.parts_of_records
with
  s as (
    select series
    from stated_total
    where
      city_code = $1
      and fact_id = any ($2::uuid[])
    union
    select series
    from stated_part
    where
      city_code = $1
      and fact_id = any ($2::uuid[])
      and included
  )
select
  tenant_id as "tenantId",
  region_code as "regionCode",
  sector as "sector",
  fact_kind as "factKind",
  fact_id as "factId",
  indicator as "indicator",
  series as "series",
  included as "included",
  from_on as "from",
  until_on as "until",
  amount as "amount",
  qualifier as "qualifier"
from
  stated_part t
  join s using (series)
where
  t.city_code = $1
  and included
order by
  until_on,
  fact_id;

-- TotalsRepository.lines: totals.lines
select
  fact_kind as "factKind",
  fact_id as "factId",
  indicator,
  min(began_on) as "from",
  day as "until",
  sum(amount)::bigint as amount,
  case
    when count(distinct qualifier) = 1 then min(qualifier)
    when bool_and(qualifier in ('EXACT', 'AT_LEAST')) then 'AT_LEAST'
    else 'APPROX'
  end as qualifier,
  min(home_region) as "homeRegion",
  min(region_code) as "regionCode",
  min(sector) as sector,
  min(campaign_ids) as "campaignIds",
  min(activity_type) as "activityType",
  min(fraud_type) as "fraudType",
  min(age_band) as "ageBand",
  sum(to_check) > 0 as "toCheck",
  case
    when count(distinct coalesce(venue, '')) = 1 then min(venue)
  end as venue,
  case
    when count(distinct coalesce(venue, '')) > 1 then jsonb_agg(
      jsonb_build_object('venue', venue, 'amount', amount, 'toCheck', to_check > 0, 'qualifier', qualifier)
    )
  end as venues
from stated_line
where
  city_code = $1
  and tenant_id = $2
  and indicator = any ($3)
  and not tenant_only
  and day >= $4
  and coalesce(began_on, day) <= $5
group by
  fact_kind,
  fact_id,
  indicator,
  day
order by
  day,
  fact_id;

-- TotalsRepository.lock: totals.lock
select lock_totals ($1, $2, $3) as known;

-- TotalsRepository.parts: totals.parts_of_tenant
select
  tenant_id as "tenantId",
  region_code as "regionCode",
  sector as "sector",
  fact_kind as "factKind",
  fact_id as "factId",
  indicator as "indicator",
  series as "series",
  included as "included",
  from_on as "from",
  until_on as "until",
  amount as "amount",
  qualifier as "qualifier"
from stated_part
where
  city_code = $1
  and tenant_id = $2
order by
  until_on,
  fact_id,
  series;

-- TotalsRepository.totals: totals.of_tenant
select
  id as "id",
  tenant_id as "tenantId",
  home_region as "homeRegion",
  region_code as "regionCode",
  sector as "sector",
  campaign_ids as "campaignIds",
  activity_type as "activityType",
  fraud_type as "fraudType",
  age_band as "ageBand",
  venue as "venue",
  venues as "venues",
  attributed_on as "attributedOn",
  fact_kind as "factKind",
  fact_id as "factId",
  indicator as "indicator",
  series as "series",
  running as "running",
  from_on as "from",
  until_on as "until",
  amount as "amount",
  qualifier as "qualifier",
  to_check as "toCheck",
  rest_amount as "restAmount",
  rest_qualifier as "restQualifier",
  rest_from as "restFrom",
  exceeded as "exceeded",
  decrease_reason as "decreaseReason"
from stated_total
where
  city_code = $1
  and tenant_id = $2
order by
  until_on,
  fact_id;

-- TotalsRepository.write: totals.write_stated_part
insert into
  stated_part (
    city_code,
    tenant_id,
    region_code,
    sector,
    fact_kind,
    fact_id,
    indicator,
    series,
    included,
    from_on,
    until_on,
    amount,
    qualifier
  )
select
  $1,
  tenant_id,
  region_code,
  sector,
  fact_kind,
  fact_id,
  indicator,
  series,
  included,
  from_on,
  until_on,
  amount,
  qualifier
from jsonb_populate_recordset(null::stated_part, $2::jsonb)
on conflict (city_code, fact_id, indicator, until_on, series) do update
set
  tenant_id = excluded.tenant_id,
  region_code = excluded.region_code,
  sector = excluded.sector,
  fact_kind = excluded.fact_kind,
  included = excluded.included,
  from_on = excluded.from_on,
  amount = excluded.amount,
  qualifier = excluded.qualifier;

-- TotalsRepository.write: totals.write_stated_total
insert into
  stated_total (
    city_code,
    id,
    tenant_id,
    home_region,
    region_code,
    sector,
    campaign_ids,
    activity_type,
    fraud_type,
    age_band,
    venue,
    venues,
    attributed_on,
    fact_kind,
    fact_id,
    indicator,
    series,
    running,
    from_on,
    until_on,
    amount,
    qualifier,
    to_check,
    rest_amount,
    rest_qualifier,
    rest_from,
    exceeded,
    decrease_reason
  )
select
  $1,
  id,
  tenant_id,
  home_region,
  region_code,
  sector,
  campaign_ids,
  activity_type,
  fraud_type,
  age_band,
  venue,
  venues,
  attributed_on,
  fact_kind,
  fact_id,
  indicator,
  series,
  running,
  from_on,
  until_on,
  amount,
  qualifier,
  to_check,
  rest_amount,
  rest_qualifier,
  rest_from,
  exceeded,
  decrease_reason
from jsonb_populate_recordset(null::stated_total, $2::jsonb)
on conflict (city_code, fact_id, indicator, until_on) do update
set
  id = excluded.id,
  tenant_id = excluded.tenant_id,
  home_region = excluded.home_region,
  region_code = excluded.region_code,
  sector = excluded.sector,
  campaign_ids = excluded.campaign_ids,
  activity_type = excluded.activity_type,
  fraud_type = excluded.fraud_type,
  age_band = excluded.age_band,
  venue = excluded.venue,
  venues = excluded.venues,
  attributed_on = excluded.attributed_on,
  fact_kind = excluded.fact_kind,
  series = excluded.series,
  running = excluded.running,
  from_on = excluded.from_on,
  amount = excluded.amount,
  qualifier = excluded.qualifier,
  to_check = excluded.to_check,
  rest_amount = excluded.rest_amount,
  rest_qualifier = excluded.rest_qualifier,
  rest_from = excluded.rest_from,
  exceeded = excluded.exceeded,
  decrease_reason = excluded.decrease_reason;

-- recountTotals
with
  told as materialized (
    select
      fact_id,
      indicator,
      day as until_on,
      sum(amount)::numeric as amount
    from stated_line
    where
      city_code = $1
      and not tenant_only
      and fact_id in (
        select fact_id
        from stated_total
        where city_code = $1
        union
        select fact_id
        from stated_part
        where city_code = $1
      )
    group by
      1,
      2,
      3
  ),
  total as materialized (
    select
      t.*,
      lag(t.stated) over s as before_amount,
      lag(t.until_on) over s as before_on
    from
      (
        select
          k.id,
          k.tenant_id,
          k.series,
          k.running,
          k.indicator,
          k.fact_id,
          k.from_on,
          k.until_on,
          k.rest_amount,
          k.rest_from,
          o.amount as stated
        from
          stated_total k
          left join told o using (fact_id, indicator, until_on)
        where
          k.city_code = $1
          and k.amount is not null
      ) t
    window
      s as (
        partition by
          series
        order by until_on
      )
  ),
  part as (
    select
      p.series,
      p.until_on,
      coalesce(t.stated - coalesce(t.before_amount, 0), o.amount, 0) as amount
    from
      stated_part p
      left join told o using (fact_id, indicator, until_on)
      left join total t on t.running
      and t.fact_id = p.fact_id
      and t.indicator = p.indicator
      and t.until_on = p.until_on
    where
      p.city_code = $1
      and p.included
  ),
  expected as (
    select
      t.id,
      t.tenant_id,
      t.indicator,
      t.until_on,
      t.rest_amount,
      t.rest_from,
      t.stated - coalesce(t.before_amount, 0) as added,
      coalesce(sum(p.amount), 0) as parts,
      nullif(coalesce(t.before_on + 1, t.from_on), t.until_on) as begins
    from
      total t
      left join part p on p.series = t.series
      and p.until_on <= t.until_on
      and (
        t.before_on is null
        or p.until_on > t.before_on
      )
    group by
      t.id,
      t.tenant_id,
      t.indicator,
      t.until_on,
      t.rest_amount,
      t.rest_from,
      t.stated,
      t.before_amount,
      t.before_on,
      t.from_on
  ),
  rest as (
    select
      *,
      case
        when added >= 0 then greatest(added - parts, 0)
        else added - parts
      end as amount
    from expected
  ),
  differing as (
    select
      'total' as "table",
      tenant_id::text as node,
      until_on::text as period,
      '*' as sector,
      '*' as dimension,
      id::text as member,
      indicator,
      array[amount, to_char(begins, 'YYYYMMDD')::numeric] as counted,
      array[rest_amount, to_char(rest_from, 'YYYYMMDD')::numeric] as kept
    from rest
    where (amount, begins) is distinct from (rest_amount, rest_from)
  )
select
  (
    select count(*)
    from rest
  )::int as figures,
  (
    select count(*)
    from differing
  )::int as differences,
  coalesce(
    (
      select jsonb_agg(to_jsonb(d))
      from
        (
          select *
          from differing
          order by
            node,
            period
          limit 50
        ) d
    ),
    '[]'
  ) as examples;
