-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- AuditRepository.hasDone: audit.has_done
select
  exists (
    select
    from audit_entry e
    where
      e.city_code = $1
      and e.subject_kind = $2
      and e.subject_id = $3
      and e.tenant_id = $4
      and e.action = $5
  ) as done;

-- AuditRepository.insert: audit.insert
insert into
  audit_entry (city_code, id, tenant_id, user_id, action, subject_kind, subject_id, detail)
values ($1, $2, $3, $4, $5, $6, $7, $8);

-- AuditRepository.insertMany: audit.insert_many
insert into
  audit_entry (city_code, id, tenant_id, user_id, action, subject_kind, subject_id, detail)
select
  $1,
  e.id,
  $2,
  $3,
  e.action,
  e."subjectKind",
  e."subjectId",
  e.detail
from
  jsonb_to_recordset($4::jsonb) as e (id uuid, action text, "subjectKind" text, "subjectId" uuid, detail jsonb)
returning 1 as written;
