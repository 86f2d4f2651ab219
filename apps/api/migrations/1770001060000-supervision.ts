import type { MigrationInterface, QueryRunner } from 'typeorm';

const CITY = 'city_code = app_city()';
const ofSector = (column: string) => `(app_sector() is null or ${column} = app_sector())`;
/** The unit that is written to, where it belonged on the day. */
const OVERSEEN = `region_code ^@ any (app_regions()) and ${ofSector('sector')}`;
/** The authority that wrote, as notices of authorities below are seen from above. */
const ISSUER_OVERSEEN = `issuer_region ^@ any (app_regions()) and ${ofSector('issuer_sector')}`;
const ADDRESSED = `${CITY} and tenant_id = app_tenant() and shown`;
const WRITTEN = `${CITY} and issuer_id = app_tenant() and ${OVERSEEN}`;
const READABLE = `${CITY} and ((tenant_id = app_tenant() and shown)
        or (${OVERSEEN} and (issuer_id = app_tenant() or (${ISSUER_OVERSEEN}))))`;

/** Who wrote to whom, and whether supervision of the authority is switched on: the same in a letter and its steps. */
const BETWEEN = `
        issuer_id uuid not null,
        issuer_region text collate "C" not null references region (code),
        issuer_sector text not null,
        tenant_id uuid not null,
        region_code text collate "C" not null references region (code),
        sector text not null,
        shown boolean not null default true,`;

/**
 * Supervision (督办, docs/decisions/0072): whether an authority has switched it on, its letters to units, and what
 * became of each.
 */
