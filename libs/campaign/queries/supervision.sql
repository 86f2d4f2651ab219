-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- LetterRepository.byId, LetterRepository.find: supervision_letter.by_id
select
  l.id,
  l.issuer_id as "issuerId",
  l.issuer_region as "issuerRegion",
  l.issuer_sector as "issuerSector",
  l.tenant_id as "tenantId",
  l.region_code as "regionCode",
  l.sector,
  l.shown,
  l.kind,
  l.year,
  l.number,
  l.document_number as "documentNumber",
  l.title,
  l.words,
  l.occasion,
  l.occasion_id as "occasionId",
  l.occasion_task as "occasionTask",
  l.due_on as "dueOn",
  l.state,
  l.version,
  l.round,
  l.issued_at as "issuedAt",
  l.received_at as "receivedAt",
  l.answered_on as "answeredOn",
  l.changed_at as "changedAt",
  l.input_hash as "inputHash"
from supervision_letter l
where
  l.city_code = $1
  and l.id = $2;

-- LetterRepository.byKey: supervision_letter.by_key
select
  l.id,
  l.issuer_id as "issuerId",
  l.issuer_region as "issuerRegion",
  l.issuer_sector as "issuerSector",
  l.tenant_id as "tenantId",
  l.region_code as "regionCode",
  l.sector,
  l.shown,
  l.kind,
  l.year,
  l.number,
  l.document_number as "documentNumber",
  l.title,
  l.words,
  l.occasion,
  l.occasion_id as "occasionId",
  l.occasion_task as "occasionTask",
  l.due_on as "dueOn",
  l.state,
  l.version,
  l.round,
  l.issued_at as "issuedAt",
  l.received_at as "receivedAt",
  l.answered_on as "answeredOn",
  l.changed_at as "changedAt",
  l.input_hash as "inputHash"
from supervision_letter l
where
  l.city_code = $1
  and l.issuer_id = $2
  and l.idempotency_key = $3
order by l.number;

-- LetterRepository.course: supervision_event.course
select
  e.id,
  e.letter_id as "letterId",
  e.step,
  e.words,
  e.due_on as "dueOn",
  e.done_by as "doneBy",
  e.done_at as "doneAt"
from supervision_event e
where
  e.city_code = $1
  and e.letter_id = any ($2::uuid[])
order by
  e.letter_id,
  e.id;

-- LetterRepository.insert: supervision_letter.insert
insert into
  supervision_letter as l (
    city_code,
    id,
    issuer_id,
    issuer_region,
    issuer_sector,
    tenant_id,
    region_code,
    sector,
    kind,
    year,
    number,
    document_number,
    title,
    words,
    occasion,
    occasion_id,
    occasion_task,
    due_on,
    issued_by,
    changed_by,
    idempotency_key,
    input_hash
  )
select
  $1,
  w.id,
  $2,
  app_home (),
  app_line (),
  w.unit,
  w.place,
  w.line,
  $4,
  $5,
  w.number,
  $6,
  $7,
  $8,
  $9,
  $10::uuid,
  $11::uuid,
  $12::date,
  $13,
  $13,
  $14,
  $15
from jsonb_to_recordset($3::jsonb) as w (id uuid, unit uuid, place text, line text, number int)
on conflict do nothing
returning
  l.id,
  l.issuer_id as "issuerId",
  l.issuer_region as "issuerRegion",
  l.issuer_sector as "issuerSector",
  l.tenant_id as "tenantId",
  l.region_code as "regionCode",
  l.sector,
  l.shown,
  l.kind,
  l.year,
  l.number,
  l.document_number as "documentNumber",
  l.title,
  l.words,
  l.occasion,
  l.occasion_id as "occasionId",
  l.occasion_task as "occasionTask",
  l.due_on as "dueOn",
  l.state,
  l.version,
  l.round,
  l.issued_at as "issuedAt",
  l.received_at as "receivedAt",
  l.answered_on as "answeredOn",
  l.changed_at as "changedAt",
  l.input_hash as "inputHash";

-- LetterRepository.lock: supervision_letter.locked
select
  l.id,
  l.issuer_id as "issuerId",
  l.issuer_region as "issuerRegion",
  l.issuer_sector as "issuerSector",
  l.tenant_id as "tenantId",
  l.region_code as "regionCode",
  l.sector,
  l.shown,
  l.kind,
  l.year,
  l.number,
  l.document_number as "documentNumber",
  l.title,
  l.words,
  l.occasion,
  l.occasion_id as "occasionId",
  l.occasion_task as "occasionTask",
  l.due_on as "dueOn",
  l.state,
  l.version,
  l.round,
  l.issued_at as "issuedAt",
  l.received_at as "receivedAt",
  l.answered_on as "answeredOn",
  l.changed_at as "changedAt",
  l.input_hash as "inputHash"
from supervision_letter l
where
  l.city_code = $1
  and l.id = $2
