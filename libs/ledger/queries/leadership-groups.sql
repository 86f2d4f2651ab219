-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- FactTable.find, FactTable.findIn: leadership_group.by_id
select
  f.city_code as "cityCode",
  f.id as "id",
  f.tenant_id as "tenantId",
  f.home_region as "homeRegion",
  f.region_code as "regionCode",
  f.sector as "sector",
  f.campaign_id as "campaignId",
  f.record_status as "recordStatus",
  f.void_reason as "voidReason",
  f.idempotency_key as "idempotencyKey",
  f.input_hash as "inputHash",
  f.exceeded as "exceeded",
  f.version as "version",
  f.recorded_at as "recordedAt",
  f.recorded_by as "recordedBy",
  f.changed_at as "changedAt",
  f.name as "name",
  f.founded_on as "foundedOn",
  f.dissolved_on as "dissolvedOn",
  f.document_number as "documentNumber",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'name',
            p.name,
            'title',
            p.title,
            'role',
            p.role,
            'duty',
            p.duty,
            'joinedOn',
            p.joined_on,
            'leftOn',
            p.left_on
          )
          order by p.position
        )
      from leadership_member p
      where
        p.city_code = $1
        and p.group_id = f.id
    ),
    '[]'
  ) as "members"
from leadership_group f
where
  f.city_code = $1
  and f.id = $2;

-- FactTable.findByKey: leadership_group.by_key
select
  f.city_code as "cityCode",
  f.id as "id",
  f.tenant_id as "tenantId",
  f.home_region as "homeRegion",
  f.region_code as "regionCode",
  f.sector as "sector",
  f.campaign_id as "campaignId",
  f.record_status as "recordStatus",
  f.void_reason as "voidReason",
  f.idempotency_key as "idempotencyKey",
  f.input_hash as "inputHash",
  f.exceeded as "exceeded",
  f.version as "version",
  f.recorded_at as "recordedAt",
  f.recorded_by as "recordedBy",
  f.changed_at as "changedAt",
  f.name as "name",
  f.founded_on as "foundedOn",
  f.dissolved_on as "dissolvedOn",
  f.document_number as "documentNumber",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'name',
            p.name,
            'title',
            p.title,
            'role',
            p.role,
            'duty',
            p.duty,
            'joinedOn',
            p.joined_on,
            'leftOn',
            p.left_on
          )
          order by p.position
        )
      from leadership_member p
      where
        p.city_code = $1
        and p.group_id = f.id
    ),
    '[]'
  ) as "members"
from leadership_group f
where
  f.city_code = $1
  and f.tenant_id = $2
  and f.idempotency_key = $3;

-- FactTable.insert
INSERT INTO
  "leadership_group" (
    "city_code",
    "id",
    "tenant_id",
    "home_region",
    "region_code",
    "sector",
    "campaign_id",
    "record_status",
    "void_reason",
    "idempotency_key",
    "input_hash",
    "exceeded",
    "version",
    "recorded_at",
    "recorded_by",
    "changed_at",
    "search_text",
    "name",
    "founded_on",
    "dissolved_on",
    "document_number"
  )
VALUES
  (
    $1,
    $2,
    $3,
    $4,
    $5,
    $6,
    $7,
    $8,
    $9,
    $10,
    $11,
    $12,
    $13,
    DEFAULT,
    $14,
    DEFAULT,
    $15,
    $16,
    $17,
    $18,
    $19
  )
ON CONFLICT DO NOTHING
RETURNING
  "recorded_at",
  "changed_at";

-- FactTable.insertParts
INSERT INTO
  "leadership_member" (
    "city_code",
    "group_id",
    "position",
    "name",
    "title",
    "role",
    "duty",
    "joined_on",
    "left_on",
    "tenant_id",
    "region_code",
    "sector"
  )
VALUES
  ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12);

-- FactTable.replace
UPDATE "leadership_group"
SET
  "tenant_id" = $1,
  "home_region" = $2,
  "region_code" = $3,
  "sector" = $4,
  "campaign_id" = $5,
  "record_status" = $6,
  "void_reason" = $7,
  "idempotency_key" = $8,
  "input_hash" = $9,
  "exceeded" = $10,
  "version" = $11,
  "recorded_by" = $12,
  "name" = $13,
  "founded_on" = $14,
  "dissolved_on" = $15,
  "document_number" = $16,
  "search_text" = $17,
  "changed_at" = now()
WHERE
  (
    "city_code" = $18
    AND "id" = $19
    AND "version" = $20
  )
RETURNING
  "changed_at";

-- LeadershipGroupRepository.contacts, LeadershipGroupRepository.contactsIn: leadership_group.contacts
select
  group_id as "groupId",
  position,
  phone
from leadership_contact
where
  city_code = $1
  and group_id = any ($2::uuid[]);

-- LeadershipGroupRepository.outlines: leadership_group.outlines
select
  id,
  tenant_id as "tenantId",
  document_number as "documentNumber",
  campaign_id as "campaignId",
  founded_on as "foundedOn",
  dissolved_on as "dissolvedOn",
  record_status as "recordStatus"
from leadership_group
where
  city_code = $1
  and tenant_id = $2
  and record_status = 'ACTIVE';

-- LeadershipGroupRepository.replaceContacts: leadership_group.forget_contacts
delete from leadership_contact
where
  city_code = $1
  and group_id = $2;

-- LeadershipGroupRepository.replaceContacts: leadership_group.keep_contacts
insert into leadership_contact (city_code, group_id, tenant_id, position, phone)
select
  $1,
  $2,
  $3,
  position,
  phone
from unnest($4::int[], $5::text[]) as stated (position, phone)
returning 1;

-- LeadershipGroupRepository.replaceParts: a leadership group is amended
SELECT
  "LeadershipMemberEntity"."city_code" AS "LeadershipMemberEntity_city_code",
  "LeadershipMemberEntity"."group_id" AS "LeadershipMemberEntity_group_id",
  "LeadershipMemberEntity"."position" AS "LeadershipMemberEntity_position",
  "LeadershipMemberEntity"."name" AS "LeadershipMemberEntity_name",
  "LeadershipMemberEntity"."title" AS "LeadershipMemberEntity_title",
  "LeadershipMemberEntity"."role" AS "LeadershipMemberEntity_role",
  "LeadershipMemberEntity"."duty" AS "LeadershipMemberEntity_duty",
  "LeadershipMemberEntity"."joined_on" AS "LeadershipMemberEntity_joined_on",
  "LeadershipMemberEntity"."left_on" AS "LeadershipMemberEntity_left_on",
  "LeadershipMemberEntity"."tenant_id" AS "LeadershipMemberEntity_tenant_id",
  "LeadershipMemberEntity"."region_code" AS "LeadershipMemberEntity_region_code",
  "LeadershipMemberEntity"."sector" AS "LeadershipMemberEntity_sector"
FROM
  "leadership_member" "LeadershipMemberEntity"
WHERE
  (
    ("LeadershipMemberEntity"."city_code" = $1)
    AND ("LeadershipMemberEntity"."group_id" = $2)
  );

-- LeadershipGroupRepository.replaceParts: leaders change
DELETE FROM "leadership_member"
WHERE
  (
    "city_code" = $1
    AND "group_id" = $2
    AND "position" IN ($3, $4)
  );

-- LeadershipGroupRepository.replaceParts: leaders change
INSERT INTO
  "leadership_member" (
    "city_code",
    "group_id",
    "position",
    "name",
    "title",
    "role",
    "duty",
    "joined_on",
    "left_on",
    "tenant_id",
    "region_code",
    "sector"
  )
VALUES
  ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12),
  ($13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24);
