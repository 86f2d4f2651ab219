-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- FactPages.read: control_measure.count city in 1 regions active
select count(*)::int as total
from
  (
    select
    from
      (
        select *
        from control_measure f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from control_measure f
        where
          f.city_code = $1
          and f.tenant_id = $4
          and not (
            f.region_code >= $2
            and f.region_code < $3
          )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
    limit $5
  ) f;

-- FactPages.read: control_measure.page city in 1 regions active
select
  f.city_code as "cityCode",
  f.id as "id",
  f.tenant_id as "tenantId",
  f.home_region as "homeRegion",
  f.region_code as "regionCode",
  f.sector as "sector",
  f.campaign_ids as "campaignIds",
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
  f.in_place_since as "inPlaceSince",
  f.lifted_on as "liftedOn",
  f.note as "note",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.in_place_since as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from control_measure f
          where
            f.city_code = $1
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
          order by
            f.in_place_since desc,
            f.id desc
          limit $5
        )
        union all
        (
          select *
          from control_measure f
          where
            f.city_code = $1
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
          order by
            f.in_place_since desc,
            f.id desc
          limit $5
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
    order by
      f.in_place_since desc,
      f.id desc
    limit $5
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: control_measure.page city in 1 regions active UNIT ASC
select
  f.city_code as "cityCode",
  f.id as "id",
  f.tenant_id as "tenantId",
  f.home_region as "homeRegion",
  f.region_code as "regionCode",
  f.sector as "sector",
  f.campaign_ids as "campaignIds",
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
  f.in_place_since as "inPlaceSince",
  f.lifted_on as "liftedOn",
  f.note as "note",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text, f.key_4::text] as key
from
  (
    select
      f.*,
      (u.id is null) as key_0,
      coalesce(u.name, '') collate "zh-x-icu" as key_1,
      f.tenant_id as key_2,
      f.in_place_since as key_3,
      f.id as key_4
    from
      (
        select *
        from control_measure f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from control_measure f
        where
          f.city_code = $1
          and f.tenant_id = $4
          and not (
            f.region_code >= $2
            and f.region_code < $3
          )
      ) f
      left join tenant u on u.city_code = $1
      and u.id = f.tenant_id
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
    order by
      (u.id is null) asc,
      coalesce(u.name, '') collate "zh-x-icu" asc,
      f.tenant_id asc,
      f.in_place_since desc,
      f.id desc
    limit $5
  ) f
order by
  f.key_0 asc,
  f.key_1 asc,
  f.key_2 asc,
  f.key_3 desc,
  f.key_4 desc;

-- FactPages.read: control_measure.page city in 1 regions active after 2
select
  f.city_code as "cityCode",
  f.id as "id",
  f.tenant_id as "tenantId",
  f.home_region as "homeRegion",
  f.region_code as "regionCode",
  f.sector as "sector",
  f.campaign_ids as "campaignIds",
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
  f.in_place_since as "inPlaceSince",
  f.lifted_on as "liftedOn",
  f.note as "note",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.in_place_since as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from control_measure f
          where
            f.city_code = $1
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.in_place_since, f.id) < ($5::date, $6::uuid)
          order by
            f.in_place_since desc,
            f.id desc
          limit $7
        )
        union all
        (
          select *
          from control_measure f
          where
            f.city_code = $1
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.in_place_since, f.id) < ($5::date, $6::uuid)
          order by
            f.in_place_since desc,
            f.id desc
          limit $7
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and (f.in_place_since, f.id) < ($5::date, $6::uuid)
    order by
      f.in_place_since desc,
      f.id desc
    limit $7
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: control_measure.page city in 1 regions active before 2 inclusive backwards
select
  f.city_code as "cityCode",
  f.id as "id",
  f.tenant_id as "tenantId",
  f.home_region as "homeRegion",
  f.region_code as "regionCode",
  f.sector as "sector",
  f.campaign_ids as "campaignIds",
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
  f.in_place_since as "inPlaceSince",
  f.lifted_on as "liftedOn",
  f.note as "note",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.in_place_since as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from control_measure f
          where
            f.city_code = $1
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.in_place_since, f.id) >= ($5::date, $6::uuid)
          order by
            f.in_place_since asc,
            f.id asc
          limit $7
        )
        union all
        (
          select *
          from control_measure f
          where
            f.city_code = $1
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.in_place_since, f.id) >= ($5::date, $6::uuid)
          order by
            f.in_place_since asc,
            f.id asc
          limit $7
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and (f.in_place_since, f.id) >= ($5::date, $6::uuid)
    order by
      f.in_place_since asc,
      f.id asc
    limit $7
  ) f
order by
  f.key_0 asc,
  f.key_1 asc;

