-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- FactPages.read: activity.count city in 1 regions
select count(*)::int as total
from
  (
    select
    from
      (
        select *
        from activity f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from activity f
        where
          f.city_code = $1
          and f.tenant_id = $4
          and not (
            f.region_code >= $2
            and f.region_code < $3
          )
      ) f
    where f.city_code = $1
    limit $5
  ) f;

-- FactPages.read: activity.count city in 1 regions active status
select count(*)::int as total
from
  (
    select
    from
      (
        select *
        from activity f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from activity f
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
      and f.status = $5
    limit $6
  ) f;

-- FactPages.read: activity.count city own changed since active
select count(*)::int as total
from
  (
    select
    from activity f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.changed_at >= $3
      and f.record_status = 'ACTIVE'
    limit $4
  ) f;

-- FactPages.read: activity.page city directly active status
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.start_on as key_0,
      f.id as key_1
    from activity f
    where
      f.city_code = $1
      and f.region_code = $2
      and f.record_status = 'ACTIVE'
      and f.status = $3
    order by
      f.start_on desc,
      f.id desc
    limit $4
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: activity.page city in 1 regions
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.start_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
          order by
            f.start_on desc,
            f.id desc
          limit $5
        )
        union all
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
          order by
            f.start_on desc,
            f.id desc
          limit $5
        )
      ) f
    where f.city_code = $1
    order by
      f.start_on desc,
      f.id desc
    limit $5
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: activity.page city in 1 regions active UNIT ASC unit by unit
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text, f.key_4::text] as key
from
  (
    select
      f.*,
      false as key_0,
      t.name collate "zh-x-icu" as key_1,
      t.id as key_2,
      f.start_on as key_3,
      f.id as key_4
    from
      tenant t
      cross join lateral (
        select *
        from
          (
            select *
            from activity f
            where
              f.city_code = $1
              and f.region_code >= $2
              and f.region_code < $3
            union all
            select *
            from activity f
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
          and f.tenant_id = t.id
        order by
          f.start_on desc,
          f.id desc
        limit $5
      ) f
    where t.city_code = $1
    order by
      t.name collate "zh-x-icu" asc,
      t.id asc,
      f.start_on desc,
      f.id desc
    limit $5
  ) f
order by
  f.key_0 asc,
  f.key_1 asc,
  f.key_2 asc,
  f.key_3 desc,
  f.key_4 desc;

-- FactPages.read: activity.page city in 1 regions active UNIT ASC unit by unit backwards
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text, f.key_4::text] as key
from
  (
    select
      f.*,
      false as key_0,
      t.name collate "zh-x-icu" as key_1,
      t.id as key_2,
      f.start_on as key_3,
      f.id as key_4
    from
      tenant t
      cross join lateral (
        select *
        from
          (
            select *
            from activity f
            where
              f.city_code = $1
              and f.region_code >= $2
              and f.region_code < $3
            union all
            select *
            from activity f
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
          and f.tenant_id = t.id
        order by
          f.start_on asc,
          f.id asc
        limit $5
      ) f
    where t.city_code = $1
    order by
      t.name collate "zh-x-icu" desc,
      t.id desc,
      f.start_on asc,
      f.id asc
    limit $5
  ) f
order by
  f.key_0 desc,
  f.key_1 desc,
  f.key_2 desc,
  f.key_3 asc,
  f.key_4 asc;

-- FactPages.read: activity.page city in 1 regions active UNIT ASC unit by unit behind a record
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text, f.key_4::text] as key
from
  (
    select
      f.*,
      false as key_0,
      t.name collate "zh-x-icu" as key_1,
      t.id as key_2,
      f.start_on as key_3,
      f.id as key_4
    from
      tenant t
      cross join lateral (
        select *
        from
          (
            select *
            from activity f
            where
              f.city_code = $1
              and f.region_code >= $2
              and f.region_code < $3
            union all
            select *
            from activity f
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
          and f.tenant_id = t.id
          and (
            t.id <> $7::uuid
            or (f.start_on, f.id) < ($8::date, $9::uuid)
          )
        order by
          f.start_on desc,
          f.id desc
        limit $5
      ) f
    where
      t.city_code = $1
      and (t.name collate "zh-x-icu", t.id) >= ($6::text, $7::uuid)
    order by
      t.name collate "zh-x-icu" asc,
      t.id asc,
      f.start_on desc,
      f.id desc
    limit $5
  ) f
order by
  f.key_0 asc,
  f.key_1 asc,
  f.key_2 asc,
  f.key_3 desc,
  f.key_4 desc;

-- FactPages.read: activity.page city in 1 regions active UNIT ASC unit by unit behind a record backwards
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text, f.key_4::text] as key
from
  (
    select
      f.*,
      false as key_0,
      t.name collate "zh-x-icu" as key_1,
      t.id as key_2,
      f.start_on as key_3,
      f.id as key_4
    from
      tenant t
      cross join lateral (
        select *
        from
          (
            select *
            from activity f
            where
              f.city_code = $1
              and f.region_code >= $2
              and f.region_code < $3
            union all
            select *
            from activity f
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
          and f.tenant_id = t.id
          and (
            t.id <> $7::uuid
            or (f.start_on, f.id) > ($8::date, $9::uuid)
          )
        order by
          f.start_on asc,
          f.id asc
        limit $5
      ) f
    where
      t.city_code = $1
      and (t.name collate "zh-x-icu", t.id) <= ($6::text, $7::uuid)
    order by
      t.name collate "zh-x-icu" desc,
      t.id desc,
      f.start_on asc,
      f.id asc
    limit $5
  ) f
order by
  f.key_0 desc,
  f.key_1 desc,
  f.key_2 desc,
  f.key_3 asc,
  f.key_4 asc;

-- FactPages.read: activity.page city in 1 regions active UNIT ASC unit by unit from a record
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text, f.key_4::text] as key
from
  (
    select
      f.*,
      false as key_0,
      t.name collate "zh-x-icu" as key_1,
      t.id as key_2,
      f.start_on as key_3,
      f.id as key_4
    from
      tenant t
      cross join lateral (
        select *
        from
          (
            select *
            from activity f
            where
              f.city_code = $1
              and f.region_code >= $2
              and f.region_code < $3
            union all
            select *
            from activity f
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
          and f.tenant_id = t.id
          and (
            t.id <> $7::uuid
            or (f.start_on, f.id) <= ($8::date, $9::uuid)
          )
        order by
          f.start_on desc,
          f.id desc
        limit $5
      ) f
    where
      t.city_code = $1
      and (t.name collate "zh-x-icu", t.id) >= ($6::text, $7::uuid)
    order by
      t.name collate "zh-x-icu" asc,
      t.id asc,
      f.start_on desc,
      f.id desc
    limit $5
  ) f
order by
  f.key_0 asc,
  f.key_1 asc,
  f.key_2 asc,
  f.key_3 desc,
  f.key_4 desc;

-- FactPages.read: activity.page city in 1 regions active UNIT ASC unit by unit from a record backwards
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text, f.key_4::text] as key
from
  (
    select
      f.*,
      false as key_0,
      t.name collate "zh-x-icu" as key_1,
      t.id as key_2,
      f.start_on as key_3,
      f.id as key_4
    from
      tenant t
      cross join lateral (
        select *
        from
          (
            select *
            from activity f
            where
              f.city_code = $1
              and f.region_code >= $2
              and f.region_code < $3
            union all
            select *
            from activity f
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
          and f.tenant_id = t.id
          and (
            t.id <> $7::uuid
            or (f.start_on, f.id) >= ($8::date, $9::uuid)
          )
        order by
          f.start_on asc,
          f.id asc
        limit $5
      ) f
    where
      t.city_code = $1
      and (t.name collate "zh-x-icu", t.id) <= ($6::text, $7::uuid)
    order by
      t.name collate "zh-x-icu" desc,
      t.id desc,
      f.start_on asc,
      f.id asc
    limit $5
  ) f
order by
  f.key_0 desc,
  f.key_1 desc,
  f.key_2 desc,
  f.key_3 asc,
  f.key_4 asc;

-- FactPages.read: activity.page city in 1 regions active status
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.start_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.status = $5
          order by
            f.start_on desc,
            f.id desc
          limit $6
        )
        union all
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.status = $5
          order by
            f.start_on desc,
            f.id desc
          limit $6
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.status = $5
    order by
      f.start_on desc,
      f.id desc
    limit $6
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: activity.page city in 1 regions active status DAY ASC
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.start_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.status = $5
          order by
            f.start_on asc,
            f.id asc
          limit $6
        )
        union all
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.status = $5
          order by
            f.start_on asc,
            f.id asc
          limit $6
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.status = $5
    order by
      f.start_on asc,
      f.id asc
    limit $6
  ) f
