-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- ImportAccountRepository.accounts: import_account.list
select
  r.row_number as "row",
  r.record_id as id,
  coalesce(r.seen_version, 1) as version
from import_row r
where
  r.city_code = $1
  and r.tenant_id = $2
  and r.import_id = $3
  and r.written
  and r.kind <> $4
order by r.row_number;

-- ImportAccountRepository.note: import_account.note
update import_row r
set seen_version = j.version
from jsonb_to_recordset($4::jsonb) as j (id uuid, version int)
where
  r.city_code = $1
  and r.tenant_id = $2
  and r.import_id = $3
  and r.written
  and r.record_id = j.id;

-- ImportAccountRepository.requests: import_account.requests
select count(*)::int as count
from import_row r
where
  r.city_code = $1
  and r.tenant_id = $2
  and r.import_id = $3
  and r.written
  and r.kind = $4;

-- ImportMaintenance.unfinished
select
  city_code as "cityCode",
  tenant_id as "tenantId",
  coalesce(asked_by, recorded_by) as "userId",
  id
from import
where
  city_code = $1
  and state in ('CHECKING', 'WRITING', 'UNDOING')
  and changed_at < clock_timestamp() - make_interval(secs => $2)
order by id;

-- ImportRepository.alone: import.alone
select pg_advisory_xact_lock(hashtext ('import'), hashtext ($1)) is not null as locked;

-- ImportRepository.change: import.change
update import i
set
  mapping = coalesce($4::jsonb, i.mapping),
  replacements = coalesce($5::jsonb, i.replacements),
  state = coalesce($6, i.state),
  stop_reason = $7,
  mode = coalesce($8, i.mode),
  with_duplicates = coalesce($9::boolean, i.with_duplicates),
  cancel_asked = coalesce($10::boolean, i.cancel_asked),
  counts = i.counts || coalesce($11::jsonb, '{}'),
  done_rows = coalesce($12::int, i.done_rows),
  resumed_row = coalesce($13::int, i.resumed_row),
  row_count = coalesce($16::int, i.row_count),
  asked_by = coalesce($17::uuid, i.asked_by),
  undo_reason = coalesce($18, i.undo_reason),
  undo_amended = coalesce($19::boolean, i.undo_amended),
  undone_rows = coalesce($20::int, i.undone_rows),
  undo_asked_at = case
    when 'undo_asked' = any ($14::text[]) then now()
    else i.undo_asked_at
  end,
  undo_ended_at = case
    when 'undo_ended' = any ($14::text[]) then now()
    else i.undo_ended_at
  end,
  checked_at = case
    when 'checked' = any ($14::text[]) then now()
    else i.checked_at
  end,
  started_at = case
    when 'started' = any ($14::text[]) then now()
    else i.started_at
  end,
  ended_at = case
    when 'ended' = any ($14::text[]) then now()
    else i.ended_at
  end,
  resumed_at = case
    when 'resumed' = any ($14::text[]) then now()
    else i.resumed_at
  end,
  version = i.version + $15::int,
  changed_at = now()
where
  i.city_code = $1
  and i.tenant_id = $2
  and i.id = $3
returning
  i.id,
  i.tenant_id as "tenantId",
  i.batch_number as "batchNumber",
  i.target,
  i.file_name as "fileName",
  i.format,
  i.sheet,
  i.file_bytes as "fileBytes",
  i.header_row as "headerRow",
  i.row_count as "rowCount",
  i.columns,
  i.mapping,
  i.replacements,
  i.state,
  i.stop_reason as "stopReason",
  i.mode,
  i.with_duplicates as "withDuplicates",
  i.cancel_asked as "cancelAsked",
  i.counts as "rowCounts",
  i.done_rows as "doneRows",
  i.resumed_at as "resumedAt",
  i.resumed_row as "resumedRow",
  i.version,
  i.recorded_at as "recordedAt",
  i.recorded_by as "recordedBy",
  i.asked_by as "askedBy",
  i.checked_at as "checkedAt",
  i.started_at as "startedAt",
  i.ended_at as "endedAt",
  i.expires_on as "expiresOn",
  i.cleaned,
  i.undo_reason as "undoReason",
  i.undo_amended as "undoAmended",
  i.undone_rows as "undoneRows",
  i.undo_asked_at as "undoAskedAt",
  i.undo_ended_at as "undoEndedAt";

