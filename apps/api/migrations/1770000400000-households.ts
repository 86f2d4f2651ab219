import type { MigrationInterface, QueryRunner } from 'typeorm';
import { FACT_COLUMNS, factIndexes, factPolicies, IN_ITS_PLACE, READABLE } from './fact-table.js';

/** Who has left a community finds the doors that were registered until then. */
const ASKED_IN_TIME = ' and (region_code ^@ (select app_home()) or registered_on <= asked_until(region_code))';

/**
 * Households: the roster of a community numbers its doors, visits name the doors met, and presence keeps, per community,
 * month and tenant, one bit per door, so that distinct households are counted exactly over any set of months, tenants,
 * lines and campaigns. No person is in any of these tables, only doors (个人信息保护法 第六条).
 *
 * - household_presence: 2,048 doors a row; `block` 0 holds the doors 1 to 2048, bit n−1 being door n. `dirty` says that
 *   rollup_covered does not know of a change yet.
 * - rollup_covered: different households visited, per node (community, town, county, city), month, quarter and year, of
 *   all lines together ('*') and of each. What it says is exact wherever no presence below is dirty.
 */
export class Households1770000400000 implements MigrationInterface {
  name = 'Households1770000400000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table household_roster (
        city_code text collate "C" not null,
        id uuid not null,
        region_code text collate "C" not null references region check (length(region_code) = 12 and region_code ^@ city_code),
        tenant_id uuid not null,
        created_at timestamptz not null default now(),
        -- Codes the community had before: presence keeps the code of its time.
        former_codes text[] collate "C" not null default '{}',
        primary key (city_code, id),
        unique (city_code, region_code),
        foreign key (city_code, tenant_id) references tenant (city_code, id)
      );
      create index household_roster_renamed on household_roster (city_code, region_code) where former_codes <> '{}';

      -- A door keeps its number for good; one that is gone is retired.
      create table household_door (
        city_code text collate "C" not null,
        roster_id uuid not null,
        number int not null check (number between 1 and 32767),
        label text not null check (length(label) between 1 and 50),
        building text not null default '',
        unit text not null default '',
        room text not null default '',
        registered_on date not null,
        registered_by uuid not null,
        retired_on date check (retired_on >= registered_on),
        retired_because text,
        tenant_id uuid not null,
        region_code text collate "C" not null,
        primary key (city_code, roster_id, number),
        -- One door of a label at a time: what is registered again after it was retired is a new door.
        unique nulls not distinct (city_code, roster_id, label, retired_on),
        foreign key (city_code, roster_id) references household_roster (city_code, id)
      );
      create index household_door_place on household_door (city_code, region_code, registered_on);

      create table household_visit (
        ${FACT_COLUMNS},
        visited_on date not null check (visited_on >= '2000-01-01'),
        roster_id uuid,
        visited smallint[] not null default '{}',
        not_met smallint[] not null default '{}',
        vacant smallint[] not null default '{}',
        reported bigint check (reported >= 0),
        reported_qualifier text check (reported_qualifier in ('EXACT','AT_LEAST','APPROX','UNCOUNTED','WITHHELD')),
        people_visited bigint check (people_visited >= 0),
        -- Those of the visited doors that nobody had visited in the calendar year before this was recorded.
        newly_covered smallint[] not null default '{}',
        note text,
        check (length(region_code) = 12),
        check (roster_id is not null or (visited = '{}' and not_met = '{}' and vacant = '{}' and newly_covered = '{}')),
        foreign key (city_code, roster_id) references household_roster (city_code, id)
      );
      ${factIndexes('household_visit', 'visited_on')}
      create index household_visit_roster on household_visit (city_code, roster_id, visited_on) where record_status = 'ACTIVE';

      -- Days on which a door was found vacant: from the visit that found it so until the next one that met somebody or will.
      create table household_vacancy (
        city_code text collate "C" not null,
        roster_id uuid not null,
        number int not null,
        from_on date not null,
        to_on date check (to_on > from_on),
        tenant_id uuid not null,
        region_code text collate "C" not null,
        primary key (city_code, roster_id, number, from_on),
        foreign key (city_code, roster_id, number) references household_door (city_code, roster_id, number)
      );
      create index household_vacancy_place on household_vacancy (city_code, region_code, from_on);

      create table household_presence (
        city_code text collate "C" not null,
        roster_id uuid not null,
        block smallint not null check (block between 0 and 15),
        month text collate "C" not null,
        tenant_id uuid not null,
        sector text not null,
        campaign_id uuid not null default '00000000-0000-0000-0000-000000000000',
        home_region text collate "C" not null,
        region_code text collate "C" not null,
        bits bit(2048) not null,
        dirty boolean not null default true,
        primary key (city_code, roster_id, block, month, tenant_id, sector, campaign_id, home_region, region_code)
      ) with (fillfactor = 70);
      create index household_presence_place on household_presence (city_code, region_code, month);
      create index household_presence_tenant on household_presence (city_code, tenant_id, month);
      create index household_presence_dirty on household_presence (city_code, region_code) where dirty;

      create table rollup_covered (
        city_code text collate "C" not null,
        node text collate "C" not null,
        period text collate "C" not null,
        sector text collate "C" not null,
        covered int not null,
        primary key (city_code, node, period, sector)
      ) with (fillfactor = 80);

      -- The bitmap of some door numbers within one block.
      create function door_bits(numbers smallint[], block int) returns bit(2048) language plpgsql immutable parallel safe as $$
        declare bits bit(2048) := repeat('0', 2048)::bit(2048); door int;
        begin
          foreach door in array numbers loop
            if (door - 1) / 2048 = block then bits := set_bit(bits, (door - 1) % 2048, 1); end if;
          end loop;
          return bits;
        end $$;
    `);
    await db.query(`
      -- [seen once, seen twice]: doors that at least two of the bitmaps hold.
      create function bits_twice_step(seen bit[], bits bit) returns bit[] language sql immutable parallel safe
        as $$ select array[seen[1] | bits, seen[2] | (seen[1] & bits)] $$;
      create function bits_twice_result(seen bit[]) returns bit language sql immutable parallel safe as $$ select seen[2] $$;
      create aggregate bits_twice(bit) (sfunc = bits_twice_step, stype = bit[], finalfunc = bits_twice_result,
        initcond = '{${'0'.repeat(2048)},${'0'.repeat(2048)}}', parallel = safe);
    `);
    await db.query(`
      -- Everywhere the acting tenant belongs or has belonged: visits of a day before it moved are recorded and corrected later.
      create function app_homes() returns text[] language sql stable parallel safe
        as $$ select array_agg(region_code) from tenant_assignment where city_code = app_city() and tenant_id = app_tenant() $$;
      -- Up to which day the acting tenant may ask about the doors of a community: who has left corrects what it recorded, and
      -- does not learn what has become of the doors since. Null where it has never belonged there and oversees nothing.
      create function asked_until(community text) returns date language sql stable parallel safe as $$
        select case when community ^@ any (app_regions()) then '9999-12-31'::date else (
          select max(coalesce(valid_to, '9999-12-31')) from tenant_assignment
          where city_code = app_city() and tenant_id = app_tenant() and community ^@ region_code) end $$;
    `);
    await db.query(factPolicies('household_visit'));
    await db.query(`
      -- Whether a roster is that of a community, by the code it has or had.
      create function is_roster_of(roster uuid, community text) returns boolean language sql stable parallel safe as $$
        select exists (
          select from household_roster r where r.city_code = app_city() and r.id = roster and (r.region_code = community or community = any (r.former_codes))) $$;
      create policy household_visit_on_roster on household_visit as restrictive for insert to fanzha_app
        with check (roster_id is null or is_roster_of(roster_id, region_code));`);
    for (const table of ['household_roster', 'household_door', 'household_vacancy', 'household_presence', 'rollup_covered']) {
      await db.query(`
        alter table ${table} enable row level security; alter table ${table} force row level security;
        create policy ${table}_jobs on ${table} for all to fanzha_jobs using (city_code = (select app_city())) with check (city_code = (select app_city()));
        grant select on ${table} to fanzha_app;
        grant select, insert, update, delete on ${table} to fanzha_jobs;`);
    }
    // The roster of a community is kept together by all tenants whose territory it lies in.
    const changeable = { household_roster: null, household_door: 'retired_on, retired_because', household_vacancy: 'to_on' };
    for (const [table, columns] of Object.entries(changeable)) {
      const within = table === 'household_vacancy' ? 'region_code ^@ any ((select app_homes())::text[])' : 'region_code ^@ (select app_home())';
      await db.query(`
        create policy ${table}_read on ${table} for select to fanzha_app using (
          city_code = (select app_city()) and (region_code ^@ any ((select app_regions())::text[])
            or (region_code ^@ any ((select app_homes())::text[])${table === 'household_door' ? ASKED_IN_TIME : ''})));
        create policy ${table}_keep on ${table} for insert to fanzha_app
          with check (city_code = (select app_city()) and tenant_id = (select app_tenant()) and ${within});
        grant insert on ${table} to fanzha_app;`);
      if (columns === null) continue;
      await db.query(`
        create policy ${table}_change on ${table} for update to fanzha_app
          using (city_code = (select app_city()) and ${within}) with check (city_code = (select app_city()) and ${within});
        grant update (${columns}) on ${table} to fanzha_app;`);
    }
    await db.query(`
      create policy household_vacancy_replace on household_vacancy for delete to fanzha_app
        using (city_code = (select app_city()) and region_code ^@ any ((select app_homes())::text[]));
      grant delete on household_vacancy to fanzha_app;

      create policy household_presence_read on household_presence for select to fanzha_app using (${READABLE});
      create policy household_presence_record on household_presence for insert to fanzha_app
        with check (city_code = (select app_city()) and tenant_id = (select app_tenant()) and ${IN_ITS_PLACE} and is_roster_of(roster_id, region_code));
      create policy household_presence_change on household_presence for update to fanzha_app
        using (city_code = (select app_city()) and tenant_id = (select app_tenant()))
        with check (city_code = (select app_city()) and tenant_id = (select app_tenant()) and ${IN_ITS_PLACE});
      -- Whose and of which doors a bitmap is stays as it was.
      grant insert, update (bits, dirty) on household_presence to fanzha_app;

      create policy rollup_covered_read on rollup_covered for select to fanzha_app using (
        city_code = (select app_city()) and node ^@ any ((select app_regions())::text[])
          and ((select app_sector()) is null or sector = (select app_sector())));

      -- What all tenants together know of the doors of a community, without saying who: runs as fanzha_jobs, inside the city of
      -- the transaction, and only for communities that a territory or the oversight of the asking tenant covers.
      create function may_ask_for_doors(community text) returns boolean language sql stable
        as $$ select coalesce(community ^@ any (app_homes()), false) or coalesce(community ^@ any (app_regions()), false) $$;

      -- Doors that anyone has visited in a span of months: for the one that is about to knock and for "newly covered".
      create function doors_visited(roster uuid, first_month text, last_month text) returns table (block smallint, bits bit(2048))
      language sql stable security definer set search_path = public, pg_temp as $$
        select p.block, bit_or(p.bits)
        from household_presence p
        where p.city_code = app_city() and p.roster_id = roster and p.month between first_month and last_month
          and p.month <= (
            select to_char(asked_until(r.region_code), 'YYYY-MM') from household_roster r where r.city_code = app_city() and r.id = roster)
        group by p.block $$;

      -- Every mark of some doors (null: of all) in a span of days: the order of the visits of all tenants decides which doors
      -- are vacant and which are to be visited again.
      create function door_marks(roster uuid, doors smallint[], first_day date, last_day date) returns table (number smallint, visited_on date, mark text)
      language sql stable security definer set search_path = public, pg_temp as $$
        select m.number, v.visited_on, m.mark
        from household_visit v,
          lateral (
            select n as number, 'VISITED'::text as mark from unnest(v.visited) n
            union all select n, 'NOT_MET' from unnest(v.not_met) n
            union all select n, 'VACANT' from unnest(v.vacant) n) m
        where v.city_code = app_city() and v.roster_id = roster and v.record_status = 'ACTIVE'
          and v.visited_on between first_day and last_day
          and (doors is null or v.vacant && doors or v.visited && doors or v.not_met && doors) and (doors is null or m.number = any (doors))
          and (select may_ask_for_doors(r.region_code) from household_roster r where r.city_code = app_city() and r.id = roster) $$;

      grant create on schema public to fanzha_jobs;
      alter function doors_visited owner to fanzha_jobs;
      alter function door_marks owner to fanzha_jobs;
      revoke create on schema public from fanzha_jobs;
      revoke all on function doors_visited, door_marks from public;
      grant execute on function doors_visited, door_marks to fanzha_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function door_marks, doors_visited, may_ask_for_doors;
      drop aggregate bits_twice(bit);
      drop function bits_twice_step, bits_twice_result;
      drop table rollup_covered, household_presence, household_vacancy, household_visit, household_door, household_roster;
      drop function door_bits, app_homes, asked_until, is_roster_of;
    `);
  }
}
