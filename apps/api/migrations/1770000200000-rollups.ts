import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One column per additive indicator (aggregation sum or stock) of the registry as it stood on the day of this migration.
 * A later indicator comes with a migration of its own; a test holds the catalogue against the registry.
 */
export const INDICATOR_COLUMNS: readonly string[] = `
  leadership_groups leadership_members tenants activities sessions participants people_reached leaflets manuals
  letters notices_signed posters banners boards led_plays led_items articles forwards group_pushes sms videos
  screenings broadcasts vehicle_trips volunteers classes_covered outlets_covered student_works app_assisted
  absentees_followed_up household_visits households_reported households_registered people_visited cases_reported
  cases_filed loss cases_solved suspects_caught gangs_dismantled leads_verified stop_payment frozen returned
  accounts_frozen interceptions loss_avoided dissuasions hotline_calls tips warnings_issued warnings_read
  victim_followups accounts_checked accounts_restricted leads_transferred inspections hazards_found
  hazards_rectified submissions_due submissions_on_time
`
  .trim()
  .split(/\s+/);

const wide = INDICATOR_COLUMNS.map((column) => `${column} bigint`).join(', ');

/**
 * The engine's tables (docs/architecture.md, "Rollup engine").
 * - rollup_delta: one row per change, written in the fact's own transaction. Nothing above the fact is touched.
 * - rollup_cell: compacted figures of a node in a period. For a region, node = region_code and sector '*' is the total;
 *   for a tenant, node is its id and region_code says where its facts were; 'CODE=' is what belongs to a region itself
 *   and to none of its children.
 * - rollup_mark: how many parts of a cell's indicator are at-least, approximate, uncounted, withheld (sparse).
 * - rollup_presence: how many active facts a tenant has in a period, so that contributing tenants are counted once.
 * - rollup_reporting: how many contributing tenants a town, county or city has in a period; kept, so that a page need not count.
 */
