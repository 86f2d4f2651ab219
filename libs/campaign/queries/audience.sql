-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- holdRoom: room.lock
select pg_advisory_xact_lock(hashtext ($1), hashtext ($2::text)) is not null as locked;

-- requireRoomForOne: room.campaigns
select count(*)::int as "inUse"
from campaign c
where
  c.city_code = $1
  and c.tenant_id = $2
  and (
    c.status = 'DRAFT'
    or (
      c.status = 'ISSUED'
      and c.ends_on >= (now() at time zone 'Asia/Shanghai')::date
    )
  );

-- requireRoomForOne: room.forms
select count(*)::int as "inUse"
from submission_form f
where
  f.city_code = $1
  and f.tenant_id = $2
  and f.valid_to is null;

-- requireRoomForOne: room.fraud_free_schemes
select count(*)::int as "inUse"
from fraud_free_scheme s
where
  s.city_code = $1
  and s.tenant_id = $2
  and s.ended_at is null;

-- requireRoomForOne: room.schemes
select count(*)::int as "inUse"
from evaluation_scheme s
where
  s.city_code = $1
  and s.tenant_id = $2
  and s.status in ('DRAFT', 'PUBLISHED');