-- ImportRepository.delete: import.delete
delete from import
where
  city_code = $1
  and tenant_id = $2
  and id = $3;

-- ImportRepository.find: import.find
select
  i.id,
  i.tenant_id as "tenantId",
  i.batch_number as "batchNumber",
  i.target,
  i.file_name as "fileName",
  i.format,
  i.sheet,
  i.file_bytes as "fileBytes",
  i.header_row as "headerRow",
  i.row_count as "rowCount",
  i.columns,
  i.mapping,
  i.replacements,
  i.state,
  i.stop_reason as "stopReason",
  i.mode,
  i.with_duplicates as "withDuplicates",
  i.cancel_asked as "cancelAsked",
  i.counts as "rowCounts",
  i.done_rows as "doneRows",
  i.resumed_at as "resumedAt",
  i.resumed_row as "resumedRow",
  i.version,
  i.recorded_at as "recordedAt",
  i.recorded_by as "recordedBy",
  i.asked_by as "askedBy",
  i.checked_at as "checkedAt",
  i.started_at as "startedAt",
  i.ended_at as "endedAt",
  i.expires_on as "expiresOn",
  i.cleaned,
  i.undo_reason as "undoReason",
  i.undo_amended as "undoAmended",
  i.undone_rows as "undoneRows",
  i.undo_asked_at as "undoAskedAt",
  i.undo_ended_at as "undoEndedAt"
from import i
where
  i.city_code = $1
  and i.tenant_id = $2
  and i.id = $3;

-- ImportRepository.insert: import.insert
insert into
  import as i (
    city_code,
    tenant_id,
    id,
    batch_number,
    target,
    file_name,
    format,
    sheet,
    file_bytes,
    header_row,
    row_count,
    columns,
    mapping,
    expires_on,
    recorded_by,
    state
  )
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 'UPLOADED')
returning
  i.id,
  i.tenant_id as "tenantId",
  i.batch_number as "batchNumber",
  i.target,
  i.file_name as "fileName",
  i.format,
  i.sheet,
  i.file_bytes as "fileBytes",
  i.header_row as "headerRow",
  i.row_count as "rowCount",
  i.columns,
  i.mapping,
  i.replacements,
  i.state,
  i.stop_reason as "stopReason",
  i.mode,
  i.with_duplicates as "withDuplicates",
  i.cancel_asked as "cancelAsked",
  i.counts as "rowCounts",
  i.done_rows as "doneRows",
  i.resumed_at as "resumedAt",
  i.resumed_row as "resumedRow",
  i.version,
  i.recorded_at as "recordedAt",
  i.recorded_by as "recordedBy",
  i.asked_by as "askedBy",
  i.checked_at as "checkedAt",
  i.started_at as "startedAt",
  i.ended_at as "endedAt",
  i.expires_on as "expiresOn",
  i.cleaned,
  i.undo_reason as "undoReason",
  i.undo_amended as "undoAmended",
  i.undone_rows as "undoneRows",
  i.undo_asked_at as "undoAskedAt",
  i.undo_ended_at as "undoEndedAt";

-- ImportRepository.isWrittenBeside: import.writing_of_target
select count(*)::int as count
from import i
where
  i.city_code = $1
  and i.tenant_id = $2
  and i.target = $3
  and i.id <> $4
  and i.state = 'WRITING';

-- ImportRepository.list: import.list
with
  own as (
    select
      i.*,
      count(*) over () as total
    from import i
    where
      i.city_code = $1
      and i.tenant_id = $2
      and i.target = any ($6::text[])
  )
