import { APP_ROLE, type Scope } from '@fanzha/platform';
import type pg from 'pg';
import type { TestDatabase } from '../support/database.js';
import { REFUSED, takenBack } from '../support/wall-attempts.js';

/** Every table with a city. Partitions and views would be listed too, if there were any. */
const TENANT_TABLES = `
  select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'city_code'
    and not a.attisdropped
  order by c.relname`;

/** The tables that belong to somebody, as the catalogue has them: a new one is walked on the day it is created. */
export async function tenantTables(db: TestDatabase): Promise<string[]> {
  return (await db.sql<{ name: string }>(TENANT_TABLES)).map(({ name }) => name);
}

/** Runs one statement in a scope and takes back whatever it did. Null where the role may not do it at all. */
export async function attempt<Row extends pg.QueryResultRow = pg.QueryResultRow>(
  app: pg.Client,
  scope: Scope | null,
  text: string,
  values: unknown[] = [],
): Promise<pg.QueryResult<Row> | null> {
  try {
    return await takenBack(app, scope, () => app.query<Row>(text, values));
  } catch (error) {
    if ((error as { code?: string }).code === REFUSED) return null;
    throw error;
  }
}

/** What somebody has reached of another one's rows. */
interface Reached {
  readonly table: string;
  readonly act: 'read' | 'update' | 'delete' | 'insert';
  readonly rows: number;
}

/**
 * Tries to read, update and delete rows, and to add a copy of one, with the second wall alone.
 * Empty where the wall holds.
 * @param rowsOf the condition that finds the rows of the other one in a table
 */
export async function reachedThroughTheWall(
  db: TestDatabase,
  app: pg.Client,
  scope: Scope,
  tables: readonly string[],
  rowsOf: (table: string) => string,
): Promise<Reached[]> {
  const reached: Reached[] = [];
  for (const table of tables) {
    const count = async (act: Reached['act'], text: string, values: unknown[] = []) => {
      const rows = (await attempt(app, scope, text, values))?.rowCount ?? 0;
      if (rows > 0) reached.push({ table, act, rows });
    };
    await count('read', `select 1 from ${table} where ${rowsOf(table)}`);
    const { writable, insertable } = await columnsOf(db, table);
    await count('update', `update ${table} set ${writable} = ${writable} where ${rowsOf(table)}`);
    await count('delete', `delete from ${table} where ${rowsOf(table)}`);
    // A copy of a row that exists would violate its key, if the policy did not refuse it first.
    const [found] = await db.sql<Record<string, string | null>>(
      `select ${insertable.map((column) => `${column}::text`).join(', ')} from ${table} where ${rowsOf(table)} limit 1`,
    );
    if (!found) throw new Error(`Nobody has a row in ${table}: the walk would prove nothing`);
    const copy = `insert into ${table} (${insertable.join(', ')})
      values (${insertable.map((_, at) => `$${String(at + 1)}`).join(', ')})`;
    await count('insert', copy, Object.values(found));
  }
  return reached;
}

/** Columns of a table that a row is made with, and one of them that the application may change, if there is any. */
async function columnsOf(db: TestDatabase, table: string): Promise<{ writable: string; insertable: string[] }> {
  const columns = await db.sql<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''
     order by attname = 'city_code', has_column_privilege($2, attrelid, attnum, 'UPDATE') desc, attnum`,
    [table, APP_ROLE],
  );
  const [first] = columns;
  if (!first) throw new Error(`${table} has no columns`);
  return { writable: first.name, insertable: columns.map(({ name }) => name) };
}
