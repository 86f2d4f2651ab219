-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- FactTable.find, FactTable.findIn: inspection.by_id
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
  f.occurred_on as "occurredOn",
  f.subject as "subject",
  f.inspections as "inspections",
  f.inspections_qualifier as "inspectionsQualifier",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'description',
            p.description,
            'count',
            p.count,
            'countQualifier',
            p.count_qualifier,
            'deadline',
            p.deadline,
            'rectifiedOn',
            p.rectified_on
          )
          order by p.position
        )
      from inspection_hazard p
      where
        p.city_code = $1
        and p.inspection_id = f.id
    ),
    '[]'
  ) as "hazards"
from inspection f
where
  f.city_code = $1
  and f.id = $2;

-- FactTable.findByKey: inspection.by_key
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
  f.occurred_on as "occurredOn",
  f.subject as "subject",
  f.inspections as "inspections",
  f.inspections_qualifier as "inspectionsQualifier",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'description',
            p.description,
            'count',
            p.count,
            'countQualifier',
            p.count_qualifier,
            'deadline',
            p.deadline,
            'rectifiedOn',
            p.rectified_on
          )
          order by p.position
        )
      from inspection_hazard p
      where
        p.city_code = $1
        and p.inspection_id = f.id
    ),
    '[]'
  ) as "hazards"
from inspection f
where
  f.city_code = $1
  and f.tenant_id = $2
  and f.idempotency_key = $3;

-- FactTable.insert
INSERT INTO
  "inspection" (
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
    "occurred_on",
    "subject",
    "inspections",
    "inspections_qualifier",
    "narrative"
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
    $19,
    $20
  )
ON CONFLICT DO NOTHING
RETURNING
  "recorded_at",
  "changed_at";

-- FactTable.insertParts
INSERT INTO
  "inspection_hazard" (
    "city_code",
    "inspection_id",
    "position",
    "description",
    "count",
    "count_qualifier",
    "deadline",
    "rectified_on",
    "tenant_id",
    "region_code",
    "sector"
  )
VALUES
  ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);

-- FactTable.replace
UPDATE "inspection"
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
  "occurred_on" = $13,
  "subject" = $14,
  "inspections" = $15,
  "inspections_qualifier" = $16,
  "narrative" = $17,
  "search_text" = $18,
  "changed_at" = now()
WHERE
  (
    "city_code" = $19
    AND "id" = $20
    AND "version" = $21
  )
RETURNING
  "changed_at";

-- FactTable.replaceParts
DELETE FROM "inspection_hazard"
WHERE
  (
    "city_code" = $1
    AND "inspection_id" = $2
  );
