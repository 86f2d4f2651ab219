-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- AttributionRepository.once: attribution.assignments
select
  valid_from as "from",
  valid_to as "to",
  region_code as region,
  sector
from tenant_assignment
where
  city_code = $1
  and tenant_id = $2
order by valid_from;

-- AttributionRepository.once: attribution.context
select
  t.type as "tenantType",
  t.opened_on as "openedOn",
  t.closed_on as "closedOn",
  a.region_code as "homeRegion",
  a.sector,
  $4::text is null
  or exists (
    select
    from region r
    where
      r.code = $4
      and r.valid_from <= $3
      and (
        r.valid_to is null
        or r.valid_to >= $3
      )
  ) as "regionExists",
  not exists (
    select
    from unnest($5::uuid[]) as asked (id)
    where
      not exists (
        select
        from campaign c
        where
          c.city_code = $1
          and c.id = asked.id
          and c.status <> 'DRAFT'
          and c.parent_id is null
      )
  ) as "campaignsExist"
from
  tenant t
  left join tenant_assignment a on a.city_code = $1
  and a.tenant_id = t.id
  and a.valid_from <= $3::date
  and (
    a.valid_to is null
    or a.valid_to >= $3
  )
where
  t.city_code = $1
  and t.id = $2;

-- AttributionRepository.prefetch: attribution.contexts
select
  q.n::int as n,
  t.type as "tenantType",
  t.opened_on as "openedOn",
  t.closed_on as "closedOn",
  a.region_code as "homeRegion",
  a.sector,
  q.region is null
  or exists (
    select
    from region r
    where
      r.code = q.region
      and r.valid_from <= q.day
      and (
        r.valid_to is null
        or r.valid_to >= q.day
      )
  ) as "regionExists",
  not exists (
    select
    from unnest(string_to_array(q.campaigns, ',')::uuid[]) as asked (id)
    where
      not exists (
        select
        from campaign c
        where
          c.city_code = $1
          and c.id = asked.id
          and c.status <> 'DRAFT'
          and c.parent_id is null
      )
  ) as "campaignsExist"
from
  unnest($3::date[], $4::text[], $5::text[]) with ordinality q (day, region, campaigns, n)
  cross join tenant t
  left join tenant_assignment a on a.city_code = $1
  and a.tenant_id = t.id
  and a.valid_from <= q.day
  and (
    a.valid_to is null
    or a.valid_to >= q.day
  )
where
  t.city_code = $1
  and t.id = $2;

-- FactPages.unitsNamed: facts.units_named
select t.id
from tenant t
where
  t.city_code = $1
  and t.name_folded like all ($2::text[])
limit $3;

-- FactTable.moveFiles: attachment.move
update attachment a
set
  region_code = $3,
  sector = $4
where
  a.city_code = $1
  and a.owner_id = $2;

-- ManyRows.insertPart: activity_measure.insert_many
insert into
  activity_measure (
    city_code,
    activity_id,
    indicator,
    line,
    from_on,
    until_on,
    amount,
    qualifier,
    up_to,
    at_least,
    tenant_id,
    region_code,
    sector
  )
select
  city_code,
  activity_id,
  indicator,
  line,
  from_on,
  until_on,
  amount,
  qualifier,
  up_to,
  at_least,
  tenant_id,
  region_code,
  sector
from jsonb_populate_recordset(null::activity_measure, $1::jsonb)
returning 1 as written;

-- PersonRepository.nameIn, PersonRepository.names: person.names
select
  id,
  display_name as name
from user_account
where
  city_code = $1
  and id = any ($2::uuid[]);

-- RevisionRepository.keep
INSERT INTO
  "fact_revision" (
    "city_code",
    "fact_kind",
    "fact_id",
    "version",
    "change",
    "image",
    "reason",
    "changed_by",
    "changed_at",
    "tenant_id",
    "region_code",
    "sector"
  )
VALUES
  ($1, $2, $3, $4, $5, $6, $7, $8, DEFAULT, $9, $10, $11)
RETURNING
  "changed_at";

-- RevisionRepository.ofFact, RevisionRepository.ofFacts: revision.of_facts
select
  fact_id as "factId",
  version,
  change,
  changed_at as "changedAt",
  changed_by as "changedBy",
  reason,
  image
from fact_revision
where
  city_code = $1
  and fact_kind = $2
  and fact_id = any ($3::uuid[])
order by
  fact_id,
  version desc;

-- UsualAmountsRepository.ownType: usual_amounts.own_type
select type
from tenant
where
  city_code = $1
  and id = $2;

-- UsualAmountsRepository.read, UsualAmountsRepository.within: usual_amounts.of activity
with
  stated as (
    select
      i.indicator,
      f.id,
      max(i.amount)::bigint as amount,
      coalesce(f.exceeded ? i.indicator, false) as doubted
    from
      activity f,
      activity_measure i
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.record_status = 'ACTIVE'
      and f.start_on > $3
      and f.id is distinct from $5::uuid
      and i.indicator = any ($4::text[])
      and i.amount > 0
      and i.city_code = $1
      and i.activity_id = f.id
      and f.status = 'DONE'
    group by
      i.indicator,
      f.id,
      f.exceeded ? i.indicator
  ),
  ranked as (
    select
      *,
      row_number() over (
        partition by
          indicator
        order by amount desc
      ) as rank
    from stated
  )
select
  indicator,
  case
    when count(*) >= 3 then min(amount) filter (where rank <= 3)
    else max(amount) filter (where not doubted)
  end as amount
from ranked
group by indicator;

-- UsualAmountsRepository.within: usual_amounts.of household_visit
with
  stated as (
    select
      i.indicator,
      f.id,
      max(i.amount)::bigint as amount,
      coalesce(f.exceeded ? i.indicator, false) as doubted
    from
      household_visit f,
      lateral (
        values
          ('HOUSEHOLDS_REPORTED', f.reported),
          ('PEOPLE_VISITED', f.people_visited)
      ) as i (indicator, amount)
    where
      f.city_code = $1
      and f.tenant_id = $2
      and f.record_status = 'ACTIVE'
      and f.visited_on > $3
      and f.id is distinct from $5::uuid
      and i.indicator = any ($4::text[])
      and i.amount > 0
      and true
    group by
      i.indicator,
      f.id,
      f.exceeded ? i.indicator
  ),
  ranked as (
    select
      *,
      row_number() over (
        partition by
          indicator
        order by amount desc
      ) as rank
    from stated
  )
select
  indicator,
  case
    when count(*) >= 3 then min(amount) filter (where rank <= 3)
    else max(amount) filter (where not doubted)
  end as amount
from ranked
group by indicator;

-- lockTenant: facts.lock_tenant
select pg_advisory_xact_lock(hashtext ($1), hashtext ($2)) is not null as locked;
