/**
 * Functions that answer for rows the asking role does not see, and those that a check calls for one row. The city is a
 * variable and no call inside a condition, so that one statement goes to where that city's rows are.
 */
const reading = (name: string, result: string, body: string, of: 'definer' | 'invoker' = 'definer', option = '') => `
  create or replace function ${name} returns ${result} language plpgsql stable
  ${of === 'definer' ? 'security definer set search_path = public, pg_temp' : 'parallel safe'} as $$
  ${option}
  declare
    own_city constant text := app_city();
  begin
    ${body}
  end $$;`;
/** Its parameters stand in it as numbers: a name could mean a column, today's or a later one's. */
const table = (name: string, columns: string, select: string) => {
  const parameters = [...name.matchAll(/[(,] ?(\w+) /g)].map(([, parameter]) => parameter ?? '');
  const numbered = parameters.reduce(
    (text, parameter, at) =>
      text.replace(new RegExp(`(?<!['.\\w])${parameter}(?!['.\\w(])`, 'g'), () => `$${String(at + 1)}`),
    select,
  );
  return reading(name, `table (${columns})`, `return query ${numbered};`, 'definer', '#variable_conflict use_column');
};
const answer = (name: string, condition: string, of: 'definer' | 'invoker' = 'invoker') =>
  reading(name, 'boolean', `return ${condition};`, of);

const DISSUADERS = `('BANK','POLICE','DISTRICT','COMMUNITY','SCHOOL','HOSPITAL','DEPARTMENT')`;
const OVERSEEN = (row: string) =>
  `(${row}.region_code ^@ any (app_regions()) and (app_sector() is null or ${row}.sector = app_sector()))`;
const ADDRESSED = `w.record_status = 'ACTIVE' and app_home() ^@ any (w.regions)
          and (w.sectors = '{}' or app_line() = any (w.sectors))`;

/** As they were, with the city in a variable. */
const REWRITTEN = [
  table(
    'door_marks(roster uuid, doors smallint[], first_day date, last_day date)',
    'number smallint, visited_on date, mark text',
    `select m.number, v.visited_on, m.mark
      from household_roster r, household_visit v,
        lateral (
          select n as number, 'VISITED'::text as mark from unnest(v.visited) n
          union all select n, 'NOT_MET' from unnest(v.not_met) n
          union all select n, 'VACANT' from unnest(v.vacant) n) m
      where r.city_code = own_city and r.id = roster and may_ask_for_doors(r.region_code)
        and v.city_code = own_city and v.roster_id = roster and v.record_status = 'ACTIVE'
        and v.visited_on between first_day and last_day
        and (doors is null or v.vacant && doors or v.visited && doors or v.not_met && doors)
        and (doors is null or m.number = any (doors))`,
  ),
  table(
    'doors_named(roster uuid, doors smallint[])',
    'number smallint',
    `with placed as materialized (
        select r.id, r.former_codes || r.region_code as codes from household_roster r
        where r.city_code = own_city and r.id = roster and may_ask_for_doors(r.region_code))
      select distinct named.n from (
        select n from placed p
          join household_visit v on v.city_code = own_city and v.roster_id = p.id and v.region_code = any (p.codes),
          unnest(v.visited || v.not_met || v.vacant) n
        union all
        select n::smallint from placed p
          join fact_revision f on f.city_code = own_city and f.fact_kind = 'household_visit'
            and f.image->>'rosterId' = p.id::text,
          jsonb_array_elements_text(coalesce(f.image->'doors', '[]') || coalesce(f.image->'notMet', '[]')
            || coalesce(f.image->'vacant', '[]')) n
      ) named (n)
      where named.n = any (doors)`,
  ),
  table(
    'doors_visited(roster uuid, first_month text, last_month text)',
    'block smallint, bits bit',
    `select p.block, bit_or(p.bits)
      from household_roster r join household_presence p on p.city_code = r.city_code and p.roster_id = r.id
      where r.city_code = own_city and r.id = roster and p.month between first_month and last_month
        and p.month <= to_char(asked_until(r.region_code), 'YYYY-MM')
      group by p.block`,
  ),
  table(
    'visited_elsewhere(roster uuid, first_day date, last_day date)',
    'tenant_id uuid, sector text, campaign_id uuid, region_code text, visited smallint[]',
    `select v.tenant_id, v.sector, v.campaign_id, v.region_code, v.visited
      from household_roster r join household_visit v on v.city_code = r.city_code and v.roster_id = r.id
      where r.city_code = own_city and r.id = roster and r.region_code ^@ any (app_regions())
        and v.region_code <> r.region_code and v.record_status = 'ACTIVE'
        and v.visited_on between first_day and last_day
        and (app_sector() is null or v.sector = app_sector())`,
  ),
  table(
    'interception_partners(fragment text, ids uuid[], on_day date)',
    'id uuid, name text, type text, home_region text, sector text',
    `select t.id, t.name, a.type, a.region_code, a.sector
      from tenant own
        join tenant t on t.city_code = own.city_code and t.id <> own.id
        join tenant_assignment a on a.city_code = t.city_code and a.tenant_id = t.id
          and a.valid_from <= on_day and (a.valid_to is null or a.valid_to >= on_day)
      where own.city_code = own_city and own.id = app_tenant() and own.type in ${DISSUADERS}
        and a.type in ${DISSUADERS} and a.region_code ^@ left(own.region_code, 6)
        and t.opened_on <= on_day and (t.closed_on is null or t.closed_on >= on_day)
        and (t.id = any (ids) or (fragment <> '' and position(fragment in t.name_folded) > 0))
      order by t.name, t.id limit 20`,
  ),
  table(
    'warning_reach(warnings uuid[], today date)',
    'warning_id uuid, receipts integer, addressed integer',
    `select w.id, (select count(*) from warning_receipt r where r.city_code = own_city and r.warning_id = w.id)::int, (
        select count(*) from tenant t
          left join warning_receipt r on r.city_code = t.city_code and r.warning_id = w.id and r.tenant_id = t.id
        where t.city_code = own_city and t.id <> w.tenant_id and (r.tenant_id is not null
          or (t.opened_on <= today and (t.closed_on is null or t.closed_on >= today)
            and t.region_code ^@ any (w.regions) and (w.sectors = '{}' or t.sector = any (w.sectors)))))::int
      from warning w
      where w.city_code = own_city and w.id = any (warnings)
        and (w.tenant_id = app_tenant() or ${OVERSEEN('w')} or (${ADDRESSED}))`,
  ),
  reading(
    'vacant_doors_of(visit uuid)',
    'smallint[]',
    `return (select v.vacant from household_visit v
      where v.city_code = own_city and v.id = visit and v.tenant_id = app_tenant());`,
  ),
  answer(
    'is_roster_of(roster uuid, community text)',
    `exists (select from household_roster r where r.city_code = own_city and r.id = roster
      and (r.region_code = community or community = any (r.former_codes)))`,
  ),
  answer(
    'keeps_doors(keeper uuid, community text)',
    `community ^@ any (app_homes()) and (keeper = app_tenant()
      or exists (select from household_vacancy v
        where v.city_code = own_city and v.region_code = community and v.tenant_id = keeper)
      or exists (select from household_door d
        where d.city_code = own_city and d.region_code = community and d.tenant_id = keeper))`,
  ),
  answer(
    'shares_interception(partner uuid, on_day date)',
    `exists (
        select from interception i
          join interception_participant p on p.city_code = i.city_code and p.interception_id = i.id
        where i.city_code = own_city and i.tenant_id = app_tenant() and i.occurred_on = on_day
          and p.tenant_id = partner and p.confirmation = 'CONFIRMED')
      or exists (
        select from interception_participant p
          join fact_revision r on r.city_code = p.city_code and r.fact_kind = 'interception'
            and r.fact_id = p.interception_id
        where p.city_code = own_city and p.tenant_id = partner and p.recorder_id = app_tenant()
          and r.tenant_id = app_tenant() and (r.image->>'occurredOn')::date = on_day)`,
  ),
  answer(
    'app_has_other_operator()',
    `exists (select from user_account u
      where u.city_code = own_city and u.id <> app_user() and u.disabled_at is null and 'OPERATOR' = any (u.roles))`,
    'definer',
  ),
  reading(
    'app_operator_since()',
    'timestamptz',
    `return (select u.created_at from user_account u
      where u.city_code = own_city and u.id = app_user() and u.disabled_at is null and 'OPERATOR' = any (u.roles));`,
  ),
].join('\n');

/** What policies asked by sub-selects. */
const ASKED_BY_CHECKS = [
  answer(
    'roster_lies_in(city text, roster uuid, community text)',
    `exists (select from household_roster r where r.city_code = city and r.id = roster and r.region_code = community)`,
  ),
  answer(
    'found_vacant(roster uuid, door int, on_day date)',
    `exists (select from door_marks(roster, array[door::smallint], on_day, on_day) m where m.mark = 'VACANT')`,
  ),
  // Doors that nobody has named: their registration can be undone. Once it is, in the same
  // transaction, they can be given back.
  answer(
    'has_named_doors(city text, roster uuid, registration uuid)',
    `exists (select from doors_named(roster, (select coalesce(array_agg(d.number::smallint), '{}') from household_door d
      where d.city_code = city and d.roster_id = roster and d.registration_id = registration)))`,
  ),
  answer(
    'is_being_undone(city text, registration uuid)',
    `exists (select from household_registration g where g.city_code = city and g.id = registration
       and g.undone_at = app_moment())`,
  ),
  answer(
    'names_partner(city text, interception uuid, partner uuid, name text, type text, home text, line text)',
    `exists (
        select from interception i, lateral interception_partners(null, array[partner], i.occurred_on) u
        where i.city_code = city and i.id = interception and i.tenant_id = app_tenant()
          and (u.name, u.type, u.home_region, u.sector) = (names_partner.name, names_partner.type, home, line))`,
  ),
  reading(
    'named_in(city text, interception uuid)',
    'uuid[]',
    `return (select array_agg(p.tenant_id) from interception_participant p
      where p.city_code = city and p.interception_id = interception and p.recorder_id = app_tenant());`,
    'invoker',
  ),
  answer(
    'has_share_at(city text, tenant uuid, home text, line text)',
    `exists (select from interception_participant p
      where p.city_code = city and p.tenant_id = tenant and p.home_region = home and p.sector = line)`,
  ),
  answer(
    'is_account(city text, account uuid, login text)',
    `exists (select from user_account u where u.city_code = city and u.id = account and u.username = login)`,
  ),
  answer(
    'may_receive(city text, warning uuid, issuer uuid)',
    `exists (select from warning w where w.city_code = city and w.id = warning and w.tenant_id = issuer)`,
  ),
].join('\n');

/** What others' rows tell those who have met them, and what only the jobs may write. */
const ANSWERS = `
  ${table(
    'interception_partakers(asked uuid)',
    'tenant_id uuid, name text, type text, home_region text, sector text, confirmation text',
    `select p.tenant_id, p.name, p.type, p.home_region, p.sector, p.confirmation
      from interception i join interception_participant p on p.city_code = i.city_code and p.interception_id = i.id
      where i.city_code = own_city and i.id = asked
        and (i.tenant_id = app_tenant() or app_tenant() = any (i.named) or ${OVERSEEN('i')})`,
  )}
  -- Units that are neither the own one nor overseen: who named the own one in an interception, who warned it, and
  -- whose visits lie in overseen communities although their past was restated.
  ${table(
    'tenants_met(ids uuid[])',
    'city_code text, id uuid, version int, name text, type text, sector text, ' +
      'region_code text, parent_id uuid, opened_on date, closed_on date',
    `select t.city_code, t.id, t.version, t.name, t.type, t.sector, t.region_code, t.parent_id, t.opened_on, t.closed_on
      from tenant t
      where t.city_code = own_city and t.id = any (ids) and (
        exists (select from interception_participant p
          where p.city_code = own_city and p.tenant_id = app_tenant() and p.recorder_id = t.id)
        or exists (select from warning w where w.city_code = own_city and w.tenant_id = t.id and ${ADDRESSED})
        or exists (
          select from restatement r, jsonb_to_recordset(r.assignments_before) as b ("regionCode" text, sector text),
            lateral (
              select from household_visit v
              where v.city_code = own_city and v.tenant_id = t.id and v.home_region = b."regionCode"
                and v.sector = b.sector and ${OVERSEEN('v')}
              limit 1) v
          where r.city_code = own_city and r.tenant_id = t.id))`,
  )}
  -- Bitmaps with one of these doors are counted anew: when they were registered, retired or vacant has changed since
  -- the given days.
  create function doors_turned(roster uuid, doors int[], since date[]) returns void language plpgsql
  security definer set search_path = public, pg_temp as $$
  declare
    own_city constant text := app_city();
  begin
    if not exists (select from household_roster r
      where r.city_code = own_city and r.id = roster and r.region_code ^@ any (app_homes())) then
      raise exception 'Doors of a roster are turned by who keeps it' using errcode = '42501';
    end if;
    update household_presence p set dirty = true
    from (select door, min(day) as day from unnest(doors, since) as t(door, day) group by door) t
    where p.city_code = own_city and p.roster_id = roster and p.block = (t.door - 1) / 2048
      and p.month >= extract(year from t.day)::int::text
      and get_bit(p.bits, (t.door - 1) % 2048) = 1;
  end $$;
  drop function typed_password_hash();
  create function typed_password_hash(city text, account uuid) returns text language plpgsql stable
  security definer set search_path = pg_catalog, public, pg_temp as $$
  begin
    return (select u.password_hash from user_account u
      where u.city_code = city and u.id = account and app_mode() = 'sign_in' and u.username = app_subject());
  end $$;
  grant create on schema public to fanzha_jobs;
  alter function interception_partakers owner to fanzha_jobs;
  alter function tenants_met owner to fanzha_jobs;
  alter function doors_turned owner to fanzha_jobs;
  revoke create on schema public from fanzha_jobs;
  revoke all on function interception_partakers, tenants_met, doors_turned, typed_password_hash from public;
  grant execute on function interception_partakers, tenants_met, doors_turned, typed_password_hash to fanzha_app;`;

/** As it was, but city by city: a cluster finds no first row of each by a join with regions. */
const BACKLOG = `
  create or replace function rollup_backlog() returns table (pending int, first bigint, aside int, aside_cities int)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
  declare
    city text;
    oldest bigint;
  begin
    for city in select r.code from region r where r.level = 'CITY' loop
      select d.id into oldest from rollup_delta d where d.city_code = city and not d.aside order by d.id limit 1;
      first := least(first, oldest);
    end loop;
    select count(*) into pending from (select d.id from rollup_delta d where not d.aside limit 100000) n;
    select count(*), count(distinct d.city_code) into aside, aside_cities from rollup_delta d where d.aside;
    return next;
  end $$;`;

export const FUNCTIONS = `${REWRITTEN}\n${ASKED_BY_CHECKS}\n${ANSWERS}\n${BACKLOG}`;
