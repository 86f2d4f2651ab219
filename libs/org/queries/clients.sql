-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- ApiClientRepository.count: api_client.count
select count(*)::int as n
from api_client
where
  city_code = $1
  and tenant_id = $2
  and (
    $3
    or revoked_at is null
  );

-- ApiClientRepository.creatorStanding: api_client.creator_standing
select
  t.closed_on "closedOn",
  o.region_code region,
  o.sector,
  exists (
    select
    from user_account u
    where
      u.city_code = $1
      and u.id = $3
      and u.tenant_id = t.id
      and u.disabled_at is null
      and u.roles && '{COUNTY_OFFICIAL,CITY_OFFICIAL}'
  ) "isOfficial"
from
  tenant t
  left join oversight o on o.city_code = $1
  and o.tenant_id = t.id
  and o.valid_to is null
where
  t.city_code = $1
  and t.id = $2
order by
  o.region_code,
  o.id;

-- ApiClientRepository.inUse: api_client.hold
select pg_advisory_xact_lock(hashtext ('api_client'), hashtext ($1)) is not null as locked;

-- ApiClientRepository.inUse: api_client.in_use
select count(*)::int "inUse"
from api_client
where
  city_code = $1
  and tenant_id = $2
  and revoked_at is null
  and expires_on >= current_date;

-- ApiClientRepository.insert: api_client.insert
insert into
  api_client (city_code, id, tenant_id, name, scopes, oversees, token_hash, expires_on, created_by)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
returning
  id,
  name,
  scopes,
  expires_on "expiresOn",
  created_at "createdAt",
  revoked_at "revokedAt",
  last_used_at "lastUsedAt";

-- ApiClientRepository.lock: api_client.lock
select
  id,
  name,
  scopes,
  expires_on "expiresOn",
  created_at "createdAt",
  revoked_at "revokedAt",
  last_used_at "lastUsedAt"
from api_client
where
  city_code = $1
  and tenant_id = $2
  and id = $3
for update;

-- ApiClientRepository.page: api_client.page
select
  id,
  name,
  scopes,
  expires_on "expiresOn",
  created_at "createdAt",
  revoked_at "revokedAt",
  last_used_at "lastUsedAt"
from api_client
where
  city_code = $1
  and tenant_id = $2
  and (
    $3
    or revoked_at is null
  )
  and (
    $4::uuid is null
    or id < $4
  )
order by id desc
limit $5;

-- ApiClientRepository.presented: api_client.presented
select
  tenant_id "tenantId",
  name,
  scopes,
  oversees,
  token_hash "tokenHash",
  expires_on "expiresOn",
  created_by "createdBy",
  revoked_at is not null revoked,
  last_used_at is null
  or last_used_at <= now() - interval '1 minute' idle
from api_client
where
  city_code = $1
  and id = $2;

-- ApiClientRepository.revoke: api_client.revoke
update api_client
set
  revoked_at = now(),
  revoked_by = $3
where
  city_code = $1
  and id = $2
returning
  id,
  name,
  scopes,
  expires_on "expiresOn",
  created_at "createdAt",
  revoked_at "revokedAt",
  last_used_at "lastUsedAt";

-- ApiClientRepository.revokeAllOfCreator: api_client.revoke_of_creator
update api_client
set
  revoked_at = now(),
  revoked_by = $3
where
  city_code = $1
  and created_by = $2
  and revoked_at is null
returning id;

-- ApiClientRepository.revokeAllOfTenant: api_client.revoke_of_tenant
update api_client
set
  revoked_at = now(),
  revoked_by = $3
where
  city_code = $1
  and tenant_id = $2
  and revoked_at is null
returning id;

-- ApiClientRepository.touch: api_client.touch
update api_client
set last_used_at = now()
where
  city_code = $1
  and id = $2
  and (
    last_used_at is null
    or last_used_at <= now() - interval '1 minute'
  );
