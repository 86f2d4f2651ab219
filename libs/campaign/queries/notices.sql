-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- FactPages.read: notice.count city active
select count(*)::int as total
from
  (
    select
    from notice f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
    limit $2
  ) f;

-- FactPages.read: notice.page city active
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
  f.title as "title",
  f.body as "body",
  f.published_on as "publishedOn",
  f.receive_by as "receiveBy",
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
    from notice f
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

-- FactPages.read: notice.page city active QUANTITY WARNINGS_READ DESC
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
  f.title as "title",
  f.body as "body",
  f.published_on as "publishedOn",
  f.receive_by as "receiveBy",
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
      notice f
      left join lateral (
        select sum(g.amount) as amount
        from fact_figure g
        where
          g.city_code = $1
          and g.fact_kind in ('NOTICE', 'NOTICE_RECEIPT')
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

-- FactPages.read: notice.page city active UNIT ASC
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
  f.title as "title",
  f.body as "body",
  f.published_on as "publishedOn",
  f.receive_by as "receiveBy",
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
      notice f
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

-- FactPages.read: notice.page city active after 2
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
  f.title as "title",
  f.body as "body",
  f.published_on as "publishedOn",
  f.receive_by as "receiveBy",
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
    from notice f
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

-- FactPages.read: notice.page city active before 2 inclusive backwards
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
  f.title as "title",
  f.body as "body",
  f.published_on as "publishedOn",
  f.receive_by as "receiveBy",
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
    from notice f
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

-- FactPages.read: notice.page city active unacknowledged
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
  f.title as "title",
  f.body as "body",
  f.published_on as "publishedOn",
  f.receive_by as "receiveBy",
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
    from notice f
    where
      f.city_code = $1
      and f.record_status = 'ACTIVE'
      and f.tenant_id <> $2::uuid
      and app_home () ^@ any (f.regions)
      and (
        f.sectors = '{}'
        or app_line () = any (f.sectors)
      )
      and exists (
        select
        from tenant u
        where
          u.city_code = $1
          and u.id = $2::uuid
          and u.opened_on <= f.published_on
      )
      and not exists (
        select
        from notice_receipt r
        where
          r.city_code = $1
          and r.notice_id = f.id
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

-- FactPages.sums: notice.sums city active
with
  narrowed as materialized (
    select f.id
    from notice f
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
      and g.fact_kind in ('NOTICE', 'NOTICE_RECEIPT')
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

-- FactTable.byIds: notice.by_ids
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
  f.title as "title",
  f.body as "body",
  f.published_on as "publishedOn",
  f.receive_by as "receiveBy",
  f.fraud_type as "fraudType",
  f.regions as "regions",
  f.sectors as "sectors"
from notice f
where
  f.city_code = $1
  and f.id = any ($2::uuid[]);

-- FactTable.find, FactTable.findIn: notice.by_id
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
  f.title as "title",
  f.body as "body",
  f.published_on as "publishedOn",
  f.receive_by as "receiveBy",
  f.fraud_type as "fraudType",
  f.regions as "regions",
  f.sectors as "sectors"
from notice f
where
  f.city_code = $1
  and f.id = $2;

-- FactTable.findByKey: notice.by_key
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
  f.title as "title",
  f.body as "body",
  f.published_on as "publishedOn",
  f.receive_by as "receiveBy",
  f.fraud_type as "fraudType",
  f.regions as "regions",
  f.sectors as "sectors"
from notice f
where
  f.city_code = $1
  and f.tenant_id = $2
  and f.idempotency_key = $3;

-- FactTable.insert
INSERT INTO
  "notice" (
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
    "title",
    "body",
    "published_on",
    "receive_by",
    "fraud_type",
    "regions",
    "sectors"
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
UPDATE "notice"
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
  "title" = $13,
  "body" = $14,
  "published_on" = $15,
  "receive_by" = $16,
  "fraud_type" = $17,
  "regions" = $18,
  "sectors" = $19,
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

-- ReceiptRepository.addressees: notice_receipt.addressees
select count(*)::int as addressed
from tenant t
where
  t.city_code = $1
  and t.id <> $2
  and t.opened_on <= $3::date
  and (
    t.closed_on is null
    or t.closed_on >= $3
  )
  and t.region_code ^@ any ($4::text[])
  and (
    $5::text[] = '{}'
    or t.sector = any ($5)
  )
  and is_addressed (t.id, t.type);

-- ReceiptRepository.insert: notice_receipt.insert
insert into
  notice_receipt (
    city_code,
    notice_id,
    tenant_id,
    home_region,
    region_code,
    sector,
    received_on,
    received_by,
    issuer_id
  )
select
  $1,
  w.id,
  $3::uuid,
  $4,
  $4,
  $5,
  $6::date,
  $7::uuid,
  w.tenant_id
from notice w
where
  w.city_code = $1
  and w.id = $2
on conflict do nothing
returning notice_id;

-- ReceiptRepository.own: notice_receipt.own
select
  w.id,
  r.received_on as "acknowledgedOn",
  w.record_status = 'ACTIVE'
  and w.tenant_id <> $2
  and coalesce(
    app_home () ^@ any (w.regions)
    and (
      w.sectors = '{}'
      or app_line () = any (w.sectors)
    )
    and u.opened_on <= w.published_on
    and is_addressed (u.id, u.type),
    false
  ) as "isAddressed"
from
  notice w
  join tenant u on u.city_code = $1
  and u.id = $2
  left join notice_receipt r on r.city_code = $1
  and r.notice_id = w.id
  and r.tenant_id = $2
where
  w.city_code = $1
  and w.id = any ($3::uuid[]);

-- ReceiptRepository.reach: notice_receipt.reach
select
  r.notice_id as id,
  r.receipts,
  r.addressed
from
  tenant own,
  notice_reach ($3::uuid[], $4::date) r
where
  own.city_code = $1
  and own.id = $2;

-- ReceiptRepository.receivers: notice_receipt.receivers
with
  receiver as materialized (
    select
      t.region_code,
      t.id,
      r.tenant_id is not null as acknowledged
    from
      notice w
      join tenant t on t.city_code = $1
      and t.id <> w.tenant_id
      left join notice_receipt r on r.city_code = $1
      and r.notice_id = w.id
      and r.tenant_id = t.id
    where
      w.city_code = $1
      and w.id = $2
      and (
        r.tenant_id is not null
        or (
          t.opened_on <= w.published_on
          and (
            t.closed_on is null
            or t.closed_on >= $3::date
          )
          and t.region_code ^@ any (w.regions)
          and (
            w.sectors = '{}'
            or t.sector = any (w.sectors)
          )
          and is_addressed (t.id, t.type)
        )
      )
  ),
  matching as (
    select *
    from receiver
    where
      $4::boolean is null
      or acknowledged = $4
  )
select
  total.count as "totalCount",
  m.region_code as "regionCode",
  m.id
from
  (
    select count(*)::int
    from matching
  ) total
  left join lateral (
    select *
    from matching
    where
      $5::text is null
      or (region_code, id) > ($5, $6::uuid)
    order by
      region_code,
      id
    limit $7
  ) m on true
order by
  m.region_code,
  m.id;
