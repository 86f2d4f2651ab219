-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- AlertChaseRepository.find: alert_chase.find
select
  f.id,
  f.version,
  f.changed_at as "changedAt",
  f.tenant_id as "recorderId",
  f.assigned_to as "unitId",
  f.region_code as "regionCode",
  f.sector,
  f.due_at as "dueAt",
  (
    f.record_status = 'ACTIVE'
    and f.due_at < now()
    and exists (
      select
      from alert_assignment a
      where
        a.city_code = $1
        and a.alert_id = f.id
        and a.tenant_id = f.assigned_to
        and a.result is null
    )
    and alert_unit_closed_on (f.id) is null
  ) as "isOverdue"
from alert f
where
  f.city_code = $1
  and f.id = any ($2::uuid[])
order by
  f.due_at,
  f.id;

-- AlertChaseRepository.overdue: alert_chase.overdue
select
  a.name,
  a.region_code as "regionCode",
  f.region_code as "placeCode",
  f.level,
  coalesce(t.name, '') as "fromName",
  f.received_at as "receivedAt",
  f.due_at as "dueAt",
  r.reminders::int as reminders,
  r."lastRemindedAt"
from
  alert f
  join alert_assignment a on a.city_code = $1
  and a.alert_id = f.id
  and a.tenant_id = f.assigned_to
  left join tenant t on t.city_code = $1
  and t.id = f.tenant_id
  cross join lateral (
    select
      count(*) as reminders,
      max(m.reminded_at) as "lastRemindedAt"
    from alert_reminder m
    where
      m.city_code = $1
      and m.alert_id = f.id
      and m.tenant_id = a.tenant_id
  ) r
where
  f.city_code = $1
  and f.record_status = 'ACTIVE'
  and f.due_at < now()
  and a.result is null
  and f.region_code ^@ any ($2::text[])
  and (
    $3::text is null
    or f.sector = $3
  )
  and alert_unit_closed_on (f.id) is null
order by
  f.due_at,
  f.id
limit $4;

-- AlertChaseRepository.remind: alert_chase.remind
insert into
  alert_reminder (
    city_code,
    id,
    alert_id,
    issuer_id,
    issuer_name,
    recorder_id,
    tenant_id,
    region_code,
    sector,
    reminded_by
  )
select
  $1,
  gen_random_uuid(),
  f.id,
  own.id,
  own.name,
  f.tenant_id,
  f.assigned_to,
  f.region_code,
  f.sector,
  $4
from
  alert f
  join tenant own on own.city_code = $1
  and own.id = $3
where
  f.city_code = $1
  and f.id = any ($2::uuid[])
  and not exists (
    select
    from alert_reminder m
    where
      m.city_code = $1
      and m.alert_id = f.id
      and m.tenant_id = f.assigned_to
      and m.reminded_at > now() - make_interval(mins => $5::int)
  )
returning alert_id as "alertId";

-- AlertChaseRepository.reminders: alert_chase.reminders
select
  m.alert_id as "alertId",
  m.reminded_at as "remindedAt",
  m.issuer_name as "issuerName",
  m.tenant_id as "unitId"
from alert_reminder m
where
  m.city_code = $1
  and m.alert_id = any ($2::uuid[])
order by
  m.alert_id,
  m.reminded_at desc,
  m.id;

-- AlertChaseRepository.units: alert_chase.units
select
  a.region_code as "regionCode",
  a.name,
  count(*)::int as alerts
from
  alert f
  join alert_assignment a on a.city_code = $1
  and a.alert_id = f.id
  and a.tenant_id = f.assigned_to
where
  f.city_code = $1
  and f.record_status = 'ACTIVE'
  and f.due_at < now()
  and a.result is null
  and f.region_code ^@ any ($2::text[])
  and (
    $3::text is null
    or f.sector = $3
  )
  and alert_unit_closed_on (f.id) is null
group by
  a.tenant_id,
  a.region_code,
  a.name
order by
  a.region_code,
  a.name collate "C",
  a.tenant_id;
