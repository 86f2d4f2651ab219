-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- FactPages.read: interception.count city active
select count(*)::int as total
from
  (
    select
    from interception f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
    limit $2
  ) f;

-- FactPages.read: interception.page city active
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
  f.occurred_on as "occurredOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.venue as "venue",
  f.venues as "venues",
  f.fraud_type as "fraudType",
  f.count as "count",
  f.count_qualifier as "countQualifier",
  f.count_up_to as "countUpTo",
  f.count_at_least as "countAtLeast",
  f.amount as "amount",
  f.amount_qualifier as "amountQualifier",
  f.amount_up_to as "amountUpTo",
  f.amount_at_least as "amountAtLeast",
  f.dissuasions as "dissuasions",
  f.dissuasions_qualifier as "dissuasionsQualifier",
  f.dissuasions_up_to as "dissuasionsUpTo",
  f.dissuasions_at_least as "dissuasionsAtLeast",
  f.victim_age_band as "victimAgeBand",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'id',
            p.tenant_id,
            'name',
            p.name,
            'type',
            p.type,
            'homeRegion',
            p.home_region,
            'sector',
            p.sector,
            'confirmation',
            p.confirmation
          )
        )
      from interception_partakers (f.id) p
    ),
    '[]'
  ) as "joinedBy",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.occurred_on as key_0,
      f.id as key_1
    from interception f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
    order by
      f.occurred_on desc,
      f.id desc
    limit $2
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: interception.page city active QUANTITY LOSS_AVOIDED DESC
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
  f.occurred_on as "occurredOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.venue as "venue",
  f.venues as "venues",
  f.fraud_type as "fraudType",
  f.count as "count",
  f.count_qualifier as "countQualifier",
  f.count_up_to as "countUpTo",
  f.count_at_least as "countAtLeast",
  f.amount as "amount",
  f.amount_qualifier as "amountQualifier",
  f.amount_up_to as "amountUpTo",
  f.amount_at_least as "amountAtLeast",
  f.dissuasions as "dissuasions",
  f.dissuasions_qualifier as "dissuasionsQualifier",
  f.dissuasions_up_to as "dissuasionsUpTo",
  f.dissuasions_at_least as "dissuasionsAtLeast",
  f.victim_age_band as "victimAgeBand",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'id',
            p.tenant_id,
            'name',
            p.name,
            'type',
            p.type,
            'homeRegion',
            p.home_region,
            'sector',
            p.sector,
            'confirmation',
            p.confirmation
          )
        )
      from interception_partakers (f.id) p
    ),
    '[]'
  ) as "joinedBy",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text] as key
from
  (
    select
      f.*,
      (q.amount is null) as key_0,
      coalesce(q.amount, 0) as key_1,
      f.occurred_on as key_2,
      f.id as key_3
    from
      interception f
      left join lateral (
        select sum(g.amount) as amount
        from fact_figure g
        where
          g.city_code = $1
          and g.fact_kind in ('INTERCEPTION')
          and not g.tenant_only
          and g.indicator = 'LOSS_AVOIDED'
          and g.fact_id = f.id
      ) q on true
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
    order by
      (q.amount is null) asc,
      coalesce(q.amount, 0) desc,
      f.occurred_on desc,
      f.id desc
    limit $2
  ) f
order by
  f.key_0 asc,
  f.key_1 desc,
  f.key_2 desc,
  f.key_3 desc;

-- FactPages.read: interception.page city active UNIT ASC
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
  f.occurred_on as "occurredOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.venue as "venue",
  f.venues as "venues",
  f.fraud_type as "fraudType",
  f.count as "count",
  f.count_qualifier as "countQualifier",
  f.count_up_to as "countUpTo",
  f.count_at_least as "countAtLeast",
  f.amount as "amount",
  f.amount_qualifier as "amountQualifier",
  f.amount_up_to as "amountUpTo",
  f.amount_at_least as "amountAtLeast",
  f.dissuasions as "dissuasions",
  f.dissuasions_qualifier as "dissuasionsQualifier",
  f.dissuasions_up_to as "dissuasionsUpTo",
  f.dissuasions_at_least as "dissuasionsAtLeast",
  f.victim_age_band as "victimAgeBand",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'id',
            p.tenant_id,
            'name',
            p.name,
            'type',
            p.type,
            'homeRegion',
            p.home_region,
            'sector',
            p.sector,
            'confirmation',
            p.confirmation
          )
        )
      from interception_partakers (f.id) p
    ),
    '[]'
  ) as "joinedBy",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text, f.key_4::text] as key
