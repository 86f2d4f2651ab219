import type { MigrationInterface, QueryRunner } from 'typeorm';

const CITY = 'city_code = app_city()';
/** What a line of a unit's own counts may state, beside whose and where it is. Everything else is null. */
const STATED = [
  ...['city_code', 'id', 'tenant_id', 'home_region', 'region_code', 'sector', 'day', 'began_on'],
  ...['campaign_ids', 'facts', 'qualifier_counts', 'tenant_only', 'aside'],
  ...['alerts_received', 'alerts_handled', 'alerts_on_time', 'alerts_face_to_face', 'alerts_lost'],
] as const;
const MARKS = `array['ALERTS_RECEIVED','ALERTS_HANDLED','ALERTS_ON_TIME','ALERTS_FACE_TO_FACE','ALERTS_LOST']`;

const WRITTEN = `${CITY} and tenant_id = app_tenant() and region_code ^@ home_region
    and app_belonged(home_region, sector) and (ledger <> 'ALERT_COUNT' or own_line = (app_type() <> 'POLICE'))`;

const COLUMNS = `
  alter table tally add column alert_level text check (alert_level in ('HIGH','MEDIUM','LOW')),
    add column own_line boolean not null default false,
    drop constraint tally_ledger_check;
  alter table tally add constraint tally_ledger_check check (ledger in
      ('ENFORCEMENT','VICTIM_FOLLOWUP','BANK_CONTROL','DISSUASION','CASE_COUNT','ALERT_COUNT')),
    add constraint tally_of_alerts check (ledger = 'ALERT_COUNT' or (alert_level is null and not own_line));
  create index tally_alerts on tally (city_code, occurred_on) where ledger = 'ALERT_COUNT';
  -- What counts upward is a number of the police.
  alter policy tally_record on tally with check (${WRITTEN});
  alter policy tally_amend on tally with check (${WRITTEN});`;

/** It answers for records that the asking unit does not see, with a day and nothing else of them. */
const CLASH = `
  create function alert_count_clash(city text, asked text, place text, from_on date, until_on date, wanted text,
    except_id uuid) returns table (day date, singly boolean)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
  #variable_conflict use_column
  declare
    own_city constant text := app_city();
    own_unit constant uuid := app_tenant();
  begin
    return query
      select i.received_on, true from alert i
        where i.city_code = own_city and asked = 'COUNT' and i.record_status = 'ACTIVE'
          and i.received_on between from_on and until_on
          and (i.region_code ^@ place or place ^@ i.region_code) and (wanted is null or i.level = wanted)
      union all
      select i.received_on, true from alert_assignment a
          join alert i on i.city_code = a.city_code and i.id = a.alert_id and i.assigned_to = a.tenant_id
        where a.city_code = own_city and asked = 'OWN' and a.tenant_id = own_unit and i.record_status = 'ACTIVE'
          and i.received_on between from_on and until_on and (wanted is null or i.level = wanted)
      union all
      select greatest(coalesce(t.began_on, t.occurred_on), from_on), false from tally t
        where t.city_code = own_city and t.ledger = 'ALERT_COUNT' and t.record_status = 'ACTIVE'
          and t.id is distinct from except_id
          and t.occurred_on >= from_on and coalesce(t.began_on, t.occurred_on) <= until_on
          and (wanted is null or t.alert_level is null or t.alert_level = wanted)
          and (case when asked = 'OWN' then t.own_line and t.tenant_id = own_unit
            else not t.own_line and (t.region_code ^@ place or place ^@ t.region_code) end)
      limit 1;
  end $$;
  alter function alert_count_clash owner to fanzha_jobs;
  revoke all on function alert_count_clash from public;
  grant execute on function alert_count_clash to fanzha_app;`;

/** The same units as `alert_assignees` answers, by their whole name: two of one name are both answered. */
const CALLED = `
  create function alert_assignees_called(whole_name text, on_day date)
    returns table (id uuid, name text, type text, home_region text, sector text)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
  #variable_conflict use_column
  declare
    own_city constant text := app_city();
    own_unit constant uuid := app_tenant();
  begin
    return query select t.id, t.name, a.type, a.region_code, a.sector
      from tenant own
        join tenant t on t.city_code = own.city_code
        join tenant_assignment a on a.city_code = t.city_code and a.tenant_id = t.id
          and a.valid_from <= on_day and (a.valid_to is null or a.valid_to >= on_day)
      where own.city_code = own_city and own.id = own_unit and own.type = 'POLICE'
        and a.type in ('BANK','POLICE','DISTRICT','COMMUNITY','SCHOOL','HOSPITAL','DEPARTMENT')
        and a.region_code ^@ left(own.region_code, 6)
        and t.opened_on <= on_day and (t.closed_on is null or t.closed_on >= on_day)
        and t.name_folded = whole_name
      order by t.id limit 2;
  end $$;
  alter function alert_assignees_called owner to fanzha_jobs;
  revoke all on function alert_assignees_called from public;
  grant execute on function alert_assignees_called to fanzha_app;`;

/** Alerts that are known as numbers: by the police, which count upward, and by units that answer, for themselves. */
export class CountedAlerts1770001110000 implements MigrationInterface {
  name = 'CountedAlerts1770001110000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(COLUMNS);
    await db.query(CLASH);
    await db.query(CALLED);
    await this.letOwnLinesMove(db);
    await this.tellOwnLines(db);
  }

  async down(): Promise<void> {
    throw new Error('Counted alerts have moved figures: restore a backup instead');
  }

  /** A unit writes lines for itself alone of alerts that it has counted, where it belonged, and of nothing else. */
  private async letOwnLinesMove(db: QueryRunner): Promise<void> {
    const [{ others } = { others: '' }] = (await db.query(
      `select string_agg(attname, ', ' order by attnum) as others from pg_attribute
       where attrelid = 'rollup_delta'::regclass and attnum > 0 and not attisdropped
         and has_column_privilege('fanzha_app', 'rollup_delta', attname, 'INSERT') and attname <> all ($1::text[])`,
      [STATED],
    )) as { others: string }[];
    await db.query(`
      create policy rollup_delta_write_own_count on rollup_delta for insert to fanzha_app
        with check (tenant_only and ${CITY} and tenant_id = app_tenant() and facts = 0 and sector <> '-'
          and region_code ^@ home_region and app_belonged(home_region, sector) and not aside
          and coalesce(qualifier_counts - ${MARKS} = '{}', true) and num_nonnulls(${others}) = 0);`);
  }

  /** The views of all facts tell of counted alerts of a unit that answers as a line for it alone. */
  private async tellOwnLines(db: QueryRunner): Promise<void> {
    const counts = /false AS tenant_only,(\s+'TALLY'::text AS fact_kind,\s+f\.id AS fact_id)/g;
    for (const view of ['stated_line', 'fact_figure']) {
      const [found] = (await db.query(`select pg_get_viewdef('${view}'::regclass) as text`)) as { text: string }[];
      const text = found?.text.replace(counts, `(f.own_line AND i.indicator ^@ 'ALERTS_') AS tenant_only,$1`);
      if (!found || text === found.text) throw new Error(`${view} does not tell of counts`);
      await db.query(`create or replace view ${view} with (security_invoker = true) as ${text}`);
    }
  }
}
