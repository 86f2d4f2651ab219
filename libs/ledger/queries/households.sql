-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

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
  f.visited_on as "visitedOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.roster_id as "rosterId",
  f.visited as "doors",
  f.not_met as "notMet",
  f.vacant as "vacant",
  f.reported as "reported",
  f.reported_qualifier as "reportedQualifier",
  f.reported_up_to as "reportedUpTo",
  f.reported_at_least as "reportedAtLeast",
  f.people_visited as "peopleVisited",
  f.people_visited_qualifier as "peopleVisitedQualifier",
  f.people_visited_up_to as "peopleVisitedUpTo",
  f.people_visited_at_least as "peopleVisitedAtLeast",
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
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
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
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
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
  f.visited_on as "visitedOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.roster_id as "rosterId",
  f.visited as "doors",
  f.not_met as "notMet",
  f.vacant as "vacant",
  f.reported as "reported",
  f.reported_qualifier as "reportedQualifier",
  f.reported_up_to as "reportedUpTo",
  f.reported_at_least as "reportedAtLeast",
  f.people_visited as "peopleVisited",
  f.people_visited_qualifier as "peopleVisitedQualifier",
  f.people_visited_up_to as "peopleVisitedUpTo",
  f.people_visited_at_least as "peopleVisitedAtLeast",
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
  f.visited_on as "visitedOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.roster_id as "rosterId",
  f.visited as "doors",
  f.not_met as "notMet",
  f.vacant as "vacant",
  f.reported as "reported",
  f.reported_qualifier as "reportedQualifier",
  f.reported_up_to as "reportedUpTo",
  f.reported_at_least as "reportedAtLeast",
  f.people_visited as "peopleVisited",
  f.people_visited_qualifier as "peopleVisitedQualifier",
  f.people_visited_up_to as "peopleVisitedUpTo",
  f.people_visited_at_least as "peopleVisitedAtLeast",
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
  f.visited_on as "visitedOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.roster_id as "rosterId",
  f.visited as "doors",
  f.not_met as "notMet",
  f.vacant as "vacant",
  f.reported as "reported",
  f.reported_qualifier as "reportedQualifier",
  f.reported_up_to as "reportedUpTo",
  f.reported_at_least as "reportedAtLeast",
  f.people_visited as "peopleVisited",
  f.people_visited_qualifier as "peopleVisitedQualifier",
  f.people_visited_up_to as "peopleVisitedUpTo",
  f.people_visited_at_least as "peopleVisitedAtLeast",
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
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.visited_on, f.id) < ($5::date, $6::uuid)
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
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.visited_on, f.id) < ($5::date, $6::uuid)
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
  f.visited_on as "visitedOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.roster_id as "rosterId",
  f.visited as "doors",
  f.not_met as "notMet",
  f.vacant as "vacant",
  f.reported as "reported",
  f.reported_qualifier as "reportedQualifier",
  f.reported_up_to as "reportedUpTo",
  f.reported_at_least as "reportedAtLeast",
  f.people_visited as "peopleVisited",
  f.people_visited_qualifier as "peopleVisitedQualifier",
  f.people_visited_up_to as "peopleVisitedUpTo",
  f.people_visited_at_least as "peopleVisitedAtLeast",
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
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.visited_on, f.id) >= ($5::date, $6::uuid)
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
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and (f.visited_on, f.id) >= ($5::date, $6::uuid)
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
  f.visited_on as "visitedOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.roster_id as "rosterId",
  f.visited as "doors",
  f.not_met as "notMet",
  f.vacant as "vacant",
  f.reported as "reported",
  f.reported_qualifier as "reportedQualifier",
  f.reported_up_to as "reportedUpTo",
  f.reported_at_least as "reportedAtLeast",
  f.people_visited as "peopleVisited",
  f.people_visited_qualifier as "peopleVisitedQualifier",
  f.people_visited_up_to as "peopleVisitedUpTo",
  f.people_visited_at_least as "peopleVisitedAtLeast",
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
            and f.region_code >= $2
            and f.region_code < $3
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.region_code = $5
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
            and f.tenant_id = $4
            and not (
              f.region_code >= $2
              and f.region_code < $3
            )
            and f.city_code = $1
            and f.record_status = 'ACTIVE'
            and f.region_code = $5
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
  f.visited_on as "visitedOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.roster_id as "rosterId",
  f.visited as "doors",
  f.not_met as "notMet",
  f.vacant as "vacant",
  f.reported as "reported",
  f.reported_qualifier as "reportedQualifier",
  f.reported_up_to as "reportedUpTo",
  f.reported_at_least as "reportedAtLeast",
  f.people_visited as "peopleVisited",
  f.people_visited_qualifier as "peopleVisitedQualifier",
  f.people_visited_up_to as "peopleVisitedUpTo",
  f.people_visited_at_least as "peopleVisitedAtLeast",
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
  f.visited_on as "visitedOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.roster_id as "rosterId",
  f.visited as "doors",
  f.not_met as "notMet",
  f.vacant as "vacant",
  f.reported as "reported",
  f.reported_qualifier as "reportedQualifier",
  f.reported_up_to as "reportedUpTo",
  f.reported_at_least as "reportedAtLeast",
  f.people_visited as "peopleVisited",
  f.people_visited_qualifier as "peopleVisitedQualifier",
  f.people_visited_up_to as "peopleVisitedUpTo",
  f.people_visited_at_least as "peopleVisitedAtLeast",
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

