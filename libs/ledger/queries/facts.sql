-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- AttributionRepository.assignments: attribution.assignments
select
  valid_from as "from",
  valid_to as "to",
  region_code as region,
  sector
from tenant_assignment
where
  city_code = $1
  and tenant_id = $2
order by valid_from;

-- AttributionRepository.context: attribution.context
select
  t.type as "tenantType",
  t.opened_on as "openedOn",
  t.closed_on as "closedOn",
  a.region_code as "homeRegion",
  a.sector,
  $4::text is null
  or exists (
    select
    from region r
    where
      r.code = $4
      and r.valid_from <= $3
      and (
        r.valid_to is null
        or r.valid_to >= $3
      )
  ) as "regionExists",
  $5::uuid is null
  or exists (
    select
    from campaign c
    where
      c.city_code = $1
      and c.id = $5
  ) as "campaignExists"
from
  tenant t
  left join tenant_assignment a on a.city_code = $1
  and a.tenant_id = t.id
  and a.valid_from <= $3::date
  and (
    a.valid_to is null
    or a.valid_to >= $3
  )
where
  t.city_code = $1
  and t.id = $2;

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

-- FactPages.read: activity.page city directly active status
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

-- FactPages.read: activity.page city in 1 regions active UNIT ASC unit by unit
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
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and f.region_code >= $2
            and f.region_code < $3
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
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
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
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and f.region_code >= $2
            and f.region_code < $3
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
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
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
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and (f.start_on) <= ($6::date)
            and f.region_code >= $2
            and f.region_code < $3
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
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and (f.start_on) <= ($6::date)
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
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
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and (f.start_on) >= ($6::date)
            and f.region_code >= $2
            and f.region_code < $3
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
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and (f.start_on) >= ($6::date)
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
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
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and (f.start_on, f.id) < ($6::date, $7::uuid)
            and f.region_code >= $2
            and f.region_code < $3
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
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and (f.start_on, f.id) < ($6::date, $7::uuid)
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
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
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and (f.start_on, f.id) > ($6::date, $7::uuid)
            and f.region_code >= $2
            and f.region_code < $3
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
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and (f.start_on, f.id) > ($6::date, $7::uuid)
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
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
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and (f.start_on) < ($6::date)
            and f.region_code >= $2
            and f.region_code < $3
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
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and (f.start_on) < ($6::date)
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
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
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and (f.start_on) > ($6::date)
            and f.region_code >= $2
            and f.region_code < $3
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
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and (f.start_on) > ($6::date)
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
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
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and (f.start_on, f.id) <= ($6::date, $7::uuid)
            and f.region_code >= $2
            and f.region_code < $3
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
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and (f.start_on, f.id) <= ($6::date, $7::uuid)
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
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
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and (f.start_on, f.id) >= ($6::date, $7::uuid)
            and f.region_code >= $2
            and f.region_code < $3
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
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and (f.start_on, f.id) >= ($6::date, $7::uuid)
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
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
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and exists (
              select
              from activity_measure m
              where
                m.city_code = $1
                and m.activity_id = f.id
                and m.indicator = $6
            )
            and f.region_code >= $2
            and f.region_code < $3
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
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and exists (
              select
              from activity_measure m
              where
                m.city_code = $1
                and m.activity_id = f.id
                and m.indicator = $6
            )
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
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
            and f.record_status = 'ACTIVE'
            and f.type = $5
            and f.status = $6
            and f.region_code >= $2
            and f.region_code < $3
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
            and f.record_status = 'ACTIVE'
            and f.type = $5
            and f.status = $6
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
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
            and f.campaign_id = $5
            and f.record_status = 'ACTIVE'
            and f.status = $6
            and f.region_code >= $2
            and f.region_code < $3
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
            and f.campaign_id = $5
            and f.record_status = 'ACTIVE'
            and f.status = $6
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
          order by
            f.start_on desc,
            f.id desc
          limit $7
        )
      ) f
    where
      f.city_code = $1
      and f.campaign_id = $5
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
            and f.start_on between $5 and $6
            and f.record_status = 'ACTIVE'
            and f.status = $7
            and f.region_code >= $2
            and f.region_code < $3
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
            and f.start_on between $5 and $6
            and f.record_status = 'ACTIVE'
            and f.status = $7
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
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
            and f.region_code >= $2
            and f.region_code < $3
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
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
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
            and f.sector = $5
            and f.record_status = 'ACTIVE'
            and f.status = $6
            and f.region_code >= $2
            and f.region_code < $3
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
            and f.sector = $5
            and f.record_status = 'ACTIVE'
            and f.status = $6
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
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
            and f.status = $5
            and f.region_code >= $2
            and f.region_code < $3
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
            and f.status = $5
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
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
            and f.region_code >= $2
            and f.region_code < $3
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
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
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
            and f.region_code >= $2
            and f.region_code < $3
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
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
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
            and f.exceeded is null
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and f.region_code >= $2
            and f.region_code < $3
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
            and f.exceeded is null
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
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
            and f.exceeded is not null
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and f.region_code >= $2
            and f.region_code < $3
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
            and f.exceeded is not null
            and f.record_status = 'ACTIVE'
            and f.status = $5
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
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
            and f.tenant_id = any ($5::uuid[])
            and f.record_status = 'ACTIVE'
            and f.status = $6
            and f.region_code >= $2
            and f.region_code < $3
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
            and f.tenant_id = any ($5::uuid[])
            and f.record_status = 'ACTIVE'
            and f.status = $6
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
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

-- FactPages.read: activity.page city region active status
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
            and f.record_status = 'ACTIVE'
            and f.region_code >= $2
            and f.region_code < $3
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
            and f.record_status = 'ACTIVE'
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
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
            and f.record_status = 'ACTIVE'
            and (f.in_place_since, f.id) < ($5::date, $6::uuid)
            and f.region_code >= $2
            and f.region_code < $3
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
            and f.record_status = 'ACTIVE'
            and (f.in_place_since, f.id) < ($5::date, $6::uuid)
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
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
            and f.record_status = 'ACTIVE'
            and (f.in_place_since, f.id) >= ($5::date, $6::uuid)
            and f.region_code >= $2
            and f.region_code < $3
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
            and f.record_status = 'ACTIVE'
            and (f.in_place_since, f.id) >= ($5::date, $6::uuid)
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
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
            and f.record_status = 'ACTIVE'
            and f.in_place_since <= $5::date
            and (
              f.lifted_on is null
              or f.lifted_on > $5::date
            )
            and f.region_code >= $2
            and f.region_code < $3
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
            and f.record_status = 'ACTIVE'
            and f.in_place_since <= $5::date
            and (
              f.lifted_on is null
              or f.lifted_on > $5::date
            )
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
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