order by
  f.key_0 asc,
  f.key_1 asc;

-- FactPages.read: activity.page city in 1 regions active status QUANTITY SESSIONS ASC
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text] as key
from
  (
    select
      f.*,
      (q.amount is null) as key_0,
      coalesce(q.amount, 0) as key_1,
      f.start_on as key_2,
      f.id as key_3
    from
      (
        select *
        from activity f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from activity f
        where
          f.city_code = $1
          and f.tenant_id = $4
          and not (
            f.region_code >= $2
            and f.region_code < $3
          )
      ) f
      left join lateral (
        select sum(g.amount) as amount
        from fact_figure g
        where
          g.city_code = $1
          and g.fact_kind in ('ACTIVITY')
          and not g.tenant_only
          and g.indicator = 'SESSIONS'
          and g.fact_id = f.id
      ) q on true
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.status = $5
    order by
      (q.amount is null) asc,
      coalesce(q.amount, 0) asc,
      f.start_on desc,
      f.id desc
    limit $6
  ) f
order by
  f.key_0 asc,
  f.key_1 asc,
  f.key_2 desc,
  f.key_3 desc;

-- FactPages.read: activity.page city in 1 regions active status QUANTITY SESSIONS ASC backwards
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text] as key
from
  (
    select
      f.*,
      (q.amount is null) as key_0,
      coalesce(q.amount, 0) as key_1,
      f.start_on as key_2,
      f.id as key_3
    from
      (
        select *
        from activity f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from activity f
        where
          f.city_code = $1
          and f.tenant_id = $4
          and not (
            f.region_code >= $2
            and f.region_code < $3
          )
      ) f
      left join lateral (
        select sum(g.amount) as amount
        from fact_figure g
        where
          g.city_code = $1
          and g.fact_kind in ('ACTIVITY')
          and not g.tenant_only
          and g.indicator = 'SESSIONS'
          and g.fact_id = f.id
      ) q on true
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.status = $5
    order by
      (q.amount is null) desc,
      coalesce(q.amount, 0) desc,
      f.start_on asc,
      f.id asc
    limit $6
  ) f
order by
  f.key_0 desc,
  f.key_1 desc,
  f.key_2 asc,
  f.key_3 asc;

-- FactPages.read: activity.page city in 1 regions active status QUANTITY SESSIONS DESC
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text] as key
from
  (
    select
      f.*,
      (q.amount is null) as key_0,
      coalesce(q.amount, 0) as key_1,
      f.start_on as key_2,
      f.id as key_3
    from
      (
        select *
        from activity f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from activity f
        where
          f.city_code = $1
          and f.tenant_id = $4
          and not (
            f.region_code >= $2
            and f.region_code < $3
          )
      ) f
      left join lateral (
        select sum(g.amount) as amount
        from fact_figure g
        where
          g.city_code = $1
          and g.fact_kind in ('ACTIVITY')
          and not g.tenant_only
          and g.indicator = 'SESSIONS'
          and g.fact_id = f.id
      ) q on true
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.status = $5
    order by
      (q.amount is null) asc,
      coalesce(q.amount, 0) desc,
      f.start_on desc,
      f.id desc
    limit $6
  ) f
order by
  f.key_0 asc,
  f.key_1 desc,
  f.key_2 desc,
  f.key_3 desc;

-- FactPages.read: activity.page city in 1 regions active status QUANTITY SESSIONS DESC backwards
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text] as key
from
  (
    select
      f.*,
      (q.amount is null) as key_0,
      coalesce(q.amount, 0) as key_1,
      f.start_on as key_2,
      f.id as key_3
    from
      (
        select *
        from activity f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from activity f
        where
          f.city_code = $1
          and f.tenant_id = $4
          and not (
            f.region_code >= $2
            and f.region_code < $3
          )
      ) f
      left join lateral (
        select sum(g.amount) as amount
        from fact_figure g
        where
          g.city_code = $1
          and g.fact_kind in ('ACTIVITY')
          and not g.tenant_only
          and g.indicator = 'SESSIONS'
          and g.fact_id = f.id
      ) q on true
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.status = $5
    order by
      (q.amount is null) desc,
      coalesce(q.amount, 0) asc,
      f.start_on asc,
      f.id asc
    limit $6
  ) f
order by
  f.key_0 desc,
  f.key_1 asc,
  f.key_2 asc,
  f.key_3 asc;

-- FactPages.read: activity.page city in 1 regions active status UNIT ASC
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text, f.key_4::text] as key
from
  (
    select
      f.*,
      (u.id is null) as key_0,
      coalesce(u.name, '') collate "zh-x-icu" as key_1,
      f.tenant_id as key_2,
      f.start_on as key_3,
      f.id as key_4
    from
      (
        select *
        from activity f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from activity f
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
      and f.status = $5
    order by
      (u.id is null) asc,
      coalesce(u.name, '') collate "zh-x-icu" asc,
      f.tenant_id asc,
      f.start_on desc,
      f.id desc
    limit $6
  ) f
order by
  f.key_0 asc,
  f.key_1 asc,
  f.key_2 asc,
  f.key_3 desc,
  f.key_4 desc;

-- FactPages.read: activity.page city in 1 regions active status UNIT ASC backwards
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text, f.key_4::text] as key
from
  (
    select
      f.*,
      (u.id is null) as key_0,
      coalesce(u.name, '') collate "zh-x-icu" as key_1,
      f.tenant_id as key_2,
      f.start_on as key_3,
      f.id as key_4
    from
      (
        select *
        from activity f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from activity f
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
      and f.status = $5
    order by
      (u.id is null) desc,
      coalesce(u.name, '') collate "zh-x-icu" desc,
      f.tenant_id desc,
      f.start_on asc,
      f.id asc
    limit $6
  ) f
order by
  f.key_0 desc,
  f.key_1 desc,
  f.key_2 desc,
  f.key_3 asc,
  f.key_4 asc;

-- FactPages.read: activity.page city in 1 regions active status UNIT DESC
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text, f.key_4::text] as key
from
  (
    select
      f.*,
      (u.id is null) as key_0,
      coalesce(u.name, '') collate "zh-x-icu" as key_1,
      f.tenant_id as key_2,
      f.start_on as key_3,
      f.id as key_4
    from
      (
        select *
        from activity f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from activity f
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
      and f.status = $5
    order by
      (u.id is null) asc,
      coalesce(u.name, '') collate "zh-x-icu" desc,
      f.tenant_id desc,
      f.start_on desc,
      f.id desc
    limit $6
  ) f
order by
  f.key_0 asc,
  f.key_1 desc,
  f.key_2 desc,
  f.key_3 desc,
  f.key_4 desc;

-- FactPages.read: activity.page city in 1 regions active status UNIT DESC backwards
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text, f.key_4::text] as key
from
  (
    select
      f.*,
      (u.id is null) as key_0,
      coalesce(u.name, '') collate "zh-x-icu" as key_1,
      f.tenant_id as key_2,
      f.start_on as key_3,
      f.id as key_4
    from
      (
        select *
        from activity f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from activity f
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
      and f.status = $5
    order by
      (u.id is null) desc,
      coalesce(u.name, '') collate "zh-x-icu" asc,
      f.tenant_id asc,
      f.start_on asc,
      f.id asc
    limit $6
  ) f
order by
  f.key_0 desc,
  f.key_1 asc,
  f.key_2 asc,
  f.key_3 asc,
  f.key_4 asc;

-- FactPages.read: activity.page city in 1 regions active status after 1 inclusive
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.start_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and (f.start_on) <= ($6::date)
          order by
            f.start_on desc,
            f.id desc
          limit $7
        )
        union all
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and (f.start_on) <= ($6::date)
          order by
            f.start_on desc,
            f.id desc
          limit $7
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.status = $5
      and (f.start_on) <= ($6::date)
    order by
      f.start_on desc,
      f.id desc
    limit $7
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: activity.page city in 1 regions active status after 1 inclusive DAY ASC
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.start_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and (f.start_on) >= ($6::date)
          order by
            f.start_on asc,
            f.id asc
          limit $7
        )
        union all
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and (f.start_on) >= ($6::date)
          order by
            f.start_on asc,
            f.id asc
          limit $7
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.status = $5
      and (f.start_on) >= ($6::date)
    order by
      f.start_on asc,
      f.id asc
    limit $7
  ) f
