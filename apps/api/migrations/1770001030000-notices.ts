import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a name or a definition calls a notice, where it called it a warning. The indicators WARNINGS_ISSUED and
 * WARNINGS_READ with their columns, the type of activity ANALYSIS_WARNING and the channel WARNING_SIGN stay.
 */
const renamed = (text: string): string =>
  text
    .replace(/(?<!ANALYSIS_)WARNING(?!S_ISSUED|S_READ|_SIGN)/g, 'NOTICE')
    .replace(/warning(?!s_issued|s_read)/g, 'notice');

interface Policy {
  readonly table: string;
  readonly name: string;
  readonly using: string | null;
  readonly check: string | null;
}

/**
 * One word per thing: what authorities publish to units is a notice (通报); 预警 is what counties say of an alert about one
 * person. The tables, their kinds in revisions, in the log and of attachments, and everything the catalogue names after
 * them follow; what names them is found in the catalogue, so that whatever a migration before has made is included.
 */
export class Notices1770001030000 implements MigrationInterface {
  name = 'Notices1770001030000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table warning rename to notice;
      alter table warning_receipt rename to notice_receipt;
      alter table notice_receipt rename column warning_id to notice_id;
      -- The digest of what was sent names the ledger. It cannot be made anew from the row: a record without one
      -- answers its key as records of release 0.1 do.
      update notice set input_hash = null where input_hash is not null;`);
    await renameParts(db);
    await renameFunctions(db);
    await renamePolicies(db);
    await renameInViews(db);
    await db.query(`
      update fact_revision set fact_kind = 'notice' where fact_kind = 'warning';
      update audit_entry set action = 'notice.' || substr(action, length('warning.') + 1) where action like 'warning.%';
      update audit_entry set subject_kind = 'notice' where subject_kind = 'warning';
      update attachment set owner_kind = 'notice' where owner_kind = 'warning';`);
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
  for (const { table, name } of await rows<{ table: string; name: string }>(
    db,
    `select conrelid::regclass::text as table, conname as name from pg_constraint
     where connamespace = 'public'::regnamespace and conname like '%warning%'`,
  ))
    await db.query(`alter table ${table} rename constraint "${name}" to "${renamed(name)}"`);
  for (const { name } of await rows<{ name: string }>(
    db,
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind = 'i' and relname like '%warning%'`,
  ))
    await db.query(`alter index "${name}" rename to "${renamed(name)}"`);
}

/**
 * Their bodies are text: the name of a function follows its policies, what it reads does not. One whose parameters or
 * columns are called so is made anew, with its owner and rights, and the policies that call it with it.
 */
async function renameFunctions(db: QueryRunner): Promise<void> {
  const functions = await rows<{ id: string; name: string; signature: string; head: string }>(
    db,
    `select oid as id, proname as name, oid::regprocedure::text as signature,
       pg_get_function_arguments(oid) || ' ' || coalesce(pg_get_function_result(oid), '') as head
     from pg_proc where pronamespace = 'public'::regnamespace and prokind in ('f', 'p')
       and (proname like '%warning%' or prosrc ~* '(?<!analysis_)warning(?!s_issued|s_read|_sign)'
         or pg_get_function_arguments(oid) like '%warning%') order by 2, 3`,
  );
  for (const { id, name, signature, head } of functions) {
    if (renamed(head) !== head) {
      await makeAnew(db, { id, name, signature });
      continue;
    }
    if (renamed(name) !== name) await db.query(`alter routine ${signature} rename to "${renamed(name)}"`);
    const [found] = await rows<{ text: string }>(db, `select pg_get_functiondef(${id}) as text`);
    if (found) await db.query(renamed(found.text));
  }
}

async function makeAnew(
  db: QueryRunner,
  { id, name, signature }: { id: string; name: string; signature: string },
): Promise<void> {
  const [found] = await rows<{ text: string; owner: string; granted: string[]; open: boolean }>(
    db,
    `select pg_get_functiondef(p.oid) as text, pg_get_userbyid(p.proowner) as owner,
       array(select distinct pg_get_userbyid(a.grantee) from aclexplode(p.proacl) a
         where a.grantee <> 0 and a.grantee <> p.proowner)::text[] as granted,
       p.proacl is null or exists (select from aclexplode(p.proacl) a where a.grantee = 0) as open
     from pg_proc p where p.oid = ${id}`,
  );
  if (!found) return;
  const calling = (await policiesNaming(db, name)).filter(({ using, check }) =>
    `${using} ${check}`.includes(`${name}(`),
  );
  const commands = await rows<{ table: string; name: string; cmd: string; roles: string }>(
    db,
    `select tablename as table, policyname as name, cmd, array_to_string(roles, ', ') as roles from pg_policies
     where schemaname = 'public'`,
  );
  for (const policy of calling) await db.query(`drop policy "${policy.name}" on "${policy.table}"`);
  await db.query(`drop function ${signature}`);
  await db.query(renamed(found.text));
  const [made] = await rows<{ signature: string }>(
    db,
    `select oid::regprocedure::text as signature from pg_proc
     where pronamespace = 'public'::regnamespace and proname = '${renamed(name)}'`,
  );
  await db.query(`alter function ${made?.signature} owner to ${found.owner}`);
  if (!found.open) await db.query(`revoke all on function ${made?.signature} from public`);
  for (const role of found.granted) await db.query(`grant execute on function ${made?.signature} to ${role}`);
  for (const { table, name: policy, using, check } of calling) {
    const as = commands.find((command) => command.table === table && command.name === policy);
    await db.query(`create policy "${renamed(policy)}" on "${table}" for ${as?.cmd} to ${as?.roles}
      ${using ? `using (${renamed(using)})` : ''} ${check ? `with check (${renamed(check)})` : ''}`);
  }
}

const policiesNaming = (db: QueryRunner, word: string): Promise<Policy[]> =>
  rows<Policy>(
    db,
    `select tablename as table, policyname as name, qual as using, with_check as check from pg_policies
     where schemaname = 'public' and concat(policyname, qual, with_check) like '%${word}%'`,
  );

/** Policies named after the tables, and those whose conditions name their kind. */
async function renamePolicies(db: QueryRunner): Promise<void> {
  for (const { table, name, using, check } of await policiesNaming(db, 'warning')) {
    if (using && renamed(using) !== using)
      await db.query(`alter policy "${name}" on "${table}" using (${renamed(using)})`);
    if (check && renamed(check) !== check)
      await db.query(`alter policy "${name}" on "${table}" with check (${renamed(check)})`);
    if (renamed(name) !== name) await db.query(`alter policy "${name}" on "${table}" rename to "${renamed(name)}"`);
  }
}

/** What the views state stays; only the kinds of the facts are called otherwise. */
async function renameInViews(db: QueryRunner): Promise<void> {
  const views = await rows<{ name: string; options: string; text: string }>(
    db,
    `select relname as name, coalesce('with (' || array_to_string(reloptions, ', ') || ')', '') as options,
       pg_get_viewdef(oid) as text
     from pg_class where relkind = 'v' and relnamespace = 'public'::regnamespace
       and pg_get_viewdef(oid) like '%''WARNING''%' order by 1`,
  );
  for (const view of ['fact_day', 'fact_figure', 'stated_line'])
    if (!views.some(({ name }) => name === view)) throw new Error(`${view} names no notice`);
  for (const { name, options, text } of views)
    await db.query(`create or replace view "${name}" ${options} as ${renamed(text)}`);
}