-- FactPages.read: fraud_case.count city in 1 regions active
select count(*)::int as total
from
  (
    select
    from
      (
        select *
        from fraud_case f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from fraud_case f
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

-- FactPages.read: fraud_case.page city in 1 regions active
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
  f.reported_on as "reportedOn",
  f.filed_on as "filedOn",
  f.solved_on as "solvedOn",
  f.fraud_type as "fraudType",
  f.pension_tag as "pensionTag",
  f.loss as "loss",
  f.loss_qualifier as "lossQualifier",
  f.victim_age_band as "victimAgeBand",
  f.victim_sex as "victimSex",
  f.victim_occupation as "victimOccupation",
  f.victim_had_publicity as "victimHadPublicity",
  f.payment_method as "paymentMethod",
  f.bank_name as "bankName",
  f.number_version as "numberVersion",
  (
    select n.case_number
    from fraud_case_number n
    where
      n.city_code = $1
      and n.case_id = f.id
  ) as "caseNumber",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.reported_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from fraud_case f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.region_code >= $2
            and f.region_code < $3
          order by
            f.reported_on desc,
            f.id desc
          limit $5
        )
        union all
        (
          select *
          from fraud_case f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
          order by
            f.reported_on desc,
            f.id desc
          limit $5
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
    order by
      f.reported_on desc,
      f.id desc
    limit $5
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: fraud_case.page city in 1 regions active QUANTITY LOSS DESC
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
  f.reported_on as "reportedOn",
  f.filed_on as "filedOn",
  f.solved_on as "solvedOn",
  f.fraud_type as "fraudType",
  f.pension_tag as "pensionTag",
  f.loss as "loss",
  f.loss_qualifier as "lossQualifier",
  f.victim_age_band as "victimAgeBand",
  f.victim_sex as "victimSex",
  f.victim_occupation as "victimOccupation",
  f.victim_had_publicity as "victimHadPublicity",
  f.payment_method as "paymentMethod",
  f.bank_name as "bankName",
  f.number_version as "numberVersion",
  (
    select n.case_number
    from fraud_case_number n
    where
      n.city_code = $1
      and n.case_id = f.id
  ) as "caseNumber",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text] as key
from
  (
    select
      f.*,
      (q.amount is null) as key_0,
      coalesce(q.amount, 0) as key_1,
      f.reported_on as key_2,
      f.id as key_3
    from
      (
        select *
        from fraud_case f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from fraud_case f
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
          and g.fact_kind in ('FRAUD_CASE')
          and not g.tenant_only
          and g.indicator = 'LOSS'
          and g.fact_id = f.id
      ) q on true
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
    order by
      (q.amount is null) asc,
      coalesce(q.amount, 0) desc,
      f.reported_on desc,
      f.id desc
    limit $5
  ) f
order by
  f.key_0 asc,
  f.key_1 desc,
  f.key_2 desc,
  f.key_3 desc;

-- FactPages.read: fraud_case.page city in 1 regions active UNIT ASC
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
  f.reported_on as "reportedOn",
  f.filed_on as "filedOn",
  f.solved_on as "solvedOn",
  f.fraud_type as "fraudType",
  f.pension_tag as "pensionTag",
  f.loss as "loss",
  f.loss_qualifier as "lossQualifier",
  f.victim_age_band as "victimAgeBand",
  f.victim_sex as "victimSex",
  f.victim_occupation as "victimOccupation",
  f.victim_had_publicity as "victimHadPublicity",
  f.payment_method as "paymentMethod",
  f.bank_name as "bankName",
  f.number_version as "numberVersion",
  (
    select n.case_number
    from fraud_case_number n
    where
      n.city_code = $1
      and n.case_id = f.id
  ) as "caseNumber",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text, f.key_4::text] as key
from
  (
    select
      f.*,
      (u.id is null) as key_0,
      coalesce(u.name, '') collate "zh-x-icu" as key_1,
      f.tenant_id as key_2,
      f.reported_on as key_3,
      f.id as key_4
    from
      (
        select *
        from fraud_case f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from fraud_case f
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
      f.reported_on desc,
      f.id desc
    limit $5
  ) f
order by
  f.key_0 asc,
  f.key_1 asc,
  f.key_2 asc,
  f.key_3 desc,
  f.key_4 desc;

-- FactPages.read: fraud_case.page city in 1 regions active after 2
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
  f.reported_on as "reportedOn",
  f.filed_on as "filedOn",
  f.solved_on as "solvedOn",
  f.fraud_type as "fraudType",
  f.pension_tag as "pensionTag",
  f.loss as "loss",
  f.loss_qualifier as "lossQualifier",
  f.victim_age_band as "victimAgeBand",
  f.victim_sex as "victimSex",
  f.victim_occupation as "victimOccupation",
  f.victim_had_publicity as "victimHadPublicity",
  f.payment_method as "paymentMethod",
  f.bank_name as "bankName",
  f.number_version as "numberVersion",
  (
    select n.case_number
    from fraud_case_number n
    where
      n.city_code = $1
      and n.case_id = f.id
  ) as "caseNumber",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.reported_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from fraud_case f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.reported_on, f.id) < ($5::date, $6::uuid)
            and f.region_code >= $2
            and f.region_code < $3
          order by
            f.reported_on desc,
            f.id desc
          limit $7
        )
        union all
        (
          select *
          from fraud_case f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.reported_on, f.id) < ($5::date, $6::uuid)
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
          order by
            f.reported_on desc,
            f.id desc
          limit $7
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and (f.reported_on, f.id) < ($5::date, $6::uuid)
    order by
      f.reported_on desc,
      f.id desc
    limit $7
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: fraud_case.page city in 1 regions active before 2 inclusive backwards
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
  f.reported_on as "reportedOn",
  f.filed_on as "filedOn",
  f.solved_on as "solvedOn",
  f.fraud_type as "fraudType",
  f.pension_tag as "pensionTag",
  f.loss as "loss",
  f.loss_qualifier as "lossQualifier",
  f.victim_age_band as "victimAgeBand",
  f.victim_sex as "victimSex",
  f.victim_occupation as "victimOccupation",
  f.victim_had_publicity as "victimHadPublicity",
  f.payment_method as "paymentMethod",
  f.bank_name as "bankName",
  f.number_version as "numberVersion",
  (
    select n.case_number
    from fraud_case_number n
    where
      n.city_code = $1
      and n.case_id = f.id
  ) as "caseNumber",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.reported_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from fraud_case f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.reported_on, f.id) >= ($5::date, $6::uuid)
            and f.region_code >= $2
            and f.region_code < $3
          order by
            f.reported_on asc,
            f.id asc
          limit $7
        )
        union all
        (
          select *
          from fraud_case f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.reported_on, f.id) >= ($5::date, $6::uuid)
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
          order by
            f.reported_on asc,
            f.id asc
          limit $7
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and (f.reported_on, f.id) >= ($5::date, $6::uuid)
    order by
      f.reported_on asc,
      f.id asc
    limit $7
  ) f
order by
  f.key_0 asc,
  f.key_1 asc;

