-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- DueRepository.forget: due.forget
delete from due_told
where
  city_code = $1
  and told_at < now() - make_interval(days => $2);

-- DueRepository.some: due.campaigns
with
  candidate as materialized (
    select
      t.id as tenant_id,
      c.tenant_id as from_id,
      'CAMPAIGN' as kept_kind,
      c.id::text as kept_id,
      c.id::text as subject_id,
      c.receive_by as due_on,
      case
        when c.receive_by > $3::date then 'SOON'
        when c.receive_by = $3::date then 'DUE'
        else 'UNIT'
      end as stage,
      c.name as title,
      1 as count
    from
      campaign c
      join tenant t on t.city_code = $1
      and t.opened_on <= $3::date
      and (
        t.closed_on is null
        or t.closed_on >= $3::date
      )
      and campaign_addresses (
        c.regions,
        c.sectors,
        c.tenant_types,
        c.excepted,
        c.tenant_id,
        t.region_code,
        t.sector,
        t.type,
        t.id
      )
    where
      c.city_code = $1
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
      and (c.issued_at at time zone 'Asia/Shanghai')::date < $3::date
      and not exists (
        select
        from campaign_receipt r
        where
          r.city_code = $1
          and r.campaign_id = c.id
          and r.tenant_id = t.id
          and r.edition >= c.tasks_edition
      )
      and c.receive_by between $3::date - 7 and $3::date + 3
      and not exists (
        select
        from campaign k
        where
          k.city_code = $1
          and k.parent_id = c.id
          and k.status = 'ISSUED'
          and campaign_addresses (
            k.regions,
            k.sectors,
            k.tenant_types,
            k.excepted,
            k.tenant_id,
            t.region_code,
            t.sector,
            t.type,
            t.id
          )
      )
  ),
  fresh as (
    select c.*
    from candidate c
    where
      (
        select true
        from due_told d
        where
          d.city_code = $1
          and d.tenant_id = c.tenant_id
          and d.subject_kind = c.kept_kind
          and d.subject_id = c.kept_id
          and d.due_on = c.due_on
          and d.stage = c.stage
      ) is null
    order by
      c.kept_id,
      c.stage,
      c.tenant_id
    limit $2
  ),
  told as (
    insert into due_told as n (city_code, tenant_id, subject_kind, subject_id, due_on, stage)
    select
      $1,
      f.tenant_id,
      f.kept_kind,
      f.kept_id,
      f.due_on,
      f.stage
    from fresh f
    on conflict do nothing
    returning
      n.tenant_id,
      n.subject_kind,
      n.subject_id,
      n.due_on,
      n.stage
  )
select
  f.tenant_id as "tenantId",
  f.from_id as "fromId",
  f.subject_id as "subjectId",
  f.due_on as "dueOn",
  f.stage,
  f.title,
  f.count
from
  fresh f
  join told n on n.tenant_id = f.tenant_id
  and n.subject_kind = f.kept_kind
  and n.subject_id = f.kept_id
  and n.due_on = f.due_on
  and n.stage = f.stage
order by
  f.kept_id,
  f.stage,
  f.tenant_id;

