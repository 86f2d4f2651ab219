-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- UserRepository.disable, UserRepository.enable
UPDATE "user_account"
SET
  "disabled_at" = $1,
  "version" = $2
WHERE
  (
    "city_code" = $3
    AND "id" = $4
  );

-- UserRepository.find
SELECT
  "UserAccount"."city_code" AS "UserAccount_city_code",
  "UserAccount"."id" AS "UserAccount_id",
  "UserAccount"."tenant_id" AS "UserAccount_tenant_id",
  "UserAccount"."username" AS "UserAccount_username",
  "UserAccount"."display_name" AS "UserAccount_display_name",
  "UserAccount"."roles" AS "UserAccount_roles",
  "UserAccount"."must_change_password" AS "UserAccount_must_change_password",
  "UserAccount"."disabled_at" AS "UserAccount_disabled_at",
  "UserAccount"."password_changed_at" AS "UserAccount_password_changed_at",
  "UserAccount"."version" AS "UserAccount_version"
FROM
  "user_account" "UserAccount"
WHERE
  (
    ("UserAccount"."city_code" = $1)
    AND ("UserAccount"."id" = $2)
  )
LIMIT
  1;

-- UserRepository.holdAccounts: user.hold_accounts
select pg_advisory_xact_lock(hashtext ('accounts'), hashtext ($1));

-- UserRepository.inUse: user.hold_room
select pg_advisory_xact_lock(hashtext ('accounts of a tenant'), hashtext ($1)) is not null as locked;

-- UserRepository.inUse: user.in_use
select count(*)::int "inUse"
from user_account
where
  city_code = $1
  and tenant_id = $2
  and disabled_at is null;

-- UserRepository.insert
INSERT INTO
  "user_account" (
    "city_code",
    "id",
    "tenant_id",
    "username",
    "display_name",
    "password_hash",
    "roles",
    "must_change_password",
    "disabled_at",
    "password_changed_at",
    "version"
  )
VALUES
  ($1, $2, $3, $4, $5, $6, $7, $8, $9, DEFAULT, DEFAULT)
RETURNING
  "password_changed_at",
  "version";

-- UserRepository.insert: user.claim_name
insert into login_name (username, city_code, user_id)
values ($1, $2, $3);

-- UserRepository.isDisabled: user.disabled
select
from user_account
where
  city_code = $1
  and id = $2
  and disabled_at is not null;

-- UserRepository.isHeldByAnother: user.other_active
select id
from user_account
where
  city_code = $1
  and id <> $2
  and disabled_at is null
  and $3 = any (roles)
  and (
    $4::uuid is null
    or tenant_id = $4
  )
limit 1;

-- UserRepository.lock
SELECT
  "UserAccount"."city_code" AS "UserAccount_city_code",
  "UserAccount"."id" AS "UserAccount_id",
  "UserAccount"."tenant_id" AS "UserAccount_tenant_id",
  "UserAccount"."username" AS "UserAccount_username",
  "UserAccount"."display_name" AS "UserAccount_display_name",
  "UserAccount"."roles" AS "UserAccount_roles",
  "UserAccount"."must_change_password" AS "UserAccount_must_change_password",
  "UserAccount"."disabled_at" AS "UserAccount_disabled_at",
  "UserAccount"."password_changed_at" AS "UserAccount_password_changed_at",
  "UserAccount"."version" AS "UserAccount_version"
FROM
  "user_account" "UserAccount"
WHERE
  (
    ("UserAccount"."city_code" = $1)
    AND ("UserAccount"."id" = $2)
  )
LIMIT
  1
FOR UPDATE;

-- UserRepository.ofNames: user.of_names
select
  id,
  tenant_id "tenantId",
  username,
  display_name "displayName",
  roles,
  disabled_at is not null disabled
from user_account
where
  city_code = $1
  and username = any ($2::text[]);

-- UserRepository.ofTenant: user.of_tenant
select
  u.id,
  u.username,
  u.display_name "displayName",
  u.roles,
  u.disabled_at is not null disabled,
  u.must_change_password "mustChangePassword",
  (
    select f.locked_until
    from sign_in_failure f
    where
      f.name_hash = sha256(convert_to(u.username, 'UTF8'))
      and f.locked_until > now()
  ) "lockedUntil"
from user_account u
where
  u.city_code = $1
  and u.tenant_id = $2
order by u.username;

-- UserRepository.setPassword
UPDATE "user_account"
SET
  "password_hash" = $1,
  "must_change_password" = $2,
  "password_changed_at" = $3,
  "version" = $4
WHERE
  (
    "city_code" = $5
    AND "id" = $6
  );

-- UserRepository.setPassword: user.forget_failures
delete from sign_in_failure
where name_hash = sha256(convert_to($1, 'UTF8'));

-- UserRepository.unused, UserRepository.unusedIn: user.unused
select
  u.id,
  u.version,
  u.tenant_id "tenantId",
  u.username,
  u.display_name "displayName",
  u.roles
from user_account u
where
  u.city_code = $1
  and u.id = any ($2::uuid[])
  and u.must_change_password
  and u.disabled_at is null
  and not exists (
    select
    from user_session s
    where
      s.city_code = $1
      and s.user_id = u.id
  );
