import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ALERT_FACTS } from './alert-facts.js';
import { FACT_COLUMNS, factIndexes } from './fact-table.js';
import { addToFactViews } from './further-facts.js';
import { ledgerPolicies } from './ledger-policies.js';
import { addIndicators } from './wide-columns.js';

const INDICATORS = [
  'ALERTS_RECEIVED',
  'ALERTS_HANDLED',
  'ALERTS_ON_TIME',
  'ALERTS_FACE_TO_FACE',
  'ALERTS_LOST',
] as const;

/** What a delta of an alert states, beside whose and where it is. Everything else is null. */
const STATED = ['fraud_type', 'campaign_id', 'facts', 'qualifier_counts', 'tenant_only', 'aside'] as const;
const PLACED = ['city_code', 'id', 'tenant_id', 'home_region', 'region_code', 'sector', 'day'] as const;

const TABLES = `
  create table alert (${FACT_COLUMNS},
    search_text text not null default '',
    input_hash text check (input_hash ~ '^[0-9a-f]{64}$'),
    exceeded jsonb,
    received_at timestamptz not null,
    received_on date not null check (received_on = (received_at at time zone 'Asia/Shanghai')::date),
    source text not null,
    level text not null check (level in ('HIGH','MEDIUM','LOW')),
    kind text not null,
    fraud_type text,
    due_at timestamptz not null check (due_at > received_at),
    assign_reason text,
    narrative text,
    assigned_to uuid);
  ${factIndexes('alert', 'received_on')}
  alter index alert_place rename to alert_region;
  create index alert_assigned_to on alert (city_code, assigned_to) where assigned_to is not null;
  ${ledgerPolicies('alert')}

  create table alert_assignment (
    city_code text collate "C" not null,
    alert_id uuid not null,
    tenant_id uuid not null,
    recorder_id uuid not null,
    name text not null,
    type text not null,
    home_region text collate "C" not null,
    region_code text collate "C" not null,
    sector text not null,
    alert_region text collate "C" not null,
    alert_sector text not null,
    answer_version int not null default 0,
    result text check (result in ('DISSUADED','NOT_FOUND','NOT_APPLICABLE','REFUSED','TRANSFERRED','REPEATED')),
    steps jsonb not null default '[]',
    loss_avoided bigint check (loss_avoided >= 0),
    loss_avoided_qualifier text not null default 'EXACT',
    loss_avoided_up_to bigint,
    loss_avoided_at_least boolean,
    later_case_on date,
    repeat_of uuid,
    note text,
    interception_id uuid,
    interception_made boolean not null default false,
    answered_by uuid,
    answered_at timestamptz,
    answer_changed_at timestamptz,
    primary key (city_code, alert_id, tenant_id),
    foreign key (city_code, alert_id) references alert (city_code, id),
    foreign key (city_code, tenant_id) references tenant (city_code, id),
    foreign key (city_code, interception_id) references interception (city_code, id),
    check ((result is null) = (answer_version = 0)),
    check ((result is null) = (answered_at is null)));
  create unique index alert_assignment_interception on alert_assignment (city_code, interception_id)
    where interception_id is not null;
  create index alert_assignment_unit on alert_assignment (city_code, tenant_id, alert_id);
  create index alert_assignment_open on alert_assignment (city_code, recorder_id) where result is null;

  create table alert_reference (
    city_code text collate "C" not null,
    alert_id uuid not null,
    tenant_id uuid not null,
    reference text not null,
    reference_folded text not null,
    primary key (city_code, alert_id),
    foreign key (city_code, alert_id) references alert (city_code, id));`;