order by
  f.key_0 asc,
  f.key_1 asc;

-- FactPages.read: activity.page city in 1 regions active status after 2
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.start_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and (f.start_on, f.id) < ($6::date, $7::uuid)
          order by
            f.start_on desc,
            f.id desc
          limit $8
        )
        union all
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and (f.start_on, f.id) < ($6::date, $7::uuid)
          order by
            f.start_on desc,
            f.id desc
          limit $8
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.status = $5
      and (f.start_on, f.id) < ($6::date, $7::uuid)
    order by
      f.start_on desc,
      f.id desc
    limit $8
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: activity.page city in 1 regions active status after 2 DAY ASC
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.start_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and (f.start_on, f.id) > ($6::date, $7::uuid)
          order by
            f.start_on asc,
            f.id asc
          limit $8
        )
        union all
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and (f.start_on, f.id) > ($6::date, $7::uuid)
          order by
            f.start_on asc,
            f.id asc
          limit $8
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.status = $5
      and (f.start_on, f.id) > ($6::date, $7::uuid)
    order by
      f.start_on asc,
      f.id asc
    limit $8
  ) f
order by
  f.key_0 asc,
  f.key_1 asc;

-- FactPages.read: activity.page city in 1 regions active status after 4 QUANTITY SESSIONS ASC
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text] as key
from
  (
    select
      f.*,
      (q.amount is null) as key_0,
      coalesce(q.amount, 0) as key_1,
      f.start_on as key_2,
      f.id as key_3
    from
      (
        select *
        from activity f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from activity f
        where
          f.city_code = $1
          and f.tenant_id = $4
          and not (
            f.region_code >= $2
            and f.region_code < $3
          )
      ) f
      left join lateral (
        select sum(g.amount) as amount
        from fact_figure g
        where
          g.city_code = $1
          and g.fact_kind in ('ACTIVITY')
          and not g.tenant_only
          and g.indicator = 'SESSIONS'
          and g.fact_id = f.id
      ) q on true
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.status = $5
      and (
        ((q.amount is null), coalesce(q.amount, 0)) > ($6::boolean, $7::numeric)
        or ((q.amount is null), coalesce(q.amount, 0)) = ($6::boolean, $7::numeric)
        and (f.start_on, f.id) < ($8::date, $9::uuid)
      )
    order by
      (q.amount is null) asc,
      coalesce(q.amount, 0) asc,
      f.start_on desc,
      f.id desc
    limit $10
  ) f
order by
  f.key_0 asc,
  f.key_1 asc,
  f.key_2 desc,
  f.key_3 desc;

-- FactPages.read: activity.page city in 1 regions active status after 4 QUANTITY SESSIONS DESC
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text] as key
from
  (
    select
      f.*,
      (q.amount is null) as key_0,
      coalesce(q.amount, 0) as key_1,
      f.start_on as key_2,
      f.id as key_3
    from
      (
        select *
        from activity f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from activity f
        where
          f.city_code = $1
          and f.tenant_id = $4
          and not (
            f.region_code >= $2
            and f.region_code < $3
          )
      ) f
      left join lateral (
        select sum(g.amount) as amount
        from fact_figure g
        where
          g.city_code = $1
          and g.fact_kind in ('ACTIVITY')
          and not g.tenant_only
          and g.indicator = 'SESSIONS'
          and g.fact_id = f.id
      ) q on true
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.status = $5
      and (
        ((q.amount is null)) > ($6::boolean)
        or ((q.amount is null)) = ($6::boolean)
        and (coalesce(q.amount, 0), f.start_on, f.id) < ($7::numeric, $8::date, $9::uuid)
      )
    order by
      (q.amount is null) asc,
      coalesce(q.amount, 0) desc,
      f.start_on desc,
      f.id desc
    limit $10
  ) f
order by
  f.key_0 asc,
  f.key_1 desc,
  f.key_2 desc,
  f.key_3 desc;

-- FactPages.read: activity.page city in 1 regions active status after 4 inclusive QUANTITY SESSIONS ASC
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text] as key
from
  (
    select
      f.*,
      (q.amount is null) as key_0,
      coalesce(q.amount, 0) as key_1,
      f.start_on as key_2,
      f.id as key_3
    from
      (
        select *
        from activity f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from activity f
        where
          f.city_code = $1
          and f.tenant_id = $4
          and not (
            f.region_code >= $2
            and f.region_code < $3
          )
      ) f
      left join lateral (
        select sum(g.amount) as amount
        from fact_figure g
        where
          g.city_code = $1
          and g.fact_kind in ('ACTIVITY')
          and not g.tenant_only
          and g.indicator = 'SESSIONS'
          and g.fact_id = f.id
      ) q on true
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.status = $5
      and (
        ((q.amount is null), coalesce(q.amount, 0)) > ($6::boolean, $7::numeric)
        or ((q.amount is null), coalesce(q.amount, 0)) = ($6::boolean, $7::numeric)
        and (f.start_on, f.id) <= ($8::date, $9::uuid)
      )
    order by
      (q.amount is null) asc,
      coalesce(q.amount, 0) asc,
      f.start_on desc,
      f.id desc
    limit $10
  ) f
order by
  f.key_0 asc,
  f.key_1 asc,
  f.key_2 desc,
  f.key_3 desc;

-- FactPages.read: activity.page city in 1 regions active status after 4 inclusive QUANTITY SESSIONS DESC
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text] as key
from
  (
    select
      f.*,
      (q.amount is null) as key_0,
      coalesce(q.amount, 0) as key_1,
      f.start_on as key_2,
      f.id as key_3
    from
      (
        select *
        from activity f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from activity f
        where
          f.city_code = $1
          and f.tenant_id = $4
          and not (
            f.region_code >= $2
            and f.region_code < $3
          )
      ) f
      left join lateral (
        select sum(g.amount) as amount
        from fact_figure g
        where
          g.city_code = $1
          and g.fact_kind in ('ACTIVITY')
          and not g.tenant_only
          and g.indicator = 'SESSIONS'
          and g.fact_id = f.id
      ) q on true
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.status = $5
      and (
        ((q.amount is null)) > ($6::boolean)
        or ((q.amount is null)) = ($6::boolean)
        and (coalesce(q.amount, 0), f.start_on, f.id) <= ($7::numeric, $8::date, $9::uuid)
      )
    order by
      (q.amount is null) asc,
      coalesce(q.amount, 0) desc,
      f.start_on desc,
      f.id desc
    limit $10
  ) f