-- FactPages.read: fraud_case.page city in 1 regions active fraud type
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
  f.reported_on as "reportedOn",
  f.filed_on as "filedOn",
  f.solved_on as "solvedOn",
  f.fraud_type as "fraudType",
  f.pension_tag as "pensionTag",
  f.loss as "loss",
  f.loss_qualifier as "lossQualifier",
  f.victim_age_band as "victimAgeBand",
  f.victim_sex as "victimSex",
  f.victim_occupation as "victimOccupation",
  f.victim_had_publicity as "victimHadPublicity",
  f.payment_method as "paymentMethod",
  f.bank_name as "bankName",
  f.number_version as "numberVersion",
  (
    select n.case_number
    from fraud_case_number n
    where
      n.city_code = $1
      and n.case_id = f.id
  ) as "caseNumber",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.reported_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from fraud_case f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (
              f.fraud_type = any ($5::text[])
              or f.pension_tag = any ($6::text[])
            )
            and f.region_code >= $2
            and f.region_code < $3
          order by
            f.reported_on desc,
            f.id desc
          limit $7
        )
        union all
        (
          select *
          from fraud_case f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (
              f.fraud_type = any ($5::text[])
              or f.pension_tag = any ($6::text[])
            )
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
          order by
            f.reported_on desc,
            f.id desc
          limit $7
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and (
        f.fraud_type = any ($5::text[])
        or f.pension_tag = any ($6::text[])
      )
    order by
      f.reported_on desc,
      f.id desc
    limit $7
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: fraud_case.page city in 1 regions active stage FILED
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
  f.reported_on as "reportedOn",
  f.filed_on as "filedOn",
  f.solved_on as "solvedOn",
  f.fraud_type as "fraudType",
  f.pension_tag as "pensionTag",
  f.loss as "loss",
  f.loss_qualifier as "lossQualifier",
  f.victim_age_band as "victimAgeBand",
  f.victim_sex as "victimSex",
  f.victim_occupation as "victimOccupation",
  f.victim_had_publicity as "victimHadPublicity",
  f.payment_method as "paymentMethod",
  f.bank_name as "bankName",
  f.number_version as "numberVersion",
  (
    select n.case_number
    from fraud_case_number n
    where
      n.city_code = $1
      and n.case_id = f.id
  ) as "caseNumber",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.reported_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from fraud_case f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.filed_on is not null
            and f.solved_on is null
            and f.region_code >= $2
            and f.region_code < $3
          order by
            f.reported_on desc,
            f.id desc
          limit $5
        )
        union all
        (
          select *
          from fraud_case f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.filed_on is not null
            and f.solved_on is null
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
          order by
            f.reported_on desc,
            f.id desc
          limit $5
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.filed_on is not null
      and f.solved_on is null
    order by
      f.reported_on desc,
      f.id desc
    limit $5
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: fraud_case.page city in 1 regions text 1 active
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
  f.reported_on as "reportedOn",
  f.filed_on as "filedOn",
  f.solved_on as "solvedOn",
  f.fraud_type as "fraudType",
  f.pension_tag as "pensionTag",
  f.loss as "loss",
  f.loss_qualifier as "lossQualifier",
  f.victim_age_band as "victimAgeBand",
  f.victim_sex as "victimSex",
  f.victim_occupation as "victimOccupation",
  f.victim_had_publicity as "victimHadPublicity",
  f.payment_method as "paymentMethod",
  f.bank_name as "bankName",
  f.number_version as "numberVersion",
  (
    select n.case_number
    from fraud_case_number n
    where
      n.city_code = $1
      and n.case_id = f.id
  ) as "caseNumber",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.reported_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from fraud_case f
          where
            f.city_code = $1
            and (
              concat_ws(
                ' ',
                f.search_text,
                (
                  select n.number_folded
                  from fraud_case_number n
                  where
                    n.city_code = $1
                    and n.case_id = f.id
                )
              ) like $5
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
            and f.region_code >= $2
            and f.region_code < $3
          order by
            f.reported_on desc,
            f.id desc
          limit $7
        )
        union all
        (
          select *
          from fraud_case f
          where
            f.city_code = $1
            and (
              concat_ws(
                ' ',
                f.search_text,
                (
                  select n.number_folded
                  from fraud_case_number n
                  where
                    n.city_code = $1
                    and n.case_id = f.id
                )
              ) like $5
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
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
          order by
            f.reported_on desc,
            f.id desc
          limit $7
        )
      ) f
    where
      f.city_code = $1
      and (
        concat_ws(
          ' ',
          f.search_text,
          (
            select n.number_folded
            from fraud_case_number n
            where
              n.city_code = $1
              and n.case_id = f.id
          )
        ) like $5
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
    order by
      f.reported_on desc,
      f.id desc
    limit $7
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: fraud_case.page city own active
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
  f.reported_on as "reportedOn",
  f.filed_on as "filedOn",
  f.solved_on as "solvedOn",
  f.fraud_type as "fraudType",
  f.pension_tag as "pensionTag",
  f.loss as "loss",
  f.loss_qualifier as "lossQualifier",
  f.victim_age_band as "victimAgeBand",
  f.victim_sex as "victimSex",
  f.victim_occupation as "victimOccupation",
  f.victim_had_publicity as "victimHadPublicity",
  f.payment_method as "paymentMethod",
  f.bank_name as "bankName",
  f.number_version as "numberVersion",
  (
    select n.case_number
    from fraud_case_number n
    where
      n.city_code = $1
      and n.case_id = f.id
  ) as "caseNumber",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.reported_on as key_0,
      f.id as key_1
    from fraud_case f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.record_status = 'ACTIVE'
    order by
      f.reported_on desc,
      f.id desc
    limit $3
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: fraud_case.page city own active fraud type
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
  f.reported_on as "reportedOn",
  f.filed_on as "filedOn",
  f.solved_on as "solvedOn",
  f.fraud_type as "fraudType",
  f.pension_tag as "pensionTag",
  f.loss as "loss",
  f.loss_qualifier as "lossQualifier",
  f.victim_age_band as "victimAgeBand",
  f.victim_sex as "victimSex",
  f.victim_occupation as "victimOccupation",
  f.victim_had_publicity as "victimHadPublicity",
  f.payment_method as "paymentMethod",
  f.bank_name as "bankName",
  f.number_version as "numberVersion",
  (
    select n.case_number
    from fraud_case_number n
    where
      n.city_code = $1
      and n.case_id = f.id
  ) as "caseNumber",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.reported_on as key_0,
      f.id as key_1
    from fraud_case f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.record_status = 'ACTIVE'
      and (
        f.fraud_type = any ($3::text[])
        or f.pension_tag = any ($4::text[])
      )
    order by
      f.reported_on desc,
      f.id desc
    limit $5
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: fraud_case.page city own active stage FILED
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
  f.reported_on as "reportedOn",
  f.filed_on as "filedOn",
  f.solved_on as "solvedOn",
  f.fraud_type as "fraudType",
  f.pension_tag as "pensionTag",
  f.loss as "loss",
  f.loss_qualifier as "lossQualifier",
  f.victim_age_band as "victimAgeBand",
  f.victim_sex as "victimSex",
  f.victim_occupation as "victimOccupation",
  f.victim_had_publicity as "victimHadPublicity",
  f.payment_method as "paymentMethod",
  f.bank_name as "bankName",
  f.number_version as "numberVersion",
  (
    select n.case_number
    from fraud_case_number n
    where
      n.city_code = $1
      and n.case_id = f.id
  ) as "caseNumber",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.reported_on as key_0,
      f.id as key_1
    from fraud_case f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.record_status = 'ACTIVE'
      and f.filed_on is not null
      and f.solved_on is null
    order by
      f.reported_on desc,
      f.id desc
    limit $3
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: fraud_case.page city own text 1 active
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
  f.reported_on as "reportedOn",
  f.filed_on as "filedOn",
  f.solved_on as "solvedOn",
  f.fraud_type as "fraudType",
  f.pension_tag as "pensionTag",
  f.loss as "loss",
  f.loss_qualifier as "lossQualifier",
  f.victim_age_band as "victimAgeBand",
  f.victim_sex as "victimSex",
  f.victim_occupation as "victimOccupation",
  f.victim_had_publicity as "victimHadPublicity",
  f.payment_method as "paymentMethod",
  f.bank_name as "bankName",
  f.number_version as "numberVersion",
  (
    select n.case_number
    from fraud_case_number n
    where
      n.city_code = $1
      and n.case_id = f.id
  ) as "caseNumber",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.reported_on as key_0,
      f.id as key_1
    from fraud_case f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and (
        concat_ws(
          ' ',
          f.search_text,
          (
            select n.number_folded
            from fraud_case_number n
            where
              n.city_code = $1
              and n.case_id = f.id
          )
        ) like $3
        or exists (
          select
          from tenant t
          where
            t.city_code = $1
            and t.id = f.tenant_id
            and t.name_folded like $4
        )
      )
      and f.record_status = 'ACTIVE'
    order by
      f.reported_on desc,
      f.id desc
    limit $5
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: funds_action.count city in 1 regions active
select count(*)::int as total
from
  (
    select
    from
      (
        select *
        from funds_action f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from funds_action f
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

-- FactPages.read: funds_action.page city in 1 regions active
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
  f.case_id as "caseId",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.occurred_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from funds_action f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.region_code >= $2
            and f.region_code < $3
          order by
            f.occurred_on desc,
            f.id desc
          limit $5
        )
        union all
        (
          select *
          from funds_action f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
          order by
            f.occurred_on desc,
            f.id desc
          limit $5
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
    order by
      f.occurred_on desc,
      f.id desc
    limit $5
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: funds_action.page city in 1 regions active QUANTITY FROZEN DESC
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
  f.case_id as "caseId",
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
      (
        select *
        from funds_action f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from funds_action f
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
          and g.fact_kind in ('FUNDS_ACTION')
          and not g.tenant_only
          and g.indicator = 'FROZEN'
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
    limit $5
  ) f
order by
  f.key_0 asc,
  f.key_1 desc,
  f.key_2 desc,
  f.key_3 desc;

-- FactPages.read: funds_action.page city in 1 regions active UNIT ASC
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
  f.case_id as "caseId",
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
      (
        select *
        from funds_action f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from funds_action f
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
      f.occurred_on desc,
      f.id desc
    limit $5
  ) f
order by
  f.key_0 asc,
  f.key_1 asc,
  f.key_2 asc,
  f.key_3 desc,
  f.key_4 desc;

-- FactPages.read: funds_action.page city in 1 regions active after 2
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
  f.case_id as "caseId",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.occurred_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from funds_action f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.occurred_on, f.id) < ($5::date, $6::uuid)
            and f.region_code >= $2
            and f.region_code < $3
          order by
            f.occurred_on desc,
            f.id desc
          limit $7
        )
        union all
        (
          select *
          from funds_action f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.occurred_on, f.id) < ($5::date, $6::uuid)
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
          order by
            f.occurred_on desc,
            f.id desc
          limit $7
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and (f.occurred_on, f.id) < ($5::date, $6::uuid)
    order by
      f.occurred_on desc,
      f.id desc
    limit $7
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: funds_action.page city in 1 regions active before 2 inclusive backwards
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
  f.case_id as "caseId",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.occurred_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from funds_action f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.occurred_on, f.id) >= ($5::date, $6::uuid)
            and f.region_code >= $2
            and f.region_code < $3
          order by
            f.occurred_on asc,
            f.id asc
          limit $7
        )
        union all
        (
          select *
          from funds_action f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.occurred_on, f.id) >= ($5::date, $6::uuid)
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
          order by
            f.occurred_on asc,
            f.id asc
          limit $7
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and (f.occurred_on, f.id) >= ($5::date, $6::uuid)
    order by
      f.occurred_on asc,
      f.id asc
    limit $7
  ) f
