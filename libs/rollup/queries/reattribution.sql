-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- moveRosters: regions are merged
update household_door t
set region_code = m."to"
from jsonb_to_recordset($2) as m ("from" text, "to" text)
where
  t.city_code = $1
  and t.region_code = m."from";

-- moveRosters: regions are merged
update household_registration t
set region_code = m."to"
from jsonb_to_recordset($2) as m ("from" text, "to" text)
where
  t.city_code = $1
  and t.region_code = m."from";

-- moveRosters: regions are merged
update household_roster t
set
  region_code = m."to",
  former_codes = t.former_codes || t.region_code
from jsonb_to_recordset($2) as m ("from" text, "to" text)
where
  t.city_code = $1
  and t.region_code = m."from";

-- moveRosters: regions are merged
update household_vacancy t
set region_code = m."to"
from jsonb_to_recordset($2) as m ("from" text, "to" text)
where
  t.city_code = $1
  and t.region_code = m."from";

-- moveRosters: regions are merged
update household_visit_bitmap p
set
  roster_region = nullif(r.region_code, p.region_code),
  dirty = p.dirty
  or exists (
    select
    from household_vacancy v
    where
      v.city_code = $1
      and v.roster_id = r.id
  )
from household_roster r
where
  p.city_code = $1
  and r.city_code = $1
  and r.id = p.roster_id
  and r.region_code in (
    select m."to"
    from jsonb_to_recordset($2) as m ("to" text)
  );

-- moveRosters: regions are merged
with
  moved as (
    select *
    from jsonb_to_recordset($2) as m ("from" text, "to" text)
  ),
  placed as (
    select
      case
        when m."from" is null then r.region_code
        else m."to"
      end as region_code
    from
      household_roster r
      left join moved m on m."from" = r.region_code
    where r.city_code = $1
  )
select
from placed
group by region_code
having
  region_code is null
  or count(*) > 1
limit 1;

-- reattribute: a unit moves
create temporary table reattributed (
  tenant_id uuid,
  home_region text collate "C",
  region_code text collate "C",
  sector text,
  day date,
  began_on date,
  activity_type text,
  fraud_type text,
  age_band text,
  venue text,
  tenant_only boolean,
  campaign_ids uuid[],
  indicator text,
  amount numeric,
  at_least numeric,
  approx numeric,
  uncounted numeric,
  withheld numeric,
  to_check numeric,
  lines numeric
) on
commit
drop;

-- reattribute: a unit moves
insert into
  reattributed (
    tenant_id,
    home_region,
    region_code,
    sector,
    day,
    began_on,
    activity_type,
    fraud_type,
    age_band,
    venue,
    tenant_only,
    campaign_ids,
    indicator,
    amount,
    at_least,
    approx,
    uncounted,
    withheld,
    to_check,
    lines
  )
select
  tenant_id,
  home_region,
  region_code,
  sector,
  day,
  began_on,
  activity_type,
  fraud_type,
  age_band,
  venue,
  tenant_only,
  campaign_ids,
  indicator,
  coalesce(sum(amount), 0) as amount,
  coalesce(
    sum(weight) filter (where qualifier = 'AT_LEAST'),
    0
  ) as at_least,
  coalesce(
    sum(weight) filter (where qualifier = 'APPROX'),
    0
  ) as approx,
  coalesce(
    sum(weight) filter (where qualifier = 'UNCOUNTED'),
    0
  ) as uncounted,
  coalesce(
    sum(weight) filter (where qualifier = 'WITHHELD'),
    0
  ) as withheld,
  coalesce(sum(to_check), 0) as to_check,
  case
    when began_on is null then 0
    else sum(weight)
  end as lines
from
  (
    select *
    from fact_figure
    where
      city_code = $1
      and tenant_id = any ($2::uuid[])
    union all
    select *
    from fact_figure
    where
      city_code = $1
      and sector = '-'
      and region_code = any ($3::text[])
      and tenant_id <> all ($2::uuid[])
  ) f
group by
  tenant_id,
  home_region,
  region_code,
  sector,
  day,
  began_on,
  activity_type,
  fraud_type,
  age_band,
  venue,
  tenant_only,
  campaign_ids,
  indicator
union all
select
  tenant_id,
  home_region,
  region_code,
  sector,
  day,
  null,
  null,
  null,
  null,
  null,
  false,
  '{}'::uuid[],
  'FACTS',
  count(*),
  0,
  0,
  0,
  0,
  0,
  0
from
  (
    select distinct
      tenant_id,
      home_region,
      region_code,
      sector,
      day,
      fact_kind,
      fact_id
    from fact_day
    where
      city_code = $1
      and tenant_id = any ($2::uuid[])
  ) d
group by
  1,
  2,
  3,
  4,
  5;

