import type { MigrationInterface, QueryRunner } from 'typeorm';

/** `presence` meant that a unit has reported, and which doors were visited. */
const TABLES: Readonly<Record<string, string>> = {
  rollup_presence: 'rollup_tenant_reporting',
  household_presence: 'household_visit_bitmap',
};
const FORMER = 'presence';

const renamed = (text: string): string =>
  Object.entries(TABLES).reduce((name, [former, today]) => name.replaceAll(former, today), text);

/**
 * Each of two things has a name of its own, and so has everything that the catalogue names after them. What names them
 * is found in the catalogue, so that whatever a migration before has made is included. No row is written.
 */
export class ReportingAndBitmaps1770000941000 implements MigrationInterface {
  name = 'ReportingAndBitmaps1770000941000';

  async up(db: QueryRunner): Promise<void> {
    for (const [former, today] of Object.entries(TABLES)) await db.query(`alter table ${former} rename to ${today}`);
    await renameParts(db);
    await renamePolicies(db);
    await renameFunctions(db);
  }

  async down(): Promise<void> {
    throw new Error('New names cannot be taken back: restore a backup instead');
  }
}

async function rows<Row>(db: QueryRunner, text: string): Promise<Row[]> {
  return (await db.query(text)) as Row[];
}

/** Constraints and indexes, of whatever table; a constraint takes its index along. */
async function renameParts(db: QueryRunner): Promise<void> {
  for (const { table, name } of await rows<{ table: string; name: string }>(
    db,
    `select conrelid::regclass::text as table, conname as name from pg_constraint
     where connamespace = 'public'::regnamespace and conname like '%${FORMER}%' and conparentid = 0`,
  ))
    await db.query(`alter table ${table} rename constraint "${name}" to "${renamed(name)}"`);
  for (const { name } of await rows<{ name: string }>(
    db,
    `select relname as name from pg_class
     where relkind = 'i' and relnamespace = 'public'::regnamespace and relname like '%${FORMER}%'`,
  ))
    await db.query(`alter index "${name}" rename to "${renamed(name)}"`);
}

/** Conditions of policies follow the tables that they read, but not the functions by their text. */
async function renamePolicies(db: QueryRunner): Promise<void> {
  for (const { table, name } of await rows<{ table: string; name: string }>(
    db,
    `select tablename as table, policyname as name from pg_policies
     where schemaname = 'public' and policyname like '%${FORMER}%'`,
  ))
    await db.query(`alter policy "${name}" on "${table}" rename to "${renamed(name)}"`);
}

/** Their bodies are text: neither name nor body follows the tables. */
async function renameFunctions(db: QueryRunner): Promise<void> {
  const functions = await rows<{ id: string; name: string; signature: string }>(
    db,
    `select oid as id, proname as name, oid::regprocedure::text as signature from pg_proc
     where pronamespace = 'public'::regnamespace and prokind in ('f', 'p')
       and (proname like '%${FORMER}%' or prosrc like '%${FORMER}%') order by 2, 3`,
  );
  for (const { id, name, signature } of functions) {
    if (renamed(name) !== name) await db.query(`alter routine ${signature} rename to "${renamed(name)}"`);
    const [found] = await rows<{ text: string }>(db, `select pg_get_functiondef(${id}) as text`);
    if (found && renamed(found.text) !== found.text) await db.query(renamed(found.text));
  }
}