for update;

-- LetterRepository.note: supervision_event.note
insert into
  supervision_event (
    city_code,
    id,
    letter_id,
    issuer_id,
    issuer_region,
    issuer_sector,
    tenant_id,
    region_code,
    sector,
    step,
    words,
    due_on,
    done_by
  )
select
  $1,
  w.id,
  l.id,
  l.issuer_id,
  l.issuer_region,
  l.issuer_sector,
  l.tenant_id,
  l.region_code,
  l.sector,
  $3,
  $4,
  case
    when $3 in ('ISSUE', 'RETURN') then l.due_on
  end,
  $5
from
  jsonb_to_recordset($2::jsonb) as w (id uuid, letter uuid)
  join supervision_letter l on l.city_code = $1
  and l.id = w.letter
returning id;

-- LetterRepository.page: supervision_letter.page
with
  matching as (
    select
      l.id,
      l.issuer_id as "issuerId",
      l.issuer_region as "issuerRegion",
      l.issuer_sector as "issuerSector",
      l.tenant_id as "tenantId",
      l.region_code as "regionCode",
      l.sector,
      l.shown,
      l.kind,
      l.year,
      l.number,
      l.document_number as "documentNumber",
      l.title,
      l.words,
      l.occasion,
      l.occasion_id as "occasionId",
      l.occasion_task as "occasionTask",
      l.due_on as "dueOn",
      l.state,
      l.version,
      l.round,
      l.issued_at as "issuedAt",
      l.received_at as "receivedAt",
      l.answered_on as "answeredOn",
      l.changed_at as "changedAt",
      l.input_hash as "inputHash"
    from supervision_letter l
    where
      l.city_code = $1
      and (
        $2::text[] is null
        or l.state = any ($2)
      )
      and (
        $3::text is null
        or l.kind = $3
      )
      and (
        $4::boolean is null
        or (
          l.state in ('ISSUED', 'RECEIVED', 'RETURNED')
          and l.due_on < $5::date
        ) = $4
      )
      and (
        $6::boolean is null
        or (l.tenant_id = $8::uuid) = $6
      )
      and (
        $7::boolean is null
        or (l.issuer_id = $8::uuid) = $7
      )
  )
select
  total.count as "totalCount",
  m.*
from
  (
    select count(*)::int
    from matching
  ) total
  left join lateral (
    select *
    from matching
    where
      $9::uuid is null
      or id < $9
    order by id desc
    limit $10
  ) m on true
order by m.id desc;

-- LetterRepository.todo: supervision_letter.todo
select
  count(*) filter (
    where
      own
      and l.state = 'ISSUED'
  )::int as "toReceive",
  count(*) filter (
    where
      own
      and l.state in ('RECEIVED', 'RETURNED')
  )::int as "toAnswer",
  count(*) filter (
    where
      own
      and l.state in ('ISSUED', 'RECEIVED', 'RETURNED')
      and l.due_on < $3::date
  )::int as overdue,
  min(l.due_on) filter (
    where
      own
      and l.state in ('ISSUED', 'RECEIVED', 'RETURNED')
  ) as "nextDueOn",
  count(*) filter (
    where
      not own
      and l.state = 'ANSWERED'
  )::int as "toReview",
  count(*) filter (
    where
      not own
      and l.state in ('ISSUED', 'RECEIVED', 'RETURNED')
  )::int as awaited,
  count(*) filter (
    where
      not own
      and l.state in ('ISSUED', 'RECEIVED', 'RETURNED')
      and l.due_on < $3::date
  )::int as "awaitedOverdue",
  exists (
    select
    from supervision_setting s
    where
      s.city_code = $1
      and s.tenant_id = $2
      and s.enabled
  ) as "isOn",
  exists (
    select
    from supervision_letter a
    where
      a.city_code = $1
      and a.tenant_id = $2::uuid
  )
  or exists (
    select
    from supervision_letter b
    where
      b.city_code = $1
      and b.issuer_id = $2::uuid
  )
  or (
    $4::boolean
    and exists (
      select
      from supervision_letter c
      where c.city_code = $1
    )
  ) as "hasAny"
from
  supervision_letter l,
  lateral (select l.tenant_id = $2::uuid as own) whose
where
  l.city_code = $1
  and l.shown
  and l.state not in ('CLOSED', 'WITHDRAWN')
  and (
    l.tenant_id = $2::uuid
    or l.issuer_id = $2::uuid
  );

-- LetterRepository.units: supervision_letter.units
select
  t.id,
  t.region_code as "regionCode",
  t.sector,
  t.opened_on <= $3::date
  and (
    t.closed_on is null
    or t.closed_on >= $3
  )
  and is_addressed (t.id, t.type) as "isAddressable"
from tenant t
where
  t.city_code = $1
  and t.id = any ($2::uuid[]);

