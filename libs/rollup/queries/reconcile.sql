-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- recount: figures are counted anew
with
  days as materialized (
    select
      f.tenant_id::text as node,
      f.home_region,
      f.sector,
      f.day
    from
      fact_day f
      join tenant t on t.city_code = $1
      and t.id = f.tenant_id
    where
      f.city_code = $1
      and t.type <> 'AUTHORITY'
  ),
  counted as materialized (
    select
      node,
      home_region,
      sector,
      period,
      count(*)::int as n,
      min(day) as first_day,
      min(day - start)::int + 1 as position
    from
      (
        select
          *,
          to_char(day, 'YYYY') as period,
          date_trunc('year', day::timestamp)::date as start
        from days
        union all
        select
          *,
          to_char(day, 'YYYY"-Q"Q'),
          date_trunc('quarter', day::timestamp)::date
        from days
        union all
        select
          *,
          to_char(day, 'YYYY-MM'),
          date_trunc('month', day::timestamp)::date
        from days
      ) each_period
    group by
      1,
      2,
      3,
      4
  ),
  kept as (
    select
      tenant_id::text as node,
      home_region,
      sector,
      period,
      facts as n,
      first_day
    from rollup_tenant_reporting
    where
      city_code = $1
      and (
        facts <> 0
        or first_day is not null
      )
  ),
  reporting as (
    select
      node,
      period,
      sector,
      sum(n)::int as n,
      array_agg(
        position
        order by position
      ) || array_agg(
        n
        order by position
      ) as first_days
    from
      (
        select
          node,
          period,
          sector,
          position,
          count(*)::int as n
        from
          (
            select
              n.node,
              d.period,
              s.sector,
              min(d.position) as position
            from
              counted d,
              lateral (
                select substr(d.home_region, 1, size) as node
                from
                  (
                    values
                      (4),
                      (6),
                      (9)
                  ) as level (size)
                where length(d.home_region) >= size
              ) n,
              lateral (
                values
                  ('*'),
                  (d.sector)
              ) as s (sector)
            group by
              n.node,
              d.period,
              s.sector,
              d.node
          ) of_tenant
        group by
          1,
          2,
          3,
          4
      ) of_day
    group by
      1,
      2,
      3
  ),
  kept_reporting as (
    select
      node,
      period,
      sector,
      contributing as n,
      f.first_days
    from
      rollup_reporting,
      lateral (
        select
          array_agg(
            position::int
            order by position
          ) || array_agg(
            n
            order by position
          ) as first_days
        from unnest(first_days) with ordinality as u (n, position)
        where n <> 0
      ) f
    where
      city_code = $1
      and (
        contributing <> 0
        or f.first_days is not null
      )
  ),
  differing as (
    select
      'reporting' as "table",
      node,
      period,
      sector,
      '*' as dimension,
      '*' as member,
      'TENANTS_CONTRIBUTING' as indicator,
      coalesce(e.n, 0) || coalesce(e.first_days, '{}') as counted,
      coalesce(k.n, 0) || coalesce(k.first_days, '{}') as kept
    from
      reporting e
      full join kept_reporting k using (node, period, sector)
    where (e.n, e.first_days) is distinct from (k.n, k.first_days)
    union all
    select
      'tenant_reporting',
      node,
      period,
      sector,
      '*',
      home_region,
      'FACTS',
      array[coalesce(e.n, 0), coalesce(to_char(e.first_day, 'YYYYMMDD'), '0')::int],
      array[coalesce(k.n, 0), coalesce(to_char(k.first_day, 'YYYYMMDD'), '0')::int]
    from
      counted e
      full join kept k using (node, home_region, sector, period)
    where (e.n, e.first_day) is distinct from (k.n, k.first_day)
  )
