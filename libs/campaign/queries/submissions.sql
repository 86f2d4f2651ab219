-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- ChasePlanRepository.of, ChasePlanRepository.ofForms: chase_plan.of_forms
select
  p.form_id as "formId",
  p.version,
  p.enabled,
  p.soon_days as "soonDays",
  p.on_due_day as "onDueDay",
  p.unit_days as "unitDays",
  p.authority_days as "authorityDays",
  p.town_days as "townDays",
  p.line_days as "lineDays",
  p.changed_at as "changedAt"
from chase_plan p
where
  p.city_code = $1
  and p.form_id = any ($2::uuid[]);

-- ChasePlanRepository.set: chase_plan.set
insert into
  chase_plan as p (
    city_code,
    form_id,
    tenant_id,
    enabled,
    soon_days,
    on_due_day,
    unit_days,
    authority_days,
    town_days,
    line_days,
    changed_by
  )
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
on conflict (city_code, form_id) do update
set
  version = p.version + 1,
  enabled = excluded.enabled,
  soon_days = excluded.soon_days,
  on_due_day = excluded.on_due_day,
  unit_days = excluded.unit_days,
  authority_days = excluded.authority_days,
  town_days = excluded.town_days,
  line_days = excluded.line_days,
  changed_by = excluded.changed_by,
  changed_at = now()
returning
  p.form_id as "formId",
  p.version,
  p.enabled,
  p.soon_days as "soonDays",
  p.on_due_day as "onDueDay",
  p.unit_days as "unitDays",
  p.authority_days as "authorityDays",
  p.town_days as "townDays",
  p.line_days as "lineDays",
  p.changed_at as "changedAt";

-- ChaseRepository.owedPeriods: chase.owed_periods
select
  s.form_id as "formId",
  s.period,
  min(s.due_on) as "dueOn",
  max(s.lock_on) as "lockOn",
  count(*)::int as owing,
  count(*) filter (
    where
      s.due_on < $3::date
      and not exists (
        select
        from submission_exception e
        where
          e.city_code = $1
          and e.tenant_id = s.tenant_id
          and e.form_id = s.form_id
          and e.period = s.period
          and e.revoked_at is null
          and e.expires_on >= $3::date
      )
  )::int as overdue
from submission s
where
  s.city_code = $1
  and s.issuer_id = $2
  and s.tenant_id <> $2
  and s.state in ('DRAFT', 'RETURNED')
group by
  s.form_id,
  s.period
order by
  min(s.ends_on),
  s.form_id,
  s.period
limit $4;

-- ChaseRepository.owing: chase.owing
with
  owed as materialized (
    select
      s.id as "submissionId",
      s.tenant_id as "tenantId",
      s.region_code as "regionCode",
      s.sector,
      s.state,
      s.zero,
      s.opened_at as "openedAt",
      s.returned_at as "returnedAt",
      s.due_on as "dueOn",
      s.lock_on as "lockOn",
      jsonb_array_length(s.returned) as "returnedCells",
      coalesce(t.name, '') as name,
      coalesce(r.reminders, 0)::int as reminders,
      r."lastRemindedAt",
      (
        select max(e.expires_on)
        from submission_exception e
        where
          e.city_code = $1
          and e.tenant_id = s.tenant_id
          and e.form_id = s.form_id
          and e.period = s.period
          and e.revoked_at is null
          and e.expires_on >= $3::date
      ) as "exceptedUntil",
      (
        select count(*)::int
        from submission o
        where
          o.city_code = $1
          and o.tenant_id = s.tenant_id
          and o.form_id = s.form_id
          and o.ends_on < s.ends_on
          and o.state in ('DRAFT', 'RETURNED')
      ) as "earlierOwed"
    from
      submission s
      left join tenant t on t.city_code = $1
      and t.id = s.tenant_id
      left join lateral (
        select
          count(*) as reminders,
          max(m.reminded_at) as "lastRemindedAt"
        from submission_reminder m
        where
          m.city_code = $1
          and m.submission_id = s.id
      ) r on true
    where
      s.city_code = $1
      and s.form_id = $2
      and s.period = $5
      and s.issuer_id = $4
      and s.state in ('DRAFT', 'RETURNED')
      and s.tenant_id <> $4
      and (
        $6::text is null
        or (s.region_code, coalesce(t.name, '') collate "C", s.id) > ($6, $7, $8::uuid)
      )
    order by
      s.region_code,
      coalesce(t.name, '') collate "C",
      s.id
    limit $9
  )
select
  o.*,
  coalesce(c.count, 0) as "campaignsOwed",
  coalesce(w.count, 0) as "noticesOwed"