order by
  f.key_0 asc,
  f.key_1 desc,
  f.key_2 desc,
  f.key_3 desc;

-- FactPages.read: activity.page city in 1 regions active status after 5 UNIT ASC
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text, f.key_4::text] as key
from
  (
    select
      f.*,
      (u.id is null) as key_0,
      coalesce(u.name, '') collate "zh-x-icu" as key_1,
      f.tenant_id as key_2,
      f.start_on as key_3,
      f.id as key_4
    from
      (
        select *
        from activity f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from activity f
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
      and f.status = $5
      and (
        ((u.id is null), coalesce(u.name, '') collate "zh-x-icu", f.tenant_id) > ($6::boolean, $7::text, $8::uuid)
        or ((u.id is null), coalesce(u.name, '') collate "zh-x-icu", f.tenant_id) = ($6::boolean, $7::text, $8::uuid)
        and (f.start_on, f.id) < ($9::date, $10::uuid)
      )
    order by
      (u.id is null) asc,
      coalesce(u.name, '') collate "zh-x-icu" asc,
      f.tenant_id asc,
      f.start_on desc,
      f.id desc
    limit $11
  ) f
order by
  f.key_0 asc,
  f.key_1 asc,
  f.key_2 asc,
  f.key_3 desc,
  f.key_4 desc;

-- FactPages.read: activity.page city in 1 regions active status after 5 UNIT DESC
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text, f.key_4::text] as key
from
  (
    select
      f.*,
      (u.id is null) as key_0,
      coalesce(u.name, '') collate "zh-x-icu" as key_1,
      f.tenant_id as key_2,
      f.start_on as key_3,
      f.id as key_4
    from
      (
        select *
        from activity f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from activity f
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
      and f.status = $5
      and (
        ((u.id is null)) > ($6::boolean)
        or ((u.id is null)) = ($6::boolean)
        and (coalesce(u.name, '') collate "zh-x-icu", f.tenant_id, f.start_on, f.id) < ($7::text, $8::uuid, $9::date, $10::uuid)
      )
    order by
      (u.id is null) asc,
      coalesce(u.name, '') collate "zh-x-icu" desc,
      f.tenant_id desc,
      f.start_on desc,
      f.id desc
    limit $11
  ) f
order by
  f.key_0 asc,
  f.key_1 desc,
  f.key_2 desc,
  f.key_3 desc,
  f.key_4 desc;

-- FactPages.read: activity.page city in 1 regions active status after 5 inclusive UNIT ASC
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text, f.key_4::text] as key
from
  (
    select
      f.*,
      (u.id is null) as key_0,
      coalesce(u.name, '') collate "zh-x-icu" as key_1,
      f.tenant_id as key_2,
      f.start_on as key_3,
      f.id as key_4
    from
      (
        select *
        from activity f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from activity f
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
      and f.status = $5
      and (
        ((u.id is null), coalesce(u.name, '') collate "zh-x-icu", f.tenant_id) > ($6::boolean, $7::text, $8::uuid)
        or ((u.id is null), coalesce(u.name, '') collate "zh-x-icu", f.tenant_id) = ($6::boolean, $7::text, $8::uuid)
        and (f.start_on, f.id) <= ($9::date, $10::uuid)
      )
    order by
      (u.id is null) asc,
      coalesce(u.name, '') collate "zh-x-icu" asc,
      f.tenant_id asc,
      f.start_on desc,
      f.id desc
    limit $11
  ) f
order by
  f.key_0 asc,
  f.key_1 asc,
  f.key_2 asc,
  f.key_3 desc,
  f.key_4 desc;

-- FactPages.read: activity.page city in 1 regions active status after 5 inclusive UNIT DESC
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text, f.key_4::text] as key
from
  (
    select
      f.*,
      (u.id is null) as key_0,
      coalesce(u.name, '') collate "zh-x-icu" as key_1,
      f.tenant_id as key_2,
      f.start_on as key_3,
      f.id as key_4
    from
      (
        select *
        from activity f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from activity f
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
      and f.status = $5
      and (
        ((u.id is null)) > ($6::boolean)
        or ((u.id is null)) = ($6::boolean)
        and (coalesce(u.name, '') collate "zh-x-icu", f.tenant_id, f.start_on, f.id) <= ($7::text, $8::uuid, $9::date, $10::uuid)
      )
    order by
      (u.id is null) asc,
      coalesce(u.name, '') collate "zh-x-icu" desc,
      f.tenant_id desc,
      f.start_on desc,
      f.id desc
    limit $11
  ) f
order by
  f.key_0 asc,
  f.key_1 desc,
  f.key_2 desc,
  f.key_3 desc,
  f.key_4 desc;

-- FactPages.read: activity.page city in 1 regions active status before 1 DAY ASC backwards
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.start_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and (f.start_on) < ($6::date)
          order by
            f.start_on desc,
            f.id desc
          limit $7
        )
        union all
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and (f.start_on) < ($6::date)
          order by
            f.start_on desc,
            f.id desc
          limit $7
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.status = $5
      and (f.start_on) < ($6::date)
    order by
      f.start_on desc,
      f.id desc
    limit $7
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: activity.page city in 1 regions active status before 1 backwards
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.start_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and (f.start_on) > ($6::date)
          order by
            f.start_on asc,
            f.id asc
          limit $7
        )
        union all
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and (f.start_on) > ($6::date)
          order by
            f.start_on asc,
            f.id asc
          limit $7
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.status = $5
      and (f.start_on) > ($6::date)
    order by
      f.start_on asc,
      f.id asc
    limit $7
  ) f
order by
  f.key_0 asc,
  f.key_1 asc;

-- FactPages.read: activity.page city in 1 regions active status before 2 inclusive DAY ASC backwards
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.start_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and (f.start_on, f.id) <= ($6::date, $7::uuid)
          order by
            f.start_on desc,
            f.id desc
          limit $8
        )
        union all
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and (f.start_on, f.id) <= ($6::date, $7::uuid)
          order by
            f.start_on desc,
            f.id desc
          limit $8
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.status = $5
      and (f.start_on, f.id) <= ($6::date, $7::uuid)
    order by
      f.start_on desc,
      f.id desc
    limit $8
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: activity.page city in 1 regions active status before 2 inclusive backwards
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.start_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and (f.start_on, f.id) >= ($6::date, $7::uuid)
          order by
            f.start_on asc,
            f.id asc
          limit $8
        )
        union all
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and (f.start_on, f.id) >= ($6::date, $7::uuid)
          order by
            f.start_on asc,
            f.id asc
          limit $8
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.status = $5
      and (f.start_on, f.id) >= ($6::date, $7::uuid)
    order by
      f.start_on asc,
      f.id asc
    limit $8
  ) f
order by
  f.key_0 asc,
  f.key_1 asc;

-- FactPages.read: activity.page city in 1 regions active status before 4 QUANTITY SESSIONS ASC backwards
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text] as key
from
  (
    select
      f.*,
      (q.amount is null) as key_0,
      coalesce(q.amount, 0) as key_1,
      f.start_on as key_2,
      f.id as key_3
    from
      (
        select *
        from activity f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from activity f
        where
          f.city_code = $1
          and f.tenant_id = $4
          and not (
            f.region_code >= $2
            and f.region_code < $3
          )
      ) f
      left join lateral (
        select sum(g.amount) as amount
        from fact_figure g
        where
          g.city_code = $1
          and g.fact_kind in ('ACTIVITY')
          and not g.tenant_only
          and g.indicator = 'SESSIONS'
          and g.fact_id = f.id
      ) q on true
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.status = $5
      and (
        ((q.amount is null), coalesce(q.amount, 0)) < ($6::boolean, $7::numeric)
        or ((q.amount is null), coalesce(q.amount, 0)) = ($6::boolean, $7::numeric)
        and (f.start_on, f.id) > ($8::date, $9::uuid)
      )
    order by
      (q.amount is null) desc,
      coalesce(q.amount, 0) desc,
      f.start_on asc,
      f.id asc
    limit $10
  ) f