-- DueRepository.some: due.campaigns_missing
with
  candidate as materialized (
    with recursive
      late as materialized (
        select c.*
        from campaign c
        where
          c.city_code = $1
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
          and (c.issued_at at time zone 'Asia/Shanghai')::date < $3::date
          and c.receive_by between $3::date - greatest(7, 2 + 3) and $3::date - 2
      ),
      tree as (
        select
          l.id as late_id,
          l.id,
          l.regions,
          l.sectors,
          l.tenant_types,
          l.excepted,
          l.tenant_id,
          l.tasks_edition,
          true as current
        from late l
        union all
        select
          f.late_id,
          k.id,
          k.regions,
          k.sectors,
          k.tenant_types,
          k.excepted,
          k.tenant_id,
          k.tasks_edition,
          f.current
          and k.parent_edition >= f.tasks_edition
        from
          campaign k
          join tree f on k.city_code = $1
          and k.parent_id = f.id
        where k.status in ('ISSUED', 'CLOSED')
      )
    select
      c.tenant_id,
      c.tenant_id as from_id,
      'CAMPAIGN' as kept_kind,
      c.id::text as kept_id,
      c.id::text as subject_id,
      c.receive_by as due_on,
      'AUTHORITY' as stage,
      c.name as title,
      count(*)::int as count
    from
      late c
      join tenant t on t.city_code = $1
      and t.opened_on <= $3::date
      and (
        t.closed_on is null
        or t.closed_on >= $3::date
      )
      and exists (
        select
        from tree f
        where
          f.late_id = c.id
          and campaign_addresses (
            f.regions,
            f.sectors,
            f.tenant_types,
            f.excepted,
            f.tenant_id,
            t.region_code,
            t.sector,
            t.type,
            t.id
          )
      )
      and not exists (
        select
        from
          tree f
          join campaign_receipt r on r.city_code = $1
          and r.campaign_id = f.id
          and r.tenant_id = t.id
        where
          f.late_id = c.id
          and f.current
          and r.edition >= f.tasks_edition
      )
    group by
      c.id,
      c.tenant_id,
      c.receive_by,
      c.name
  ),
  fresh as (
    select c.*
    from candidate c
    where
      (
        select true
        from due_told d
        where
          d.city_code = $1
          and d.tenant_id = c.tenant_id
          and d.subject_kind = c.kept_kind
          and d.subject_id = c.kept_id
          and d.due_on = c.due_on
          and d.stage = c.stage
      ) is null
    order by
      c.kept_id,
      c.stage,
      c.tenant_id
    limit $2
  ),
  told as (
    insert into due_told as n (city_code, tenant_id, subject_kind, subject_id, due_on, stage)
    select
      $1,
      f.tenant_id,
      f.kept_kind,
      f.kept_id,
      f.due_on,
      f.stage
    from fresh f
    on conflict do nothing
    returning
      n.tenant_id,
      n.subject_kind,
      n.subject_id,
      n.due_on,
      n.stage
  )
select
  f.tenant_id as "tenantId",
  f.from_id as "fromId",
  f.subject_id as "subjectId",
  f.due_on as "dueOn",
  f.stage,
  f.title,
  f.count
from
  fresh f
  join told n on n.tenant_id = f.tenant_id
  and n.subject_kind = f.kept_kind
  and n.subject_id = f.kept_id
  and n.due_on = f.due_on
  and n.stage = f.stage
order by
  f.kept_id,
  f.stage,
  f.tenant_id;

-- DueRepository.some: due.differences
with
  candidate as materialized (
    select
      s.issuer_id as tenant_id,
      s.tenant_id as from_id,
      'DIFFERENCE' as kept_kind,
      s.id::text as kept_id,
      s.id::text as subject_id,
      moved.due_on,
      'AUTHORITY' as stage,
      s.title || ' ' || s.period as title,
      moved.count
    from
      (
        select distinct r.submission_id as id
        from submission_movement r
        where
          r.city_code = $1
          and r.moved_at >= ($3::date - 7)::timestamp at time zone 'Asia/Shanghai'
      ) recent
      cross join lateral (
        select *
        from submission o
        where
          o.city_code = $1
          and o.id = recent.id
        limit 1
      ) s
      cross join lateral (
        select
          max((m.moved_at at time zone 'Asia/Shanghai')::date) as due_on,
          count(distinct m.indicator)::int as count
        from submission_movement m
        where
          m.city_code = $1
          and m.submission_id = s.id
          and m.moved_at > s.approved_at
          and not pg_visible_in_snapshot(m.moved_in, s.seen)
      ) moved
    where
      s.state = 'APPROVED'
      and s.issuer_id <> s.tenant_id
      and moved.due_on >= $3::date - 7
  ),
  fresh as (
    select c.*
    from candidate c
    where
      (
        select true
        from due_told d
        where
          d.city_code = $1
          and d.tenant_id = c.tenant_id
          and d.subject_kind = c.kept_kind
          and d.subject_id = c.kept_id
          and d.due_on = c.due_on
          and d.stage = c.stage
      ) is null
    order by
      c.kept_id,
      c.stage,
      c.tenant_id
    limit $2
  ),
  told as (
    insert into due_told as n (city_code, tenant_id, subject_kind, subject_id, due_on, stage)
    select
      $1,
      f.tenant_id,
      f.kept_kind,
      f.kept_id,
      f.due_on,
      f.stage
    from fresh f
    on conflict do nothing
    returning
      n.tenant_id,
      n.subject_kind,
      n.subject_id,
      n.due_on,
      n.stage
  )