from
  owed o
  left join (
    select
      u.id,
      count(*)::int as count
    from
      campaign c
      cross join lateral (
        with recursive
          tree as (
            select
              top.id,
              top.regions,
              top.sectors,
              top.tenant_types,
              top.excepted,
              top.tenant_id,
              top.tasks_edition,
              top.city_code,
              true as current
            from campaign top
            where
              top.city_code = $1
              and top.id = c.id
            union all
            select
              k.id,
              k.regions,
              k.sectors,
              k.tenant_types,
              k.excepted,
              k.tenant_id,
              k.tasks_edition,
              k.city_code,
              tree.current
              and k.parent_edition >= tree.tasks_edition
            from
              campaign k
              join tree on k.city_code = $1
              and k.parent_id = tree.id
            where k.status in ('ISSUED', 'CLOSED')
          )
        select t.id
        from tenant t
        where
          t.city_code = $1
          and t.id in (
            select "tenantId"
            from owed
          )
          and t.opened_on <= $3::date
          and (
            t.closed_on is null
            or t.closed_on >= $3
          )
          and exists (
            select
            from tree
            where
              campaign_addresses (
                tree.regions,
                tree.sectors,
                tree.tenant_types,
                tree.excepted,
                tree.tenant_id,
                t.region_code,
                t.sector,
                t.type,
                t.id
              )
          )
          and (
            select min(r.received_at)
            from
              tree
              join campaign_receipt r on r.city_code = $1
              and r.campaign_id = tree.id
              and r.tenant_id = t.id
              and tree.current
              and r.edition >= tree.tasks_edition
          ) is null
      ) u
    where
      c.city_code = $1
      and c.tenant_id = $4
      and (
        c.status = 'ISSUED'
        and c.edition > 0
        and not exists (
          select
          from campaign above
          where
            above.city_code = $1
            and above.id in (c.parent_id, c.root_id)
            and above.status <> 'ISSUED'
        )
      )
    group by u.id
  ) c on c.id = o."tenantId"
  left join (
    select
      t.id,
      count(*)::int as count
    from
      notice w
      join tenant t on t.city_code = $1
      and t.id in (
        select "tenantId"
        from owed
      )
      and t.id <> w.tenant_id
      and t.opened_on <= w.published_on
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
    where
      w.city_code = $1
      and w.tenant_id = $4
      and w.record_status = 'ACTIVE'
      and greatest(w.published_on, w.receive_by) > $3::date - 30
      and not exists (
        select
        from notice_receipt r
        where
          r.city_code = $1
          and r.notice_id = w.id
          and r.tenant_id = t.id
      )
    group by t.id
  ) w on w.id = o."tenantId"
order by
  o."regionCode",
  o.name collate "C",
  o."submissionId";

-- ChaseRepository.rates: chase.rates
select
  left(s.region_code, $5::int) as "regionCode",
  count(*)::int as due,
  count(*) filter (where s.state not in ('DRAFT', 'RETURNED'))::int as submitted,
  count(*) filter (where s.submitted_on <= s.due_on)::int as "onTime",
  count(*) filter (where s.state = 'APPROVED')::int as approved,
  count(*) filter (
    where
      s.state in ('DRAFT', 'RETURNED')
      and exists (
        select
        from submission_exception e
        where
          e.city_code = $1
          and e.tenant_id = s.tenant_id
          and e.form_id = s.form_id
          and e.period = s.period
          and e.revoked_at is null
          and e.expires_on >= $6::date
      )
  )::int as excepted,
  min(s.due_on) as "dueOn",
  min(s.lock_on) as "lockOn"
from submission s
where
  s.city_code = $1
  and s.form_id = $2
  and s.period = $3
  and s.issuer_id = $4
  and s.tenant_id <> $4
group by 1
order by 1;

-- ChaseRepository.remind: chase.remind
insert into
  submission_reminder (city_code, id, submission_id, issuer_id, tenant_id, region_code, sector, stage, reminded_by)
select
  s.city_code,
  gen_random_uuid(),
  s.id,
  s.issuer_id,
  s.tenant_id,
  s.region_code,
  s.sector,
  w.stage,
  $3
from
  jsonb_to_recordset($2::jsonb) as w (id uuid, stage text)
  join submission s on s.city_code = $1
  and s.id = w.id
where
  not exists (
    select
    from submission_reminder m
    where
      m.city_code = $1
      and m.submission_id = s.id
      and m.reminded_at > now() - make_interval(mins => $4::int)
  )
returning submission_id as "submissionId";

