-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- AttachmentRepository.attach: attachment.attach
update attachment a
set
  state = 'ATTACHED',
  owner_kind = $4,
  owner_id = $5,
  region_code = $6,
  sector = $7,
  of_region = $8,
  shown = $9,
  attached_at = now()
where
  a.city_code = $1
  and a.tenant_id = $2
  and a.id = $3
  and a.state = 'UPLOADED'
returning
  a.id,
  a.tenant_id as "tenantId",
  a.state,
  a.owner_kind as "ownerKind",
  a.owner_id as "ownerId",
  a.region_code as "regionCode",
  a.of_region as "ofRegion",
  a.name,
  a.media_type as "mediaType",
  a.size::int,
  a.content,
  a.preview,
  a.width,
  a.height,
  a.scanned,
  a.input_hash as "inputHash",
  a.uploaded_by as "uploadedBy",
  a.uploaded_at as "uploadedAt",
  a.attached_at as "attachedAt";

-- AttachmentRepository.byKey: attachment.by_key
select
  a.id,
  a.tenant_id as "tenantId",
  a.state,
  a.owner_kind as "ownerKind",
  a.owner_id as "ownerId",
  a.region_code as "regionCode",
  a.of_region as "ofRegion",
  a.name,
  a.media_type as "mediaType",
  a.size::int,
  a.content,
  a.preview,
  a.width,
  a.height,
  a.scanned,
  a.input_hash as "inputHash",
  a.uploaded_by as "uploadedBy",
  a.uploaded_at as "uploadedAt",
  a.attached_at as "attachedAt"
from attachment a
where
  a.city_code = $1
  and a.tenant_id = $2
  and a.idempotency_key = $3;

-- AttachmentRepository.bytes: attachment.bytes
select
  attachment_bytes (false)::float8 as used,
  attachment_bytes (true)::float8 as kept;

-- AttachmentRepository.count: attachment.count
select count(*)::int as count
from attachment a
where
  a.city_code = $1
  and a.owner_id = $2
  and a.owner_kind = $3
  and a.state = 'ATTACHED';

-- AttachmentRepository.detach: attachment.detach
update attachment a
set
  state = 'DETACHED',
  detached_at = now(),
  detached_by = $4
where
  a.city_code = $1
  and a.tenant_id = $2
  and a.id = $3
  and a.state = 'ATTACHED'
returning
  a.id,
  a.tenant_id as "tenantId",
  a.state,
  a.owner_kind as "ownerKind",
  a.owner_id as "ownerId",
  a.region_code as "regionCode",
  a.of_region as "ofRegion",
  a.name,
  a.media_type as "mediaType",
  a.size::int,
  a.content,
  a.preview,
  a.width,
  a.height,
  a.scanned,
  a.input_hash as "inputHash",
  a.uploaded_by as "uploadedBy",
  a.uploaded_at as "uploadedAt",
  a.attached_at as "attachedAt";

-- AttachmentRepository.detachAll: attachment.detach_all
update attachment a
set
  state = 'DETACHED',
  detached_at = now(),
  detached_by = $5
where
  a.city_code = $1
  and a.tenant_id = $2
  and a.owner_id = $3
  and a.owner_kind = $4
  and a.state = 'ATTACHED'
returning
  a.id,
  a.tenant_id as "tenantId",
  a.state,
  a.owner_kind as "ownerKind",
  a.owner_id as "ownerId",
  a.region_code as "regionCode",
  a.of_region as "ofRegion",
  a.name,
  a.media_type as "mediaType",
  a.size::int,
  a.content,
  a.preview,
  a.width,
  a.height,
  a.scanned,
  a.input_hash as "inputHash",
  a.uploaded_by as "uploadedBy",
  a.uploaded_at as "uploadedAt",
  a.attached_at as "attachedAt";

-- AttachmentRepository.find, AttachmentRepository.findIn: attachment.find
select
  a.id,
  a.tenant_id as "tenantId",
  a.state,
  a.owner_kind as "ownerKind",
  a.owner_id as "ownerId",
  a.region_code as "regionCode",
  a.of_region as "ofRegion",
  a.name,
  a.media_type as "mediaType",
  a.size::int,
  a.content,
  a.preview,
  a.width,
  a.height,
  a.scanned,
  a.input_hash as "inputHash",
  a.uploaded_by as "uploadedBy",
  a.uploaded_at as "uploadedAt",
  a.attached_at as "attachedAt"
from attachment a
where
  a.city_code = $1
  and a.id = $2;

-- AttachmentRepository.insert: attachment.insert
insert into
  attachment as a (
    city_code,
    id,
    tenant_id,
    name,
    media_type,
    size,
    content,
    preview,
    width,
    height,
    scanned,
    idempotency_key,
    input_hash,
    uploaded_by
  )
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
returning
  a.id,
  a.tenant_id as "tenantId",
  a.state,
  a.owner_kind as "ownerKind",
  a.owner_id as "ownerId",
  a.region_code as "regionCode",
  a.of_region as "ofRegion",
  a.name,
  a.media_type as "mediaType",
  a.size::int,
  a.content,
  a.preview,
  a.width,
  a.height,
  a.scanned,
  a.input_hash as "inputHash",
  a.uploaded_by as "uploadedBy",
  a.uploaded_at as "uploadedAt",
  a.attached_at as "attachedAt";

-- AttachmentRepository.ofOwners: attachment.of_owners
select
  a.id,
  a.tenant_id as "tenantId",
  a.state,
  a.owner_kind as "ownerKind",
  a.owner_id as "ownerId",
  a.region_code as "regionCode",
  a.of_region as "ofRegion",
  a.name,
  a.media_type as "mediaType",
  a.size::int,
  a.content,
  a.preview,
  a.width,
  a.height,
  a.scanned,
  a.input_hash as "inputHash",
  a.uploaded_by as "uploadedBy",
  a.uploaded_at as "uploadedAt",
  a.attached_at as "attachedAt"
from attachment a
where
  a.city_code = $1
  and a.owner_id = any ($2::uuid[])
  and a.owner_kind = $3
  and a.state = 'ATTACHED'
order by
  a.attached_at,
  a.id;

-- AttachmentRepository.show: attachment.show
update attachment a
set shown = true
where
  a.city_code = $1
  and a.owner_id = $2
  and a.owner_kind = $3
  and not a.shown;

-- AttachmentSweepRepository.forget
delete from attachment a
where
  a.city_code = $1
  and a.state = 'UPLOADED'
  and a.uploaded_at < now() - make_interval(hours => $2);

-- AttachmentSweepRepository.inUse
select each.content
from
  attachment a
  cross join lateral (
    values
      (a.content),
      (a.preview)
  ) each (content)
where
  a.city_code = $1
  and a.tenant_id = $2
  and each.content = any ($3::text[])
  and (
    a.state <> 'DETACHED'
    or a.detached_at >= now() - make_interval(days => $4)
  );
