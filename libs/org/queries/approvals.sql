-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- ApprovalRepository.carriedOut: approval.carried_out
select
  a.id,
  a.kind,
  case
    when a.state = 'PENDING'
    and a.expires_at <= now() then 'EXPIRED'
    else a.state
  end state,
  a.tenant_id "tenantId",
  a.user_id "userId",
  a.subject,
  a.content,
  a.requested_by "requestedBy",
  a.requested_by_name "requestedByName",
  a.requested_at "requestedAt",
  a.expires_at "expiresAt",
  a.decided_by "decidedBy",
  a.decided_by_name "decidedByName",
  a.decided_at "decidedAt",
  a.reason,
  a.alone
from approval_request a
where
  a.city_code = $1
  and a.tenant_id = $2
  and a.state = 'APPROVED'
  and a.decided_at > now() - make_interval(days => $3)
order by
  a.decided_at desc,
  a.id
limit $4;

-- ApprovalRepository.decide: approval.decide
update approval_request a
set
  state = $3,
  decided_by = $4,
  decided_by_name = $5,
  decided_at = now(),
  reason = $6
where
  a.city_code = $1
  and a.id = $2
returning
  a.id,
  a.kind,
  case
    when a.state = 'PENDING'
    and a.expires_at <= now() then 'EXPIRED'
    else a.state
  end state,
  a.tenant_id "tenantId",
  a.user_id "userId",
  a.subject,
  a.content,
  a.requested_by "requestedBy",
  a.requested_by_name "requestedByName",
  a.requested_at "requestedAt",
  a.expires_at "expiresAt",
  a.decided_by "decidedBy",
  a.decided_by_name "decidedByName",
  a.decided_at "decidedAt",
  a.reason,
  a.alone;

-- ApprovalRepository.find: approval.state
select
  a.id,
  a.kind,
  case
    when a.state = 'PENDING'
    and a.expires_at <= now() then 'EXPIRED'
    else a.state
  end state,
  a.tenant_id "tenantId",
  a.user_id "userId",
  a.subject,
  a.content,
  a.requested_by "requestedBy",
  a.requested_by_name "requestedByName",
  a.requested_at "requestedAt",
  a.expires_at "expiresAt",
  a.decided_by "decidedBy",
  a.decided_by_name "decidedByName",
  a.decided_at "decidedAt",
  a.reason,
  a.alone
from approval_request a
where
  a.city_code = $1
  and a.id = $2;

-- ApprovalRepository.hasOtherOperator: approval.other_operators
select
from user_account
where
  city_code = $1
  and id <> $2
  and disabled_at is null
  and 'OPERATOR' = any (roles)
limit 1;

-- ApprovalRepository.insert: approval.expire
update approval_request
set state = 'EXPIRED'
where
  city_code = $1
  and state = 'PENDING'
  and expires_at <= now();

-- ApprovalRepository.insert: approval.insert
insert into
  approval_request as a (
    city_code,
    id,
    kind,
    tenant_id,
    user_id,
    subject,
    content,
    requested_by,
    requested_by_name,
    expires_at,
    state,
    alone,
    decided_by,
    decided_by_name,
    decided_at
  )
values
  (
    $1,
    $2,
    $3,
    $4,
    $5,
    $6,
    $7,
    $8,
    $9,
    now() + make_interval(days => $10),
    case
      when $11 then 'APPROVED'
      else 'PENDING'
    end,
    $11,
    case
      when $11 then $8::uuid
    end,
    case
      when $11 then $9::text
    end,
    case
      when $11 then now()
    end
  )
on conflict (city_code, kind, subject)
where state = 'PENDING' do nothing
returning
  a.id,
  a.kind,
  case
    when a.state = 'PENDING'
    and a.expires_at <= now() then 'EXPIRED'
    else a.state
  end state,
  a.tenant_id "tenantId",
  a.user_id "userId",
  a.subject,
  a.content,
  a.requested_by "requestedBy",
  a.requested_by_name "requestedByName",
  a.requested_at "requestedAt",
  a.expires_at "expiresAt",
  a.decided_by "decidedBy",
  a.decided_by_name "decidedByName",
  a.decided_at "decidedAt",
  a.reason,
  a.alone;

-- ApprovalRepository.lock: approval.lock
select
  a.id,
  a.kind,
  case
    when a.state = 'PENDING'
    and a.expires_at <= now() then 'EXPIRED'
    else a.state
  end state,
  a.tenant_id "tenantId",
  a.user_id "userId",
  a.subject,
  a.content,
  a.requested_by "requestedBy",
  a.requested_by_name "requestedByName",
  a.requested_at "requestedAt",
  a.expires_at "expiresAt",
  a.decided_by "decidedBy",
  a.decided_by_name "decidedByName",
  a.decided_at "decidedAt",
  a.reason,
  a.alone,
  coalesce(
    u.created_at < a.requested_at
    and u.disabled_at is null
    and 'OPERATOR' = any (u.roles),
    false
  ) "deciderIsOlder"
from
  approval_request a
  left join user_account u on u.city_code = $1
  and u.id = $3
where
  a.city_code = $1
  and a.id = $2
for update of
  a;

-- ApprovalRepository.ofCity: approval.of_city
select
  a.id,
  a.kind,
  case
    when a.state = 'PENDING'
    and a.expires_at <= now() then 'EXPIRED'
    else a.state
  end state,
  a.tenant_id "tenantId",
  a.user_id "userId",
  a.subject,
  a.content,
  a.requested_by "requestedBy",
  a.requested_by_name "requestedByName",
  a.requested_at "requestedAt",
  a.expires_at "expiresAt",
  a.decided_by "decidedBy",
  a.decided_by_name "decidedByName",
  a.decided_at "decidedAt",
  a.reason,
  a.alone
from approval_request a
where
  a.city_code = $1
  and (
    $2
    or (
      a.state = 'PENDING'
      and a.expires_at > now()
    )
  )
order by
  a.state = 'PENDING'
  and a.expires_at > now() desc,
  a.requested_at desc,
  a.id
limit $3;

-- ApprovalRepository.waitingFor: approval.waiting
select distinct
  on (a.user_id) a.id,
  a.kind,
  case
    when a.state = 'PENDING'
    and a.expires_at <= now() then 'EXPIRED'
    else a.state
  end state,
  a.tenant_id "tenantId",
  a.user_id "userId",
  a.subject,
  a.content,
  a.requested_by "requestedBy",
  a.requested_by_name "requestedByName",
  a.requested_at "requestedAt",
  a.expires_at "expiresAt",
  a.decided_by "decidedBy",
  a.decided_by_name "decidedByName",
  a.decided_at "decidedAt",
  a.reason,
  a.alone
from approval_request a
where
  a.city_code = $1
  and a.user_id = any ($2::uuid[])
  and a.state = 'PENDING'
  and a.expires_at > now()
order by
  a.user_id,
  a.requested_at desc;