/** They answer for rows that the asking role does not see, or that a check calls for one row. */
const FUNCTIONS = `
  create function alert_assignees(fragment text, ids uuid[], on_day date)
    returns table (id uuid, name text, type text, home_region text, sector text)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
  #variable_conflict use_column
  declare
    own_city constant text := app_city();
  begin
    return query select t.id, t.name, a.type, a.region_code, a.sector
      from tenant own
        join tenant t on t.city_code = own.city_code
        join tenant_assignment a on a.city_code = t.city_code and a.tenant_id = t.id
          and a.valid_from <= $3 and (a.valid_to is null or a.valid_to >= $3)
      where own.city_code = own_city and own.id = app_tenant() and own.type = 'POLICE'
        and a.type in ('BANK','POLICE','DISTRICT','COMMUNITY','SCHOOL','HOSPITAL','DEPARTMENT')
        and a.region_code ^@ left(own.region_code, 6)
        and t.opened_on <= $3 and (t.closed_on is null or t.closed_on >= $3)
        and (t.id = any ($2) or ($1 <> '' and position($1 in t.name_folded) > 0))
      order by t.name, t.id limit 20;
  end $$;
  alter function alert_assignees owner to fanzha_jobs;
  revoke all on function alert_assignees from public;
  grant execute on function alert_assignees to fanzha_app;

  create function assigned_in(city text, alert uuid, unit uuid) returns boolean
    language plpgsql stable parallel safe as $$
  begin
    return exists (select from alert_assignment a
      where a.city_code = city and a.alert_id = alert and a.tenant_id = unit and a.recorder_id = app_tenant());
  end $$;
  create function assigns_unit(city text, alert uuid, unit uuid, name text, type text, home text, line text,
    place text, of_line text) returns boolean language plpgsql stable parallel safe as $$
  begin
    return exists (
      select from alert i, lateral alert_assignees(null, array[unit], i.received_on) u
      where i.city_code = city and i.id = alert and i.tenant_id = app_tenant()
        and (i.region_code, i.sector) = (place, of_line)
        and (u.name, u.type, u.home_region, u.sector) = (assigns_unit.name, assigns_unit.type, home, line));
  end $$;
  -- The police move figures of a unit that an alert of theirs is or was assigned to on the day.
  create function assigns_alert(unit uuid, on_day date) returns boolean language plpgsql stable parallel safe as $$
  declare
    own_city constant text := app_city();
  begin
    return exists (
        select from alert i join alert_assignment a on a.city_code = i.city_code and a.alert_id = i.id
        where i.city_code = own_city and i.tenant_id = app_tenant() and i.received_on = on_day and a.tenant_id = unit)
      or exists (
        select from alert_assignment a
          join fact_revision r on r.city_code = a.city_code and r.fact_kind = 'alert' and r.fact_id = a.alert_id
        where a.city_code = own_city and a.tenant_id = unit and a.recorder_id = app_tenant()
          and r.tenant_id = app_tenant() and (r.image->>'receivedOn')::date = on_day);
  end $$;
  -- The unit that answers moves figures of the police whose alert it is, where and when that counts.
  create function answers_alert(police uuid, place text, line text, on_day date) returns boolean
    language plpgsql stable parallel safe as $$
  declare
    own_city constant text := app_city();
  begin
    return exists (select from alert i
      where i.city_code = own_city and i.assigned_to = app_tenant() and i.tenant_id = police
        and i.received_on = on_day and (i.region_code, i.sector) = (place, line));
  end $$;
  create function has_alert_at(city text, unit uuid, home text, line text, on_day date) returns boolean
    language plpgsql stable parallel safe as $$
  begin
    return exists (
      select from alert_assignment a join alert i on i.city_code = a.city_code and i.id = a.alert_id
      where a.city_code = city and a.tenant_id = unit and (a.home_region, a.sector) = (home, line)
        and i.received_on = on_day);
  end $$;`;

const CITY = 'city_code = app_city()';
const ofSector = (column: string) => `(app_sector() is null or ${column} = app_sector())`;
const POLICIES = `
  create policy alert_assigned on alert for select to fanzha_app using (${CITY} and assigned_to = app_tenant());
  alter policy alert_record on alert with check (${CITY} and tenant_id = app_tenant() and region_code ^@ home_region
    and app_belonged(home_region, sector) and assigned_to is null);
  alter policy alert_amend on alert with check (${CITY} and tenant_id = app_tenant() and region_code ^@ home_region
    and app_belonged(home_region, sector) and (assigned_to is null or assigned_in(city_code, id, assigned_to)));

  alter table alert_assignment enable row level security;
  alter table alert_assignment force row level security;
  create policy alert_assignment_jobs on alert_assignment for all to fanzha_jobs using (${CITY}) with check (${CITY});
  create policy alert_assignment_read on alert_assignment for select to fanzha_app using (${CITY} and (
    tenant_id = app_tenant() or recorder_id = app_tenant()
    or (alert_region ^@ any (app_regions()) and ${ofSector('alert_sector')})
    or (region_code ^@ any (app_regions()) and ${ofSector('sector')})));
  create policy alert_assignment_record on alert_assignment for insert to fanzha_app with check (${CITY}
    and recorder_id = app_tenant() and region_code = home_region and answer_version = 0 and answered_by is null
    and interception_id is null
    and assigns_unit(city_code, alert_id, tenant_id, name, type, home_region, sector, alert_region, alert_sector));
  create policy alert_assignment_answer on alert_assignment for update to fanzha_app
    using (${CITY} and tenant_id = app_tenant())
    with check (${CITY} and tenant_id = app_tenant() and answered_by is not distinct from app_user()
      and answer_version > 0 and (interception_id is null or is_own_interception(city_code, interception_id)));
  create policy alert_assignment_replace on alert_assignment for delete to fanzha_app
    using (${CITY} and recorder_id = app_tenant() and answer_version = 0);
  grant select, insert, delete on alert_assignment to fanzha_app;
  grant update (answer_version, result, steps, loss_avoided, loss_avoided_qualifier, loss_avoided_up_to,
    loss_avoided_at_least, later_case_on, repeat_of, note, interception_id, interception_made, answered_by, answered_at,
    answer_changed_at) on alert_assignment to fanzha_app;
  grant select, update on alert_assignment to fanzha_jobs;

  alter table alert_reference enable row level security;
  alter table alert_reference force row level security;
  create policy alert_reference_own on alert_reference for select to fanzha_app
    using (${CITY} and tenant_id = app_tenant());
  create policy alert_reference_record on alert_reference for insert to fanzha_app
    with check (${CITY} and tenant_id = app_tenant() and is_own_alert(city_code, alert_id));
  create policy alert_reference_replace on alert_reference for delete to fanzha_app
    using (${CITY} and tenant_id = app_tenant());
  grant select, insert, delete on alert_reference to fanzha_app;`;

