import type { MigrationInterface, QueryRunner } from 'typeorm';

const CITY = 'city_code = (select app_city())';
const OPERATOR = `(select app_mode()) = 'operator'`;
const OWN_TENANT = 'tenant_id = (select app_tenant())';
const KEEPS_ACCOUNTS = `'UNIT_ADMIN' = any ((select app_roles())::text[])`;
const IS_OFFICIAL = `(select app_roles())::text[] && '{COUNTY_OFFICIAL,CITY_OFFICIAL}'`;
const UNIT_ROLES = `roles <@ '{UNIT_ADMIN,UNIT_EDITOR,VIEWER}'`;

/** A row of figures states nothing but these columns: whatever column comes later is refused until it is named here. */
const statesOnly = (...columns: string[]) =>
  `jsonb_strip_nulls(to_jsonb(rollup_delta)) - '{${[...DELTA_KEY, ...columns].join(',')}}'::text[] = '{}'`;
const DELTA_KEY = [
  'city_code',
  'id',
  'tenant_id',
  'home_region',
  'region_code',
  'sector',
  'day',
  'facts',
  'tenant_only',
  'aside',
];
/** What a share in an interception states. */
const SHARE_COLUMNS = [
  'fraud_type',
  'age_band',
  'place',
  'campaign_id',
  'marks',
  'interceptions',
  'loss_avoided',
  'dissuasions',
];

/**
 * Who may do what, once more (docs/security.md). Scopes are opened by a statement of their own and once per
 * transaction; policies for UPDATE are as strict as those for INSERT; accounts, sessions, log entries and API clients
 * are nobody's but those of who acts; refresh tokens are counted.
 */
export class Access1770000850000 implements MigrationInterface {
  name = 'Access1770000850000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(SCOPES);
    await db.query(SESSIONS);
    await db.query(ACCOUNTS);
    await db.query(CLIENTS_LOG_REGIONS);
    await db.query(FACTS_AND_FIGURES);
    await db.query(APPROVALS);
  }

  async down(): Promise<void> {
    throw new Error('The second wall is not taken down: restore a backup instead');
  }
}

const SCOPES = `
  -- A procedure: CALL is a statement of its own, so that nothing inside a query can open another scope.
  -- And no transaction opens a second one. SQLSTATE FZ401 becomes UNAUTHENTICATED.
  drop function open_scope(text, uuid, uuid, text, text, text, text, uuid);
  create procedure open_scope(city text, tenant uuid, account uuid, regions text, sector text, mode text, subject text,
    session uuid)
  language plpgsql as $$
  begin
    if coalesce(current_setting('app.mode', true), '') <> '' then
      raise exception 'a scope is open already' using errcode = 'insufficient_privilege';
    end if;
    execute format(
      'set local app.city = %L; set local app.tenant = %L; set local app."user" = %L; '
        'set local app.regions = %L; set local app.sector = %L; '
        'set local app.mode = %L; set local app.subject = %L',
      coalesce(city, ''), coalesce(tenant::text, ''), coalesce(account::text, ''),
      coalesce(regions, ''), coalesce(sector, ''),
      coalesce(mode, ''), coalesce(subject, ''));
    if session is not null and not exists (
      select 1 from user_session s
      where s.city_code = city and s.id = session and s.ended_at is null and s.expires_at > now()
    ) then
      raise exception 'session is over' using errcode = 'FZ401';
    end if;
    if tenant is not null and current_setting('transaction_read_only') = 'off' then
      perform pg_advisory_xact_lock_shared(hashtext('writers'), hashtext(city));
      perform pg_advisory_xact_lock_shared(hashtext('writers'), hashtext(tenant::text));
    end if;
  end $$;
  -- The same for jobs, which see one city at a time.
  create procedure open_city(city text) language plpgsql as $$
  begin
    if coalesce(current_setting('app.city', true), '') <> '' then
      raise exception 'a city is open already' using errcode = 'insufficient_privilege';
    end if;
    execute format('set local app.city = %L', city);
  end $$;
  revoke all on procedure open_scope, open_city from public;
  grant execute on procedure open_scope to fanzha_app;
  grant execute on procedure open_city to fanzha_jobs;

  -- What an expression could set, it could widen. The view pg_settings sets by the same function when it is updated.
  revoke execute on function pg_catalog.set_config(text, text, boolean) from public;
  revoke update on pg_catalog.pg_settings from public;
  -- The queues name their connections with it; jobs set nothing that a request brings.
  grant execute on function pg_catalog.set_config(text, text, boolean) to fanzha_jobs;`;

