import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The index by period and home region holds what a region has, which a row without facts adds nothing to. Looking for
 * the rows of one tenant, the planner cannot take it for the key of the table: while it does not know how large the
 * table is, as in a city's first batch, both look equal to it.
 */
export class ReportingByRegion1770000947000 implements MigrationInterface {
  name = 'ReportingByRegion1770000947000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index rollup_tenant_reporting_region;
      create index rollup_tenant_reporting_region on rollup_tenant_reporting (city_code, period, home_region)
        include (tenant_id, sector, facts) where facts <> 0`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index rollup_tenant_reporting_region;
      create index rollup_tenant_reporting_region on rollup_tenant_reporting (city_code, period, home_region)
        include (tenant_id, sector, facts)`);
  }
}
