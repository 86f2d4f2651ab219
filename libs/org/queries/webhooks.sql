-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- WebhookDeliveryRepository.add: webhook_delivery.add
insert into
  webhook_delivery (city_code, id, tenant_id, webhook_id, event_id, kind, matter, message, facts, state)
select
  $1,
  gen_random_uuid(),
  w.tenant_id,
  w.id,
  $2,
  $3,
  $4,
  $5,
  $6,
  'WAITING'
from webhook w
where
  w.city_code = $1
  and w.enabled
  and $7 = any (w.groups)
  and (
    w.tenant_id in (
      select c.id
      from tenant c
      where
        c.city_code = $1
        and c.id = any ($8::uuid[])
        and (
          c.closed_on is null
          or c.closed_on >= $15::date
        )
    )
    or w.tenant_id in (
      select t.id
      from tenant t
      where
        t.city_code = $1
        and t.id <> $11::uuid
        and t.id <> all ($14::uuid[])
        and t.region_code ^@ any ($9::text[])
        and (
          $10::text[] = '{}'
          or t.sector = any ($10::text[])
        )
        and (
          $13::text[] = '{}'
          or t.type = any ($13::text[])
        )
        and t.opened_on <= $15::date
        and (
          t.closed_on is null
          or t.closed_on >= $15::date
        )
        and is_addressed (t.id, t.type)
    )
  )
  and (
    $4::text is null
    or not exists (
      select
      from webhook_delivery o
      where
        o.city_code = $1
        and o.webhook_id = w.id
        and o.kind = $3
        and o.matter = $4
        and o.created_at > now() - make_interval(mins => $12)
    )
  )
on conflict (city_code, webhook_id, event_id) do nothing
returning id;

-- WebhookDeliveryRepository.claim: webhook_delivery.claim
update webhook_delivery d
set
  attempts = d.attempts + 1,
  next_at = now() + interval '1 minute'
from webhook w
where
  d.city_code = $1
  and d.id in (
    select c.id
    from webhook_delivery c
    where
      c.city_code = $1
      and c.state = 'WAITING'
      and c.next_at <= now()
      and exists (
        select
        from webhook o
        where
          o.city_code = $1
          and o.id = c.webhook_id
          and o.enabled
      )
    order by
      c.next_at,
      c.id
    limit $2
    for update
      skip locked
  )
  and w.city_code = $1
  and w.id = d.webhook_id
returning
  d.id,
  d.kind,
  d.message,
  d.facts,
  d.is_test "isTest",
  d.state,
  d.attempts,
  d.status,
  d.failure,
  d.created_at "createdAt",
  d.webhook_id "webhookId",
  d.tenant_id "tenantId",
  w.url,
  w.format;

-- WebhookDeliveryRepository.purge: webhook_delivery.purge
delete from webhook_delivery
where
  city_code = $1
  and created_at < now() - make_interval(days => $2);

-- WebhookDeliveryRepository.settle: webhook_delivery.count_failure
update webhook w
set
  failures = case
    when $3 then 0
    else w.failures + 1
  end,
  enabled = w.enabled
  and (
    $3
    or w.failures + 1 < $4
  ),
  version = w.version + case
    when w.enabled
    and not $3
    and w.failures + 1 >= $4 then 1
    else 0
  end
where
  w.city_code = $1
  and w.id = $2
returning
  w.failures,
  w.enabled,
  w.failures = $4
  and not w.enabled as "switchedOff";

-- WebhookDeliveryRepository.settle: webhook_delivery.drop_waiting
update webhook_delivery d
set
  state = 'FAILED',
  failure = 'SWITCHED_OFF',
  ended_at = now()
where
  d.city_code = $1
  and d.webhook_id = $2
  and d.state = 'WAITING';

-- WebhookDeliveryRepository.settle: webhook_delivery.settle
update webhook_delivery d
set
  state = $3,
  status = $4,
  failure = $5,
  next_at = now() + make_interval(secs => $6),
  ended_at = case
    when $3 = 'WAITING' then null
    else now()
  end
