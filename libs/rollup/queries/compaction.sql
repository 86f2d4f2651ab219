-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- compactBatch: deltas are folded
insert into
  rollup_cell (
    city_code,
    node,
    period,
    sector,
    dimension,
    member,
    region_code,
    leadership_groups,
    leadership_members,
    activities,
    sessions,
    participants,
    household_visits,
    households_reported,
    households_registered,
    cases_reported,
    cases_filed,
    suspects_caught,
    frozen,
    accounts_frozen,
    interceptions,
    loss_avoided,
    dissuasions,
    alerts_received,
    alerts_handled,
    warnings_issued,
    warnings_read,
    accounts_restricted,
    inspections,
    hazards_found,
    submissions_due,
    submissions_on_time,
    tenants_with_group
  )
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
      sum(d.leadership_groups)::bigint as leadership_groups,
      sum(d.leadership_members)::bigint as leadership_members,
      sum(d.activities)::bigint as activities,
      sum(d.sessions)::bigint as sessions,
      sum(d.participants)::bigint as participants,
      sum(d.household_visits)::bigint as household_visits,
      sum(d.households_reported)::bigint as households_reported,
      sum(d.households_registered)::bigint as households_registered,
      sum(d.cases_reported)::bigint as cases_reported,
      sum(d.cases_filed)::bigint as cases_filed,
      sum(d.suspects_caught)::bigint as suspects_caught,
      sum(d.frozen)::bigint as frozen,
      sum(d.accounts_frozen)::bigint as accounts_frozen,
      sum(d.interceptions)::bigint as interceptions,
      sum(d.loss_avoided)::bigint as loss_avoided,
      sum(d.dissuasions)::bigint as dissuasions,
      sum(d.alerts_received)::bigint as alerts_received,
      sum(d.alerts_handled)::bigint as alerts_handled,
      sum(d.warnings_issued)::bigint as warnings_issued,
      sum(d.warnings_read)::bigint as warnings_read,
      sum(d.accounts_restricted)::bigint as accounts_restricted,
      sum(d.inspections)::bigint as inspections,
      sum(d.hazards_found)::bigint as hazards_found,
      sum(d.submissions_due)::bigint as submissions_due,
      sum(d.submissions_on_time)::bigint as submissions_on_time,
      sum(d.tenants_with_group)::bigint as tenants_with_group
    from rollup_delta d
    where
      d.city_code = $1
      and not d.aside
      and d.id <= $2
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
      sum(a.leadership_groups)::bigint as leadership_groups,
      sum(a.leadership_members)::bigint as leadership_members,
      sum(a.activities)::bigint as activities,
      sum(a.sessions)::bigint as sessions,
      sum(a.participants)::bigint as participants,
      sum(a.household_visits)::bigint as household_visits,
      sum(a.households_reported)::bigint as households_reported,
      sum(a.households_registered)::bigint as households_registered,
      sum(a.cases_reported)::bigint as cases_reported,
      sum(a.cases_filed)::bigint as cases_filed,
      sum(a.suspects_caught)::bigint as suspects_caught,
      sum(a.frozen)::bigint as frozen,
      sum(a.accounts_frozen)::bigint as accounts_frozen,
      sum(a.interceptions)::bigint as interceptions,
      sum(a.loss_avoided)::bigint as loss_avoided,
      sum(a.dissuasions)::bigint as dissuasions,
      sum(a.alerts_received)::bigint as alerts_received,
      sum(a.alerts_handled)::bigint as alerts_handled,
      sum(a.warnings_issued)::bigint as warnings_issued,
      sum(a.warnings_read)::bigint as warnings_read,
      sum(a.accounts_restricted)::bigint as accounts_restricted,
      sum(a.inspections)::bigint as inspections,
      sum(a.hazards_found)::bigint as hazards_found,
      sum(a.submissions_due)::bigint as submissions_due,
      sum(a.submissions_on_time)::bigint as submissions_on_time,
      sum(a.tenants_with_group)::bigint as tenants_with_group
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
      sum(d.leadership_groups)::bigint as leadership_groups,
      sum(d.leadership_members)::bigint as leadership_members,
      sum(d.activities)::bigint as activities,
      sum(d.sessions)::bigint as sessions,
      sum(d.participants)::bigint as participants,
      sum(d.household_visits)::bigint as household_visits,
      sum(d.households_reported)::bigint as households_reported,
      sum(d.households_registered)::bigint as households_registered,
      sum(d.cases_reported)::bigint as cases_reported,
      sum(d.cases_filed)::bigint as cases_filed,
      sum(d.suspects_caught)::bigint as suspects_caught,
      sum(d.frozen)::bigint as frozen,
      sum(d.accounts_frozen)::bigint as accounts_frozen,
      sum(d.interceptions)::bigint as interceptions,
      sum(d.loss_avoided)::bigint as loss_avoided,
      sum(d.dissuasions)::bigint as dissuasions,
      sum(d.alerts_received)::bigint as alerts_received,
      sum(d.alerts_handled)::bigint as alerts_handled,
      sum(d.warnings_issued)::bigint as warnings_issued,
      sum(d.warnings_read)::bigint as warnings_read,
      sum(d.accounts_restricted)::bigint as accounts_restricted,
      sum(d.inspections)::bigint as inspections,
      sum(d.hazards_found)::bigint as hazards_found,
      sum(d.submissions_due)::bigint as submissions_due,
      sum(d.submissions_on_time)::bigint as submissions_on_time,
      sum(d.tenants_with_group)::bigint as tenants_with_group
    from rollup_delta d
    where
      d.city_code = $1
      and not d.aside
      and d.id <= $2
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
      sum(d.leadership_groups)::bigint as leadership_groups,
      sum(d.leadership_members)::bigint as leadership_members,
      sum(d.activities)::bigint as activities,
      sum(d.sessions)::bigint as sessions,
      sum(d.participants)::bigint as participants,
      sum(d.household_visits)::bigint as household_visits,
      sum(d.households_reported)::bigint as households_reported,
      sum(d.households_registered)::bigint as households_registered,
      sum(d.cases_reported)::bigint as cases_reported,
      sum(d.cases_filed)::bigint as cases_filed,
      sum(d.suspects_caught)::bigint as suspects_caught,
      sum(d.frozen)::bigint as frozen,
      sum(d.accounts_frozen)::bigint as accounts_frozen,
      sum(d.interceptions)::bigint as interceptions,
      sum(d.loss_avoided)::bigint as loss_avoided,
      sum(d.dissuasions)::bigint as dissuasions,
      sum(d.alerts_received)::bigint as alerts_received,
      sum(d.alerts_handled)::bigint as alerts_handled,
      sum(d.warnings_issued)::bigint as warnings_issued,
      sum(d.warnings_read)::bigint as warnings_read,
      sum(d.accounts_restricted)::bigint as accounts_restricted,
      sum(d.inspections)::bigint as inspections,
      sum(d.hazards_found)::bigint as hazards_found,
      sum(d.submissions_due)::bigint as submissions_due,
      sum(d.submissions_on_time)::bigint as submissions_on_time,
      sum(d.tenants_with_group)::bigint as tenants_with_group
    from rollup_delta d
    where
      d.city_code = $1
      and not d.aside
      and d.id <= $2
      and not d.tenant_only
      and coalesce(
        d.leadership_groups,
        d.leadership_members,
        d.activities,
        d.sessions,
        d.participants,
        d.household_visits,
        d.households_reported,
        d.households_registered,
        d.cases_reported,
        d.cases_filed,
        d.suspects_caught,
        d.frozen,
        d.accounts_frozen,
        d.interceptions,
        d.loss_avoided,
        d.dissuasions,
        d.alerts_received,
        d.alerts_handled,
        d.warnings_issued,
        d.warnings_read,
        d.accounts_restricted,
        d.inspections,
        d.hazards_found,
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
  sum(h.leadership_groups)::bigint as leadership_groups,
  sum(h.leadership_members)::bigint as leadership_members,
  sum(h.activities)::bigint as activities,
  sum(h.sessions)::bigint as sessions,
  sum(h.participants)::bigint as participants,
  sum(h.household_visits)::bigint as household_visits,
  sum(h.households_reported)::bigint as households_reported,
  sum(h.households_registered)::bigint as households_registered,
  sum(h.cases_reported)::bigint as cases_reported,
  sum(h.cases_filed)::bigint as cases_filed,
  sum(h.suspects_caught)::bigint as suspects_caught,
  sum(h.frozen)::bigint as frozen,
  sum(h.accounts_frozen)::bigint as accounts_frozen,
  sum(h.interceptions)::bigint as interceptions,
  sum(h.loss_avoided)::bigint as loss_avoided,
  sum(h.dissuasions)::bigint as dissuasions,
  sum(h.alerts_received)::bigint as alerts_received,
  sum(h.alerts_handled)::bigint as alerts_handled,
  sum(h.warnings_issued)::bigint as warnings_issued,
  sum(h.warnings_read)::bigint as warnings_read,
  sum(h.accounts_restricted)::bigint as accounts_restricted,
  sum(h.inspections)::bigint as inspections,
  sum(h.hazards_found)::bigint as hazards_found,
  sum(h.submissions_due)::bigint as submissions_due,
  sum(h.submissions_on_time)::bigint as submissions_on_time,
  sum(h.tenants_with_group)::bigint as tenants_with_group
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
  sum(h.leadership_groups)::bigint as leadership_groups,
  sum(h.leadership_members)::bigint as leadership_members,
  sum(h.activities)::bigint as activities,
  sum(h.sessions)::bigint as sessions,
  sum(h.participants)::bigint as participants,
  sum(h.household_visits)::bigint as household_visits,
  sum(h.households_reported)::bigint as households_reported,
  sum(h.households_registered)::bigint as households_registered,
  sum(h.cases_reported)::bigint as cases_reported,
  sum(h.cases_filed)::bigint as cases_filed,
  sum(h.suspects_caught)::bigint as suspects_caught,
  sum(h.frozen)::bigint as frozen,
  sum(h.accounts_frozen)::bigint as accounts_frozen,
  sum(h.interceptions)::bigint as interceptions,
  sum(h.loss_avoided)::bigint as loss_avoided,
  sum(h.dissuasions)::bigint as dissuasions,
  sum(h.alerts_received)::bigint as alerts_received,
  sum(h.alerts_handled)::bigint as alerts_handled,
  sum(h.warnings_issued)::bigint as warnings_issued,
  sum(h.warnings_read)::bigint as warnings_read,
  sum(h.accounts_restricted)::bigint as accounts_restricted,
  sum(h.inspections)::bigint as inspections,
  sum(h.hazards_found)::bigint as hazards_found,
  sum(h.submissions_due)::bigint as submissions_due,
  sum(h.submissions_on_time)::bigint as submissions_on_time,
  sum(h.tenants_with_group)::bigint as tenants_with_group
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
  sum(h.leadership_groups)::bigint,
  sum(h.leadership_members)::bigint,
  sum(h.activities)::bigint,
  sum(h.sessions)::bigint,
  sum(h.participants)::bigint,
  sum(h.household_visits)::bigint,
  sum(h.households_reported)::bigint,
  sum(h.households_registered)::bigint,
  sum(h.cases_reported)::bigint,
  sum(h.cases_filed)::bigint,
  sum(h.suspects_caught)::bigint,
  sum(h.frozen)::bigint,
  sum(h.accounts_frozen)::bigint,
  sum(h.interceptions)::bigint,
  sum(h.loss_avoided)::bigint,
  sum(h.dissuasions)::bigint,
  sum(h.alerts_received)::bigint,
  sum(h.alerts_handled)::bigint,
  sum(h.warnings_issued)::bigint,
  sum(h.warnings_read)::bigint,
  sum(h.accounts_restricted)::bigint,
  sum(h.inspections)::bigint,
  sum(h.hazards_found)::bigint,
  sum(h.submissions_due)::bigint,
  sum(h.submissions_on_time)::bigint,
  sum(h.tenants_with_group)::bigint
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
  sum(h.leadership_groups)::bigint as leadership_groups,
  sum(h.leadership_members)::bigint as leadership_members,
  sum(h.activities)::bigint as activities,
  sum(h.sessions)::bigint as sessions,
  sum(h.participants)::bigint as participants,
  sum(h.household_visits)::bigint as household_visits,
  sum(h.households_reported)::bigint as households_reported,
  sum(h.households_registered)::bigint as households_registered,
  sum(h.cases_reported)::bigint as cases_reported,
  sum(h.cases_filed)::bigint as cases_filed,
  sum(h.suspects_caught)::bigint as suspects_caught,
  sum(h.frozen)::bigint as frozen,
  sum(h.accounts_frozen)::bigint as accounts_frozen,
  sum(h.interceptions)::bigint as interceptions,
  sum(h.loss_avoided)::bigint as loss_avoided,
  sum(h.dissuasions)::bigint as dissuasions,
  sum(h.alerts_received)::bigint as alerts_received,
  sum(h.alerts_handled)::bigint as alerts_handled,
  sum(h.warnings_issued)::bigint as warnings_issued,
  sum(h.warnings_read)::bigint as warnings_read,
  sum(h.accounts_restricted)::bigint as accounts_restricted,
  sum(h.inspections)::bigint as inspections,
  sum(h.hazards_found)::bigint as hazards_found,
  sum(h.submissions_due)::bigint as submissions_due,
  sum(h.submissions_on_time)::bigint as submissions_on_time,
  sum(h.tenants_with_group)::bigint as tenants_with_group
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
on conflict (city_code, node, period, sector, dimension, member, region_code) do update
set
  leadership_groups = coalesce(
    rollup_cell.leadership_groups + excluded.leadership_groups,
    excluded.leadership_groups,
    rollup_cell.leadership_groups
  ),
  leadership_members = coalesce(
    rollup_cell.leadership_members + excluded.leadership_members,
    excluded.leadership_members,
    rollup_cell.leadership_members
  ),
  activities = coalesce(rollup_cell.activities + excluded.activities, excluded.activities, rollup_cell.activities),
  sessions = coalesce(rollup_cell.sessions + excluded.sessions, excluded.sessions, rollup_cell.sessions),
  participants = coalesce(rollup_cell.participants + excluded.participants, excluded.participants, rollup_cell.participants),
  household_visits = coalesce(
    rollup_cell.household_visits + excluded.household_visits,
    excluded.household_visits,
    rollup_cell.household_visits
  ),
  households_reported = coalesce(
    rollup_cell.households_reported + excluded.households_reported,
    excluded.households_reported,
    rollup_cell.households_reported
  ),
  households_registered = coalesce(
    rollup_cell.households_registered + excluded.households_registered,
    excluded.households_registered,
    rollup_cell.households_registered
  ),
  cases_reported = coalesce(
    rollup_cell.cases_reported + excluded.cases_reported,
    excluded.cases_reported,
    rollup_cell.cases_reported
  ),
  cases_filed = coalesce(rollup_cell.cases_filed + excluded.cases_filed, excluded.cases_filed, rollup_cell.cases_filed),
  suspects_caught = coalesce(
    rollup_cell.suspects_caught + excluded.suspects_caught,
    excluded.suspects_caught,
    rollup_cell.suspects_caught
  ),
  frozen = coalesce(rollup_cell.frozen + excluded.frozen, excluded.frozen, rollup_cell.frozen),
  accounts_frozen = coalesce(
    rollup_cell.accounts_frozen + excluded.accounts_frozen,
    excluded.accounts_frozen,
    rollup_cell.accounts_frozen
  ),
  interceptions = coalesce(
    rollup_cell.interceptions + excluded.interceptions,
    excluded.interceptions,
    rollup_cell.interceptions
  ),
  loss_avoided = coalesce(rollup_cell.loss_avoided + excluded.loss_avoided, excluded.loss_avoided, rollup_cell.loss_avoided),
  dissuasions = coalesce(rollup_cell.dissuasions + excluded.dissuasions, excluded.dissuasions, rollup_cell.dissuasions),
  alerts_received = coalesce(
    rollup_cell.alerts_received + excluded.alerts_received,
    excluded.alerts_received,
    rollup_cell.alerts_received
  ),
  alerts_handled = coalesce(
    rollup_cell.alerts_handled + excluded.alerts_handled,
    excluded.alerts_handled,
    rollup_cell.alerts_handled
  ),
  warnings_issued = coalesce(
    rollup_cell.warnings_issued + excluded.warnings_issued,
    excluded.warnings_issued,
    rollup_cell.warnings_issued
  ),
  warnings_read = coalesce(
    rollup_cell.warnings_read + excluded.warnings_read,
    excluded.warnings_read,
    rollup_cell.warnings_read
  ),
  accounts_restricted = coalesce(
    rollup_cell.accounts_restricted + excluded.accounts_restricted,
    excluded.accounts_restricted,
    rollup_cell.accounts_restricted
  ),
  inspections = coalesce(rollup_cell.inspections + excluded.inspections, excluded.inspections, rollup_cell.inspections),
  hazards_found = coalesce(
    rollup_cell.hazards_found + excluded.hazards_found,
    excluded.hazards_found,
    rollup_cell.hazards_found
  ),
  submissions_due = coalesce(
    rollup_cell.submissions_due + excluded.submissions_due,
    excluded.submissions_due,
    rollup_cell.submissions_due
  ),
  submissions_on_time = coalesce(
    rollup_cell.submissions_on_time + excluded.submissions_on_time,
    excluded.submissions_on_time,
    rollup_cell.submissions_on_time
  ),
  tenants_with_group = coalesce(
    rollup_cell.tenants_with_group + excluded.tenants_with_group,
    excluded.tenants_with_group,
    rollup_cell.tenants_with_group
  );

-- compactBatch: deltas are folded
insert into
  rollup_cell (
    city_code,
    node,
    period,
    sector,
    dimension,
    member,
    region_code,
    leadership_groups,
    leadership_members,
    households_registered,
    accounts_restricted,
    tenants_with_group
  )
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
      sum(d.leadership_groups)::bigint as leadership_groups,
      sum(d.leadership_members)::bigint as leadership_members,
      sum(d.households_registered)::bigint as households_registered,
      sum(d.accounts_restricted)::bigint as accounts_restricted,
      sum(d.tenants_with_group)::bigint as tenants_with_group
    from rollup_delta d
    where
      d.city_code = $1
      and not d.aside
      and d.id <= $2
      and coalesce(
        d.leadership_groups,
        d.leadership_members,
        d.households_registered,
        d.accounts_restricted,
        d.tenants_with_group
      ) is not null
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
      sum(a.leadership_groups)::bigint as leadership_groups,
      sum(a.leadership_members)::bigint as leadership_members,
      sum(a.households_registered)::bigint as households_registered,
      sum(a.accounts_restricted)::bigint as accounts_restricted,
      sum(a.tenants_with_group)::bigint as tenants_with_group
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
      sum(d.leadership_groups)::bigint as leadership_groups,
      sum(d.leadership_members)::bigint as leadership_members,
      sum(d.households_registered)::bigint as households_registered,
      sum(d.accounts_restricted)::bigint as accounts_restricted,
      sum(d.tenants_with_group)::bigint as tenants_with_group
    from rollup_delta d
    where
      d.city_code = $1
      and not d.aside
      and d.id <= $2
      and coalesce(
        d.leadership_groups,
        d.leadership_members,
        d.households_registered,
        d.accounts_restricted,
        d.tenants_with_group
      ) is not null
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
  sum(h.leadership_groups)::bigint as leadership_groups,
  sum(h.leadership_members)::bigint as leadership_members,
  sum(h.households_registered)::bigint as households_registered,
  sum(h.accounts_restricted)::bigint as accounts_restricted,
  sum(h.tenants_with_group)::bigint as tenants_with_group
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
  sum(h.leadership_groups)::bigint as leadership_groups,
  sum(h.leadership_members)::bigint as leadership_members,
  sum(h.households_registered)::bigint as households_registered,
  sum(h.accounts_restricted)::bigint as accounts_restricted,
  sum(h.tenants_with_group)::bigint as tenants_with_group
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
  sum(h.leadership_groups)::bigint as leadership_groups,
  sum(h.leadership_members)::bigint as leadership_members,
  sum(h.households_registered)::bigint as households_registered,
  sum(h.accounts_restricted)::bigint as accounts_restricted,
  sum(h.tenants_with_group)::bigint as tenants_with_group
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
on conflict (city_code, node, period, sector, dimension, member, region_code) do update
set
  leadership_groups = coalesce(
    rollup_cell.leadership_groups + excluded.leadership_groups,
    excluded.leadership_groups,
    rollup_cell.leadership_groups
  ),
  leadership_members = coalesce(
    rollup_cell.leadership_members + excluded.leadership_members,
    excluded.leadership_members,
    rollup_cell.leadership_members
  ),
  households_registered = coalesce(
    rollup_cell.households_registered + excluded.households_registered,
    excluded.households_registered,
    rollup_cell.households_registered
  ),
  accounts_restricted = coalesce(
    rollup_cell.accounts_restricted + excluded.accounts_restricted,
    excluded.accounts_restricted,
    rollup_cell.accounts_restricted
  ),
  tenants_with_group = coalesce(
    rollup_cell.tenants_with_group + excluded.tenants_with_group,
    excluded.tenants_with_group,
    rollup_cell.tenants_with_group
  );

-- compactBatch: deltas are folded
set local enable_seqscan = off;

-- compactBatch: deltas are folded
set local work_mem = '64MB';

-- compactBatch: rollup.column_use_aside
with
  batch as materialized (
    select *
    from rollup_delta
    where
      city_code = $1
      and aside
    order by id
    limit $2
  )
select
  max(id) as bound,
  count(*)::int as deltas,
  count(began_on)::int as spanning,
  (
    count(*) filter (
      where
        qualifier_counts ?| array[
          'LEADERSHIP_GROUPS',
          'LEADERSHIP_MEMBERS',
          'TENANTS_WITH_GROUP',
          'HOUSEHOLDS_REGISTERED',
          'ACCOUNTS_RESTRICTED'
        ]
    )
  )::int as qualified_in_place,
  count(leadership_groups)::int as leadership_groups,
  count(leadership_members)::int as leadership_members,
  count(tenants)::int as tenants,
  count(activities)::int as activities,
  count(internal_acts)::int as internal_acts,
  count(other_theme_activities)::int as other_theme_activities,
  count(sessions)::int as sessions,
  count(participants)::int as participants,
  count(people_reached)::int as people_reached,
  count(people_reached_indirectly)::int as people_reached_indirectly,
  count(leaflets)::int as leaflets,
  count(manuals)::int as manuals,
  count(letters)::int as letters,
  count(notices_signed)::int as notices_signed,
  count(posters)::int as posters,
  count(banners)::int as banners,
  count(boards)::int as boards,
  count(led_plays)::int as led_plays,
  count(led_items)::int as led_items,
  count(articles)::int as articles,
  count(forwards)::int as forwards,
  count(group_pushes)::int as group_pushes,
  count(sms)::int as sms,
  count(videos)::int as videos,
  count(screenings)::int as screenings,
  count(broadcasts)::int as broadcasts,
  count(vehicle_trips)::int as vehicle_trips,
  count(volunteers)::int as volunteers,
  count(classes_covered)::int as classes_covered,
  count(outlets_covered)::int as outlets_covered,
  count(student_works)::int as student_works,
  count(app_assisted)::int as app_assisted,
  count(absentees_followed_up)::int as absentees_followed_up,
  count(household_visits)::int as household_visits,
  count(households_reported)::int as households_reported,
  count(households_registered)::int as households_registered,
  count(people_visited)::int as people_visited,
  count(cases_reported)::int as cases_reported,
  count(loss_reported)::int as loss_reported,
  count(cases_filed)::int as cases_filed,
  count(loss)::int as loss,
  count(cases_solved)::int as cases_solved,
  count(suspects_caught)::int as suspects_caught,
  count(gangs_dismantled)::int as gangs_dismantled,
  count(leads_verified)::int as leads_verified,
  count(stop_payment)::int as stop_payment,
  count(frozen)::int as frozen,
  count(returned)::int as returned,
  count(accounts_stopped)::int as accounts_stopped,
  count(accounts_frozen)::int as accounts_frozen,
  count(interceptions)::int as interceptions,
  count(loss_avoided)::int as loss_avoided,
  count(dissuasions)::int as dissuasions,
  count(hotline_calls)::int as hotline_calls,
  count(tips)::int as tips,
  count(alerts_received)::int as alerts_received,
  count(alerts_handled)::int as alerts_handled,
  count(alerts_on_time)::int as alerts_on_time,
  count(alerts_face_to_face)::int as alerts_face_to_face,
  count(alerts_lost)::int as alerts_lost,
  count(warnings_issued)::int as warnings_issued,
  count(warnings_read)::int as warnings_read,
  count(victim_followups)::int as victim_followups,
  count(accounts_checked)::int as accounts_checked,
  count(accounts_restricted)::int as accounts_restricted,
  count(leads_transferred)::int as leads_transferred,
  count(inspections)::int as inspections,
  count(hazards_found)::int as hazards_found,
  count(hazards_rectified)::int as hazards_rectified,
  count(hazards_found_rectified)::int as hazards_found_rectified,
  count(submissions_due)::int as submissions_due,
  count(submissions_on_time)::int as submissions_on_time,
  count(tenants_with_group)::int as tenants_with_group
from batch;

-- compactBatch: rollup.column_use_pending
with
  batch as materialized (
    select *
    from rollup_delta
    where
      city_code = $1
      and not aside
    order by id
    limit $2
  )
select
  max(id) as bound,
  count(*)::int as deltas,
  count(began_on)::int as spanning,
  (
    count(*) filter (
      where
        qualifier_counts ?| array[
          'LEADERSHIP_GROUPS',
          'LEADERSHIP_MEMBERS',
          'TENANTS_WITH_GROUP',
          'HOUSEHOLDS_REGISTERED',
          'ACCOUNTS_RESTRICTED'
        ]
    )
  )::int as qualified_in_place,
  count(leadership_groups)::int as leadership_groups,
  count(leadership_members)::int as leadership_members,
  count(tenants)::int as tenants,
  count(activities)::int as activities,
  count(internal_acts)::int as internal_acts,
  count(other_theme_activities)::int as other_theme_activities,
  count(sessions)::int as sessions,
  count(participants)::int as participants,
  count(people_reached)::int as people_reached,
  count(people_reached_indirectly)::int as people_reached_indirectly,
  count(leaflets)::int as leaflets,
  count(manuals)::int as manuals,
  count(letters)::int as letters,
  count(notices_signed)::int as notices_signed,
  count(posters)::int as posters,
  count(banners)::int as banners,
  count(boards)::int as boards,
  count(led_plays)::int as led_plays,
  count(led_items)::int as led_items,
  count(articles)::int as articles,
  count(forwards)::int as forwards,
  count(group_pushes)::int as group_pushes,
  count(sms)::int as sms,
  count(videos)::int as videos,
  count(screenings)::int as screenings,
  count(broadcasts)::int as broadcasts,
  count(vehicle_trips)::int as vehicle_trips,
  count(volunteers)::int as volunteers,
  count(classes_covered)::int as classes_covered,
  count(outlets_covered)::int as outlets_covered,
  count(student_works)::int as student_works,
  count(app_assisted)::int as app_assisted,
  count(absentees_followed_up)::int as absentees_followed_up,
  count(household_visits)::int as household_visits,
  count(households_reported)::int as households_reported,
  count(households_registered)::int as households_registered,
  count(people_visited)::int as people_visited,
  count(cases_reported)::int as cases_reported,
  count(loss_reported)::int as loss_reported,
  count(cases_filed)::int as cases_filed,
  count(loss)::int as loss,
  count(cases_solved)::int as cases_solved,
  count(suspects_caught)::int as suspects_caught,
  count(gangs_dismantled)::int as gangs_dismantled,
  count(leads_verified)::int as leads_verified,
  count(stop_payment)::int as stop_payment,
  count(frozen)::int as frozen,
  count(returned)::int as returned,
  count(accounts_stopped)::int as accounts_stopped,
  count(accounts_frozen)::int as accounts_frozen,
  count(interceptions)::int as interceptions,
  count(loss_avoided)::int as loss_avoided,
  count(dissuasions)::int as dissuasions,
  count(hotline_calls)::int as hotline_calls,
  count(tips)::int as tips,
  count(alerts_received)::int as alerts_received,
  count(alerts_handled)::int as alerts_handled,
  count(alerts_on_time)::int as alerts_on_time,
  count(alerts_face_to_face)::int as alerts_face_to_face,
  count(alerts_lost)::int as alerts_lost,
  count(warnings_issued)::int as warnings_issued,
  count(warnings_read)::int as warnings_read,
  count(victim_followups)::int as victim_followups,
  count(accounts_checked)::int as accounts_checked,
  count(accounts_restricted)::int as accounts_restricted,
  count(leads_transferred)::int as leads_transferred,
  count(inspections)::int as inspections,
  count(hazards_found)::int as hazards_found,
  count(hazards_rectified)::int as hazards_rectified,
  count(hazards_found_rectified)::int as hazards_found_rectified,
  count(submissions_due)::int as submissions_due,
  count(submissions_on_time)::int as submissions_on_time,
  count(tenants_with_group)::int as tenants_with_group
from batch;

-- compactBatch: rollup.counties_aside
select distinct left(d.region_code, 6) county
from rollup_delta d
where
  d.city_code = $1
  and d.aside
  and d.id <= $2;

-- compactBatch: rollup.counties_pending
select distinct left(d.region_code, 6) county
from rollup_delta d
where
  d.city_code = $1
  and not d.aside
  and d.id <= $2;

-- compactBatch: rollup.delete_aside
delete from rollup_delta d
where
  d.city_code = $1
  and d.aside
  and d.id <= $2;

-- compactBatch: rollup.delete_pending
delete from rollup_delta d
where
  d.city_code = $1
  and not d.aside
  and d.id <= $2;

-- compactBatch: rollup.lock_city
select pg_advisory_xact_lock(hashtext ('rollup compaction'), hashtext ($1)) is not null as locked;

-- compactBatch: rollup.try_lock_city
select pg_try_advisory_xact_lock(hashtext ('rollup compaction'), hashtext ($1)) as locked;

-- compactBatch: rollup.upsert_qualifier_counts_aside
insert into
  rollup_qualifier_count (
    city_code,
    node,
    period,
    sector,
    dimension,
    member,
    region_code,
    indicator,
    at_least,
    approx,
    uncounted,
    withheld,
    to_check
  )
with
  stated as materialized (
    select
      d.tenant_id,
      d.region_code,
      d.sector,
      left(d.day::text, 7) as month,
      d.day::text as day,
      d.activity_type,
      d.fraud_type,
      d.age_band,
      d.venue,
      d.campaign_ids,
      d.tenant_only,
      m.key as indicator,
      (m.value ->> 0)::int as at_least,
      (m.value ->> 1)::int as approx,
      (m.value ->> 2)::int as uncounted,
      (m.value ->> 3)::int as withheld,
      coalesce((m.value ->> 4)::int, 0) as to_check
    from
      rollup_delta d,
      jsonb_each(d.qualifier_counts) m
    where
      d.city_code = $1
      and d.aside
      and d.id <= $2
      and d.qualifier_counts is not null
  ),
  aggregate as materialized (
    select
      left(d.region_code, 9) as region_code,
      d.sector,
      d.month,
      d.activity_type,
      d.fraud_type,
      d.age_band,
      d.venue,
      d.campaign_ids,
      d.indicator,
      sum(d.at_least)::int as at_least,
      sum(d.approx)::int as approx,
      sum(d.uncounted)::int as uncounted,
      sum(d.withheld)::int as withheld,
      sum(d.to_check)::int as to_check
    from stated d
    where not d.tenant_only
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
  total as materialized (
    select
      left(d.region_code, 9) as region_code,
      d.sector,
      d.month,
      d.day,
      d.indicator,
      sum(d.at_least)::int as at_least,
      sum(d.approx)::int as approx,
      sum(d.uncounted)::int as uncounted,
      sum(d.withheld)::int as withheld,
      sum(d.to_check)::int as to_check
    from stated d
    where not d.tenant_only
    group by
      1,
      2,
      3,
      4,
      5
  )
select
  $1::text,
  n.node,
  slot.period,
  slot.slot_sector,
  '*',
  '*',
  n.node,
  h.indicator,
  sum(h.at_least)::int as at_least,
  sum(h.approx)::int as approx,
  sum(h.uncounted)::int as uncounted,
  sum(h.withheld)::int as withheld,
  sum(h.to_check)::int as to_check
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
          (substr(h.month, 1, 4)),
          (h.day)
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
  slot.slot_sector,
  h.indicator
union all
select
  $1::text,
  n.node,
  h.month,
  slot.slot_sector,
  slot.dimension,
  slot.member,
  n.node,
  h.indicator,
  sum(h.at_least)::int as at_least,
  sum(h.approx)::int as approx,
  sum(h.uncounted)::int as uncounted,
  sum(h.withheld)::int as withheld,
  sum(h.to_check)::int as to_check
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
  slot.member,
  h.indicator
union all
select
  $1::text,
  n.node,
  h.month,
  h.sector,
  '*',
  '*',
  h.region_code,
  h.indicator,
  sum(h.at_least)::int as at_least,
  sum(h.approx)::int as approx,
  sum(h.uncounted)::int as uncounted,
  sum(h.withheld)::int as withheld,
  sum(h.to_check)::int as to_check
from
  stated h,
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
  h.region_code,
  h.indicator
on conflict (city_code, node, period, sector, dimension, member, region_code, indicator) do update
set
  at_least = rollup_qualifier_count.at_least + excluded.at_least,
  approx = rollup_qualifier_count.approx + excluded.approx,
  uncounted = rollup_qualifier_count.uncounted + excluded.uncounted,
  withheld = rollup_qualifier_count.withheld + excluded.withheld,
  to_check = rollup_qualifier_count.to_check + excluded.to_check;

-- compactBatch: rollup.upsert_qualifier_counts_pending
insert into
  rollup_qualifier_count (
    city_code,
    node,
    period,
    sector,
    dimension,
    member,
    region_code,
    indicator,
    at_least,
    approx,
    uncounted,
    withheld,
    to_check
  )
with
  stated as materialized (
    select
      d.tenant_id,
      d.region_code,
      d.sector,
      left(d.day::text, 7) as month,
      d.day::text as day,
      d.activity_type,
      d.fraud_type,
      d.age_band,
      d.venue,
      d.campaign_ids,
      d.tenant_only,
      m.key as indicator,
      (m.value ->> 0)::int as at_least,
      (m.value ->> 1)::int as approx,
      (m.value ->> 2)::int as uncounted,
      (m.value ->> 3)::int as withheld,
      coalesce((m.value ->> 4)::int, 0) as to_check
    from
      rollup_delta d,
      jsonb_each(d.qualifier_counts) m
    where
      d.city_code = $1
      and not d.aside
      and d.id <= $2
      and d.qualifier_counts is not null
  ),
  aggregate as materialized (
    select
      left(d.region_code, 9) as region_code,
      d.sector,
      d.month,
      d.activity_type,
      d.fraud_type,
      d.age_band,
      d.venue,
      d.campaign_ids,
      d.indicator,
      sum(d.at_least)::int as at_least,
      sum(d.approx)::int as approx,
      sum(d.uncounted)::int as uncounted,
      sum(d.withheld)::int as withheld,
      sum(d.to_check)::int as to_check
    from stated d
    where not d.tenant_only
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
  total as materialized (
    select
      left(d.region_code, 9) as region_code,
      d.sector,
      d.month,
      d.day,
      d.indicator,
      sum(d.at_least)::int as at_least,
      sum(d.approx)::int as approx,
      sum(d.uncounted)::int as uncounted,
      sum(d.withheld)::int as withheld,
      sum(d.to_check)::int as to_check
    from stated d
    where not d.tenant_only
    group by
      1,
      2,
      3,
      4,
      5
  )
select
  $1::text,
  n.node,
  slot.period,
  slot.slot_sector,
  '*',
  '*',
  n.node,
  h.indicator,
  sum(h.at_least)::int as at_least,
  sum(h.approx)::int as approx,
  sum(h.uncounted)::int as uncounted,
  sum(h.withheld)::int as withheld,
  sum(h.to_check)::int as to_check
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
          (substr(h.month, 1, 4)),
          (h.day)
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
  slot.slot_sector,
  h.indicator
union all
select
  $1::text,
  n.node,
  h.month,
  slot.slot_sector,
  slot.dimension,
  slot.member,
  n.node,
  h.indicator,
  sum(h.at_least)::int as at_least,
  sum(h.approx)::int as approx,
  sum(h.uncounted)::int as uncounted,
  sum(h.withheld)::int as withheld,
  sum(h.to_check)::int as to_check
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
  slot.member,
  h.indicator
union all
select
  $1::text,
  n.node,
  h.month,
  h.sector,
  '*',
  '*',
  h.region_code,
  h.indicator,
  sum(h.at_least)::int as at_least,
  sum(h.approx)::int as approx,
  sum(h.uncounted)::int as uncounted,
  sum(h.withheld)::int as withheld,
  sum(h.to_check)::int as to_check
from
  stated h,
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
  h.region_code,
  h.indicator
on conflict (city_code, node, period, sector, dimension, member, region_code, indicator) do update
set
  at_least = rollup_qualifier_count.at_least + excluded.at_least,
  approx = rollup_qualifier_count.approx + excluded.approx,
  uncounted = rollup_qualifier_count.uncounted + excluded.uncounted,
  withheld = rollup_qualifier_count.withheld + excluded.withheld,
  to_check = rollup_qualifier_count.to_check + excluded.to_check;

-- compactBatch: rollup.upsert_tenant_reporting_aside
with
  change as materialized (
    select
      tenant_id,
      home_region,
      sector,
      p.period,
      sum(d.facts)::int as facts,
      min(d.first_day) as first_day,
      bool_or(d.unsure) as unsure
    from
      (
        select
          tenant_id,
          home_region,
          sector,
          month,
          sum(facts) as facts,
          min(day) filter (where facts > 0) as first_day,
          bool_or(unsure) as unsure
        from
          (
            select
              tenant_id,
              home_region,
              sector,
              day,
              left(d.day::text, 7) as month,
              sum(facts) as facts,
              sum(facts) < 0
              or bool_or(aside) as unsure
            from rollup_delta d
            where
              d.city_code = $1
              and d.aside
              and d.id <= $2
            group by
              tenant_id,
              home_region,
              sector,
              day
            having sum(facts) <> 0
          ) of_day
        group by
          tenant_id,
          home_region,
          sector,
          month
      ) d,
      lateral (
        values
          (month),
          (left(month, 4) || '-Q' || (right(month, 2)::int + 2) / 3),
          (left(month, 4))
      ) as p (period)
    where
      tenant_id not in (
        select id
        from tenant
        where
          city_code = $1
          and type = 'AUTHORITY'
      )
    group by
      tenant_id,
      home_region,
      sector,
      p.period
  ),
  anew as materialized (
    select
      l.tenant_id,
      l.home_region,
      l.sector,
      p.period,
      min(f.day) as first_day
    from
      (
        select distinct
          tenant_id,
          home_region,
          sector,
          left(period, 4)::int as year
        from change
        where unsure
      ) l
      cross join lateral (
        select day
        from
          (
            select
              day,
              1 as facts
            from fact_day s
            where
              s.city_code = $1
              and s.tenant_id = l.tenant_id
              and s.home_region = l.home_region
              and s.sector = l.sector
              and s.day between make_date(l.year, 1, 1) and make_date(l.year, 12, 31)
            union all
            select
              day,
              - facts
            from rollup_delta d
            where
              d.city_code = $1
              and d.tenant_id = l.tenant_id
              and d.home_region = l.home_region
              and d.sector = l.sector
              and d.day between make_date(l.year, 1, 1) and make_date(l.year, 12, 31)
              and not (
                d.city_code = $1
                and d.aside
                and d.id <= $2
              )
          ) folded
        group by day
        having sum(facts) > 0
        offset 0
      ) f,
      lateral (
        values
          (to_char(f.day, 'YYYY-MM')),
          (to_char(f.day, 'YYYY"-Q"Q')),
          (to_char(f.day, 'YYYY'))
      ) as p (period)
    group by
      1,
      2,
      3,
      4
  ),
  settled as materialized (
    select
      tenant_id,
      home_region,
      sector,
      period,
      sum(facts)::int as facts,
      bool_or(unsure) as unsure,
      min(gained) as gained,
      min(looked_up) as looked_up
    from
      (
        select
          tenant_id,
          home_region,
          sector,
          period,
          facts,
          first_day as gained,
          null::date as looked_up,
          unsure
        from change
        union all
        select
          tenant_id,
          home_region,
          sector,
          period,
          null,
          null,
          first_day,
          null
        from anew
      ) both_ways
    group by
      tenant_id,
      home_region,
      sector,
      period
    having count(facts) > 0
  ),
  gained as (
    insert into
      rollup_tenant_reporting (city_code, tenant_id, home_region, sector, period, facts, first_day)
    select
      $1::text,
      tenant_id,
      home_region,
      sector,
      period,
      facts,
      gained
    from settled
    where not unsure
    on conflict (city_code, tenant_id, period, home_region, sector) do update
    set
      facts = rollup_tenant_reporting.facts + excluded.facts,
      first_day = least(rollup_tenant_reporting.first_day, excluded.first_day)
    returning
      new.tenant_id,
      new.home_region,
      new.sector,
      new.period,
      coalesce(old.facts, 0) > 0 as was_there,
      new.facts > 0 as is_there,
      old.first_day as was_first,
      new.first_day as is_first
  ),
  looked_up as (
    insert into
      rollup_tenant_reporting (city_code, tenant_id, home_region, sector, period, facts, first_day)
    select
      $1::text,
      tenant_id,
      home_region,
      sector,
      period,
      facts,
      looked_up
    from settled
    where unsure
    on conflict (city_code, tenant_id, period, home_region, sector) do update
    set
      facts = rollup_tenant_reporting.facts + excluded.facts,
      first_day = excluded.first_day
    returning
      new.tenant_id,
      new.home_region,
      new.sector,
      new.period,
      coalesce(old.facts, 0) > 0 as was_there,
      new.facts > 0 as is_there,
      old.first_day as was_first,
      new.first_day as is_first
  ),
  flip as materialized (
    select *
    from
      (
        select *
        from gained
        union all
        select *
        from looked_up
      ) written
    where
      was_there <> is_there
      or was_first is distinct from is_first
  ),
  known as (
    select distinct on (tenant_id, home_region, sector, period) *
    from
      (
        select
          tenant_id,
          home_region,
          sector,
          period,
          was_there,
          is_there,
          true as changed,
          was_first - date_trunc(
            case
              when flip.period like '%Q%' then 'quarter'
              when flip.period like '%-%' then 'month'
              else 'year'
            end,
            was_first::timestamp
          )::date + 1 as was_position,
          is_first - date_trunc(
            case
              when flip.period like '%Q%' then 'quarter'
              when flip.period like '%-%' then 'month'
              else 'year'
            end,
            is_first::timestamp
          )::date + 1 as is_position
        from flip
        union all
        select
          p.tenant_id,
          p.home_region,
          p.sector,
          p.period,
          p.facts > 0,
          p.facts > 0,
          false,
          position,
          position
        from
          (
            select distinct
              tenant_id,
              period
            from flip
          ) f
          cross join lateral (
            select
              *,
              first_day - date_trunc(
                case
                  when r.period like '%Q%' then 'quarter'
                  when r.period like '%-%' then 'month'
                  else 'year'
                end,
                first_day::timestamp
              )::date + 1 as position
            from rollup_tenant_reporting r
            where
              r.city_code = $1
              and r.tenant_id = f.tenant_id
              and r.period = f.period
            offset 0
          ) p
      ) each_row
    order by
      tenant_id,
      home_region,
      sector,
      period,
      changed desc
  ),
  under_node as materialized (
    select
      n.node,
      k.period,
      s.sector,
      bool_or(k.is_there)::int - bool_or(k.was_there)::int as change,
      min(k.was_position) as was_position,
      min(k.is_position) as is_position
    from
      known k,
      lateral (
        select left(k.home_region, size) as node
        from
          (
            values
              (4),
              (6),
              (9)
          ) as level (size)
        where length(k.home_region) >= size
      ) n,
      lateral (
        values
          ('*'),
          (k.sector)
      ) as s (sector)
    group by
      n.node,
      k.period,
      s.sector,
      k.tenant_id
  ),
  -- Position 0 is the whole period, the others its days.
  positioned as (
    select
      node,
      period,
      sector,
      position,
      sum(n)::int as n
    from
      (
        select
          node,
          period,
          sector,
          0 as position,
          change as n
        from under_node
        where change <> 0
        union all
        select
          node,
          period,
          sector,
          position,
          n
        from
          under_node,
          lateral (
            values
              (was_position, -1),
              (is_position, 1)
          ) as v (position, n)
        where
          was_position is distinct from is_position
          and position is not null
      ) each_change
    group by
      node,
      period,
      sector,
      position
    having sum(n) <> 0
  ),
  -- Days between those that change are written out as text, which is far faster than a row for each.
  listed as (
    select
      node,
      period,
      sector,
      position,
      n,
      repeat('0,', position - lag(position, 1, 0) over days - 1) || n as entry
    from positioned
    window
      days as (
        partition by
          node,
          period,
          sector
        order by position
      )
  )
insert into rollup_reporting (city_code, node, period, sector, contributing, first_days)
select
  $1::text,
  node,
  period,
  sector,
  coalesce(
    sum(n) filter (where position = 0),
    0
  ),
  (
    '{' || coalesce(
      string_agg(
        entry,
        ','
        order by position
      ) filter (where position > 0),
      ''
    ) || '}'
  )::int[]
from listed
group by
  node,
  period,
  sector
on conflict (city_code, node, period, sector) do update
set
  contributing = rollup_reporting.contributing + excluded.contributing,
  first_days = coalesce(
    (
      select
        array_agg(
          coalesce(kept, 0) + coalesce(change, 0)
          order by position
        )
      from
        unnest(rollup_reporting.first_days, excluded.first_days) with ordinality as lists (kept, change, position)
    ),
    '{}'
  );

-- compactBatch: rollup.upsert_tenant_reporting_pending
with
  change as materialized (
    select
      tenant_id,
      home_region,
      sector,
      p.period,
      sum(d.facts)::int as facts,
      min(d.first_day) as first_day,
      bool_or(d.unsure) as unsure
    from
      (
        select
          tenant_id,
          home_region,
          sector,
          month,
          sum(facts) as facts,
          min(day) filter (where facts > 0) as first_day,
          bool_or(unsure) as unsure
        from
          (
            select
              tenant_id,
              home_region,
              sector,
              day,
              left(d.day::text, 7) as month,
              sum(facts) as facts,
              sum(facts) < 0
              or bool_or(aside) as unsure
            from rollup_delta d
            where
              d.city_code = $1
              and not d.aside
              and d.id <= $2
            group by
              tenant_id,
              home_region,
              sector,
              day
            having sum(facts) <> 0
          ) of_day
        group by
          tenant_id,
          home_region,
          sector,
          month
      ) d,
      lateral (
        values
          (month),
          (left(month, 4) || '-Q' || (right(month, 2)::int + 2) / 3),
          (left(month, 4))
      ) as p (period)
    where
      tenant_id not in (
        select id
        from tenant
        where
          city_code = $1
          and type = 'AUTHORITY'
      )
    group by
      tenant_id,
      home_region,
      sector,
      p.period
  ),
  anew as materialized (
    select
      l.tenant_id,
      l.home_region,
      l.sector,
      p.period,
      min(f.day) as first_day
    from
      (
        select distinct
          tenant_id,
          home_region,
          sector,
          left(period, 4)::int as year
        from change
        where unsure
      ) l
      cross join lateral (
        select day
        from
          (
            select
              day,
              1 as facts
            from fact_day s
            where
              s.city_code = $1
              and s.tenant_id = l.tenant_id
              and s.home_region = l.home_region
              and s.sector = l.sector
              and s.day between make_date(l.year, 1, 1) and make_date(l.year, 12, 31)
            union all
            select
              day,
              - facts
            from rollup_delta d
            where
              d.city_code = $1
              and d.tenant_id = l.tenant_id
              and d.home_region = l.home_region
              and d.sector = l.sector
              and d.day between make_date(l.year, 1, 1) and make_date(l.year, 12, 31)
              and not (
                d.city_code = $1
                and not d.aside
                and d.id <= $2
              )
          ) folded
        group by day
        having sum(facts) > 0
        offset 0
      ) f,
      lateral (
        values
          (to_char(f.day, 'YYYY-MM')),
          (to_char(f.day, 'YYYY"-Q"Q')),
          (to_char(f.day, 'YYYY'))
      ) as p (period)
    group by
      1,
      2,
      3,
      4
  ),
  settled as materialized (
    select
      tenant_id,
      home_region,
      sector,
      period,
      sum(facts)::int as facts,
      bool_or(unsure) as unsure,
      min(gained) as gained,
      min(looked_up) as looked_up
    from
      (
        select
          tenant_id,
          home_region,
          sector,
          period,
          facts,
          first_day as gained,
          null::date as looked_up,
          unsure
        from change
        union all
        select
          tenant_id,
          home_region,
          sector,
          period,
          null,
          null,
          first_day,
          null
        from anew
      ) both_ways
    group by
      tenant_id,
      home_region,
      sector,
      period
    having count(facts) > 0
  ),
  gained as (
    insert into
      rollup_tenant_reporting (city_code, tenant_id, home_region, sector, period, facts, first_day)
    select
      $1::text,
      tenant_id,
      home_region,
      sector,
      period,
      facts,
      gained
    from settled
    where not unsure
    on conflict (city_code, tenant_id, period, home_region, sector) do update
    set
      facts = rollup_tenant_reporting.facts + excluded.facts,
      first_day = least(rollup_tenant_reporting.first_day, excluded.first_day)
    returning
      new.tenant_id,
      new.home_region,
      new.sector,
      new.period,
      coalesce(old.facts, 0) > 0 as was_there,
      new.facts > 0 as is_there,
      old.first_day as was_first,
      new.first_day as is_first
  ),
  looked_up as (
    insert into
      rollup_tenant_reporting (city_code, tenant_id, home_region, sector, period, facts, first_day)
    select
      $1::text,
      tenant_id,
      home_region,
      sector,
      period,
      facts,
      looked_up
    from settled
    where unsure
    on conflict (city_code, tenant_id, period, home_region, sector) do update
    set
      facts = rollup_tenant_reporting.facts + excluded.facts,
      first_day = excluded.first_day
    returning
      new.tenant_id,
      new.home_region,
      new.sector,
      new.period,
      coalesce(old.facts, 0) > 0 as was_there,
      new.facts > 0 as is_there,
      old.first_day as was_first,
      new.first_day as is_first
  ),
  flip as materialized (
    select *
    from
      (
        select *
        from gained
        union all
        select *
        from looked_up
      ) written
    where
      was_there <> is_there
      or was_first is distinct from is_first
  ),
  known as (
    select distinct on (tenant_id, home_region, sector, period) *
    from
      (
        select
          tenant_id,
          home_region,
          sector,
          period,
          was_there,
          is_there,
          true as changed,
          was_first - date_trunc(
            case
              when flip.period like '%Q%' then 'quarter'
              when flip.period like '%-%' then 'month'
              else 'year'
            end,
            was_first::timestamp
          )::date + 1 as was_position,
          is_first - date_trunc(
            case
              when flip.period like '%Q%' then 'quarter'
              when flip.period like '%-%' then 'month'
              else 'year'
            end,
            is_first::timestamp
          )::date + 1 as is_position
        from flip
        union all
        select
          p.tenant_id,
          p.home_region,
          p.sector,
          p.period,
          p.facts > 0,
          p.facts > 0,
          false,
          position,
          position
        from
          (
            select distinct
              tenant_id,
              period
            from flip
          ) f
          cross join lateral (
            select
              *,
              first_day - date_trunc(
                case
                  when r.period like '%Q%' then 'quarter'
                  when r.period like '%-%' then 'month'
                  else 'year'
                end,
                first_day::timestamp
              )::date + 1 as position
            from rollup_tenant_reporting r
            where
              r.city_code = $1
              and r.tenant_id = f.tenant_id
              and r.period = f.period
            offset 0
          ) p
      ) each_row
    order by
      tenant_id,
      home_region,
      sector,
      period,
      changed desc
  ),
  under_node as materialized (
    select
      n.node,
      k.period,
      s.sector,
      bool_or(k.is_there)::int - bool_or(k.was_there)::int as change,
      min(k.was_position) as was_position,
      min(k.is_position) as is_position
    from
      known k,
      lateral (
        select left(k.home_region, size) as node
        from
          (
            values
              (4),
              (6),
              (9)
          ) as level (size)
        where length(k.home_region) >= size
      ) n,
      lateral (
        values
          ('*'),
          (k.sector)
      ) as s (sector)
    group by
      n.node,
      k.period,
      s.sector,
      k.tenant_id
  ),
  -- Position 0 is the whole period, the others its days.
  positioned as (
    select
      node,
      period,
      sector,
      position,
      sum(n)::int as n
    from
      (
        select
          node,
          period,
          sector,
          0 as position,
          change as n
        from under_node
        where change <> 0
        union all
        select
          node,
          period,
          sector,
          position,
          n
        from
          under_node,
          lateral (
            values
              (was_position, -1),
              (is_position, 1)
          ) as v (position, n)
        where
          was_position is distinct from is_position
          and position is not null
      ) each_change
    group by
      node,
      period,
      sector,
      position
    having sum(n) <> 0
  ),
  -- Days between those that change are written out as text, which is far faster than a row for each.
  listed as (
    select
      node,
      period,
      sector,
      position,
      n,
      repeat('0,', position - lag(position, 1, 0) over days - 1) || n as entry
    from positioned
    window
      days as (
        partition by
          node,
          period,
          sector
        order by position
      )
  )
insert into rollup_reporting (city_code, node, period, sector, contributing, first_days)
select
  $1::text,
  node,
  period,
  sector,
  coalesce(
    sum(n) filter (where position = 0),
    0
  ),
  (
    '{' || coalesce(
      string_agg(
        entry,
        ','
        order by position
      ) filter (where position > 0),
      ''
    ) || '}'
  )::int[]
from listed
group by
  node,
  period,
  sector
on conflict (city_code, node, period, sector) do update
set
  contributing = rollup_reporting.contributing + excluded.contributing,
  first_days = coalesce(
    (
      select
        array_agg(
          coalesce(kept, 0) + coalesce(change, 0)
          order by position
        )
      from
        unnest(rollup_reporting.first_days, excluded.first_days) with ordinality as lists (kept, change, position)
    ),
    '{}'
  );

-- compactBatch: sums that no cell can hold
insert into rollup_cell (city_code, node, period, sector, dimension, member, region_code, returned)
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
      sum(d.returned)::bigint as returned
    from rollup_delta d
    where
      d.city_code = $1
      and d.aside
      and d.id <= $2
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
      sum(a.returned)::bigint as returned
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
      sum(d.returned)::bigint as returned
    from rollup_delta d
    where
      d.city_code = $1
      and d.aside
      and d.id <= $2
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
      sum(d.returned)::bigint as returned
    from rollup_delta d
    where
      d.city_code = $1
      and d.aside
      and d.id <= $2
      and not d.tenant_only
      and coalesce(d.returned) is not null
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
  sum(h.returned)::bigint as returned
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
  sum(h.returned)::bigint as returned
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
  sum(h.returned)::bigint
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
  sum(h.returned)::bigint as returned
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
on conflict (city_code, node, period, sector, dimension, member, region_code) do update
set
  returned = coalesce(rollup_cell.returned + excluded.returned, excluded.returned, rollup_cell.returned);

-- compactBatch: sums that no cell can hold
insert into rollup_cell (city_code, node, period, sector, dimension, member, region_code, returned)
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
      sum(d.returned)::bigint as returned
    from rollup_delta d
    where
      d.city_code = $1
      and not d.aside
      and d.id <= $2
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
      sum(a.returned)::bigint as returned
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
      sum(d.returned)::bigint as returned
    from rollup_delta d
    where
      d.city_code = $1
      and not d.aside
      and d.id <= $2
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
      sum(d.returned)::bigint as returned
    from rollup_delta d
    where
      d.city_code = $1
      and not d.aside
      and d.id <= $2
      and not d.tenant_only
      and coalesce(d.returned) is not null
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
  sum(h.returned)::bigint as returned
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
  sum(h.returned)::bigint as returned
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
  sum(h.returned)::bigint
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
  sum(h.returned)::bigint as returned
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
on conflict (city_code, node, period, sector, dimension, member, region_code) do update
set
  returned = coalesce(rollup_cell.returned + excluded.returned, excluded.returned, rollup_cell.returned);

-- countAside
select count(*)::int as deltas
from rollup_delta
where
  city_code = $1
  and aside;

-- fullColumns: sums that no cell can hold
with
  s as materialized (
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
          sum(d.returned)::numeric as returned
        from rollup_delta d
        where
          d.city_code = $1
          and d.aside
          and d.id <= $2
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
          sum(a.returned)::numeric as returned
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
          sum(d.returned)::numeric as returned
        from rollup_delta d
        where
          d.city_code = $1
          and d.aside
          and d.id <= $2
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
          sum(d.returned)::numeric as returned
        from rollup_delta d
        where
          d.city_code = $1
          and d.aside
          and d.id <= $2
          and not d.tenant_only
          and coalesce(d.returned) is not null
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
      sum(h.returned)::numeric as returned
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
      sum(h.returned)::numeric as returned
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
      sum(h.returned)::numeric
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
      sum(h.returned)::numeric as returned
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
  )
select
  coalesce(bool_or(abs(coalesce(k.returned, 0)::numeric + s.returned) > 9223372036854775807), false) as returned
from
  s
  left join rollup_cell k on k.city_code = $1
  and k.node = s.node
  and k.period = s.period
  and k.sector = s.sector
  and k.dimension = s.dimension
  and k.member = s.member
  and k.region_code = s.region_code;

-- fullColumns: sums that no cell can hold
with
  s as materialized (
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
          sum(d.returned)::numeric as returned
        from rollup_delta d
        where
          d.city_code = $1
          and not d.aside
          and d.id <= $2
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
          sum(a.returned)::numeric as returned
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
          sum(d.returned)::numeric as returned
        from rollup_delta d
        where
          d.city_code = $1
          and not d.aside
          and d.id <= $2
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
          sum(d.returned)::numeric as returned
        from rollup_delta d
        where
          d.city_code = $1
          and not d.aside
          and d.id <= $2
          and not d.tenant_only
          and coalesce(d.returned) is not null
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
      sum(h.returned)::numeric as returned
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
      sum(h.returned)::numeric as returned
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
      sum(h.returned)::numeric
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
      sum(h.returned)::numeric as returned
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
  )
select
  coalesce(bool_or(abs(coalesce(k.returned, 0)::numeric + s.returned) > 9223372036854775807), false) as returned
from
  s
  left join rollup_cell k on k.city_code = $1
  and k.node = s.node
  and k.period = s.period
  and k.sector = s.sector
  and k.dimension = s.dimension
  and k.member = s.member
  and k.region_code = s.region_code;

-- setAside: sums that no cell can hold
with
  large as materialized (
    select
      d.id,
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
      d.returned::numeric as amount,
      abs(d.returned::numeric) as size
    from rollup_delta d
    where
      d.city_code = $1
      and d.aside
      and d.id <= $2
      and abs(d.returned::numeric) >= $3::numeric
  ),
  part as (
    select
      *,
      case
        when size > 4611686018427387903 then id
      end as alone,
      trunc(
        sum(
          case
            when size > 4611686018427387903 then 0
            else size
          end
        ) over (
          partition by
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
            campaign_ids
          order by id
        ) / 4611686018427387903
      ) as chunk
    from large
  ),
  kept as (
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
        aside,
        returned
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
      0,
      true,
      sum(amount)::bigint
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
      alone,
      chunk
    having sum(amount) <> 0
    returning tenant_id
  ),
  emptied as (
    update rollup_delta d
    set returned = null
    where
      d.city_code = $1
      and d.aside
      and d.id <= $2
      and d.id in (
        select id
        from large
      )
  )
select
  count(*)::int as deltas,
  coalesce(array_agg(distinct tenant_id::text), '{}') as tenants
from kept;

-- setAside: sums that no cell can hold
with
  large as materialized (
    select
      d.id,
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
      d.returned::numeric as amount,
      abs(d.returned::numeric) as size
    from rollup_delta d
    where
      d.city_code = $1
      and not d.aside
      and d.id <= $2
      and abs(d.returned::numeric) >= $3::numeric
  ),
  part as (
    select
      *,
      case
        when size > 4611686018427387903 then id
      end as alone,
      trunc(
        sum(
          case
            when size > 4611686018427387903 then 0
            else size
          end
        ) over (
          partition by
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
            campaign_ids
          order by id
        ) / 4611686018427387903
      ) as chunk
    from large
  ),
  kept as (
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
        aside,
        returned
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
      0,
      true,
      sum(amount)::bigint
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
      alone,
      chunk
    having sum(amount) <> 0
    returning tenant_id
  ),
  emptied as (
    update rollup_delta d
    set returned = null
    where
      d.city_code = $1
      and not d.aside
      and d.id <= $2
      and d.id in (
        select id
        from large
      )
  )
select
  count(*)::int as deltas,
  coalesce(array_agg(distinct tenant_id::text), '{}') as tenants
from kept;

-- setFirstAside
update rollup_delta
set aside = true
where
  city_code = $1
  and id = (
    select id
    from rollup_delta
    where
      city_code = $1
      and not aside
    order by id
    limit 1
  )
returning tenant_id::text as tenant;