select
  f.tenant_id as "tenantId",
  f.from_id as "fromId",
  f.subject_id as "subjectId",
  f.due_on as "dueOn",
  f.stage,
  f.title,
  f.count
from
  fresh f
  join told n on n.tenant_id = f.tenant_id
  and n.subject_kind = f.kept_kind
  and n.subject_id = f.kept_id
  and n.due_on = f.due_on
  and n.stage = f.stage
order by
  f.kept_id,
  f.stage,
  f.tenant_id;

-- DueRepository.some: due.notices
with
  candidate as materialized (
    select
      t.id as tenant_id,
      w.tenant_id as from_id,
      'NOTICE' as kept_kind,
      w.id::text as kept_id,
      w.id::text as subject_id,
      w.receive_by as due_on,
      case
        when w.receive_by > $3::date then 'SOON'
        when w.receive_by = $3::date then 'DUE'
        else 'UNIT'
      end as stage,
      w.title,
      1 as count
    from
      notice w
      join tenant t on t.city_code = $1
      and t.id <> w.tenant_id
      and t.opened_on <= $3::date
      and (
        t.closed_on is null
        or t.closed_on >= $3::date
      )
      and t.opened_on <= w.published_on
      and t.region_code ^@ any (w.regions)
      and (
        w.sectors = '{}'
        or t.sector = any (w.sectors)
      )
      and is_addressed (t.id, t.type)
    where
      w.city_code = $1
      and w.record_status = 'ACTIVE'
      and w.published_on < $3::date
      and not exists (
        select
        from notice_receipt r
        where
          r.city_code = $1
          and r.notice_id = w.id
          and r.tenant_id = t.id
      )
      and w.receive_by between $3::date - 7 and $3::date + 3
  ),
  fresh as (
    select c.*
    from candidate c
    where
      (
        select true
        from due_told d
        where
          d.city_code = $1
          and d.tenant_id = c.tenant_id
          and d.subject_kind = c.kept_kind
          and d.subject_id = c.kept_id
          and d.due_on = c.due_on
          and d.stage = c.stage
      ) is null
    order by
      c.kept_id,
      c.stage,
      c.tenant_id
    limit $2
  ),
  told as (
    insert into due_told as n (city_code, tenant_id, subject_kind, subject_id, due_on, stage)
    select
      $1,
      f.tenant_id,
      f.kept_kind,
      f.kept_id,
      f.due_on,
      f.stage
    from fresh f
    on conflict do nothing
    returning
      n.tenant_id,
      n.subject_kind,
      n.subject_id,
      n.due_on,
      n.stage
  )
select
  f.tenant_id as "tenantId",
  f.from_id as "fromId",
  f.subject_id as "subjectId",
  f.due_on as "dueOn",
  f.stage,
  f.title,
  f.count
from
  fresh f
  join told n on n.tenant_id = f.tenant_id
  and n.subject_kind = f.kept_kind
  and n.subject_id = f.kept_id
  and n.due_on = f.due_on
  and n.stage = f.stage
order by
  f.kept_id,
  f.stage,
  f.tenant_id;