-- FactTable.byIds: household_visit.by_ids
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
  f.visited_on as "visitedOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.roster_id as "rosterId",
  f.visited as "doors",
  f.not_met as "notMet",
  f.vacant as "vacant",
  f.reported as "reported",
  f.reported_qualifier as "reportedQualifier",
  f.reported_up_to as "reportedUpTo",
  f.reported_at_least as "reportedAtLeast",
  f.people_visited as "peopleVisited",
  f.people_visited_qualifier as "peopleVisitedQualifier",
  f.people_visited_up_to as "peopleVisitedUpTo",
  f.people_visited_at_least as "peopleVisitedAtLeast",
  f.newly_covered as "newlyCovered",
  f.note as "note"
from household_visit f
where
  f.city_code = $1
  and f.id = any ($2::uuid[]);

-- FactTable.find, FactTable.findIn: household_visit.by_id
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
  f.visited_on as "visitedOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.roster_id as "rosterId",
  f.visited as "doors",
  f.not_met as "notMet",
  f.vacant as "vacant",
  f.reported as "reported",
  f.reported_qualifier as "reportedQualifier",
  f.reported_up_to as "reportedUpTo",
  f.reported_at_least as "reportedAtLeast",
  f.people_visited as "peopleVisited",
  f.people_visited_qualifier as "peopleVisitedQualifier",
  f.people_visited_up_to as "peopleVisitedUpTo",
  f.people_visited_at_least as "peopleVisitedAtLeast",
  f.newly_covered as "newlyCovered",
  f.note as "note"
from household_visit f
where
  f.city_code = $1
  and f.id = $2;

-- FactTable.findByKey: household_visit.by_key
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
  f.visited_on as "visitedOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.roster_id as "rosterId",
  f.visited as "doors",
  f.not_met as "notMet",
  f.vacant as "vacant",
  f.reported as "reported",
  f.reported_qualifier as "reportedQualifier",
  f.reported_up_to as "reportedUpTo",
  f.reported_at_least as "reportedAtLeast",
  f.people_visited as "peopleVisited",
  f.people_visited_qualifier as "peopleVisitedQualifier",
  f.people_visited_up_to as "peopleVisitedUpTo",
  f.people_visited_at_least as "peopleVisitedAtLeast",
  f.newly_covered as "newlyCovered",
  f.note as "note"
from household_visit f
where
  f.city_code = $1
  and f.tenant_id = $2
  and f.idempotency_key = $3;

-- FactTable.insert
INSERT INTO
  "household_visit" (
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
    "visited_on",
    "began_on",
    "running",
    "roster_id",
    "visited",
    "not_met",
    "vacant",
    "reported",
    "reported_qualifier",
    "reported_up_to",
    "reported_at_least",
    "people_visited",
    "people_visited_qualifier",
    "people_visited_up_to",
    "people_visited_at_least",
    "newly_covered",
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
    $32
  )
ON CONFLICT DO NOTHING
RETURNING
  "recorded_at",
  "changed_at";

-- FactTable.lastTimesBefore: household_visit.last_times
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
  f.visited_on as "visitedOn",
  f.began_on as "beganOn",
  f.running as "running",
  f.roster_id as "rosterId",
  f.visited as "doors",
  f.not_met as "notMet",
  f.vacant as "vacant",
  f.reported as "reported",
  f.reported_qualifier as "reportedQualifier",
  f.reported_up_to as "reportedUpTo",
  f.reported_at_least as "reportedAtLeast",
  f.people_visited as "peopleVisited",
  f.people_visited_qualifier as "peopleVisitedQualifier",
  f.people_visited_up_to as "peopleVisitedUpTo",
  f.people_visited_at_least as "peopleVisitedAtLeast",
  f.newly_covered as "newlyCovered",
  f.note as "note"