const SESSIONS = `
  -- refresh_counter: the number of the newest refresh token; the one before yields it again until grace_until.
  -- 0: the session began under release 0.1 and has the token whose SHA-256 is refresh_hash.
  alter table user_session alter column refresh_hash drop not null, add column refresh_counter int not null default 0,
    add column grace_until timestamptz;

  -- Roles of the acting account, as they are now; none for who is no user of the city.
  create function app_roles() returns text[] language sql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
    select roles from user_account where city_code = app_city() and id = app_user() and disabled_at is null $$;
  revoke all on function app_roles from public;
  grant execute on function app_roles to fanzha_app;

  -- Everybody opens sessions for themselves alone. Those of others are ended by who keeps their accounts, and by nobody
  -- continued; what has ended stays so.
  drop policy user_session_own on user_session;
  drop policy user_session_refresh on user_session;
  create policy user_session_read on user_session for select to fanzha_app
    using (${CITY} and (user_id = (select app_user()) or ${OWN_TENANT} or ${OPERATOR}));
  create policy user_session_refresh on user_session for select to fanzha_app
    using ((select app_mode()) = 'refresh' and ${CITY} and id::text = (select app_subject()));
  create policy user_session_begin on user_session for insert to fanzha_app
    with check (${CITY} and user_id = (select app_user()) and ${OWN_TENANT});
  create policy user_session_go_on on user_session for update to fanzha_app
    using (${CITY} and ended_at is null and user_id = (select app_user()))
    with check (${CITY} and user_id = (select app_user()) and ${OWN_TENANT});
  create policy user_session_end on user_session for update to fanzha_app
    using (${CITY} and ended_at is null and (${OPERATOR} or (${OWN_TENANT} and ${KEEPS_ACCOUNTS})))
    with check (${CITY} and ended_at is not null and (${OPERATOR} or (${OWN_TENANT} and ${KEEPS_ACCOUNTS})));
  revoke update on user_session from fanzha_app;
  grant update (refresh_counter, refreshed_at, grace_until, ended_at, ended_because) on user_session to fanzha_app;`;

const ACCOUNTS = `
  -- Hashes of passwords are written and compared; they are read by who types the name, and by nobody else.
  revoke select, update on user_account from fanzha_app;
  do $$ begin
    execute (select format('grant select (%s) on user_account to fanzha_app', string_agg(quote_ident(attname), ', '))
      from pg_attribute where attrelid = 'user_account'::regclass and attnum > 0 and not attisdropped
        and attname <> 'password_hash');
  end $$;
  grant update (password_hash, must_change_password, disabled_at, password_changed_at, version)
    on user_account to fanzha_app;
  create function typed_password_hash() returns text language sql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
    select password_hash from user_account where app_mode() = 'sign_in' and username = app_subject() $$;
  revoke all on function typed_password_hash from public;
  grant execute on function typed_password_hash to fanzha_app;

  -- Members keep their own account; administrators of a unit those of colleagues, as long as these are no officials.
  -- Nobody's roles change (there is no UPDATE on them), and only operators make officials.
  drop policy user_account_member on user_account;
  create policy user_account_read on user_account for select to fanzha_app
  using (${CITY} and (${OWN_TENANT} or ${OPERATOR}));
  create policy user_account_create on user_account for insert to fanzha_app
    with check (${CITY} and (${OPERATOR} or (${OWN_TENANT} and ${UNIT_ROLES} and ${KEEPS_ACCOUNTS})));
  create policy user_account_change on user_account for update to fanzha_app
    using (${CITY}
      and (${OPERATOR} or (${OWN_TENANT} and (id = (select app_user()) or (${UNIT_ROLES} and ${KEEPS_ACCOUNTS})))))
    with check (${CITY}
      and (${OPERATOR} or (${OWN_TENANT} and (id = (select app_user()) or (${UNIT_ROLES} and ${KEEPS_ACCOUNTS})))));

  -- What was used up stays so.
  alter table operator_invitation enable row level security; alter table operator_invitation force row level security;
  create policy operator_invitation_read on operator_invitation for select to fanzha_app using (true);
  create policy operator_invitation_claim on operator_invitation for update to fanzha_app using (used_at is null)
  with check (used_at is not null);`;

