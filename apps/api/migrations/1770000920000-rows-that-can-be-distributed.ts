import type { MigrationInterface, QueryRunner } from 'typeorm';
import { COLUMNS } from './policies-by-settings/columns.js';
import { FUNCTIONS } from './policies-by-settings/functions.js';
import { BY_HAND, factFunctions, withoutSubSelects } from './policies-by-settings/policies.js';
import { OPEN_SCOPE, SETTINGS } from './policies-by-settings/scope.js';

interface Policy {
  readonly table: string;
  readonly name: string;
  readonly using: string | null;
  readonly check: string | null;
}

/**
 * Rows that can lie on several servers, each city on one (docs/runbooks/citus.md). A policy reads settings and its own row, and no
 * trigger stands behind a write. Tables are found in the catalogue, so that those of any migration before are included.
 */
export class RowsThatCanBeDistributed1770000920000 implements MigrationInterface {
  name = 'RowsThatCanBeDistributed1770000920000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(COLUMNS);
    await db.query(SETTINGS);
    const facts: { name: string }[] = await db.query(
      `select c.relname as name from pg_class c join pg_policy p on p.polname = 'fact_revision_' || c.relname
       where p.polrelid = 'fact_revision'::regclass and c.relnamespace = 'public'::regnamespace order by 1`,
    );
    for (const { name } of facts) await db.query(factFunctions(name));
    await db.query(FUNCTIONS);
    await db.query(OPEN_SCOPE);
    await db.query(BY_HAND);
    for (const { table, name, using, check } of await this.policies(db)) {
      const conditions = [
        ...(using === null ? [] : [`using (${withoutSubSelects(using)})`]),
        ...(check === null ? [] : [`with check (${withoutSubSelects(check)})`]),
      ];
      await db.query(`alter policy "${name}" on "${table}" ${conditions.join(' ')}`);
    }
    const left = await this.policies(db);
    if (left.length > 0)
      throw new Error(`Policies with a sub-select: ${left.map(({ table, name }) => `${table}.${name}`).join(', ')}`);
    await db.query(`
      drop trigger region_changed on region;
      drop trigger household_door_turned on household_door;
      drop trigger household_vacancy_turned on household_vacancy;
      drop trigger household_door_given_back on household_door;
      drop function announce_regions, unsettle_turned_door, unsettle_vacancy, unsettle_door, household_door_given_back;
      drop function former_homes, joined_interceptions, left_behind_by, warned_by;
      -- On a cluster an identity column is a default that its writer evaluates.
      grant usage on sequence rollup_delta_id_seq to fanzha_app, fanzha_jobs;`);
  }

  async down(): Promise<void> {
    throw new Error('The second wall is not taken down: restore a backup instead');
  }

  /** Those that still have a sub-select. */
  private policies(db: QueryRunner): Promise<Policy[]> {
    return db.query(
      `select tablename as "table", policyname as name, qual as "using", with_check as "check" from pg_policies
       where schemaname = 'public' and coalesce(qual, '') || coalesce(with_check, '') ~* '\\mselect\\M' order by 1, 2`,
    );
  }
}