order by
  f.key_0 asc,
  f.key_1 asc;

-- FactPages.read: funds_action.page city in 1 regions active stage
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
  f.case_id as "caseId",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.occurred_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from funds_action f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.stage = $5
            and f.region_code >= $2
            and f.region_code < $3
          order by
            f.occurred_on desc,
            f.id desc
          limit $6
        )
        union all
        (
          select *
          from funds_action f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.stage = $5
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
          order by
            f.occurred_on desc,
            f.id desc
          limit $6
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.stage = $5
    order by
      f.occurred_on desc,
      f.id desc
    limit $6
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: funds_action.page city own active
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
  f.case_id as "caseId",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.occurred_on as key_0,
      f.id as key_1
    from funds_action f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.record_status = 'ACTIVE'
    order by
      f.occurred_on desc,
      f.id desc
    limit $3
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: funds_action.page city own active stage
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
  f.case_id as "caseId",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.occurred_on as key_0,
      f.id as key_1
    from funds_action f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.record_status = 'ACTIVE'
      and f.stage = $3
    order by
      f.occurred_on desc,
      f.id desc
    limit $4
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: household_visit.count city in 1 regions active
select count(*)::int as total
from
  (
    select
    from
      (
        select *
        from household_visit f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from household_visit f
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

-- FactPages.read: household_visit.page city in 1 regions active
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
  f.visited_on as "visitedOn",
  f.roster_id as "rosterId",
  f.visited as "doors",
  f.not_met as "notMet",
  f.vacant as "vacant",
  f.reported as "reported",
  f.reported_qualifier as "reportedQualifier",
  f.people_visited as "peopleVisited",
  f.newly_covered as "newlyCovered",
  f.note as "note",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.visited_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from household_visit f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.region_code >= $2
            and f.region_code < $3
          order by
            f.visited_on desc,
            f.id desc
          limit $5
        )
        union all
        (
          select *
          from household_visit f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
          order by
            f.visited_on desc,
            f.id desc
          limit $5
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
    order by
      f.visited_on desc,
      f.id desc
    limit $5
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: household_visit.page city in 1 regions active QUANTITY HOUSEHOLD_VISITS DESC
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
  f.visited_on as "visitedOn",
  f.roster_id as "rosterId",
  f.visited as "doors",
  f.not_met as "notMet",
  f.vacant as "vacant",
  f.reported as "reported",
  f.reported_qualifier as "reportedQualifier",
  f.people_visited as "peopleVisited",
  f.newly_covered as "newlyCovered",
  f.note as "note",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text] as key
from
  (
    select
      f.*,
      (q.amount is null) as key_0,
      coalesce(q.amount, 0) as key_1,
      f.visited_on as key_2,
      f.id as key_3
    from
      (
        select *
        from household_visit f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from household_visit f
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
          and g.fact_kind in ('HOUSEHOLD_VISIT')
          and not g.tenant_only
          and g.indicator = 'HOUSEHOLD_VISITS'
          and g.fact_id = f.id
      ) q on true
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
    order by
      (q.amount is null) asc,
      coalesce(q.amount, 0) desc,
      f.visited_on desc,
      f.id desc
    limit $5
  ) f
order by
  f.key_0 asc,
  f.key_1 desc,
  f.key_2 desc,
  f.key_3 desc;

-- FactPages.read: household_visit.page city in 1 regions active UNIT ASC
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
  f.visited_on as "visitedOn",
  f.roster_id as "rosterId",
  f.visited as "doors",
  f.not_met as "notMet",
  f.vacant as "vacant",
  f.reported as "reported",
  f.reported_qualifier as "reportedQualifier",
  f.people_visited as "peopleVisited",
  f.newly_covered as "newlyCovered",
  f.note as "note",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text, f.key_4::text] as key
from
  (
    select
      f.*,
      (u.id is null) as key_0,
      coalesce(u.name, '') collate "zh-x-icu" as key_1,
      f.tenant_id as key_2,
      f.visited_on as key_3,
      f.id as key_4
    from
      (
        select *
        from household_visit f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from household_visit f
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
      f.visited_on desc,
      f.id desc
    limit $5
  ) f
order by
  f.key_0 asc,
  f.key_1 asc,
  f.key_2 asc,
  f.key_3 desc,
  f.key_4 desc;

-- FactPages.read: household_visit.page city in 1 regions active after 2
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
  f.visited_on as "visitedOn",
  f.roster_id as "rosterId",
  f.visited as "doors",
  f.not_met as "notMet",
  f.vacant as "vacant",
  f.reported as "reported",
  f.reported_qualifier as "reportedQualifier",
  f.people_visited as "peopleVisited",
  f.newly_covered as "newlyCovered",
  f.note as "note",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.visited_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from household_visit f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.visited_on, f.id) < ($5::date, $6::uuid)
            and f.region_code >= $2
            and f.region_code < $3
          order by
            f.visited_on desc,
            f.id desc
          limit $7
        )
        union all
        (
          select *
          from household_visit f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.visited_on, f.id) < ($5::date, $6::uuid)
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
          order by
            f.visited_on desc,
            f.id desc
          limit $7
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and (f.visited_on, f.id) < ($5::date, $6::uuid)
    order by
      f.visited_on desc,
      f.id desc
    limit $7
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: household_visit.page city in 1 regions active before 2 inclusive backwards
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
  f.visited_on as "visitedOn",
  f.roster_id as "rosterId",
  f.visited as "doors",
  f.not_met as "notMet",
  f.vacant as "vacant",
  f.reported as "reported",
  f.reported_qualifier as "reportedQualifier",
  f.people_visited as "peopleVisited",
  f.newly_covered as "newlyCovered",
  f.note as "note",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.visited_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from household_visit f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.visited_on, f.id) >= ($5::date, $6::uuid)
            and f.region_code >= $2
            and f.region_code < $3
          order by
            f.visited_on asc,
            f.id asc
          limit $7
        )
        union all
        (
          select *
          from household_visit f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.visited_on, f.id) >= ($5::date, $6::uuid)
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
          order by
            f.visited_on asc,
            f.id asc
          limit $7
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and (f.visited_on, f.id) >= ($5::date, $6::uuid)
    order by
      f.visited_on asc,
      f.id asc
    limit $7
  ) f
order by
  f.key_0 asc,
  f.key_1 asc;

