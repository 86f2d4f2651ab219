-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- NotificationRepository.count: notification.count
select count(*)::int as count
from
  (
    select
    from notification n
    where
      n.city_code = $1
      and n.user_id = $2
      and n.in_app
    limit $3
  ) counted;

-- NotificationRepository.count: notification.count.unread
select count(*)::int as count
from
  (
    select
    from notification n
    where
      n.city_code = $1
      and n.user_id = $2
      and n.in_app
      and n.read_at is null
    limit $3
  ) counted;

-- NotificationRepository.find: notification.find
select
  n.id,
  n.kind,
  n.subject_kind "subjectKind",
  n.subject_id "subjectId",
  n.facts,
  n.created_at "createdAt",
  n.read_at "readAt"
from notification n
where
  n.city_code = $1
  and n.user_id = $2
  and n.in_app
  and n.id = $3;

-- NotificationRepository.markRead: notification.read
update notification n
set read_at = now()
where
  n.city_code = $1
  and n.user_id = $2
  and n.in_app
  and n.read_at is null
  and (
    $3::uuid[] is null
    or n.id = any ($3::uuid[])
  );

-- NotificationRepository.page: notification.page
select
  n.id,
  n.kind,
  n.subject_kind "subjectKind",
  n.subject_id "subjectId",
  n.facts,
  n.created_at "createdAt",
  n.read_at "readAt"
from notification n
where
  n.city_code = $1
  and n.user_id = $2
  and n.in_app
  and (
    $3::timestamptz is null
    or (n.created_at, n.id) < ($3::timestamptz, $4::uuid)
  )
order by
  n.created_at desc,
  n.id desc
limit $5;

-- NotificationRepository.page: notification.page.unread
select
  n.id,
  n.kind,
  n.subject_kind "subjectKind",
  n.subject_id "subjectId",
  n.facts,
  n.created_at "createdAt",
  n.read_at "readAt"
from notification n
where
  n.city_code = $1
  and n.user_id = $2
  and n.in_app
  and n.read_at is null
  and (
    $3::timestamptz is null
    or (n.created_at, n.id) < ($3::timestamptz, $4::uuid)
  )
order by
  n.created_at desc,
  n.id desc
limit $5;

-- NotificationSettingsRepository.find: notification_settings.find
select
  choices,
  version,
  rhythm,
  case
    when quiet_from is not null then jsonb_build_object('from', quiet_from, 'to', quiet_to, 'weekends', quiet_weekends)
  end as quiet
from notification_settings
where
  city_code = $1
  and user_id = $2;

-- NotificationSettingsRepository.hold: notification_settings.hold
select
  choices,
  version,
  rhythm,
  case
    when quiet_from is not null then jsonb_build_object('from', quiet_from, 'to', quiet_to, 'weekends', quiet_weekends)
  end as quiet
from notification_settings
where
  city_code = $1
  and user_id = $2
for update;

-- NotificationSettingsRepository.keep: notification_settings.keep
insert into notification_settings as s (city_code, user_id, choices)
values ($1, $2, $3)
on conflict (city_code, user_id) do update
set
  choices = excluded.choices,
  version = s.version + 1,
  changed_at = now()
returning
  choices,
  version,
  rhythm,
  case
    when quiet_from is not null then jsonb_build_object('from', quiet_from, 'to', quiet_to, 'weekends', quiet_weekends)
  end as quiet;

-- NotificationSettingsRepository.keepTimes: notification_settings.judge_again
update notification n
set mail_at = now()
where
  n.city_code = $1
  and n.user_id = $2
  and n.mail_at is not null;

-- NotificationSettingsRepository.keepTimes: notification_settings.keep_times
insert into
  notification_settings as s (city_code, user_id, rhythm, quiet_from, quiet_to, quiet_weekends)
values ($1, $2, $3, $4, $5, $6)
on conflict (city_code, user_id) do update
set
  rhythm = excluded.rhythm,
  quiet_from = excluded.quiet_from,
  quiet_to = excluded.quiet_to,
  quiet_weekends = excluded.quiet_weekends,
  version = s.version + 1,
  changed_at = now()
returning
  choices,
  version,
  rhythm,
  case
    when quiet_from is not null then jsonb_build_object('from', quiet_from, 'to', quiet_to, 'weekends', quiet_weekends)
  end as quiet;

-- NotificationTelling.purge: notification_telling.purge
delete from notification
where
  city_code = $1
  and created_at < now() - make_interval(days => $2);

-- NotificationTelling.tell: notification_telling.tell
with
  told as (
    select
      u.id,
      u.tenant_id
    from user_account u
    where
      u.city_code = $1
      and u.disabled_at is null
      and (
        u.id = any ($3::uuid[])
        or (
          $4::uuid is not null
          and u.id <> $4::uuid
          and 'OPERATOR' = any (u.roles)
        )
      )
    union
    select
      u.id,
      u.tenant_id
    from
      unnest($5::uuid[], $6::text[]) t (id, roles)
      join tenant c on c.city_code = $1
      and c.id = t.id
      and (
        c.closed_on is null
        or c.closed_on >= $10::date
      )
      join user_account u on u.city_code = $1
      and u.tenant_id = t.id
    where
      u.disabled_at is null
      and (
        t.roles = ''
        or u.roles && string_to_array(t.roles, ',')
      )
    union
    select
      u.id,
      u.tenant_id
    from
      outbox_event e
      join tenant t on t.city_code = $1
      and t.id <> e.tenant_id
      and t.id <> all ($15::uuid[])
      and t.region_code ^@ any ($7::text[])
      and (
        $8::text[] = '{}'
        or t.sector = any ($8::text[])
      )
      and (
        $14::text[] = '{}'
        or t.type = any ($14::text[])
      )
      and t.opened_on <= $10::date
      and (
        t.closed_on is null
        or t.closed_on >= $10::date
      )
      and is_addressed (t.id, t.type)
      join user_account u on u.city_code = $1
      and u.tenant_id = t.id
    where
      e.city_code = $1
      and e.id = $2
      and u.disabled_at is null
      and (
        $9 = ''
        or u.roles && string_to_array($9, ',')
      )
  )
insert into
  notification as n (
    city_code,
    id,
    user_id,
    tenant_id,
    event_id,
    kind,
    subject_kind,
    subject_id,
    facts,
    matter,
    in_app,
    created_at,
    mail_at
  )
select
  $1,
  gen_random_uuid(),
  told.id,
  told.tenant_id,
  e.id,
  e.kind,
  e.subject_kind,
  e.subject_id,
  e.facts,
  e.matter,
  $11
  or coalesce((s.choices #>> array[$12::text, 'IN_APP'])::boolean, true),
  e.recorded_at,
  case
    when a.user_id is not null
    and coalesce((s.choices #>> array[$12::text, 'EMAIL'])::boolean, $17) then e.recorded_at
  end
from
  outbox_event e
  cross join told
  left join notification_settings s on s.city_code = $1
  and s.user_id = told.id
  left join mail_address a on a.city_code = $1
  and a.user_id = told.id
  and $16::boolean
  and a.confirmed_at is not null
  and a.stopped_at is null
where
  e.city_code = $1
  and e.id = $2
  and (
    e.matter is null
    or not exists (
      select
      from notification o
      where
        o.city_code = $1
        and o.user_id = told.id
        and o.kind = e.kind
        and o.matter = e.matter
        and o.created_at > e.recorded_at - make_interval(mins => $13)
    )
  )
on conflict (city_code, user_id, event_id) do nothing
returning
  n.id,
  n.user_id "userId",
  n.in_app "inApp";