-- ChaseRepository.returned: chase.returned
select
  coalesce(t.name, '') as name,
  s.region_code as "regionCode",
  s.sector,
  s.title,
  s.period,
  s.due_on as "dueOn",
  s.returned_at as "returnedAt",
  jsonb_array_length(s.returned) as "returnedCells",
  r.reminders::int as reminders,
  r."lastRemindedAt"
from
  submission s
  left join tenant t on t.city_code = $1
  and t.id = s.tenant_id
  cross join lateral (
    select
      count(*) as reminders,
      max(m.reminded_at) as "lastRemindedAt"
    from submission_reminder m
    where
      m.city_code = $1
      and m.submission_id = s.id
  ) r
where
  s.city_code = $1
  and s.issuer_id = $2
  and s.tenant_id <> $2
  and s.state = 'RETURNED'
order by
  s.ends_on desc,
  s.region_code,
  coalesce(t.name, '') collate "C",
  s.id
limit $3;

-- LockExceptionRepository.endExpired: submission_exception.end_expired
update submission_exception e
set revoked_at = now()
where
  e.city_code = $1
  and e.tenant_id = $2
  and e.form_id = $3
  and e.period = $4
  and e.revoked_at is null
  and e.expires_on < $5::date;

-- LockExceptionRepository.find: submission_exception.by_id
select
  e.id,
  e.form_id as "formId",
  e.period,
  e.tenant_id as "tenantId",
  e.issuer_id as "issuerId",
  e.reason,
  e.expires_on as "expiresOn",
  e.granted_at as "grantedAt",
  e.revoked_at as "revokedAt"
from submission_exception e
where
  e.city_code = $1
  and e.id = $2;

-- LockExceptionRepository.insert: submission_exception.insert
insert into
  submission_exception as e (
    city_code,
    id,
    form_id,
    period,
    issuer_id,
    tenant_id,
    region_code,
    sector,
    reason,
    expires_on,
    granted_by
  )
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
on conflict do nothing
returning
  e.id,
  e.form_id as "formId",
  e.period,
  e.tenant_id as "tenantId",
  e.issuer_id as "issuerId",
  e.reason,
  e.expires_on as "expiresOn",
  e.granted_at as "grantedAt",
  e.revoked_at as "revokedAt";

-- LockExceptionRepository.ofForm: submission_exception.of_form
select
  e.id,
  e.form_id as "formId",
  e.period,
  e.tenant_id as "tenantId",
  e.issuer_id as "issuerId",
  e.reason,
  e.expires_on as "expiresOn",
  e.granted_at as "grantedAt",
  e.revoked_at as "revokedAt"
from submission_exception e
where
  e.city_code = $1
  and e.form_id = $2
  and e.period = $3
  and e.issuer_id = $4
order by
  e.granted_at desc,
  e.id
limit 200;

-- LockExceptionRepository.revoke: submission_exception.revoke
update submission_exception e
set revoked_at = now()
where
  e.city_code = $1
  and e.id = $2
  and e.revoked_at is null
returning
  e.id,
  e.form_id as "formId",
  e.period,
  e.tenant_id as "tenantId",
  e.issuer_id as "issuerId",
  e.reason,
  e.expires_on as "expiresOn",
  e.granted_at as "grantedAt",
  e.revoked_at as "revokedAt";

-- OpeningRepository.addressed: opening.addressed
select
  f.id,
  f.version,
  f.rhythm,
  f.cut_off_day as "cutOffDay",
  f.valid_from as "validFrom",
  f.valid_to as "validTo",
  exists (
    select
    from submission_form e
    where
      e.city_code = $1
      and e.id = f.id
      and e.version < f.version
      and e.valid_to >= e.valid_from
  ) as "goesOn",
  greatest(a.valid_from, t.opened_on) as since,
  least(a.valid_to, t.closed_on, o.until) as until,
  array(
    select s.period
    from submission s
    where
      s.city_code = $1
      and s.tenant_id = t.id
      and s.form_id = f.id
  ) as open
from
  submission_form f,
  tenant_assignment a,
  tenant t,
  lateral (select overseen_until (f.tenant_id, a.region_code, a.sector) as until) o
where
  f.city_code = $1
  and f.tenant_id <> $2::uuid
  and o.until is not null
  and a.city_code = $1
  and a.tenant_id = $2::uuid
  and a.region_code ^@ any (f.regions)
  and (
    f.sectors = '{}'
    or a.sector = any (f.sectors)
  )
  and a.type = any (f.types)
  and a.type <> 'AUTHORITY'
  and t.city_code = $1
  and t.id = $2::uuid;

