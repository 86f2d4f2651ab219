-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- SessionRepository.end: session.end
update user_session
set
  ended_at = now(),
  ended_because = $3
where
  city_code = $1
  and ended_at is null
  and id = $2;

-- SessionRepository.endAllOfTenant: session.end_of_tenant
update user_session
set
  ended_at = now(),
  ended_because = $3
where
  city_code = $1
  and ended_at is null
  and tenant_id = $2;

-- SessionRepository.endAllOfUser: session.end_of_user
update user_session
set
  ended_at = now(),
  ended_because = $3
where
  city_code = $1
  and ended_at is null
  and user_id = $2
  and (
    $4::uuid is null
    or id <> $4
  );

-- SessionRepository.endOldestOfUser: session.end_oldest
update user_session
set
  ended_at = now(),
  ended_because = $3
where
  city_code = $1
  and id in (
    select id
    from user_session
    where
      city_code = $1
      and user_id = $2
      and ended_at is null
    order by
      refreshed_at desc,
      id desc
    offset $4
  );

-- SessionRepository.insert: session.insert
insert into
  user_session (city_code, id, tenant_id, user_id, refresh_counter, expires_at, user_agent)
values ($1, $2, $3, $4, $5, $6, $7);

-- SessionRepository.lock: session.lock
select
  id,
  user_id "userId",
  refresh_counter counter,
  refresh_hash "oldHash",
  coalesce(grace_until > now(), false) "isFresh",
  expires_at "expiresAt",
  ended_at is null
  and expires_at > now()
  and refreshed_at > now() - make_interval(secs => $3) alive
from user_session
where
  city_code = $1
  and id = $2
for update;

-- SessionRepository.owner: session.owner
select
  tenant_id "tenantId",
  user_id "userId"
from user_session
where
  city_code = $1
  and id = $2;

-- SessionRepository.requireAlive: session.check
select;

-- SessionRepository.rotate: session.rotate
update user_session
set
  refresh_counter = refresh_counter + 1,
  refreshed_at = now(),
  grace_until = now() + make_interval(secs => $3)
where
  city_code = $1
  and id = $2
returning refresh_counter counter;
