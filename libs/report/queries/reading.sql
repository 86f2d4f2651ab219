-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- ReadTextRepository.accept: read_text.accept
update read_text t
set
  state = 'ACCEPTED',
  accept_key = $4,
  accept_hash = $5,
  version = t.version + 1,
  changed_at = now()
where
  t.city_code = $1
  and t.tenant_id = $2
  and t.id = $3
returning
  t.id,
  t.file_name as "fileName",
  t.report_date as "reportDate",
  t.state,
  t.park_reason as "parkReason",
  t.undo_reason as "undoReason",
  t.version,
  t.recorded_at as "recordedAt",
  t.recorded_by as "recordedBy",
  t.given,
  encode(t.digest, 'hex') as digest,
  t.accept_key as "acceptKey",
  t.accept_hash as "acceptHash";

-- ReadTextRepository.addRecord: read_text.insert_record
insert into
  read_text_record (
    city_code,
    tenant_id,
    text_id,
    proposal,
    part,
    kind,
    record_id,
    words_start,
    words_end,
    again_reason
  )
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- ReadTextRepository.byKey: read_text.by_key
select
  t.id,
  t.file_name as "fileName",
  t.report_date as "reportDate",
  t.state,
  t.park_reason as "parkReason",
  t.undo_reason as "undoReason",
  t.version,
  t.recorded_at as "recordedAt",
  t.recorded_by as "recordedBy",
  t.given,
  encode(t.digest, 'hex') as digest,
  t.accept_key as "acceptKey",
  t.accept_hash as "acceptHash"
from read_text t
where
  t.city_code = $1
  and t.tenant_id = $2
  and t.idempotency_key = $3;

-- ReadTextRepository.earlier: read_text.earlier
select
  t.id,
  t.file_name as "fileName",
  t.report_date as "reportDate",
  t.state,
  t.park_reason as "parkReason",
  t.undo_reason as "undoReason",
  t.version,
  t.recorded_at as "recordedAt",
  t.recorded_by as "recordedBy",
  t.given,
  encode(t.digest, 'hex') as digest,
  t.accept_key as "acceptKey",
  t.accept_hash as "acceptHash"
from read_text t
where
  t.city_code = $1
  and t.tenant_id = $2
  and t.state = 'ACCEPTED'
  and t.id <> $3
  and t.recorded_at >= $4::date
order by
  t.recorded_at desc,
  t.id desc
limit $5;

-- ReadTextRepository.everAccepted, ReadTextRepository.everAcceptedIn: read_text.ever_accepted
select count(*)::int as texts
from read_text t
where
  t.city_code = $1
  and t.tenant_id = $2
  and t.accept_key is not null;

-- ReadTextRepository.find: read_text.find
select
  t.id,
  t.file_name as "fileName",
  t.report_date as "reportDate",
  t.state,
  t.park_reason as "parkReason",
  t.undo_reason as "undoReason",
  t.version,
  t.recorded_at as "recordedAt",
  t.recorded_by as "recordedBy",
  t.given,
  encode(t.digest, 'hex') as digest,
  t.accept_key as "acceptKey",
  t.accept_hash as "acceptHash"
from read_text t
where
  t.city_code = $1
  and t.tenant_id = $2
  and t.id = $3;

-- ReadTextRepository.insert: read_text.insert
insert into
  read_text as t (city_code, tenant_id, id, given, digest, file_name, report_date, idempotency_key, recorded_by)
values ($1, $2, $3, $4, decode($5, 'hex'), $6, $7, $8, $9)
on conflict do nothing
returning
  t.id,
  t.file_name as "fileName",
  t.report_date as "reportDate",
  t.state,
  t.park_reason as "parkReason",
  t.undo_reason as "undoReason",
  t.version,
  t.recorded_at as "recordedAt",
  t.recorded_by as "recordedBy",
  t.given,
  encode(t.digest, 'hex') as digest,
  t.accept_key as "acceptKey",
  t.accept_hash as "acceptHash";

-- ReadTextRepository.list: read_text.list
with
  own as (
    select
      t.*,
      count(*) over () as total
    from read_text t
    where
      t.city_code = $1
      and t.tenant_id = $2
  )