-- OpeningRepository.forms: opening.forms
select
  f.id,
  f.version,
  f.rhythm,
  f.cut_off_day as "cutOffDay",
  f.valid_from as "validFrom",
  f.valid_to as "validTo",
  exists (
    select
    from submission_form e
    where
      e.city_code = $1
      and e.id = f.id
      and e.version < f.version
      and e.valid_to >= e.valid_from
  ) as "goesOn"
from submission_form f
where f.city_code = $1
order by
  f.id,
  f.version;

-- OpeningRepository.openOwn: opening.open_own
with
  made as (
    insert into
      submission (
        city_code,
        id,
        tenant_id,
        region_code,
        sector,
        figures_region,
        figures_sector,
        form_id,
        form_version,
        issuer_id,
        title,
        rhythm,
        indicators,
        narratives,
        period,
        starts_on,
        ends_on,
        due_on,
        lock_on
      )
    select
      $1,
      gen_random_uuid(),
      a.tenant_id,
      a.region_code,
      a.sector,
      null,
      null,
      f.id,
      f.version,
      f.tenant_id,
      f.title,
      f.rhythm,
      f.indicators,
      f.narratives,
      $4::text,
      $5::date,
      $6::date,
      greatest($6::date, (f.created_at at time zone 'Asia/Shanghai')::date) + f.due_days,
      greatest($6::date + f.lock_days, (now() at time zone 'Asia/Shanghai')::date + f.due_days)
    from
      submission_form f,
      tenant_assignment a,
      tenant t
    where
      f.city_code = $1
      and f.id = $2::uuid
      and f.version = $3::int
      and f.tenant_id <> app_tenant ()
      and a.city_code = $1
      and a.tenant_id = app_tenant ()
      and a.valid_from <= $6::date
      and (
        a.valid_to is null
        or a.valid_to >= $6::date
      )
      and a.region_code ^@ any (f.regions)
      and (
        f.sectors = '{}'
        or a.sector = any (f.sectors)
      )
      and a.type = any (f.types)
      and a.type <> 'AUTHORITY'
      and $6::date <= overseen_until (f.tenant_id, a.region_code, a.sector)
      and t.city_code = $1
      and t.id = app_tenant ()
      and t.opened_on <= $6::date
      and (
        t.closed_on is null
        or t.closed_on >= $6::date
      )
    on conflict (city_code, tenant_id, form_id, period) do nothing
    returning
      city_code,
      tenant_id,
      region_code,
      sector,
      ends_on
  ),
  due as (
    insert into
      rollup_delta (city_code, tenant_id, home_region, region_code, sector, day, tenant_only, facts, submissions_due)
    select
      city_code,
      tenant_id,
      region_code,
      region_code,
      sector,
      ends_on,
      false,
      0,
      1
    from made
    returning 1
  )
select count(*)::int as opened
from due;

-- OpeningRepository.openSome: opening.alone
select pg_try_advisory_xact_lock(hashtext ('submissions'), hashtext ($1)) as alone;

