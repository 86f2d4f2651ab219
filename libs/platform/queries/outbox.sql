-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- OutboxRepository.claimed: outbox.claim
select
  e.id,
  e.kind,
  e.tenant_id "tenantId",
  e.subject_kind "subjectKind",
  e.subject_id "subjectId",
  e.recipients,
  e.facts,
  e.matter,
  e.recorded_at "recordedAt",
  e.attempts
from outbox_event e
where
  e.city_code = $1
  and e.dispatched_at is null
  and e.set_aside_at is null
  and e.kind = any ($3::text[])
  and (
    e.next_at is null
    or e.next_at <= now()
  )
order by
  e.recorded_at,
  e.id
limit $2
for update
  skip locked;

-- OutboxRepository.claimed: outbox.done
update outbox_event
set dispatched_at = now()
where
  city_code = $1
  and id = any ($2::uuid[]);

-- OutboxRepository.forget: outbox.forget
delete from outbox_event
where
  city_code = $1
  and dispatched_at < now() - make_interval(days => $2);

-- OutboxRepository.insert: outbox.insert
insert into
  outbox_event (city_code, id, by_tenant_id, kind, tenant_id, subject_kind, subject_id, recipients, facts, matter)
select
  $1,
  e.id,
  $2,
  e.kind,
  e."tenantId",
  e."subjectKind",
  e."subjectId",
  e.recipients,
  case
    when e."ofUnit" then jsonb_build_object('unit', t.name)
    else '{}'
  end || e.facts,
  e.matter
from
  jsonb_to_recordset($3::jsonb) e (
    id uuid,
    kind text,
    "tenantId" uuid,
    "subjectKind" text,
    "subjectId" text,
    recipients jsonb,
    facts jsonb,
    matter text,
    "ofUnit" boolean
  )
  left join tenant t on t.city_code = $1
  and t.id = e."tenantId"
on conflict do nothing;

-- OutboxRepository.insert: outbox.wake
select pg_notify ('fanzha_outbox', $1);
