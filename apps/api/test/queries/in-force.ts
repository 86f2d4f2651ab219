import { APP_ROLE, JOBS_ROLE } from '@fanzha/platform';
import type { TestDatabase } from '../support/database.js';

/** The file that states what migrations have made of the database, beside its tables. */
export const IN_FORCE = 'apps/api/in-force.sql';

const HEAD = `-- Written by \`npm run queries\` from a migrated database: policies, grants, functions and views.
-- Migrations say how they came about; this says what holds today.
`;

/** What the application may do, and with which rows: otherwise put together from thirty migrations. */
export async function inForce(db: TestDatabase): Promise<string> {
  return [HEAD, ...(await tables(db)), ...(await functions(db)), ...(await views(db))].join('\n');
}

async function tables(db: TestDatabase): Promise<string[]> {
  const policies = await db.sql<{ table: string; text: string }>(POLICIES);
  const byTable = Map.groupBy(policies, ({ table }) => table);
  const granted = await db.sql<{ table: string; role: string; privileges: string }>(GRANTS, [[APP_ROLE, JOBS_ROLE]]);
  const grants = Map.groupBy(granted, ({ table }) => table);
  return [...new Set([...grants.keys(), ...byTable.keys()])]
    .toSorted()
    .map((table) =>
      [
        `-- ${table}`,
        ...(grants.get(table) ?? []).map(({ role, privileges }) => `-- ${role}: ${privileges}`),
        ...(byTable.get(table) ?? []).map(({ text }) => text),
        '',
      ].join('\n'),
    );
}

const functions = async (db: TestDatabase): Promise<string[]> =>
  (await db.sql<{ text: string }>(FUNCTIONS)).map(({ text }) => `${text.trim()};\n`);

const views = async (db: TestDatabase): Promise<string[]> =>
  (await db.sql<{ name: string; text: string }>(VIEWS)).map(({ name, text }) => `create view ${name} as\n${text}\n`);

const POLICIES = `
  select c.relname as "table",
    format('create policy %I on %I%s for %s to %s', p.polname, c.relname,
      case when p.polpermissive then '' else ' as restrictive' end,
      case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete'
        else 'all' end,
      (select string_agg(rolname, ', ' order by rolname) from pg_roles where oid = any (p.polroles)))
      || coalesce(E'\n  using (' || pg_get_expr(p.polqual, p.polrelid, true) || ')', '')
      || coalesce(E'\n  with check (' || pg_get_expr(p.polwithcheck, p.polrelid, true) || ')', '') || ';' as text
  from pg_policy p join pg_class c on c.oid = p.polrelid
  where c.relnamespace = 'public'::regnamespace order by c.relname, p.polname`;

/** Privileges on the whole table, and columns where it is only those. */
const GRANTS = `
  select c.relname as "table", r.role, string_agg(each.text, '; ' order by each.at) as privileges
  from pg_class c cross join unnest($1::text[]) as r(role)
    cross join lateral (
      select p.at, case when has_table_privilege(r.role, c.oid, p.name) then lower(p.name)
        else lower(p.name) || ' (' || (
          select string_agg(a.attname, ', ' order by a.attnum) from pg_attribute a
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            and has_column_privilege(r.role, c.oid, a.attnum, p.name)) || ')' end as text
      from unnest(array['SELECT', 'INSERT', 'UPDATE']) with ordinality as p(name, at)
      union all
      select 4, 'delete' where has_table_privilege(r.role, c.oid, 'DELETE')) each
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v') and each.text is not null
  group by c.relname, r.role order by 1, 2`;

const FUNCTIONS = `
  select pg_get_functiondef(p.oid) as text from pg_proc p
  where p.pronamespace = 'public'::regnamespace and p.prokind in ('f', 'p')
    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  order by p.proname, pg_get_function_identity_arguments(p.oid)`;

const VIEWS = `
  select c.relname as name, pg_get_viewdef(c.oid, true) as text from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'v'
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  order by 1`;