-- OpeningRepository.openSome: opening.open
with
  addressed as (
    select
      a.tenant_id,
      a.region_code,
      a.sector,
      o.region_code as figures_region,
      o.sector as figures_sector
    from
      submission_form f
      join tenant_assignment a on a.city_code = $1
      and a.valid_from <= $6::date
      and (
        a.valid_to is null
        or a.valid_to >= $6::date
      )
      and a.region_code ^@ any (f.regions)
      and (
        f.sectors = '{}'
        or a.sector = any (f.sectors)
      )
      and a.type = any (f.types)
      join tenant t on t.city_code = $1
      and t.id = a.tenant_id
      and t.opened_on <= $6::date
      and (
        t.closed_on is null
        or t.closed_on >= $6::date
      )
      left join lateral (
        select
          o.region_code,
          o.sector
        from oversight o
        where
          o.city_code = $1
          and o.tenant_id = a.tenant_id
          and a.type = 'AUTHORITY'
          and o.valid_from <= $6::date
          and (
            o.valid_to is null
            or o.valid_to >= $6::date
          )
          and not exists (
            select
            from oversight n
            where
              n.city_code = $1
              and n.tenant_id = a.tenant_id
              and n.valid_from <= $6::date
              and (
                n.valid_to is null
                or n.valid_to >= $6::date
              )
              and not (
                n.region_code ^@ o.region_code
                and (
                  o.sector is null
                  or n.sector is not distinct from o.sector
                )
              )
          )
        order by
          o.region_code,
          o.sector nulls first
        limit 1
      ) o on true
    where
      f.city_code = $1
      and f.id = $2::uuid
      and f.version = $3::int
      and a.tenant_id <> f.tenant_id
      and $6::date <= overseen_until (f.tenant_id, a.region_code, a.sector)
      and (
        a.type <> 'AUTHORITY'
        or o.region_code is not null
      )
      and not exists (
        select
        from submission s
        where
          s.city_code = $1
          and s.tenant_id = a.tenant_id
          and s.form_id = f.id
          and s.period = $4
      )
    order by a.tenant_id
    limit $7
  ),
  made as (
    insert into
      submission (
        city_code,
        id,
        tenant_id,
        region_code,
        sector,
        figures_region,
        figures_sector,
        form_id,
        form_version,
        issuer_id,
        title,
        rhythm,
        indicators,
        narratives,
        period,
        starts_on,
        ends_on,
        due_on,
        lock_on
      )
    select
      $1,
      gen_random_uuid(),
      a.tenant_id,
      a.region_code,
      a.sector,
      a.figures_region,
      a.figures_sector,
      f.id,
      f.version,
      f.tenant_id,
      f.title,
      f.rhythm,
      f.indicators,
      f.narratives,
      $4::text,
      $5::date,
      $6::date,
      greatest($6::date, (f.created_at at time zone 'Asia/Shanghai')::date) + f.due_days,
      greatest($6::date + f.lock_days, (now() at time zone 'Asia/Shanghai')::date + f.due_days)
    from
      addressed a,
      submission_form f
    where
      f.city_code = $1
      and f.id = $2::uuid
      and f.version = $3::int
    on conflict (city_code, tenant_id, form_id, period) do nothing
    returning
      city_code,
      tenant_id,
      region_code,
      sector,
      ends_on
  ),
  due as (
    insert into
      rollup_delta (city_code, tenant_id, home_region, region_code, sector, day, tenant_only, facts, submissions_due)
    select
      city_code,
      tenant_id,
      region_code,
      region_code,
      sector,
      ends_on,
      false,
      0,
      1
    from made
    returning 1
  )
select count(*)::int as opened
from due;

-- SubmissionFormRepository.insert: submission_form.end
update submission_form f
set valid_to = $3::date - 1
where
  f.city_code = $1
  and f.id = $2
  and f.valid_to is null;

-- SubmissionFormRepository.insert: submission_form.insert
insert into
  submission_form as f (
    city_code,
    id,
    version,
    tenant_id,
    region_code,
    sector,
    title,
    rhythm,
    indicators,
    narratives,
    cut_off_day,
    due_days,
    lock_days,
    regions,
    sectors,
    types,
    valid_from,
    minutes,
    created_by,
    created_at
  )
select
  $1,
  $2,
  $3,
  $4,
  app_home (),
  app_line (),
  $5,
  $6,
  $7::text[],
  $8::jsonb,
  $9::int,
  $10,
  $11,
  $12::text[],
  $13::text[],
  $14::text[],
  $15::date,
  $16::int,
  $17,
  $18::timestamptz
returning
  f.id,
  f.version,
  f.tenant_id as "tenantId",
  f.region_code as "regionCode",
  f.sector,
  f.title,
  f.rhythm,
  f.indicators,
  f.narratives,
  f.cut_off_day as "cutOffDay",
  f.due_days as "dueDays",
  f.lock_days as "lockDays",
  f.minutes,
  f.regions,
  f.sectors,
  f.types,
  f.valid_from as "validFrom",
  f.valid_to as "validTo",
  f.created_at as "createdAt";

-- SubmissionFormRepository.lock, SubmissionFormRepository.retire, SubmissionFormRepository.visible: submission_form.visible
select
  f.id,
  f.version,
  f.tenant_id as "tenantId",
  f.region_code as "regionCode",
  f.sector,
  f.title,
  f.rhythm,
  f.indicators,
  f.narratives,
  f.cut_off_day as "cutOffDay",
  f.due_days as "dueDays",
  f.lock_days as "lockDays",
  f.minutes,
  f.regions,
  f.sectors,
  f.types,
  f.valid_from as "validFrom",
  f.valid_to as "validTo",
  f.created_at as "createdAt"
from submission_form f
where
  f.city_code = $1
  and (
    $2::uuid is null
    or f.id = $2::uuid
  )
order by
  f.created_at desc,
  f.id,
  f.version desc
limit 1000;

-- SubmissionFormRepository.lock: submission_form.lock
select pg_advisory_xact_lock(hashtext ('submission_form'), hashtext ($1::text));

-- SubmissionFormRepository.retire: submission_form.retire
update submission_form f
set valid_to = $3::date - 1
where
  f.city_code = $1
  and f.id = $2
  and (
    f.valid_to is null
    or f.valid_to >= $3::date
  );