const CLIENTS_LOG_REGIONS = `
  -- A client is created by who acts, and oversees only if that is an official. What was revoked stays so.
  drop policy api_client_own on api_client;
  drop policy api_client_operate on api_client;
  drop policy api_client_use on api_client;
  create policy api_client_read on api_client for select to fanzha_app
    using (${CITY} and (${OWN_TENANT} or ${OPERATOR}));
  create policy api_client_create on api_client for insert to fanzha_app
    with check (${CITY} and ${OWN_TENANT} and created_by = (select app_user()) and revoked_at is null
      and (${KEEPS_ACCOUNTS} or ${IS_OFFICIAL}) and (not oversees or ${IS_OFFICIAL}));
  create policy api_client_revoke on api_client for update to fanzha_app
    using (${CITY} and (${OPERATOR} or (${OWN_TENANT} and (${KEEPS_ACCOUNTS} or ${IS_OFFICIAL}))))
    with check (${CITY} and revoked_at is not null and revoked_by = (select app_user())
      and (${OPERATOR} or (${OWN_TENANT} and (${KEEPS_ACCOUNTS} or ${IS_OFFICIAL}))));
  create policy api_client_use on api_client for update to fanzha_app
    using ((select app_mode()) = 'client' and ${CITY}
      and id::text = (select app_subject()) and revoked_at is null)
    with check ((select app_mode()) = 'client' and ${CITY}
      and id::text = (select app_subject()) and revoked_at is null);

  -- Everybody's entries stand under their own name.
  drop policy audit_entry_write on audit_entry;
  create policy audit_entry_write on audit_entry for insert to fanzha_app
    with check (${CITY} and ${OWN_TENANT} and user_id is not distinct from (select app_user()));

  -- Regions are nobody's secret; operators add communities to their own city, and jobs reform it.
  alter table region enable row level security; alter table region force row level security;
  create policy region_read on region for select to fanzha_app, fanzha_jobs using (true);
  create policy region_add on region for insert to fanzha_app
    with check (${OPERATOR} and level = 'COMMUNITY' and code ^@ (select app_city()));
  create policy region_reform on region for insert to fanzha_jobs with check (code ^@ (select app_city()));
  create policy region_reformed on region for update to fanzha_jobs
    using (code ^@ (select app_city()))
    with check (code ^@ (select app_city()));`;

const FACTS_AND_FIGURES = `
  -- What may not be recorded may not come about by an amendment. A record may always be voided as it stands.
  create policy warning_republish on warning as restrictive for update to fanzha_app using (true) with check (
    record_status = 'VOIDED' or (
      exists (select 1 from tenant t
        where t.city_code = warning.city_code and t.id = (select app_tenant()) and t.type = 'AUTHORITY')
      and not exists (select from unnest(regions) warned
        where (warned ^@ any ((select app_regions())::text[])) is not true)
      and ((select app_sector()) is null or sectors = array[(select app_sector())])));
  create policy household_visit_stays_on_roster on household_visit as restrictive for update to fanzha_app using (true)
    with check (record_status = 'VOIDED' or roster_id is null or is_roster_of(roster_id, region_code));

  -- The policies below name what a row may state and need no list of what it may not. Setting aside is for compaction.
  drop policy rollup_delta_own_work on rollup_delta;
  create policy rollup_delta_not_aside on rollup_delta as restrictive for insert to fanzha_app with check (not aside);

  drop policy rollup_delta_write_rosters on rollup_delta;
  create policy rollup_delta_write_rosters on rollup_delta for insert to fanzha_app
    with check (sector = '-' and not tenant_only and ${CITY} and home_region = region_code and facts = 0
      and keeps_doors(tenant_id, region_code));
  drop policy rollup_delta_write_joint on rollup_delta;
  create policy rollup_delta_write_joint on rollup_delta for insert to fanzha_app
    with check (tenant_only and sector <> '-' and ${CITY} and region_code ^@ home_region and facts = 0
      and shares_interception(tenant_id, day));
  -- Whichever policy lets them in.
  create policy rollup_delta_of_rosters on rollup_delta as restrictive for insert to fanzha_app
    with check (sector <> '-' or ${statesOnly('households_registered')});
  create policy rollup_delta_of_shares on rollup_delta as restrictive for insert to fanzha_app
    with check (not tenant_only or (coalesce(marks - array['INTERCEPTIONS','LOSS_AVOIDED','DISSUASIONS'] = '{}', true)
      and ${statesOnly(...SHARE_COLUMNS)}));`;