select
  i.id,
  i.tenant_id as "tenantId",
  i.batch_number as "batchNumber",
  i.target,
  i.file_name as "fileName",
  i.format,
  i.sheet,
  i.file_bytes as "fileBytes",
  i.header_row as "headerRow",
  i.row_count as "rowCount",
  i.columns,
  i.mapping,
  i.replacements,
  i.state,
  i.stop_reason as "stopReason",
  i.mode,
  i.with_duplicates as "withDuplicates",
  i.cancel_asked as "cancelAsked",
  i.counts as "rowCounts",
  i.done_rows as "doneRows",
  i.resumed_at as "resumedAt",
  i.resumed_row as "resumedRow",
  i.version,
  i.recorded_at as "recordedAt",
  i.recorded_by as "recordedBy",
  i.asked_by as "askedBy",
  i.checked_at as "checkedAt",
  i.started_at as "startedAt",
  i.ended_at as "endedAt",
  i.expires_on as "expiresOn",
  i.cleaned,
  i.undo_reason as "undoReason",
  i.undo_amended as "undoAmended",
  i.undone_rows as "undoneRows",
  i.undo_asked_at as "undoAskedAt",
  i.undo_ended_at as "undoEndedAt",
  i.total::int as "totalCount",
  i.recorded_at::text as "recordedAtText"
from own i
where
  $3::timestamptz is null
  or (i.recorded_at, i.id) < ($3, $4::uuid)
order by
  i.recorded_at desc,
  i.id desc
limit $5;

-- ImportRepository.lock: import.lock
select
  i.id,
  i.tenant_id as "tenantId",
  i.batch_number as "batchNumber",
  i.target,
  i.file_name as "fileName",
  i.format,
  i.sheet,
  i.file_bytes as "fileBytes",
  i.header_row as "headerRow",
  i.row_count as "rowCount",
  i.columns,
  i.mapping,
  i.replacements,
  i.state,
  i.stop_reason as "stopReason",
  i.mode,
  i.with_duplicates as "withDuplicates",
  i.cancel_asked as "cancelAsked",
  i.counts as "rowCounts",
  i.done_rows as "doneRows",
  i.resumed_at as "resumedAt",
  i.resumed_row as "resumedRow",
  i.version,
  i.recorded_at as "recordedAt",
  i.recorded_by as "recordedBy",
  i.asked_by as "askedBy",
  i.checked_at as "checkedAt",
  i.started_at as "startedAt",
  i.ended_at as "endedAt",
  i.expires_on as "expiresOn",
  i.cleaned,
  i.undo_reason as "undoReason",
  i.undo_amended as "undoAmended",
  i.undone_rows as "undoneRows",
  i.undo_asked_at as "undoAskedAt",
  i.undo_ended_at as "undoEndedAt"
from import i
where
  i.city_code = $1
  and i.tenant_id = $2
  and i.id = $3
for update;

-- ImportRepository.lockUnit: import.lock_unit
select pg_advisory_xact_lock(hashtext ('imports'), hashtext ($1)) is not null as locked;

-- ImportRepository.nextNumber: import.next_number
select coalesce(max(split_part(given.batch, '-', 3)::int), 0) + 1 as next
from
  (
    select i.batch_number as batch
    from import i
    where
      i.city_code = $1
      and i.tenant_id = $2
      and i.batch_number like $3
    union all
    select e.detail ->> 'batchNumber'
    from audit_entry e
    where
      e.city_code = $1
      and e.tenant_id = $2
      and e.at > now() - interval '2 days'
      and e.action = 'import.uploaded'
      and e.detail ->> 'batchNumber' like $3
  ) given;

-- ImportRepository.openCount: import.open_count
select count(*)::int as count
from import i
where
  i.city_code = $1
  and i.tenant_id = $2
  and not i.cleaned;

-- ImportRepository.remember: import.remember
insert into import_mapping (city_code, tenant_id, target, header, field)
select
  $1,
  $2,
  $3,
  r.header,
  r.field
from jsonb_to_recordset($4::jsonb) as r (header text, field text)
on conflict (city_code, tenant_id, target, header) do update
set
  field = excluded.field,
  used_at = now();

-- ImportRepository.remembered: import.remembered
select
  header,
  field
from import_mapping
where
  city_code = $1
  and tenant_id = $2
  and target = $3;

-- ImportRowRepository.count: import_row.count
select count(*)::int as count
from import_row r
where
  r.city_code = $1
  and r.tenant_id = $2
  and r.import_id = $3
  and r.state is distinct from 'PART'
  and (
    $4::text is null
    or r.state = $4
  );

-- ImportRowRepository.countToWrite: import_row.count_to_write
select count(*)::int as count
from import_row r
where
  r.city_code = $1
  and r.tenant_id = $2
  and r.import_id = $3
  and r.row_number = any ($4::int[])
  and not r.written
  and r.state = any ($5::text[]);