-- FactPages.read: household_visit.page city in 1 regions active community
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
  f.visited_on as "visitedOn",
  f.roster_id as "rosterId",
  f.visited as "doors",
  f.not_met as "notMet",
  f.vacant as "vacant",
  f.reported as "reported",
  f.reported_qualifier as "reportedQualifier",
  f.people_visited as "peopleVisited",
  f.newly_covered as "newlyCovered",
  f.note as "note",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.visited_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from household_visit f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.region_code = $5
            and f.region_code >= $2
            and f.region_code < $3
          order by
            f.visited_on desc,
            f.id desc
          limit $6
        )
        union all
        (
          select *
          from household_visit f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.region_code = $5
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
          order by
            f.visited_on desc,
            f.id desc
          limit $6
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.region_code = $5
    order by
      f.visited_on desc,
      f.id desc
    limit $6
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: household_visit.page city own active
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
  f.visited_on as "visitedOn",
  f.roster_id as "rosterId",
  f.visited as "doors",
  f.not_met as "notMet",
  f.vacant as "vacant",
  f.reported as "reported",
  f.reported_qualifier as "reportedQualifier",
  f.people_visited as "peopleVisited",
  f.newly_covered as "newlyCovered",
  f.note as "note",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.visited_on as key_0,
      f.id as key_1
    from household_visit f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.record_status = 'ACTIVE'
    order by
      f.visited_on desc,
      f.id desc
    limit $3
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: household_visit.page city own active community
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
  f.visited_on as "visitedOn",
  f.roster_id as "rosterId",
  f.visited as "doors",
  f.not_met as "notMet",
  f.vacant as "vacant",
  f.reported as "reported",
  f.reported_qualifier as "reportedQualifier",
  f.people_visited as "peopleVisited",
  f.newly_covered as "newlyCovered",
  f.note as "note",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.visited_on as key_0,
      f.id as key_1
    from household_visit f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.record_status = 'ACTIVE'
      and f.region_code = $3
    order by
      f.visited_on desc,
      f.id desc
    limit $4
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: inspection.count city in 1 regions active
select count(*)::int as total
from
  (
    select
    from
      (
        select *
        from inspection f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from inspection f
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

-- FactPages.read: inspection.page city in 1 regions active
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
  ) as "hazards",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.occurred_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from inspection f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.region_code >= $2
            and f.region_code < $3
          order by
            f.occurred_on desc,
            f.id desc
          limit $5
        )
        union all
        (
          select *
          from inspection f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
          order by
            f.occurred_on desc,
            f.id desc
          limit $5
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
    order by
      f.occurred_on desc,
      f.id desc
    limit $5
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: inspection.page city in 1 regions active QUANTITY INSPECTIONS DESC
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
  ) as "hazards",
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
      (
        select *
        from inspection f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from inspection f
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
          and g.fact_kind in ('INSPECTION')
          and not g.tenant_only
          and g.indicator = 'INSPECTIONS'
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
    limit $5
  ) f
order by
  f.key_0 asc,
  f.key_1 desc,
  f.key_2 desc,
  f.key_3 desc;

-- FactPages.read: inspection.page city in 1 regions active UNIT ASC
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
  ) as "hazards",
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
      (
        select *
        from inspection f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from inspection f
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
      f.occurred_on desc,
      f.id desc
    limit $5
  ) f
order by
  f.key_0 asc,
  f.key_1 asc,
  f.key_2 asc,
  f.key_3 desc,
  f.key_4 desc;

-- FactPages.read: inspection.page city in 1 regions active after 2
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
  ) as "hazards",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.occurred_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from inspection f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.occurred_on, f.id) < ($5::date, $6::uuid)
            and f.region_code >= $2
            and f.region_code < $3
          order by
            f.occurred_on desc,
            f.id desc
          limit $7
        )
        union all
        (
          select *
          from inspection f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.occurred_on, f.id) < ($5::date, $6::uuid)
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
          order by
            f.occurred_on desc,
            f.id desc
          limit $7
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and (f.occurred_on, f.id) < ($5::date, $6::uuid)
    order by
      f.occurred_on desc,
      f.id desc
    limit $7
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: inspection.page city in 1 regions active before 2 inclusive backwards
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
  ) as "hazards",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.occurred_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from inspection f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.occurred_on, f.id) >= ($5::date, $6::uuid)
            and f.region_code >= $2
            and f.region_code < $3
          order by
            f.occurred_on asc,
            f.id asc
          limit $7
        )
        union all
        (
          select *
          from inspection f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.occurred_on, f.id) >= ($5::date, $6::uuid)
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
          order by
            f.occurred_on asc,
            f.id asc
          limit $7
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and (f.occurred_on, f.id) >= ($5::date, $6::uuid)
    order by
      f.occurred_on asc,
      f.id asc
    limit $7
  ) f
order by
  f.key_0 asc,
  f.key_1 asc;

-- FactPages.read: inspection.page city in 1 regions active unrectified
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
  ) as "hazards",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.occurred_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from inspection f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and exists (
              select
              from inspection_hazard h
              where
                h.city_code = $1
                and h.inspection_id = f.id
                and h.rectified_on is null
            )
            and f.region_code >= $2
            and f.region_code < $3
          order by
            f.occurred_on desc,
            f.id desc
          limit $5
        )
        union all
        (
          select *
          from inspection f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and exists (
              select
              from inspection_hazard h
              where
                h.city_code = $1
                and h.inspection_id = f.id
                and h.rectified_on is null
            )
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
          order by
            f.occurred_on desc,
            f.id desc
          limit $5
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and exists (
        select
        from inspection_hazard h
        where
          h.city_code = $1
          and h.inspection_id = f.id
          and h.rectified_on is null
      )
    order by
      f.occurred_on desc,
      f.id desc
    limit $5
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: inspection.page city own active
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
  ) as "hazards",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.occurred_on as key_0,
      f.id as key_1
    from inspection f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.record_status = 'ACTIVE'
    order by
      f.occurred_on desc,
      f.id desc
    limit $3
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: inspection.page city own active unrectified
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
  ) as "hazards",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.occurred_on as key_0,
      f.id as key_1
    from inspection f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.record_status = 'ACTIVE'
      and exists (
        select
        from inspection_hazard h
        where
          h.city_code = $1
          and h.inspection_id = f.id
          and h.rectified_on is null
      )
    order by
      f.occurred_on desc,
      f.id desc
    limit $3
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

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
  f.venue as "venue",
  f.fraud_type as "fraudType",
  f.count as "count",
  f.count_qualifier as "countQualifier",
  f.amount as "amount",
  f.amount_qualifier as "amountQualifier",
  f.dissuasions as "dissuasions",
  f.dissuasions_qualifier as "dissuasionsQualifier",
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
  f.venue as "venue",
  f.fraud_type as "fraudType",
  f.count as "count",
  f.count_qualifier as "countQualifier",
  f.amount as "amount",
  f.amount_qualifier as "amountQualifier",
  f.dissuasions as "dissuasions",
  f.dissuasions_qualifier as "dissuasionsQualifier",
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
  f.venue as "venue",
  f.fraud_type as "fraudType",
  f.count as "count",
  f.count_qualifier as "countQualifier",
  f.amount as "amount",
  f.amount_qualifier as "amountQualifier",
  f.dissuasions as "dissuasions",
  f.dissuasions_qualifier as "dissuasionsQualifier",
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
  f.venue as "venue",
  f.fraud_type as "fraudType",
  f.count as "count",
  f.count_qualifier as "countQualifier",
  f.amount as "amount",
  f.amount_qualifier as "amountQualifier",
  f.dissuasions as "dissuasions",
  f.dissuasions_qualifier as "dissuasionsQualifier",
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
  f.venue as "venue",
  f.fraud_type as "fraudType",
  f.count as "count",
  f.count_qualifier as "countQualifier",
  f.amount as "amount",
  f.amount_qualifier as "amountQualifier",
  f.dissuasions as "dissuasions",
  f.dissuasions_qualifier as "dissuasionsQualifier",
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
  f.venue as "venue",
  f.fraud_type as "fraudType",
  f.count as "count",
  f.count_qualifier as "countQualifier",
  f.amount as "amount",
  f.amount_qualifier as "amountQualifier",
  f.dissuasions as "dissuasions",
  f.dissuasions_qualifier as "dissuasionsQualifier",
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
  f.venue as "venue",
  f.fraud_type as "fraudType",
  f.count as "count",
  f.count_qualifier as "countQualifier",
  f.amount as "amount",
  f.amount_qualifier as "amountQualifier",
  f.dissuasions as "dissuasions",
  f.dissuasions_qualifier as "dissuasionsQualifier",
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
  f.venue as "venue",
  f.fraud_type as "fraudType",
  f.count as "count",
  f.count_qualifier as "countQualifier",
  f.amount as "amount",
  f.amount_qualifier as "amountQualifier",
  f.dissuasions as "dissuasions",
  f.dissuasions_qualifier as "dissuasionsQualifier",
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
  f.venue as "venue",
  f.fraud_type as "fraudType",
  f.count as "count",
  f.count_qualifier as "countQualifier",
  f.amount as "amount",
  f.amount_qualifier as "amountQualifier",
  f.dissuasions as "dissuasions",
  f.dissuasions_qualifier as "dissuasionsQualifier",
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
  f.venue as "venue",
  f.fraud_type as "fraudType",
  f.count as "count",
  f.count_qualifier as "countQualifier",
  f.amount as "amount",
  f.amount_qualifier as "amountQualifier",
  f.dissuasions as "dissuasions",
  f.dissuasions_qualifier as "dissuasionsQualifier",
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
      and f.venue = $3
    order by
      f.occurred_on desc,
      f.id desc
    limit $4
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
  f.venue as "venue",
  f.fraud_type as "fraudType",
  f.count as "count",
  f.count_qualifier as "countQualifier",
  f.amount as "amount",
  f.amount_qualifier as "amountQualifier",
  f.dissuasions as "dissuasions",
  f.dissuasions_qualifier as "dissuasionsQualifier",
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
  f.venue as "venue",
  f.fraud_type as "fraudType",
  f.count as "count",
  f.count_qualifier as "countQualifier",
  f.amount as "amount",
  f.amount_qualifier as "amountQualifier",
  f.dissuasions as "dissuasions",
  f.dissuasions_qualifier as "dissuasionsQualifier",
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
      and f.venue = $2
    order by
      f.occurred_on desc,
      f.id desc
    limit $3
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: leadership_group.count city in 1 regions active
select count(*)::int as total
from
  (
    select
    from
      (
        select *
        from leadership_group f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from leadership_group f
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

-- FactPages.read: leadership_group.page city in 1 regions active
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
  ) as "members",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.founded_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from leadership_group f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.region_code >= $2
            and f.region_code < $3
          order by
            f.founded_on desc,
            f.id desc
          limit $5
        )
        union all
        (
          select *
          from leadership_group f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
          order by
            f.founded_on desc,
            f.id desc
          limit $5
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
    order by
      f.founded_on desc,
      f.id desc
    limit $5
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: leadership_group.page city in 1 regions active QUANTITY LEADERSHIP_MEMBERS DESC
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
  ) as "members",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text] as key