-- SubmissionRepository.begin: submission.begin
update submission s
set
  worked_seconds = case
    when s.worked_at > now() - interval '15 minutes' then coalesce(s.worked_seconds, 0) + extract(
      epoch
      from now() - s.worked_at
    )::int
    else s.worked_seconds
  end,
  worked_at = now()
where
  s.city_code = $1
  and s.id = $2
  and s.tenant_id = app_tenant ()
  and s.state in ('DRAFT', 'RETURNED')
returning s.id;

-- SubmissionRepository.byIds, SubmissionRepository.find: submission.by_ids
select
  s.id,
  s.form_id as "formId",
  s.form_version as "formVersion",
  s.issuer_id as "issuerId",
  s.tenant_id as "tenantId",
  s.region_code as "regionCode",
  s.sector,
  s.title,
  s.rhythm,
  s.indicators,
  s.narratives,
  s.figures_region as "figuresRegion",
  s.figures_sector as "figuresSector",
  s.period,
  s.starts_on as "startsOn",
  s.ends_on as "endsOn",
  s.due_on as "dueOn",
  s.lock_on as "lockOn",
  s.state,
  s.version,
  s.round,
  s.zero,
  s.zero_note as "zeroNote",
  s.explanations,
  s.texts,
  s.returned,
  s.snapshot,
  s.snapshot_hash as "snapshotHash",
  s.as_of as "asOf",
  s.before,
  s.submitted_on as "submittedOn",
  s.submitted_at as "submittedAt",
  s.accepted_at as "acceptedAt",
  s.approved_at as "approvedAt",
  s.returned_at as "returnedAt",
  s.changed_at as "changedAt",
  s.opened_at as "openedAt",
  (
    select max(e.expires_on)
    from submission_exception e
    where
      e.city_code = $1
      and e.tenant_id = s.tenant_id
      and e.form_id = s.form_id
      and e.period = s.period
      and e.revoked_at is null
      and e.expires_on >= $2::date
  ) as "exceptedUntil"
from submission s
where
  s.city_code = $1
  and s.id = any ($3::uuid[]);

-- SubmissionRepository.lock: submission.locked
select
  s.id,
  s.form_id as "formId",
  s.form_version as "formVersion",
  s.issuer_id as "issuerId",
  s.tenant_id as "tenantId",
  s.region_code as "regionCode",
  s.sector,
  s.title,
  s.rhythm,
  s.indicators,
  s.narratives,
  s.figures_region as "figuresRegion",
  s.figures_sector as "figuresSector",
  s.period,
  s.starts_on as "startsOn",
  s.ends_on as "endsOn",
  s.due_on as "dueOn",
  s.lock_on as "lockOn",
  s.state,
  s.version,
  s.round,
  s.zero,
  s.zero_note as "zeroNote",
  s.explanations,
  s.texts,
  s.returned,
  s.snapshot,
  s.snapshot_hash as "snapshotHash",
  s.as_of as "asOf",
  s.before,
  s.submitted_on as "submittedOn",
  s.submitted_at as "submittedAt",
  s.accepted_at as "acceptedAt",
  s.approved_at as "approvedAt",
  s.returned_at as "returnedAt",
  s.changed_at as "changedAt",
  s.opened_at as "openedAt",
  (
    select max(e.expires_on)
    from submission_exception e
    where
      e.city_code = $1
      and e.tenant_id = s.tenant_id
      and e.form_id = s.form_id
      and e.period = s.period
      and e.revoked_at is null
      and e.expires_on >= $2::date
  ) as "exceptedUntil"
from submission s
where
  s.city_code = $1
  and s.id = any ($3::uuid[])
order by s.id
for update;

-- SubmissionRepository.movements: submission.movements
select
  "submissionId",
  indicator,
  "recordKind",
  "recordId",
  "movedBy",
  "movedAt"
from
  (
    select
      m.id,
      m.submission_id as "submissionId",
      m.indicator,
      m.record_kind as "recordKind",
      m.record_id as "recordId",
      m.moved_by as "movedBy",
      m.moved_at as "movedAt",
      row_number() over (
        partition by
          m.submission_id,
          m.indicator
        order by
          m.moved_at desc,
          m.id desc
      ) as rank
    from
      submission_movement m
      join submission s on s.city_code = $1
      and s.id = m.submission_id
    where
      m.city_code = $1
      and m.submission_id = any ($2::uuid[])
      and s.seen is not null
      and not pg_visible_in_snapshot(m.moved_in, s.seen)
  ) m
where rank <= 100
order by
  "movedAt" desc,
  id desc;