-- ImportRowRepository.errors: import_row.errors
select
  (e ->> 'column')::int as "column",
  e ->> 'field' as field,
  e ->> 'code' as code,
  e -> 'params' as params,
  e ->> 'cell' as cell,
  e ->> 'suggestion' as suggestion,
  count(*)::int as count,
  (
    array_agg(
      (e ->> 'row')::int
      order by (e ->> 'row')::int
    )
  ) [1:20] as "rows"
from
  import_row r,
  jsonb_array_elements(r.errors) e
where
  r.city_code = $1
  and r.tenant_id = $2
  and r.import_id = $3
  and r.state = 'INVALID'
group by
  1,
  2,
  3,
  4,
  5,
  6
order by
  min((e ->> 'row')::int),
  1
limit $4;

-- ImportRowRepository.judge: import_row.judge
update import_row r
set
  state = j.state,
  part_of = j."partOf",
  errors = j.errors,
  kind = j.kind,
  record_id = j."recordId",
  seen_version = j."seenVersion"
from
  jsonb_to_recordset($4::jsonb) as j ("row" int, state text, "partOf" int, errors jsonb, kind text, "recordId" uuid, "seenVersion" int)
where
  r.city_code = $1
  and r.tenant_id = $2
  and r.import_id = $3
  and r.row_number = j."row";

-- ImportRowRepository.list: import_row.list
select
  r.row_number as "row",
  r.cells,
  r.state,
  r.part_of as "partOf",
  r.errors,
  r.kind,
  r.record_id as "recordId",
  r.seen_version as "seenVersion",
  r.written,
  r.undo,
  r.undo_why as "undoWhy"
from import_row r
where
  r.city_code = $1
  and r.tenant_id = $2
  and r.import_id = $3
  and r.row_number > $4
  and r.state is distinct from 'PART'
  and (
    $5::text is null
    or r.state = $5
  )
order by r.row_number
limit $6;

-- ImportRowRepository.next: import_row.next
select
  r.row_number as "row",
  r.cells,
  r.state,
  r.part_of as "partOf",
  r.errors,
  r.kind,
  r.record_id as "recordId",
  r.seen_version as "seenVersion",
  r.written,
  r.undo,
  r.undo_why as "undoWhy"
from import_row r
where
  r.city_code = $1
  and r.tenant_id = $2
  and r.import_id = $3
  and r.row_number > $4
order by r.row_number
limit $5;

-- ImportRowRepository.parts: import_row.parts
select
  r.row_number as "row",
  r.cells,
  r.state,
  r.part_of as "partOf",
  r.errors,
  r.kind,
  r.record_id as "recordId",
  r.seen_version as "seenVersion",
  r.written,
  r.undo,
  r.undo_why as "undoWhy"
from import_row r
where
  r.city_code = $1
  and r.tenant_id = $2
  and r.import_id = $3
  and r.row_number between $4 and $5 + 1000
  and r.state = 'PART'
order by r.row_number;

-- ImportRowRepository.stage: import_row.stage
insert into import_row (city_code, tenant_id, import_id, row_number, cells)
select
  $1,
  $2,
  $3,
  s."row",
  s.cells
from jsonb_to_recordset($4::jsonb) as s ("row" int, cells jsonb)
returning 1 as staged;

-- ImportRowRepository.toWrite: import_row.to_write
select
  r.row_number as "row",
  r.cells,
  r.state,
  r.part_of as "partOf",
  r.errors,
  r.kind,
  r.record_id as "recordId",
  r.seen_version as "seenVersion",
  r.written,
  r.undo,
  r.undo_why as "undoWhy"
from import_row r
where
  r.city_code = $1
  and r.tenant_id = $2
  and r.import_id = $3
  and r.row_number > $4
  and not r.written
  and r.state = any ($5::text[])
order by r.row_number
limit $6;

-- ImportRowRepository.written: import_row.written
update import_row r
set
  written = true,
  kind = j.kind,
  record_id = j."recordId",
  errors = null
from jsonb_to_recordset($4::jsonb) as j ("row" int, kind text, "recordId" uuid)
where
  r.city_code = $1
  and r.tenant_id = $2
  and r.import_id = $3
  and r.row_number = j."row";

