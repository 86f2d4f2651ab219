import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Parameters of a function are named anew by making it anew; what calls it is found in the catalogue. */
const FUNCTIONS = `
  create function app_assignments() returns text[] language sql stable parallel safe as $$
    select string_to_array(nullif(current_setting('app.assignments', true), ''), ',') $$;
  create function app_oversees_assignment(assignments text[]) returns boolean language sql stable parallel safe as $$
    select exists (select from unnest(assignments) a where a ^@ any (app_regions())
      and (app_sector() is null or split_part(a, ' ', 2) = app_sector())) $$;
  create or replace function app_belonged(home text, line text) returns boolean language sql stable parallel safe as $$
    select home || ' ' || line = any (app_assignments()) $$;
  drop function app_worked_at(text, text);
  create function app_worked_at(region text, line text) returns boolean language sql stable parallel safe as $$
    select exists (select from unnest(app_assignments()) a
      where region ^@ split_part(a, ' ', 1) and line = split_part(a, ' ', 2)) $$;`;

/** In the conditions of policies and in the text of procedures. */
const renamed = (text: string): string =>
  text
    .replace(/\bapp_oversees_place\b/g, 'app_oversees_assignment')
    .replace(/\b(app\.|own_)places\b/g, '$1assignments');

/**
 * `places` meant the regions and sectors to which a tenant is or was assigned: column, setting and functions are called
 * after its assignments. No row is written.
 */
export class AssignmentsOfTenants1770000944000 implements MigrationInterface {
  name = 'AssignmentsOfTenants1770000944000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table tenant rename column places to assignments;
      alter table tenant rename constraint tenant_places_not_null to tenant_assignments_not_null;`);
    await db.query(FUNCTIONS);
    await renameInPolicies(db);
    await renameInProcedures(db);
    await db.query('drop function app_places(), app_oversees_place(text[])');
  }

  async down(): Promise<void> {
    throw new Error('New names cannot be taken back: restore a backup instead');
  }
}

async function rows<Row>(db: QueryRunner, text: string): Promise<Row[]> {
  return (await db.query(text)) as Row[];
}

/** Policies keep the function they were made with until their conditions are stated anew. */
async function renameInPolicies(db: QueryRunner): Promise<void> {
  for (const { table, name, using, check } of await rows<{
    table: string;
    name: string;
    using: string | null;
    check: string | null;
  }>(
    db,
    `select tablename as "table", policyname as name, qual as "using", with_check as "check" from pg_policies
     where schemaname = 'public' and concat(qual, with_check) like '%app\\_oversees\\_place(%' order by 1, 2`,
  )) {
    const conditions = [using && `using (${renamed(using)})`, check && `with check (${renamed(check)})`];
    await db.query(`alter policy "${name}" on "${table}" ${conditions.filter(Boolean).join(' ')}`);
  }
}

/** `open_scope` makes the setting. */
async function renameInProcedures(db: QueryRunner): Promise<void> {
  for (const { text } of await rows<{ text: string }>(
    db,
    `select pg_get_functiondef(oid) as text from pg_proc
     where pronamespace = 'public'::regnamespace and prosrc like '%app.places%' and proname <> 'app_places'`,
  ))
    await db.query(renamed(text));
}
