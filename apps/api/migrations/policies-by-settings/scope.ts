/** What a tenant is and where it has belonged, out of the settings that `open_scope` has made. They read no table. */
export const SETTINGS = `
  create or replace function app_home() returns text language sql stable parallel safe as $$
  select nullif(current_setting('app.home', true), '') $$;
  create or replace function app_line() returns text language sql stable parallel safe as $$
  select nullif(current_setting('app.line', true), '') $$;
  create function app_type() returns text language sql stable parallel safe as $$
  select nullif(current_setting('app.type', true), '') $$;
  create or replace function app_homes() returns text[] language sql stable parallel safe as $$
    select string_to_array(nullif(current_setting('app.homes', true), ''), ',') $$;
  -- 'REGION LINE' of every assignment, restated ones included.
  create function app_places() returns text[] language sql stable parallel safe as $$
    select string_to_array(nullif(current_setting('app.places', true), ''), ',') $$;
  create or replace function app_belonged(home text, line text) returns boolean language sql stable parallel safe as $$
    select home || ' ' || line = any (app_places()) $$;
  create or replace function app_worked_at(place text, line text) returns boolean
    language sql stable parallel safe as $$
    select exists (select from unnest(app_places()) p
      where place ^@ split_part(p, ' ', 1) and line = split_part(p, ' ', 2)) $$;
  create or replace function app_finds_vacancies() returns boolean language sql stable parallel safe as $$
    select coalesce(app_type() in ('DISTRICT','COMMUNITY','POLICE'), false) $$;
  create or replace function app_keeps_rosters() returns boolean language sql stable parallel safe as $$
    select coalesce(app_type() in ('DISTRICT','COMMUNITY'), false) $$;
  -- Elements are REGION:DAY, the last day on which the tenant belonged there.
  create or replace function asked_until(community text) returns date language sql stable parallel safe as $$
    select case when community ^@ any (app_regions()) then '9999-12-31'::date else (
      select max(split_part(h, ':', 2)::date)
      from unnest(string_to_array(nullif(current_setting('app.asked', true), ''), ',')) h
      where community ^@ split_part(h, ':', 1)) end $$;
  create function app_oversees_place(places text[]) returns boolean language sql stable parallel safe as $$
    select exists (select from unnest(places) p where p ^@ any (app_regions())
      and (app_sector() is null or split_part(p, ' ', 2) = app_sector())) $$;
  create function app_oversees_all(regions text[]) returns boolean language sql stable parallel safe as $$
    select not exists (select from unnest(regions) r where (r ^@ any (app_regions())) is not true) $$;
  -- When the transaction began, on whichever server it is asked: each has a now() of its own.
  create function app_moment() returns timestamptz language sql stable parallel safe as $$
    select nullif(current_setting('app.moment', true), '')::timestamptz $$;
  -- Roles of the acting account as they were when the writing transaction began; none for who is no user of the city.
  create or replace function app_roles() returns text[] language sql stable parallel safe as $$
    select string_to_array(nullif(current_setting('app.roles', true), ''), ',') $$;`;

/**
 * Locks first: what is read behind them stays true until the end. Home, line and assignments are read once into
 * settings, so that no policy reads a table of its own. SET LOCAL, as the pool lets it reach the servers that hold
 * the rows; set_config does not.
 */
export const OPEN_SCOPE = `
  create or replace procedure open_scope(city text, tenant uuid, account uuid, regions text, sector text, mode text,
    subject text, session uuid)
  language plpgsql as $$
  declare
    writes constant boolean := current_setting('transaction_read_only') = 'off';
    own_home text; own_line text; own_type text; own_places text; own_homes text; own_asked text; own_roles text;
  begin
    if coalesce(current_setting('app.mode', true), '') <> '' then
      raise exception 'a scope is open already' using errcode = 'insufficient_privilege';
    end if;
    if tenant is not null and writes then
      perform pg_advisory_xact_lock_shared(hashtext('writers'), hashtext(city));
      perform pg_advisory_xact_lock_shared(hashtext('writers'), hashtext(tenant::text));
    end if;
    execute format(
      'set local app.city = %L; set local app.tenant = %L; set local app."user" = %L; '
        'set local app.regions = %L; set local app.sector = %L; '
        'set local app.mode = %L; set local app.subject = %L; set local app.moment = %L',
      coalesce(city, ''), coalesce(tenant::text, ''), coalesce(account::text, ''),
      coalesce(regions, ''), coalesce(sector, ''),
      coalesce(mode, ''), coalesce(subject, ''),
      to_char(now() at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || '+00');
    if session is not null and not exists (
      select 1 from user_session s
      where s.city_code = city and s.id = session and s.ended_at is null and s.expires_at > now()
    ) then
      raise exception 'session is over' using errcode = 'FZ401';
    end if;
    if tenant is null then return; end if;
    select t.region_code, t.sector, t.type into own_home, own_line, own_type from tenant t
    where t.city_code = city and t.id = tenant;
    select string_agg(distinct p.region_code || ' ' || p.sector, ','), string_agg(distinct p.region_code, ','),
        string_agg(p.region_code || ':' || to_char(p.last_day, 'YYYY-MM-DD'), ',')
      into own_places, own_homes, own_asked
      from (
        select a.region_code, a.sector, coalesce(a.valid_to, '9999-12-31') as last_day from tenant_assignment a
        where a.city_code = city and a.tenant_id = tenant
        union all
        select b."regionCode", b.sector, b."to" from restatement r,
          jsonb_to_recordset(r.assignments_before) as b ("regionCode" text, sector text, "to" date)
        where r.city_code = city and r.tenant_id = tenant) p;
    if writes and account is not null then
      select array_to_string(u.roles, ',') into own_roles from user_account u
      where u.city_code = city and u.id = account and u.disabled_at is null;
    end if;
    execute format(
      'set local app.home = %L; set local app.line = %L; set local app.type = %L; '
        'set local app.places = %L; set local app.homes = %L; '
        'set local app.asked = %L; set local app.roles = %L',
      coalesce(own_home, ''), coalesce(own_line, ''), coalesce(own_type, ''),
      coalesce(own_places, ''), coalesce(own_homes, ''),
      coalesce(own_asked, ''), coalesce(own_roles, ''));
  end $$;`;