from
  (
    select
      f.*,
      (u.id is null) as key_0,
      coalesce(u.name, '') collate "zh-x-icu" as key_1,
      f.tenant_id as key_2,
      f.occurred_on as key_3,
      f.id as key_4
    from
      interception f
      left join tenant u on u.city_code = $1
      and u.id = f.tenant_id
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
    order by
      (u.id is null) asc,
      coalesce(u.name, '') collate "zh-x-icu" asc,
      f.tenant_id asc,
      f.occurred_on desc,
      f.id desc
    limit $2
  ) f
order by
  f.key_0 asc,
  f.key_1 asc,
  f.key_2 asc,
  f.key_3 desc,
  f.key_4 desc;

-- FactPages.read: interception.page city active after 2
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
  f.occurred_on as "occurredOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.venue as "venue",
  f.venues as "venues",
  f.fraud_type as "fraudType",
  f.count as "count",
  f.count_qualifier as "countQualifier",
  f.count_up_to as "countUpTo",
  f.count_at_least as "countAtLeast",
  f.amount as "amount",
  f.amount_qualifier as "amountQualifier",
  f.amount_up_to as "amountUpTo",
  f.amount_at_least as "amountAtLeast",
  f.dissuasions as "dissuasions",
  f.dissuasions_qualifier as "dissuasionsQualifier",
  f.dissuasions_up_to as "dissuasionsUpTo",
  f.dissuasions_at_least as "dissuasionsAtLeast",
  f.victim_age_band as "victimAgeBand",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'id',
            p.tenant_id,
            'name',
            p.name,
            'type',
            p.type,
            'homeRegion',
            p.home_region,
            'sector',
            p.sector,
            'confirmation',
            p.confirmation
          )
        )
      from interception_partakers (f.id) p
    ),
    '[]'
  ) as "joinedBy",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.occurred_on as key_0,
      f.id as key_1
    from interception f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and (f.occurred_on, f.id) < ($2::date, $3::uuid)
    order by
      f.occurred_on desc,
      f.id desc
    limit $4
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: interception.page city active before 2 inclusive backwards
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
  f.occurred_on as "occurredOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.venue as "venue",
  f.venues as "venues",
  f.fraud_type as "fraudType",
  f.count as "count",
  f.count_qualifier as "countQualifier",
  f.count_up_to as "countUpTo",
  f.count_at_least as "countAtLeast",
  f.amount as "amount",
  f.amount_qualifier as "amountQualifier",
  f.amount_up_to as "amountUpTo",
  f.amount_at_least as "amountAtLeast",
  f.dissuasions as "dissuasions",
  f.dissuasions_qualifier as "dissuasionsQualifier",
  f.dissuasions_up_to as "dissuasionsUpTo",
  f.dissuasions_at_least as "dissuasionsAtLeast",
  f.victim_age_band as "victimAgeBand",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'id',
            p.tenant_id,
            'name',
            p.name,
            'type',
            p.type,
            'homeRegion',
            p.home_region,
            'sector',
            p.sector,
            'confirmation',
            p.confirmation
          )
        )
      from interception_partakers (f.id) p
    ),
    '[]'
  ) as "joinedBy",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.occurred_on as key_0,
      f.id as key_1
    from interception f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and (f.occurred_on, f.id) >= ($2::date, $3::uuid)
    order by
      f.occurred_on asc,
      f.id asc
    limit $4
  ) f
order by
  f.key_0 asc,
  f.key_1 asc;