-- reattribute: a unit moves
with
  stated as (
    select
      tenant_id,
      home_region,
      region_code,
      sector,
      day,
      began_on,
      activity_type,
      fraud_type,
      age_band,
      venue,
      tenant_only,
      campaign_ids,
      indicator,
      coalesce(sum(amount), 0) as amount,
      coalesce(
        sum(weight) filter (where qualifier = 'AT_LEAST'),
        0
      ) as at_least,
      coalesce(
        sum(weight) filter (where qualifier = 'APPROX'),
        0
      ) as approx,
      coalesce(
        sum(weight) filter (where qualifier = 'UNCOUNTED'),
        0
      ) as uncounted,
      coalesce(
        sum(weight) filter (where qualifier = 'WITHHELD'),
        0
      ) as withheld,
      coalesce(sum(to_check), 0) as to_check,
      case
        when began_on is null then 0
        else sum(weight)
      end as lines
    from
      (
        select *
        from fact_figure
        where
          city_code = $1
          and tenant_id = any ($2::uuid[])
        union all
        select *
        from fact_figure
        where
          city_code = $1
          and sector = '-'
          and region_code = any ($3::text[])
          and tenant_id <> all ($2::uuid[])
      ) f
    group by
      tenant_id,
      home_region,
      region_code,
      sector,
      day,
      began_on,
      activity_type,
      fraud_type,
      age_band,
      venue,
      tenant_only,
      campaign_ids,
      indicator
    union all
    select
      tenant_id,
      home_region,
      region_code,
      sector,
      day,
      null,
      null,
      null,
      null,
      null,
      false,
      '{}'::uuid[],
      'FACTS',
      count(*),
      0,
      0,
      0,
      0,
      0,
      0
    from
      (
        select distinct
          tenant_id,
          home_region,
          region_code,
          sector,
          day,
          fact_kind,
          fact_id
        from fact_day
        where
          city_code = $1
          and tenant_id = any ($2::uuid[])
      ) d
    group by
      1,
      2,
      3,
      4,
      5
  ),
  moved as (
    select
      tenant_id,
      home_region,
      region_code,
      sector,
      day,
      began_on,
      activity_type,
      fraud_type,
      age_band,
      venue,
      tenant_only,
      campaign_ids,
      indicator,
      sum(amount) as amount,
      sum(at_least) as at_least,
      sum(approx) as approx,
      sum(uncounted) as uncounted,
      sum(withheld) as withheld,
      sum(to_check) as to_check,
      sum(lines) as lines
    from
      (
        select
          tenant_id,
          home_region,
          region_code,
          sector,
          day,
          began_on,
          activity_type,
          fraud_type,
          age_band,
          venue,
          tenant_only,
          campaign_ids,
          indicator,
          amount,
          at_least,
          approx,
          uncounted,
          withheld,
          to_check,
          lines
        from stated
        union all
        select
          tenant_id,
          home_region,
          region_code,
          sector,
          day,
          began_on,
          activity_type,
          fraud_type,
          age_band,
          venue,
          tenant_only,
          campaign_ids,
          indicator,
          - amount,
          - at_least,
          - approx,
          - uncounted,
          - withheld,
          - to_check,
          - lines
        from reattributed
      ) both_sides
    group by
      tenant_id,
      home_region,
      region_code,
      sector,
      day,
      began_on,
      activity_type,
      fraud_type,
      age_band,
      venue,
      tenant_only,
      campaign_ids,
      indicator
    having
      sum(amount) <> 0
      or sum(at_least) <> 0
      or sum(approx) <> 0
      or sum(uncounted) <> 0
      or sum(withheld) <> 0
      or sum(to_check) <> 0
      or sum(lines) <> 0
  ),
  -- What is larger than a delta can hold goes into several.
  part as (
    select
      tenant_id,
      home_region,
      region_code,
      sector,
      day,
      began_on,
      activity_type,
      fraud_type,
      age_band,
      venue,
      tenant_only,
      campaign_ids,
      indicator,
      n,
      lines,
      amount as whole,
      case
        when n = 0 then amount % 4000000000000000000::numeric
        else sign(amount) * 4000000000000000000::numeric
      end as amount,
      case
        when n = 0 then at_least
        else 0
      end as at_least,
      case
        when n = 0 then approx
        else 0
      end as approx,
      case
        when n = 0 then uncounted
        else 0
      end as uncounted,
      case
        when n = 0 then withheld
        else 0
      end as withheld,
      case
        when n = 0 then to_check
        else 0
      end as to_check
    from
      moved,
      generate_series(0, trunc(abs(amount) / 4000000000000000000::numeric)::int) as n
  )
