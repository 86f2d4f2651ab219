-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- EditionRepository.byNumber, EditionRepository.find: summary_edition.by_number
select
  e.summary_id as "summaryId",
  e.number,
  e.narrative,
  e.kept_marks as "keptMarks",
  e.snapshot,
  e.snapshot_hash as "snapshotHash",
  e.as_of as "asOf",
  jsonb_build_object('charts', '[]'::jsonb) || e.document as document,
  e.changes,
  e.document_number as "documentNumber",
  e.signed_on as "signedOn",
  e.signed_by as "signedBy",
  e.issued_at as "issuedAt"
from summary_edition e
where
  e.city_code = $1
  and e.summary_id = $2
  and e.number = $3;

-- EditionRepository.issue: summary_edition.count
update summary s
set editions = $3
where
  s.city_code = $1
  and s.id = $2;

-- EditionRepository.issue: summary_edition.insert
insert into
  summary_edition (
    city_code,
    summary_id,
    number,
    tenant_id,
    about,
    region_code,
    sector,
    narrative,
    kept_marks,
    snapshot,
    snapshot_hash,
    as_of,
    document,
    changes,
    document_number,
    signed_on,
    signed_by,
    issued_by
  )
select
  d.city_code,
  d.summary_id,
  $3,
  d.tenant_id,
  d.about,
  d.region_code,
  d.sector,
  d.narrative,
  d.kept_marks,
  d.snapshot,
  d.snapshot_hash,
  d.as_of,
  $4,
  $5,
  $6,
  $7,
  $8,
  $9
from summary_draft d
where
  d.city_code = $1
  and d.summary_id = $2
returning number;

-- EditionRepository.issue: summary_edition.note
update summary_draft d
set issued_version = d.version
where
  d.city_code = $1
  and d.summary_id = $2;

-- EditionRepository.ofSummaries: summary_edition.of_summaries
select
  e.summary_id as "summaryId",
  e.number,
  e.narrative,
  e.kept_marks as "keptMarks",
  e.snapshot,
  e.snapshot_hash as "snapshotHash",
  e.as_of as "asOf",
  jsonb_build_object('charts', '[]'::jsonb) || e.document as document,
  e.changes,
  e.document_number as "documentNumber",
  e.signed_on as "signedOn",
  e.signed_by as "signedBy",
  e.issued_at as "issuedAt"
from summary_edition e
where
  e.city_code = $1
  and e.summary_id = any ($2::uuid[])
order by
  e.summary_id,
  e.number desc;

-- SummaryRepository.byId, SummaryRepository.find: summary.by_id
select
  s.id,
  s.tenant_id as "tenantId",
  s.about,
  s.region_code as "regionCode",
  nullif(s.sector, '*') as sector,
  s.period,
  s.starts_on as "startsOn",
  s.ends_on as "endsOn",
  s.editions,
  s.input_hash as "inputHash",
  s.created_at as "createdAt"
from summary s
where
  s.city_code = $1
  and s.id = $2;

-- SummaryRepository.byKey, SummaryRepository.taken: summary.by_key
select
  s.id,
  s.tenant_id as "tenantId",
  s.about,
  s.region_code as "regionCode",
  nullif(s.sector, '*') as sector,
  s.period,
  s.starts_on as "startsOn",
  s.ends_on as "endsOn",
  s.editions,
  s.input_hash as "inputHash",
  s.created_at as "createdAt"
from summary s
where
  s.city_code = $1
  and s.tenant_id = $2
  and s.idempotency_key = $3;

-- SummaryRepository.discard: summary.discard
delete from summary s
where
  s.city_code = $1
  and s.id = $2
  and s.editions = 0
returning s.id;

-- SummaryRepository.discard: summary.discard_draft
delete from summary_draft d
where
  d.city_code = $1
  and d.summary_id = $2
returning d.summary_id;

