-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- FactTable.find, FactTable.findIn: tally.by_id
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
  f.ledger as "ledger",
  f.occurred_on as "occurredOn",
  f.case_id as "caseId",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'change',
            p.change,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'partOf',
            p.part_of
          )
        )
      from tally_measure p
      where
        p.city_code = $1
        and p.tally_id = f.id
    ),
    '[]'
  ) as "measures"
from tally f
where
  f.city_code = $1
  and f.id = $2;

-- FactTable.findByKey: tally.by_key
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
  f.ledger as "ledger",
  f.occurred_on as "occurredOn",
  f.case_id as "caseId",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'change',
            p.change,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'partOf',
            p.part_of
          )
        )
      from tally_measure p
      where
        p.city_code = $1
        and p.tally_id = f.id
    ),
    '[]'
  ) as "measures"
from tally f
where
  f.city_code = $1
  and f.tenant_id = $2
  and f.idempotency_key = $3;

-- FactTable.insert
INSERT INTO
  "tally" (
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
    "ledger",
    "occurred_on",
    "case_id",
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
    $19
  )
ON CONFLICT DO NOTHING
RETURNING
  "recorded_at",
  "changed_at";

-- FactTable.insertParts
INSERT INTO
  "tally_measure" (
    "city_code",
    "tally_id",
    "indicator",
    "change",
    "amount",
    "qualifier",
    "part_of",
    "tenant_id",
    "region_code",
    "sector"
  )
VALUES
  ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- FactTable.replace
UPDATE "tally"
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
  "ledger" = $13,
  "occurred_on" = $14,
  "case_id" = $15,
  "narrative" = $16,
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

-- FactTable.replaceParts
DELETE FROM "tally_measure"
WHERE
  (
    "city_code" = $1
    AND "tally_id" = $2
  );

-- TallyService.movements: tally.movements
select
  f.occurred_on as "day",
  coalesce(sum(m.change * m.amount), 0)::bigint as amount,
  bool_and(m.qualifier = 'EXACT') as exact
from
  tally f
  join tally_measure m on m.city_code = $1
  and m.tally_id = f.id
where
  f.city_code = $1
  and f.tenant_id = $2
  and f.record_status = 'ACTIVE'
  and m.indicator = 'ACCOUNTS_RESTRICTED'
  and f.id is distinct from $3::uuid
group by 1;
