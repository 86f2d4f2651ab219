import type { MigrationInterface, QueryRunner } from 'typeorm';
import { COLUMNS } from './policies-by-settings/columns.js';
import { FUNCTIONS } from './policies-by-settings/functions.js';
import {
  BY_HAND,
  conditionsOf,
  factFunctions,
  withoutSubSelects,
  withoutWholeRows,
} from './policies-by-settings/policies.js';
import { OPEN_SCOPE, SETTINGS } from './policies-by-settings/scope.js';

interface Policy {
  readonly table: string;
  readonly name: string;
  readonly using: string | null;
  readonly check: string | null;
  readonly columns: readonly string[];
}

/**
 * Rows that can lie on several servers, each city on one (docs/runbooks/citus.md). A policy reads settings and
 * its own row, and no trigger stands behind a write. Tables are found in the catalogue, so that those of any
 * migration before are included.
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
    for (const { table, name, using, check, columns } of await this.policies(db)) {
      const own = (condition: string) => withoutWholeRows(withoutSubSelects(condition), columns);
      await db.query(`alter policy "${name}" on "${table}" ${conditionsOf(using && own(using), check && own(check))}`);
    }
    const left = await this.policies(db);
    if (left.length > 0)
      throw new Error(
        `Policies with a sub-select or a whole row: ${left.map(({ table, name }) => `${table}.${name}`).join(', ')}`,
      );
    await this.putRestrictionsInto(db);
    await this.grantDeltasByColumn(db);
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

  /**
   * On its servers a cluster makes every policy one that lets something through, also those that only restrict others
   * (Citus 13 and 14 do not repeat AS RESTRICTIVE). What all have to fulfil stands in each of them instead.
   */
  private async putRestrictionsInto(db: QueryRunner): Promise<void> {
    const restricted: (Policy & { usings: string[]; checks: string[]; whole: boolean })[] = await db.query(
      `select p.tablename as "table", p.policyname as name, p.qual as "using",
         coalesce(p.with_check, p.qual) as "check",
         p.cmd = 'ALL' or p.roles = '{public}' as whole,
         array_agg(r.qual order by r.policyname) filter (where r.qual <> 'true') as usings,
         array_agg(coalesce(r.with_check, r.qual) order by r.policyname) as checks
       from pg_policies p join pg_policies r on r.schemaname = p.schemaname and r.tablename = p.tablename
         and r.permissive = 'RESTRICTIVE' and (r.cmd = p.cmd or 'ALL' in (r.cmd, p.cmd))
         and (r.roles && p.roles or '{public}' in (r.roles, p.roles))
       where p.schemaname = 'public' and p.permissive = 'PERMISSIVE' group by 1, 2, 3, 4, 5 order by 1, 2`,
    );
    for (const { table, name, using, check, usings, checks, whole } of restricted) {
      if (whole) throw new Error(`${table}.${name} lets more through than one kind of statement`);
      const all = (own: string, others: readonly string[] | null) => [own, ...(others ?? [])].join(' and ');
      const conditions = conditionsOf(using && all(using, usings), check && all(check, checks));
      await db.query(`alter policy "${name}" on "${table}" ${conditions}`);
    }
    const restrictions: Policy[] = await db.query(
      `select tablename as "table", policyname as name from pg_policies
       where schemaname = 'public' and permissive = 'RESTRICTIVE'`,
    );
    for (const { table, name } of restrictions) await db.query(`drop policy "${name}" on "${table}"`);
  }

  /**
   * Policies name what a row of figures may not state. A column that comes later is refused all the same: the migration
   * that adds it grants it, and names it in these policies (apps/api/test/wall-catalogue.spec.ts).
   */
  private async grantDeltasByColumn(db: QueryRunner): Promise<void> {
    const [{ columns }] = (await db.query(
      `select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
       where attrelid = 'rollup_delta'::regclass and attnum > 0 and not attisdropped`,
    )) as [{ columns: string }];
    await db.query(
      `revoke insert on rollup_delta from fanzha_app; grant insert (${columns}) on rollup_delta to fanzha_app`,
    );
  }

  /** Those that still have a sub-select or ask for their row as a whole. */
  private policies(db: QueryRunner): Promise<Policy[]> {
    return db.query(
      `select tablename as "table", policyname as name, qual as "using", with_check as "check", (
          select array_agg(a.attname::text order by a.attnum) from pg_attribute a
          where a.attrelid = tablename::regclass and a.attnum > 0 and not a.attisdropped) as columns
       from pg_policies
       where schemaname = 'public' and coalesce(qual, '') || coalesce(with_check, '') ~* '\\mselect\\M|\\.\\*'
       order by 1, 2`,
    );
  }
}
