import type { MigrationInterface, QueryRunner } from 'typeorm';
import { IN_ITS_PLACE, ofOwnFact, revisionPolicy } from './fact-table.js';

const OWN = 'city_code = (select app_city()) and tenant_id = (select app_tenant())';

/**
 * The database itself holds facts to their place: where their tenant belongs or has belonged, in the line it had there.
 * Earlier versions are kept under the place of their fact, and only of kinds that a migration has named.
 */
export class FactsInTheirPlace1770000250000 implements MigrationInterface {
  name = 'FactsInTheirPlace1770000250000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Whether the acting tenant belongs, or has belonged, to a region in this line; and whether a place lies in one it has.
      -- Asked for every fact: in this language their plans are kept from one transaction to the next.
      create function app_belonged(home text, line text) returns boolean language plpgsql stable parallel safe as $$
        begin
          return exists (
            select from tenant_assignment where city_code = app_city() and tenant_id = app_tenant() and region_code = home and sector = line);
        end $$;
      create function app_worked_at(place text, line text) returns boolean language plpgsql stable parallel safe as $$
        begin
          return exists (
            select from tenant_assignment where city_code = app_city() and tenant_id = app_tenant() and place ^@ region_code and sector = line);
        end $$;

      drop policy activity_record on activity;
      create policy activity_record on activity for insert to fanzha_app with check (${OWN} and ${IN_ITS_PLACE});
      drop policy activity_amend on activity;
      create policy activity_amend on activity for update to fanzha_app using (${OWN}) with check (${OWN} and ${IN_ITS_PLACE});
      drop policy activity_measure_record on activity_measure;
      create policy activity_measure_record on activity_measure for insert to fanzha_app
        with check (${OWN} and ${ofOwnFact('activity_measure', 'activity', 'activity_id')});
      drop policy fact_revision_record on fact_revision;
      ${revisionPolicy('activity')}
    `);
  }

  async down(): Promise<void> {
    throw new Error('The second wall is not taken down: restore a backup instead');
  }
}
