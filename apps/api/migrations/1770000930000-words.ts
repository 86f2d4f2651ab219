import type { MigrationInterface, QueryRunner } from 'typeorm';

const OLD = 'bank_precaution';
const NEW = 'control_measure';
const renamed = (name: string): string => name.replace(OLD, NEW).replace(`${NEW}_precaution_`, `${NEW}_type_`);

/** What a definition says of the kinds: the table's, and that of a fraud case in the views of all facts. */
const withKinds = (definition: string): string => definition.replaceAll(OLD, NEW).replaceAll(`'CASE'`, `'FRAUD_CASE'`);

/**
 * One word per thing. The table of what a bank has in place, its kind in revisions and in the log, and everything the
 * catalogue names after it become `control_measure`; the kind of a fraud case in the views of all facts becomes
 * FRAUD_CASE. What names them is found in the catalogue, so that whatever a migration before has made is included.
 */
export class Words1770000930000 implements MigrationInterface {
  name = 'Words1770000930000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table ${OLD} rename to ${NEW};
      alter table ${NEW} rename column precaution to type;
      -- The digest of what was sent names the ledger and the field. It cannot be made anew from the row:
      -- a record without one answers its key as records of release 0.1 do.
      update ${NEW} set input_hash = null where input_hash is not null;`);
    await renameParts(db);
    await renameFunctions(db);
    await renamePolicies(db);
    await renameInViews(db);
    await db.query(`
      update fact_revision
        set fact_kind = '${NEW}', image = (image - 'precaution') || jsonb_build_object('type', image->'precaution')
        where fact_kind = '${OLD}';
      update audit_entry set action = replace(action, '${OLD}.', '${NEW}.') where action like '${OLD}.%';
      update audit_entry set subject_kind = '${NEW}' where subject_kind = '${OLD}';
      alter policy region_reform on region rename to region_change;
      alter policy region_reformed on region rename to region_changed;`);
  }

  async down(): Promise<void> {
    throw new Error('New names cannot be taken back: restore a backup instead');
  }
}

async function rows<Row>(db: QueryRunner, text: string): Promise<Row[]> {
  return (await db.query(text)) as Row[];
}

/** Constraints and indexes; a constraint takes its index along. */
async function renameParts(db: QueryRunner): Promise<void> {
  for (const { name } of await rows<{ name: string }>(
    db,
    `select conname as name from pg_constraint where conrelid = '${NEW}'::regclass and conname like '${OLD}%'`,
  ))
    await db.query(`alter table ${NEW} rename constraint "${name}" to "${renamed(name)}"`);
  for (const { name } of await rows<{ name: string }>(
    db,
    `select c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid = '${NEW}'::regclass and c.relname like '${OLD}%'`,
  ))
    await db.query(`alter index "${name}" rename to "${renamed(name)}"`);
}

/** Their bodies are text: the name of a function follows its policies, what it reads does not. */
async function renameFunctions(db: QueryRunner): Promise<void> {
  const functions = await rows<{ id: string; name: string; signature: string }>(
    db,
    `select oid as id, proname as name, oid::regprocedure::text as signature from pg_proc
     where pronamespace = 'public'::regnamespace and prokind in ('f', 'p')
       and (proname like '%${OLD}%' or prosrc like '%${OLD}%' or prosrc like '%''CASE''%') order by 2, 3`,
  );
  for (const { id, name, signature } of functions) {
    if (name.includes(OLD)) await db.query(`alter routine ${signature} rename to "${renamed(name)}"`);
    const [found] = await rows<{ text: string }>(db, `select pg_get_functiondef(${id}) as text`);
    if (found) await db.query(withKinds(found.text));
  }
}

/** Policies named after the table, and those whose conditions name its kind. */
async function renamePolicies(db: QueryRunner): Promise<void> {
  const policies = await rows<{ table: string; name: string; using: string | null; check: string | null }>(
    db,
    `select tablename as table, policyname as name, qual as using, with_check as check from pg_policies
     where schemaname = 'public' and concat(policyname, qual, with_check) like '%${OLD}%'`,
  );
  for (const { table, name, using, check } of policies) {
    if (using?.includes(OLD)) await db.query(`alter policy "${name}" on "${table}" using (${withKinds(using)})`);
    if (check?.includes(OLD)) await db.query(`alter policy "${name}" on "${table}" with check (${withKinds(check)})`);
    if (name.includes(OLD)) await db.query(`alter policy "${name}" on "${table}" rename to "${renamed(name)}"`);
  }
}

/** What the views state stays; only the kind of the fact is called otherwise. */
async function renameInViews(db: QueryRunner): Promise<void> {
  const views = await rows<{ name: string; options: string; text: string }>(
    db,
    `select relname as name, coalesce('with (' || array_to_string(reloptions, ', ') || ')', '') as options,
       pg_get_viewdef(oid) as text
     from pg_class where relkind = 'v' and relnamespace = 'public'::regnamespace
       and pg_get_viewdef(oid) like '%''CASE''%' order by 1`,
  );
  for (const view of ['fact_day', 'fact_figure'])
    if (!views.some(({ name }) => name === view)) throw new Error(`${view} names no fraud case`);
  for (const { name, options, text } of views)
    await db.query(`create or replace view "${name}" ${options} as ${withKinds(text)}`);
}