-- DueRepository.some: due.notices_missing
with
  candidate as materialized (
    select
      w.tenant_id,
      w.tenant_id as from_id,
      'NOTICE' as kept_kind,
      w.id::text as kept_id,
      w.id::text as subject_id,
      w.receive_by as due_on,
      'AUTHORITY' as stage,
      w.title,
      count(*)::int as count
    from
      notice w
      join tenant t on t.city_code = $1
      and t.id <> w.tenant_id
      and t.opened_on <= $3::date
      and (
        t.closed_on is null
        or t.closed_on >= $3::date
      )
      and t.opened_on <= w.published_on
      and t.region_code ^@ any (w.regions)
      and (
        w.sectors = '{}'
        or t.sector = any (w.sectors)
      )
      and is_addressed (t.id, t.type)
    where
      w.city_code = $1
      and w.record_status = 'ACTIVE'
      and w.published_on < $3::date
      and not exists (
        select
        from notice_receipt r
        where
          r.city_code = $1
          and r.notice_id = w.id
          and r.tenant_id = t.id
      )
      and w.receive_by between $3::date - greatest(7, 2 + 3) and $3::date - 2
    group by
      w.id,
      w.tenant_id,
      w.receive_by,
      w.title
  ),
  fresh as (
    select c.*
    from candidate c
    where
      (
        select true
        from due_told d
        where
          d.city_code = $1
          and d.tenant_id = c.tenant_id
          and d.subject_kind = c.kept_kind
          and d.subject_id = c.kept_id
          and d.due_on = c.due_on
          and d.stage = c.stage
      ) is null
    order by
      c.kept_id,
      c.stage,
      c.tenant_id
    limit $2
  ),
  told as (
    insert into due_told as n (city_code, tenant_id, subject_kind, subject_id, due_on, stage)
    select
      $1,
      f.tenant_id,
      f.kept_kind,
      f.kept_id,
      f.due_on,
      f.stage
    from fresh f
    on conflict do nothing
    returning
      n.tenant_id,
      n.subject_kind,
      n.subject_id,
      n.due_on,
      n.stage
  )
select
  f.tenant_id as "tenantId",
  f.from_id as "fromId",
  f.subject_id as "subjectId",
  f.due_on as "dueOn",
  f.stage,
  f.title,
  f.count
from
  fresh f
  join told n on n.tenant_id = f.tenant_id
  and n.subject_kind = f.kept_kind
  and n.subject_id = f.kept_id
  and n.due_on = f.due_on
  and n.stage = f.stage
order by
  f.kept_id,
  f.stage,
  f.tenant_id;