-- SubmissionRepository.page: submission.page
with
  matching as (
    select
      s.id,
      s.form_id as "formId",
      s.form_version as "formVersion",
      s.issuer_id as "issuerId",
      s.tenant_id as "tenantId",
      s.region_code as "regionCode",
      s.sector,
      s.title,
      s.rhythm,
      s.indicators,
      s.narratives,
      s.figures_region as "figuresRegion",
      s.figures_sector as "figuresSector",
      s.period,
      s.starts_on as "startsOn",
      s.ends_on as "endsOn",
      s.due_on as "dueOn",
      s.lock_on as "lockOn",
      s.state,
      s.version,
      s.round,
      s.zero,
      s.zero_note as "zeroNote",
      s.explanations,
      s.texts,
      s.returned,
      s.snapshot,
      s.snapshot_hash as "snapshotHash",
      s.as_of as "asOf",
      s.before,
      s.submitted_on as "submittedOn",
      s.submitted_at as "submittedAt",
      s.accepted_at as "acceptedAt",
      s.approved_at as "approvedAt",
      s.returned_at as "returnedAt",
      s.changed_at as "changedAt",
      s.opened_at as "openedAt",
      (
        select max(e.expires_on)
        from submission_exception e
        where
          e.city_code = $1
          and e.tenant_id = s.tenant_id
          and e.form_id = s.form_id
          and e.period = s.period
          and e.revoked_at is null
          and e.expires_on >= $2::date
      ) as "exceptedUntil"
    from submission s
    where
      s.city_code = $1
      and (
        $3::text[] is null
        or (
          case
            when s.state = 'APPROVED'
            and s.lock_on < $2::date then 'LOCKED'
            else s.state
          end
        ) = any ($3::text[])
      )
      and (
        $4::text is null
        or s.period = $4
      )
      and (
        $5::text is null
        or s.region_code ^@ $5
      )
      and (
        $6::boolean is null
        or (
          s.due_on < $2::date
          and s.state in ('DRAFT', 'RETURNED')
        ) = $6
      )
      and (
        $7::uuid is null
        or s.form_id = $7::uuid
      )
      and (
        $8::boolean is null
        or (s.tenant_id = $9::uuid) = $8
      )
      and (
        $10::boolean is not true
        or (
          s.issuer_id = $9::uuid
          and s.tenant_id <> $9::uuid
        )
      )
  )
select
  total.count as "totalCount",
  m.*
from
  (
    select count(*)::int
    from matching
  ) total
  left join lateral (
    select *
    from matching
    where
      $11::date is null
      or ("endsOn", id) < ($11, $12::uuid)
    order by
      "endsOn" desc,
      id desc
    limit $13
  ) m on true
order by
  m."endsOn" desc,
  m.id desc;

-- SubmissionRepository.todo: submission.todo
select
  count(*) filter (
    where
      s.tenant_id = $3::uuid
      and s.state = 'DRAFT'
  )::int as "toSubmit",
  count(*) filter (
    where
      s.tenant_id = $3::uuid
      and s.state = 'RETURNED'
  )::int as returned,
  count(*) filter (
    where
      s.tenant_id = $3::uuid
      and s.due_on < $2::date
      and s.state in ('DRAFT', 'RETURNED')
  )::int as overdue,
  min(s.due_on) filter (
    where
      s.tenant_id = $3::uuid
      and s.state in ('DRAFT', 'RETURNED')
  ) as "nextDueOn",
  count(*) filter (
    where
      s.issuer_id = $3::uuid
      and s.tenant_id <> $3::uuid
      and s.state in ('SUBMITTED', 'ACCEPTED')
  )::int as "toReview",
  count(*) filter (
    where
      s.issuer_id = $3::uuid
      and s.tenant_id <> $3::uuid
      and s.state in ('DRAFT', 'RETURNED')
  )::int as owing,
  count(*) filter (
    where
      s.issuer_id = $3::uuid
      and s.tenant_id <> $3::uuid
      and s.due_on < $2::date
      and s.state in ('DRAFT', 'RETURNED')
  )::int as "owingOverdue"
from submission s
where
  s.city_code = $1
  and s.state <> 'APPROVED'
  and (
    s.tenant_id = $3::uuid
    or s.issuer_id = $3::uuid
  );