const APPROVALS = `
  -- Since when the acting account is an operator of the city; and whether the city has another one.
  create function app_operator_since() returns timestamptz language sql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
    select created_at from user_account where city_code = app_city() and id = app_user() and disabled_at is null
      and 'OPERATOR' = any (roles) $$;
  create function app_has_other_operator() returns boolean language sql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
    select exists (select from user_account
      where city_code = app_city() and id <> app_user() and disabled_at is null and 'OPERATOR' = any (roles)) $$;
  revoke all on function app_operator_since, app_has_other_operator from public;
  grant execute on function app_operator_since, app_has_other_operator to fanzha_app;

  -- What one operator asks for and another one decides. alone: there was no other, so that it was done at once.
  create table approval_request (
    city_code text collate "C" not null,
    id uuid not null,
    kind text not null check (kind in ('CREATE_USER','RESET_PASSWORD','ENABLE_USER','DISABLE_USER','GRANT_OVERSIGHT')),
    tenant_id uuid not null,
    user_id uuid,
    subject text not null,
    content jsonb not null,
    state text not null default 'PENDING' check (state in ('PENDING','APPROVED','DECLINED','WITHDRAWN','EXPIRED')),
    requested_by uuid not null,
    requested_by_name text not null,
    requested_at timestamptz not null default now(),
    expires_at timestamptz not null,
    alone boolean not null default false,
    decided_by uuid,
    decided_by_name text,
    decided_at timestamptz,
    reason text,
    primary key (city_code, id),
    foreign key (city_code, tenant_id) references tenant (city_code, id),
    check ((decided_at is null) = (state in ('PENDING','EXPIRED')))
  );
  create unique index approval_request_once on approval_request (city_code, kind, subject) where state = 'PENDING';
  create index approval_request_tenant on approval_request (city_code, tenant_id, decided_at desc);
  create index approval_request_user on approval_request (city_code, user_id) where state = 'PENDING';

  alter table approval_request enable row level security; alter table approval_request force row level security;
  -- A unit sees what was decided about itself.
  create policy approval_request_read on approval_request for select to fanzha_app
    using (${CITY} and (${OPERATOR} or (${OWN_TENANT} and state = 'APPROVED')));
  create policy approval_request_ask on approval_request for insert to fanzha_app
    with check (${CITY} and ${OPERATOR} and requested_by = (select app_user()) and case when alone
      then state = 'APPROVED' and decided_by = (select app_user()) and not (select app_has_other_operator())
      else state = 'PENDING' end);
  -- Decided once: by another operator, who was there before; withdrawn by who asked; expired by the clock.
  create policy approval_request_decide on approval_request for update to fanzha_app
    using (${CITY} and ${OPERATOR} and state = 'PENDING')
    with check (${CITY} and ${OPERATOR} and case state
      when 'WITHDRAWN' then requested_by = (select app_user()) and decided_by = (select app_user())
      when 'EXPIRED' then expires_at <= now()
      when 'PENDING' then false
      else requested_by <> (select app_user()) and decided_by = (select app_user()) and expires_at > now()
        and (select app_operator_since()) < requested_at end);
  grant select, insert, update (state, decided_by, decided_by_name, decided_at, reason)
    on approval_request to fanzha_app;`;
