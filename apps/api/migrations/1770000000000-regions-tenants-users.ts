import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who exists and who may look at what: regions, tenants with their history, oversight, users and their sessions,
 * and the functions every row-level policy is written with.
 *
 * Scope of a transaction (see docs/architecture.md, "Tenancy"): `open_scope` puts city, tenant, user, overseen regions,
 * sector, mode and subject into transaction-local settings. A setting that is missing matches no row.
 */
export class RegionsTenantsUsers1770000000000 implements MigrationInterface {
  name = 'RegionsTenantsUsers1770000000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create extension if not exists pg_trgm;

      -- Official division codes are prefix codes: 2 province, 4 city, 6 county, 9 town, 12 community. "C" collation makes
      -- a subtree one index range.
      create table region (
        code text collate "C" primary key check (code ~ '^(\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12})$'),
        name text not null check (length(name) between 1 and 60),
        level text not null check (level in ('PROVINCE','CITY','COUNTY','TOWN','COMMUNITY')),
        parent_code text collate "C" references region,
        valid_from date not null default '2000-01-01',
        valid_to date check (valid_to >= valid_from),
        successor_code text collate "C" references region,
        source text not null,
        check ((parent_code is null) = (level = 'PROVINCE')),
        check (code ^@ parent_code)
      );
      create index region_parent on region (parent_code);

      create function announce_regions() returns trigger language plpgsql as $$
        begin perform pg_notify('fanzha_regions', ''); return null; end $$;
      create trigger region_changed after insert or update or delete on region
        for each statement execute function announce_regions();

      -- Settings of the running transaction; null when unset or empty, so that comparisons with them hold for no row.
      create function app_city() returns text language sql stable parallel safe
        as $$ select nullif(current_setting('app.city', true), '') $$;
      create function app_tenant() returns uuid language sql stable parallel safe
        as $$ select nullif(current_setting('app.tenant', true), '')::uuid $$;
      create function app_user() returns uuid language sql stable parallel safe
        as $$ select nullif(current_setting('app.user', true), '')::uuid $$;
      create function app_regions() returns text[] language sql stable parallel safe
        as $$ select string_to_array(nullif(current_setting('app.regions', true), ''), ',') $$;
      create function app_sector() returns text language sql stable parallel safe
        as $$ select nullif(current_setting('app.sector', true), '') $$;
      create function app_mode() returns text language sql stable parallel safe
        as $$ select nullif(current_setting('app.mode', true), '') $$;
      create function app_subject() returns text language sql stable parallel safe
        as $$ select nullif(current_setting('app.subject', true), '') $$;

      create table tenant (
        city_code text collate "C" not null check (city_code ~ '^\\d{4}$'),
        id uuid not null,
        type text not null check (type in ('DISTRICT','SCHOOL','BANK','POLICE','HOSPITAL','COMMUNITY','DEPARTMENT','AUTHORITY')),
        name text not null check (length(name) between 1 and 100),
        sector text not null check (sector in ('LOCAL_GOVERNMENT','EDUCATION','FINANCE','PUBLIC_SECURITY','HEALTH','URBAN_MANAGEMENT','COMMUNITY','OTHER')),
        region_code text collate "C" not null references region check (region_code ^@ city_code),
        parent_id uuid,
        opened_on date not null,
        closed_on date check (closed_on >= opened_on),
        version int not null default 1,
        created_at timestamptz not null default now(),
        primary key (city_code, id),
        foreign key (city_code, parent_id) references tenant (city_code, id),
        unique (city_code, region_code, name)
      );
      create index tenant_region on tenant (city_code, region_code);

      -- Where a tenant belonged and when (both days included). The row without valid_to is today's; tenant mirrors it.
      create table tenant_assignment (
        city_code text collate "C" not null,
        tenant_id uuid not null,
        valid_from date not null,
        valid_to date check (valid_to >= valid_from),
        type text not null,
        region_code text collate "C" not null references region,
        sector text not null,
        parent_id uuid,
        primary key (city_code, tenant_id, valid_from),
        foreign key (city_code, tenant_id) references tenant (city_code, id)
      );
      create index tenant_assignment_region on tenant_assignment (city_code, region_code) include (tenant_id, sector, type, valid_from, valid_to);

      create table oversight (
        city_code text collate "C" not null,
        id uuid not null,
        tenant_id uuid not null,
        region_code text collate "C" not null references region check (region_code ^@ city_code),
        sector text,
        valid_from date not null,
        valid_to date check (valid_to >= valid_from),
        primary key (city_code, id),
        foreign key (city_code, tenant_id) references tenant (city_code, id)
      );
      create index oversight_tenant on oversight (city_code, tenant_id);

