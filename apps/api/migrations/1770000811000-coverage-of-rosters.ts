import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Coverage becomes a share of the roster: of the doors in place at a period's end, those visited in the period. Kept
 * beside the different households visited, by the same means: `dirty` says that rollup_covered does not know of a
 * change yet, and now also where a visited door is retired, put in place again, or becomes vacant or inhabited.
 */
export class CoverageOfRosters1770000811000 implements MigrationInterface {
  name = 'CoverageOfRosters1770000811000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Of the households visited in the period, those on the roster of the node at its end and not vacant then.
      alter table rollup_covered add column on_roster int not null default 0;
      create index household_door_retired on household_door (city_code, roster_id, retired_on)
      where retired_on is not null;

      -- What becomes of a door concerns every period that ends on that day or later and in which it was visited.
      -- The change is made by one tenant and the visits are those of others: so the jobs role does this for every
      -- tenant that changes a door.
      create function unsettle_door(city text, roster uuid, door int, since date) returns void
      language sql security definer set search_path = public, pg_temp as $$
        update household_presence set dirty = true
        where city_code = city and roster_id = roster and block = (door - 1) / 2048
          and month >= to_char(since, 'YYYY') and get_bit(bits, (door - 1) % 2048) = 1 $$;
      create function unsettle_turned_door() returns trigger language plpgsql security definer
      set search_path = public, pg_temp as $$
        begin
          if (old.registered_on, old.retired_on) is distinct from (new.registered_on, new.retired_on) then
            perform unsettle_door(new.city_code, new.roster_id, new.number,
              least(nullif(old.registered_on, new.registered_on), nullif(new.registered_on, old.registered_on),
                nullif(old.retired_on, new.retired_on), nullif(new.retired_on, old.retired_on)));
          end if;
          return null;
        end $$;
      create function unsettle_vacancy() returns trigger language plpgsql security definer
      set search_path = public, pg_temp as $$
        begin
          if tg_op <> 'INSERT' then
            perform unsettle_door(old.city_code, old.roster_id, old.number, old.from_on);
          end if;
          if tg_op <> 'DELETE' then
            perform unsettle_door(new.city_code, new.roster_id, new.number, new.from_on);
          end if;
          return null;
        end $$;

      -- Doors of a renamed community that were visited under another of its codes, for who oversees it today.
      -- Which doors, and nothing else of these records, which belong to the region they were reported in.
      create function visited_elsewhere(roster uuid, first_day date, last_day date)
        returns table (tenant_id uuid, sector text, campaign_id uuid, region_code text, visited smallint[])
      language sql stable security definer set search_path = public, pg_temp as $$
        select v.tenant_id, v.sector, v.campaign_id, v.region_code, v.visited
        from household_roster r join household_visit v on v.city_code = r.city_code and v.roster_id = r.id
        where r.city_code = app_city() and r.id = roster and r.region_code ^@ any (app_regions())
          and v.region_code <> r.region_code and v.record_status = 'ACTIVE'
          and v.visited_on between first_day and last_day
          and (app_sector() is null or v.sector = app_sector()) $$;

      grant create on schema public to fanzha_jobs;
      alter function unsettle_door owner to fanzha_jobs;
      alter function unsettle_turned_door owner to fanzha_jobs;
      alter function unsettle_vacancy owner to fanzha_jobs;
      alter function visited_elsewhere owner to fanzha_jobs;
      revoke create on schema public from fanzha_jobs;
      revoke all on function unsettle_door, unsettle_turned_door, unsettle_vacancy, visited_elsewhere from public;
      grant execute on function visited_elsewhere to fanzha_app;
      create trigger household_door_turned after update on household_door
        for each row execute function unsettle_turned_door();
      create trigger household_vacancy_turned after insert or update or delete on household_vacancy
        for each row execute function unsettle_vacancy();

      create policy household_presence_of_roster on household_presence for select to fanzha_app using (
        city_code = (select app_city()) and ((select app_sector()) is null or sector = (select app_sector()))
        and roster_id in (
          select r.id from household_roster r
          where r.city_code = (select app_city()) and r.former_codes <> '{}'
            and r.region_code ^@ any ((select app_regions())::text[])));

      -- Every community is counted anew once, by the next job; until then reads count it themselves.
      update household_presence set dirty = true;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Coverage of rosters cannot be taken back: restore a backup instead');
  }
}
