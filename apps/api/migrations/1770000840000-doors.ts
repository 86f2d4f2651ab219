import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readDoor } from './door-keys/door-label.js';

const CITY = 'city_code = (select app_city())';
const KEPT = 'region_code ^@ (select app_home()) and (select app_keeps_rosters())';
const OF_OWN_ROSTER = `exists (
  select from household_roster r
  where r.city_code = household_registration.city_code and r.id = roster_id and r.region_code ^@ (select app_home()))
  and (select app_keeps_rosters())`;

/**
 * Doors by their key, registrations that can be undone, and rosters that only districts and communities keep.
 *
 * - household_door.label_key: the key of the label by the grammar of doors; written by the application. Doors of
 *   release 0.1 that are one by the grammar and two on the roster keep their numbers; all but the first are
 *   `twin`. No new ones appear.
 * - household_registration: doors that were put on a roster together. A door is deleted only with its registration, and
 *   only if no visit has ever named it: then its number is free again.
 */
export class Doors1770000840000 implements MigrationInterface {
  name = 'Doors1770000840000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table household_registration (
        city_code text collate "C" not null,
        id uuid not null,
        roster_id uuid not null,
        tenant_id uuid not null,
        registered_by uuid not null,
        registered_at timestamptz not null default now(),
        registered_on date not null,
        doors int not null check (doors > 0),
        -- Doors that were retired before: number, and the day and reason they get back.
        reinstated jsonb not null default '[]' check (jsonb_typeof(reinstated) = 'array'),
        undone_at timestamptz,
        undone_by uuid check ((undone_by is null) = (undone_at is null)),
        primary key (city_code, id),
        foreign key (city_code, roster_id) references household_roster (city_code, id),
        foreign key (city_code, tenant_id) references tenant (city_code, id)
      );
      create index household_registration_roster on household_registration (city_code, roster_id, registered_at desc);
      alter table household_door
        add column label_key text collate "C",
        add column twin boolean not null default false,
        add column registration_id uuid,
        add foreign key (city_code, registration_id) references household_registration (city_code, id);
      create index household_door_registration on household_door (city_code, registration_id)
      where registration_id is not null;
    `);
    await this.writeKeys(db);
    await db.query(`
      alter table household_door alter column label_key set not null;
      -- One door of a key at a time.
      create unique index household_door_key on household_door
        (city_code, roster_id, label_key, retired_on) nulls not distinct where not twin;
      create index household_door_same on household_door (city_code, roster_id, label_key) where twin;

      create function app_keeps_rosters() returns boolean language sql stable parallel safe as $$
        select exists (select from tenant where city_code = app_city() and id = app_tenant()
          and type in ('DISTRICT','COMMUNITY')) $$;
      create function app_finds_vacancies() returns boolean language sql stable parallel safe as $$
        select exists (select from tenant where city_code = app_city() and id = app_tenant()
          and type in ('DISTRICT','COMMUNITY','POLICE')) $$;

      drop policy household_roster_keep on household_roster;
      create policy household_roster_keep on household_roster for insert to fanzha_app
        with check (${CITY} and tenant_id = (select app_tenant()) and ${KEPT});
      drop policy household_door_keep on household_door;
      create policy household_door_keep on household_door for insert to fanzha_app
        with check (${CITY} and tenant_id = (select app_tenant()) and ${KEPT});
      drop policy household_door_change on household_door;
      create policy household_door_change on household_door for update to fanzha_app
        using (${CITY} and ${KEPT}) with check (${CITY} and ${KEPT});
      create policy household_door_give_back on household_door for delete to fanzha_app
        using (${CITY} and ${KEPT} and registration_id is not null);
      grant delete on household_door to fanzha_app;

      alter table household_registration enable row level security;
      alter table household_registration force row level security;
      create policy household_registration_jobs on household_registration for all to fanzha_jobs using (${CITY})
      with check (${CITY});
      create policy household_registration_read on household_registration for select to fanzha_app using (
        ${CITY} and exists (
          select from household_roster r where r.city_code = household_registration.city_code and r.id = roster_id
            and (r.region_code ^@ any ((select app_regions())::text[]) or r.region_code ^@ (select app_home()))));
      create policy household_registration_keep on household_registration for insert to fanzha_app
        with check (${CITY} and tenant_id = (select app_tenant()) and registered_by = (select app_user())
          and undone_at is null and ${OF_OWN_ROSTER});
      create policy household_registration_undo on household_registration for update to fanzha_app
        using (${CITY} and undone_at is null and ${OF_OWN_ROSTER})
        with check (${CITY} and undone_by = (select app_user()) and ${OF_OWN_ROSTER});
      grant select, insert, update (undone_at, undone_by) on household_registration to fanzha_app;
      grant select, insert, update, delete on household_registration to fanzha_jobs;

      -- Those of some doors that a visit of anyone has named, voided ones and earlier versions included.
      -- Their numbers stay.
      create function doors_named(roster uuid, doors smallint[]) returns table (number smallint)
      language sql stable security definer set search_path = public, pg_temp as $$
        with placed as materialized (
          select r.id, r.former_codes || r.region_code as codes from household_roster r
          where r.city_code = app_city() and r.id = roster and may_ask_for_doors(r.region_code))
        select distinct n from (
          select n from placed p
            join household_visit v on v.city_code = app_city() and v.roster_id = p.id and v.region_code = any (p.codes),
            unnest(v.visited || v.not_met || v.vacant) n
          union all
          select n::smallint from placed p
            join fact_revision f on f.city_code = app_city() and f.fact_kind = 'household_visit'
              and f.image->>'rosterId' = p.id::text,
            jsonb_array_elements_text(coalesce(f.image->'doors', '[]') || coalesce(f.image->'notMet', '[]')
              || coalesce(f.image->'vacant', '[]')) n
        ) named
        where n = any (doors) $$;
      create function household_door_given_back() returns trigger language plpgsql as $$
        begin
          if exists (
            select from (select roster_id, array_agg(number::smallint) as numbers from gone group by roster_id) g,
              doors_named(g.roster_id, g.numbers)) then
            raise exception 'A door that a visit has named keeps its number' using errcode = '42501';
          end if;
          return null;
        end $$;
      create trigger household_door_given_back after delete on household_door referencing old table as gone
        for each statement execute function household_door_given_back();
    `);
    await db.query(`
      -- A tenant that may find a door vacant says so; one that voids or amends moves the vacancies that others found.
      create function vacant_doors_of(visit uuid) returns smallint[] language sql stable security definer
      set search_path = public, pg_temp as $$
        select vacant from household_visit where city_code = app_city() and id = visit and tenant_id = app_tenant() $$;
      create policy household_visit_vacant on household_visit as restrictive for insert to fanzha_app
        with check (vacant = '{}' or (select app_finds_vacancies()));
      create policy household_visit_vacant_amended on household_visit as restrictive for update to fanzha_app
        using (true) with check (vacant = '{}' or (select app_finds_vacancies()) or vacant <@ vacant_doors_of(id));
      create policy household_vacancy_found on household_vacancy as restrictive for insert to fanzha_app
        with check (exists (select from door_marks(roster_id, array[number::smallint], from_on, from_on) m
          where m.mark = 'VACANT'));

      grant create on schema public to fanzha_jobs;
      alter function doors_named owner to fanzha_jobs;
      alter function vacant_doors_of owner to fanzha_jobs;
      revoke create on schema public from fanzha_jobs;
      revoke all on function doors_named, vacant_doors_of from public;
      grant execute on function doors_named, vacant_doors_of to fanzha_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop policy household_visit_vacant on household_visit;
      drop policy household_visit_vacant_amended on household_visit;
      drop policy household_vacancy_found on household_vacancy;
      drop trigger household_door_given_back on household_door;
      drop function household_door_given_back, doors_named, vacant_doors_of;
      revoke delete on household_door from fanzha_app;
      drop policy household_door_give_back on household_door;
      drop policy household_roster_keep on household_roster;
      drop policy household_door_keep on household_door;
      drop policy household_door_change on household_door;`);
    for (const table of ['household_roster', 'household_door']) {
      await db.query(`create policy ${table}_keep on ${table} for insert to fanzha_app
        with check (${CITY} and tenant_id = (select app_tenant()) and region_code ^@ (select app_home()))`);
    }
    await db.query(`
      create policy household_door_change on household_door for update to fanzha_app
        using (${CITY} and region_code ^@ (select app_home()))
        with check (${CITY} and region_code ^@ (select app_home()));
      alter table household_door drop column label_key, drop column twin, drop column registration_id;
      drop table household_registration;
      drop function app_keeps_rosters, app_finds_vacancies;
    `);
  }

  /**
   * Of the doors of release 0.1 that are one by the grammar, the one whose label is the key comes first, or else the
   * one with the lowest number. None is taken away: each may have been visited.
   */
  private async writeKeys(db: QueryRunner): Promise<void> {
    await db.query('update household_door set label_key = label');
    const labels: { label: string }[] = await db.query('select distinct label from household_door');
    const keys = new Map(labels.map(({ label }): [string, string] => [label, readDoor(label).key]));
    const changed = [...keys].filter(([label, key]) => label !== key).map(([label]) => label);
    const doors: DoorRow[] = await db.query(
      `select d.city_code as city, d.roster_id as roster, d.number, d.label, d.retired_on::text as retired
       from household_door d
       where (d.city_code, d.roster_id) in (select city_code, roster_id from household_door where label = any ($1))
       order by d.city_code, d.roster_id, d.number`,
      [changed],
    );
    const placeOf = (door: DoorRow, key: string) => [door.city, door.roster, door.retired, key].join();
    const taken = new Set(
      doors.filter(({ label }) => keys.get(label) === label).map((door) => placeOf(door, door.label)),
    );
    const written = doors.flatMap((door) => {
      const key = keys.get(door.label) ?? door.label;
      if (key === door.label) return [];
      const twin = taken.has(placeOf(door, key));
      taken.add(placeOf(door, key));
      return [{ city: door.city, roster: door.roster, number: door.number, key, twin }];
    });
    for (let at = 0; at < written.length; at += 10_000) {
      await db.query(
        `update household_door d set label_key = k.key, twin = k.twin
         from jsonb_to_recordset($1) as k(city text, roster uuid, number int, key text, twin boolean)
         where d.city_code = k.city and d.roster_id = k.roster and d.number = k.number`,
        [JSON.stringify(written.slice(at, at + 10_000))],
      );
    }
  }
}

interface DoorRow {
  readonly city: string;
  readonly roster: string;
  readonly number: number;
  readonly label: string;
  readonly retired: string | null;
}