-- DueRepository.some: due.submissions
with
  candidate as materialized (
    select
      o.tenant_id,
      o.issuer_id as from_id,
      'SUBMISSION' as kept_kind,
      o.id::text as kept_id,
      o.id::text as subject_id,
      o.due_on,
      w.stage,
      o.title,
      1 as count
    from
      (
        select
          s.id,
          s.tenant_id,
          s.issuer_id,
          s.form_id,
          s.period,
          s.region_code,
          s.sector,
          s.title || ' ' || s.period as title,
          d.due_on,
          case
            when p.form_id is null then true
            else p.on_due_day
          end as on_due_day,
          case
            when p.form_id is null then 3
            else p.soon_days
          end as soon_days,
          case
            when p.form_id is null then 1
            else p.unit_days
          end as unit_days,
          case
            when p.form_id is null then 2
            else p.authority_days
          end as authority_days,
          case
            when p.form_id is null then 2
            else p.town_days
          end as town_days,
          case
            when p.form_id is null then 4
            else p.line_days
          end as line_days
        from
          submission s
          join tenant t on t.city_code = $1
          and t.id = s.tenant_id
          and t.opened_on <= $3::date
          and (
            t.closed_on is null
            or t.closed_on >= $3::date
          )
          cross join lateral (
            select
              greatest(
                s.due_on,
                (
                  select max(e.expires_on)
                  from submission_exception e
                  where
                    e.city_code = $1
                    and e.tenant_id = s.tenant_id
                    and e.form_id = s.form_id
                    and e.period = s.period
                    and e.revoked_at is null
                )
              ) as due_on
          ) d
          left join chase_plan p on p.city_code = $1
          and p.form_id = s.form_id
        where
          s.city_code = $1
          and s.state in ('DRAFT', 'RETURNED')
          and coalesce(p.enabled, true)
          and s.due_on between $3::date - 120 and $3::date + 15
      ) o
      cross join lateral (
        select
          case
            when o.due_on > $3::date
            and o.due_on <= $3::date + o.soon_days then 'SOON'
            when o.due_on = $3::date
            and o.on_due_day then 'DUE'
            when o.due_on between $3::date - greatest(7, o.unit_days + 3) and $3::date - o.unit_days then 'UNIT'
          end as stage
      ) w
    where w.stage is not null
  ),
  fresh as (
    select c.*
    from candidate c
    where
      (
        select true
        from due_told d
        where
          d.city_code = $1
          and d.tenant_id = c.tenant_id
          and d.subject_kind = c.kept_kind
          and d.subject_id = c.kept_id
          and d.due_on = c.due_on
          and d.stage = c.stage
      ) is null
    order by
      c.kept_id,
      c.stage,
      c.tenant_id
    limit $2
  ),
  told as (
    insert into due_told as n (city_code, tenant_id, subject_kind, subject_id, due_on, stage)
    select
      $1,
      f.tenant_id,
      f.kept_kind,
      f.kept_id,
      f.due_on,
      f.stage
    from fresh f
    on conflict do nothing
    returning
      n.tenant_id,
      n.subject_kind,
      n.subject_id,
      n.due_on,
      n.stage
  )
select
  f.tenant_id as "tenantId",
  f.from_id as "fromId",
  f.subject_id as "subjectId",
  f.due_on as "dueOn",
  f.stage,
  f.title,
  f.count
from
  fresh f
  join told n on n.tenant_id = f.tenant_id
  and n.subject_kind = f.kept_kind
  and n.subject_id = f.kept_id
  and n.due_on = f.due_on
  and n.stage = f.stage
order by
  f.kept_id,
  f.stage,
  f.tenant_id;

