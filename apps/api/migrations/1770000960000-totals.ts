import type { MigrationInterface, QueryRunner } from 'typeorm';

const OF_AMOUNTS = ['activity', 'interception', 'funds_action', 'tally', 'inspection', 'household_visit'];

const OWN = 'city_code = app_city() and tenant_id = app_tenant()';
const READABLE = `city_code = app_city() and (tenant_id = app_tenant() or (region_code ^@ any (app_regions())
  and (app_sector() is null or sector = app_sector())))`;

const wall = (table: string, inItsPlace: string) => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy ${table}_jobs on ${table} for all to fanzha_jobs
    using (city_code = app_city()) with check (city_code = app_city());
  create policy ${table}_read on ${table} for select to fanzha_app using (${READABLE});
  create policy ${table}_tell on ${table} for insert to fanzha_app with check (${OWN} and ${inItsPlace});
  create policy ${table}_settle on ${table} for update to fanzha_app using (${OWN})
    with check (${OWN} and ${inItsPlace});
  create policy ${table}_drop on ${table} for delete to fanzha_app using (${OWN});
  grant select, insert, update, delete on ${table} to fanzha_app;
  grant select, update on ${table} to fanzha_jobs;`;

/**
 * Running totals and parts (docs/decisions/0050): a total counts for what it adds to the one before it and to its
 * parts. Records state it whole; `stated_total` has the rest, and the views put it in the place of the whole.
 */
export class Totals1770000960000 implements MigrationInterface {
  name = 'Totals1770000960000';

  async up(db: QueryRunner): Promise<void> {
    for (const table of OF_AMOUNTS)
      await db.query(`alter table ${table} add column running boolean not null default false`);
    await db.query(`
      create table stated_total (
        city_code text collate "C" not null,
        id uuid not null,
        tenant_id uuid not null,
        home_region text collate "C" not null,
        region_code text collate "C" not null check (region_code ^@ home_region),
        sector text not null,
        campaign_id uuid,
        activity_type text,
        fraud_type text,
        age_band text,
        venue text,
        attributed_on date not null,
        fact_kind text collate "C" not null,
        fact_id uuid not null,
        indicator text collate "C" not null,
        series uuid not null,
        running boolean not null,
        from_on date check (from_on < until_on),
        until_on date not null,
        amount bigint,
        qualifier text not null check (qualifier in ('EXACT','AT_LEAST','APPROX','UNCOUNTED','WITHHELD')),
        to_check boolean not null,
        rest_amount bigint,
        rest_qualifier text not null check (rest_qualifier in ('EXACT','AT_LEAST','APPROX','UNCOUNTED','WITHHELD')),
        rest_from date check (rest_from < until_on),
        exceeded boolean not null,
        decrease_reason text,
        primary key (city_code, fact_id, indicator, until_on),
        unique (city_code, id),
        check ((amount is null) = (rest_amount is null))
      );
      create index stated_total_tenant on stated_total (city_code, tenant_id);
      create index stated_total_region on stated_total (city_code, region_code, until_on);

      create table stated_part (
        city_code text collate "C" not null,
        tenant_id uuid not null,
        region_code text collate "C" not null,
        sector text not null,
        fact_kind text collate "C" not null,
        fact_id uuid not null,
        indicator text collate "C" not null,
        from_on date,
        until_on date not null,
        amount bigint,
        qualifier text not null check (qualifier in ('EXACT','AT_LEAST','APPROX','UNCOUNTED','WITHHELD')),
        series uuid not null,
        included boolean not null,
        primary key (city_code, fact_id, indicator, until_on, series)
      );
      create index stated_part_tenant on stated_part (city_code, tenant_id);
      create unique index stated_part_of_one on stated_part (city_code, fact_id, indicator, until_on) where included;
      ${wall('stated_total', 'region_code ^@ home_region and app_belonged(home_region, sector)')}
      ${wall('stated_part', 'app_worked_at(region_code, sector)')}

      -- Each statement in it sees what was committed before it: a unit without totals is asked about again once it has
      -- the lock that one with totals does not share. Somebody else's first total came in between: the work is done
      -- anew.
      create function lock_totals(city text, tenant uuid, wanted boolean) returns boolean
        language plpgsql volatile as $$
        declare
          place constant int := hashtext('totals ' || city);
          unit constant int := hashtext(tenant::text);
        begin
          if wanted or exists (select from stated_total t where t.city_code = city and t.tenant_id = tenant) then
            perform pg_advisory_xact_lock(place, unit);
            return true;
          end if;
          perform pg_advisory_xact_lock_shared(place, unit);
          if exists (select from stated_total t where t.city_code = city and t.tenant_id = tenant) then
            raise exception using errcode = '40001', message = 'a first total was told meanwhile';
          end if;
          return false;
        end $$;
      revoke execute on function lock_totals(text, uuid, boolean) from public;
      grant execute on function lock_totals(text, uuid, boolean) to fanzha_app;`);
  }

  async down(): Promise<void> {
    throw new Error('Totals cannot be taken for what was done besides: restore a backup instead');
  }
}