-- SummaryRepository.drafts: summary.drafts
select
  d.summary_id as "summaryId",
  d.narrative,
  d.kept_marks as "keptMarks",
  d.snapshot,
  d.snapshot_hash as "snapshotHash",
  d.as_of as "asOf",
  d.version,
  d.issued_version as "issuedVersion",
  d.changed_at as "changedAt"
from summary_draft d
where
  d.city_code = $1
  and d.summary_id = any ($2::uuid[]);

-- SummaryRepository.insert: summary.insert
insert into
  summary as s (
    city_code,
    id,
    tenant_id,
    about,
    region_code,
    sector,
    period,
    starts_on,
    ends_on,
    idempotency_key,
    input_hash,
    created_by
  )
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
on conflict do nothing
returning
  s.id,
  s.tenant_id as "tenantId",
  s.about,
  s.region_code as "regionCode",
  nullif(s.sector, '*') as sector,
  s.period,
  s.starts_on as "startsOn",
  s.ends_on as "endsOn",
  s.editions,
  s.input_hash as "inputHash",
  s.created_at as "createdAt";

-- SummaryRepository.insert: summary.insert_draft
insert into
  summary_draft (
    city_code,
    summary_id,
    tenant_id,
    about,
    region_code,
    sector,
    narrative,
    snapshot,
    snapshot_hash,
    as_of,
    changed_by
  )
values ($1, $2, $3, $4, $5, $6, '{}', $7, $8, $9, $10);

-- SummaryRepository.lockDraft: summary.locked_draft
select
  d.summary_id as "summaryId",
  d.narrative,
  d.kept_marks as "keptMarks",
  d.snapshot,
  d.snapshot_hash as "snapshotHash",
  d.as_of as "asOf",
  d.version,
  d.issued_version as "issuedVersion",
  d.changed_at as "changedAt"
from summary_draft d
where
  d.city_code = $1
  and d.summary_id = $2
for update;

-- SummaryRepository.page: summary.page
with
  matching as (
    select
      s.id,
      s.tenant_id as "tenantId",
      s.about,
      s.region_code as "regionCode",
      nullif(s.sector, '*') as sector,
      s.period,
      s.starts_on as "startsOn",
      s.ends_on as "endsOn",
      s.editions,
      s.input_hash as "inputHash",
      s.created_at as "createdAt"
    from summary s
    where
      s.city_code = $1
      and (
        $2::date is null
        or (
          s.starts_on >= $2
          and s.ends_on <= $3::date
        )
      )
      and (
        $4::boolean is null
        or (s.editions > 0) = $4
      )
      and (
        $5::text is null
        or s.about = $5
      )
      and (
        $6::text is null
        or s.region_code ^@ $6
      )
      and (
        $7::boolean is not true
        or s.tenant_id = $8
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
      $9::date is null
      or ("endsOn", id) < ($9, $10::uuid)
    order by
      "endsOn" desc,
      id desc
    limit $11
  ) m on true
order by
  m."endsOn" desc,
  m.id desc;

-- SummaryRepository.refresh: summary.refresh
update summary_draft d
set
  snapshot = $3,
  snapshot_hash = $4,
  as_of = $5,
  version = d.version + 1,
  changed_by = $6,
  changed_at = now()
where
  d.city_code = $1
  and d.summary_id = $2;

-- SummaryRepository.taken: summary.of_subject
select
  s.id,
  s.tenant_id as "tenantId",
  s.about,
  s.region_code as "regionCode",
  nullif(s.sector, '*') as sector,
  s.period,
  s.starts_on as "startsOn",
  s.ends_on as "endsOn",
  s.editions,
  s.input_hash as "inputHash",
  s.created_at as "createdAt"
from summary s
where
  s.city_code = $1
  and s.tenant_id = $2
  and s.period = $3
  and s.about = $4
  and (
    s.about = 'UNIT'
    or (
      s.region_code = $5
      and s.sector = $6
    )
  );

-- SummaryRepository.write: summary.write
update summary_draft d
set
  narrative = $3,
  kept_marks = $4,
  version = d.version + 1,
  changed_by = $5,
  changed_at = now()
where
  d.city_code = $1
  and d.summary_id = $2;
