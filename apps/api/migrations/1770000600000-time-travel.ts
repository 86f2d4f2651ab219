import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Tenants move, regions are reformed, the past is shown as organised now on request.
 *
 * Whoever writes for a tenant holds a shared lock on the tenant and on its city from the first statement of the transaction;
 * a move takes the one on the tenant exclusively, a reform of regions the one on the city, each before it looks. So a fact
 * that is being recorded is either seen by the move or sees where the tenant has moved to. Reads take no lock.
 */
export class TimeTravel1770000600000 implements MigrationInterface {
  name = 'TimeTravel1770000600000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create or replace function open_scope(
        city text, tenant uuid, account uuid, regions text, sector text, mode text, subject text, session uuid)
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
        if tenant is not null and current_setting('transaction_read_only') = 'off' then
          perform pg_advisory_xact_lock_shared(hashtext('writers'), hashtext(city));
          perform pg_advisory_xact_lock_shared(hashtext('writers'), hashtext(tenant::text));
        end if;
      end $$;

      grant insert, update on region to fanzha_jobs;
      grant update on fact_revision to fanzha_jobs;
      create policy fact_revision_restate_jobs on fact_revision for update to fanzha_jobs
        using (city_code = (select app_city())) with check (city_code = (select app_city()));

      -- A restatement extends the latest assignment into the past.
      grant delete on tenant_assignment to fanzha_jobs;

      -- Requests to show the past of a tenant as organised now. assignments_before: what tenant_assignment said of it until then.
      create table restatement (
        city_code text collate "C" not null,
        id uuid not null,
        tenant_id uuid not null,
        from_on date not null,
        state text not null default 'WAITING' check (state in ('WAITING','RUNNING','DONE','FAILED')),
        facts int not null default 0,
        restated int not null default 0,
        assignments_before jsonb,
        requested_at timestamptz not null default now(),
        requested_by uuid,
        finished_at timestamptz,
        primary key (city_code, id),
        foreign key (city_code, tenant_id) references tenant (city_code, id)
      );
      create index restatement_tenant on restatement (city_code, tenant_id);
      alter table restatement enable row level security; alter table restatement force row level security;
      -- A tenant may know what was done to its facts; only operators ask for it.
      create policy restatement_read on restatement for select to fanzha_app
        using (city_code = (select app_city()) and (tenant_id = (select app_tenant()) or (select app_mode()) = 'operator'));
      create policy restatement_request on restatement for insert to fanzha_app
        with check (city_code = (select app_city()) and (select app_mode()) = 'operator' and assignments_before is null);
      create policy restatement_jobs on restatement for all to fanzha_jobs
        using (city_code = (select app_city())) with check (city_code = (select app_city()));
      grant select, insert on restatement to fanzha_app;
      grant select, insert, update on restatement to fanzha_jobs;

      -- Where tenants belonged before their past was restated, as far as the acting one may know. Visits at doors outside the
      -- new home stay as reported, and nothing else says any more that the tenant was there.
      create function former_homes() returns table (tenant_id uuid, region_code text, sector text, valid_to date)
      language sql stable parallel safe as $$
        select r.tenant_id, b."regionCode", b.sector, b."to"
        from restatement r, jsonb_to_recordset(r.assignments_before) as b ("regionCode" text, sector text, "to" date)
        where r.city_code = app_city() $$;
      create or replace function app_homes() returns text[] language sql stable parallel safe as $$
        select array_agg(region_code) from (
          select region_code from tenant_assignment where city_code = app_city() and tenant_id = app_tenant()
          union select region_code from former_homes() where tenant_id = app_tenant()) homes $$;

      create or replace function asked_until(community text) returns date language sql stable parallel safe as $$
        select case when community ^@ any (app_regions()) then '9999-12-31'::date else (
          select max(last_day) from (
            select coalesce(valid_to, '9999-12-31') as last_day from tenant_assignment
            where city_code = app_city() and tenant_id = app_tenant() and community ^@ region_code
            union all select valid_to from former_homes() where tenant_id = app_tenant() and community ^@ region_code) homes) end $$;

      -- What stayed where it was reported is corrected there.
      create or replace function app_belonged(home text, line text) returns boolean language plpgsql stable parallel safe as $$
        begin
          if exists (
            select from tenant_assignment where city_code = app_city() and tenant_id = app_tenant() and region_code = home and sector = line) then
            return true;
          end if;
          return exists (select from former_homes() where tenant_id = app_tenant() and region_code = home and sector = line);
        end $$;
      create or replace function app_worked_at(place text, line text) returns boolean language plpgsql stable parallel safe as $$
        begin
          if exists (
            select from tenant_assignment where city_code = app_city() and tenant_id = app_tenant() and place ^@ region_code and sector = line) then
            return true;
          end if;
          return exists (select from former_homes() where tenant_id = app_tenant() and place ^@ region_code and sector = line);
        end $$;

      -- How many units have acknowledged a warning, of how many it is addressed to, without saying which. Runs as fanzha_jobs,
      -- inside the city of the transaction, for warnings that are the asking tenant's own, overseen or addressed to it.
      create function warning_reach(warnings uuid[], today date) returns table (warning_id uuid, receipts int, addressed int)
      language sql stable security definer set search_path = public, pg_temp as $$
        select w.id, (select count(*) from warning_receipt r where r.city_code = w.city_code and r.warning_id = w.id)::int, (
          select count(*)
          from tenant t left join warning_receipt r on r.city_code = t.city_code and r.warning_id = w.id and r.tenant_id = t.id
          where t.city_code = w.city_code and t.id <> w.tenant_id and (r.tenant_id is not null
            or (t.opened_on <= today and (t.closed_on is null or t.closed_on >= today) and t.region_code ^@ any (w.regions)
              and (w.sectors = '{}' or t.sector = any (w.sectors)))))::int
        from warning w
        where w.city_code = app_city() and w.id = any (warnings)
          and (w.tenant_id = app_tenant()
            or (w.region_code ^@ any (app_regions()) and (app_sector() is null or w.sector = app_sector()))
            or (w.record_status = 'ACTIVE' and app_home() ^@ any (w.regions) and (w.sectors = '{}' or app_line() = any (w.sectors)))) $$;
      -- Who has warned the acting tenant. A policy of tenant that read warning itself would ask the policy of that table, which
      -- asks where the acting tenant is: a circle.
      create function warned_by() returns setof uuid
      language sql stable security definer set search_path = public, pg_temp as $$
        select w.tenant_id from warning w
        where w.city_code = app_city() and w.record_status = 'ACTIVE' and app_home() ^@ any (w.regions)
          and (w.sectors = '{}' or app_line() = any (w.sectors)) $$;
      -- Whose visits stayed in the overseen regions when the past of their tenant was restated.
      create function left_behind_by() returns setof uuid
      language sql stable security definer set search_path = public, pg_temp as $$
        select distinct f.tenant_id
        from former_homes() f, lateral (
          select from household_visit v
          where v.city_code = app_city() and v.tenant_id = f.tenant_id and v.home_region = f.region_code and v.sector = f.sector
            and v.region_code ^@ any (app_regions()) and (app_sector() is null or v.sector = app_sector())
          limit 1) v $$;
      grant create on schema public to fanzha_jobs;
      alter function warning_reach owner to fanzha_jobs;
      alter function warned_by owner to fanzha_jobs;
      alter function left_behind_by owner to fanzha_jobs;
      revoke create on schema public from fanzha_jobs;
      revoke all on function warning_reach, warned_by, left_behind_by from public;
      grant execute on function warning_reach, warned_by, left_behind_by to fanzha_app;

      -- Whoever is warned sees by whom.
      create policy tenant_warning on tenant for select to fanzha_app
        using (city_code = (select app_city()) and id in (select warner from warned_by() warner));
      -- An overseer keeps seeing a unit as long as it sees records of it.
      create policy tenant_left_behind on tenant for select to fanzha_app
        using (city_code = (select app_city()) and id in (select unit from left_behind_by() unit));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Time travel cannot be taken back: restore a backup instead');
  }
}
