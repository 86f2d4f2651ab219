-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- LoadRepository.asking: load.forms_asking
select
  f.id,
  f.title,
  f.rhythm,
  f.issuer,
  f.narratives,
  f.regions,
  f.sectors,
  f.types
from
  tenant own,
  forms_asking ($3::date) f
where
  own.city_code = $1
  and own.id = $2::uuid
order by f.id;

-- LoadRepository.forms: load.forms
select
  l.form_id as "formId",
  l.title,
  l.rhythm,
  l.issuer_id as "issuerId",
  l.issuer,
  l.narratives,
  l.submissions,
  l.figures,
  l.cells,
  l.measured,
  l.seconds,
  l.minutes
from
  tenant own,
  load_of_forms ($3::date, $4::date) l
where
  own.city_code = $1
  and own.id = $2::uuid
order by
  l.cells desc,
  l.submissions desc,
  l.form_id;

-- LoadRepository.units: load.units
with
  matching as (
    select
      t.id,
      t.name,
      t.type,
      t.region_code
    from tenant t
    where
      t.city_code = $1
      and t.opened_on <= $6::date
      and (
        t.closed_on is null
        or t.closed_on >= $5::date
      )
      and is_addressed (t.id, t.type)
      and (
        t.id = app_tenant ()
        or (
          t.region_code ^@ any (app_regions ())
          and (
            app_sector () is null
            or t.sector = app_sector ()
          )
        )
      )
      and (
        $2::text is null
        or t.region_code ^@ $2
      )
  ),
  page as materialized (
    select *
    from matching
    where
      $3::text is null
      or (region_code, id) > ($3, $4::uuid)
    order by
      region_code,
      id
    limit $9
  ),
  now as (
    select
      l.tenant_id,
      jsonb_build_object(
        'forms',
        l.forms,
        'figures',
        l.figures,
        'cells',
        l.cells,
        'returns',
        l.returns,
        'measured',
        l.measured,
        'seconds',
        l.seconds,
        'estimated',
        l.estimated,
        'minutes',
        l.minutes,
        'notices',
        l.notices,
        'campaigns',
        l.campaigns,
        'tasks',
        l.tasks,
        'alerts',
        l.alerts,
        'letters',
        l.letters,
        'answers',
        l.answers
      ) as
    load
    from
      tenant own,
      load_of_units (
        array(
          select id
          from page
        ),
        $5::date,
        $6::date
      ) l
    where
      own.city_code = $1
      and own.id = app_tenant ()
  ),
  before as (
    select
      l.tenant_id,
      jsonb_build_object(
        'forms',
        l.forms,
        'figures',
        l.figures,
        'cells',
        l.cells,
        'returns',
        l.returns,
        'measured',
        l.measured,
        'seconds',
        l.seconds,
        'estimated',
        l.estimated,
        'minutes',
        l.minutes,
        'notices',
        l.notices,
        'campaigns',
        l.campaigns,
        'tasks',
        l.tasks,
        'alerts',
        l.alerts,
        'letters',
        l.letters,
        'answers',
        l.answers
      ) as
    load
    from
      tenant own,
      load_of_units (
        array(
          select id
          from page
        ),
        $7::date,
        $8::date
      ) l
    where
      own.city_code = $1
      and own.id = app_tenant ()
  )
select
  total.count as "totalCount",
  p.id,
  p.name,
  p.type,
  p.region_code as "regionCode",
  n.load as now,
  b.load as before
from
  (
    select count(*)::int
    from matching
  ) total
  left join page p on true
  left join now n on n.tenant_id = p.id
  left join before b on b.tenant_id = p.id
order by
  p.region_code,
  p.id;