-- FactPages.read: interception.page city active fraud type
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
  f.occurred_on as "occurredOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.venue as "venue",
  f.venues as "venues",
  f.fraud_type as "fraudType",
  f.count as "count",
  f.count_qualifier as "countQualifier",
  f.count_up_to as "countUpTo",
  f.count_at_least as "countAtLeast",
  f.amount as "amount",
  f.amount_qualifier as "amountQualifier",
  f.amount_up_to as "amountUpTo",
  f.amount_at_least as "amountAtLeast",
  f.dissuasions as "dissuasions",
  f.dissuasions_qualifier as "dissuasionsQualifier",
  f.dissuasions_up_to as "dissuasionsUpTo",
  f.dissuasions_at_least as "dissuasionsAtLeast",
  f.victim_age_band as "victimAgeBand",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'id',
            p.tenant_id,
            'name',
            p.name,
            'type',
            p.type,
            'homeRegion',
            p.home_region,
            'sector',
            p.sector,
            'confirmation',
            p.confirmation
          )
        )
      from interception_partakers (f.id) p
    ),
    '[]'
  ) as "joinedBy",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.occurred_on as key_0,
      f.id as key_1
    from interception f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.fraud_type ^@ $2
    order by
      f.occurred_on desc,
      f.id desc
    limit $3
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: interception.page city active own or joined
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
  f.occurred_on as "occurredOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.venue as "venue",
  f.venues as "venues",
  f.fraud_type as "fraudType",
  f.count as "count",
  f.count_qualifier as "countQualifier",
  f.count_up_to as "countUpTo",
  f.count_at_least as "countAtLeast",
  f.amount as "amount",
  f.amount_qualifier as "amountQualifier",
  f.amount_up_to as "amountUpTo",
  f.amount_at_least as "amountAtLeast",
  f.dissuasions as "dissuasions",
  f.dissuasions_qualifier as "dissuasionsQualifier",
  f.dissuasions_up_to as "dissuasionsUpTo",
  f.dissuasions_at_least as "dissuasionsAtLeast",
  f.victim_age_band as "victimAgeBand",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'id',
            p.tenant_id,
            'name',
            p.name,
            'type',
            p.type,
            'homeRegion',
            p.home_region,
            'sector',
            p.sector,
            'confirmation',
            p.confirmation
          )
        )
      from interception_partakers (f.id) p
    ),
    '[]'
  ) as "joinedBy",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.occurred_on as key_0,
      f.id as key_1
    from interception f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.id in (
        select o.id
        from interception o
        where
          o.city_code = $1
          and o.tenant_id = $2
        union all
        select p.interception_id
        from interception_participant p
        where
          p.city_code = $1
          and p.tenant_id = $2
      )
    order by
      f.occurred_on desc,
      f.id desc
    limit $3
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: interception.page city active own or joined fraud type
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
  f.occurred_on as "occurredOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.venue as "venue",
  f.venues as "venues",
  f.fraud_type as "fraudType",
  f.count as "count",
  f.count_qualifier as "countQualifier",
  f.count_up_to as "countUpTo",
  f.count_at_least as "countAtLeast",
  f.amount as "amount",
  f.amount_qualifier as "amountQualifier",
  f.amount_up_to as "amountUpTo",
  f.amount_at_least as "amountAtLeast",
  f.dissuasions as "dissuasions",
  f.dissuasions_qualifier as "dissuasionsQualifier",
  f.dissuasions_up_to as "dissuasionsUpTo",
  f.dissuasions_at_least as "dissuasionsAtLeast",
  f.victim_age_band as "victimAgeBand",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'id',
            p.tenant_id,
            'name',
            p.name,
            'type',
            p.type,
            'homeRegion',
            p.home_region,
            'sector',
            p.sector,
            'confirmation',
            p.confirmation
          )
        )
      from interception_partakers (f.id) p
    ),
    '[]'
  ) as "joinedBy",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.occurred_on as key_0,
      f.id as key_1
    from interception f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.id in (
        select o.id
        from interception o
        where
          o.city_code = $1
          and o.tenant_id = $2
        union all
        select p.interception_id
        from interception_participant p
        where
          p.city_code = $1
          and p.tenant_id = $2
      )
      and f.fraud_type ^@ $3
    order by
      f.occurred_on desc,
      f.id desc
    limit $4
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: interception.page city active own or joined to confirm
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
  f.occurred_on as "occurredOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.venue as "venue",
  f.venues as "venues",
  f.fraud_type as "fraudType",
  f.count as "count",
  f.count_qualifier as "countQualifier",
  f.count_up_to as "countUpTo",
  f.count_at_least as "countAtLeast",
  f.amount as "amount",
  f.amount_qualifier as "amountQualifier",
  f.amount_up_to as "amountUpTo",
  f.amount_at_least as "amountAtLeast",
  f.dissuasions as "dissuasions",
  f.dissuasions_qualifier as "dissuasionsQualifier",
  f.dissuasions_up_to as "dissuasionsUpTo",
  f.dissuasions_at_least as "dissuasionsAtLeast",
  f.victim_age_band as "victimAgeBand",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'id',
            p.tenant_id,
            'name',
            p.name,
            'type',
            p.type,
            'homeRegion',
            p.home_region,
            'sector',
            p.sector,
            'confirmation',
            p.confirmation
          )
        )
      from interception_partakers (f.id) p
    ),
    '[]'
  ) as "joinedBy",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.occurred_on as key_0,
      f.id as key_1
    from interception f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.id in (
        select o.id
        from interception o
        where
          o.city_code = $1
          and o.tenant_id = $2
        union all
        select p.interception_id
        from interception_participant p
        where
          p.city_code = $1
          and p.tenant_id = $2
      )
      and f.id in (
        select p.interception_id
        from interception_participant p
        where
          p.city_code = $1
          and p.tenant_id = $3
          and p.confirmation = 'PENDING'
      )
    order by
      f.occurred_on desc,
      f.id desc
    limit $4
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: interception.page city active own or joined venue
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
  f.occurred_on as "occurredOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.venue as "venue",
  f.venues as "venues",
  f.fraud_type as "fraudType",
  f.count as "count",
  f.count_qualifier as "countQualifier",
  f.count_up_to as "countUpTo",
  f.count_at_least as "countAtLeast",
  f.amount as "amount",
  f.amount_qualifier as "amountQualifier",
  f.amount_up_to as "amountUpTo",
  f.amount_at_least as "amountAtLeast",
  f.dissuasions as "dissuasions",
  f.dissuasions_qualifier as "dissuasionsQualifier",
  f.dissuasions_up_to as "dissuasionsUpTo",
  f.dissuasions_at_least as "dissuasionsAtLeast",
  f.victim_age_band as "victimAgeBand",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'id',
            p.tenant_id,
            'name',
            p.name,
            'type',
            p.type,
            'homeRegion',
            p.home_region,
            'sector',
            p.sector,
            'confirmation',
            p.confirmation
          )
        )
      from interception_partakers (f.id) p
    ),
    '[]'
  ) as "joinedBy",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.occurred_on as key_0,
      f.id as key_1
    from interception f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.id in (
        select o.id
        from interception o
        where
          o.city_code = $1
          and o.tenant_id = $2
        union all
        select p.interception_id
        from interception_participant p
        where
          p.city_code = $1
          and p.tenant_id = $2
      )
      and (
        f.venue = $3
        or f.venues @> jsonb_build_array(jsonb_build_object('venue', $4::text))
      )
    order by
      f.occurred_on desc,
      f.id desc
    limit $5
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: interception.page city active to confirm
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
  f.occurred_on as "occurredOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.venue as "venue",
  f.venues as "venues",
  f.fraud_type as "fraudType",
  f.count as "count",
  f.count_qualifier as "countQualifier",
  f.count_up_to as "countUpTo",
  f.count_at_least as "countAtLeast",
  f.amount as "amount",
  f.amount_qualifier as "amountQualifier",
  f.amount_up_to as "amountUpTo",
  f.amount_at_least as "amountAtLeast",
  f.dissuasions as "dissuasions",
  f.dissuasions_qualifier as "dissuasionsQualifier",
  f.dissuasions_up_to as "dissuasionsUpTo",
  f.dissuasions_at_least as "dissuasionsAtLeast",
  f.victim_age_band as "victimAgeBand",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'id',
            p.tenant_id,
            'name',
            p.name,
            'type',
            p.type,
            'homeRegion',
            p.home_region,
            'sector',
            p.sector,
            'confirmation',
            p.confirmation
          )
        )
      from interception_partakers (f.id) p
    ),
    '[]'
  ) as "joinedBy",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.occurred_on as key_0,
      f.id as key_1
    from interception f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.id in (
        select p.interception_id
        from interception_participant p
        where
          p.city_code = $1
          and p.tenant_id = $2
          and p.confirmation = 'PENDING'
      )
    order by
      f.occurred_on desc,
      f.id desc
    limit $3
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: interception.page city active venue
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
  f.occurred_on as "occurredOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.venue as "venue",
  f.venues as "venues",
  f.fraud_type as "fraudType",
  f.count as "count",
  f.count_qualifier as "countQualifier",
  f.count_up_to as "countUpTo",
  f.count_at_least as "countAtLeast",
  f.amount as "amount",
  f.amount_qualifier as "amountQualifier",
  f.amount_up_to as "amountUpTo",
  f.amount_at_least as "amountAtLeast",
  f.dissuasions as "dissuasions",
  f.dissuasions_qualifier as "dissuasionsQualifier",
  f.dissuasions_up_to as "dissuasionsUpTo",
  f.dissuasions_at_least as "dissuasionsAtLeast",
  f.victim_age_band as "victimAgeBand",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'id',
            p.tenant_id,
            'name',
            p.name,
            'type',
            p.type,
            'homeRegion',
            p.home_region,
            'sector',
            p.sector,
            'confirmation',
            p.confirmation
          )
        )
      from interception_partakers (f.id) p
    ),
    '[]'
  ) as "joinedBy",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.occurred_on as key_0,
      f.id as key_1
    from interception f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and (
        f.venue = $2
        or f.venues @> jsonb_build_array(jsonb_build_object('venue', $3::text))
      )
    order by
      f.occurred_on desc,
      f.id desc
    limit $4
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.sums: interception.sums city active
with
  narrowed as materialized (
    select f.id
    from interception f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
    limit $2
  ),
  few as materialized (
    select count(*) < $2 as holds
    from narrowed
  )