from
  (
    select
      f.*,
      (q.amount is null) as key_0,
      coalesce(q.amount, 0) as key_1,
      f.founded_on as key_2,
      f.id as key_3
    from
      (
        select *
        from leadership_group f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from leadership_group f
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
          and g.fact_kind in ('LEADERSHIP_GROUP')
          and not g.tenant_only
          and g.indicator = 'LEADERSHIP_MEMBERS'
          and g.fact_id = f.id
      ) q on true
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
    order by
      (q.amount is null) asc,
      coalesce(q.amount, 0) desc,
      f.founded_on desc,
      f.id desc
    limit $5
  ) f
order by
  f.key_0 asc,
  f.key_1 desc,
  f.key_2 desc,
  f.key_3 desc;

-- FactPages.read: leadership_group.page city in 1 regions active UNIT ASC
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
  ) as "members",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text, f.key_4::text] as key
from
  (
    select
      f.*,
      (u.id is null) as key_0,
      coalesce(u.name, '') collate "zh-x-icu" as key_1,
      f.tenant_id as key_2,
      f.founded_on as key_3,
      f.id as key_4
    from
      (
        select *
        from leadership_group f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from leadership_group f
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
      f.founded_on desc,
      f.id desc
    limit $5
  ) f
order by
  f.key_0 asc,
  f.key_1 asc,
  f.key_2 asc,
  f.key_3 desc,
  f.key_4 desc;

-- FactPages.read: leadership_group.page city in 1 regions active after 2
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
  ) as "members",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.founded_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from leadership_group f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.founded_on, f.id) < ($5::date, $6::uuid)
            and f.region_code >= $2
            and f.region_code < $3
          order by
            f.founded_on desc,
            f.id desc
          limit $7
        )
        union all
        (
          select *
          from leadership_group f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.founded_on, f.id) < ($5::date, $6::uuid)
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
          order by
            f.founded_on desc,
            f.id desc
          limit $7
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and (f.founded_on, f.id) < ($5::date, $6::uuid)
    order by
      f.founded_on desc,
      f.id desc
    limit $7
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: leadership_group.page city in 1 regions active before 2 inclusive backwards
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
  ) as "members",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.founded_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from leadership_group f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.founded_on, f.id) >= ($5::date, $6::uuid)
            and f.region_code >= $2
            and f.region_code < $3
          order by
            f.founded_on asc,
            f.id asc
          limit $7
        )
        union all
        (
          select *
          from leadership_group f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.founded_on, f.id) >= ($5::date, $6::uuid)
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
          order by
            f.founded_on asc,
            f.id asc
          limit $7
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and (f.founded_on, f.id) >= ($5::date, $6::uuid)
    order by
      f.founded_on asc,
      f.id asc
    limit $7
  ) f
order by
  f.key_0 asc,
  f.key_1 asc;

-- FactPages.read: leadership_group.page city in 1 regions active in place
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
  ) as "members",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.founded_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from leadership_group f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.founded_on <= $5::date
            and (
              f.dissolved_on is null
              or f.dissolved_on > $5::date
            )
            and f.region_code >= $2
            and f.region_code < $3
          order by
            f.founded_on desc,
            f.id desc
          limit $6
        )
        union all
        (
          select *
          from leadership_group f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.founded_on <= $5::date
            and (
              f.dissolved_on is null
              or f.dissolved_on > $5::date
            )
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
          order by
            f.founded_on desc,
            f.id desc
          limit $6
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.founded_on <= $5::date
      and (
        f.dissolved_on is null
        or f.dissolved_on > $5::date
      )
    order by
      f.founded_on desc,
      f.id desc
    limit $6
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: leadership_group.page city own active
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
  ) as "members",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.founded_on as key_0,
      f.id as key_1
    from leadership_group f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.record_status = 'ACTIVE'
    order by
      f.founded_on desc,
      f.id desc
    limit $3
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: leadership_group.page city own active in place
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
  ) as "members",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.founded_on as key_0,
      f.id as key_1
    from leadership_group f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.record_status = 'ACTIVE'
      and f.founded_on <= $3::date
      and (
        f.dissolved_on is null
        or f.dissolved_on > $3::date
      )
    order by
      f.founded_on desc,
      f.id desc
    limit $4
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: tally.count city in 1 regions active
select count(*)::int as total
from
  (
    select
    from
      (
        select *
        from tally f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from tally f
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

-- FactPages.read: tally.page city in 1 regions active
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
  ) as "measures",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.occurred_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from tally f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.region_code >= $2
            and f.region_code < $3
          order by
            f.occurred_on desc,
            f.id desc
          limit $5
        )
        union all
        (
          select *
          from tally f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
          order by
            f.occurred_on desc,
            f.id desc
          limit $5
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
    order by
      f.occurred_on desc,
      f.id desc
    limit $5
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: tally.page city in 1 regions active QUANTITY SUSPECTS_CAUGHT DESC
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
  ) as "measures",
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
      (
        select *
        from tally f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from tally f
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
          and g.fact_kind in ('TALLY')
          and not g.tenant_only
          and g.indicator = 'SUSPECTS_CAUGHT'
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
    limit $5
  ) f