-- LetterRepository.write: supervision_letter.write
update supervision_letter l
set
  state = $3,
  version = l.version + 1,
  due_on = coalesce($4::date, l.due_on),
  round = l.round + case
    when $3 = 'RETURNED' then 1
    else 0
  end,
  received_at = case
    when $3 = 'RECEIVED' then now()
    else l.received_at
  end,
  answered_on = case
    when $3 = 'ANSWERED' then $5::date
    else l.answered_on
  end,
  changed_by = $6,
  changed_at = now()
where
  l.city_code = $1
  and l.id = $2
returning
  l.id,
  l.issuer_id as "issuerId",
  l.issuer_region as "issuerRegion",
  l.issuer_sector as "issuerSector",
  l.tenant_id as "tenantId",
  l.region_code as "regionCode",
  l.sector,
  l.shown,
  l.kind,
  l.year,
  l.number,
  l.document_number as "documentNumber",
  l.title,
  l.words,
  l.occasion,
  l.occasion_id as "occasionId",
  l.occasion_task as "occasionTask",
  l.due_on as "dueOn",
  l.state,
  l.version,
  l.round,
  l.issued_at as "issuedAt",
  l.received_at as "receivedAt",
  l.answered_on as "answeredOn",
  l.changed_at as "changedAt",
  l.input_hash as "inputHash";

-- OccasionRepository.cause: supervision_occasion.alert
select
  a.assigned_to as "unitId",
  (
    a.record_status = 'ACTIVE'
    and a.due_at < now()
    and exists (
      select
      from alert_assignment n
      where
        n.city_code = $1
        and n.alert_id = a.id
        and n.tenant_id = a.assigned_to
        and n.result is null
    )
  ) as "isCause",
  $3::date as today
from alert a
where
  a.city_code = $1
  and a.id = $2;

-- OccasionRepository.cause: supervision_occasion.fraud_case
select
  null::uuid as "unitId",
  f.record_status = 'ACTIVE' as "isCause",
  $3::date as today
from fraud_case f
where
  f.city_code = $1
  and f.id = $2;

-- OccasionRepository.cause: supervision_occasion.submission
select
  s.tenant_id as "unitId",
  s.due_on < $3::date
  and s.state in ('DRAFT', 'RETURNED') as "isCause"
from submission s
where
  s.city_code = $1
  and s.id = $2;

-- OccasionRepository.shown: supervision_occasion.shown
select
  l.id as "letterId",
  o.label,
  o.code,
  o.day
from
  supervision_letter l,
  lateral (
    select
      s.title || ' ' || s.period as label,
      null::text as code,
      s.due_on as day
    from submission s
    where
      l.occasion = 'SUBMISSION'
      and s.city_code = $1
      and s.id = l.occasion_id
    union all
    select
      null,
      a.kind,
      a.received_on
    from alert a
    where
      l.occasion = 'ALERT'
      and a.city_code = $1
      and a.id = l.occasion_id
    union all
    select
      null,
      f.fraud_type,
      f.reported_on
    from fraud_case f
    where
      l.occasion = 'FRAUD_CASE'
      and f.city_code = $1
      and f.id = l.occasion_id
    union all
    select
      c.name || coalesce(' · ' || (t ->> 'title'), ''),
      null,
      (t ->> 'dueOn')::date
    from
      campaign c
      left join jsonb_array_elements(c.tasks) t on (t ->> 'id')::uuid = l.occasion_task
    where
      l.occasion = 'CAMPAIGN_TASK'
      and c.city_code = $1
      and c.id = l.occasion_id
  ) o
where
  l.city_code = $1
  and l.id = any ($2::uuid[]);

-- SettingRepository.lock: supervision_setting.locked
select
  s.enabled,
  s.changed_by as "changedBy",
  s.changed_at as "changedAt"
from supervision_setting s
where
  s.city_code = $1
  and s.tenant_id = $2
for update;

-- SettingRepository.own: supervision_setting.own
select
  s.enabled,
  s.changed_by as "changedBy",
  s.changed_at as "changedAt"
from supervision_setting s
where
  s.city_code = $1
  and s.tenant_id = $2;

-- SettingRepository.switch: supervision_setting.show
select supervision_switched ();

-- SettingRepository.switch: supervision_setting.switch
insert into supervision_setting as s (city_code, tenant_id, enabled, changed_by)
values ($1, $2, $3, $4)
on conflict (city_code, tenant_id) do update
set
  enabled = excluded.enabled,
  changed_by = excluded.changed_by,
  changed_at = now()
where s.enabled <> excluded.enabled
returning
  s.enabled,
  s.changed_by as "changedBy",
  s.changed_at as "changedAt";

-- SettingRepository.takeNumbers: supervision_setting.number
update supervision_setting s
set
  numbered_year = $3,
  last_number = case
    when s.numbered_year = $3 then s.last_number
    else 0
  end + $4
where
  s.city_code = $1
  and s.tenant_id = $2
returning s.last_number as last;
