import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who begins a campaign or a summary can throw it away while it was never issued; what was issued stays. */
export class DraftsAreDiscarded1770001250000 implements MigrationInterface {
  name = 'DraftsAreDiscarded1770001250000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create policy campaign_discard on campaign for delete to fanzha_app
        using (city_code = app_city() and tenant_id = app_tenant() and status = 'DRAFT' and edition = 0);
      grant delete on campaign to fanzha_app;
      -- Of what the acting account may not see, nothing is deleted: the policies for reading hold here, too.
      create policy summary_discard on summary for delete to fanzha_app
        using (city_code = app_city() and tenant_id = app_tenant() and editions = 0);
      create policy summary_draft_discard on summary_draft for delete to fanzha_app
        using (city_code = app_city() and tenant_id = app_tenant() and issued_version is null);
      grant delete on summary, summary_draft to fanzha_app;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      revoke delete on campaign, summary, summary_draft from fanzha_app;
      drop policy campaign_discard on campaign;
      drop policy summary_discard on summary;
      drop policy summary_draft_discard on summary_draft;`);
  }
}
