import { migrate } from '@fanzha/platform';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { MIGRATIONS } from '../../migrations/index.js';
import { emptyDatabase, type TestDatabase } from './database.js';

/** How many migrations release 0.1 (commit 4cd960c) ended with. */
export const RELEASED_MIGRATIONS = 9;

/** [value, atLeast, approx, uncounted, withheld] of a figure, as release 0.1 answered it. */
export type ReleasedFigure = readonly [number, boolean, boolean, number, number];

interface Release {
  readonly rows: Readonly<Record<string, readonly Record<string, unknown>[]>>;
  /** `region period sector` → indicator → figure; figures of zero without a qualifier are left out. */
  readonly figures: Readonly<Record<string, Readonly<Record<string, ReleasedFigure>>>>;
}

/**
 * What release 0.1 left behind: records of every ledger, written through its own services, some folded into cells and
 * some pending, with the figures that it answered. See fixtures/README.md.
 */
export function readRelease(): Release {
  const file = path.resolve(import.meta.dirname, '../fixtures/release-0.1.json.gz');
  return JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as Release;
}

/** A database as release 0.1 left it, before any later migration. */
export async function releasedDatabase({ rows }: Release = readRelease()): Promise<TestDatabase> {
  const db = await emptyDatabase();
  await migrate(db.ownerUrl, MIGRATIONS.slice(0, RELEASED_MIGRATIONS));
  for (const [table, list] of Object.entries(rows)) {
    // Tables come in the order of the alphabet: references are right as a whole, not row by row.
    const [stored] = await db.sql<{ columns: string }>(
      `select string_agg(attname, ', ') as columns from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
      [table],
    );
    await db.sql(
      `do $$ begin
        set local session_replication_role = replica;
        insert into ${table} (${stored?.columns}) overriding system value
          select ${stored?.columns} from jsonb_populate_recordset(null::${table},
            '${JSON.stringify(list).replaceAll("'", "''")}');
      end $$`,
    );
  }
  await db.sql("select setval(pg_get_serial_sequence('rollup_delta', 'id'), (select max(id) from rollup_delta))");
  return db;
}