where
  d.city_code = $1
  and d.id = $2
  and d.state = 'WAITING'
returning d.id;

-- WebhookRepository.beginTest: webhook.begin_test
insert into
  webhook_delivery as d (
    city_code,
    tenant_id,
    id,
    webhook_id,
    event_id,
    kind,
    message,
    facts,
    is_test,
    state,
    attempts,
    failure,
    ended_at
  )
values ($1, $2, $3, $4, $3, 'webhook.test', $5, '{}', true, 'FAILED', 1, 'NO_ANSWER', now());

-- WebhookRepository.change: webhook.change
update webhook w
set
  name = $4,
  groups = $5,
  enabled = $6,
  version = w.version + 1,
  failures = case
    when $6
    and not w.enabled then 0
    else w.failures
  end
where
  w.city_code = $1
  and w.tenant_id = $2
  and w.id = $3
returning
  w.id,
  w.tenant_id "tenantId",
  w.name,
  w.url,
  w.format,
  w.groups,
  w.enabled,
  w.failures,
  w.version,
  w.created_at "createdAt";

-- WebhookRepository.count, WebhookRepository.tested: webhook.lock
select pg_advisory_xact_lock(hashtext ('webhook'), hashtext ($1)) is not null as locked;

-- WebhookRepository.count: webhook.count
select count(*)::int as count
from webhook w
where
  w.city_code = $1
  and w.tenant_id = $2;

-- WebhookRepository.delete: webhook.delete
delete from webhook w
where
  w.city_code = $1
  and w.tenant_id = $2
  and w.id = $3
returning w.id;

-- WebhookRepository.deliveries: webhook.deliveries
select
  d.id,
  d.kind,
  d.message,
  d.is_test "isTest",
  d.state,
  d.attempts,
  d.status,
  d.failure,
  d.created_at "createdAt"
from webhook_delivery d
where
  d.city_code = $1
  and d.tenant_id = $2
  and d.webhook_id = $3
order by
  d.created_at desc,
  d.id desc
limit $4;

-- WebhookRepository.endTest: webhook.end_test
update webhook_delivery d
set
  state = $4,
  status = $5,
  failure = $6,
  ended_at = now()
where
  d.city_code = $1
  and d.tenant_id = $2
  and d.id = $3
  and d.is_test
returning
  d.id,
  d.kind,
  d.message,
  d.is_test "isTest",
  d.state,
  d.attempts,
  d.status,
  d.failure,
  d.created_at "createdAt";

-- WebhookRepository.hold: webhook.hold
select
  w.id,
  w.tenant_id "tenantId",
  w.name,
  w.url,
  w.format,
  w.groups,
  w.enabled,
  w.failures,
  w.version,
  w.created_at "createdAt"
from webhook w
where
  w.city_code = $1
  and w.tenant_id = $2
  and w.id = $3
for update;

-- WebhookRepository.insert: webhook.insert
insert into webhook as w (city_code, tenant_id, id, name, url, format, groups, created_by)
values ($1, $2, $3, $4, $5, $6, $7, $8)
returning
  w.id,
  w.tenant_id "tenantId",
  w.name,
  w.url,
  w.format,
  w.groups,
  w.enabled,
  w.failures,
  w.version,
  w.created_at "createdAt";

-- WebhookRepository.list: webhook.list
select
  w.id,
  w.tenant_id "tenantId",
  w.name,
  w.url,
  w.format,
  w.groups,
  w.enabled,
  w.failures,
  w.version,
  w.created_at "createdAt"
from webhook w
where
  w.city_code = $1
  and w.tenant_id = $2
order by
  w.created_at,
  w.id;

-- WebhookRepository.tested: webhook.tested
select count(*)::int as count
from webhook_delivery d
where
  d.city_code = $1
  and d.tenant_id = $2
  and d.is_test
  and d.created_at > now() - interval '1 minute';