order by
  f.key_0 desc,
  f.key_1 desc,
  f.key_2 asc,
  f.key_3 asc;

-- FactPages.read: activity.page city in 1 regions active status before 4 QUANTITY SESSIONS DESC backwards
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text] as key
from
  (
    select
      f.*,
      (q.amount is null) as key_0,
      coalesce(q.amount, 0) as key_1,
      f.start_on as key_2,
      f.id as key_3
    from
      (
        select *
        from activity f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from activity f
        where
          f.city_code = $1
          and f.tenant_id = $4
          and not (
            f.region_code >= $2
            and f.region_code < $3
          )
      ) f
      left join lateral (
        select sum(g.amount) as amount
        from fact_figure g
        where
          g.city_code = $1
          and g.fact_kind in ('ACTIVITY')
          and not g.tenant_only
          and g.indicator = 'SESSIONS'
          and g.fact_id = f.id
      ) q on true
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.status = $5
      and (
        ((q.amount is null)) < ($6::boolean)
        or ((q.amount is null)) = ($6::boolean)
        and (coalesce(q.amount, 0), f.start_on, f.id) > ($7::numeric, $8::date, $9::uuid)
      )
    order by
      (q.amount is null) desc,
      coalesce(q.amount, 0) asc,
      f.start_on asc,
      f.id asc
    limit $10
  ) f
order by
  f.key_0 desc,
  f.key_1 asc,
  f.key_2 asc,
  f.key_3 asc;

-- FactPages.read: activity.page city in 1 regions active status before 4 inclusive QUANTITY SESSIONS ASC backwards
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text] as key
from
  (
    select
      f.*,
      (q.amount is null) as key_0,
      coalesce(q.amount, 0) as key_1,
      f.start_on as key_2,
      f.id as key_3
    from
      (
        select *
        from activity f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from activity f
        where
          f.city_code = $1
          and f.tenant_id = $4
          and not (
            f.region_code >= $2
            and f.region_code < $3
          )
      ) f
      left join lateral (
        select sum(g.amount) as amount
        from fact_figure g
        where
          g.city_code = $1
          and g.fact_kind in ('ACTIVITY')
          and not g.tenant_only
          and g.indicator = 'SESSIONS'
          and g.fact_id = f.id
      ) q on true
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.status = $5
      and (
        ((q.amount is null), coalesce(q.amount, 0)) < ($6::boolean, $7::numeric)
        or ((q.amount is null), coalesce(q.amount, 0)) = ($6::boolean, $7::numeric)
        and (f.start_on, f.id) >= ($8::date, $9::uuid)
      )
    order by
      (q.amount is null) desc,
      coalesce(q.amount, 0) desc,
      f.start_on asc,
      f.id asc
    limit $10
  ) f
order by
  f.key_0 desc,
  f.key_1 desc,
  f.key_2 asc,
  f.key_3 asc;

-- FactPages.read: activity.page city in 1 regions active status before 4 inclusive QUANTITY SESSIONS DESC backwards
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text] as key
from
  (
    select
      f.*,
      (q.amount is null) as key_0,
      coalesce(q.amount, 0) as key_1,
      f.start_on as key_2,
      f.id as key_3
    from
      (
        select *
        from activity f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from activity f
        where
          f.city_code = $1
          and f.tenant_id = $4
          and not (
            f.region_code >= $2
            and f.region_code < $3
          )
      ) f
      left join lateral (
        select sum(g.amount) as amount
        from fact_figure g
        where
          g.city_code = $1
          and g.fact_kind in ('ACTIVITY')
          and not g.tenant_only
          and g.indicator = 'SESSIONS'
          and g.fact_id = f.id
      ) q on true
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.status = $5
      and (
        ((q.amount is null)) < ($6::boolean)
        or ((q.amount is null)) = ($6::boolean)
        and (coalesce(q.amount, 0), f.start_on, f.id) >= ($7::numeric, $8::date, $9::uuid)
      )
    order by
      (q.amount is null) desc,
      coalesce(q.amount, 0) asc,
      f.start_on asc,
      f.id asc
    limit $10
  ) f
order by
  f.key_0 desc,
  f.key_1 asc,
  f.key_2 asc,
  f.key_3 asc;