select
  t.id,
  t.file_name as "fileName",
  t.report_date as "reportDate",
  t.state,
  t.park_reason as "parkReason",
  t.undo_reason as "undoReason",
  t.version,
  t.recorded_at as "recordedAt",
  t.recorded_by as "recordedBy",
  t.total::int as "totalCount",
  left(t.given, 60) as opening,
  char_length(t.given) as characters,
  t.recorded_at::text as "recordedAtText",
  (
    select count(*)::int
    from read_text_record r
    where
      r.city_code = $1
      and r.tenant_id = $2
      and r.text_id = t.id
  ) as "recordCount"
from own t
where
  $3::timestamptz is null
  or (t.recorded_at, t.id) < ($3, $4::uuid)
order by
  t.recorded_at desc,
  t.id desc
limit $5;

-- ReadTextRepository.lock: read_text.lock
select
  t.id,
  t.file_name as "fileName",
  t.report_date as "reportDate",
  t.state,
  t.park_reason as "parkReason",
  t.undo_reason as "undoReason",
  t.version,
  t.recorded_at as "recordedAt",
  t.recorded_by as "recordedBy",
  t.given,
  encode(t.digest, 'hex') as digest,
  t.accept_key as "acceptKey",
  t.accept_hash as "acceptHash"
from read_text t
where
  t.city_code = $1
  and t.tenant_id = $2
  and t.id = $3
for update;

-- ReadTextRepository.markUndone: read_text.mark_undone
update read_text_record r
set
  undo = j.undo,
  undo_why = j.why
from jsonb_to_recordset($4::jsonb) as j ("recordId" uuid, undo text, why jsonb)
where
  r.city_code = $1
  and r.tenant_id = $2
  and r.text_id = $3
  and r.record_id = j."recordId"
  and r.undo is distinct from 'VOIDED';

-- ReadTextRepository.openOne: read_text.open_one
select
  t.id,
  t.file_name as "fileName",
  t.report_date as "reportDate",
  t.state,
  t.park_reason as "parkReason",
  t.undo_reason as "undoReason",
  t.version,
  t.recorded_at as "recordedAt",
  t.recorded_by as "recordedBy",
  t.given,
  encode(t.digest, 'hex') as digest,
  t.accept_key as "acceptKey",
  t.accept_hash as "acceptHash"
from read_text t
where
  t.city_code = $1
  and t.tenant_id = $2
  and t.digest = decode($3, 'hex')
  and t.report_date is not distinct from $4::date
  and t.state = 'OPEN'
order by t.recorded_at desc
limit 1;

-- ReadTextRepository.park: read_text.park
update read_text t
set
  state = 'PARKED',
  park_reason = $4,
  version = t.version + 1,
  changed_at = now()
where
  t.city_code = $1
  and t.tenant_id = $2
  and t.id = $3
returning
  t.id,
  t.file_name as "fileName",
  t.report_date as "reportDate",
  t.state,
  t.park_reason as "parkReason",
  t.undo_reason as "undoReason",
  t.version,
  t.recorded_at as "recordedAt",
  t.recorded_by as "recordedBy",
  t.given,
  encode(t.digest, 'hex') as digest,
  t.accept_key as "acceptKey",
  t.accept_hash as "acceptHash";

-- ReadTextRepository.records, ReadTextRepository.recordsIn: read_text.records
select
  r.text_id as "textId",
  r.proposal,
  r.part,
  r.kind,
  r.record_id as "recordId",
  r.words_start as "wordsStart",
  r.words_end as "wordsEnd",
  r.again_reason as "againReason",
  r.undo,
  r.undo_why as "undoWhy"
from read_text_record r
where
  r.city_code = $1
  and r.tenant_id = $2
  and r.text_id = any ($3::uuid[])
order by
  r.text_id,
  r.proposal,
  r.part;

-- ReadTextRepository.undo: read_text.undo
update read_text t
set
  state = 'UNDONE',
  undo_reason = $4,
  version = t.version + 1,
  changed_at = now()
where
  t.city_code = $1
  and t.tenant_id = $2
  and t.id = $3
returning
  t.id,
  t.file_name as "fileName",
  t.report_date as "reportDate",
  t.state,
  t.park_reason as "parkReason",
  t.undo_reason as "undoReason",
  t.version,
  t.recorded_at as "recordedAt",
  t.recorded_by as "recordedBy",
  t.given,
  encode(t.digest, 'hex') as digest,
  t.accept_key as "acceptKey",
  t.accept_hash as "acceptHash";
