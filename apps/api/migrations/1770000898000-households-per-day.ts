import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What each day has added to the different households of its month, quarter and year, per node and line: a
 * period up to a day is the sum of its days. Every community is counted anew once, by the next job; until
 * then reads count it themselves.
 */
export class HouseholdsPerDay1770000898000 implements MigrationInterface {
  name = 'HouseholdsPerDay1770000898000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table rollup_covered_day (
        city_code text collate "C" not null,
        node text collate "C" not null,
        sector text collate "C" not null,
        day date not null,
        covered_in_month int not null default 0,
        covered_in_quarter int not null default 0,
        covered_in_year int not null default 0,
        -- Of these, those on the roster: less on the day on which a visited door goes, more when it is back.
        on_roster_in_month int not null default 0,
        on_roster_in_quarter int not null default 0,
        on_roster_in_year int not null default 0,
        primary key (city_code, node, sector, day)
      ) with (fillfactor = 80);
      alter table rollup_covered_day enable row level security; alter table rollup_covered_day force row level security;
      create policy rollup_covered_day_jobs on rollup_covered_day for all to fanzha_jobs
        using (city_code = (select app_city())) with check (city_code = (select app_city()));
      create policy rollup_covered_day_read on rollup_covered_day for select to fanzha_app using (
        city_code = (select app_city()) and node ^@ any ((select app_regions())::text[])
          and ((select app_sector()) is null or sector = (select app_sector())));
      grant select on rollup_covered_day to fanzha_app;
      grant select, insert, update, delete on rollup_covered_day to fanzha_jobs;
      update household_presence set dirty = true;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table rollup_covered_day');
  }
}
