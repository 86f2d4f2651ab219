-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

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
