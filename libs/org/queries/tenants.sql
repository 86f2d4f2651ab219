-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- TenantRepository.byIds: tenant.by_ids
with
  seen as materialized (
    select
      t.city_code "cityCode",
      t.id,
      t.version,
      t.name,
      t.type,
      t.sector,
      t.region_code "regionCode",
      t.parent_id "parentId",
      t.opened_on "openedOn",
      t.closed_on "closedOn"
    from tenant t
    where
      t.city_code = $1
      and t.id = any ($2::uuid[])
  ),
  others as materialized (
    select array_agg(asked) as ids
    from unnest($2::uuid[]) asked
    where
      asked not in (
        select id
        from seen
      )
  )
select *
from seen
union all
select
  t.city_code "cityCode",
  t.id,
  t.version,
  t.name,
  t.type,
  t.sector,
  t.region_code "regionCode",
  t.parent_id "parentId",
  t.opened_on "openedOn",
  t.closed_on "closedOn"
from
  tenant own,
  others,
  tenants_met (others.ids) t
where
  own.city_code = $1
  and own.id = $3
  and others.ids is not null;

-- TenantRepository.found: tenant.found
select
  t.city_code "cityCode",
  t.id,
  t.version,
  t.name,
  t.type,
  t.sector,
  t.region_code "regionCode",
  t.parent_id "parentId",
  t.opened_on "openedOn",
  t.closed_on "closedOn"
from tenant t
where
  t.city_code = $1
  and t.name_folded like all ($2::text[])
order by
  t.closed_on is not null,
  length(t.name_folded),
  t.name collate "zh-x-icu",
  t.id
limit $3;

-- TenantRepository.found: tenant.found_own
select
  t.city_code "cityCode",
  t.id,
  t.version,
  t.name,
  t.type,
  t.sector,
  t.region_code "regionCode",
  t.parent_id "parentId",
  t.opened_on "openedOn",
  t.closed_on "closedOn"
from tenant t
where
  t.city_code = $1
  and t.id = $3
  and t.name_folded like all ($2::text[]);

-- TenantRepository.idOfName, TenantRepository.isNameTaken: tenant.of_name
select id
from tenant
where
  city_code = $1
  and region_code = $2
  and name_folded = $3
order by id;

-- TenantRepository.insert: a unit is opened
INSERT INTO
  "tenant" (
    "city_code",
    "id",
    "version",
    "name",
    "name_folded",
    "name_claim",
    "assignments",
    "type",
    "sector",
    "region_code",
    "parent_id",
    "opened_on",
    "closed_on"
  )
VALUES
  ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
RETURNING
  "version";

-- TenantRepository.insert: a unit is opened
INSERT INTO
  "tenant_assignment" ("city_code", "tenant_id", "valid_from", "valid_to", "type", "region_code", "sector", "parent_id")
VALUES
  ($1, $2, $3, $4, $5, $6, $7, $8);

-- TenantRepository.lock
SELECT
  "Tenant"."city_code" AS "Tenant_city_code",
  "Tenant"."id" AS "Tenant_id",
  "Tenant"."version" AS "Tenant_version",
  "Tenant"."name" AS "Tenant_name",
  "Tenant"."type" AS "Tenant_type",
  "Tenant"."sector" AS "Tenant_sector",
  "Tenant"."region_code" AS "Tenant_region_code",
  "Tenant"."parent_id" AS "Tenant_parent_id",
  "Tenant"."opened_on" AS "Tenant_opened_on",
  "Tenant"."closed_on" AS "Tenant_closed_on"
FROM
  "tenant" "Tenant"
WHERE
  (
    ("Tenant"."city_code" = $1)
    AND ("Tenant"."id" = $2)
  )
LIMIT
  1
FOR UPDATE;

-- TenantRepository.named: tenant.named
select
  t.city_code "cityCode",
  t.id,
  t.version,
  t.name,
  t.type,
  t.sector,
  t.region_code "regionCode",
  t.parent_id "parentId",
  t.opened_on "openedOn",
  t.closed_on "closedOn"
from tenant t
where
  t.city_code = $1
  and t.region_code ^@ $2
  and t.name_folded = $3
  and t.closed_on is null
order by
  t.region_code,
  t.id
limit 20;

-- TenantRepository.ofNames: tenant.of_names
select
  t.city_code "cityCode",
  t.id,
  t.version,
  t.name,
  t.type,
  t.sector,
  t.region_code "regionCode",
  t.parent_id "parentId",
  t.opened_on "openedOn",
  t.closed_on "closedOn"
from tenant t
where
  t.city_code = $1
  and t.name_folded = any ($2::text[])
order by
  t.closed_on is not null,
  t.region_code,
  t.id;

-- TenantRepository.page: tenant.page_due
with
  matching as materialized (
    select t.*
    from tenant t
    where
      t.city_code = $1
      and t.type <> 'AUTHORITY'
      and (
        $4::text is null
        or t.type = $4
      )
      and (
        $6::text[] is null
        or t.name_folded like all ($6)
      )
      and exists (
        select
        from tenant_assignment a
        where
          a.city_code = $1
          and a.tenant_id = t.id
          and (
            a.region_code = $2
            or not $3
            and a.region_code ^@ $2
          )
          and (
            $5::text is null
            or a.sector = $5
          )
          and a.valid_from <= $11
          and (
            a.valid_to is null
            or a.valid_to >= $10
          )
      )
      and (
        $12::boolean is null
        or $12 = exists (
          select
          from fact_day f
          where
            f.city_code = $1
            and f.tenant_id = t.id
            and f.day between $10 and $11
            and (
              f.home_region = $2
              or not $3
              and f.home_region ^@ $2
            )
            and (
              $5::text is null
              or f.sector = $5
            )
        )
      )
  )
select
  total.count "totalCount",
  t.city_code "cityCode",
  t.id,
  t.version,
  t.name,
  t.type,
  t.sector,
  t.region_code "regionCode",
  t.parent_id "parentId",
  t.opened_on "openedOn",
  t.closed_on "closedOn"
from
  (
    select count(*)
    from matching
  ) total
  left join lateral (
    select *
    from matching
    where
      $7::text is null
      or (region_code, id) > ($7, $8::uuid)
    order by
      region_code,
      id
    limit $9
  ) t on true
order by
  t.region_code,
  t.id;

-- TenantRepository.page: tenant.page_now
with
  matching as materialized (
    select t.*
    from tenant t
    where
      t.city_code = $1
      and (
        t.region_code = $2
        or not $3
        and t.region_code ^@ $2
      )
      and (
        $4::text is null
        or t.type = $4
      )
      and (
        $6::text[] is null
        or t.name_folded like all ($6)
      )
      and (
        $5::text is null
        or t.sector = $5
      )
  )
select
  total.count "totalCount",
  t.city_code "cityCode",
  t.id,
  t.version,
  t.name,
  t.type,
  t.sector,
  t.region_code "regionCode",
  t.parent_id "parentId",
  t.opened_on "openedOn",
  t.closed_on "closedOn"
from
  (
    select count(*)
    from matching
  ) total
  left join lateral (
    select *
    from matching
    where
      $7::text is null
      or (region_code, id) > ($7, $8::uuid)
    order by
      region_code,
      id
    limit $9
  ) t on true
order by
  t.region_code,
  t.id;

-- copyAssignments
update tenant t
set
  assignments = coalesce(
    (
      select array_agg(distinct a.region_code || ' ' || a.sector)
      from tenant_assignment a
      where
        a.city_code = $1
        and a.tenant_id = t.id
    ),
    '{}'
  )
where
  t.city_code = $1
  and t.id = any ($2::uuid[]);
