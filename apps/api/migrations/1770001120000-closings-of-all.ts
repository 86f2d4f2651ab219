import type { MigrationInterface, QueryRunner } from 'typeorm';

const CITY = 'city_code = app_city()';

const readBy = (who: string) => `
  drop policy campaign_closing_read on campaign_closing;
  create policy campaign_closing_read on campaign_closing for select to fanzha_app using (${CITY} and ${who})`;

/** What was frozen of a campaign is one document of all its regions and lines: whoever sees it sees all of them. */
export class ClosingsOfAll1770001120000 implements MigrationInterface {
  name = 'ClosingsOfAll1770001120000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(
      readBy(`cardinality(app_regions()) > 0 and exists (select from campaign c
        where c.city_code = campaign_closing.city_code and c.id = campaign_closing.campaign_id
          and (c.tenant_id = app_tenant() or (c.regions <> '{}' and app_oversees_all(c.regions)
            and (app_sector() is null or c.sectors = array[app_sector()]))))`),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      readBy(`(tenant_id = app_tenant() or (cardinality(app_regions()) > 0 and exists (select from campaign c
        where c.city_code = campaign_closing.city_code and c.id = campaign_closing.campaign_id)))`),
    );
  }
}