select
  few.holds,
  s.*
from
  few
  left join lateral (
    select
      g.indicator,
      coalesce(sum(g.amount), 0) as amount,
      coalesce(
        sum(g.weight) filter (where g.qualifier = 'AT_LEAST'),
        0
      )::int as "atLeast",
      coalesce(
        sum(g.weight) filter (where g.qualifier = 'APPROX'),
        0
      )::int as approx,
      coalesce(
        sum(g.weight) filter (where g.qualifier = 'UNCOUNTED'),
        0
      )::int as uncounted,
      coalesce(
        sum(g.weight) filter (where g.qualifier = 'WITHHELD'),
        0
      )::int as withheld,
      coalesce(sum(g.to_check), 0)::int as "toCheck"
    from fact_figure g
    where
      g.city_code = $1
      and g.fact_kind in ('INTERCEPTION')
      and not g.tenant_only
      and few.holds
      and g.indicator in ('INTERCEPTIONS', 'LOSS_AVOIDED', 'DISSUASIONS')
      and g.fact_id = any (
        array(
          select id
          from narrowed
        )
      )
    group by g.indicator
  ) s on true;

-- FactTable.byIds: interception.by_ids
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
  f.occurred_on as "occurredOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.venue as "venue",
  f.venues as "venues",
  f.fraud_type as "fraudType",
  f.count as "count",
  f.count_qualifier as "countQualifier",
  f.count_up_to as "countUpTo",
  f.count_at_least as "countAtLeast",
  f.amount as "amount",
  f.amount_qualifier as "amountQualifier",
  f.amount_up_to as "amountUpTo",
  f.amount_at_least as "amountAtLeast",
  f.dissuasions as "dissuasions",
  f.dissuasions_qualifier as "dissuasionsQualifier",
  f.dissuasions_up_to as "dissuasionsUpTo",
  f.dissuasions_at_least as "dissuasionsAtLeast",
  f.victim_age_band as "victimAgeBand",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'id',
            p.tenant_id,
            'name',
            p.name,
            'type',
            p.type,
            'homeRegion',
            p.home_region,
            'sector',
            p.sector,
            'confirmation',
            p.confirmation
          )
        )
      from interception_partakers (f.id) p
    ),
    '[]'
  ) as "joinedBy"