export class Rollups1770000200000 implements MigrationInterface {
  name = 'Rollups1770000200000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table rollup_delta (
        city_code text collate "C" not null,
        id bigint generated always as identity,
        tenant_id uuid not null,
        home_region text collate "C" not null,
        region_code text collate "C" not null,
        sector text not null,
        day date not null,
        activity_type text,
        fraud_type text,
        campaign_id uuid,
        facts int not null default 0,
        marks jsonb,
        ${wide},
        primary key (city_code, id)
      );
      create index rollup_delta_region on rollup_delta (city_code, region_code, day);
      create index rollup_delta_home on rollup_delta (city_code, home_region, day) include (tenant_id, sector, facts) where facts <> 0;
      create index rollup_delta_tenant on rollup_delta (city_code, tenant_id);

      create table rollup_cell (
        city_code text collate "C" not null,
        node text collate "C" not null,
        period text collate "C" not null,
        sector text collate "C" not null,
        dimension text collate "C" not null,
        member text collate "C" not null,
        region_code text collate "C" not null,
        ${wide},
        primary key (city_code, node, period, sector, dimension, member, region_code)
      ) with (fillfactor = 80);

      create table rollup_mark (
        city_code text collate "C" not null,
        node text collate "C" not null,
        period text collate "C" not null,
        sector text collate "C" not null,
        dimension text collate "C" not null,
        member text collate "C" not null,
        region_code text collate "C" not null,
        indicator text collate "C" not null,
        at_least int not null default 0,
        approx int not null default 0,
        uncounted int not null default 0,
        withheld int not null default 0,
        primary key (city_code, node, period, sector, dimension, member, region_code, indicator)
      ) with (fillfactor = 80);

      create table rollup_presence (
        city_code text collate "C" not null,
        tenant_id uuid not null,
        period text collate "C" not null,
        home_region text collate "C" not null,
        sector text collate "C" not null,
        facts int not null,
        primary key (city_code, tenant_id, period, home_region, sector)
      ) with (fillfactor = 80);
      create index rollup_presence_region on rollup_presence (city_code, period, home_region) include (tenant_id, sector, facts);

      create table rollup_reporting (
        city_code text collate "C" not null,
        node text collate "C" not null,
        period text collate "C" not null,
        sector text collate "C" not null,
        contributing int not null,
        primary key (city_code, node, period, sector)
      ) with (fillfactor = 80);
    `);
    // The facts once more, as plain rows: what an indicator owes to which fact. The engine reads the edges of weeks and
    // free ranges, the sources of a figure and the independent recount from these two views. Each ledger adds its part.
    await db.query(`
      create view fact_day with (security_invoker = true) as
        select city_code, tenant_id, home_region, region_code, sector, start_on as day, 'ACTIVITY'::text as fact_kind, id as fact_id
        from activity where record_status = 'ACTIVE';

      create view fact_figure with (security_invoker = true) as
        select city_code, tenant_id, home_region, region_code, sector, start_on as day, type as activity_type, null::text as fraud_type,
          campaign_id, 'ACTIVITY'::text as fact_kind, id as fact_id, 'ACTIVITIES'::text as indicator, 1::bigint as amount, 'EXACT'::text as qualifier
        from activity where record_status = 'ACTIVE' and status = 'DONE'
        union all
        select a.city_code, a.tenant_id, a.home_region, a.region_code, a.sector, a.start_on, a.type, null::text,
          a.campaign_id, 'ACTIVITY', a.id, m.indicator, m.amount, m.qualifier
        from activity a join activity_measure m on m.city_code = a.city_code and m.activity_id = a.id
        where a.record_status = 'ACTIVE' and a.status = 'DONE';

      grant select on fact_day, fact_figure to fanzha_app, fanzha_jobs;
    `);
    await db.query(`
      alter table rollup_delta enable row level security; alter table rollup_delta force row level security;
      alter table rollup_cell enable row level security; alter table rollup_cell force row level security;
      alter table rollup_mark enable row level security; alter table rollup_mark force row level security;
      alter table rollup_presence enable row level security; alter table rollup_presence force row level security;
      alter table rollup_reporting enable row level security; alter table rollup_reporting force row level security;

      -- A tenant moves figures only where it belonged and below, and only in its own sector.
      create policy rollup_delta_write on rollup_delta for insert to fanzha_app
        with check (city_code = (select app_city()) and tenant_id = (select app_tenant()) and region_code ^@ home_region
          and exists (select 1 from tenant_assignment a where a.city_code = rollup_delta.city_code and a.tenant_id = rollup_delta.tenant_id
            and a.region_code = rollup_delta.home_region and a.sector = rollup_delta.sector));
      create policy rollup_delta_read on rollup_delta for select to fanzha_app using (
        city_code = (select app_city()) and (
          tenant_id = (select app_tenant())
          or (region_code ^@ any ((select app_regions())::text[]) and ((select app_sector()) is null or sector = (select app_sector())))));
      create policy rollup_cell_read on rollup_cell for select to fanzha_app using (
        city_code = (select app_city()) and (
          node = (select app_tenant())::text
          or (region_code ^@ any ((select app_regions())::text[]) and ((select app_sector()) is null or sector = (select app_sector())))));
      create policy rollup_mark_read on rollup_mark for select to fanzha_app using (
        city_code = (select app_city()) and (
          node = (select app_tenant())::text
          or (region_code ^@ any ((select app_regions())::text[]) and ((select app_sector()) is null or sector = (select app_sector())))));
      create policy rollup_presence_read on rollup_presence for select to fanzha_app using (
        city_code = (select app_city()) and (
          tenant_id = (select app_tenant())
          or (home_region ^@ any ((select app_regions())::text[]) and ((select app_sector()) is null or sector = (select app_sector())))));

      create policy rollup_reporting_read on rollup_reporting for select to fanzha_app using (
        city_code = (select app_city()) and node ^@ any ((select app_regions())::text[])
          and ((select app_sector()) is null or sector = (select app_sector())));

      create policy rollup_delta_jobs on rollup_delta for all to fanzha_jobs using (city_code = (select app_city())) with check (city_code = (select app_city()));
      create policy rollup_cell_jobs on rollup_cell for all to fanzha_jobs using (city_code = (select app_city())) with check (city_code = (select app_city()));
      create policy rollup_mark_jobs on rollup_mark for all to fanzha_jobs using (city_code = (select app_city())) with check (city_code = (select app_city()));
      create policy rollup_reporting_jobs on rollup_reporting for all to fanzha_jobs using (city_code = (select app_city())) with check (city_code = (select app_city()));
      create policy rollup_presence_jobs on rollup_presence for all to fanzha_jobs using (city_code = (select app_city())) with check (city_code = (select app_city()));

      grant select, insert on rollup_delta to fanzha_app;
      grant select on rollup_cell, rollup_mark, rollup_presence, rollup_reporting to fanzha_app;
      grant select, insert, update, delete on rollup_delta, rollup_cell, rollup_mark, rollup_presence, rollup_reporting to fanzha_jobs;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop view fact_figure, fact_day; drop table rollup_reporting, rollup_presence, rollup_mark, rollup_cell, rollup_delta');
  }
}