-- FactPages.read: activity.page city in 1 regions active status before 5 UNIT ASC backwards
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text, f.key_4::text] as key
from
  (
    select
      f.*,
      (u.id is null) as key_0,
      coalesce(u.name, '') collate "zh-x-icu" as key_1,
      f.tenant_id as key_2,
      f.start_on as key_3,
      f.id as key_4
    from
      (
        select *
        from activity f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from activity f
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
      and f.status = $5
      and (
        ((u.id is null), coalesce(u.name, '') collate "zh-x-icu", f.tenant_id) < ($6::boolean, $7::text, $8::uuid)
        or ((u.id is null), coalesce(u.name, '') collate "zh-x-icu", f.tenant_id) = ($6::boolean, $7::text, $8::uuid)
        and (f.start_on, f.id) > ($9::date, $10::uuid)
      )
    order by
      (u.id is null) desc,
      coalesce(u.name, '') collate "zh-x-icu" desc,
      f.tenant_id desc,
      f.start_on asc,
      f.id asc
    limit $11
  ) f
order by
  f.key_0 desc,
  f.key_1 desc,
  f.key_2 desc,
  f.key_3 asc,
  f.key_4 asc;

-- FactPages.read: activity.page city in 1 regions active status before 5 UNIT DESC backwards
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text, f.key_4::text] as key
from
  (
    select
      f.*,
      (u.id is null) as key_0,
      coalesce(u.name, '') collate "zh-x-icu" as key_1,
      f.tenant_id as key_2,
      f.start_on as key_3,
      f.id as key_4
    from
      (
        select *
        from activity f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from activity f
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
      and f.status = $5
      and (
        ((u.id is null)) < ($6::boolean)
        or ((u.id is null)) = ($6::boolean)
        and (coalesce(u.name, '') collate "zh-x-icu", f.tenant_id, f.start_on, f.id) > ($7::text, $8::uuid, $9::date, $10::uuid)
      )
    order by
      (u.id is null) desc,
      coalesce(u.name, '') collate "zh-x-icu" asc,
      f.tenant_id asc,
      f.start_on asc,
      f.id asc
    limit $11
  ) f
order by
  f.key_0 desc,
  f.key_1 asc,
  f.key_2 asc,
  f.key_3 asc,
  f.key_4 asc;

-- FactPages.read: activity.page city in 1 regions active status before 5 inclusive UNIT ASC backwards
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text, f.key_4::text] as key
from
  (
    select
      f.*,
      (u.id is null) as key_0,
      coalesce(u.name, '') collate "zh-x-icu" as key_1,
      f.tenant_id as key_2,
      f.start_on as key_3,
      f.id as key_4
    from
      (
        select *
        from activity f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from activity f
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
      and f.status = $5
      and (
        ((u.id is null), coalesce(u.name, '') collate "zh-x-icu", f.tenant_id) < ($6::boolean, $7::text, $8::uuid)
        or ((u.id is null), coalesce(u.name, '') collate "zh-x-icu", f.tenant_id) = ($6::boolean, $7::text, $8::uuid)
        and (f.start_on, f.id) >= ($9::date, $10::uuid)
      )
    order by
      (u.id is null) desc,
      coalesce(u.name, '') collate "zh-x-icu" desc,
      f.tenant_id desc,
      f.start_on asc,
      f.id asc
    limit $11
  ) f
order by
  f.key_0 desc,
  f.key_1 desc,
  f.key_2 desc,
  f.key_3 asc,
  f.key_4 asc;

-- FactPages.read: activity.page city in 1 regions active status before 5 inclusive UNIT DESC backwards
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text, f.key_4::text] as key
from
  (
    select
      f.*,
      (u.id is null) as key_0,
      coalesce(u.name, '') collate "zh-x-icu" as key_1,
      f.tenant_id as key_2,
      f.start_on as key_3,
      f.id as key_4
    from
      (
        select *
        from activity f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from activity f
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
      and f.status = $5
      and (
        ((u.id is null)) < ($6::boolean)
        or ((u.id is null)) = ($6::boolean)
        and (coalesce(u.name, '') collate "zh-x-icu", f.tenant_id, f.start_on, f.id) >= ($7::text, $8::uuid, $9::date, $10::uuid)
      )
    order by
      (u.id is null) desc,
      coalesce(u.name, '') collate "zh-x-icu" asc,
      f.tenant_id asc,
      f.start_on asc,
      f.id asc
    limit $11
  ) f
order by
  f.key_0 desc,
  f.key_1 asc,
  f.key_2 asc,
  f.key_3 asc,
  f.key_4 asc;

-- FactPages.read: activity.page city in 1 regions active status indicator
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.start_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and f.theme in ('TELECOM_FRAUD', 'PENSION_FRAUD', 'ILLEGAL_FUNDRAISING')
            and exists (
              select
              from activity_measure m
              where
                m.city_code = $1
                and m.activity_id = f.id
                and m.indicator = $6
            )
          order by
            f.start_on desc,
            f.id desc
          limit $7
        )
        union all
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and f.theme in ('TELECOM_FRAUD', 'PENSION_FRAUD', 'ILLEGAL_FUNDRAISING')
            and exists (
              select
              from activity_measure m
              where
                m.city_code = $1
                and m.activity_id = f.id
                and m.indicator = $6
            )
          order by
            f.start_on desc,
            f.id desc
          limit $7
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.status = $5
      and f.theme in ('TELECOM_FRAUD', 'PENSION_FRAUD', 'ILLEGAL_FUNDRAISING')
      and exists (
        select
        from activity_measure m
        where
          m.city_code = $1
          and m.activity_id = f.id
          and m.indicator = $6
      )
    order by
      f.start_on desc,
      f.id desc
    limit $7
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: activity.page city in 1 regions active type status
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.start_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.type = $5
            and f.status = $6
          order by
            f.start_on desc,
            f.id desc
          limit $7
        )
        union all
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.type = $5
            and f.status = $6
          order by
            f.start_on desc,
            f.id desc
          limit $7
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.type = $5
      and f.status = $6
    order by
      f.start_on desc,
      f.id desc
    limit $7
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: activity.page city in 1 regions active unseen units UNIT ASC
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text, f.key_4::text] as key
from
  (
    select
      f.*,
      true as key_0,
      '' as key_1,
      f.tenant_id as key_2,
      f.start_on as key_3,
      f.id as key_4
    from
      (
        select *
        from activity f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from activity f
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
      and f.tenant_id not in (
        select t.id
        from tenant t
        where t.city_code = $1
      )
    order by
      f.tenant_id asc,
      f.start_on desc,
      f.id desc
    limit $5
  ) f
order by
  f.key_0 asc,
  f.key_1 asc,
  f.key_2 asc,
  f.key_3 desc,
  f.key_4 desc;

-- FactPages.read: activity.page city in 1 regions active unseen units UNIT ASC backwards
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text, f.key_4::text] as key
from
  (
    select
      f.*,
      true as key_0,
      '' as key_1,
      f.tenant_id as key_2,
      f.start_on as key_3,
      f.id as key_4
    from
      (
        select *
        from activity f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from activity f
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
      and f.tenant_id not in (
        select t.id
        from tenant t
        where t.city_code = $1
      )
    order by
      f.tenant_id desc,
      f.start_on asc,
      f.id asc
    limit $5
  ) f
order by
  f.key_0 desc,
  f.key_1 desc,
  f.key_2 desc,
  f.key_3 asc,
  f.key_4 asc;

-- FactPages.read: activity.page city in 1 regions campaign active status
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.start_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and $5 = any (f.campaign_ids)
            and f.record_status = 'ACTIVE'
            and f.status = $6
          order by
            f.start_on desc,
            f.id desc
          limit $7
        )
        union all
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and $5 = any (f.campaign_ids)
            and f.record_status = 'ACTIVE'
            and f.status = $6
          order by
            f.start_on desc,
            f.id desc
          limit $7
        )
      ) f
    where
      f.city_code = $1
      and $5 = any (f.campaign_ids)
      and f.record_status = 'ACTIVE'
      and f.status = $6
    order by
      f.start_on desc,
      f.id desc
    limit $7
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: activity.page city in 1 regions period active status
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.start_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and f.start_on between $5 and $6
            and f.record_status = 'ACTIVE'
            and f.status = $7
          order by
            f.start_on desc,
            f.id desc
          limit $8
        )
        union all
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and f.start_on between $5 and $6
            and f.record_status = 'ACTIVE'
            and f.status = $7
          order by
            f.start_on desc,
            f.id desc
          limit $8
        )
      ) f
    where
      f.city_code = $1
      and f.start_on between $5 and $6
      and f.record_status = 'ACTIVE'
      and f.status = $7
    order by
      f.start_on desc,
      f.id desc
    limit $8
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: activity.page city in 1 regions qualifier active status
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.start_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and exists (
              select
              from fact_figure g
              where
                g.city_code = $1
                and g.fact_kind in ('ACTIVITY')
                and not g.tenant_only
                and g.fact_id = f.id
                and g.indicator in (
                  'SESSIONS',
                  'PARTICIPANTS',
                  'PEOPLE_REACHED',
                  'PEOPLE_REACHED_INDIRECTLY',
                  'LEAFLETS',
                  'MANUALS',
                  'LETTERS',
                  'NOTICES_SIGNED',
                  'POSTERS',
                  'BANNERS',
                  'BOARDS',
                  'LED_PLAYS',
                  'LED_ITEMS',
                  'ARTICLES',
                  'FORWARDS',
                  'GROUP_PUSHES',
                  'SMS',
                  'VIDEOS',
                  'SCREENINGS',
                  'BROADCASTS',
                  'VEHICLE_TRIPS',
                  'VOLUNTEERS',
                  'CLASSES_COVERED',
                  'OUTLETS_COVERED',
                  'STUDENT_WORKS',
                  'APP_ASSISTED',
                  'ABSENTEES_FOLLOWED_UP'
                )
                and g.qualifier = $5
              offset 0
            )
            and f.record_status = 'ACTIVE'
            and f.status = $6
          order by
            f.start_on desc,
            f.id desc
          limit $7
        )
        union all
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and exists (
              select
              from fact_figure g
              where
                g.city_code = $1
                and g.fact_kind in ('ACTIVITY')
                and not g.tenant_only
                and g.fact_id = f.id
                and g.indicator in (
                  'SESSIONS',
                  'PARTICIPANTS',
                  'PEOPLE_REACHED',
                  'PEOPLE_REACHED_INDIRECTLY',
                  'LEAFLETS',
                  'MANUALS',
                  'LETTERS',
                  'NOTICES_SIGNED',
                  'POSTERS',
                  'BANNERS',
                  'BOARDS',
                  'LED_PLAYS',
                  'LED_ITEMS',
                  'ARTICLES',
                  'FORWARDS',
                  'GROUP_PUSHES',
                  'SMS',
                  'VIDEOS',
                  'SCREENINGS',
                  'BROADCASTS',
                  'VEHICLE_TRIPS',
                  'VOLUNTEERS',
                  'CLASSES_COVERED',
                  'OUTLETS_COVERED',
                  'STUDENT_WORKS',
                  'APP_ASSISTED',
                  'ABSENTEES_FOLLOWED_UP'
                )
                and g.qualifier = $5
              offset 0
            )
            and f.record_status = 'ACTIVE'
            and f.status = $6
          order by
            f.start_on desc,
            f.id desc
          limit $7
        )
      ) f
    where
      f.city_code = $1
      and exists (
        select
        from fact_figure g
        where
          g.city_code = $1
          and g.fact_kind in ('ACTIVITY')
          and not g.tenant_only
          and g.fact_id = f.id
          and g.indicator in (
            'SESSIONS',
            'PARTICIPANTS',
            'PEOPLE_REACHED',
            'PEOPLE_REACHED_INDIRECTLY',
            'LEAFLETS',
            'MANUALS',
            'LETTERS',
            'NOTICES_SIGNED',
            'POSTERS',
            'BANNERS',
            'BOARDS',
            'LED_PLAYS',
            'LED_ITEMS',
            'ARTICLES',
            'FORWARDS',
            'GROUP_PUSHES',
            'SMS',
            'VIDEOS',
            'SCREENINGS',
            'BROADCASTS',
            'VEHICLE_TRIPS',
            'VOLUNTEERS',
            'CLASSES_COVERED',
            'OUTLETS_COVERED',
            'STUDENT_WORKS',
            'APP_ASSISTED',
            'ABSENTEES_FOLLOWED_UP'
          )
          and g.qualifier = $5
        offset 0
      )
      and f.record_status = 'ACTIVE'
      and f.status = $6
    order by
      f.start_on desc,
      f.id desc
    limit $7
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: activity.page city in 1 regions sector active status
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.start_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and f.sector = $5
            and f.record_status = 'ACTIVE'
            and f.status = $6
          order by
            f.start_on desc,
            f.id desc
          limit $7
        )
        union all
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and f.sector = $5
            and f.record_status = 'ACTIVE'
            and f.status = $6
          order by
            f.start_on desc,
            f.id desc
          limit $7
        )
      ) f
    where
      f.city_code = $1
      and f.sector = $5
      and f.record_status = 'ACTIVE'
      and f.status = $6
    order by
      f.start_on desc,
      f.id desc
    limit $7
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: activity.page city in 1 regions status
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.start_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and f.status = $5
          order by
            f.start_on desc,
            f.id desc
          limit $6
        )
        union all
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and f.status = $5
          order by
            f.start_on desc,
            f.id desc
          limit $6
        )
      ) f
    where
      f.city_code = $1
      and f.status = $5
    order by
      f.start_on desc,
      f.id desc
    limit $6
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: activity.page city in 1 regions text 1 active status
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.start_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and (
              f.search_text like $5
              or exists (
                select
                from tenant t
                where
                  t.city_code = $1
                  and t.id = f.tenant_id
                  and t.name_folded like $6
              )
            )
            and f.record_status = 'ACTIVE'
            and f.status = $7
          order by
            f.start_on desc,
            f.id desc
          limit $8
        )
        union all
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and (
              f.search_text like $5
              or exists (
                select
                from tenant t
                where
                  t.city_code = $1
                  and t.id = f.tenant_id
                  and t.name_folded like $6
              )
            )
            and f.record_status = 'ACTIVE'
            and f.status = $7
          order by
            f.start_on desc,
            f.id desc
          limit $8
        )
      ) f
    where
      f.city_code = $1
      and (
        f.search_text like $5
        or exists (
          select
          from tenant t
          where
            t.city_code = $1
            and t.id = f.tenant_id
            and t.name_folded like $6
        )
      )
      and f.record_status = 'ACTIVE'
      and f.status = $7
    order by
      f.start_on desc,
      f.id desc
    limit $8
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: activity.page city in 1 regions text 2 active status
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.start_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and (
              f.search_text like $5
              or exists (
                select
                from tenant t
                where
                  t.city_code = $1
                  and t.id = f.tenant_id
                  and t.name_folded like $6
              )
            )
            and (
              f.search_text like $7
              or exists (
                select
                from tenant t
                where
                  t.city_code = $1
                  and t.id = f.tenant_id
                  and t.name_folded like $8
              )
            )
            and f.record_status = 'ACTIVE'
            and f.status = $9
          order by
            f.start_on desc,
            f.id desc
          limit $10
        )
        union all
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and (
              f.search_text like $5
              or exists (
                select
                from tenant t
                where
                  t.city_code = $1
                  and t.id = f.tenant_id
                  and t.name_folded like $6
              )
            )
            and (
              f.search_text like $7
              or exists (
                select
                from tenant t
                where
                  t.city_code = $1
                  and t.id = f.tenant_id
                  and t.name_folded like $8
              )
            )
            and f.record_status = 'ACTIVE'
            and f.status = $9
          order by
            f.start_on desc,
            f.id desc
          limit $10
        )
      ) f
    where
      f.city_code = $1
      and (
        f.search_text like $5
        or exists (
          select
          from tenant t
          where
            t.city_code = $1
            and t.id = f.tenant_id
            and t.name_folded like $6
        )
      )
      and (
        f.search_text like $7
        or exists (
          select
          from tenant t
          where
            t.city_code = $1
            and t.id = f.tenant_id
            and t.name_folded like $8
        )
      )
      and f.record_status = 'ACTIVE'
      and f.status = $9
    order by
      f.start_on desc,
      f.id desc
    limit $10
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: activity.page city in 1 regions to check false active status
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.start_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and f.exceeded is null
            and f.record_status = 'ACTIVE'
            and f.status = $5
          order by
            f.start_on desc,
            f.id desc
          limit $6
        )
        union all
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and f.exceeded is null
            and f.record_status = 'ACTIVE'
            and f.status = $5
          order by
            f.start_on desc,
            f.id desc
          limit $6
        )
      ) f
    where
      f.city_code = $1
      and f.exceeded is null
      and f.record_status = 'ACTIVE'
      and f.status = $5
    order by
      f.start_on desc,
      f.id desc
    limit $6
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: activity.page city in 1 regions to check true active status
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.start_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and f.exceeded is not null
            and f.record_status = 'ACTIVE'
            and f.status = $5
          order by
            f.start_on desc,
            f.id desc
          limit $6
        )
        union all
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and f.exceeded is not null
            and f.record_status = 'ACTIVE'
            and f.status = $5
          order by
            f.start_on desc,
            f.id desc
          limit $6
        )
      ) f
    where
      f.city_code = $1
      and f.exceeded is not null
      and f.record_status = 'ACTIVE'
      and f.status = $5
    order by
      f.start_on desc,
      f.id desc
    limit $6
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: activity.page city in 1 regions units active status
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.start_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and f.tenant_id = any ($5::uuid[])
            and f.record_status = 'ACTIVE'
            and f.status = $6
          order by
            f.start_on desc,
            f.id desc
          limit $7
        )
        union all
        (
          select *
          from activity f
          where
            f.city_code = $1
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and f.tenant_id = any ($5::uuid[])
            and f.record_status = 'ACTIVE'
            and f.status = $6
          order by
            f.start_on desc,
            f.id desc
          limit $7
        )
      ) f
    where
      f.city_code = $1
      and f.tenant_id = any ($5::uuid[])
      and f.record_status = 'ACTIVE'
      and f.status = $6
    order by
      f.start_on desc,
      f.id desc
    limit $7
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: activity.page city own active status
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.start_on as key_0,
      f.id as key_1
    from activity f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.record_status = 'ACTIVE'
      and f.status = $3
    order by
      f.start_on desc,
      f.id desc
    limit $4
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: activity.page city own active status indicator
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.start_on as key_0,
      f.id as key_1
    from activity f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.record_status = 'ACTIVE'
      and f.status = $3
      and f.theme in ('TELECOM_FRAUD', 'PENSION_FRAUD', 'ILLEGAL_FUNDRAISING')
      and exists (
        select
        from activity_measure m
        where
          m.city_code = $1
          and m.activity_id = f.id
          and m.indicator = $4
      )
    order by
      f.start_on desc,
      f.id desc
    limit $5
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: activity.page city own active type status
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.start_on as key_0,
      f.id as key_1
    from activity f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.record_status = 'ACTIVE'
      and f.type = $3
      and f.status = $4
    order by
      f.start_on desc,
      f.id desc
    limit $5
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: activity.page city own changed since active
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.start_on as key_0,
      f.id as key_1
    from activity f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.changed_at >= $3
      and f.record_status = 'ACTIVE'
    order by
      f.start_on desc,
      f.id desc
    limit $4
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: activity.page city own tenant changed since
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.start_on as key_0,
      f.id as key_1
    from activity f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.tenant_id = $3
      and f.changed_at >= $4
    order by
      f.start_on desc,
      f.id desc
    limit $5
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: activity.page city region active status
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.start_on as key_0,
      f.id as key_1
    from activity f
    where
      f.city_code = $1
      and f.region_code >= $2
      and f.region_code < $3
      and f.record_status = 'ACTIVE'
      and f.status = $4
    order by
      f.start_on desc,
      f.id desc
    limit $5
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.sums: activity.sums city in 1 regions active status
with
  narrowed as materialized (
    select f.id
    from
      (
        select *
        from activity f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from activity f
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
      and f.status = $5
    limit $6
  ),
  few as materialized (
    select count(*) < $6 as holds
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
      and g.fact_kind in ('ACTIVITY')
      and not g.tenant_only
      and few.holds
      and g.indicator in (
        'ACTIVITIES',
        'INTERNAL_ACTS',
        'OTHER_THEME_ACTIVITIES',
        'SESSIONS',
        'PARTICIPANTS',
        'PEOPLE_REACHED',
        'PEOPLE_REACHED_INDIRECTLY',
        'LEAFLETS',
        'MANUALS',
        'LETTERS',
        'NOTICES_SIGNED',
        'POSTERS',
        'BANNERS',
        'BOARDS',
        'LED_PLAYS',
        'LED_ITEMS',
        'ARTICLES',
        'FORWARDS',
        'GROUP_PUSHES',
        'SMS',
        'VIDEOS',
        'SCREENINGS',
        'BROADCASTS',
        'VEHICLE_TRIPS',
        'VOLUNTEERS',
        'CLASSES_COVERED',
        'OUTLETS_COVERED',
        'STUDENT_WORKS',
        'APP_ASSISTED',
        'ABSENTEES_FOLLOWED_UP'
      )
      and g.fact_id = any (
        array(
          select id
          from narrowed
        )
      )
    group by g.indicator
  ) s on true;

-- FactTable.byIds: activity.by_ids
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
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
  and f.id = any ($2::uuid[]);

-- FactTable.find, FactTable.findIn: activity.by_id
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
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

-- FactTable.findByKeys: activity.by_keys
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
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
  and f.idempotency_key = any ($3::text[]);

-- FactTable.findSaying: activity.saying
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
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures"
from
  unnest($3::date[], $4::text[]) s (day, words)
  join activity f on f.start_on = s.day
  and f.search_text = s.words
where
  f.city_code = $1
  and f.tenant_id = $2
  and f.record_status = 'ACTIVE';

-- FactTable.hold: activity.hold
select
  f.region_code as "regionCode",
  f.sector,
  f.record_status as "recordStatus"
from activity f
where
  f.city_code = $1
  and f.tenant_id = $2
  and f.id = $3
for update;

-- FactTable.insert
INSERT INTO
  "activity" (
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
    "title",
    "status",
    "start_on",
    "end_on",
    "running",
    "theme",
    "fraud_types",
    "basis_number",
    "basis_issuer",
    "speakers",
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
    $25,
    $26,
    $27,
    $28,
    $29,
    $30,
    $31
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
    "line",
    "from_on",
    "until_on",
    "amount",
    "qualifier",
    "up_to",
    "at_least",
    "tenant_id",
    "region_code",
    "sector"
  )
VALUES
  ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13),
  ($14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26);