from interception f
where
  f.city_code = $1
  and f.id = any ($2::uuid[]);

-- FactTable.find, FactTable.findIn: interception.by_id
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
  f.occurred_on as "occurredOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.venue as "venue",
  f.venues as "venues",
  f.fraud_type as "fraudType",
  f.count as "count",
  f.count_qualifier as "countQualifier",
  f.count_up_to as "countUpTo",
  f.count_at_least as "countAtLeast",
  f.amount as "amount",
  f.amount_qualifier as "amountQualifier",
  f.amount_up_to as "amountUpTo",
  f.amount_at_least as "amountAtLeast",
  f.dissuasions as "dissuasions",
  f.dissuasions_qualifier as "dissuasionsQualifier",
  f.dissuasions_up_to as "dissuasionsUpTo",
  f.dissuasions_at_least as "dissuasionsAtLeast",
  f.victim_age_band as "victimAgeBand",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'id',
            p.tenant_id,
            'name',
            p.name,
            'type',
            p.type,
            'homeRegion',
            p.home_region,
            'sector',
            p.sector,
            'confirmation',
            p.confirmation
          )
        )
      from interception_partakers (f.id) p
    ),
    '[]'
  ) as "joinedBy"
from interception f
where
  f.city_code = $1
  and f.id = $2;

