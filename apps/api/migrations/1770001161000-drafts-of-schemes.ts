import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A draft that nobody else has seen can be deleted by its authority; what was published stays. */
export class DraftsOfSchemes1770001161000 implements MigrationInterface {
  name = 'DraftsOfSchemes1770001161000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create policy evaluation_scheme_delete on evaluation_scheme for delete to fanzha_app
        using (city_code = app_city() and tenant_id = app_tenant() and status = 'DRAFT');
      grant delete on evaluation_scheme to fanzha_app;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      revoke delete on evaluation_scheme from fanzha_app;
      drop policy evaluation_scheme_delete on evaluation_scheme;`);
  }
}