from
  household_visit o
  cross join lateral (
    select f.*
    from household_visit f
    where
      f.city_code = $1
      and f.tenant_id = o.tenant_id
      and f.visited_on < o.visited_on
      and f.region_code = o.region_code
      and f.record_status = 'ACTIVE'
    order by
      f.visited_on desc,
      f.id desc
    limit 1
  ) f
where
  o.city_code = $1
  and o.id = any ($2::uuid[]);

-- FactTable.replace
UPDATE "household_visit"
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
  "visited_on" = $13,
  "began_on" = $14,
  "running" = $15,
  "roster_id" = $16,
  "visited" = $17,
  "not_met" = $18,
  "vacant" = $19,
  "reported" = $20,
  "reported_qualifier" = $21,
  "reported_up_to" = $22,
  "reported_at_least" = $23,
  "people_visited" = $24,
  "people_visited_qualifier" = $25,
  "people_visited_up_to" = $26,
  "people_visited_at_least" = $27,
  "newly_covered" = $28,
  "note" = $29,
  "search_text" = $30,
  "changed_at" = now()
WHERE
  (
    "city_code" = $31
    AND "id" = $32
    AND "version" = $33
  )
RETURNING
  "changed_at";

-- HouseholdVisitRepository.findDoors: household_visit.find_doors
with
  roster as materialized (
    select id
    from household_roster
    where
      city_code = $1
      and region_code = $2
    union all
    select id
    from household_roster
    where
      city_code = $1
      and former_codes <> '{}'
      and $2 = any (former_codes)
    limit 1
  ),
  seen as materialized (
    select
      s.block,
      s.bits
    from
      roster,
      doors_visited (roster.id, $4 || '-01', $4 || '-12') s
  )
select
  r.id as "rosterId",
  d.label,
  d.label_key as key,
  d.number,
  d.retired_on as "retiredOn",
  coalesce(get_bit(s.bits, (d.number - 1) % 2048) = 1, false) as covered
from
  roster r
  left join household_door d on d.city_code = $1
  and d.roster_id = r.id
  and d.label_key = any ($3::text[])
  left join seen s on s.block = (d.number - 1) / 2048
order by d.twin desc;

-- HouseholdVisitRepository.isOnRosters: household_visit.on_rosters
select
  count(*) > 0
  and bool_and(
    exists (
      select
      from household_roster r
      where
        r.city_code = $1
        and (
          r.region_code = c.code
          or c.code = any (r.former_codes)
        )
    )
  ) as ticked
from region c
where
  c.code ^@ $2
  and c.level = 'COMMUNITY'
  and c.valid_to is null;

-- HouseholdVisitRepository.labels: household_visit.labels
select
  d.roster_id as "rosterId",
  d.number,
  d.label
from
  unnest($2::uuid[], $3::int[]) as asked (roster_id, number)
  join household_door d on d.city_code = $1
  and d.roster_id = asked.roster_id
  and d.number = asked.number;

-- RegistrationRepository.close: registration.close
update household_registration
set
  undone_at = now(),
  undone_by = $3
where
  city_code = $1
  and id = $2
  and undone_at is null
returning id;

-- RegistrationRepository.find: registration.find
select
  g.id,
  g.roster_id as "rosterId",
  g.region_code as "communityCode",
  g.registered_on as "registeredOn",
  g.doors,
  g.reinstated,
  g.undone_at is not null as undone
from household_registration g
where
  g.city_code = $1
  and g.id = $2;

-- RegistrationRepository.giveBack: registration.give_back
delete from household_door
where
  city_code = $1
  and registration_id = $2;

-- RegistrationRepository.insert: registration.insert
insert into
  household_registration (city_code, id, roster_id, region_code, tenant_id, registered_by, registered_on, doors, reinstated)
values ($1, $2, $3, $9, $4, $5, $6, $7, $8::jsonb);

-- RegistrationRepository.named: registration.named
select n.number
from
  household_roster r,
  doors_named (r.id, $3::smallint[]) n
where
  r.city_code = $1
  and r.id = $2
order by n.number;

