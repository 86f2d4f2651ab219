-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- FactTable.find, FactTable.findIn: activity.by_id
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
  f.type as "type",
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(jsonb_build_object('indicator', p.indicator, 'amount', p.amount, 'qualifier', p.qualifier))
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures"
from activity f
where
  f.city_code = $1
  and f.id = $2;

-- FactTable.findByKey: activity.by_key
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
  f.type as "type",
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(jsonb_build_object('indicator', p.indicator, 'amount', p.amount, 'qualifier', p.qualifier))
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures"
from activity f
where
  f.city_code = $1
  and f.tenant_id = $2
  and f.idempotency_key = $3;

-- FactTable.insert
INSERT INTO
  "activity" (
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
    "type",
    "title",
    "status",
    "start_on",
    "end_on",
    "venue",
    "audiences",
    "channels",
    "partners",
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
    $20,
    $21,
    $22,
    $23,
    $24,
    $25
  )
ON CONFLICT DO NOTHING
RETURNING
  "recorded_at",
  "changed_at";

-- FactTable.insertParts: a activity is amended
INSERT INTO
  "activity_measure" (
    "city_code",
    "activity_id",
    "indicator",
    "amount",
    "qualifier",
    "tenant_id",
    "region_code",
    "sector"
  )
VALUES
  ($1, $2, $3, $4, $5, $6, $7, $8),
  ($9, $10, $11, $12, $13, $14, $15, $16);

-- FactTable.insertParts: a activity is recorded
INSERT INTO
  "activity_measure" (
    "city_code",
    "activity_id",
    "indicator",
    "amount",
    "qualifier",
    "tenant_id",
    "region_code",
    "sector"
  )
VALUES
  ($1, $2, $3, $4, $5, $6, $7, $8);

-- FactTable.replace
UPDATE "activity"
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
  "type" = $13,
  "title" = $14,
  "status" = $15,
  "start_on" = $16,
  "end_on" = $17,
  "venue" = $18,
  "audiences" = $19,
  "channels" = $20,
  "partners" = $21,
  "narrative" = $22,
  "search_text" = $23,
  "changed_at" = now()
WHERE
  (
    "city_code" = $24
    AND "id" = $25
    AND "version" = $26
  )
RETURNING
  "changed_at";

-- FactTable.replaceParts
DELETE FROM "activity_measure"
WHERE
  (
    "city_code" = $1
    AND "activity_id" = $2
  );