      create table user_account (
        city_code text collate "C" not null,
        id uuid not null,
        tenant_id uuid not null,
        username text not null check (username = lower(username) and length(username) between 3 and 50),
        display_name text not null check (length(display_name) between 1 and 50),
        password_hash text not null,
        roles text[] not null check (cardinality(roles) > 0),
        must_change_password boolean not null default true,
        disabled_at timestamptz,
        password_changed_at timestamptz not null default now(),
        version int not null default 1,
        created_at timestamptz not null default now(),
        primary key (city_code, id),
        foreign key (city_code, tenant_id) references tenant (city_code, id)
      );
      create index user_account_tenant on user_account (city_code, tenant_id);
      create index user_account_username on user_account (username);

      -- One name, one user, over all cities: the only way from a typed username to its city.
      create table login_name (
        username text primary key,
        city_code text collate "C" not null,
        user_id uuid not null
      );

      -- Wrong passwords are counted per name that was typed, whether or not anybody has it: a lock tells nothing about who
      -- exists. Names are kept as SHA-256, because people type passwords into the wrong field.
      create table sign_in_failure (
        name_hash bytea primary key,
        failures int not null,
        last_failed_at timestamptz not null default now(),
        locked_until timestamptz
      );
      create index sign_in_failure_age on sign_in_failure (last_failed_at);

      -- One sign-in on one device. refresh_hash is the only token that works; a used one that comes back ends the session.
      create table user_session (
        city_code text collate "C" not null,
        id uuid not null,
        tenant_id uuid not null,
        user_id uuid not null,
        refresh_hash bytea not null,
        created_at timestamptz not null default now(),
        refreshed_at timestamptz not null default now(),
        expires_at timestamptz not null,
        ended_at timestamptz,
        ended_because text,
        user_agent text,
        primary key (city_code, id),
        foreign key (city_code, user_id) references user_account (city_code, id)
      );
      create index user_session_user on user_session (city_code, user_id) where ended_at is null;

      -- The way into an empty system: one use, one operator.
      create table operator_invitation (
        token_hash bytea primary key,
        created_at timestamptz not null default now(),
        expires_at timestamptz not null,
        used_at timestamptz
      );

      create table audit_entry (
        city_code text collate "C" not null,
        id uuid not null,
        at timestamptz not null default now(),
        tenant_id uuid not null,
        user_id uuid,
        action text not null,
        subject_kind text not null,
        subject_id text not null,
        detail jsonb not null default '{}',
        primary key (city_code, id)
      );
      create index audit_entry_tenant on audit_entry (city_code, tenant_id, at desc);
      create index audit_entry_subject on audit_entry (city_code, subject_kind, subject_id);

      -- Opens the scope of the running transaction. A given session must be alive: signing out works at once, not when
      -- the access token runs out. SQLSTATE FZ401 becomes UNAUTHENTICATED.
      create function open_scope(city text, tenant uuid, account uuid, regions text, sector text, mode text, subject text, session uuid)
      returns void language plpgsql as $$
      begin
        perform set_config('app.city', coalesce(city, ''), true), set_config('app.tenant', coalesce(tenant::text, ''), true),
          set_config('app.user', coalesce(account::text, ''), true), set_config('app.regions', coalesce(regions, ''), true),
          set_config('app.sector', coalesce(sector, ''), true), set_config('app.mode', coalesce(mode, ''), true),
          set_config('app.subject', coalesce(subject, ''), true);
        if session is not null and not exists (
          select 1 from user_session s where s.city_code = city and s.id = session and s.ended_at is null and s.expires_at > now()
        ) then
          raise exception 'session is over' using errcode = 'FZ401';
        end if;
      end $$;
    `);
    await db.query(`
      alter table tenant enable row level security; alter table tenant force row level security;
      alter table tenant_assignment enable row level security; alter table tenant_assignment force row level security;
      alter table oversight enable row level security; alter table oversight force row level security;
      alter table user_account enable row level security; alter table user_account force row level security;
      alter table login_name enable row level security; alter table login_name force row level security;
      alter table user_session enable row level security; alter table user_session force row level security;
      alter table audit_entry enable row level security; alter table audit_entry force row level security;