order by
  f.key_0 asc,
  f.key_1 desc,
  f.key_2 desc,
  f.key_3 desc;

-- FactPages.read: tally.page city in 1 regions active UNIT ASC
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
  ) as "measures",
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
      (
        select *
        from tally f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from tally f
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
      f.occurred_on desc,
      f.id desc
    limit $5
  ) f
order by
  f.key_0 asc,
  f.key_1 asc,
  f.key_2 asc,
  f.key_3 desc,
  f.key_4 desc;

-- FactPages.read: tally.page city in 1 regions active after 2
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
  ) as "measures",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.occurred_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from tally f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.occurred_on, f.id) < ($5::date, $6::uuid)
            and f.region_code >= $2
            and f.region_code < $3
          order by
            f.occurred_on desc,
            f.id desc
          limit $7
        )
        union all
        (
          select *
          from tally f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.occurred_on, f.id) < ($5::date, $6::uuid)
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
          order by
            f.occurred_on desc,
            f.id desc
          limit $7
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and (f.occurred_on, f.id) < ($5::date, $6::uuid)
    order by
      f.occurred_on desc,
      f.id desc
    limit $7
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: tally.page city in 1 regions active before 2 inclusive backwards
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
  ) as "measures",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.occurred_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from tally f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.occurred_on, f.id) >= ($5::date, $6::uuid)
            and f.region_code >= $2
            and f.region_code < $3
          order by
            f.occurred_on asc,
            f.id asc
          limit $7
        )
        union all
        (
          select *
          from tally f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.occurred_on, f.id) >= ($5::date, $6::uuid)
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
          order by
            f.occurred_on asc,
            f.id asc
          limit $7
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and (f.occurred_on, f.id) >= ($5::date, $6::uuid)
    order by
      f.occurred_on asc,
      f.id asc
    limit $7
  ) f
order by
  f.key_0 asc,
  f.key_1 asc;

-- FactPages.read: tally.page city in 1 regions active indicator
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
  ) as "measures",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.occurred_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from tally f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and exists (
              select
              from tally_measure m
              where
                m.city_code = $1
                and m.tally_id = f.id
                and m.indicator = $5
            )
            and f.region_code >= $2
            and f.region_code < $3
          order by
            f.occurred_on desc,
            f.id desc
          limit $6
        )
        union all
        (
          select *
          from tally f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and exists (
              select
              from tally_measure m
              where
                m.city_code = $1
                and m.tally_id = f.id
                and m.indicator = $5
            )
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
          order by
            f.occurred_on desc,
            f.id desc
          limit $6
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and exists (
        select
        from tally_measure m
        where
          m.city_code = $1
          and m.tally_id = f.id
          and m.indicator = $5
      )
    order by
      f.occurred_on desc,
      f.id desc
    limit $6
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: tally.page city in 1 regions active ledger
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
  ) as "measures",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.occurred_on as key_0,
      f.id as key_1
    from
      (
        (
          select *
          from tally f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.ledger = $5
            and f.region_code >= $2
            and f.region_code < $3
          order by
            f.occurred_on desc,
            f.id desc
          limit $6
        )
        union all
        (
          select *
          from tally f
          where
            f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.ledger = $5
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
          order by
            f.occurred_on desc,
            f.id desc
          limit $6
        )
      ) f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.ledger = $5
    order by
      f.occurred_on desc,
      f.id desc
    limit $6
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: tally.page city own active
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
  ) as "measures",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.occurred_on as key_0,
      f.id as key_1
    from tally f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.record_status = 'ACTIVE'
    order by
      f.occurred_on desc,
      f.id desc
    limit $3
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: tally.page city own active indicator
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
  ) as "measures",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.occurred_on as key_0,
      f.id as key_1
    from tally f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.record_status = 'ACTIVE'
      and exists (
        select
        from tally_measure m
        where
          m.city_code = $1
          and m.tally_id = f.id
          and m.indicator = $3
      )
    order by
      f.occurred_on desc,
      f.id desc
    limit $4
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: tally.page city own active ledger
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
  ) as "measures",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.occurred_on as key_0,
      f.id as key_1
    from tally f
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.record_status = 'ACTIVE'
      and f.ledger = $3
    order by
      f.occurred_on desc,
      f.id desc
    limit $4
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: warning.count city active
select count(*)::int as total
from
  (
    select
    from warning f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
    limit $2
  ) f;

-- FactPages.read: warning.page city active
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
  f.title as "title",
  f.body as "body",
  f.published_on as "publishedOn",
  f.fraud_type as "fraudType",
  f.regions as "regions",
  f.sectors as "sectors",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.published_on as key_0,
      f.id as key_1
    from warning f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
    order by
      f.published_on desc,
      f.id desc
    limit $2
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: warning.page city active QUANTITY WARNINGS_READ DESC
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
  f.title as "title",
  f.body as "body",
  f.published_on as "publishedOn",
  f.fraud_type as "fraudType",
  f.regions as "regions",
  f.sectors as "sectors",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text] as key
from
  (
    select
      f.*,
      (q.amount is null) as key_0,
      coalesce(q.amount, 0) as key_1,
      f.published_on as key_2,
      f.id as key_3
    from
      warning f
      left join lateral (
        select sum(g.amount) as amount
        from fact_figure g
        where
          g.city_code = $1
          and g.fact_kind in ('WARNING', 'WARNING_RECEIPT')
          and not g.tenant_only
          and g.indicator = 'WARNINGS_READ'
          and g.fact_id = f.id
      ) q on true
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
    order by
      (q.amount is null) asc,
      coalesce(q.amount, 0) desc,
      f.published_on desc,
      f.id desc
    limit $2
  ) f
order by
  f.key_0 asc,
  f.key_1 desc,
  f.key_2 desc,
  f.key_3 desc;

-- FactPages.read: warning.page city active UNIT ASC
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
  f.title as "title",
  f.body as "body",
  f.published_on as "publishedOn",
  f.fraud_type as "fraudType",
  f.regions as "regions",
  f.sectors as "sectors",
  array[f.key_0::text, f.key_1::text, f.key_2::text, f.key_3::text, f.key_4::text] as key
from
  (
    select
      f.*,
      (u.id is null) as key_0,
      coalesce(u.name, '') collate "zh-x-icu" as key_1,
      f.tenant_id as key_2,
      f.published_on as key_3,
      f.id as key_4
    from
      warning f
      left join tenant u on u.city_code = $1
      and u.id = f.tenant_id
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
    order by
      (u.id is null) asc,
      coalesce(u.name, '') collate "zh-x-icu" asc,
      f.tenant_id asc,
      f.published_on desc,
      f.id desc
    limit $2
  ) f
order by
  f.key_0 asc,
  f.key_1 asc,
  f.key_2 asc,
  f.key_3 desc,
  f.key_4 desc;

-- FactPages.read: warning.page city active after 2
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
  f.title as "title",
  f.body as "body",
  f.published_on as "publishedOn",
  f.fraud_type as "fraudType",
  f.regions as "regions",
  f.sectors as "sectors",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.published_on as key_0,
      f.id as key_1
    from warning f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and (f.published_on, f.id) < ($2::date, $3::uuid)
    order by
      f.published_on desc,
      f.id desc
    limit $4
  ) f
order by
  f.key_0 desc,
  f.key_1 desc;

-- FactPages.read: warning.page city active before 2 inclusive backwards
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
  f.title as "title",
  f.body as "body",
  f.published_on as "publishedOn",
  f.fraud_type as "fraudType",
  f.regions as "regions",
  f.sectors as "sectors",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.published_on as key_0,
      f.id as key_1
    from warning f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and (f.published_on, f.id) >= ($2::date, $3::uuid)
    order by
      f.published_on asc,
      f.id asc
    limit $4
  ) f
order by
  f.key_0 asc,
  f.key_1 asc;