-- SubmissionRepository.units: submission.units
with
  asked as (
    select
      s.id,
      s.tenant_id,
      s.state,
      s.as_of,
      s.snapshot
    from submission s
    where
      s.city_code = $1
      and s.issuer_id = $2::uuid
      and s.figures_region is null
      and s.rhythm = $7
      and s.starts_on = $3::date
      and s.ends_on = $4::date
      and s.region_code ^@ $5
      and (
        $6::text is null
        or s.sector = $6
      )
      and s.indicators && $8::text[]
  ),
  units as (
    select
      tenant_id,
      bool_and(state in ('SUBMITTED', 'ACCEPTED', 'APPROVED')) as submitted,
      bool_and(state = 'APPROVED') as approved
    from asked
    group by tenant_id
  ),
  cells as (
    select distinct
      on (a.tenant_id, c ->> 'indicator') c ->> 'indicator' as indicator,
      (c -> 'figure' ->> 'value')::numeric as amount
    from
      asked a,
      jsonb_array_elements(a.snapshot -> 'cells') c
    where
      a.state = 'APPROVED'
      and c ->> 'indicator' = any ($8::text[])
    order by
      a.tenant_id,
      c ->> 'indicator',
      a.as_of desc,
      a.id
  )
select
  count(*)::int as due,
  count(*) filter (where u.submitted)::int as submitted,
  count(*) filter (where u.approved)::int as approved,
  coalesce(
    (
      select jsonb_object_agg(sums.indicator, sums.amount)
      from
        (
          select
            indicator,
            sum(amount)::text as amount
          from cells
          group by 1
        ) sums
    ),
    '{}'
  ) as approvedsums
from units u;

-- SubmissionRepository.unreviewed: submission.unreviewed
select
  count(distinct s.tenant_id)::int as due,
  count(distinct s.tenant_id) filter (where s.state in ('SUBMITTED', 'ACCEPTED'))::int as unreviewed
from submission s
where
  s.city_code = $1
  and s.region_code ^@ $2
  and (
    $3::text is null
    or s.sector = $3
  )
  and s.figures_region is null
  and s.starts_on >= $4::date
  and s.ends_on between $4::date and $5::date;

-- SubmissionRepository.write: submission.write
update submission s
set
  state = w.state,
  version = s.version + 1,
  round = w.round,
  zero = w.zero,
  zero_note = w."zeroNote",
  explanations = w.explanations,
  texts = w.texts,
  returned = w.returned,
  snapshot = w.snapshot,
  snapshot_hash = w."snapshotHash",
  as_of = w."asOf",
  seen = case
    when w.snapshot is null then null
    else coalesce($4::pg_snapshot, s.seen)
  end,
  before = w.before,
  submitted_on = w."submittedOn",
  submitted_at = w."submittedAt",
  accepted_at = w."acceptedAt",
  approved_at = w."approvedAt",
  returned_at = w."returnedAt",
  changed_by = $3,
  changed_at = now(),
  worked_seconds = case
    when $5
    and s.tenant_id = app_tenant () then case
      when s.worked_at > now() - interval '15 minutes' then coalesce(s.worked_seconds, 0) + extract(
        epoch
        from now() - s.worked_at
      )::int
      else s.worked_seconds
    end
    else s.worked_seconds
  end,
  worked_at = case
    when $5
    and s.tenant_id = app_tenant () then now()
    else s.worked_at
  end
from
  jsonb_to_recordset($2::jsonb) as w (
    id uuid,
    state text,
    round int,
    zero text,
    "zeroNote" text,
    explanations jsonb,
    texts jsonb,
    returned jsonb,
    snapshot jsonb,
    "snapshotHash" text,
    "asOf" timestamptz,
    before jsonb,
    "submittedOn" date,
    "submittedAt" timestamptz,
    "acceptedAt" timestamptz,
    "approvedAt" timestamptz,
    "returnedAt" timestamptz
  )
where
  s.city_code = $1
  and s.id = w.id;

-- guardedPeriods: submission.guarded
select
  submission_id as "submissionId",
  tenant_id as "tenantId",
  title,
  period,
  starts_on as "startsOn",
  ends_on as "endsOn",
  lock_on as "lockOn",
  indicators,
  excepted
from
  tenant own,
  guarded_periods ($3::uuid[], $4::date, $5::date)
where
  own.city_code = $1
  and own.id = $2;

-- noteMovements: submission.note_movements
insert into
  submission_movement (
    city_code,
    id,
    submission_id,
    tenant_id,
    region_code,
    sector,
    indicator,
    record_kind,
    record_id,
    moved_by
  )
select
  s.city_code,
  gen_random_uuid(),
  s.id,
  s.tenant_id,
  s.region_code,
  s.sector,
  m.indicator,
  $5,
  $6::uuid,
  $7
from
  unnest($2::uuid[], $3::text[]) as m (submission_id, indicator)
  join submission s on s.city_code = $1
  and s.id = m.submission_id
  and s.tenant_id = $4::uuid
returning id;