      -- An overseer keeps seeing a unit that has moved away: its facts of that time stay where they were reported. The
      -- assignments it may see are decided by the policy of tenant_assignment.
      create policy tenant_read on tenant for select to fanzha_app using (
        city_code = (select app_city()) and (
          id = (select app_tenant())
          or (region_code ^@ any ((select app_regions())::text[]) and ((select app_sector()) is null or sector = (select app_sector())))
          or (select app_mode()) = 'operator'
          or exists (select 1 from tenant_assignment a where a.city_code = tenant.city_code and a.tenant_id = tenant.id)));
      create policy tenant_operate on tenant for all to fanzha_app
        using (city_code = (select app_city()) and (select app_mode()) = 'operator')
        with check (city_code = (select app_city()) and (select app_mode()) = 'operator');

      create policy tenant_assignment_read on tenant_assignment for select to fanzha_app using (
        city_code = (select app_city()) and (
          tenant_id = (select app_tenant())
          or (region_code ^@ any ((select app_regions())::text[]) and ((select app_sector()) is null or sector = (select app_sector())))
          or (select app_mode()) = 'operator'));
      create policy tenant_assignment_operate on tenant_assignment for all to fanzha_app
        using (city_code = (select app_city()) and (select app_mode()) = 'operator')
        with check (city_code = (select app_city()) and (select app_mode()) = 'operator');

      create policy oversight_read on oversight for select to fanzha_app using (
        city_code = (select app_city()) and (tenant_id = (select app_tenant()) or (select app_mode()) = 'operator'));
      create policy oversight_operate on oversight for all to fanzha_app
        using (city_code = (select app_city()) and (select app_mode()) = 'operator')
        with check (city_code = (select app_city()) and (select app_mode()) = 'operator');

      -- A user sees the accounts of its own tenant; whoever signs in reaches only the name that was typed.
      create policy user_account_member on user_account for all to fanzha_app
        using (city_code = (select app_city()) and (tenant_id = (select app_tenant()) or (select app_mode()) = 'operator'))
        with check (city_code = (select app_city())
          and ((select app_mode()) = 'operator' or (tenant_id = (select app_tenant()) and not ('OPERATOR' = any (roles)))));
      create policy user_account_sign_in on user_account for select to fanzha_app
        using ((select app_mode()) = 'sign_in' and username = (select app_subject()));

      -- Nobody lists login names, not even their own; a name is claimed for an account the claimant may keep.
      create policy login_name_sign_in on login_name for select to fanzha_app
        using ((select app_mode()) = 'sign_in' and username = (select app_subject()));
      create policy login_name_claim on login_name for insert to fanzha_app
        with check (city_code = (select app_city()) and exists (
          select from user_account u where u.city_code = login_name.city_code and u.id = user_id and u.username = login_name.username));

      create policy user_session_own on user_session for all to fanzha_app
        using (city_code = (select app_city()) and (user_id = (select app_user()) or tenant_id = (select app_tenant()) or (select app_mode()) = 'operator'))
        with check (city_code = (select app_city()) and (user_id = (select app_user()) or tenant_id = (select app_tenant()) or (select app_mode()) = 'operator'));
      create policy user_session_refresh on user_session for all to fanzha_app
        using ((select app_mode()) = 'refresh' and city_code = (select app_city()) and id::text = (select app_subject()))
        with check ((select app_mode()) = 'refresh' and city_code = (select app_city()) and id::text = (select app_subject()));

      create policy audit_entry_write on audit_entry for insert to fanzha_app
        with check (city_code = (select app_city()) and tenant_id = (select app_tenant()));
      create policy audit_entry_read on audit_entry for select to fanzha_app
        using (city_code = (select app_city()) and (tenant_id = (select app_tenant()) or (select app_mode()) = 'operator'));

      create policy tenant_jobs on tenant for select to fanzha_jobs using (city_code = (select app_city()));
      create policy tenant_assignment_jobs on tenant_assignment for select to fanzha_jobs using (city_code = (select app_city()));

      grant usage on schema public to fanzha_app, fanzha_jobs;
      grant select on region to fanzha_app, fanzha_jobs;
      grant insert on region to fanzha_app;
      grant select, insert, update on tenant, tenant_assignment, oversight, user_account, user_session to fanzha_app;
      grant select, insert on login_name, audit_entry to fanzha_app;
      grant select, update (used_at) on operator_invitation to fanzha_app;
      grant select, insert, update, delete on sign_in_failure to fanzha_app;
      grant select on tenant, tenant_assignment to fanzha_jobs;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table audit_entry, operator_invitation, user_session, sign_in_failure, login_name, user_account, oversight, tenant_assignment, tenant, region;
      drop function open_scope, announce_regions, app_city, app_tenant, app_user, app_regions, app_sector, app_mode, app_subject;
    `);
  }
}