/** Alerts about people at risk, the units that answer them, and the figures of both. */
export class Alerts1770001032000 implements MigrationInterface {
  name = 'Alerts1770001032000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLES);
    await db.query(FUNCTIONS);
    await db.query(POLICIES);
    await addIndicators(db, INDICATORS);
    await this.letFiguresMove(db);
    await this.letUnitsMeet(db);
    await db.query(addToFactViews(ALERT_FACTS));
  }

  async down(): Promise<void> {
    throw new Error('Alerts have moved figures and interceptions: restore a backup instead');
  }

  /** Who answers moves figures of the police, and the police those of who is to answer: of alerts, and no others. */
  private async letFiguresMove(db: QueryRunner): Promise<void> {
    const columns = INDICATORS.map((code) => code.toLowerCase());
    const [{ others } = { others: '' }] = (await db.query(
      `select string_agg(attname, ', ' order by attnum) as others from pg_attribute
       where attrelid = 'rollup_delta'::regclass and attnum > 0 and not attisdropped
         and has_column_privilege('fanzha_app', 'rollup_delta', attname, 'INSERT')
         and attname <> all ($1::text[])`,
      [[...columns, ...STATED, ...PLACED]],
    )) as { others: string }[];
    const alone = `${CITY} and facts = 0 and sector <> '-' and region_code ^@ home_region and not aside
      and coalesce(qualifier_counts, '{}') = '{}' and num_nonnulls(${others}) = 0`;
    await db.query(`
      create policy rollup_delta_write_answered on rollup_delta for insert to fanzha_app
        with check (not tenant_only and ${alone} and answers_alert(tenant_id, region_code, sector, day));
      create policy rollup_delta_write_assigned on rollup_delta for insert to fanzha_app
        with check (tenant_only and region_code = home_region and ${alone} and assigns_alert(tenant_id, day));
      create policy rollup_delta_write_own_alert on rollup_delta for insert to fanzha_app
        with check (tenant_only and region_code = home_region and ${alone} and tenant_id = app_tenant()
          and has_alert_at(city_code, tenant_id, home_region, sector, day));`);
  }

  /** Who is to answer, and who oversees the place of the person, knows whose alert it is. */
  private async letUnitsMeet(db: QueryRunner): Promise<void> {
    const [found] = (await db.query(`select pg_get_functiondef('tenants_met(uuid[])'::regprocedure) as text`)) as {
      text: string;
    }[];
    const known = /exists \(select from interception_participant p/;
    if (!found || !known.test(found.text)) throw new Error('tenants_met does not speak of interceptions');
    await db.query(
      found.text.replace(
        known,
        `exists (select from alert_assignment a
          where a.city_code = own_city and a.tenant_id = app_tenant() and a.recorder_id = t.id)
        or exists (select from alert f where f.city_code = own_city and f.tenant_id = t.id
          and f.region_code ^@ any (app_regions()) and (app_sector() is null or f.sector = app_sector()))
        or exists (select from interception_participant p`,
      ),
    );
  }
}