-- FactTable.insertParts: a activity is recorded
INSERT INTO
  "activity_measure" (
    "city_code",
    "activity_id",
    "indicator",
    "line",
    "from_on",
    "until_on",
    "amount",
    "qualifier",
    "up_to",
    "at_least",
    "tenant_id",
    "region_code",
    "sector"
  )
VALUES
  ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13);

-- FactTable.lastTimesBefore: activity.last_times
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
  f.type as "type",
  f.title as "title",
  f.status as "status",
  f.start_on as "startOn",
  f.end_on as "endOn",
  f.running as "running",
  f.theme as "theme",
  f.fraud_types as "fraudTypes",
  f.basis_number as "basisNumber",
  f.basis_issuer as "basisIssuer",
  f.speakers as "speakers",
  f.venue as "venue",
  f.audiences as "audiences",
  f.channels as "channels",
  f.partners as "partners",
  f.narrative as "narrative",
  coalesce(
    (
      select
        jsonb_agg(
          jsonb_build_object(
            'indicator',
            p.indicator,
            'line',
            p.line,
            'from',
            p.from_on,
            'until',
            p.until_on,
            'amount',
            p.amount,
            'qualifier',
            p.qualifier,
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least
          )
        )
      from activity_measure p
      where
        p.city_code = $1
        and p.activity_id = f.id
    ),
    '[]'
  ) as "measures"
