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

-- RegionRepository.all: region.all
select
  code,
  name,
  level,
  parent_code "parentCode",
  valid_from "validFrom",
  valid_to "validTo",
  successor_code "successorCode"
from region
order by code;

-- RegionRepository.insert: region.insert
insert into region (code, name, level, parent_code, valid_from, source)
values ($1, $2, $3, $4, $5, 'operator')
on conflict do nothing
returning code;

-- announceRegions
select pg_notify ('fanzha_regions', '');
