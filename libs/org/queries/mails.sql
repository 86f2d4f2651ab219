-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- MailAddressRepository.confirm: mail_address.confirm
update mail_address a
set
  confirmed_at = now(),
  link_id = null,
  link_until = null,
  version = a.version + 1,
  changed_at = now()
where
  a.city_code = $1
  and a.user_id = $2
returning
  a.address,
  a.locale,
  a.link_id "linkId",
  a.link_until "linkUntil",
  a.confirmed_at "confirmedAt",
  a.stopped_at "stoppedAt";

-- MailAddressRepository.find: mail_address.find
select
  a.address,
  a.locale,
  a.link_id "linkId",
  a.link_until "linkUntil",
  a.confirmed_at "confirmedAt",
  a.stopped_at "stoppedAt"
from mail_address a
where
  a.city_code = $1
  and a.user_id = $2;

-- MailAddressRepository.hold: mail_address.hold
select
  a.address,
  a.locale,
  a.link_id "linkId",
  a.link_until "linkUntil",
  a.confirmed_at "confirmedAt",
  a.stopped_at "stoppedAt"
from mail_address a
where
  a.city_code = $1
  and a.user_id = $2
for update;

-- MailAddressRepository.links: mail_address.alone
select pg_advisory_xact_lock(hashtext ('mail address'), hashtext ($1));

-- MailAddressRepository.links: mail_address.links
select
  count(*) filter (where d.created_at > now() - interval '1 hour')::int as hour,
  count(*)::int as day
from mail_delivery d
where
  d.city_code = $1
  and d.user_id = $2
  and d.purpose = 'LINK'
  and d.created_at > now() - interval '1 day';

-- MailAddressRepository.put, MailAddressRepository.remove, MailDeliveryRepository.settleAddress: mail_delivery.drop_waiting
update notification n
set mail_at = null
where
  n.city_code = $1
  and n.user_id = $2
  and n.mail_at is not null;

-- MailAddressRepository.put: mail_address.link
insert into mail_delivery (city_code, id, user_id, purpose)
values ($1, $2, $3, 'LINK');

-- MailAddressRepository.put: mail_address.put
insert into mail_address as a (city_code, user_id, address, locale, link_id, link_until)
values ($1, $2, $3, $4, $5, now() + make_interval(hours => $6))
on conflict (city_code, user_id) do update
set
  address = excluded.address,
  locale = excluded.locale,
  link_id = excluded.link_id,
  link_until = excluded.link_until,
  confirmed_at = null,
  failures = 0,
  stopped_at = null,
  version = a.version + 1,
  changed_at = now()
returning
  a.address,
  a.locale,
  a.link_id "linkId",
  a.link_until "linkUntil",
  a.confirmed_at "confirmedAt",
  a.stopped_at "stoppedAt";

-- MailAddressRepository.remove: mail_address.remove
delete from mail_address a
where
  a.city_code = $1
  and a.user_id = $2
returning a.user_id;

-- MailDeliveryRepository.claim: mail_delivery.claim
with
  due as (
    select c.id
    from mail_delivery c
    where
      c.city_code = $1
      and c.state = 'WAITING'
      and c.next_at <= now()
    order by
      c.next_at,
      c.id
    limit $2
    for update
      skip locked
  )
update mail_delivery d
set
  attempts = d.attempts + 1,
  next_at = now() + interval '2 minutes'
from
  due
  join mail_delivery m on m.city_code = $1
  and m.id = due.id
  join user_account u on u.city_code = $1
  and u.id = m.user_id
  left join mail_address a on a.city_code = $1
  and a.user_id = m.user_id
  and u.disabled_at is null
where
  d.city_code = $1
  and d.id = due.id
returning
  d.id,
  d.user_id "userId",
  u.tenant_id "tenantId",
  d.purpose,
  d.attempts,
  a.address,
  coalesce(a.locale, 'zh-CN') as locale,
  coalesce(a.version, 0) as "addressVersion",
  a.confirmed_at is not null
  and a.stopped_at is null as "isOpen",
  case
    when a.link_id = d.id then a.link_until
  end as "linkUntil";

-- MailDeliveryRepository.gather: mail_delivery.gathered
update mail_address a
set
  gathered_at = now(),
  urgent_at = case
    when a.user_id = any ($3::uuid[]) then now()
    else a.urgent_at
  end
where
  a.city_code = $1
  and a.user_id = any ($2::uuid[]);

-- MailDeliveryRepository.gather: mail_delivery.make
insert into mail_delivery (city_code, id, user_id, purpose)
select
  $1,
  w.id,
  w."userId",
  'NEWS'
from jsonb_to_recordset($2::jsonb) w (id uuid, "userId" uuid)
returning id;

-- MailDeliveryRepository.gather: mail_delivery.postpone
update notification n
set mail_at = w.at
from jsonb_to_recordset($2::jsonb) w (id uuid, at timestamptz)
where
  n.city_code = $1
  and n.id = w.id;

-- MailDeliveryRepository.gather: mail_delivery.put_into
update notification n
set
  mail_at = null,
  mail_id = w.mail
from jsonb_to_recordset($2::jsonb) w (id uuid, mail uuid)
where
  n.city_code = $1
  and n.id = w.id;

-- MailDeliveryRepository.gather: mail_delivery.readers
select
  a.user_id "userId",
  a.gathered_at "gatheredAt",
  a.urgent_at "urgentAt",
  coalesce(s.rhythm, 'SOON') as rhythm,
  coalesce(s.choices, '{}') as choices,
  case
    when s.quiet_from is not null then jsonb_build_object('from', s.quiet_from, 'to', s.quiet_to, 'weekends', s.quiet_weekends)
  end as quiet
from
  mail_address a
  left join notification_settings s on s.city_code = $1
  and s.user_id = a.user_id
where
  a.city_code = $1
  and exists (
    select
    from notification n
    where
      n.city_code = $1
      and n.user_id = a.user_id
      and n.mail_at <= now()
  )
order by a.user_id
limit $2
for update of
  a skip locked;

-- MailDeliveryRepository.gather: mail_delivery.waiting
select
  n.id,
  n.user_id "userId",
  n.kind,
  n.created_at "createdAt",
  n.read_at "readAt"
from notification n
where
  n.city_code = $1
  and n.user_id = any ($2::uuid[])
  and n.mail_at <= now()
order by
  n.created_at,
  n.id
limit $3;

-- MailDeliveryRepository.news: mail_delivery.news
select
  n.kind,
  n.facts,
  n.created_at "createdAt",
  (count(*) over ())::int as total
from notification n
where
  n.city_code = $1
  and n.mail_id = $2
order by
  n.created_at,
  n.id
limit $3;

-- MailDeliveryRepository.purge: mail_delivery.purge
delete from mail_delivery
where
  city_code = $1
  and created_at < now() - make_interval(days => $2);

-- MailDeliveryRepository.settleAddress: mail_delivery.count_failure
update mail_address a
set
  failures = case
    when $4 then 0
    else a.failures + 1
  end,
  stopped_at = case
    when not $4
    and a.failures + 1 >= $5 then now()
  end
where
  a.city_code = $1
  and a.user_id = $2
  and a.version = $3
  and a.stopped_at is null
returning
  a.failures,
  a.stopped_at is not null as stopped;

-- settle: mail_delivery.settle
update mail_delivery d
set
  state = $3,
  failure = $4,
  next_at = now() + make_interval(secs => $5),
  ended_at = case
    when $3 = 'WAITING' then null
    else now()
  end
where
  d.city_code = $1
  and d.id = $2
  and d.state = 'WAITING'
returning d.id;
