-- Written by `npm run queries` from the statements that the program sends (docs/decisions/0044).

-- CredentialRepository.attempt: credential.candidate
select
  u.city_code "cityCode",
  u.id,
  u.tenant_id "tenantId",
  u.username,
  u.display_name "displayName",
  typed_password_hash (u.city_code, u.id) "passwordHash",
  u.roles,
  u.must_change_password "mustChangePassword",
  u.disabled_at "disabledAt",
  u.password_changed_at "passwordChangedAt",
  u.version
from user_account u
where
  u.city_code = $1
  and u.id = $2;

-- CredentialRepository.attempt: credential.city_of_name
select
  city_code "cityCode",
  user_id "userId"
from login_name
where username = $1;

-- CredentialRepository.attempt: credential.count
insert into sign_in_failure as f (name_hash, failures)
values (sha256(convert_to($1, 'UTF8')), 1)
on conflict (name_hash) do update
set
  last_failed_at = now(),
  failures = case
    when f.locked_until <= now() then 1
    else f.failures + 1
  end,
  locked_until = case
    when f.locked_until is null
    and f.failures + 1 >= $2 then now() + make_interval(secs => $3)
  end
where
  f.locked_until is null
  or f.locked_until <= now()
returning failures;

-- CredentialRepository.attempt: credential.forget_old
delete from sign_in_failure
where
  name_hash in (
    select name_hash
    from sign_in_failure
    where last_failed_at < now() - make_interval(secs => $1)
    for update
      skip locked
  );

-- CredentialRepository.clear: credential.clear
delete from sign_in_failure
where name_hash = sha256(convert_to($1, 'UTF8'));

-- InvitationRepository.claim: invitation.claim
update operator_invitation
set used_at = now()
where
  token_hash = $1
  and used_at is null
  and expires_at > now()
returning token_hash;

-- InvitationRepository.insert: what changed for an authority
SELECT
  *
FROM
  current_schema();

-- InvitationRepository.insert: what changed for an authority
SELECT
  version();

-- InvitationRepository.insert: what changed for an authority
insert into operator_invitation (token_hash, expires_at)
values ($1, now() + make_interval(days => $2));

-- InvitationRepository.isOpen: invitation.is_open
select
from operator_invitation
where
  token_hash = $1
  and used_at is null
  and expires_at > now();