-- RegistrationRepository.newDoors: registration.new_doors
select
  d.number,
  d.label,
  d.label_key as key,
  d.registered_on as "registeredOn",
  d.retired_on as "retiredOn",
  d.retired_because as "retiredBecause",
  d.tenant_id as "tenantId",
  d.region_code as "regionCode"
from household_door d
where
  d.city_code = $1
  and d.registration_id = $2
order by d.number;

-- RegistrationRepository.recent: registration.recent
with
  recent as materialized (
    select *
    from household_registration
    where
      city_code = $1
      and roster_id = $2
    order by
      registered_at desc,
      id desc
    limit $3
  ),
  doors as materialized (
    select
      d.registration_id,
      d.number
    from household_door d
    where
      d.city_code = $1
      and d.roster_id = $2
      and d.registration_id in (
        select id
        from recent
      )
  ),
  named as materialized (
    select n.number
    from
      household_roster r,
      doors_named (
        r.id,
        (
          select coalesce(array_agg(number::smallint), '{}')
          from doors
        )
      ) n
    where
      r.city_code = $1
      and r.id = $2
  )
select
  g.id,
  g.registered_at as "registeredAt",
  g.registered_on as "registeredOn",
  g.doors,
  g.undone_at as "undoneAt",
  g.registered_by as "registeredById",
  g.tenant_id as "tenantId",
  (
    select count(*)::int
    from doors d
    where
      d.registration_id = g.id
      and d.number in (
        select number
        from named
      )
  ) as visited
from recent g
order by
  g.registered_at desc,
  g.id desc;

-- RosterRepository.byCode: roster.by_code
select
  r.id,
  r.region_code as "regionCode"
from
  (
    select
      r.id,
      r.region_code,
      r.former_codes
    from household_roster r
    where
      r.city_code = $1
      and r.region_code = $2
    union all
    select
      r.id,
      r.region_code,
      r.former_codes
    from household_roster r
    where
      r.city_code = $1
      and r.former_codes <> '{}'
      and $2 = any (r.former_codes)
    limit 1
  ) r;

-- RosterRepository.doorsByNumber: roster.doors_by_number
select
  d.number,
  d.label,
  d.label_key as key,
  d.registered_on as "registeredOn",
  d.retired_on as "retiredOn",
  d.retired_because as "retiredBecause",
  d.tenant_id as "tenantId",
  d.region_code as "regionCode"
from household_door d
where
  d.city_code = $1
  and d.roster_id = $2
  and d.number = any ($3::int[]);

-- RosterRepository.doorsInPlace: roster.doors_of_keys
select
  d.number,
  d.label,
  d.label_key as key,
  d.registered_on as "registeredOn",
  d.retired_on as "retiredOn",
  d.retired_because as "retiredBecause",
  d.tenant_id as "tenantId",
  d.region_code as "regionCode"
from household_door d
where
  d.city_code = $1
  and d.roster_id = $2
  and d.label_key = any ($3::text[])
  and d.retired_on is null
order by d.twin;

-- RosterRepository.doorsOfYear: roster.doors_of_year
with
  seen as materialized (
    select
      block,
      bits
    from
      household_roster r,
      doors_visited (r.id, $3 || '-01', $3 || '-12')
    where
      r.city_code = $1
      and r.id = $2::uuid
  ),
  ours as materialized (
    select
      block,
      bit_or(bits) as bits
    from household_visit_bitmap
    where
      city_code = $1
      and roster_id = $2
      and tenant_id = $4
      and month between $3 || '-01' and $3 || '-12'
    group by block
  ),
  last_status as materialized (
    select distinct
      on (m.number) m.number,
      m.status
    from
      household_roster r,
      door_statuses (r.id, null, ($3 || '-01-01')::date, ($3 || '-12-31')::date) m
    where
      r.city_code = $1
      and r.id = $2
    order by
      m.number,
      m.visited_on desc,
      array_position(array['VISITED', 'NOT_MET', 'VACANT'], m.status)
  ),
  empty as materialized (
    select number
    from household_vacancy
    where
      city_code = $1
      and roster_id = $2
      and from_on <= $5::date
      and (
        to_on is null
        or to_on > $5
      )
  )
select
  d.label,
  d.building,
  d.unit,
  d.room,
  d.retired_on as "retiredOn",
  coalesce(get_bit(s.bits, (d.number - 1) % 2048) = 1, false) as visited,
  coalesce(get_bit(o.bits, (d.number - 1) % 2048) = 1, false) as "visitedByUs",
  coalesce(l.status = 'NOT_MET', false) as "toRevisit",
  e.number is not null as vacant