select
  (
    select count(*)
    from counted
  )::int + (
    select count(*)
    from reporting
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

-- recount: figures are counted anew
with
  fact as materialized (
    select
      tenant_id,
      region_code,
      sector,
      to_char(day, 'YYYY-MM') as month,
      activity_type,
      fraud_type,
      age_band,
      venue,
      campaign_ids::text[] as campaign_ids,
      tenant_only,
      indicator,
      coalesce(sum(amount), 0)::bigint as amount,
      coalesce(
        sum(weight) filter (where qualifier = 'AT_LEAST'),
        0
      )::bigint as at_least,
      coalesce(
        sum(weight) filter (where qualifier = 'APPROX'),
        0
      )::bigint as approx,
      coalesce(
        sum(weight) filter (where qualifier = 'UNCOUNTED'),
        0
      )::bigint as uncounted,
      coalesce(
        sum(weight) filter (where qualifier = 'WITHHELD'),
        0
      )::bigint as withheld,
      coalesce(sum(to_check), 0)::bigint as to_check
    from fact_figure
    where city_code = $1
    group by
      1,
      2,
      3,
      4,
      5,
      6,
      7,
      8,
      9,
      10,
      11
  ),
  -- Aggregate nodes know neither tenants nor communities:
  -- most of the work is done once, before it is spread over their slots.
  town_fact as materialized (
    select
      left(region_code, 9) as region_code,
      sector,
      month,
      activity_type,
      fraud_type,
      age_band,
      venue,
      campaign_ids,
      indicator,
      sum(amount) as amount,
      sum(at_least) as at_least,
      sum(approx) as approx,
      sum(uncounted) as uncounted,
      sum(withheld) as withheld,
      sum(to_check) as to_check
    from fact
    where not tenant_only
    group by
      1,
      2,
      3,
      4,
      5,
      6,
      7,
      8,
      9
  ),
  stretched as (
    select
      f.*,
      substr(month, 1, 4) as year,
      substr(month, 1, 4) || '-Q' || ceil(substr(month, 6)::numeric / 3)::text as quarter,
      substr(region_code, 1, 4) as city,
      nullif(substr(region_code, 1, 6), substr(region_code, 1, 4)) as county,
      nullif(substr(region_code, 1, 9), substr(region_code, 1, 6)) as town
    from town_fact f
  ),
  aggregate as (
    select
      coalesce(town, county, city) as node,
      coalesce(month, quarter, year) as period,
      case
        when grouping(sector) = 0 then sector
        else '*'
      end as sector,
      case
        when grouping(activity_type) = 0 then 'ACTIVITY_TYPE'
        when grouping(fraud_type) = 0 then 'FRAUD_TYPE'
        when grouping(age_band) = 0 then 'AGE_BAND'
        when grouping(venue) = 0 then 'VENUE'
        else '*'
      end as dimension,
      case
        when grouping(activity_type) = 0 then activity_type
        when grouping(fraud_type) = 0 then fraud_type
        when grouping(age_band) = 0 then age_band
        when grouping(venue) = 0 then venue
        else '*'
      end as member,
      indicator,
      sum(amount) as amount,
      sum(at_least) as at_least,
      sum(approx) as approx,
      sum(uncounted) as uncounted,
      sum(withheld) as withheld,
      sum(to_check) as to_check
    from stretched
    group by
      grouping sets ((city), (county), (town)),
      grouping sets (
        (month),
        (quarter),
        (year),
        (month, activity_type),
        (month, fraud_type),
        (month, age_band),
        (month, venue)
      ),
      grouping sets ((), (sector)),
      indicator
    union all
    select
      coalesce(town, county, city),
      '*',
      case
        when grouping(sector) = 0 then sector
        else '*'
      end as sector,
      case
        when grouping(activity_type) = 0 then 'ACTIVITY_TYPE'
        when grouping(fraud_type) = 0 then 'FRAUD_TYPE'
        when grouping(age_band) = 0 then 'AGE_BAND'
        when grouping(venue) = 0 then 'VENUE'
        else '*'
      end as dimension,
      case
        when grouping(activity_type) = 0 then activity_type
        when grouping(fraud_type) = 0 then fraud_type
        when grouping(age_band) = 0 then age_band
        when grouping(venue) = 0 then venue
        else '*'
      end as member,
      indicator,
      sum(amount) as amount,
      sum(at_least) as at_least,
      sum(approx) as approx,
      sum(uncounted) as uncounted,
      sum(withheld) as withheld,
      sum(to_check) as to_check
    from stretched
    where
      indicator in (
        'LEADERSHIP_GROUPS',
        'LEADERSHIP_MEMBERS',
        'TENANTS_WITH_GROUP',
        'HOUSEHOLDS_REGISTERED',
        'ACCOUNTS_RESTRICTED'
      )
    group by
      grouping sets ((city), (county), (town)),
      grouping sets ((), (activity_type), (fraud_type), (age_band), (venue)),
      grouping sets ((), (sector)),
      indicator
    union all
    select
      coalesce(town, county, city),
      month,
      case
        when grouping(sector) = 0 then sector
        else '*'
      end as sector,
      'CAMPAIGN' as dimension,
      campaign as member,
      indicator,
      sum(amount) as amount,
      sum(at_least) as at_least,
      sum(approx) as approx,
      sum(uncounted) as uncounted,
      sum(withheld) as withheld,
      sum(to_check) as to_check
    from
      stretched,
      unnest(campaign_ids) as campaign
    group by
      grouping sets ((city), (county), (town)),
      month,
      campaign,
      grouping sets ((), (sector)),
      indicator
    union all
    select
      coalesce(town, county, city),
      '*',
      case
        when grouping(sector) = 0 then sector
        else '*'
      end as sector,
      'CAMPAIGN' as dimension,
      campaign as member,
      indicator,
      sum(amount) as amount,
      sum(at_least) as at_least,
      sum(approx) as approx,
      sum(uncounted) as uncounted,
      sum(withheld) as withheld,
      sum(to_check) as to_check
    from
      stretched,
      unnest(campaign_ids) as campaign
    where
      indicator in (
        'LEADERSHIP_GROUPS',
        'LEADERSHIP_MEMBERS',
        'TENANTS_WITH_GROUP',
        'HOUSEHOLDS_REGISTERED',
        'ACCOUNTS_RESTRICTED'
      )
    group by
      grouping sets ((city), (county), (town)),
      campaign,
      grouping sets ((), (sector)),
      indicator
  ),
  -- Totals of aggregate nodes per day, which know no members.
  daily as (
    select
      coalesce(town, county, city) as node,
      to_char(day, 'YYYY-MM-DD') as period,
      coalesce(sector, '*') as sector,
      indicator,
      coalesce(sum(amount), 0) as amount,
      coalesce(
        sum(weight) filter (where qualifier = 'AT_LEAST'),
        0
      )::bigint as at_least,
      coalesce(
        sum(weight) filter (where qualifier = 'APPROX'),
        0
      )::bigint as approx,
      coalesce(
        sum(weight) filter (where qualifier = 'UNCOUNTED'),
        0
      )::bigint as uncounted,
      coalesce(
        sum(weight) filter (where qualifier = 'WITHHELD'),
        0
      )::bigint as withheld,
      coalesce(sum(to_check), 0)::bigint as to_check
    from
      (
        select
          day,
          sector,
          indicator,
          amount,
          qualifier,
          weight,
          to_check,
          substr(region_code, 1, 4) as city,
          nullif(substr(region_code, 1, 6), substr(region_code, 1, 4)) as county,
          nullif(substr(region_code, 1, 9), substr(region_code, 1, 6)) as town
        from fact_figure
        where
          city_code = $1
          and not tenant_only
      ) f
    group by
      grouping sets ((city), (county), (town)),
      grouping sets ((), (sector)),
      day,
      indicator
  ),
  detail as (
    select
      tenant_id::text as node,
      p.period,
      sector,
      indicator,
      amount,
      at_least,
      approx,
      uncounted,
      withheld,
      to_check
    from
      fact,
      lateral (
        values
          (month),
          (
            case
              when indicator in (
                'LEADERSHIP_GROUPS',
                'LEADERSHIP_MEMBERS',
                'TENANTS_WITH_GROUP',
                'HOUSEHOLDS_REGISTERED',
                'ACCOUNTS_RESTRICTED'
              ) then '*'
            end
          )
      ) as p (period)
    where p.period is not null
    union all
    select
      region_code || case
        when length(region_code) < 12 then '='
        else ''
      end,
      p.period,
      sector,
      indicator,
      amount,
      at_least,
      approx,
      uncounted,
      withheld,
      to_check
    from
      fact,
      lateral (
        values
          (month),
          (
            case
              when indicator in (
                'LEADERSHIP_GROUPS',
                'LEADERSHIP_MEMBERS',
                'TENANTS_WITH_GROUP',
                'HOUSEHOLDS_REGISTERED',
                'ACCOUNTS_RESTRICTED'
              ) then '*'
            end
          )
      ) as p (period)
    where
      p.period is not null
      and not tenant_only
  ),
  counted as (
    select
      node,
      period,
      sector,
      dimension,
      member,
      indicator,
      amount,
      at_least,
      approx,
      uncounted,
      withheld,
      to_check
    from aggregate
    where
      node is not null
      and member is not null
      -- Rosters belong to no line, and are kept under that name alone.
      and (
        sector <> '*'
        or indicator <> 'HOUSEHOLDS_REGISTERED'
      )
    union all
    select
      node,
      period,
      sector,
      '*',
      '*',
      indicator,
      amount,
      at_least,
      approx,
      uncounted,
      withheld,
      to_check
    from daily
    where
      node is not null
      and (
        sector <> '*'
        or indicator <> 'HOUSEHOLDS_REGISTERED'
      )
    union all
    select
      node,
      period,
      sector,
      '*',
      '*',
      indicator,
      sum(amount),
      sum(at_least),
      sum(approx),
      sum(uncounted),
      sum(withheld),
      sum(to_check)
    from detail
    group by
      node,
      period,
      sector,
      indicator
  ),
  kept as (
    select
      node,
      period,
      sector,
      dimension,
      member,
      indicator,
      sum(amount) as amount,
      sum(at_least) as at_least,
      sum(approx) as approx,
      sum(uncounted) as uncounted,
      sum(withheld) as withheld,
      sum(to_check) as to_check
    from
      (
        select
          c.node,
          c.period,
          c.sector,
          c.dimension,
          c.member,
          v.indicator,
          v.amount,
          0 as at_least,
          0 as approx,
          0 as uncounted,
          0 as withheld,
          0 as to_check
        from
          rollup_cell c,
          lateral (
            values
              ('LEADERSHIP_GROUPS', c.leadership_groups),
              ('LEADERSHIP_MEMBERS', c.leadership_members),
              ('TENANTS', c.tenants),
              ('ACTIVITIES', c.activities),
              ('INTERNAL_ACTS', c.internal_acts),
              ('OTHER_THEME_ACTIVITIES', c.other_theme_activities),
              ('SESSIONS', c.sessions),
              ('PARTICIPANTS', c.participants),
              ('PEOPLE_REACHED', c.people_reached),
              ('PEOPLE_REACHED_INDIRECTLY', c.people_reached_indirectly),
              ('LEAFLETS', c.leaflets),
              ('MANUALS', c.manuals),
              ('LETTERS', c.letters),
              ('NOTICES_SIGNED', c.notices_signed),
              ('POSTERS', c.posters),
              ('BANNERS', c.banners),
              ('BOARDS', c.boards),
              ('LED_PLAYS', c.led_plays),
              ('LED_ITEMS', c.led_items),
              ('ARTICLES', c.articles),
              ('FORWARDS', c.forwards),
              ('GROUP_PUSHES', c.group_pushes),
              ('SMS', c.sms),
              ('VIDEOS', c.videos),
              ('SCREENINGS', c.screenings),
              ('BROADCASTS', c.broadcasts),
              ('VEHICLE_TRIPS', c.vehicle_trips),
              ('VOLUNTEERS', c.volunteers),
              ('CLASSES_COVERED', c.classes_covered),
              ('OUTLETS_COVERED', c.outlets_covered),
              ('STUDENT_WORKS', c.student_works),
              ('APP_ASSISTED', c.app_assisted),
              ('ABSENTEES_FOLLOWED_UP', c.absentees_followed_up),
              ('HOUSEHOLD_VISITS', c.household_visits),
              ('HOUSEHOLDS_REPORTED', c.households_reported),
              ('HOUSEHOLDS_REGISTERED', c.households_registered),
              ('PEOPLE_VISITED', c.people_visited),
              ('CASES_REPORTED', c.cases_reported),
              ('LOSS_REPORTED', c.loss_reported),
              ('CASES_FILED', c.cases_filed),
              ('LOSS', c.loss),
              ('CASES_SOLVED', c.cases_solved),
              ('SUSPECTS_CAUGHT', c.suspects_caught),
              ('GANGS_DISMANTLED', c.gangs_dismantled),
              ('LEADS_VERIFIED', c.leads_verified),
              ('STOP_PAYMENT', c.stop_payment),
              ('FROZEN', c.frozen),
              ('RETURNED', c.returned),
              ('ACCOUNTS_STOPPED', c.accounts_stopped),
              ('ACCOUNTS_FROZEN', c.accounts_frozen),
              ('INTERCEPTIONS', c.interceptions),
              ('LOSS_AVOIDED', c.loss_avoided),
              ('DISSUASIONS', c.dissuasions),
              ('HOTLINE_CALLS', c.hotline_calls),
              ('TIPS', c.tips),
              ('ALERTS_RECEIVED', c.alerts_received),
              ('ALERTS_HANDLED', c.alerts_handled),
              ('ALERTS_ON_TIME', c.alerts_on_time),
              ('ALERTS_FACE_TO_FACE', c.alerts_face_to_face),
              ('ALERTS_LOST', c.alerts_lost),
              ('WARNINGS_ISSUED', c.warnings_issued),
              ('WARNINGS_READ', c.warnings_read),
              ('VICTIM_FOLLOWUPS', c.victim_followups),
              ('ACCOUNTS_CHECKED', c.accounts_checked),
              ('ACCOUNTS_RESTRICTED', c.accounts_restricted),
              ('LEADS_TRANSFERRED', c.leads_transferred),
              ('INSPECTIONS', c.inspections),
              ('HAZARDS_FOUND', c.hazards_found),
              ('HAZARDS_RECTIFIED', c.hazards_rectified),
              ('HAZARDS_FOUND_RECTIFIED', c.hazards_found_rectified),
              ('SUBMISSIONS_DUE', c.submissions_due),
              ('SUBMISSIONS_ON_TIME', c.submissions_on_time),
              ('TENANTS_WITH_GROUP', c.tenants_with_group)
          ) as v (indicator, amount)
        where
          c.city_code = $1
          and v.amount <> 0
        union all
        select
          node,
          period,
          sector,
          dimension,
          member,
          indicator,
          0,
          at_least,
          approx,
          uncounted,
          withheld,
          to_check
        from rollup_qualifier_count
        where city_code = $1
      ) both_tables
    group by
      1,
      2,
      3,
      4,
      5,
      6
  ),
  compared as (
    select
      coalesce(e.node, k.node) as node,
      coalesce(e.period, k.period) as period,
      coalesce(e.sector, k.sector) as sector,
      coalesce(e.dimension, k.dimension) as dimension,
      coalesce(e.member, k.member) as member,
      coalesce(e.indicator, k.indicator) as indicator,
      array[
        coalesce(e.amount, 0),
        coalesce(e.at_least, 0),
        coalesce(e.approx, 0),
        coalesce(e.uncounted, 0),
        coalesce(e.withheld, 0),
        coalesce(e.to_check, 0)
      ] as counted,
      array[
        coalesce(k.amount, 0),
        coalesce(k.at_least, 0),
        coalesce(k.approx, 0),
        coalesce(k.uncounted, 0),
        coalesce(k.withheld, 0),
        coalesce(k.to_check, 0)
      ] as kept
    from
      counted e
      full join kept k using (node, period, sector, dimension, member, indicator)
  ),
  differing as (
    select *
    from compared
    where counted <> kept
  )
select
  (
    select count(*)
    from fact_day
    where city_code = $1
  )::int as facts,
  (
    select count(*)
    from compared
  )::int as figures,
  (
    select count(*)
    from differing
  )::int as differences,
  coalesce(
    (
      select jsonb_agg(jsonb_build_object('table', 'cell') || to_jsonb(d))
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

-- recount: sums that no cell can hold
with
  fact as materialized (
    select
      tenant_id,
      region_code,
      sector,
      to_char(day, 'YYYY-MM') as month,
      activity_type,
      fraud_type,
      age_band,
      venue,
      campaign_ids::text[] as campaign_ids,
      tenant_only,
      indicator,
      coalesce(sum(amount), 0)::numeric as amount,
      coalesce(
        sum(weight) filter (where qualifier = 'AT_LEAST'),
        0
      )::bigint as at_least,
      coalesce(
        sum(weight) filter (where qualifier = 'APPROX'),
        0
      )::bigint as approx,
      coalesce(
        sum(weight) filter (where qualifier = 'UNCOUNTED'),
        0
      )::bigint as uncounted,
      coalesce(
        sum(weight) filter (where qualifier = 'WITHHELD'),
        0
      )::bigint as withheld,
      coalesce(sum(to_check), 0)::bigint as to_check
    from fact_figure
    where city_code = $1
    group by
      1,
      2,
      3,
      4,
      5,
      6,
      7,
      8,
      9,
      10,
      11
  ),
  -- Aggregate nodes know neither tenants nor communities:
  -- most of the work is done once, before it is spread over their slots.
  town_fact as materialized (
    select
      left(region_code, 9) as region_code,
      sector,
      month,
      activity_type,
      fraud_type,
      age_band,
      venue,
      campaign_ids,
      indicator,
      sum(amount) as amount,
      sum(at_least) as at_least,
      sum(approx) as approx,
      sum(uncounted) as uncounted,
      sum(withheld) as withheld,
      sum(to_check) as to_check
    from fact
    where not tenant_only
    group by
      1,
      2,
      3,
      4,
      5,
      6,
      7,
      8,
      9
  ),
  stretched as (
    select
      f.*,
      substr(month, 1, 4) as year,
      substr(month, 1, 4) || '-Q' || ceil(substr(month, 6)::numeric / 3)::text as quarter,
      substr(region_code, 1, 4) as city,
      nullif(substr(region_code, 1, 6), substr(region_code, 1, 4)) as county,
      nullif(substr(region_code, 1, 9), substr(region_code, 1, 6)) as town
    from town_fact f
  ),
  aggregate as (
    select
      coalesce(town, county, city) as node,
      coalesce(month, quarter, year) as period,
      case
        when grouping(sector) = 0 then sector
        else '*'
      end as sector,
      case
        when grouping(activity_type) = 0 then 'ACTIVITY_TYPE'
        when grouping(fraud_type) = 0 then 'FRAUD_TYPE'
        when grouping(age_band) = 0 then 'AGE_BAND'
        when grouping(venue) = 0 then 'VENUE'
        else '*'
      end as dimension,
      case
        when grouping(activity_type) = 0 then activity_type
        when grouping(fraud_type) = 0 then fraud_type
        when grouping(age_band) = 0 then age_band
        when grouping(venue) = 0 then venue
        else '*'
      end as member,
      indicator,
      sum(amount) as amount,
      sum(at_least) as at_least,
      sum(approx) as approx,
      sum(uncounted) as uncounted,
      sum(withheld) as withheld,
      sum(to_check) as to_check
    from stretched
    group by
      grouping sets ((city), (county), (town)),
      grouping sets (
        (month),
        (quarter),
        (year),
        (month, activity_type),
        (month, fraud_type),
        (month, age_band),
        (month, venue)
      ),
      grouping sets ((), (sector)),
      indicator
    union all
    select
      coalesce(town, county, city),
      '*',
      case
        when grouping(sector) = 0 then sector
        else '*'
      end as sector,
      case
        when grouping(activity_type) = 0 then 'ACTIVITY_TYPE'
        when grouping(fraud_type) = 0 then 'FRAUD_TYPE'
        when grouping(age_band) = 0 then 'AGE_BAND'
        when grouping(venue) = 0 then 'VENUE'
        else '*'
      end as dimension,
      case
        when grouping(activity_type) = 0 then activity_type
        when grouping(fraud_type) = 0 then fraud_type
        when grouping(age_band) = 0 then age_band
        when grouping(venue) = 0 then venue
        else '*'
      end as member,
      indicator,
      sum(amount) as amount,
      sum(at_least) as at_least,
      sum(approx) as approx,
      sum(uncounted) as uncounted,
      sum(withheld) as withheld,
      sum(to_check) as to_check
    from stretched
    where
      indicator in (
        'LEADERSHIP_GROUPS',
        'LEADERSHIP_MEMBERS',
        'TENANTS_WITH_GROUP',
        'HOUSEHOLDS_REGISTERED',
        'ACCOUNTS_RESTRICTED'
      )
    group by
      grouping sets ((city), (county), (town)),
      grouping sets ((), (activity_type), (fraud_type), (age_band), (venue)),
      grouping sets ((), (sector)),
      indicator
    union all
    select
      coalesce(town, county, city),
      month,
      case
        when grouping(sector) = 0 then sector
        else '*'
      end as sector,
      'CAMPAIGN' as dimension,
      campaign as member,
      indicator,
      sum(amount) as amount,
      sum(at_least) as at_least,
      sum(approx) as approx,
      sum(uncounted) as uncounted,
      sum(withheld) as withheld,
      sum(to_check) as to_check
    from
      stretched,
      unnest(campaign_ids) as campaign
    group by
      grouping sets ((city), (county), (town)),
      month,
      campaign,
      grouping sets ((), (sector)),
      indicator
    union all
    select
      coalesce(town, county, city),
      '*',
      case
        when grouping(sector) = 0 then sector
        else '*'
      end as sector,
      'CAMPAIGN' as dimension,
      campaign as member,
      indicator,
      sum(amount) as amount,
      sum(at_least) as at_least,
      sum(approx) as approx,
      sum(uncounted) as uncounted,
      sum(withheld) as withheld,
      sum(to_check) as to_check
    from
      stretched,
      unnest(campaign_ids) as campaign
    where
      indicator in (
        'LEADERSHIP_GROUPS',
        'LEADERSHIP_MEMBERS',
        'TENANTS_WITH_GROUP',
        'HOUSEHOLDS_REGISTERED',
        'ACCOUNTS_RESTRICTED'
      )
    group by
      grouping sets ((city), (county), (town)),
      campaign,
      grouping sets ((), (sector)),
      indicator
  ),
  -- Totals of aggregate nodes per day, which know no members.
  daily as (
    select
      coalesce(town, county, city) as node,
      to_char(day, 'YYYY-MM-DD') as period,
      coalesce(sector, '*') as sector,
      indicator,
      coalesce(sum(amount), 0) as amount,
      coalesce(
        sum(weight) filter (where qualifier = 'AT_LEAST'),
        0
      )::bigint as at_least,
      coalesce(
        sum(weight) filter (where qualifier = 'APPROX'),
        0
      )::bigint as approx,
      coalesce(
        sum(weight) filter (where qualifier = 'UNCOUNTED'),
        0
      )::bigint as uncounted,
      coalesce(
        sum(weight) filter (where qualifier = 'WITHHELD'),
        0
      )::bigint as withheld,
      coalesce(sum(to_check), 0)::bigint as to_check
    from
      (
        select
          day,
          sector,
          indicator,
          amount,
          qualifier,
          weight,
          to_check,
          substr(region_code, 1, 4) as city,
          nullif(substr(region_code, 1, 6), substr(region_code, 1, 4)) as county,
          nullif(substr(region_code, 1, 9), substr(region_code, 1, 6)) as town
        from fact_figure
        where
          city_code = $1
          and not tenant_only
      ) f
    group by
      grouping sets ((city), (county), (town)),
      grouping sets ((), (sector)),
      day,
      indicator
  ),
  detail as (
    select
      tenant_id::text as node,
      p.period,
      sector,
      indicator,
      amount,
      at_least,
      approx,
      uncounted,
      withheld,
      to_check
    from
      fact,
      lateral (
        values
          (month),
          (
            case
              when indicator in (
                'LEADERSHIP_GROUPS',
                'LEADERSHIP_MEMBERS',
                'TENANTS_WITH_GROUP',
                'HOUSEHOLDS_REGISTERED',
                'ACCOUNTS_RESTRICTED'
              ) then '*'
            end
          )
      ) as p (period)
    where p.period is not null
    union all
    select
      region_code || case
        when length(region_code) < 12 then '='
        else ''
      end,
      p.period,
      sector,
      indicator,
      amount,
      at_least,
      approx,
      uncounted,
      withheld,
      to_check
    from
      fact,
      lateral (
        values
          (month),
          (
            case
              when indicator in (
                'LEADERSHIP_GROUPS',
                'LEADERSHIP_MEMBERS',
                'TENANTS_WITH_GROUP',
                'HOUSEHOLDS_REGISTERED',
                'ACCOUNTS_RESTRICTED'
              ) then '*'
            end
          )
      ) as p (period)
    where
      p.period is not null
      and not tenant_only
  ),
  counted as (
    select
      node,
      period,
      sector,
      dimension,
      member,
      indicator,
      amount,
      at_least,
      approx,
      uncounted,
      withheld,
      to_check
    from aggregate
    where
      node is not null
      and member is not null
      -- Rosters belong to no line, and are kept under that name alone.
      and (
        sector <> '*'
        or indicator <> 'HOUSEHOLDS_REGISTERED'
      )
    union all
    select
      node,
      period,
      sector,
      '*',
      '*',
      indicator,
      amount,
      at_least,
      approx,
      uncounted,
      withheld,
      to_check
    from daily
    where
      node is not null
      and (
        sector <> '*'
        or indicator <> 'HOUSEHOLDS_REGISTERED'
      )
    union all
    select
      node,
      period,
      sector,
      '*',
      '*',
      indicator,
      sum(amount),
      sum(at_least),
      sum(approx),
      sum(uncounted),
      sum(withheld),
      sum(to_check)
    from detail
    group by
      node,
      period,
      sector,
      indicator
  ),
  kept as (
    select
      node,
      period,
      sector,
      dimension,
      member,
      indicator,
      sum(amount) as amount,
      sum(at_least) as at_least,
      sum(approx) as approx,
      sum(uncounted) as uncounted,
      sum(withheld) as withheld,
      sum(to_check) as to_check
    from
      (
        select
          c.node,
          c.period,
          c.sector,
          c.dimension,
          c.member,
          v.indicator,
          v.amount,
          0 as at_least,
          0 as approx,
          0 as uncounted,
          0 as withheld,
          0 as to_check
        from
          rollup_cell c,
          lateral (
            values
              ('LEADERSHIP_GROUPS', c.leadership_groups),
              ('LEADERSHIP_MEMBERS', c.leadership_members),
              ('TENANTS', c.tenants),
              ('ACTIVITIES', c.activities),
              ('INTERNAL_ACTS', c.internal_acts),
              ('OTHER_THEME_ACTIVITIES', c.other_theme_activities),
              ('SESSIONS', c.sessions),
              ('PARTICIPANTS', c.participants),
              ('PEOPLE_REACHED', c.people_reached),
              ('PEOPLE_REACHED_INDIRECTLY', c.people_reached_indirectly),
              ('LEAFLETS', c.leaflets),
              ('MANUALS', c.manuals),
              ('LETTERS', c.letters),
              ('NOTICES_SIGNED', c.notices_signed),
              ('POSTERS', c.posters),
              ('BANNERS', c.banners),
              ('BOARDS', c.boards),
              ('LED_PLAYS', c.led_plays),
              ('LED_ITEMS', c.led_items),
              ('ARTICLES', c.articles),
              ('FORWARDS', c.forwards),
              ('GROUP_PUSHES', c.group_pushes),
              ('SMS', c.sms),
              ('VIDEOS', c.videos),
              ('SCREENINGS', c.screenings),
              ('BROADCASTS', c.broadcasts),
              ('VEHICLE_TRIPS', c.vehicle_trips),
              ('VOLUNTEERS', c.volunteers),
              ('CLASSES_COVERED', c.classes_covered),
              ('OUTLETS_COVERED', c.outlets_covered),
              ('STUDENT_WORKS', c.student_works),
              ('APP_ASSISTED', c.app_assisted),
              ('ABSENTEES_FOLLOWED_UP', c.absentees_followed_up),
              ('HOUSEHOLD_VISITS', c.household_visits),
              ('HOUSEHOLDS_REPORTED', c.households_reported),
              ('HOUSEHOLDS_REGISTERED', c.households_registered),
              ('PEOPLE_VISITED', c.people_visited),
              ('CASES_REPORTED', c.cases_reported),
              ('LOSS_REPORTED', c.loss_reported),
              ('CASES_FILED', c.cases_filed),
              ('LOSS', c.loss),
              ('CASES_SOLVED', c.cases_solved),
              ('SUSPECTS_CAUGHT', c.suspects_caught),
              ('GANGS_DISMANTLED', c.gangs_dismantled),
              ('LEADS_VERIFIED', c.leads_verified),
              ('STOP_PAYMENT', c.stop_payment),
              ('FROZEN', c.frozen),
              ('RETURNED', c.returned),
              ('ACCOUNTS_STOPPED', c.accounts_stopped),
              ('ACCOUNTS_FROZEN', c.accounts_frozen),
              ('INTERCEPTIONS', c.interceptions),
              ('LOSS_AVOIDED', c.loss_avoided),
              ('DISSUASIONS', c.dissuasions),
              ('HOTLINE_CALLS', c.hotline_calls),
              ('TIPS', c.tips),
              ('ALERTS_RECEIVED', c.alerts_received),
              ('ALERTS_HANDLED', c.alerts_handled),
              ('ALERTS_ON_TIME', c.alerts_on_time),
              ('ALERTS_FACE_TO_FACE', c.alerts_face_to_face),
              ('ALERTS_LOST', c.alerts_lost),
              ('WARNINGS_ISSUED', c.warnings_issued),
              ('WARNINGS_READ', c.warnings_read),
              ('VICTIM_FOLLOWUPS', c.victim_followups),
              ('ACCOUNTS_CHECKED', c.accounts_checked),
              ('ACCOUNTS_RESTRICTED', c.accounts_restricted),
              ('LEADS_TRANSFERRED', c.leads_transferred),
              ('INSPECTIONS', c.inspections),
              ('HAZARDS_FOUND', c.hazards_found),
              ('HAZARDS_RECTIFIED', c.hazards_rectified),
              ('HAZARDS_FOUND_RECTIFIED', c.hazards_found_rectified),
              ('SUBMISSIONS_DUE', c.submissions_due),
              ('SUBMISSIONS_ON_TIME', c.submissions_on_time),
              ('TENANTS_WITH_GROUP', c.tenants_with_group)
          ) as v (indicator, amount)
        where
          c.city_code = $1
          and v.amount <> 0
        union all
        select
          c.node,
          c.period,
          c.sector,
          c.dimension,
          c.member,
          v.indicator,
          v.amount,
          0,
          0,
          0,
          0,
          0
        from
          (
            with
              aggregate as materialized (
                select
                  left(d.region_code, 9) as region_code,
                  d.sector,
                  left(d.day::text, 7) as month,
                  d.activity_type,
                  d.fraud_type,
                  d.age_band,
                  d.venue,
                  d.campaign_ids,
                  sum(d.leadership_groups)::numeric as leadership_groups,
                  sum(d.leadership_members)::numeric as leadership_members,
                  sum(d.tenants)::numeric as tenants,
                  sum(d.activities)::numeric as activities,
                  sum(d.internal_acts)::numeric as internal_acts,
                  sum(d.other_theme_activities)::numeric as other_theme_activities,
                  sum(d.sessions)::numeric as sessions,
                  sum(d.participants)::numeric as participants,
                  sum(d.people_reached)::numeric as people_reached,
                  sum(d.people_reached_indirectly)::numeric as people_reached_indirectly,
                  sum(d.leaflets)::numeric as leaflets,
                  sum(d.manuals)::numeric as manuals,
                  sum(d.letters)::numeric as letters,
                  sum(d.notices_signed)::numeric as notices_signed,
                  sum(d.posters)::numeric as posters,
                  sum(d.banners)::numeric as banners,
                  sum(d.boards)::numeric as boards,
                  sum(d.led_plays)::numeric as led_plays,
                  sum(d.led_items)::numeric as led_items,
                  sum(d.articles)::numeric as articles,
                  sum(d.forwards)::numeric as forwards,
                  sum(d.group_pushes)::numeric as group_pushes,
                  sum(d.sms)::numeric as sms,
                  sum(d.videos)::numeric as videos,
                  sum(d.screenings)::numeric as screenings,
                  sum(d.broadcasts)::numeric as broadcasts,
                  sum(d.vehicle_trips)::numeric as vehicle_trips,
                  sum(d.volunteers)::numeric as volunteers,
                  sum(d.classes_covered)::numeric as classes_covered,
                  sum(d.outlets_covered)::numeric as outlets_covered,
                  sum(d.student_works)::numeric as student_works,
                  sum(d.app_assisted)::numeric as app_assisted,
                  sum(d.absentees_followed_up)::numeric as absentees_followed_up,
                  sum(d.household_visits)::numeric as household_visits,
                  sum(d.households_reported)::numeric as households_reported,
                  sum(d.households_registered)::numeric as households_registered,
                  sum(d.people_visited)::numeric as people_visited,
                  sum(d.cases_reported)::numeric as cases_reported,
                  sum(d.loss_reported)::numeric as loss_reported,
                  sum(d.cases_filed)::numeric as cases_filed,
                  sum(d.loss)::numeric as loss,
                  sum(d.cases_solved)::numeric as cases_solved,
                  sum(d.suspects_caught)::numeric as suspects_caught,
                  sum(d.gangs_dismantled)::numeric as gangs_dismantled,
                  sum(d.leads_verified)::numeric as leads_verified,
                  sum(d.stop_payment)::numeric as stop_payment,
                  sum(d.frozen)::numeric as frozen,
                  sum(d.returned)::numeric as returned,
                  sum(d.accounts_stopped)::numeric as accounts_stopped,
                  sum(d.accounts_frozen)::numeric as accounts_frozen,
                  sum(d.interceptions)::numeric as interceptions,
                  sum(d.loss_avoided)::numeric as loss_avoided,
                  sum(d.dissuasions)::numeric as dissuasions,
                  sum(d.hotline_calls)::numeric as hotline_calls,
                  sum(d.tips)::numeric as tips,
                  sum(d.alerts_received)::numeric as alerts_received,
                  sum(d.alerts_handled)::numeric as alerts_handled,
                  sum(d.alerts_on_time)::numeric as alerts_on_time,
                  sum(d.alerts_face_to_face)::numeric as alerts_face_to_face,
                  sum(d.alerts_lost)::numeric as alerts_lost,
                  sum(d.warnings_issued)::numeric as warnings_issued,
                  sum(d.warnings_read)::numeric as warnings_read,
                  sum(d.victim_followups)::numeric as victim_followups,
                  sum(d.accounts_checked)::numeric as accounts_checked,
                  sum(d.accounts_restricted)::numeric as accounts_restricted,
                  sum(d.leads_transferred)::numeric as leads_transferred,
                  sum(d.inspections)::numeric as inspections,
                  sum(d.hazards_found)::numeric as hazards_found,
                  sum(d.hazards_rectified)::numeric as hazards_rectified,
                  sum(d.hazards_found_rectified)::numeric as hazards_found_rectified,
                  sum(d.submissions_due)::numeric as submissions_due,
                  sum(d.submissions_on_time)::numeric as submissions_on_time,
                  sum(d.tenants_with_group)::numeric as tenants_with_group
                from rollup_delta d
                where
                  d.city_code = $1
                  and d.aside
                  and not d.tenant_only
                group by
                  1,
                  2,
                  3,
                  4,
                  5,
                  6,
                  7,
                  8
              ),
              total as materialized (
                select
                  region_code,
                  sector,
                  month,
                  sum(a.leadership_groups)::numeric as leadership_groups,
                  sum(a.leadership_members)::numeric as leadership_members,
                  sum(a.tenants)::numeric as tenants,
                  sum(a.activities)::numeric as activities,
                  sum(a.internal_acts)::numeric as internal_acts,
                  sum(a.other_theme_activities)::numeric as other_theme_activities,
                  sum(a.sessions)::numeric as sessions,
                  sum(a.participants)::numeric as participants,
                  sum(a.people_reached)::numeric as people_reached,
                  sum(a.people_reached_indirectly)::numeric as people_reached_indirectly,
                  sum(a.leaflets)::numeric as leaflets,
                  sum(a.manuals)::numeric as manuals,
                  sum(a.letters)::numeric as letters,
                  sum(a.notices_signed)::numeric as notices_signed,
                  sum(a.posters)::numeric as posters,
                  sum(a.banners)::numeric as banners,
                  sum(a.boards)::numeric as boards,
                  sum(a.led_plays)::numeric as led_plays,
                  sum(a.led_items)::numeric as led_items,
                  sum(a.articles)::numeric as articles,
                  sum(a.forwards)::numeric as forwards,
                  sum(a.group_pushes)::numeric as group_pushes,
                  sum(a.sms)::numeric as sms,
                  sum(a.videos)::numeric as videos,
                  sum(a.screenings)::numeric as screenings,
                  sum(a.broadcasts)::numeric as broadcasts,
                  sum(a.vehicle_trips)::numeric as vehicle_trips,
                  sum(a.volunteers)::numeric as volunteers,
                  sum(a.classes_covered)::numeric as classes_covered,
                  sum(a.outlets_covered)::numeric as outlets_covered,
                  sum(a.student_works)::numeric as student_works,
                  sum(a.app_assisted)::numeric as app_assisted,
                  sum(a.absentees_followed_up)::numeric as absentees_followed_up,
                  sum(a.household_visits)::numeric as household_visits,
                  sum(a.households_reported)::numeric as households_reported,
                  sum(a.households_registered)::numeric as households_registered,
                  sum(a.people_visited)::numeric as people_visited,
                  sum(a.cases_reported)::numeric as cases_reported,
                  sum(a.loss_reported)::numeric as loss_reported,
                  sum(a.cases_filed)::numeric as cases_filed,
                  sum(a.loss)::numeric as loss,
                  sum(a.cases_solved)::numeric as cases_solved,
                  sum(a.suspects_caught)::numeric as suspects_caught,
                  sum(a.gangs_dismantled)::numeric as gangs_dismantled,
                  sum(a.leads_verified)::numeric as leads_verified,
                  sum(a.stop_payment)::numeric as stop_payment,
                  sum(a.frozen)::numeric as frozen,
                  sum(a.returned)::numeric as returned,
                  sum(a.accounts_stopped)::numeric as accounts_stopped,
                  sum(a.accounts_frozen)::numeric as accounts_frozen,
                  sum(a.interceptions)::numeric as interceptions,
                  sum(a.loss_avoided)::numeric as loss_avoided,
                  sum(a.dissuasions)::numeric as dissuasions,
                  sum(a.hotline_calls)::numeric as hotline_calls,
                  sum(a.tips)::numeric as tips,
                  sum(a.alerts_received)::numeric as alerts_received,
                  sum(a.alerts_handled)::numeric as alerts_handled,
                  sum(a.alerts_on_time)::numeric as alerts_on_time,
                  sum(a.alerts_face_to_face)::numeric as alerts_face_to_face,
                  sum(a.alerts_lost)::numeric as alerts_lost,
                  sum(a.warnings_issued)::numeric as warnings_issued,
                  sum(a.warnings_read)::numeric as warnings_read,
                  sum(a.victim_followups)::numeric as victim_followups,
                  sum(a.accounts_checked)::numeric as accounts_checked,
                  sum(a.accounts_restricted)::numeric as accounts_restricted,
                  sum(a.leads_transferred)::numeric as leads_transferred,
                  sum(a.inspections)::numeric as inspections,
                  sum(a.hazards_found)::numeric as hazards_found,
                  sum(a.hazards_rectified)::numeric as hazards_rectified,
                  sum(a.hazards_found_rectified)::numeric as hazards_found_rectified,
                  sum(a.submissions_due)::numeric as submissions_due,
                  sum(a.submissions_on_time)::numeric as submissions_on_time,
                  sum(a.tenants_with_group)::numeric as tenants_with_group
                from aggregate a
                group by
                  1,
                  2,
                  3
              ),
              detail as materialized (
                select
                  d.tenant_id,
                  d.region_code,
                  d.tenant_only,
                  d.sector,
                  left(d.day::text, 7) as month,
                  sum(d.leadership_groups)::numeric as leadership_groups,
                  sum(d.leadership_members)::numeric as leadership_members,
                  sum(d.tenants)::numeric as tenants,
                  sum(d.activities)::numeric as activities,
                  sum(d.internal_acts)::numeric as internal_acts,
                  sum(d.other_theme_activities)::numeric as other_theme_activities,
                  sum(d.sessions)::numeric as sessions,
                  sum(d.participants)::numeric as participants,
                  sum(d.people_reached)::numeric as people_reached,
                  sum(d.people_reached_indirectly)::numeric as people_reached_indirectly,
                  sum(d.leaflets)::numeric as leaflets,
                  sum(d.manuals)::numeric as manuals,
                  sum(d.letters)::numeric as letters,
                  sum(d.notices_signed)::numeric as notices_signed,
                  sum(d.posters)::numeric as posters,
                  sum(d.banners)::numeric as banners,
                  sum(d.boards)::numeric as boards,
                  sum(d.led_plays)::numeric as led_plays,
                  sum(d.led_items)::numeric as led_items,
                  sum(d.articles)::numeric as articles,
                  sum(d.forwards)::numeric as forwards,
                  sum(d.group_pushes)::numeric as group_pushes,
                  sum(d.sms)::numeric as sms,
                  sum(d.videos)::numeric as videos,
                  sum(d.screenings)::numeric as screenings,
                  sum(d.broadcasts)::numeric as broadcasts,
                  sum(d.vehicle_trips)::numeric as vehicle_trips,
                  sum(d.volunteers)::numeric as volunteers,
                  sum(d.classes_covered)::numeric as classes_covered,
                  sum(d.outlets_covered)::numeric as outlets_covered,
                  sum(d.student_works)::numeric as student_works,
                  sum(d.app_assisted)::numeric as app_assisted,
                  sum(d.absentees_followed_up)::numeric as absentees_followed_up,
                  sum(d.household_visits)::numeric as household_visits,
                  sum(d.households_reported)::numeric as households_reported,
                  sum(d.households_registered)::numeric as households_registered,
                  sum(d.people_visited)::numeric as people_visited,
                  sum(d.cases_reported)::numeric as cases_reported,
                  sum(d.loss_reported)::numeric as loss_reported,
                  sum(d.cases_filed)::numeric as cases_filed,
                  sum(d.loss)::numeric as loss,
                  sum(d.cases_solved)::numeric as cases_solved,
                  sum(d.suspects_caught)::numeric as suspects_caught,
                  sum(d.gangs_dismantled)::numeric as gangs_dismantled,
                  sum(d.leads_verified)::numeric as leads_verified,
                  sum(d.stop_payment)::numeric as stop_payment,
                  sum(d.frozen)::numeric as frozen,
                  sum(d.returned)::numeric as returned,
                  sum(d.accounts_stopped)::numeric as accounts_stopped,
                  sum(d.accounts_frozen)::numeric as accounts_frozen,
                  sum(d.interceptions)::numeric as interceptions,
                  sum(d.loss_avoided)::numeric as loss_avoided,
                  sum(d.dissuasions)::numeric as dissuasions,
                  sum(d.hotline_calls)::numeric as hotline_calls,
                  sum(d.tips)::numeric as tips,
                  sum(d.alerts_received)::numeric as alerts_received,
                  sum(d.alerts_handled)::numeric as alerts_handled,
                  sum(d.alerts_on_time)::numeric as alerts_on_time,
                  sum(d.alerts_face_to_face)::numeric as alerts_face_to_face,
                  sum(d.alerts_lost)::numeric as alerts_lost,
                  sum(d.warnings_issued)::numeric as warnings_issued,
                  sum(d.warnings_read)::numeric as warnings_read,
                  sum(d.victim_followups)::numeric as victim_followups,
                  sum(d.accounts_checked)::numeric as accounts_checked,
                  sum(d.accounts_restricted)::numeric as accounts_restricted,
                  sum(d.leads_transferred)::numeric as leads_transferred,
                  sum(d.inspections)::numeric as inspections,
                  sum(d.hazards_found)::numeric as hazards_found,
                  sum(d.hazards_rectified)::numeric as hazards_rectified,
                  sum(d.hazards_found_rectified)::numeric as hazards_found_rectified,
                  sum(d.submissions_due)::numeric as submissions_due,
                  sum(d.submissions_on_time)::numeric as submissions_on_time,
                  sum(d.tenants_with_group)::numeric as tenants_with_group
                from rollup_delta d
                where
                  d.city_code = $1
                  and d.aside
                group by
                  1,
                  2,
                  3,
                  4,
                  5
              ),
              daily as materialized (
                select
                  left(d.region_code, 9) as region_code,
                  d.sector,
                  d.day::text as day,
                  sum(d.leadership_groups)::numeric as leadership_groups,
                  sum(d.leadership_members)::numeric as leadership_members,
                  sum(d.tenants)::numeric as tenants,
                  sum(d.activities)::numeric as activities,
                  sum(d.internal_acts)::numeric as internal_acts,
                  sum(d.other_theme_activities)::numeric as other_theme_activities,
                  sum(d.sessions)::numeric as sessions,
                  sum(d.participants)::numeric as participants,
                  sum(d.people_reached)::numeric as people_reached,
                  sum(d.people_reached_indirectly)::numeric as people_reached_indirectly,
                  sum(d.leaflets)::numeric as leaflets,
                  sum(d.manuals)::numeric as manuals,
                  sum(d.letters)::numeric as letters,
                  sum(d.notices_signed)::numeric as notices_signed,
                  sum(d.posters)::numeric as posters,
                  sum(d.banners)::numeric as banners,
                  sum(d.boards)::numeric as boards,
                  sum(d.led_plays)::numeric as led_plays,
                  sum(d.led_items)::numeric as led_items,
                  sum(d.articles)::numeric as articles,
                  sum(d.forwards)::numeric as forwards,
                  sum(d.group_pushes)::numeric as group_pushes,
                  sum(d.sms)::numeric as sms,
                  sum(d.videos)::numeric as videos,
                  sum(d.screenings)::numeric as screenings,
                  sum(d.broadcasts)::numeric as broadcasts,
                  sum(d.vehicle_trips)::numeric as vehicle_trips,
                  sum(d.volunteers)::numeric as volunteers,
                  sum(d.classes_covered)::numeric as classes_covered,
                  sum(d.outlets_covered)::numeric as outlets_covered,
                  sum(d.student_works)::numeric as student_works,
                  sum(d.app_assisted)::numeric as app_assisted,
                  sum(d.absentees_followed_up)::numeric as absentees_followed_up,
                  sum(d.household_visits)::numeric as household_visits,
                  sum(d.households_reported)::numeric as households_reported,
                  sum(d.households_registered)::numeric as households_registered,
                  sum(d.people_visited)::numeric as people_visited,
                  sum(d.cases_reported)::numeric as cases_reported,
                  sum(d.loss_reported)::numeric as loss_reported,
                  sum(d.cases_filed)::numeric as cases_filed,
                  sum(d.loss)::numeric as loss,
                  sum(d.cases_solved)::numeric as cases_solved,
                  sum(d.suspects_caught)::numeric as suspects_caught,
                  sum(d.gangs_dismantled)::numeric as gangs_dismantled,
                  sum(d.leads_verified)::numeric as leads_verified,
                  sum(d.stop_payment)::numeric as stop_payment,
                  sum(d.frozen)::numeric as frozen,
                  sum(d.returned)::numeric as returned,
                  sum(d.accounts_stopped)::numeric as accounts_stopped,
                  sum(d.accounts_frozen)::numeric as accounts_frozen,
                  sum(d.interceptions)::numeric as interceptions,
                  sum(d.loss_avoided)::numeric as loss_avoided,
                  sum(d.dissuasions)::numeric as dissuasions,
                  sum(d.hotline_calls)::numeric as hotline_calls,
                  sum(d.tips)::numeric as tips,
                  sum(d.alerts_received)::numeric as alerts_received,
                  sum(d.alerts_handled)::numeric as alerts_handled,
                  sum(d.alerts_on_time)::numeric as alerts_on_time,
                  sum(d.alerts_face_to_face)::numeric as alerts_face_to_face,
                  sum(d.alerts_lost)::numeric as alerts_lost,
                  sum(d.warnings_issued)::numeric as warnings_issued,
                  sum(d.warnings_read)::numeric as warnings_read,
                  sum(d.victim_followups)::numeric as victim_followups,
                  sum(d.accounts_checked)::numeric as accounts_checked,
                  sum(d.accounts_restricted)::numeric as accounts_restricted,
                  sum(d.leads_transferred)::numeric as leads_transferred,
                  sum(d.inspections)::numeric as inspections,
                  sum(d.hazards_found)::numeric as hazards_found,
                  sum(d.hazards_rectified)::numeric as hazards_rectified,
                  sum(d.hazards_found_rectified)::numeric as hazards_found_rectified,
                  sum(d.submissions_due)::numeric as submissions_due,
                  sum(d.submissions_on_time)::numeric as submissions_on_time,
                  sum(d.tenants_with_group)::numeric as tenants_with_group
                from rollup_delta d
                where
                  d.city_code = $1
                  and d.aside
                  and not d.tenant_only
                  and coalesce(
                    d.leadership_groups,
                    d.leadership_members,
                    d.tenants,
                    d.activities,
                    d.internal_acts,
                    d.other_theme_activities,
                    d.sessions,
                    d.participants,
                    d.people_reached,
                    d.people_reached_indirectly,
                    d.leaflets,
                    d.manuals,
                    d.letters,
                    d.notices_signed,
                    d.posters,
                    d.banners,
                    d.boards,
                    d.led_plays,
                    d.led_items,
                    d.articles,
                    d.forwards,
                    d.group_pushes,
                    d.sms,
                    d.videos,
                    d.screenings,
                    d.broadcasts,
                    d.vehicle_trips,
                    d.volunteers,
                    d.classes_covered,
                    d.outlets_covered,
                    d.student_works,
                    d.app_assisted,
                    d.absentees_followed_up,
                    d.household_visits,
                    d.households_reported,
                    d.households_registered,
                    d.people_visited,
                    d.cases_reported,
                    d.loss_reported,
                    d.cases_filed,
                    d.loss,
                    d.cases_solved,
                    d.suspects_caught,
                    d.gangs_dismantled,
                    d.leads_verified,
                    d.stop_payment,
                    d.frozen,
                    d.returned,
                    d.accounts_stopped,
                    d.accounts_frozen,
                    d.interceptions,
                    d.loss_avoided,
                    d.dissuasions,
                    d.hotline_calls,
                    d.tips,
                    d.alerts_received,
                    d.alerts_handled,
                    d.alerts_on_time,
                    d.alerts_face_to_face,
                    d.alerts_lost,
                    d.warnings_issued,
                    d.warnings_read,
                    d.victim_followups,
                    d.accounts_checked,
                    d.accounts_restricted,
                    d.leads_transferred,
                    d.inspections,
                    d.hazards_found,
                    d.hazards_rectified,
                    d.hazards_found_rectified,
                    d.submissions_due,
                    d.submissions_on_time,
                    d.tenants_with_group
                  ) is not null
                group by
                  1,
                  2,
                  3
              )
            select
              $1::text as city_code,
              n.node,
              slot.period,
              slot.slot_sector as sector,
              '*' as dimension,
              '*' as member,
              n.node as region_code,
              sum(h.leadership_groups)::numeric as leadership_groups,
              sum(h.leadership_members)::numeric as leadership_members,
              sum(h.tenants)::numeric as tenants,
              sum(h.activities)::numeric as activities,
              sum(h.internal_acts)::numeric as internal_acts,
              sum(h.other_theme_activities)::numeric as other_theme_activities,
              sum(h.sessions)::numeric as sessions,
              sum(h.participants)::numeric as participants,
              sum(h.people_reached)::numeric as people_reached,
              sum(h.people_reached_indirectly)::numeric as people_reached_indirectly,
              sum(h.leaflets)::numeric as leaflets,
              sum(h.manuals)::numeric as manuals,
              sum(h.letters)::numeric as letters,
              sum(h.notices_signed)::numeric as notices_signed,
              sum(h.posters)::numeric as posters,
              sum(h.banners)::numeric as banners,
              sum(h.boards)::numeric as boards,
              sum(h.led_plays)::numeric as led_plays,
              sum(h.led_items)::numeric as led_items,
              sum(h.articles)::numeric as articles,
              sum(h.forwards)::numeric as forwards,
              sum(h.group_pushes)::numeric as group_pushes,
              sum(h.sms)::numeric as sms,
              sum(h.videos)::numeric as videos,
              sum(h.screenings)::numeric as screenings,
              sum(h.broadcasts)::numeric as broadcasts,
              sum(h.vehicle_trips)::numeric as vehicle_trips,
              sum(h.volunteers)::numeric as volunteers,
              sum(h.classes_covered)::numeric as classes_covered,
              sum(h.outlets_covered)::numeric as outlets_covered,
              sum(h.student_works)::numeric as student_works,
              sum(h.app_assisted)::numeric as app_assisted,
              sum(h.absentees_followed_up)::numeric as absentees_followed_up,
              sum(h.household_visits)::numeric as household_visits,
              sum(h.households_reported)::numeric as households_reported,
              sum(h.households_registered)::numeric as households_registered,
              sum(h.people_visited)::numeric as people_visited,
              sum(h.cases_reported)::numeric as cases_reported,
              sum(h.loss_reported)::numeric as loss_reported,
              sum(h.cases_filed)::numeric as cases_filed,
              sum(h.loss)::numeric as loss,
              sum(h.cases_solved)::numeric as cases_solved,
              sum(h.suspects_caught)::numeric as suspects_caught,
              sum(h.gangs_dismantled)::numeric as gangs_dismantled,
              sum(h.leads_verified)::numeric as leads_verified,
              sum(h.stop_payment)::numeric as stop_payment,
              sum(h.frozen)::numeric as frozen,
              sum(h.returned)::numeric as returned,
              sum(h.accounts_stopped)::numeric as accounts_stopped,
              sum(h.accounts_frozen)::numeric as accounts_frozen,
              sum(h.interceptions)::numeric as interceptions,
              sum(h.loss_avoided)::numeric as loss_avoided,
              sum(h.dissuasions)::numeric as dissuasions,
              sum(h.hotline_calls)::numeric as hotline_calls,
              sum(h.tips)::numeric as tips,
              sum(h.alerts_received)::numeric as alerts_received,
              sum(h.alerts_handled)::numeric as alerts_handled,
              sum(h.alerts_on_time)::numeric as alerts_on_time,
              sum(h.alerts_face_to_face)::numeric as alerts_face_to_face,
              sum(h.alerts_lost)::numeric as alerts_lost,
              sum(h.warnings_issued)::numeric as warnings_issued,
              sum(h.warnings_read)::numeric as warnings_read,
              sum(h.victim_followups)::numeric as victim_followups,
              sum(h.accounts_checked)::numeric as accounts_checked,
              sum(h.accounts_restricted)::numeric as accounts_restricted,
              sum(h.leads_transferred)::numeric as leads_transferred,
              sum(h.inspections)::numeric as inspections,
              sum(h.hazards_found)::numeric as hazards_found,
              sum(h.hazards_rectified)::numeric as hazards_rectified,
              sum(h.hazards_found_rectified)::numeric as hazards_found_rectified,
              sum(h.submissions_due)::numeric as submissions_due,
              sum(h.submissions_on_time)::numeric as submissions_on_time,
              sum(h.tenants_with_group)::numeric as tenants_with_group
            from
              total h,
              lateral (
                select substr(h.region_code, 1, size) as node
                from
                  (
                    values
                      (4),
                      (6),
                      (9)
                  ) as level (size)
                where length(h.region_code) >= size
              ) n,
              lateral (
                select
                  period,
                  slot_sector
                from
                  (
                    values
                      (h.month),
                      (substr(h.month, 1, 4) || '-Q' || (substr(h.month, 6)::int + 2) / 3),
                      (substr(h.month, 1, 4))
                  ) as p (period),
                  (
                    values
                      ('*'),
                      (h.sector)
                  ) as s (slot_sector)
                where
                  (
                    slot_sector <> '*'
                    or h.sector <> '-'
                  )
              ) slot
            group by
              n.node,
              slot.period,
              slot.slot_sector
            union all
            select
              $1::text,
              n.node,
              h.month,
              slot.slot_sector,
              slot.dimension,
              slot.member,
              n.node,
              sum(h.leadership_groups)::numeric as leadership_groups,
              sum(h.leadership_members)::numeric as leadership_members,
              sum(h.tenants)::numeric as tenants,
              sum(h.activities)::numeric as activities,
              sum(h.internal_acts)::numeric as internal_acts,
              sum(h.other_theme_activities)::numeric as other_theme_activities,
              sum(h.sessions)::numeric as sessions,
              sum(h.participants)::numeric as participants,
              sum(h.people_reached)::numeric as people_reached,
              sum(h.people_reached_indirectly)::numeric as people_reached_indirectly,
              sum(h.leaflets)::numeric as leaflets,
              sum(h.manuals)::numeric as manuals,
              sum(h.letters)::numeric as letters,
              sum(h.notices_signed)::numeric as notices_signed,
              sum(h.posters)::numeric as posters,
              sum(h.banners)::numeric as banners,
              sum(h.boards)::numeric as boards,
              sum(h.led_plays)::numeric as led_plays,
              sum(h.led_items)::numeric as led_items,
              sum(h.articles)::numeric as articles,
              sum(h.forwards)::numeric as forwards,
              sum(h.group_pushes)::numeric as group_pushes,
              sum(h.sms)::numeric as sms,
              sum(h.videos)::numeric as videos,
              sum(h.screenings)::numeric as screenings,
              sum(h.broadcasts)::numeric as broadcasts,
              sum(h.vehicle_trips)::numeric as vehicle_trips,
              sum(h.volunteers)::numeric as volunteers,
              sum(h.classes_covered)::numeric as classes_covered,
              sum(h.outlets_covered)::numeric as outlets_covered,
              sum(h.student_works)::numeric as student_works,
              sum(h.app_assisted)::numeric as app_assisted,
              sum(h.absentees_followed_up)::numeric as absentees_followed_up,
              sum(h.household_visits)::numeric as household_visits,
              sum(h.households_reported)::numeric as households_reported,
              sum(h.households_registered)::numeric as households_registered,
              sum(h.people_visited)::numeric as people_visited,
              sum(h.cases_reported)::numeric as cases_reported,
              sum(h.loss_reported)::numeric as loss_reported,
              sum(h.cases_filed)::numeric as cases_filed,
              sum(h.loss)::numeric as loss,
              sum(h.cases_solved)::numeric as cases_solved,
              sum(h.suspects_caught)::numeric as suspects_caught,
              sum(h.gangs_dismantled)::numeric as gangs_dismantled,
              sum(h.leads_verified)::numeric as leads_verified,
              sum(h.stop_payment)::numeric as stop_payment,
              sum(h.frozen)::numeric as frozen,
              sum(h.returned)::numeric as returned,
              sum(h.accounts_stopped)::numeric as accounts_stopped,
              sum(h.accounts_frozen)::numeric as accounts_frozen,
              sum(h.interceptions)::numeric as interceptions,
              sum(h.loss_avoided)::numeric as loss_avoided,
              sum(h.dissuasions)::numeric as dissuasions,
              sum(h.hotline_calls)::numeric as hotline_calls,
              sum(h.tips)::numeric as tips,
              sum(h.alerts_received)::numeric as alerts_received,
              sum(h.alerts_handled)::numeric as alerts_handled,
              sum(h.alerts_on_time)::numeric as alerts_on_time,
              sum(h.alerts_face_to_face)::numeric as alerts_face_to_face,
              sum(h.alerts_lost)::numeric as alerts_lost,
              sum(h.warnings_issued)::numeric as warnings_issued,
              sum(h.warnings_read)::numeric as warnings_read,
              sum(h.victim_followups)::numeric as victim_followups,
              sum(h.accounts_checked)::numeric as accounts_checked,
              sum(h.accounts_restricted)::numeric as accounts_restricted,
              sum(h.leads_transferred)::numeric as leads_transferred,
              sum(h.inspections)::numeric as inspections,
              sum(h.hazards_found)::numeric as hazards_found,
              sum(h.hazards_rectified)::numeric as hazards_rectified,
              sum(h.hazards_found_rectified)::numeric as hazards_found_rectified,
              sum(h.submissions_due)::numeric as submissions_due,
              sum(h.submissions_on_time)::numeric as submissions_on_time,
              sum(h.tenants_with_group)::numeric as tenants_with_group
            from
              aggregate h,
              lateral (
                select substr(h.region_code, 1, size) as node
                from
                  (
                    values
                      (4),
                      (6),
                      (9)
                  ) as level (size)
                where length(h.region_code) >= size
              ) n,
              lateral (
                select
                  slot_sector,
                  dimension,
                  member
                from
                  (
                    select *
                    from
                      (
                        values
                          ('ACTIVITY_TYPE', h.activity_type),
                          ('FRAUD_TYPE', h.fraud_type),
                          ('AGE_BAND', h.age_band),
                          ('VENUE', h.venue)
                      ) as v (dimension, member)
                    where member is not null
                    union all
                    select
                      'CAMPAIGN',
                      member
                    from unnest(h.campaign_ids::text[]) as c (member)
                  ) m,
                  (
                    values
                      ('*'),
                      (h.sector)
                  ) as s (slot_sector)
                where
                  (
                    slot_sector <> '*'
                    or h.sector <> '-'
                  )
              ) slot
            group by
              n.node,
              h.month,
              slot.slot_sector,
              slot.dimension,
              slot.member
            union all
            select
              $1::text,
              n.node,
              h.day,
              s.slot_sector,
              '*',
              '*',
              n.node,
              sum(h.leadership_groups)::numeric,
              sum(h.leadership_members)::numeric,
              sum(h.tenants)::numeric,
              sum(h.activities)::numeric,
              sum(h.internal_acts)::numeric,
              sum(h.other_theme_activities)::numeric,
              sum(h.sessions)::numeric,
              sum(h.participants)::numeric,
              sum(h.people_reached)::numeric,
              sum(h.people_reached_indirectly)::numeric,
              sum(h.leaflets)::numeric,
              sum(h.manuals)::numeric,
              sum(h.letters)::numeric,
              sum(h.notices_signed)::numeric,
              sum(h.posters)::numeric,
              sum(h.banners)::numeric,
              sum(h.boards)::numeric,
              sum(h.led_plays)::numeric,
              sum(h.led_items)::numeric,
              sum(h.articles)::numeric,
              sum(h.forwards)::numeric,
              sum(h.group_pushes)::numeric,
              sum(h.sms)::numeric,
              sum(h.videos)::numeric,
              sum(h.screenings)::numeric,
              sum(h.broadcasts)::numeric,
              sum(h.vehicle_trips)::numeric,
              sum(h.volunteers)::numeric,
              sum(h.classes_covered)::numeric,
              sum(h.outlets_covered)::numeric,
              sum(h.student_works)::numeric,
              sum(h.app_assisted)::numeric,
              sum(h.absentees_followed_up)::numeric,
              sum(h.household_visits)::numeric,
              sum(h.households_reported)::numeric,
              sum(h.households_registered)::numeric,
              sum(h.people_visited)::numeric,
              sum(h.cases_reported)::numeric,
              sum(h.loss_reported)::numeric,
              sum(h.cases_filed)::numeric,
              sum(h.loss)::numeric,
              sum(h.cases_solved)::numeric,
              sum(h.suspects_caught)::numeric,
              sum(h.gangs_dismantled)::numeric,
              sum(h.leads_verified)::numeric,
              sum(h.stop_payment)::numeric,
              sum(h.frozen)::numeric,
              sum(h.returned)::numeric,
              sum(h.accounts_stopped)::numeric,
              sum(h.accounts_frozen)::numeric,
              sum(h.interceptions)::numeric,
              sum(h.loss_avoided)::numeric,
              sum(h.dissuasions)::numeric,
              sum(h.hotline_calls)::numeric,
              sum(h.tips)::numeric,
              sum(h.alerts_received)::numeric,
              sum(h.alerts_handled)::numeric,
              sum(h.alerts_on_time)::numeric,
              sum(h.alerts_face_to_face)::numeric,
              sum(h.alerts_lost)::numeric,
              sum(h.warnings_issued)::numeric,
              sum(h.warnings_read)::numeric,
              sum(h.victim_followups)::numeric,
              sum(h.accounts_checked)::numeric,
              sum(h.accounts_restricted)::numeric,
              sum(h.leads_transferred)::numeric,
              sum(h.inspections)::numeric,
              sum(h.hazards_found)::numeric,
              sum(h.hazards_rectified)::numeric,
              sum(h.hazards_found_rectified)::numeric,
              sum(h.submissions_due)::numeric,
              sum(h.submissions_on_time)::numeric,
              sum(h.tenants_with_group)::numeric
            from
              daily h,
              lateral (
                select substr(h.region_code, 1, size) as node
                from
                  (
                    values
                      (4),
                      (6),
                      (9)
                  ) as level (size)
                where length(h.region_code) >= size
              ) n,
              lateral (
                values
                  ('*'),
                  (h.sector)
              ) as s (slot_sector)
            where
              (
                slot_sector <> '*'
                or h.sector <> '-'
              )
            group by
              n.node,
              h.day,
              s.slot_sector
            union all
            select
              $1::text,
              n.node,
              h.month,
              h.sector,
              '*',
              '*',
              h.region_code,
              sum(h.leadership_groups)::numeric as leadership_groups,
              sum(h.leadership_members)::numeric as leadership_members,
              sum(h.tenants)::numeric as tenants,
              sum(h.activities)::numeric as activities,
              sum(h.internal_acts)::numeric as internal_acts,
              sum(h.other_theme_activities)::numeric as other_theme_activities,
              sum(h.sessions)::numeric as sessions,
              sum(h.participants)::numeric as participants,
              sum(h.people_reached)::numeric as people_reached,
              sum(h.people_reached_indirectly)::numeric as people_reached_indirectly,
              sum(h.leaflets)::numeric as leaflets,
              sum(h.manuals)::numeric as manuals,
              sum(h.letters)::numeric as letters,
              sum(h.notices_signed)::numeric as notices_signed,
              sum(h.posters)::numeric as posters,
              sum(h.banners)::numeric as banners,
              sum(h.boards)::numeric as boards,
              sum(h.led_plays)::numeric as led_plays,
              sum(h.led_items)::numeric as led_items,
              sum(h.articles)::numeric as articles,
              sum(h.forwards)::numeric as forwards,
              sum(h.group_pushes)::numeric as group_pushes,
              sum(h.sms)::numeric as sms,
              sum(h.videos)::numeric as videos,
              sum(h.screenings)::numeric as screenings,
              sum(h.broadcasts)::numeric as broadcasts,
              sum(h.vehicle_trips)::numeric as vehicle_trips,
              sum(h.volunteers)::numeric as volunteers,
              sum(h.classes_covered)::numeric as classes_covered,
              sum(h.outlets_covered)::numeric as outlets_covered,
              sum(h.student_works)::numeric as student_works,
              sum(h.app_assisted)::numeric as app_assisted,
              sum(h.absentees_followed_up)::numeric as absentees_followed_up,
              sum(h.household_visits)::numeric as household_visits,
              sum(h.households_reported)::numeric as households_reported,
              sum(h.households_registered)::numeric as households_registered,
              sum(h.people_visited)::numeric as people_visited,
              sum(h.cases_reported)::numeric as cases_reported,
              sum(h.loss_reported)::numeric as loss_reported,
              sum(h.cases_filed)::numeric as cases_filed,
              sum(h.loss)::numeric as loss,
              sum(h.cases_solved)::numeric as cases_solved,
              sum(h.suspects_caught)::numeric as suspects_caught,
              sum(h.gangs_dismantled)::numeric as gangs_dismantled,
              sum(h.leads_verified)::numeric as leads_verified,
              sum(h.stop_payment)::numeric as stop_payment,
              sum(h.frozen)::numeric as frozen,
              sum(h.returned)::numeric as returned,
              sum(h.accounts_stopped)::numeric as accounts_stopped,
              sum(h.accounts_frozen)::numeric as accounts_frozen,
              sum(h.interceptions)::numeric as interceptions,
              sum(h.loss_avoided)::numeric as loss_avoided,
              sum(h.dissuasions)::numeric as dissuasions,
              sum(h.hotline_calls)::numeric as hotline_calls,
              sum(h.tips)::numeric as tips,
              sum(h.alerts_received)::numeric as alerts_received,
              sum(h.alerts_handled)::numeric as alerts_handled,
              sum(h.alerts_on_time)::numeric as alerts_on_time,
              sum(h.alerts_face_to_face)::numeric as alerts_face_to_face,
              sum(h.alerts_lost)::numeric as alerts_lost,
              sum(h.warnings_issued)::numeric as warnings_issued,
              sum(h.warnings_read)::numeric as warnings_read,
              sum(h.victim_followups)::numeric as victim_followups,
              sum(h.accounts_checked)::numeric as accounts_checked,
              sum(h.accounts_restricted)::numeric as accounts_restricted,
              sum(h.leads_transferred)::numeric as leads_transferred,
              sum(h.inspections)::numeric as inspections,
              sum(h.hazards_found)::numeric as hazards_found,
              sum(h.hazards_rectified)::numeric as hazards_rectified,
              sum(h.hazards_found_rectified)::numeric as hazards_found_rectified,
              sum(h.submissions_due)::numeric as submissions_due,
              sum(h.submissions_on_time)::numeric as submissions_on_time,
              sum(h.tenants_with_group)::numeric as tenants_with_group
            from
              detail h,
              lateral (
                select h.tenant_id::text as node
                union all
                select
                  h.region_code || case
                    when length(h.region_code) < 12 then '='
                    else ''
                  end
                where not h.tenant_only
              ) n
            group by
              n.node,
              h.month,
              h.sector,
              h.region_code
          ) c,
          lateral (
            values
              ('LEADERSHIP_GROUPS', c.leadership_groups),
              ('LEADERSHIP_MEMBERS', c.leadership_members),
              ('TENANTS', c.tenants),
              ('ACTIVITIES', c.activities),
              ('INTERNAL_ACTS', c.internal_acts),
              ('OTHER_THEME_ACTIVITIES', c.other_theme_activities),
              ('SESSIONS', c.sessions),
              ('PARTICIPANTS', c.participants),
              ('PEOPLE_REACHED', c.people_reached),
              ('PEOPLE_REACHED_INDIRECTLY', c.people_reached_indirectly),
              ('LEAFLETS', c.leaflets),
              ('MANUALS', c.manuals),
              ('LETTERS', c.letters),
              ('NOTICES_SIGNED', c.notices_signed),
              ('POSTERS', c.posters),
              ('BANNERS', c.banners),
              ('BOARDS', c.boards),
              ('LED_PLAYS', c.led_plays),
              ('LED_ITEMS', c.led_items),
              ('ARTICLES', c.articles),
              ('FORWARDS', c.forwards),
              ('GROUP_PUSHES', c.group_pushes),
              ('SMS', c.sms),
              ('VIDEOS', c.videos),
              ('SCREENINGS', c.screenings),
              ('BROADCASTS', c.broadcasts),
              ('VEHICLE_TRIPS', c.vehicle_trips),
              ('VOLUNTEERS', c.volunteers),
              ('CLASSES_COVERED', c.classes_covered),
              ('OUTLETS_COVERED', c.outlets_covered),
              ('STUDENT_WORKS', c.student_works),
              ('APP_ASSISTED', c.app_assisted),
              ('ABSENTEES_FOLLOWED_UP', c.absentees_followed_up),
              ('HOUSEHOLD_VISITS', c.household_visits),
              ('HOUSEHOLDS_REPORTED', c.households_reported),
              ('HOUSEHOLDS_REGISTERED', c.households_registered),
              ('PEOPLE_VISITED', c.people_visited),
              ('CASES_REPORTED', c.cases_reported),
              ('LOSS_REPORTED', c.loss_reported),
              ('CASES_FILED', c.cases_filed),
              ('LOSS', c.loss),
              ('CASES_SOLVED', c.cases_solved),
              ('SUSPECTS_CAUGHT', c.suspects_caught),
              ('GANGS_DISMANTLED', c.gangs_dismantled),
              ('LEADS_VERIFIED', c.leads_verified),
              ('STOP_PAYMENT', c.stop_payment),
              ('FROZEN', c.frozen),
              ('RETURNED', c.returned),
              ('ACCOUNTS_STOPPED', c.accounts_stopped),
              ('ACCOUNTS_FROZEN', c.accounts_frozen),
              ('INTERCEPTIONS', c.interceptions),
              ('LOSS_AVOIDED', c.loss_avoided),
              ('DISSUASIONS', c.dissuasions),
              ('HOTLINE_CALLS', c.hotline_calls),
              ('TIPS', c.tips),
              ('ALERTS_RECEIVED', c.alerts_received),
              ('ALERTS_HANDLED', c.alerts_handled),
              ('ALERTS_ON_TIME', c.alerts_on_time),
              ('ALERTS_FACE_TO_FACE', c.alerts_face_to_face),
              ('ALERTS_LOST', c.alerts_lost),
              ('WARNINGS_ISSUED', c.warnings_issued),
              ('WARNINGS_READ', c.warnings_read),
              ('VICTIM_FOLLOWUPS', c.victim_followups),
              ('ACCOUNTS_CHECKED', c.accounts_checked),
              ('ACCOUNTS_RESTRICTED', c.accounts_restricted),
              ('LEADS_TRANSFERRED', c.leads_transferred),
              ('INSPECTIONS', c.inspections),
              ('HAZARDS_FOUND', c.hazards_found),
              ('HAZARDS_RECTIFIED', c.hazards_rectified),
              ('HAZARDS_FOUND_RECTIFIED', c.hazards_found_rectified),
              ('SUBMISSIONS_DUE', c.submissions_due),
              ('SUBMISSIONS_ON_TIME', c.submissions_on_time),
              ('TENANTS_WITH_GROUP', c.tenants_with_group)
          ) as v (indicator, amount)
        where v.amount <> 0
        union all
        select
          c.node,
          c.period,
          c.sector,
          c.dimension,
          c.member,
          v.indicator,
          v.amount,
          0,
          0,
          0,
          0,
          0
        from
          (
            with
              aggregate as materialized (
                select
                  left(d.region_code, 9) as region_code,
                  d.sector,
                  left(d.day::text, 7) as month,
                  d.activity_type,
                  d.fraud_type,
                  d.age_band,
                  d.venue,
                  d.campaign_ids,
                  sum(d.leadership_groups)::numeric as leadership_groups,
                  sum(d.leadership_members)::numeric as leadership_members,
                  sum(d.tenants_with_group)::numeric as tenants_with_group,
                  sum(d.households_registered)::numeric as households_registered,
                  sum(d.accounts_restricted)::numeric as accounts_restricted
                from rollup_delta d
                where
                  d.city_code = $1
                  and d.aside
                  and not d.tenant_only
                group by
                  1,
                  2,
                  3,
                  4,
                  5,
                  6,
                  7,
                  8
              ),
              total as materialized (
                select
                  region_code,
                  sector,
                  month,
                  sum(a.leadership_groups)::numeric as leadership_groups,
                  sum(a.leadership_members)::numeric as leadership_members,
                  sum(a.tenants_with_group)::numeric as tenants_with_group,
                  sum(a.households_registered)::numeric as households_registered,
                  sum(a.accounts_restricted)::numeric as accounts_restricted
                from aggregate a
                group by
                  1,
                  2,
                  3
              ),
              detail as materialized (
                select
                  d.tenant_id,
                  d.region_code,
                  d.tenant_only,
                  d.sector,
                  left(d.day::text, 7) as month,
                  sum(d.leadership_groups)::numeric as leadership_groups,
                  sum(d.leadership_members)::numeric as leadership_members,
                  sum(d.tenants_with_group)::numeric as tenants_with_group,
                  sum(d.households_registered)::numeric as households_registered,
                  sum(d.accounts_restricted)::numeric as accounts_restricted
                from rollup_delta d
                where
                  d.city_code = $1
                  and d.aside
                group by
                  1,
                  2,
                  3,
                  4,
                  5
              )
            select
              $1::text as city_code,
              n.node,
              slot.period,
              slot.slot_sector as sector,
              '*' as dimension,
              '*' as member,
              n.node as region_code,
              sum(h.leadership_groups)::numeric as leadership_groups,
              sum(h.leadership_members)::numeric as leadership_members,
              sum(h.tenants_with_group)::numeric as tenants_with_group,
              sum(h.households_registered)::numeric as households_registered,
              sum(h.accounts_restricted)::numeric as accounts_restricted
            from
              total h,
              lateral (
                select substr(h.region_code, 1, size) as node
                from
                  (
                    values
                      (4),
                      (6),
                      (9)
                  ) as level (size)
                where length(h.region_code) >= size
              ) n,
              lateral (
                select
                  period,
                  slot_sector
                from
                  (values ('*')) as p (period),
                  (
                    values
                      ('*'),
                      (h.sector)
                  ) as s (slot_sector)
                where
                  (
                    slot_sector <> '*'
                    or h.sector <> '-'
                  )
              ) slot
            group by
              n.node,
              slot.period,
              slot.slot_sector
            union all
            select
              $1::text,
              n.node,
              '*'::text,
              slot.slot_sector,
              slot.dimension,
              slot.member,
              n.node,
              sum(h.leadership_groups)::numeric as leadership_groups,
              sum(h.leadership_members)::numeric as leadership_members,
              sum(h.tenants_with_group)::numeric as tenants_with_group,
              sum(h.households_registered)::numeric as households_registered,
              sum(h.accounts_restricted)::numeric as accounts_restricted
            from
              aggregate h,
              lateral (
                select substr(h.region_code, 1, size) as node
                from
                  (
                    values
                      (4),
                      (6),
                      (9)
                  ) as level (size)
                where length(h.region_code) >= size
              ) n,
              lateral (
                select
                  slot_sector,
                  dimension,
                  member
                from
                  (
                    select *
                    from
                      (
                        values
                          ('ACTIVITY_TYPE', h.activity_type),
                          ('FRAUD_TYPE', h.fraud_type),
                          ('AGE_BAND', h.age_band),
                          ('VENUE', h.venue)
                      ) as v (dimension, member)
                    where member is not null
                    union all
                    select
                      'CAMPAIGN',
                      member
                    from unnest(h.campaign_ids::text[]) as c (member)
                  ) m,
                  (
                    values
                      ('*'),
                      (h.sector)
                  ) as s (slot_sector)
                where
                  (
                    slot_sector <> '*'
                    or h.sector <> '-'
                  )
              ) slot
            group by
              n.node,
              '*'::text,
              slot.slot_sector,
              slot.dimension,
              slot.member
            union all
            select
              $1::text,
              n.node,
              '*'::text,
              h.sector,
              '*',
              '*',
              h.region_code,
              sum(h.leadership_groups)::numeric as leadership_groups,
              sum(h.leadership_members)::numeric as leadership_members,
              sum(h.tenants_with_group)::numeric as tenants_with_group,
              sum(h.households_registered)::numeric as households_registered,
              sum(h.accounts_restricted)::numeric as accounts_restricted
            from
              detail h,
              lateral (
                select h.tenant_id::text as node
                union all
                select
                  h.region_code || case
                    when length(h.region_code) < 12 then '='
                    else ''
                  end
                where not h.tenant_only
              ) n
            group by
              n.node,
              '*'::text,
              h.sector,
              h.region_code
          ) c,
          lateral (
            values
              ('LEADERSHIP_GROUPS', c.leadership_groups),
              ('LEADERSHIP_MEMBERS', c.leadership_members),
              ('TENANTS_WITH_GROUP', c.tenants_with_group),
              ('HOUSEHOLDS_REGISTERED', c.households_registered),
              ('ACCOUNTS_RESTRICTED', c.accounts_restricted)
          ) as v (indicator, amount)
        where v.amount <> 0
        union all
        select
          node,
          period,
          sector,
          dimension,
          member,
          indicator,
          0,
          at_least,
          approx,
          uncounted,
          withheld,
          to_check
        from rollup_qualifier_count
        where city_code = $1
      ) both_tables
    group by
      1,
      2,
      3,
      4,
      5,
      6
  ),
  compared as (
    select
      coalesce(e.node, k.node) as node,
      coalesce(e.period, k.period) as period,
      coalesce(e.sector, k.sector) as sector,
      coalesce(e.dimension, k.dimension) as dimension,
      coalesce(e.member, k.member) as member,
      coalesce(e.indicator, k.indicator) as indicator,
      array[
        coalesce(e.amount, 0),
        coalesce(e.at_least, 0),
        coalesce(e.approx, 0),
        coalesce(e.uncounted, 0),
        coalesce(e.withheld, 0),
        coalesce(e.to_check, 0)
      ] as counted,
      array[
        coalesce(k.amount, 0),
        coalesce(k.at_least, 0),
        coalesce(k.approx, 0),
        coalesce(k.uncounted, 0),
        coalesce(k.withheld, 0),
        coalesce(k.to_check, 0)
      ] as kept
    from
      counted e
      full join kept k using (node, period, sector, dimension, member, indicator)
  ),
  differing as (
    select *
    from compared
    where counted <> kept
  )
select
  (
    select count(*)
    from fact_day
    where city_code = $1
  )::int as facts,
  (
    select count(*)
    from compared
  )::int as figures,
  (
    select count(*)
    from differing
  )::int as differences,
  coalesce(
    (
      select jsonb_agg(jsonb_build_object('table', 'cell') || to_jsonb(d))
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

-- recountHouseholds: figures are counted anew
with
  door as (
    select
      region_code,
      roster_id,
      sector,
      visited_on,
      n
    from
      household_visit,
      unnest(visited) n
    where
      city_code = $1
      and record_status = 'ACTIVE'
  ),
  by_month as materialized (
    select
      region_code,
      roster_id,
      sector,
      date_trunc('month', visited_on)::date as start,
      n,
      min(visited_on) as day
    from door
    group by
      region_code,
      roster_id,
      sector,
      date_trunc('month', visited_on),
      n
  ),
  months as materialized (
    select *
    from by_month
    union all
    select
      region_code,
      roster_id,
      '*',
      start,
      n,
      min(day)
    from by_month
    group by
      region_code,
      roster_id,
      start,
      n
  ),
  quarters as materialized (
    select
      region_code,
      roster_id,
      sector,
      date_trunc('quarter', start)::date as start,
      n,
      min(day) as day
    from months
    group by
      region_code,
      roster_id,
      sector,
      date_trunc('quarter', start),
      n
  ),
  first_day as materialized (
    select
      'month' as kind,
      *,
      (start + interval '1 month - 1 day')::date as ends
    from months
    union all
    select
      'quarter',
      *,
      (start + interval '3 months - 1 day')::date
    from quarters
    union all
    select
      'year',
      region_code,
      roster_id,
      sector,
      date_trunc('year', start)::date,
      n,
      min(day),
      (date_trunc('year', start) + interval '1 year - 1 day')::date
    from quarters
    group by
      region_code,
      roster_id,
      sector,
      date_trunc('year', start),
      n
  ),
  added as (
    select
      region_code,
      kind,
      start,
      sector,
      day,
      count(*) as change
    from first_day
    group by
      1,
      2,
      3,
      4,
      5
  ),
  at_node as materialized (
    select
      substr(region_code, 1, size) as node,
      kind,
      start,
      sector,
      day,
      sum(change) as change
    from
      added,
      (
        values
          (4),
          (6),
          (9),
          (12)
      ) as level (size)
    group by
      1,
      2,
      3,
      4,
      5
  ),
  whole as materialized (
    select
      node,
      to_char(
        start,
        case kind
          when 'month' then 'YYYY-MM'
          when 'quarter' then 'YYYY-"Q"Q'
          else 'YYYY'
        end
      ) as period,
      sector,
      sum(change) as n
    from at_node
    group by
      node,
      kind,
      start,
      sector
  ),
  of_day as materialized (
    select
      node,
      sector,
      day,
      coalesce(
        sum(change) filter (where kind = 'month'),
        0
      ) as covered_in_month,
      coalesce(
        sum(change) filter (where kind = 'quarter'),
        0
      ) as covered_in_quarter,
      coalesce(
        sum(change) filter (where kind = 'year'),
        0
      ) as covered_in_year
    from at_node
    group by
      node,
      sector,
      day
  ),
  kept as (
    select
      node,
      period,
      sector,
      covered as n
    from rollup_covered
    where
      city_code = $1
      and covered <> 0
  ),
  kept_day as (
    select
      node,
      sector,
      day,
      covered_in_month,
      covered_in_quarter,
      covered_in_year
    from rollup_covered_day
    where
      city_code = $1
      and (
        covered_in_month <> 0
        or covered_in_quarter <> 0
        or covered_in_year <> 0
      )
  ),
  differing as (
    select
      'covered' as "table",
      node,
      period,
      sector,
      '*' as dimension,
      '*' as member,
      'HOUSEHOLDS_COVERED' as indicator,
      array[coalesce(c.n, 0)] as counted,
      array[coalesce(k.n, 0)] as kept
    from
      whole c
      full join kept k using (node, period, sector)
    where coalesce(c.n, 0) <> coalesce(k.n, 0)
    union all
    select
      'covered_day',
      node,
      to_char(day, 'YYYY-MM-DD'),
      sector,
      '*',
      '*',
      'HOUSEHOLDS_COVERED',
      array[coalesce(c.covered_in_month, 0), coalesce(c.covered_in_quarter, 0), coalesce(c.covered_in_year, 0)],
      array[coalesce(k.covered_in_month, 0), coalesce(k.covered_in_quarter, 0), coalesce(k.covered_in_year, 0)]
    from
      of_day c
      full join kept_day k using (node, sector, day)
    where
      coalesce(c.covered_in_month, 0) <> coalesce(k.covered_in_month, 0)
      or coalesce(c.covered_in_quarter, 0) <> coalesce(k.covered_in_quarter, 0)
      or coalesce(c.covered_in_year, 0) <> coalesce(k.covered_in_year, 0)
  )
select
  (
    select count(*)
    from whole
  )::int + (
    select count(*)
    from of_day
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

-- recountHouseholds: figures are counted anew
with
  door as (
    select
      roster_id,
      sector,
      visited_on,
      n
    from
      household_visit,
      unnest(visited) n
    where
      city_code = $1
      and record_status = 'ACTIVE'
  ),
  by_month as materialized (
    select
      roster_id,
      sector,
      date_trunc('month', visited_on)::date as start,
      n,
      min(visited_on) as day
    from door
    group by
      roster_id,
      sector,
      date_trunc('month', visited_on),
      n
  ),
  months as materialized (
    select *
    from by_month
    union all
    select
      roster_id,
      '*',
      start,
      n,
      min(day)
    from by_month
    group by
      roster_id,
      start,
      n
  ),
  quarters as materialized (
    select
      roster_id,
      sector,
      date_trunc('quarter', start)::date as start,
      n,
      min(day) as day
    from months
    group by
      roster_id,
      sector,
      date_trunc('quarter', start),
      n
  ),
  first_day as materialized (
    select
      'month' as kind,
      *,
      (start + interval '1 month - 1 day')::date as ends
    from months
    union all
    select
      'quarter',
      *,
      (start + interval '3 months - 1 day')::date
    from quarters
    union all
    select
      'year',
      roster_id,
      sector,
      date_trunc('year', start)::date,
      n,
      min(day),
      (date_trunc('year', start) + interval '1 year - 1 day')::date
    from quarters
    group by
      roster_id,
      sector,
      date_trunc('year', start),
      n
  ),
  in_place as (
    select
      d.roster_id,
      d.number as n,
      d.region_code,
      unnest(datemultirange (daterange (d.registered_on, d.retired_on)) - coalesce(v.days, '{}')) as days
    from
      household_door d
      left join (
        select
          roster_id,
          number,
          range_agg(daterange (from_on, to_on)) as days
        from household_vacancy
        where city_code = $1
        group by
          1,
          2
      ) v on v.roster_id = d.roster_id
      and v.number = d.number
    where d.city_code = $1
  ),
  added as (
    select
      p.region_code,
      f.kind,
      f.start,
      f.sector,
      c.day,
      sum(c.change) as change
    from
      first_day f
      join in_place p on p.roster_id = f.roster_id
      and p.n = f.n
      cross join lateral (
        values
          (greatest(lower(p.days), f.day), 1),
          (upper(p.days), -1)
      ) as c (day, change)
    where
      (
        upper(p.days) is null
        or upper(p.days) > f.day
      )
      and c.day <= f.ends
    group by
      1,
      2,
      3,
      4,
      5
  ),
  at_node as materialized (
    select
      substr(region_code, 1, size) as node,
      kind,
      start,
      sector,
      day,
      sum(change) as change
    from
      added,
      (
        values
          (4),
          (6),
          (9),
          (12)
      ) as level (size)
    group by
      1,
      2,
      3,
      4,
      5
  ),
  whole as materialized (
    select
      node,
      to_char(
        start,
        case kind
          when 'month' then 'YYYY-MM'
          when 'quarter' then 'YYYY-"Q"Q'
          else 'YYYY'
        end
      ) as period,
      sector,
      sum(change) as n
    from at_node
    group by
      node,
      kind,
      start,
      sector
  ),
  of_day as materialized (
    select
      node,
      sector,
      day,
      coalesce(
        sum(change) filter (where kind = 'month'),
        0
      ) as on_roster_in_month,
      coalesce(
        sum(change) filter (where kind = 'quarter'),
        0
      ) as on_roster_in_quarter,
      coalesce(
        sum(change) filter (where kind = 'year'),
        0
      ) as on_roster_in_year
    from at_node
    group by
      node,
      sector,
      day
  ),
  kept as (
    select
      node,
      period,
      sector,
      on_roster as n
    from rollup_covered
    where
      city_code = $1
      and on_roster <> 0
  ),
  kept_day as (
    select
      node,
      sector,
      day,
      on_roster_in_month,
      on_roster_in_quarter,
      on_roster_in_year
    from rollup_covered_day
    where
      city_code = $1
      and (
        on_roster_in_month <> 0
        or on_roster_in_quarter <> 0
        or on_roster_in_year <> 0
      )
  ),
  differing as (
    select
      'covered' as "table",
      node,
      period,
      sector,
      '*' as dimension,
      '*' as member,
      'ROSTER_HOUSEHOLDS_COVERED' as indicator,
      array[coalesce(c.n, 0)] as counted,
      array[coalesce(k.n, 0)] as kept
    from
      whole c
      full join kept k using (node, period, sector)
    where coalesce(c.n, 0) <> coalesce(k.n, 0)
    union all
    select
      'covered_day',
      node,
      to_char(day, 'YYYY-MM-DD'),
      sector,
      '*',
      '*',
      'ROSTER_HOUSEHOLDS_COVERED',
      array[
        coalesce(c.on_roster_in_month, 0),
        coalesce(c.on_roster_in_quarter, 0),
        coalesce(c.on_roster_in_year, 0)
      ],
      array[
        coalesce(k.on_roster_in_month, 0),
        coalesce(k.on_roster_in_quarter, 0),
        coalesce(k.on_roster_in_year, 0)
      ]
    from
      of_day c
      full join kept_day k using (node, sector, day)
    where
      coalesce(c.on_roster_in_month, 0) <> coalesce(k.on_roster_in_month, 0)
      or coalesce(c.on_roster_in_quarter, 0) <> coalesce(k.on_roster_in_quarter, 0)
      or coalesce(c.on_roster_in_year, 0) <> coalesce(k.on_roster_in_year, 0)
  )
select
  (
    select count(*)
    from whole
  )::int + (
    select count(*)
    from of_day
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

-- recountSpanning
with
  line as materialized (
    select
      tenant_id,
      region_code,
      sector,
      b.month,
      b.before,
      activity_type,
      fraud_type,
      age_band,
      venue,
      campaign_ids::text[] as campaign_ids,
      tenant_only,
      indicator,
      coalesce(amount, 0) as amount,
      qualifier,
      weight as lines,
      to_check
    from
      fact_figure,
      lateral (
        select
          before,
          to_char(day, 'YYYY-MM')
        from
          (
            values
              ('MONTH', to_char(began_on, 'YYYY-MM') < to_char(day, 'YYYY-MM')),
              ('QUARTER', to_char(began_on, 'YYYY-Q') < to_char(day, 'YYYY-Q')),
              ('YEAR', to_char(began_on, 'YYYY') < to_char(day, 'YYYY'))
          ) as p (before, crosses)
        where crosses
        union all
        select
          'GOES_ON',
          to_char(make_date(crossed / 12, crossed % 12 + 1, 1), 'YYYY-MM')
        from
          generate_series(
            extract(
              year
              from began_on
            )::int * 12 + extract(
              month
              from began_on
            )::int - 1,
            extract(
              year
              from day
            )::int * 12 + extract(
              month
              from day
            )::int - 2
          ) as crossed
      ) as b (before, month)
    where
      city_code = $1
      and began_on is not null
  ),
  aggregate as (
    select
      node,
      case
        when grouping(activity_type) = 0 then 'ACTIVITY_TYPE'
        when grouping(fraud_type) = 0 then 'FRAUD_TYPE'
        when grouping(age_band) = 0 then 'AGE_BAND'
        when grouping(venue) = 0 then 'VENUE'
        else '*'
      end as dimension,
      before,
      month,
      coalesce(sector, '*') as sector,
      case
        when grouping(activity_type) = 0 then activity_type
        when grouping(fraud_type) = 0 then fraud_type
        when grouping(age_band) = 0 then age_band
        when grouping(venue) = 0 then venue
        else '*'
      end as member,
      indicator,
      sum(lines)::numeric as lines,
      sum(amount)::numeric as amount,
      coalesce(
        sum(lines) filter (where qualifier = 'AT_LEAST'),
        0
      )::numeric as at_least,
      coalesce(
        sum(lines) filter (where qualifier = 'APPROX'),
        0
      )::numeric as approx,
      coalesce(
        sum(lines) filter (where qualifier = 'UNCOUNTED'),
        0
      )::numeric as uncounted,
      coalesce(
        sum(lines) filter (where qualifier = 'WITHHELD'),
        0
      )::numeric as withheld,
      sum(to_check)::numeric as to_check
    from
      line,
      lateral (
        select substr(region_code, 1, 4)
        union
        select substr(region_code, 1, 6)
        union
        select substr(region_code, 1, 9)
      ) as n (node)
    where not tenant_only
    group by
      node,
      before,
      month,
      indicator,
      grouping sets ((), (activity_type), (fraud_type), (age_band), (venue)),
      grouping sets ((), (sector))
    union all
    select
      node,
      'CAMPAIGN',
      before,
      month,
      coalesce(sector, '*'),
      campaign,
      indicator,
      sum(lines)::numeric as lines,
      sum(amount)::numeric as amount,
      coalesce(
        sum(lines) filter (where qualifier = 'AT_LEAST'),
        0
      )::numeric as at_least,
      coalesce(
        sum(lines) filter (where qualifier = 'APPROX'),
        0
      )::numeric as approx,
      coalesce(
        sum(lines) filter (where qualifier = 'UNCOUNTED'),
        0
      )::numeric as uncounted,
      coalesce(
        sum(lines) filter (where qualifier = 'WITHHELD'),
        0
      )::numeric as withheld,
      sum(to_check)::numeric as to_check
    from
      line,
      unnest(campaign_ids) as campaign,
      lateral (
        select substr(region_code, 1, 4)
        union
        select substr(region_code, 1, 6)
        union
        select substr(region_code, 1, 9)
      ) as n (node)
    where not tenant_only
    group by
      node,
      before,
      month,
      indicator,
      campaign,
      grouping sets ((), (sector))
  ),
  detail as (
    select
      node,
      '*' as dimension,
      before,
      month,
      sector,
      '*' as member,
      indicator,
      sum(lines)::numeric as lines,
      sum(amount)::numeric as amount,
      coalesce(
        sum(lines) filter (where qualifier = 'AT_LEAST'),
        0
      )::numeric as at_least,
      coalesce(
        sum(lines) filter (where qualifier = 'APPROX'),
        0
      )::numeric as approx,
      coalesce(
        sum(lines) filter (where qualifier = 'UNCOUNTED'),
        0
      )::numeric as uncounted,
      coalesce(
        sum(lines) filter (where qualifier = 'WITHHELD'),
        0
      )::numeric as withheld,
      sum(to_check)::numeric as to_check
    from
      (
        select
          *,
          tenant_id::text as node
        from line
        union all
        select
          *,
          case
            when length(region_code) = 12 then region_code
            else region_code || '='
          end
        from line
        where not tenant_only
      ) l
    group by
      node,
      before,
      month,
      sector,
      indicator
  ),
  counted as (
    select *
    from
      (
        select *
        from aggregate
        where member is not null
        union all
        select *
        from detail
      ) c
    where
      lines <> 0
      or amount <> 0
      or at_least <> 0
      or approx <> 0
      or uncounted <> 0
      or withheld <> 0
      or to_check <> 0
  ),
  kept as (
    select
      node,
      dimension,
      before,
      month,
      sector,
      member,
      indicator,
      sum(lines)::numeric as lines,
      sum(amount)::numeric as amount,
      sum(at_least)::numeric as at_least,
      sum(approx)::numeric as approx,
      sum(uncounted)::numeric as uncounted,
      sum(withheld)::numeric as withheld,
      sum(to_check)::numeric as to_check
    from rollup_spanning
    where city_code = $1
    group by
      1,
      2,
      3,
      4,
      5,
      6,
      7
  ),
  differing as (
    select
      'spanning' as "table",
      node,
      month || '<' || before as period,
      sector,
      dimension,
      member,
      indicator,
      array[
        coalesce(e.lines, 0),
        coalesce(e.amount, 0),
        coalesce(e.at_least, 0),
        coalesce(e.approx, 0),
        coalesce(e.uncounted, 0),
        coalesce(e.withheld, 0),
        coalesce(e.to_check, 0)
      ] as counted,
      array[
        coalesce(k.lines, 0),
        coalesce(k.amount, 0),
        coalesce(k.at_least, 0),
        coalesce(k.approx, 0),
        coalesce(k.uncounted, 0),
        coalesce(k.withheld, 0),
        coalesce(k.to_check, 0)
      ] as kept
    from
      counted e
      full join kept k using (node, dimension, before, month, sector, member, indicator)
    where
      array[
        coalesce(e.lines, 0),
        coalesce(e.amount, 0),
        coalesce(e.at_least, 0),
        coalesce(e.approx, 0),
        coalesce(e.uncounted, 0),
        coalesce(e.withheld, 0),
        coalesce(e.to_check, 0)
      ] <> array[
        coalesce(k.lines, 0),
        coalesce(k.amount, 0),
        coalesce(k.at_least, 0),
        coalesce(k.approx, 0),
        coalesce(k.uncounted, 0),
        coalesce(k.withheld, 0),
        coalesce(k.to_check, 0)
      ]
  )
select
  (
    select count(*)
    from counted
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
