-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- SchemeRepository.byId, SchemeRepository.find: fraud_free_scheme.by_id
select
  s.id,
  s.tenant_id as "tenantId",
  s.title,
  s.region_code as "regionCode",
  s.place_level as "placeLevel",
  s.period,
  s.count,
  s.cases_at_most as "casesAtMost",
  s.drop_at_least as "dropAtLeast",
  s.loss_at_most as "lossAtMost",
  s.created_at as "createdAt",
  s.ended_at as "endedAt",
  s.end_reason as "endReason"
from fraud_free_scheme s
where
  s.city_code = $1
  and s.id = $2;

-- SchemeRepository.end: fraud_free_scheme.end
update fraud_free_scheme s
set
  ended_at = now(),
  ended_by = $3,
  end_reason = $4
where
  s.city_code = $1
  and s.id = $2
  and s.ended_at is null
returning
  s.id,
  s.tenant_id as "tenantId",
  s.title,
  s.region_code as "regionCode",
  s.place_level as "placeLevel",
  s.period,
  s.count,
  s.cases_at_most as "casesAtMost",
  s.drop_at_least as "dropAtLeast",
  s.loss_at_most as "lossAtMost",
  s.created_at as "createdAt",
  s.ended_at as "endedAt",
  s.end_reason as "endReason";

-- SchemeRepository.insert: fraud_free_scheme.insert
insert into
  fraud_free_scheme as s (
    city_code,
    id,
    tenant_id,
    region_code,
    place_level,
    title,
    period,
    count,
    cases_at_most,
    drop_at_least,
    loss_at_most,
    created_by
  )
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
on conflict do nothing
returning
  s.id,
  s.tenant_id as "tenantId",
  s.title,
  s.region_code as "regionCode",
  s.place_level as "placeLevel",
  s.period,
  s.count,
  s.cases_at_most as "casesAtMost",
  s.drop_at_least as "dropAtLeast",
  s.loss_at_most as "lossAtMost",
  s.created_at as "createdAt",
  s.ended_at as "endedAt",
  s.end_reason as "endReason";

-- SchemeRepository.page: fraud_free_scheme.page
select
  total.count as "totalCount",
  m.*
from
  (
    select count(*)::int
    from fraud_free_scheme s
    where s.city_code = $1
  ) total
  left join lateral (
    select
      s.id,
      s.tenant_id as "tenantId",
      s.title,
      s.region_code as "regionCode",
      s.place_level as "placeLevel",
      s.period,
      s.count,
      s.cases_at_most as "casesAtMost",
      s.drop_at_least as "dropAtLeast",
      s.loss_at_most as "lossAtMost",
      s.created_at as "createdAt",
      s.ended_at as "endedAt",
      s.end_reason as "endReason"
    from fraud_free_scheme s
    where
      s.city_code = $1
      and (
        $2::uuid is null
        or s.id < $2
      )
    order by s.id desc
    limit $3
  ) m on true
order by m.id desc;

-- SchemeRepository.same: fraud_free_scheme.same
select s.id
from fraud_free_scheme s
where
  s.city_code = $1
  and s.tenant_id = $2
  and s.region_code = $3
  and s.place_level = $4
  and s.period = $5
  and s.title = $6
  and s.ended_at is null;

-- SchoolRepository.of: fraud_free_scheme.schools
select
  t.id,
  t.name,
  t.region_code as "regionCode",
  t.opened_on as "openedOn",
  t.closed_on as "closedOn"
from tenant t
where
  t.city_code = $1
  and t.type = 'SCHOOL'
  and t.region_code ^@ $2
  and t.opened_on <= $4::date
  and (
    t.closed_on is null
    or t.closed_on >= $3::date
  )
order by
  t.region_code,
  t.id
limit $5;

-- SchoolRepository.own: fraud_free_scheme.of_own_school
select
  s.id,
  s.tenant_id as "tenantId",
  s.title,
  s.region_code as "regionCode",
  s.place_level as "placeLevel",
  s.period,
  s.count,
  s.cases_at_most as "casesAtMost",
  s.drop_at_least as "dropAtLeast",
  s.loss_at_most as "lossAtMost",
  s.created_at as "createdAt",
  s.ended_at as "endedAt",
  s.end_reason as "endReason"
from
  tenant own,
  own_fraud_free_schemes () s
where
  own.city_code = $1
  and own.id = $2;

-- SchoolRepository.own: fraud_free_scheme.own_school
select
  t.id,
  t.name,
  t.region_code as "regionCode",
  t.opened_on as "openedOn",
  t.closed_on as "closedOn"
from tenant t
where
  t.city_code = $1
  and t.id = $2
  and t.type = 'SCHOOL';

-- SchoolRepository.sums: fraud_free_scheme.school_sums
select
  s.school,
  s.what,
  s.amount,
  s.at_least as "atLeast",
  s.approx,
  s.uncounted,
  s.withheld
from
  tenant own,
  schools_case_sums ($3, $4::date, $5::date, $6, $7, $8::uuid) s
where
  own.city_code = $1
  and own.id = $2;
