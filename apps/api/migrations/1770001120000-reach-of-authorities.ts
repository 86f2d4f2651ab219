import type { MigrationInterface, QueryRunner } from 'typeorm';

const CITY = 'city_code = app_city()';

const closingsReadBy = (who: string) => `
  drop policy campaign_closing_read on campaign_closing;
  create policy campaign_closing_read on campaign_closing for select to fanzha_app using (${CITY} and ${who})`;

/**
 * How far authorities reach. What was frozen of a campaign is one document of all its regions and lines: whoever sees
 * it sees all of them. A form is handed in to who oversees the unit on the last day of the period.
 */
export class ReachOfAuthorities1770001120000 implements MigrationInterface {
  name = 'ReachOfAuthorities1770001120000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(
      closingsReadBy(`cardinality(app_regions()) > 0 and exists (select from campaign c
        where c.city_code = campaign_closing.city_code and c.id = campaign_closing.campaign_id
          and (c.tenant_id = app_tenant() or (c.regions <> '{}' and app_oversees_all(c.regions)
            and (app_sector() is null or c.sectors = array[app_sector()]))))`),
    );
    // The last day on which an authority oversees a place in a line; null where it never has.
    await db.query(`
      create function overseen_until(authority uuid, place text, line text) returns date
      language plpgsql stable security definer set search_path = public, pg_temp as $$
      declare
        own_city constant text := app_city();
      begin
        return (select max(coalesce(o.valid_to, '9999-12-31')) from oversight o
          where o.city_code = own_city and o.tenant_id = authority and place ^@ o.region_code
            and (o.sector is null or o.sector = line));
      end $$;
      grant create on schema public to fanzha_jobs;
      alter function overseen_until owner to fanzha_jobs;
      revoke create on schema public from fanzha_jobs;
      revoke all on function overseen_until from public;
      grant execute on function overseen_until to fanzha_app, fanzha_jobs;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      closingsReadBy(`(tenant_id = app_tenant() or (cardinality(app_regions()) > 0 and exists (select from campaign c
        where c.city_code = campaign_closing.city_code and c.id = campaign_closing.campaign_id)))`),
    );
    await db.query('drop function overseen_until');
  }
}