from
  household_door d
  left join seen s on s.block = (d.number - 1) / 2048
  left join ours o on o.block = (d.number - 1) / 2048
  left join last_status l on l.number = d.number
  left join empty e on e.number = d.number
where
  d.city_code = $1
  and d.roster_id = $2
  and (
    d.retired_on is null
    or d.retired_on > ($3 || '-01-01')::date
  )
order by d.number;

-- RosterRepository.insert: roster.insert
insert into household_roster (city_code, id, region_code, tenant_id)
values ($1, $2, $3, $4);

-- RosterRepository.insertDoors: roster.insert_doors
with
  free as (
    select
      n as number,
      row_number() over (order by n) as ordinal
    from generate_series(1, $3::int) n
    where
      not exists (
        select
        from household_door d
        where
          d.city_code = $1
          and d.roster_id = $2::uuid
          and d.number = n
      )
    order by n
    limit cardinality($4::text[])
  )
insert into
  household_door (
    city_code,
    roster_id,
    number,
    label,
    label_key,
    building,
    unit,
    room,
    registered_on,
    registered_by,
    tenant_id,
    region_code,
    registration_id
  )
select
  $1,
  $2::uuid,
  free.number,
  d.label,
  d.label_key,
  d.building,
  d.unit,
  d.room,
  $9::date,
  $10::uuid,
  $11::uuid,
  $12,
  $13::uuid
from
  unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::text[]) with ordinality as d (label, label_key, building, unit, room, ordinal)
  join free on free.ordinal = d.ordinal
returning 1;

-- RosterRepository.keeper: roster.keeper
select
  t.region_code as region,
  t.type
from
  (values (1)) always
  left join tenant t on t.city_code = $1
  and t.id = $2;

-- RosterRepository.lastInhabited: roster.last_inhabited
select max(m.visited_on) as day
from
  household_roster r,
  door_statuses (r.id, $3::smallint[], '-infinity', 'infinity') m
where
  r.city_code = $1
  and r.id = $2
  and m.status <> 'VACANT';

-- RosterRepository.latestDoors: roster.latest_doors
select distinct
  on (d.label_key) d.number,
  d.label,
  d.label_key as key,
  d.registered_on as "registeredOn",
  d.retired_on as "retiredOn",
  d.retired_because as "retiredBecause",
  d.tenant_id as "tenantId",
  d.region_code as "regionCode"
from household_door d
where
  d.city_code = $1
  and d.roster_id = $2
  and d.label_key = any ($3::text[])
order by
  d.label_key,
  d.retired_on desc nulls first,
  d.twin;

-- RosterRepository.lock: roster.lock
select pg_advisory_xact_lock(hashtext ('household_roster'), hashtext (gate)) is not null as locked
from
  (
    select distinct
      coalesce(
        (
          select coalesce(r.former_codes[1], r.region_code)
          from
            (
              select
                r.id,
                r.region_code,
                r.former_codes
              from household_roster r
              where
                r.city_code = $1
                and r.region_code = asked.code
              union all
              select
                r.id,
                r.region_code,
                r.former_codes
              from household_roster r
              where
                r.city_code = $1
                and r.former_codes <> '{}'
                and asked.code = any (r.former_codes)
              limit 1
            ) r
        ),
        asked.code
      ) as gate
    from unnest($2::text[]) as asked (code)
    order by 1
  ) gates;

-- RosterRepository.setRetirement: roster.set_retirement
update household_door
set
  retired_on = $4::date,
  retired_because = $5
where
  city_code = $1
  and roster_id = $2
  and number = any ($3::int[]);

-- RosterRepository.setRetirement: roster.turn_retired
select doors_turned (r.id, t.doors, t.since)
from
  household_roster r,
  (
    select
      array_agg(d.number) as doors,
      array_agg(least(d.retired_on, $4::date)) as since
    from household_door d
    where
      d.city_code = $1
      and d.roster_id = $2
      and d.number = any ($3::int[])
      and d.retired_on is distinct from $4::date
  ) t
where
  r.city_code = $1
  and r.id = $2
  and t.doors is not null;

-- RosterRepository.size: roster.in_place
select
  count(*) filter (where retired_on is null)::int as "inPlace",
  count(*)::int as numbers
from household_door
where
  city_code = $1
  and roster_id = $2;