-- FactPages.read: control_measure.page city in 1 regions active in place
select
  f.city_code as "cityCode",
  f.id as "id",
  f.tenant_id as "tenantId",
  f.home_region as "homeRegion",
  f.region_code as "regionCode",
  f.sector as "sector",
  f.campaign_ids as "campaignIds",
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
  f.in_place_since as "inPlaceSince",
  f.lifted_on as "liftedOn",
  f.note as "note",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.in_place_since as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from control_measure f
          where
            f.city_code = $1
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.in_place_since <= $5::date
            and (
              f.lifted_on is null
              or f.lifted_on > $5::date
            )
          order by
            f.in_place_since desc,
            f.id desc
          limit $6
        )
        union all
        (
          select *
          from control_measure f
          where
            f.city_code = $1
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.in_place_since <= $5::date
            and (
              f.lifted_on is null
              or f.lifted_on > $5::date
            )
          order by
            f.in_place_since desc,
            f.id desc
          limit $6
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.in_place_since <= $5::date
      and (
        f.lifted_on is null
        or f.lifted_on > $5::date
      )
    order by
      f.in_place_since desc,
      f.id desc
    limit $6
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: control_measure.page city own active
select
  f.city_code as "cityCode",
  f.id as "id",
  f.tenant_id as "tenantId",
  f.home_region as "homeRegion",
  f.region_code as "regionCode",
  f.sector as "sector",
  f.campaign_ids as "campaignIds",
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
  f.in_place_since as "inPlaceSince",
  f.lifted_on as "liftedOn",
  f.note as "note",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.in_place_since as key_0,
      f.id as key_1
    from control_measure f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.record_status = 'ACTIVE'
    order by
      f.in_place_since desc,
      f.id desc
    limit $3
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: control_measure.page city own active in place
select
  f.city_code as "cityCode",
  f.id as "id",
  f.tenant_id as "tenantId",
  f.home_region as "homeRegion",
  f.region_code as "regionCode",
  f.sector as "sector",
  f.campaign_ids as "campaignIds",
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
  f.in_place_since as "inPlaceSince",
  f.lifted_on as "liftedOn",
  f.note as "note",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.in_place_since as key_0,
      f.id as key_1
    from control_measure f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.record_status = 'ACTIVE'
      and f.in_place_since <= $3::date
      and (
        f.lifted_on is null
        or f.lifted_on > $3::date
      )
    order by
      f.in_place_since desc,
      f.id desc
    limit $4
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactTable.byIds: control_measure.by_ids
select
  f.city_code as "cityCode",
  f.id as "id",
  f.tenant_id as "tenantId",
  f.home_region as "homeRegion",
  f.region_code as "regionCode",
  f.sector as "sector",
  f.campaign_ids as "campaignIds",
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
  f.in_place_since as "inPlaceSince",
  f.lifted_on as "liftedOn",
  f.note as "note"
from control_measure f
where
  f.city_code = $1
  and f.id = any ($2::uuid[]);

-- FactTable.find, FactTable.findIn: control_measure.by_id
select
  f.city_code as "cityCode",
  f.id as "id",
  f.tenant_id as "tenantId",
  f.home_region as "homeRegion",
  f.region_code as "regionCode",
  f.sector as "sector",
  f.campaign_ids as "campaignIds",
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
  f.in_place_since as "inPlaceSince",
  f.lifted_on as "liftedOn",
  f.note as "note"
from control_measure f
where
  f.city_code = $1
  and f.id = $2;

-- FactTable.findByKey: control_measure.by_key
select
  f.city_code as "cityCode",
  f.id as "id",
  f.tenant_id as "tenantId",
  f.home_region as "homeRegion",
  f.region_code as "regionCode",
  f.sector as "sector",
  f.campaign_ids as "campaignIds",
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
  f.in_place_since as "inPlaceSince",
  f.lifted_on as "liftedOn",
  f.note as "note"
from control_measure f
where
  f.city_code = $1
  and f.tenant_id = $2
  and f.idempotency_key = $3;

-- FactTable.insert
INSERT INTO
  "control_measure" (
    "city_code",
    "id",
    "tenant_id",
    "home_region",
    "region_code",
    "sector",
    "campaign_ids",
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
    "in_place_since",
    "lifted_on",
    "note"
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

-- FactTable.replace
UPDATE "control_measure"
SET
  "tenant_id" = $1,
  "home_region" = $2,
  "region_code" = $3,
  "sector" = $4,
  "campaign_ids" = $5,
  "record_status" = $6,
  "void_reason" = $7,
  "idempotency_key" = $8,
  "input_hash" = $9,
  "exceeded" = $10,
  "version" = $11,
  "recorded_by" = $12,
  "type" = $13,
  "in_place_since" = $14,
  "lifted_on" = $15,
  "note" = $16,
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

-- FactTable.where: control_measure.of_kind
select
  f.city_code as "cityCode",
  f.id as "id",
  f.tenant_id as "tenantId",
  f.home_region as "homeRegion",
  f.region_code as "regionCode",
  f.sector as "sector",
  f.campaign_ids as "campaignIds",
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
  f.in_place_since as "inPlaceSince",
  f.lifted_on as "liftedOn",
  f.note as "note"
from control_measure f
where
  f.city_code = $1
  and f.tenant_id = $2
  and f.type = $3
  and f.record_status = 'ACTIVE';