from
  activity o
  cross join lateral (
    select f.*
    from activity f
    where
      f.city_code = $1
      and f.tenant_id = o.tenant_id
      and f.start_on < o.start_on
      and f.type = o.type
      and f.record_status = 'ACTIVE'
      and f.status = 'DONE'
    order by
      f.start_on desc,
      f.id desc
    limit 1
  ) f
where
  o.city_code = $1
  and o.id = any ($2::uuid[]);

-- FactTable.replace
UPDATE "activity"
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
  "title" = $14,
  "status" = $15,
  "start_on" = $16,
  "end_on" = $17,
  "running" = $18,
  "theme" = $19,
  "fraud_types" = $20,
  "basis_number" = $21,
  "basis_issuer" = $22,
  "speakers" = $23,
  "venue" = $24,
  "audiences" = $25,
  "channels" = $26,
  "partners" = $27,
  "narrative" = $28,
  "search_text" = $29,
  "changed_at" = now()
WHERE
  (
    "city_code" = $30
    AND "id" = $31
    AND "version" = $32
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

-- ManyRows.insert: activity.insert_many
insert into
  activity (
    city_code,
    id,
    tenant_id,
    home_region,
    region_code,
    sector,
    campaign_ids,
    record_status,
    void_reason,
    idempotency_key,
    input_hash,
    exceeded,
    version,
    recorded_by,
    type,
    title,
    status,
    start_on,
    end_on,
    running,
    theme,
    fraud_types,
    basis_number,
    basis_issuer,
    speakers,
    venue,
    audiences,
    channels,
    partners,
    narrative,
    search_text
  )
select
  city_code,
  id,
  tenant_id,
  home_region,
  region_code,
  sector,
  campaign_ids,
  record_status,
  void_reason,
  idempotency_key,
  input_hash,
  exceeded,
  version,
  recorded_by,
  type,
  title,
  status,
  start_on,
  end_on,
  running,
  theme,
  fraud_types,
  basis_number,
  basis_issuer,
  speakers,
  venue,
  audiences,
  channels,
  partners,
  narrative,
  search_text
from jsonb_populate_recordset(null::activity, $1::jsonb)
on conflict do nothing
returning
  id,
  recorded_at as "recordedAt",
  changed_at as "changedAt";