-- DueRepository.some: due.submissions_missing
with
  candidate as materialized (
    select
      m.tenant_id,
      m.issuer_id as from_id,
      'CHASE' as kept_kind,
      m.form_id || ':' || m.period as kept_id,
      case
        when m.stage in ('TOWN', 'LINE') then min(m.id::text)
        else m.form_id || ':' || m.period
      end as subject_id,
      m.due_on,
      m.stage,
      m.title,
      count(*)::int as count
    from
      (
        with
          owed as materialized (
            select
              s.id,
              s.tenant_id,
              s.issuer_id,
              s.form_id,
              s.period,
              s.region_code,
              s.sector,
              s.title || ' ' || s.period as title,
              d.due_on,
              case
                when p.form_id is null then true
                else p.on_due_day
              end as on_due_day,
              case
                when p.form_id is null then 3
                else p.soon_days
              end as soon_days,
              case
                when p.form_id is null then 1
                else p.unit_days
              end as unit_days,
              case
                when p.form_id is null then 2
                else p.authority_days
              end as authority_days,
              case
                when p.form_id is null then 2
                else p.town_days
              end as town_days,
              case
                when p.form_id is null then 4
                else p.line_days
              end as line_days
            from
              submission s
              join tenant t on t.city_code = $1
              and t.id = s.tenant_id
              and t.opened_on <= $3::date
              and (
                t.closed_on is null
                or t.closed_on >= $3::date
              )
              cross join lateral (
                select
                  greatest(
                    s.due_on,
                    (
                      select max(e.expires_on)
                      from submission_exception e
                      where
                        e.city_code = $1
                        and e.tenant_id = s.tenant_id
                        and e.form_id = s.form_id
                        and e.period = s.period
                        and e.revoked_at is null
                    )
                  ) as due_on
              ) d
              left join chase_plan p on p.city_code = $1
              and p.form_id = s.form_id
            where
              s.city_code = $1
              and s.state in ('DRAFT', 'RETURNED')
              and coalesce(p.enabled, true)
              and s.due_on between $3::date - 120 and $3::date + 15
              and s.tenant_id <> s.issuer_id
          )
        select
          o.id,
          o.tenant_id,
          o.issuer_id,
          o.form_id,
          o.period,
          o.region_code,
          o.sector,
          o.title,
          o.due_on,
          o.issuer_id as to_id,
          'DUE' as stage
        from owed o
        where
          o.due_on = $3::date
          and o.on_due_day
        union all
        select
          o.id,
          o.tenant_id,
          o.issuer_id,
          o.form_id,
          o.period,
          o.region_code,
          o.sector,
          o.title,
          o.due_on,
          o.issuer_id,
          'AUTHORITY'
        from owed o
        where
          o.due_on between $3::date - greatest(7, o.authority_days + 3) and $3::date - o.authority_days
        union all
        select
          o.id,
          o.tenant_id,
          o.issuer_id,
          o.form_id,
          o.period,
          o.region_code,
          o.sector,
          o.title,
          o.due_on,
          v.tenant_id,
          'TOWN'
        from
          owed o
          join oversight v on v.city_code = $1
          and v.valid_from <= $3::date
          and (
            v.valid_to is null
            or v.valid_to >= $3::date
          )
          and v.region_code = left(o.region_code, 9)
          and v.sector is null
          and v.tenant_id not in (o.issuer_id, o.tenant_id)
        where
          length(o.region_code) >= 9
          and o.due_on between $3::date - greatest(7, o.town_days + 3) and $3::date - o.town_days
        union all
        select
          o.id,
          o.tenant_id,
          o.issuer_id,
          o.form_id,
          o.period,
          o.region_code,
          o.sector,
          o.title,
          o.due_on,
          v.tenant_id,
          'LINE'
        from
          owed o
          join oversight v on v.city_code = $1
          and v.valid_from <= $3::date
          and (
            v.valid_to is null
            or v.valid_to >= $3::date
          )
          and o.region_code ^@ v.region_code
          and v.sector = o.sector
          and v.tenant_id not in (o.issuer_id, o.tenant_id)
        where o.due_on between $3::date - greatest(7, o.line_days + 3) and $3::date - o.line_days
      ) m (id, unit_id, issuer_id, form_id, period, region_code, sector, title, due_on, tenant_id, stage)
    group by
      m.tenant_id,
      m.issuer_id,
      m.form_id,
      m.period,
      m.due_on,
      m.stage,
      m.title
  ),
  fresh as (
    select c.*
    from candidate c
    where
      (
        select true
        from due_told d
        where
          d.city_code = $1
          and d.tenant_id = c.tenant_id
          and d.subject_kind = c.kept_kind
          and d.subject_id = c.kept_id
          and d.due_on = c.due_on
          and d.stage = c.stage
      ) is null
    order by
      c.kept_id,
      c.stage,
      c.tenant_id
    limit $2
  ),
  told as (
    insert into due_told as n (city_code, tenant_id, subject_kind, subject_id, due_on, stage)
    select
      $1,
      f.tenant_id,
      f.kept_kind,
      f.kept_id,
      f.due_on,
      f.stage
    from fresh f
    on conflict do nothing
    returning
      n.tenant_id,
      n.subject_kind,
      n.subject_id,
      n.due_on,
      n.stage
  )
select
  f.tenant_id as "tenantId",
  f.from_id as "fromId",
  f.subject_id as "subjectId",
  f.due_on as "dueOn",
  f.stage,
  f.title,
  f.count
from
  fresh f
  join told n on n.tenant_id = f.tenant_id
  and n.subject_kind = f.kept_kind
  and n.subject_id = f.kept_id
  and n.due_on = f.due_on
  and n.stage = f.stage
order by
  f.kept_id,
  f.stage,
  f.tenant_id;
