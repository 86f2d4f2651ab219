-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

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
  f.name as "name",
  f.kind as "kind",
  f.founded_on as "foundedOn",
  f.dissolved_on as "dissolvedOn",
  f.document_number as "documentNumber",
  f.member_count as "memberCount",
  f.member_count_qualifier as "memberCountQualifier",
  f.member_count_up_to as "memberCountUpTo",
  f.member_count_at_least as "memberCountAtLeast",
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
            'people',
            p.people,
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
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
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
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
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
  f.name as "name",
  f.kind as "kind",
  f.founded_on as "foundedOn",
  f.dissolved_on as "dissolvedOn",
  f.document_number as "documentNumber",
  f.member_count as "memberCount",
  f.member_count_qualifier as "memberCountQualifier",
  f.member_count_up_to as "memberCountUpTo",
  f.member_count_at_least as "memberCountAtLeast",
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
            'people',
            p.people,
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
  f.name as "name",
  f.kind as "kind",
  f.founded_on as "foundedOn",
  f.dissolved_on as "dissolvedOn",
  f.document_number as "documentNumber",
  f.member_count as "memberCount",
  f.member_count_qualifier as "memberCountQualifier",
  f.member_count_up_to as "memberCountUpTo",
  f.member_count_at_least as "memberCountAtLeast",
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
            'people',
            p.people,
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
  f.name as "name",
  f.kind as "kind",
  f.founded_on as "foundedOn",
  f.dissolved_on as "dissolvedOn",
  f.document_number as "documentNumber",
  f.member_count as "memberCount",
  f.member_count_qualifier as "memberCountQualifier",
  f.member_count_up_to as "memberCountUpTo",
  f.member_count_at_least as "memberCountAtLeast",
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
            'people',
            p.people,
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
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.founded_on, f.id) < ($5::date, $6::uuid)
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
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.founded_on, f.id) < ($5::date, $6::uuid)
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
  f.name as "name",
  f.kind as "kind",
  f.founded_on as "foundedOn",
  f.dissolved_on as "dissolvedOn",
  f.document_number as "documentNumber",
  f.member_count as "memberCount",
  f.member_count_qualifier as "memberCountQualifier",
  f.member_count_up_to as "memberCountUpTo",
  f.member_count_at_least as "memberCountAtLeast",
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
            'people',
            p.people,
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
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.founded_on, f.id) >= ($5::date, $6::uuid)
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
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.founded_on, f.id) >= ($5::date, $6::uuid)
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
  f.name as "name",
  f.kind as "kind",
  f.founded_on as "foundedOn",
  f.dissolved_on as "dissolvedOn",
  f.document_number as "documentNumber",
  f.member_count as "memberCount",
  f.member_count_qualifier as "memberCountQualifier",
  f.member_count_up_to as "memberCountUpTo",
  f.member_count_at_least as "memberCountAtLeast",
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
            'people',
            p.people,
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
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
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
        )
        union all
        (
          select *
          from leadership_group f
          where
            f.city_code = $1
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
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
  f.name as "name",
  f.kind as "kind",
  f.founded_on as "foundedOn",
  f.dissolved_on as "dissolvedOn",
  f.document_number as "documentNumber",
  f.member_count as "memberCount",
  f.member_count_qualifier as "memberCountQualifier",
  f.member_count_up_to as "memberCountUpTo",
  f.member_count_at_least as "memberCountAtLeast",
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
            'people',
            p.people,
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
  f.name as "name",
  f.kind as "kind",
  f.founded_on as "foundedOn",
  f.dissolved_on as "dissolvedOn",
  f.document_number as "documentNumber",
  f.member_count as "memberCount",
  f.member_count_qualifier as "memberCountQualifier",
  f.member_count_up_to as "memberCountUpTo",
  f.member_count_at_least as "memberCountAtLeast",
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
            'people',
            p.people,
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

-- FactTable.byIds: leadership_group.by_ids
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
  f.name as "name",
  f.kind as "kind",
  f.founded_on as "foundedOn",
  f.dissolved_on as "dissolvedOn",
  f.document_number as "documentNumber",
  f.member_count as "memberCount",
  f.member_count_qualifier as "memberCountQualifier",
  f.member_count_up_to as "memberCountUpTo",
  f.member_count_at_least as "memberCountAtLeast",
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
            'people',
            p.people,
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
  ) as "members"
from leadership_group f
where
  f.city_code = $1
  and f.id = any ($2::uuid[]);

-- FactTable.find, FactTable.findIn: leadership_group.by_id
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
  f.name as "name",
  f.kind as "kind",
  f.founded_on as "foundedOn",
  f.dissolved_on as "dissolvedOn",
  f.document_number as "documentNumber",
  f.member_count as "memberCount",
  f.member_count_qualifier as "memberCountQualifier",
  f.member_count_up_to as "memberCountUpTo",
  f.member_count_at_least as "memberCountAtLeast",
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
            'people',
            p.people,
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
  ) as "members"