-- FactTable.findByKey: interception.by_key
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
  f.occurred_on as "occurredOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.venue as "venue",
  f.venues as "venues",
  f.fraud_type as "fraudType",
  f.count as "count",
  f.count_qualifier as "countQualifier",
  f.count_up_to as "countUpTo",
  f.count_at_least as "countAtLeast",
  f.amount as "amount",
  f.amount_qualifier as "amountQualifier",
  f.amount_up_to as "amountUpTo",
  f.amount_at_least as "amountAtLeast",
  f.dissuasions as "dissuasions",
  f.dissuasions_qualifier as "dissuasionsQualifier",
  f.dissuasions_up_to as "dissuasionsUpTo",
  f.dissuasions_at_least as "dissuasionsAtLeast",
  f.victim_age_band as "victimAgeBand",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'id',
            p.tenant_id,
            'name',
            p.name,
            'type',
            p.type,
            'homeRegion',
            p.home_region,
            'sector',
            p.sector,
            'confirmation',
            p.confirmation
          )
        )
      from interception_partakers (f.id) p
    ),
    '[]'
  ) as "joinedBy"
from interception f
where
  f.city_code = $1
  and f.tenant_id = $2
  and f.idempotency_key = $3;

-- FactTable.insert
INSERT INTO
  "interception" (
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
    "occurred_on",
    "began_on",
    "running",
    "venue",
    "venues",
    "fraud_type",
    "count",
    "count_qualifier",
    "count_up_to",
    "count_at_least",
    "amount",
    "amount_qualifier",
    "amount_up_to",
    "amount_at_least",
    "dissuasions",
    "dissuasions_qualifier",
    "dissuasions_up_to",
    "dissuasions_at_least",
    "victim_age_band",
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
    $25,
    $26,
    $27,
    $28,
    $29,
    $30,
    $31,
    $32,
    $33,
    $34,
    $35
  )
ON CONFLICT DO NOTHING
RETURNING
  "recorded_at",
  "changed_at";

-- FactTable.lastTimesBefore: interception.last_times
select
  o.id as "beforeId",
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
  f.occurred_on as "occurredOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.venue as "venue",
  f.venues as "venues",
  f.fraud_type as "fraudType",
  f.count as "count",
  f.count_qualifier as "countQualifier",
  f.count_up_to as "countUpTo",
  f.count_at_least as "countAtLeast",
  f.amount as "amount",
  f.amount_qualifier as "amountQualifier",
  f.amount_up_to as "amountUpTo",
  f.amount_at_least as "amountAtLeast",
  f.dissuasions as "dissuasions",
  f.dissuasions_qualifier as "dissuasionsQualifier",
  f.dissuasions_up_to as "dissuasionsUpTo",
  f.dissuasions_at_least as "dissuasionsAtLeast",
  f.victim_age_band as "victimAgeBand",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'id',
            p.tenant_id,
            'name',
            p.name,
            'type',
            p.type,
            'homeRegion',
            p.home_region,
            'sector',
            p.sector,
            'confirmation',
            p.confirmation
          )
        )
      from interception_partakers (f.id) p
    ),
    '[]'
  ) as "joinedBy"
