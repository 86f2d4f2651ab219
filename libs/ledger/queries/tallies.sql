-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

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
  f.ledger as "ledger",
  f.occurred_on as "occurredOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.case_id as "caseId",
  f.alert_level as "alertLevel",
  f.own_line as "ownLine",
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
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least,
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
          from tally f
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

-- FactPages.read: tally.page city in 1 regions active QUANTITY SUSPECTS_CAUGHT DESC
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
  f.ledger as "ledger",
  f.occurred_on as "occurredOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.case_id as "caseId",
  f.alert_level as "alertLevel",
  f.own_line as "ownLine",
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
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least,
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
  f.ledger as "ledger",
  f.occurred_on as "occurredOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.case_id as "caseId",
  f.alert_level as "alertLevel",
  f.own_line as "ownLine",
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
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least,
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
  f.ledger as "ledger",
  f.occurred_on as "occurredOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.case_id as "caseId",
  f.alert_level as "alertLevel",
  f.own_line as "ownLine",
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
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least,
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
          from tally f
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

-- FactPages.read: tally.page city in 1 regions active before 2 inclusive backwards
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
  f.ledger as "ledger",
  f.occurred_on as "occurredOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.case_id as "caseId",
  f.alert_level as "alertLevel",
  f.own_line as "ownLine",
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
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least,
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
          from tally f
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

-- FactPages.read: tally.page city in 1 regions active indicator
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
  f.ledger as "ledger",
  f.occurred_on as "occurredOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.case_id as "caseId",
  f.alert_level as "alertLevel",
  f.own_line as "ownLine",
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
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least,
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
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
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
        )
        union all
        (
          select *
          from tally f
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
  f.ledger as "ledger",
  f.occurred_on as "occurredOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.case_id as "caseId",
  f.alert_level as "alertLevel",
  f.own_line as "ownLine",
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
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least,
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
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.ledger = $5
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
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.ledger = $5
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
  f.ledger as "ledger",
  f.occurred_on as "occurredOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.case_id as "caseId",
  f.alert_level as "alertLevel",
  f.own_line as "ownLine",
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
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least,
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
  f.ledger as "ledger",
  f.occurred_on as "occurredOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.case_id as "caseId",
  f.alert_level as "alertLevel",
  f.own_line as "ownLine",
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
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least,
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
  f.ledger as "ledger",
  f.occurred_on as "occurredOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.case_id as "caseId",
  f.alert_level as "alertLevel",
  f.own_line as "ownLine",
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
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least,
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
        'LOSS_REPORTED',
        'CASES_FILED',
        'LOSS',
        'CASES_SOLVED',
        'SUSPECTS_CAUGHT',
        'GANGS_DISMANTLED',
        'LEADS_VERIFIED',
        'LOSS_AVOIDED',
        'DISSUASIONS',
        'HOTLINE_CALLS',
        'TIPS',
        'ALERTS_RECEIVED',
        'ALERTS_HANDLED',
        'ALERTS_ON_TIME',
        'ALERTS_FACE_TO_FACE',
        'ALERTS_LOST',
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

-- FactTable.byIds: tally.by_ids
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
  f.ledger as "ledger",
  f.occurred_on as "occurredOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.case_id as "caseId",
  f.alert_level as "alertLevel",
  f.own_line as "ownLine",
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
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least,
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
  and f.id = any ($2::uuid[]);

-- FactTable.find, FactTable.findIn: tally.by_id
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
  f.ledger as "ledger",
  f.occurred_on as "occurredOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.case_id as "caseId",
  f.alert_level as "alertLevel",
  f.own_line as "ownLine",
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
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least,
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
  f.ledger as "ledger",
  f.occurred_on as "occurredOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.case_id as "caseId",
  f.alert_level as "alertLevel",
  f.own_line as "ownLine",
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
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least,
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
    "ledger",
    "occurred_on",
    "began_on",
    "running",
    "case_id",
    "alert_level",
    "own_line",
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
    $23
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
    "up_to",
    "at_least",
    "part_of",
    "tenant_id",
    "region_code",
    "sector"
  )
VALUES
  ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12);

-- FactTable.lastTimesBefore: tally.last_times
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
  f.ledger as "ledger",
  f.occurred_on as "occurredOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.case_id as "caseId",
  f.alert_level as "alertLevel",
  f.own_line as "ownLine",
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
            'upTo',
            p.up_to,
            'atLeast',
            p.at_least,
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
from
  tally o
  cross join lateral (
    select f.*
    from tally f
    where
      f.city_code = $1
      and f.tenant_id = o.tenant_id
      and f.occurred_on < o.occurred_on
      and f.ledger = o.ledger
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
UPDATE "tally"
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
  "ledger" = $13,
  "occurred_on" = $14,
  "began_on" = $15,
  "running" = $16,
  "case_id" = $17,
  "alert_level" = $18,
  "own_line" = $19,
  "narrative" = $20,
  "search_text" = $21,
  "changed_at" = now()
WHERE
  (
    "city_code" = $22
    AND "id" = $23
    AND "version" = $24
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
