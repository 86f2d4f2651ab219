-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- FactTable.find, FactTable.findIn: funds_action.by_id
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
  f.stage as "stage",
  f.accounts as "accounts",
  f.accounts_qualifier as "accountsQualifier",
  f.amount as "amount",
  f.amount_qualifier as "amountQualifier",
  f.case_id as "caseId"
from funds_action f
where
  f.city_code = $1
  and f.id = $2;

-- FactTable.findByKey: funds_action.by_key
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
  f.stage as "stage",
  f.accounts as "accounts",
  f.accounts_qualifier as "accountsQualifier",
  f.amount as "amount",
  f.amount_qualifier as "amountQualifier",
  f.case_id as "caseId"
from funds_action f
where
  f.city_code = $1
  and f.tenant_id = $2
  and f.idempotency_key = $3;

-- FactTable.insert
INSERT INTO
  "funds_action" (
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
    "stage",
    "accounts",
    "accounts_qualifier",
    "amount",
    "amount_qualifier",
    "case_id"
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
    $22
  )
ON CONFLICT DO NOTHING
RETURNING
  "recorded_at",
  "changed_at";

-- FactTable.replace
UPDATE "funds_action"
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
  "stage" = $14,
  "accounts" = $15,
  "accounts_qualifier" = $16,
  "amount" = $17,
  "amount_qualifier" = $18,
  "case_id" = $19,
  "search_text" = $20,
  "changed_at" = now()
WHERE
  (
    "city_code" = $21
    AND "id" = $22
    AND "version" = $23
  )
RETURNING
  "changed_at";
