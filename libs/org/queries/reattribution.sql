-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- RegionChangeRepository.carryOut: regions are merged
insert into
  tenant_assignment (city_code, tenant_id, valid_from, valid_to, type, region_code, sector, parent_id)
select
  a.city_code,
  a.tenant_id,
  $3,
  a.valid_to,
  a.type,
  m."to",
  a.sector,
  a.parent_id
from
  tenant_assignment a
  join jsonb_to_recordset($2) as m ("tenantId" uuid, "from" text, "to" text) on m."tenantId" = a.tenant_id
  and m."from" = a.region_code
where
  a.city_code = $1
  and a.valid_from < $3
  and (
    a.valid_to is null
    or a.valid_to >= $3
  )
returning 1;

-- RegionChangeRepository.carryOut: regions are merged
insert into region (code, name, level, parent_code, valid_from, source)
select
  code,
  name,
  level,
  "parentCode",
  "validFrom",
  'operator'
from
  jsonb_to_recordset($1) as row (code text, name text, level text, "parentCode" text, "validFrom" date)
returning 1;

-- RegionChangeRepository.carryOut: regions are merged
update region
set name = $2
where code = $1;

-- RegionChangeRepository.carryOut: regions are merged
update region r
set
  valid_to = $2,
  successor_code = s."to"
from jsonb_to_recordset($1) as s ("from" text, "to" text)
where r.code = s."from";

-- RegionChangeRepository.carryOut: regions are merged
update tenant t
set
  region_code = m."to",
  version = version + 1
from jsonb_to_recordset($2) as m ("tenantId" uuid, "from" text, "to" text)
where
  t.city_code = $1
  and t.id = m."tenantId"
  and t.region_code = m."from";

-- RegionChangeRepository.carryOut: regions are merged
update tenant_assignment a
set valid_to = $3::date - 1
from jsonb_to_recordset($2) as m ("tenantId" uuid, "from" text, "to" text)
where
  a.city_code = $1
  and a.tenant_id = m."tenantId"
  and a.region_code = m."from"
  and a.valid_from < $3
  and (
    a.valid_to is null
    or a.valid_to >= $3
  );

-- RegionChangeRepository.namesakes
with
  moved as (
    select *
    from jsonb_to_recordset($2) as m ("tenantId" uuid, "from" text, "to" text)
  ),
  placed as (
    select
      t.id,
      t.name,
      t.name_claim,
      coalesce(m."to", t.region_code) as region_code
    from
      tenant t
      left join moved m on m."tenantId" = t.id
      and m."from" = t.region_code
    where t.city_code = $1
  ),
  meeting as (
    select *
    from placed
    where
      region_code in (
        select "to"
        from moved
      )
  )
select distinct a.name
from
  meeting a
  join meeting b on b.region_code = a.region_code
  and b.id <> a.id
  and (
    b.name_claim = a.name_claim
    or b.name = a.name
  )
order by a.name;

-- RegionChangeRepository.tenantsIn
select
  a.tenant_id "tenantId",
  t.name,
  a.region_code "regionCode",
  a.valid_from "validFrom"
from
  tenant_assignment a
  join tenant t on t.city_code = $1
  and t.id = a.tenant_id
where
  a.city_code = $1
  and a.region_code = any ($2::text[])
  and (
    a.valid_to is null
    or a.valid_to >= $3
  )
order by
  a.tenant_id,
  a.valid_from;

-- TenantMovesRepository.assignments: tenant_moves.assignments
select
  tenant_id "tenantId",
  valid_from "from",
  valid_to "to",
  region_code "regionCode",
  sector
from tenant_assignment
where
  city_code = $1
  and tenant_id = any ($2::uuid[])
order by
  tenant_id,
  valid_from;

-- TenantMovesRepository.close
update tenant
set
  closed_on = $3,
  version = version + 1
where
  city_code = $1
  and id = $2;

-- TenantMovesRepository.close, TenantMovesRepository.move
update tenant_assignment
set valid_to = $3
where
  city_code = $1
  and tenant_id = $2
  and valid_to is null;

-- TenantMovesRepository.correct
update tenant_assignment
set
  region_code = $3,
  sector = $4,
  parent_id = $5
where
  city_code = $1
  and tenant_id = $2
  and valid_to is null;

-- TenantMovesRepository.correct, TenantMovesRepository.move
update tenant
set
  region_code = $3,
  sector = $4,
  parent_id = $5,
  name_claim = case
    when region_code = $3 then name_claim
    else $6
  end,
  version = version + 1
where
  city_code = $1
  and id = $2;

-- TenantMovesRepository.hold: a unit moves
select
  city_code "cityCode",
  id,
  version,
  name,
  type,
  sector,
  region_code "regionCode",
  parent_id "parentId",
  opened_on "openedOn",
  closed_on "closedOn",
  (uuid_extract_timestamp(id) at time zone 'Asia/Shanghai')::date "enteredOn"
from tenant
where
  city_code = $1
  and id = $2
for update;

-- TenantMovesRepository.hold: a unit moves
select valid_from "validFrom"
from tenant_assignment
where
  city_code = $1
  and tenant_id = $2
  and valid_to is null;

-- TenantMovesRepository.isNameTaken
select
from tenant
where
  city_code = $1
  and region_code = $2
  and name_folded = $3
  and id <> $4;

-- TenantMovesRepository.isThere
select
from tenant
where
  city_code = $1
  and id = $2;

-- TenantMovesRepository.move
insert into
  tenant_assignment (city_code, tenant_id, valid_from, type, region_code, sector, parent_id)
select
  city_code,
  id,
  $3,
  type,
  $4,
  $5,
  $6
from tenant
where
  city_code = $1
  and id = $2
returning 1;