-- FactPages.read: warning.page city active unacknowledged
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
  f.title as "title",
  f.body as "body",
  f.published_on as "publishedOn",
  f.fraud_type as "fraudType",
  f.regions as "regions",
  f.sectors as "sectors",
  array[f.key_0::text, f.key_1::text] as key
from
  (
    select
      f.*,
      f.published_on as key_0,
      f.id as key_1
    from warning f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.tenant_id <> $2::uuid
      and app_home () ^@ any (f.regions)
      and (
        f.sectors = '{}'
        or app_line () = any (f.sectors)
      )
      and not exists (
        select
        from warning_receipt r
        where
          r.city_code = $1
          and r.warning_id = f.id
          and r.tenant_id = $2::uuid
      )
    order by
      f.published_on desc,
      f.id desc
    limit $3
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
        'SESSIONS',
        'PARTICIPANTS',
        'PEOPLE_REACHED',
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

-- FactPages.sums: fraud_case.sums city in 1 regions active
with
  narrowed as materialized (
    select f.id
    from
      (
        select *
        from fraud_case f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from fraud_case f
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
  ),
  few as materialized (
    select count(*) < $5 as holds
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
      and g.fact_kind in ('FRAUD_CASE')
      and not g.tenant_only
      and few.holds
      and g.indicator in ('CASES_REPORTED', 'CASES_FILED', 'LOSS', 'CASES_SOLVED')
      and g.fact_id = any (
        array(
          select id
          from narrowed
        )
      )
    group by g.indicator
  ) s on true;

-- FactPages.sums: funds_action.sums city in 1 regions active
with
  narrowed as materialized (
    select f.id
    from
      (
        select *
        from funds_action f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from funds_action f
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
  ),
  few as materialized (
    select count(*) < $5 as holds
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
      and g.fact_kind in ('FUNDS_ACTION')
      and not g.tenant_only
      and few.holds
      and g.indicator in ('STOP_PAYMENT', 'FROZEN', 'RETURNED', 'ACCOUNTS_STOPPED', 'ACCOUNTS_FROZEN')
      and g.fact_id = any (
        array(
          select id
          from narrowed
        )
      )
    group by g.indicator
  ) s on true;

-- FactPages.sums: household_visit.sums city in 1 regions active
with
  narrowed as materialized (
    select f.id
    from
      (
        select *
        from household_visit f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from household_visit f
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
  ),
  few as materialized (
    select count(*) < $5 as holds
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
      and g.fact_kind in ('HOUSEHOLD_VISIT')
      and not g.tenant_only
      and few.holds
      and g.indicator in ('HOUSEHOLD_VISITS', 'HOUSEHOLDS_REPORTED', 'PEOPLE_VISITED')
      and g.fact_id = any (
        array(
          select id
          from narrowed
        )
      )
    group by g.indicator
  ) s on true;

-- FactPages.sums: inspection.sums city in 1 regions active
with
  narrowed as materialized (
    select f.id
    from
      (
        select *
        from inspection f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from inspection f
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
  ),
  few as materialized (
    select count(*) < $5 as holds
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
      and g.fact_kind in ('INSPECTION')
      and not g.tenant_only
      and few.holds
      and g.indicator in ('INSPECTIONS', 'HAZARDS_FOUND', 'HAZARDS_RECTIFIED', 'HAZARDS_FOUND_RECTIFIED')
      and g.fact_id = any (
        array(
          select id
          from narrowed
        )
      )
    group by g.indicator
  ) s on true;

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

-- FactPages.sums: leadership_group.sums city in 1 regions active
with
  narrowed as materialized (
    select f.id
    from
      (
        select *
        from leadership_group f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from leadership_group f
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
  ),
  few as materialized (
    select count(*) < $5 as holds
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
      and g.fact_kind in ('LEADERSHIP_GROUP')
      and not g.tenant_only
      and few.holds
      and g.indicator in ('LEADERSHIP_GROUPS', 'LEADERSHIP_MEMBERS')
      and g.fact_id = any (
        array(
          select id
          from narrowed
        )
      )
    group by g.indicator
  ) s on true;

-- FactPages.sums: tally.sums city in 1 regions active
with
  narrowed as materialized (
    select f.id
    from
      (
        select *
        from tally f
        where
          f.city_code = $1
          and f.region_code >= $2
          and f.region_code < $3
        union all
        select *
        from tally f
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
  ),
  few as materialized (
    select count(*) < $5 as holds
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
      and g.fact_kind in ('TALLY')
      and not g.tenant_only
      and few.holds
      and g.indicator in (
        'CASES_REPORTED',
        'CASES_FILED',
        'LOSS',
        'CASES_SOLVED',
        'SUSPECTS_CAUGHT',
        'GANGS_DISMANTLED',
        'LEADS_VERIFIED',
        'DISSUASIONS',
        'HOTLINE_CALLS',
        'TIPS',
        'VICTIM_FOLLOWUPS',
        'ACCOUNTS_CHECKED',
        'ACCOUNTS_RESTRICTED',
        'LEADS_TRANSFERRED'
      )
      and g.fact_id = any (
        array(
          select id
          from narrowed
        )
      )
    group by g.indicator
  ) s on true;

-- FactPages.sums: warning.sums city active
with
  narrowed as materialized (
    select f.id
    from warning f
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
      and g.fact_kind in ('WARNING', 'WARNING_RECEIPT')
      and not g.tenant_only
      and few.holds
      and g.indicator in ('WARNINGS_ISSUED', 'WARNINGS_READ')
      and g.fact_id = any (
        array(
          select id
          from narrowed
        )
      )
    group by g.indicator
  ) s on true;

-- FactPages.unitsNamed: facts.units_named
select t.id
from tenant t
where
  t.city_code = $1
  and t.name_folded like all ($2::text[])
limit $3;

-- PersonRepository.nameIn, PersonRepository.names: person.names
select
  id,
  display_name as name
from user_account
where
  city_code = $1
  and id = any ($2::uuid[]);

-- RevisionRepository.keep
INSERT INTO
  "fact_revision" (
    "city_code",
    "fact_kind",
    "fact_id",
    "version",
    "change",
    "image",
    "reason",
    "changed_by",
    "changed_at",
    "tenant_id",
    "region_code",
    "sector"
  )
VALUES
  ($1, $2, $3, $4, $5, $6, $7, $8, DEFAULT, $9, $10, $11)
RETURNING
  "changed_at";

-- RevisionRepository.ofFact, RevisionRepository.ofFacts: revision.of_facts
select
  fact_id as "factId",
  version,
  change,
  changed_at as "changedAt",
  changed_by as "changedBy",
  reason,
  image
from fact_revision
where
  city_code = $1
  and fact_kind = $2
  and fact_id = any ($3::uuid[])
order by
  fact_id,
  version desc;

-- UsualAmountsRepository.ownType: usual_amounts.own_type
select type
from tenant
where
  city_code = $1
  and id = $2;

-- UsualAmountsRepository.read, UsualAmountsRepository.within: usual_amounts.of activity
with
  stated as (
    select
      i.indicator,
      f.id,
      max(i.amount)::bigint as amount,
      coalesce(f.exceeded ? i.indicator, false) as doubted
    from
      activity f,
      activity_measure i
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.record_status = 'ACTIVE'
      and f.start_on > $3
      and f.id is distinct from $5::uuid
      and i.indicator = any ($4::text[])
      and i.amount > 0
      and i.city_code = $1
      and i.activity_id = f.id
      and f.status = 'DONE'
    group by
      i.indicator,
      f.id,
      f.exceeded ? i.indicator
  ),
  ranked as (
    select
      *,
      row_number() over (
        partition by
          indicator
        order by amount desc
      ) as rank
    from stated
  )
select
  indicator,
  case
    when count(*) >= 3 then min(amount) filter (where rank <= 3)
    else max(amount) filter (where not doubted)
  end as amount
from ranked
group by indicator;

-- lockTenant: facts.lock_tenant
select pg_advisory_xact_lock(hashtext ($1), hashtext ($2)) is not null as locked;