-- ImportUndoRepository.begin: import_undo.left
select count(*)::int as count
from import_row r
where
  r.city_code = $1
  and r.tenant_id = $2
  and r.import_id = $3
  and r.written
  and r.undo is null;

-- ImportUndoRepository.begin: import_undo.reset
update import_row r
set
  undo = null,
  undo_why = null
where
  r.city_code = $1
  and r.tenant_id = $2
  and r.import_id = $3
  and r.written
  and r.undo is not null
  and r.undo <> 'VOIDED';

-- ImportUndoRepository.counts: import_undo.counts_of_activity
select
  count(*) filter (
    where
      r.state <> 'UPDATE'
      and r.undo is distinct from 'VOIDED'
      and not f.record_status = 'VOIDED'
      and not f.version > 1
  )::int as standing,
  count(*) filter (
    where
      r.state <> 'UPDATE'
      and r.undo is distinct from 'VOIDED'
      and not f.record_status = 'VOIDED'
      and f.version > 1
  )::int as amended,
  count(*) filter (where r.state = 'UPDATE')::int as updated,
  count(*) filter (where r.undo = 'VOIDED')::int as voided,
  count(*) filter (
    where
      r.state <> 'UPDATE'
      and r.undo is distinct from 'VOIDED'
      and f.record_status = 'VOIDED'
  )::int as "voidedBefore",
  count(*) filter (
    where
      r.undo = 'REFUSED'
      and not f.record_status = 'VOIDED'
  )::int as refused
from
  import_row r
  join activity f on f.city_code = $1
  and f.id = r.record_id
where
  r.city_code = $1
  and r.tenant_id = $2
  and r.import_id = $3
  and r.written;

-- ImportUndoRepository.counts: import_undo.counts_of_household_registration
select
  count(*) filter (
    where
      r.state <> 'UPDATE'
      and r.undo is distinct from 'VOIDED'
      and not f.undone_at is not null
      and not false
  )::int as standing,
  count(*) filter (
    where
      r.state <> 'UPDATE'
      and r.undo is distinct from 'VOIDED'
      and not f.undone_at is not null
      and false
  )::int as amended,
  count(*) filter (where r.state = 'UPDATE')::int as updated,
  count(*) filter (where r.undo = 'VOIDED')::int as voided,
  count(*) filter (
    where
      r.state <> 'UPDATE'
      and r.undo is distinct from 'VOIDED'
      and f.undone_at is not null
  )::int as "voidedBefore",
  count(*) filter (
    where
      r.undo = 'REFUSED'
      and not f.undone_at is not null
  )::int as refused
from
  import_row r
  join household_registration f on f.city_code = $1
  and f.id = r.record_id
where
  r.city_code = $1
  and r.tenant_id = $2
  and r.import_id = $3
  and r.written;

-- ImportUndoRepository.mark: import_undo.mark
update import_row r
set
  undo = j.undo,
  undo_why = j.why
from jsonb_to_recordset($4::jsonb) as j ("recordId" uuid, undo text, why jsonb)
where
  r.city_code = $1
  and r.tenant_id = $2
  and r.import_id = $3
  and r.written
  and r.undo is null
  and r.record_id = j."recordId"
returning r.row_number;

-- ImportUndoRepository.next: import_undo.next
select
  r.row_number as "row",
  r.kind,
  r.record_id as "recordId",
  r.state <> 'UPDATE' as "isNew"
from import_row r
where
  r.city_code = $1
  and r.tenant_id = $2
  and r.import_id = $3
  and r.written
  and r.undo is null
order by r.row_number desc
limit $4;

-- cleanSome: spreadsheets that are imported
delete from import_row
where
  city_code = $1
  and import_id = any ($2::uuid[])
  and not written;

-- cleanSome: spreadsheets that are imported
select id
from import
where
  city_code = $1
  and not cleaned
  and expires_on <= $2::date
  and state not in ('CHECKING', 'WRITING', 'UNDOING')
order by id
limit $3;

-- cleanSome: spreadsheets that are imported
update import
set
  cleaned = true,
  columns = '[]',
  replacements = '[]',
  changed_at = now()
where
  city_code = $1
  and id = any ($2::uuid[]);

-- cleanSome: spreadsheets that are imported
update import_row
set
  cells = null,
  errors = null
where
  city_code = $1
  and import_id = any ($2::uuid[])
  and written;