from leadership_group f
where
  f.city_code = $1
  and f.id = $2;

-- FactTable.findByKey: leadership_group.by_key
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
  f.name as "name",
  f.kind as "kind",
  f.founded_on as "foundedOn",
  f.dissolved_on as "dissolvedOn",
  f.document_number as "documentNumber",
  f.member_count as "memberCount",
  f.member_count_qualifier as "memberCountQualifier",
  f.member_count_up_to as "memberCountUpTo",
  f.member_count_at_least as "memberCountAtLeast",
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
            'people',
            p.people,
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
  ) as "members"
from leadership_group f
where
  f.city_code = $1
  and f.tenant_id = $2
  and f.idempotency_key = $3;

-- FactTable.insert
INSERT INTO
  "leadership_group" (
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
    "name",
    "kind",
    "founded_on",
    "dissolved_on",
    "document_number",
    "member_count",
    "member_count_qualifier",
    "member_count_up_to",
    "member_count_at_least"
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
  "leadership_member" (
    "city_code",
    "group_id",
    "position",
    "name",
    "title",
    "role",
    "duty",
    "people",
    "joined_on",
    "left_on",
    "tenant_id",
    "region_code",
    "sector"
  )
VALUES
  ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13);

-- FactTable.replace
UPDATE "leadership_group"
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
  "name" = $13,
  "kind" = $14,
  "founded_on" = $15,
  "dissolved_on" = $16,
  "document_number" = $17,
  "member_count" = $18,
  "member_count_qualifier" = $19,
  "member_count_up_to" = $20,
  "member_count_at_least" = $21,
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

-- LeadershipGroupRepository.contacts, LeadershipGroupRepository.contactsIn: leadership_group.contacts
select
  group_id as "groupId",
  position,
  phone
from leadership_contact
where
  city_code = $1
  and group_id = any ($2::uuid[]);

-- LeadershipGroupRepository.outlines: leadership_group.outlines
select
  id,
  tenant_id as "tenantId",
  document_number as "documentNumber",
  campaign_ids as "campaignIds",
  founded_on as "foundedOn",
  dissolved_on as "dissolvedOn",
  record_status as "recordStatus"
from leadership_group
where
  city_code = $1
  and tenant_id = $2
  and record_status = 'ACTIVE';

-- LeadershipGroupRepository.replaceContacts: leadership_group.forget_contacts
delete from leadership_contact
where
  city_code = $1
  and group_id = $2;

-- LeadershipGroupRepository.replaceContacts: leadership_group.keep_contacts
insert into leadership_contact (city_code, group_id, tenant_id, position, phone)
select
  $1,
  $2,
  $3,
  position,
  phone
from unnest($4::int[], $5::text[]) as stated (position, phone)
returning 1;

-- LeadershipGroupRepository.replaceParts: a leadership group is amended
SELECT
  "LeadershipMemberEntity"."city_code" AS "LeadershipMemberEntity_city_code",
  "LeadershipMemberEntity"."group_id" AS "LeadershipMemberEntity_group_id",
  "LeadershipMemberEntity"."position" AS "LeadershipMemberEntity_position",
  "LeadershipMemberEntity"."name" AS "LeadershipMemberEntity_name",
  "LeadershipMemberEntity"."title" AS "LeadershipMemberEntity_title",
  "LeadershipMemberEntity"."role" AS "LeadershipMemberEntity_role",
  "LeadershipMemberEntity"."duty" AS "LeadershipMemberEntity_duty",
  "LeadershipMemberEntity"."people" AS "LeadershipMemberEntity_people",
  "LeadershipMemberEntity"."joined_on" AS "LeadershipMemberEntity_joined_on",
  "LeadershipMemberEntity"."left_on" AS "LeadershipMemberEntity_left_on",
  "LeadershipMemberEntity"."tenant_id" AS "LeadershipMemberEntity_tenant_id",
  "LeadershipMemberEntity"."region_code" AS "LeadershipMemberEntity_region_code",
  "LeadershipMemberEntity"."sector" AS "LeadershipMemberEntity_sector"
FROM
  "leadership_member" "LeadershipMemberEntity"
WHERE
  (
    ("LeadershipMemberEntity"."city_code" = $1)
    AND ("LeadershipMemberEntity"."group_id" = $2)
  );

-- LeadershipGroupRepository.replaceParts: leaders change
DELETE FROM "leadership_member"
WHERE
  (
    "city_code" = $1
    AND "group_id" = $2
    AND "position" IN ($3, $4)
  );

-- LeadershipGroupRepository.replaceParts: leaders change
INSERT INTO
  "leadership_member" (
    "city_code",
    "group_id",
    "position",
    "name",
    "title",
    "role",
    "duty",
    "people",
    "joined_on",
    "left_on",
    "tenant_id",
    "region_code",
    "sector"
  )
VALUES
  ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13),
  ($14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26);
