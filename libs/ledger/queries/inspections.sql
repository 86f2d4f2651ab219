-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

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
  f.subject as "subject",
  f.inspections as "inspections",
  f.inspections_qualifier as "inspectionsQualifier",
  f.inspections_up_to as "inspectionsUpTo",
  f.inspections_at_least as "inspectionsAtLeast",
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
            'countUpTo',
            p.count_up_to,
            'countAtLeast',
            p.count_at_least,
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
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
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
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
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
  f.subject as "subject",
  f.inspections as "inspections",
  f.inspections_qualifier as "inspectionsQualifier",
  f.inspections_up_to as "inspectionsUpTo",
  f.inspections_at_least as "inspectionsAtLeast",
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
            'countUpTo',
            p.count_up_to,
            'countAtLeast',
            p.count_at_least,
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
  f.subject as "subject",
  f.inspections as "inspections",
  f.inspections_qualifier as "inspectionsQualifier",
  f.inspections_up_to as "inspectionsUpTo",
  f.inspections_at_least as "inspectionsAtLeast",
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
            'countUpTo',
            p.count_up_to,
            'countAtLeast',
            p.count_at_least,
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
  f.subject as "subject",
  f.inspections as "inspections",
  f.inspections_qualifier as "inspectionsQualifier",
  f.inspections_up_to as "inspectionsUpTo",
  f.inspections_at_least as "inspectionsAtLeast",
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
            'countUpTo',
            p.count_up_to,
            'countAtLeast',
            p.count_at_least,
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
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.occurred_on, f.id) < ($5::date, $6::uuid)
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
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.occurred_on, f.id) < ($5::date, $6::uuid)
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
  f.subject as "subject",
  f.inspections as "inspections",
  f.inspections_qualifier as "inspectionsQualifier",
  f.inspections_up_to as "inspectionsUpTo",
  f.inspections_at_least as "inspectionsAtLeast",
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
            'countUpTo',
            p.count_up_to,
            'countAtLeast',
            p.count_at_least,
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
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.occurred_on, f.id) >= ($5::date, $6::uuid)
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
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.occurred_on, f.id) >= ($5::date, $6::uuid)
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
  f.subject as "subject",
  f.inspections as "inspections",
  f.inspections_qualifier as "inspectionsQualifier",
  f.inspections_up_to as "inspectionsUpTo",
  f.inspections_at_least as "inspectionsAtLeast",
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
            'countUpTo',
            p.count_up_to,
            'countAtLeast',
            p.count_at_least,
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
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
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
        )
        union all
        (
          select *
          from inspection f
          where
            f.city_code = $1
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
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
  f.subject as "subject",
  f.inspections as "inspections",
  f.inspections_qualifier as "inspectionsQualifier",
  f.inspections_up_to as "inspectionsUpTo",
  f.inspections_at_least as "inspectionsAtLeast",
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
            'countUpTo',
            p.count_up_to,
            'countAtLeast',
            p.count_at_least,
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
  f.subject as "subject",
  f.inspections as "inspections",
  f.inspections_qualifier as "inspectionsQualifier",
  f.inspections_up_to as "inspectionsUpTo",
  f.inspections_at_least as "inspectionsAtLeast",
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
            'countUpTo',
            p.count_up_to,
            'countAtLeast',
            p.count_at_least,
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

-- FactTable.byIds: inspection.by_ids
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
  f.subject as "subject",
  f.inspections as "inspections",
  f.inspections_qualifier as "inspectionsQualifier",
  f.inspections_up_to as "inspectionsUpTo",
  f.inspections_at_least as "inspectionsAtLeast",
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
            'countUpTo',
            p.count_up_to,
            'countAtLeast',
            p.count_at_least,
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
  and f.id = any ($2::uuid[]);

-- FactTable.find, FactTable.findIn: inspection.by_id
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
  f.subject as "subject",
  f.inspections as "inspections",
  f.inspections_qualifier as "inspectionsQualifier",
  f.inspections_up_to as "inspectionsUpTo",
  f.inspections_at_least as "inspectionsAtLeast",
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
            'countUpTo',
            p.count_up_to,
            'countAtLeast',
            p.count_at_least,
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
  f.subject as "subject",
  f.inspections as "inspections",
  f.inspections_qualifier as "inspectionsQualifier",
  f.inspections_up_to as "inspectionsUpTo",
  f.inspections_at_least as "inspectionsAtLeast",
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
            'countUpTo',
            p.count_up_to,
            'countAtLeast',
            p.count_at_least,
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

-- FactTable.hold: inspection.hold
select
  f.region_code as "regionCode",
  f.sector,
  f.record_status as "recordStatus"
from inspection f
where
  f.city_code = $1
  and f.tenant_id = $2
  and f.id = $3
for update;

-- FactTable.insert
INSERT INTO
  "inspection" (
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
    "subject",
    "inspections",
    "inspections_qualifier",
    "inspections_up_to",
    "inspections_at_least",
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
    $24
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
    "count_up_to",
    "count_at_least",
    "deadline",
    "rectified_on",
    "tenant_id",
    "region_code",
    "sector"
  )
VALUES
  ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13);

-- FactTable.lastTimesBefore: inspection.last_times
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
  f.subject as "subject",
  f.inspections as "inspections",
  f.inspections_qualifier as "inspectionsQualifier",
  f.inspections_up_to as "inspectionsUpTo",
  f.inspections_at_least as "inspectionsAtLeast",
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
            'countUpTo',
            p.count_up_to,
            'countAtLeast',
            p.count_at_least,
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
from
  inspection o
  cross join lateral (
    select f.*
    from inspection f
    where
      f.city_code = $1
      and f.tenant_id = o.tenant_id
      and f.occurred_on < o.occurred_on
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
UPDATE "inspection"
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
  "subject" = $16,
  "inspections" = $17,
  "inspections_qualifier" = $18,
  "inspections_up_to" = $19,
  "inspections_at_least" = $20,
  "narrative" = $21,
  "search_text" = $22,
  "changed_at" = now()
WHERE
  (
    "city_code" = $23
    AND "id" = $24
    AND "version" = $25
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