from
  interception o
  cross join lateral (
    select f.*
    from interception f
    where
      f.city_code = $1
      and f.tenant_id = o.tenant_id
      and f.occurred_on < o.occurred_on
      and f.venue = o.venue
      and f.record_status = 'ACTIVE'
    order by
      f.occurred_on desc,
      f.id desc
    limit 1
  ) f
where
  o.city_code = $1
  and o.id = any ($2::uuid[]);

-- FactTable.replace
UPDATE "interception"
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
  "occurred_on" = $13,
  "began_on" = $14,
  "running" = $15,
  "venue" = $16,
  "venues" = $17,
  "fraud_type" = $18,
  "count" = $19,
  "count_qualifier" = $20,
  "count_up_to" = $21,
  "count_at_least" = $22,
  "amount" = $23,
  "amount_qualifier" = $24,
  "amount_up_to" = $25,
  "amount_at_least" = $26,
  "dissuasions" = $27,
  "dissuasions_qualifier" = $28,
  "dissuasions_up_to" = $29,
  "dissuasions_at_least" = $30,
  "victim_age_band" = $31,
  "narrative" = $32,
  "search_text" = $33,
  "changed_at" = now()
WHERE
  (
    "city_code" = $34
    AND "id" = $35
    AND "version" = $36
  )
RETURNING
  "changed_at";

-- InterceptionRepository.answer: interception.answer
update interception_participant
set
  confirmation = $4,
  answered_by = $5,
  answered_at = now()
where
  city_code = $1
  and interception_id = $2
  and tenant_id = $3;

-- InterceptionRepository.insertParticipants
INSERT INTO
  "interception_participant" (
    "city_code",
    "interception_id",
    "tenant_id",
    "recorder_id",
    "name",
    "type",
    "home_region",
    "region_code",
    "sector"
  )
VALUES
  ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- InterceptionRepository.ownType: interception.own_type
select type
from tenant
where
  city_code = $1
  and id = $2;

-- InterceptionRepository.partners: interception.partners
select
  u.id,
  u.name,
  u.type,
  u.home_region as "homeRegion",
  u.sector
from
  tenant own,
  interception_partners (null, $3::uuid[], $4) u
where
  own.city_code = $1
  and own.id = $2;

-- InterceptionRepository.partnersNamed: interception.partners_named
select
  u.id,
  u.name,
  u.type,
  u.home_region as "homeRegion",
  u.sector
from
  tenant own,
  interception_partners ($3, null, $4) u
where
  own.city_code = $1
  and own.id = $2;

-- InterceptionRepository.removeOthers
DELETE FROM "interception_participant"
WHERE
  (
    "city_code" = $1
    AND "interception_id" = $2
    AND "tenant_id" = $3
  );

-- InterceptionRepository.replaceParts
SELECT
  "InterceptionParticipantEntity"."city_code" AS "InterceptionParticipantEntity_city_code",
  "InterceptionParticipantEntity"."interception_id" AS "InterceptionParticipantEntity_interception_id",
  "InterceptionParticipantEntity"."tenant_id" AS "InterceptionParticipantEntity_tenant_id",
  "InterceptionParticipantEntity"."recorder_id" AS "InterceptionParticipantEntity_recorder_id",
  "InterceptionParticipantEntity"."name" AS "InterceptionParticipantEntity_name",
  "InterceptionParticipantEntity"."type" AS "InterceptionParticipantEntity_type",
  "InterceptionParticipantEntity"."home_region" AS "InterceptionParticipantEntity_home_region",
  "InterceptionParticipantEntity"."region_code" AS "InterceptionParticipantEntity_region_code",
  "InterceptionParticipantEntity"."sector" AS "InterceptionParticipantEntity_sector",
  "InterceptionParticipantEntity"."confirmation" AS "InterceptionParticipantEntity_confirmation"
FROM
  "interception_participant" "InterceptionParticipantEntity"
WHERE
  (
    ("InterceptionParticipantEntity"."city_code" = $1)
    AND ("InterceptionParticipantEntity"."interception_id" = $2)
  );

-- InterceptionRepository.writeNamed: interception.write_named
update interception
set
  named = coalesce(
    (
      select
        array_agg(
          p.tenant_id
          order by p.tenant_id
        )
      from interception_participant p
      where
        p.city_code = $1
        and p.interception_id = $2
    ),
    '{}'
  )
where
  city_code = $1
  and id = $2;