-- RosterRepository.summary, RosterRepository.summaryIn: roster.summary
select
  app_home () as "homeRegion",
  r.id as "rosterId",
  (
    select count(*)
    from household_door d
    where
      d.city_code = $1
      and d.roster_id = r.id
      and d.registered_on <= $3::date
      and (
        d.retired_on is null
        or d.retired_on > $3
      )
      and not exists (
        select
        from household_vacancy v
        where
          v.city_code = $1
          and v.roster_id = r.id
          and v.number = d.number
          and v.from_on <= $3
          and (
            v.to_on is null
            or v.to_on > $3
          )
      )
  ) as registered,
  (
    select coalesce(sum(bit_count(s.bits)), 0)::bigint
    from doors_visited (r.id, $4 || '-01', $4 || '-12') s
  ) as covered
from
  (values (1)) always
  left join household_roster r on r.city_code = $1
  and r.region_code = $2;

-- VacancyRepository.ofDoors: vacancy.of_doors
select
  v.number,
  v.from_on as "from",
  v.to_on as "to",
  v.tenant_id as "tenantId",
  v.region_code as "regionCode",
  d.registered_on as "registeredOn",
  d.retired_on as "retiredOn"
from
  household_vacancy v
  join household_door d on d.city_code = $1
  and d.roster_id = v.roster_id
  and d.number = v.number
where
  v.city_code = $1
  and v.roster_id = $2
  and v.number = any ($3::int[])
order by
  v.number,
  v.from_on;

-- VacancyRepository.replace: vacancy.replace
with
  gone as (
    delete from household_vacancy v using unnest($3::int[], $4::date[]) as g (number, from_on)
    where
      v.city_code = $1
      and v.roster_id = $2::uuid
      and v.number = g.number
      and v.from_on = g.from_on
  )
insert into household_vacancy (city_code, roster_id, number, from_on, to_on, tenant_id, region_code)
select
  $1,
  $2::uuid,
  n.number,
  n.from_on,
  n.to_on,
  $8::uuid,
  n.region_code
from
  unnest($5::int[], $6::date[], $7::date[], $9::text[]) as n (number, from_on, to_on, region_code)
on conflict (city_code, roster_id, number, from_on) do update
set to_on = excluded.to_on;

-- VacancyRepository.replace: vacancy.turn
select doors_turned (r.id, $3::int[], $4::date[])
from household_roster r
where
  r.city_code = $1
  and r.id = $2;

-- VacancyRepository.statuses: vacancy.door_statuses
select
  m.number,
  m.visited_on as day,
  m.status
from
  household_roster r,
  door_statuses (r.id, $3::smallint[], '-infinity', 'infinity') m
where
  r.city_code = $1
  and r.id = $2;

-- VisitBitmapRepository.add: visit_bitmap.add
insert into
  household_visit_bitmap as p (
    city_code,
    roster_id,
    month,
    tenant_id,
    sector,
    campaign_ids,
    home_region,
    region_code,
    block,
    bits,
    roster_region
  )
select
  $1,
  $2::uuid,
  $3,
  $4::uuid,
  $5,
  $6::uuid[],
  $7,
  $8,
  b.block,
  door_bits ($9::smallint[], b.block),
  (
    select nullif(r.region_code, $8)
    from household_roster r
    where
      r.city_code = $1
      and r.id = $2
  )
from
  (
    select distinct (n - 1) / 2048 as block
    from unnest($9::smallint[]) n
  ) b
on conflict (city_code, roster_id, month, tenant_id, sector, campaign_ids, home_region, region_code, block) do update
set
  bits = p.bits | excluded.bits,
  dirty = true;

-- VisitBitmapRepository.rebuild: visit_bitmap.rebuild
update household_visit_bitmap p
set
  dirty = true,
  bits = coalesce(
    (
      select bit_or(door_bits (v.visited, p.block))
      from household_visit v
      where
        v.city_code = $1
        and v.roster_id = $2
        and v.record_status = 'ACTIVE'
        and v.tenant_id = $4
        and v.sector = $5
        and v.campaign_ids = $6::uuid[]
        and v.home_region = $7
        and v.region_code = $8
        and v.visited_on >= ($3 || '-01')::date
        and v.visited_on < ($3 || '-01')::date + interval '1 month'
    ),
    repeat('0', 2048)::bit(2048)
  )
where
  (city_code, roster_id, month, tenant_id, sector, campaign_ids, home_region, region_code) = ($1, $2::uuid, $3, $4::uuid, $5, $6::uuid[], $7, $8);