export class Supervision1770001060000 implements MigrationInterface {
  name = 'Supervision1770001060000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table supervision_setting (
        city_code text collate "C" not null,
        tenant_id uuid not null,
        enabled boolean not null,
        -- The last number that a letter of the year was given.
        numbered_year int not null default 0,
        last_number int not null default 0 check (last_number >= 0),
        changed_by uuid not null,
        changed_at timestamptz not null default now(),
        primary key (city_code, tenant_id),
        foreign key (city_code, tenant_id) references tenant (city_code, id));

      create table supervision_letter (
        city_code text collate "C" not null,
        id uuid not null,${BETWEEN}
        kind text not null check (kind in ('REMINDER_LETTER','SUPERVISION_NOTICE','CASE_REVIEW')),
        -- Its place among the letters of the authority in the year.
        year int not null check (year between 2000 and 2999),
        number int not null check (number > 0),
        document_number text,
        title text not null check (char_length(title) between 1 and 100),
        words text not null,
        occasion text check (occasion in ('SUBMISSION','ALERT','CAMPAIGN_TASK','FRAUD_CASE')),
        occasion_id uuid,
        occasion_task uuid,
        due_on date not null,
        state text not null default 'ISSUED'
          check (state in ('ISSUED','RECEIVED','ANSWERED','RETURNED','CLOSED','WITHDRAWN')),
        version int not null default 1 check (version > 0),
        -- How often an answer was returned.
        round int not null default 0 check (round >= 0),
        issued_by uuid not null,
        issued_at timestamptz not null default now(),
        received_at timestamptz,
        answered_on date,
        changed_by uuid not null,
        changed_at timestamptz not null default now(),
        idempotency_key text,
        input_hash text check (input_hash ~ '^[0-9a-f]{64}$'),
        primary key (city_code, id),
        unique (city_code, issuer_id, year, number),
        unique (city_code, issuer_id, idempotency_key, tenant_id),
        foreign key (city_code, tenant_id) references tenant (city_code, id),
        foreign key (city_code, issuer_id) references tenant (city_code, id),
        check (issuer_id <> tenant_id),
        check ((occasion is null) = (occasion_id is null)),
        check ((occasion = 'CAMPAIGN_TASK') is true = (occasion_task is not null)),
        check ((input_hash is null) = (idempotency_key is null)),
        check (state in ('ISSUED','WITHDRAWN') or received_at is not null),
        check (state not in ('ANSWERED','RETURNED','CLOSED') or answered_on is not null));
      create index supervision_letter_tenant on supervision_letter (city_code, tenant_id, state);
      create index supervision_letter_region on supervision_letter (city_code, region_code, id);

      create table supervision_event (
        city_code text collate "C" not null,
        id uuid not null,
        letter_id uuid not null,${BETWEEN}
        step text not null check (step in ('ISSUE','RECEIVE','ANSWER','RETURN','CLOSE','WITHDRAW')),
        -- The answer, or the reason of what was returned or withdrawn.
        words text check ((words is not null) = (step in ('ANSWER','RETURN','WITHDRAW'))),
        due_on date check ((due_on is not null) = (step in ('ISSUE','RETURN'))),
        done_by uuid not null,
        done_at timestamptz not null default now(),
        primary key (city_code, id),
        foreign key (city_code, letter_id) references supervision_letter (city_code, id));
      create index supervision_event_of on supervision_event (city_code, letter_id, id);

      ${['supervision_setting', 'supervision_letter', 'supervision_event']
        .map(
          (table) => `
      alter table ${table} enable row level security;
      alter table ${table} force row level security;
      create policy ${table}_jobs on ${table} for all to fanzha_jobs using (${CITY}) with check (${CITY});
      grant select on ${table} to fanzha_jobs;`,
        )
        .join('')}

      create function supervises(city text, authority uuid) returns boolean language plpgsql stable parallel safe as $$
      begin
        return exists (select from supervision_setting s
          where s.city_code = city and s.tenant_id = authority and s.enabled);
      end $$;
      create function is_open_unit(city text, unit uuid, place text, line text) returns boolean
      language plpgsql stable parallel safe as $$
      begin
        return exists (select from tenant t where t.city_code = city and t.id = unit and t.region_code = place
          and t.sector = line and (t.closed_on is null or t.closed_on >= (now() at time zone 'Asia/Shanghai')::date));
      end $$;
      create function is_supervision_letter(city text, letter uuid, issuer uuid, issuer_place text, issuer_line text,
        unit uuid, place text, line text) returns boolean language plpgsql stable parallel safe as $$
      begin
        return exists (select from supervision_letter l where l.city_code = city and l.id = letter and l.shown
          and (l.issuer_id, l.issuer_region, l.issuer_sector) = (issuer, issuer_place, issuer_line)
          and (l.tenant_id, l.region_code, l.sector) = (unit, place, line));
      end $$;

      create policy supervision_setting_read on supervision_setting for select to fanzha_app
        using (${CITY} and tenant_id = app_tenant());
      create policy supervision_setting_make on supervision_setting for insert to fanzha_app
        with check (${CITY} and tenant_id = app_tenant() and app_type() = 'AUTHORITY');
      create policy supervision_setting_switch on supervision_setting for update to fanzha_app
        using (${CITY} and tenant_id = app_tenant())
        with check (${CITY} and tenant_id = app_tenant() and app_type() = 'AUTHORITY');
      grant select, insert, update (enabled, numbered_year, last_number, changed_by,
        changed_at) on supervision_setting to fanzha_app;

      create policy supervision_letter_read on supervision_letter for select to fanzha_app using (${READABLE});
      create policy supervision_letter_send on supervision_letter for insert to fanzha_app with check (${WRITTEN}
        and tenant_id <> app_tenant() and app_type() = 'AUTHORITY' and app_belonged(issuer_region, issuer_sector)
        and state = 'ISSUED' and shown and version = 1 and supervises(city_code, issuer_id)
        and is_open_unit(city_code, tenant_id, region_code, sector));
      create policy supervision_letter_answer on supervision_letter for update to fanzha_app
        using (${ADDRESSED} and state in ('ISSUED','RECEIVED','RETURNED'))
        with check (${ADDRESSED} and state in ('RECEIVED','ANSWERED'));
      create policy supervision_letter_judge on supervision_letter for update to fanzha_app
        using (${WRITTEN} and shown and state not in ('CLOSED','WITHDRAWN'))
        with check (${WRITTEN} and shown and state in ('RETURNED','CLOSED','WITHDRAWN'));
      grant select, insert on supervision_letter to fanzha_app;
      grant update (due_on, state, version, round, received_at, answered_on, changed_by, changed_at)
        on supervision_letter to fanzha_app;

      create policy supervision_event_read on supervision_event for select to fanzha_app using (${READABLE});
      create policy supervision_event_note on supervision_event for insert to fanzha_app with check (shown
        and ((${ADDRESSED} and step in ('RECEIVE','ANSWER'))
          or (${WRITTEN} and step in ('ISSUE','RETURN','CLOSE','WITHDRAW')))
        and is_supervision_letter(city_code, letter_id, issuer_id, issuer_region, issuer_sector, tenant_id,
          region_code, sector));
      grant select, insert on supervision_event to fanzha_app;`);
    await this.showByTheSwitch(db);
    await this.letUnitsMeet(db);
  }

  /** What the switch does to letters that are there, also to those of units that the authority no longer oversees. */
  private async showByTheSwitch(db: QueryRunner): Promise<void> {
    await db.query(`
      create function supervision_switched() returns void
      language plpgsql security definer set search_path = public, pg_temp as $$
      declare
        own_city constant text := app_city();
        own_tenant constant uuid := app_tenant();
        is_on boolean;
      begin
        is_on := supervises(own_city, own_tenant);
        update supervision_letter set shown = is_on
          where city_code = own_city and issuer_id = own_tenant and shown <> is_on;
        update supervision_event set shown = is_on
          where city_code = own_city and issuer_id = own_tenant and shown <> is_on;
      end $$;
      create index supervision_event_issuer on supervision_event (city_code, issuer_id);
      grant update (shown) on supervision_letter, supervision_event to fanzha_jobs;
      grant create on schema public to fanzha_jobs;
      alter function supervision_switched owner to fanzha_jobs;
      revoke create on schema public from fanzha_jobs;
      revoke all on function supervision_switched from public;
      grant execute on function supervision_switched to fanzha_app;`);
  }

  /** A unit that was written to knows who wrote. */
  private async letUnitsMeet(db: QueryRunner): Promise<void> {
    const [found] = (await db.query(`select pg_get_functiondef('tenants_met(uuid[])'::regprocedure) as text`)) as {
      text: string;
    }[];
    const known = /exists \(select from interception_participant p/;
    if (!found || !known.test(found.text)) throw new Error('tenants_met does not speak of interceptions');
    await db.query(
      found.text.replace(
        known,
        `exists (select from supervision_letter l
          where l.city_code = own_city and l.tenant_id = app_tenant() and l.issuer_id = t.id and l.shown)
        or exists (select from interception_participant p`,
      ),
    );
  }

  async down(): Promise<void> {
    throw new Error('Letters and their answers are what authorities and units have written: restore a backup instead');
  }
}