insert into
  rollup_delta (
    city_code,
    tenant_id,
    home_region,
    region_code,
    sector,
    day,
    began_on,
    activity_type,
    fraud_type,
    age_band,
    venue,
    tenant_only,
    campaign_ids,
    facts,
    qualifier_counts,
    leadership_groups,
    leadership_members,
    tenants,
    activities,
    internal_acts,
    other_theme_activities,
    sessions,
    participants,
    people_reached,
    people_reached_indirectly,
    leaflets,
    manuals,
    letters,
    notices_signed,
    posters,
    banners,
    boards,
    led_plays,
    led_items,
    articles,
    forwards,
    group_pushes,
    sms,
    videos,
    screenings,
    broadcasts,
    vehicle_trips,
    volunteers,
    classes_covered,
    outlets_covered,
    student_works,
    app_assisted,
    absentees_followed_up,
    household_visits,
    households_reported,
    households_registered,
    people_visited,
    cases_reported,
    loss_reported,
    cases_filed,
    loss,
    cases_solved,
    suspects_caught,
    gangs_dismantled,
    leads_verified,
    stop_payment,
    frozen,
    returned,
    accounts_stopped,
    accounts_frozen,
    interceptions,
    loss_avoided,
    dissuasions,
    hotline_calls,
    tips,
    alerts_received,
    alerts_handled,
    alerts_on_time,
    alerts_face_to_face,
    alerts_lost,
    warnings_issued,
    warnings_read,
    victim_followups,
    accounts_checked,
    accounts_restricted,
    leads_transferred,
    inspections,
    hazards_found,
    hazards_rectified,
    hazards_found_rectified,
    submissions_due,
    submissions_on_time,
    tenants_with_group
  )
select
  $1,
  tenant_id,
  home_region,
  region_code,
  sector,
  day,
  began_on,
  activity_type,
  fraud_type,
  age_band,
  venue,
  tenant_only,
  campaign_ids,
  coalesce(
    sum(amount) filter (where indicator = 'FACTS'),
    0
  ),
  jsonb_object_agg(
    indicator,
    jsonb_build_array(at_least, approx, uncounted, withheld, to_check) || case
      when began_on is null then '[]'::jsonb
      else jsonb_build_array(lines, whole)
    end
  ) filter (
    where
      (at_least, approx, uncounted, withheld, to_check) <> (0, 0, 0, 0, 0)
      or (
        n = 0
        and began_on is not null
      )
  ),
  nullif(
    sum(amount) filter (where indicator = 'LEADERSHIP_GROUPS'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'LEADERSHIP_MEMBERS'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'TENANTS'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'ACTIVITIES'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'INTERNAL_ACTS'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'OTHER_THEME_ACTIVITIES'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'SESSIONS'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'PARTICIPANTS'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'PEOPLE_REACHED'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'PEOPLE_REACHED_INDIRECTLY'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'LEAFLETS'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'MANUALS'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'LETTERS'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'NOTICES_SIGNED'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'POSTERS'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'BANNERS'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'BOARDS'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'LED_PLAYS'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'LED_ITEMS'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'ARTICLES'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'FORWARDS'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'GROUP_PUSHES'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'SMS'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'VIDEOS'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'SCREENINGS'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'BROADCASTS'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'VEHICLE_TRIPS'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'VOLUNTEERS'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'CLASSES_COVERED'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'OUTLETS_COVERED'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'STUDENT_WORKS'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'APP_ASSISTED'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'ABSENTEES_FOLLOWED_UP'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'HOUSEHOLD_VISITS'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'HOUSEHOLDS_REPORTED'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'HOUSEHOLDS_REGISTERED'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'PEOPLE_VISITED'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'CASES_REPORTED'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'LOSS_REPORTED'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'CASES_FILED'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'LOSS'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'CASES_SOLVED'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'SUSPECTS_CAUGHT'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'GANGS_DISMANTLED'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'LEADS_VERIFIED'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'STOP_PAYMENT'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'FROZEN'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'RETURNED'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'ACCOUNTS_STOPPED'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'ACCOUNTS_FROZEN'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'INTERCEPTIONS'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'LOSS_AVOIDED'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'DISSUASIONS'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'HOTLINE_CALLS'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'TIPS'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'ALERTS_RECEIVED'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'ALERTS_HANDLED'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'ALERTS_ON_TIME'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'ALERTS_FACE_TO_FACE'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'ALERTS_LOST'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'WARNINGS_ISSUED'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'WARNINGS_READ'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'VICTIM_FOLLOWUPS'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'ACCOUNTS_CHECKED'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'ACCOUNTS_RESTRICTED'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'LEADS_TRANSFERRED'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'INSPECTIONS'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'HAZARDS_FOUND'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'HAZARDS_RECTIFIED'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'HAZARDS_FOUND_RECTIFIED'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'SUBMISSIONS_DUE'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'SUBMISSIONS_ON_TIME'),
    0
  ),
  nullif(
    sum(amount) filter (where indicator = 'TENANTS_WITH_GROUP'),
    0
  )
from part
group by
  tenant_id,
  home_region,
  region_code,
  sector,
  day,
  began_on,
  activity_type,
  fraud_type,
  age_band,
  venue,
  tenant_only,
  campaign_ids,
  n
returning 1;
