import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { migrate } from '@fanzha/platform';
import pg from 'pg';
import { MIGRATIONS } from '../migrations/index.js';

/**
 * What installations have run already, and what it imports: whatever comes after must build on it.
 * These files stay as they were.
 */
const RELEASED: Readonly<Record<string, string>> = {
  '1770000000000-regions-tenants-users.ts': 'dc02fb3684f72d56',
  '1770000100000-activities.ts': '9008af9cf97dd8b0',
  '1770000200000-rollups.ts': '413a0437df679a5b',
  '1770000250000-facts-in-their-place.ts': 'db69b4cdd93b8462',
  '1770000300000-ledgers.ts': 'ad4408cb14f4c890',
  '1770000400000-households.ts': '645a766759399167',
  '1770000500000-figures-of-all-ledgers.ts': '71568a1d56d21f38',
  '1770000600000-time-travel.ts': 'b2c7382c2a6d4341',
  '1770000700000-api-clients.ts': '63c038ac9cb3442f',
  'fact-table.ts': '76947c5e7fdf2770',
};
const RELEASED_COUNT = 3;

const TENANT = '0199a000-0000-7000-8000-000000000001';
const names: string[] = [];
const server = () => process.env['TEST_SERVER_URL'] ?? '';
const urlOf = (name: string) => Object.assign(new URL(server()), { pathname: `/${name}` }).href;

async function database(): Promise<string> {
  const name = `migrations_${process.pid}_${names.length}`;
  names.push(name);
  const admin = new pg.Client({ connectionString: server() });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  return urlOf(name);
}

/** Everything that decides who may see and do what, as the catalogue has it. */
async function catalogue(url: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(`
    select 'policy' as kind, tablename || ' ' || policyname as name,
      coalesce(qual, '') || '|' || coalesce(with_check, '') || '|' || cmd || permissive as text
    from pg_policies where schemaname = 'public'
    union all select 'column', table_name || '.' || column_name,
      data_type || is_nullable || coalesce(column_default, '') from information_schema.columns
    where table_schema = 'public'
    union all select 'function', p.proname, pg_get_functiondef(p.oid) from pg_proc p
    join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'public' and p.prokind = 'f'
        and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    union all select 'grant', table_name || ' ' || grantee, privilege_type from information_schema.role_table_grants
    where table_schema = 'public' and grantee like 'fanzha%'
    order by 1, 2, 3`);
  await client.end();
  return rows;
}

beforeAll(() => expect(server()).not.toBe(''));
afterAll(async () => {
  const admin = new pg.Client({ connectionString: server() });
  await admin.connect();
  for (const name of names) await admin.query(`drop database if exists ${name} with (force)`);
  await admin.end();
});

test('a database of the first release becomes the same as a new one, and keeps what was in it', async () => {
  const [grown, fresh] = [await database(), await database()];
  await migrate(grown, MIGRATIONS.slice(0, RELEASED_COUNT));
  const client = new pg.Client({ connectionString: grown });
  await client.connect();
  await client.query(`
    insert into region (code, name, level, parent_code, source)
    values ('34', '安徽省', 'PROVINCE', null, 'test'), ('3402', '芜湖市', 'CITY', '34', 'test');
    insert into tenant (city_code, id, type, name, sector, region_code, opened_on)
      values ('3402', '${TENANT}', 'DEPARTMENT', '市直某单位', 'OTHER', '3402', '2026-01-01');
    insert into tenant_assignment (city_code, tenant_id, valid_from, type, region_code, sector)
    values ('3402', '${TENANT}', '2026-01-01', 'DEPARTMENT', '3402', 'OTHER');
    insert into activity (city_code, id, tenant_id, home_region, region_code, sector, type, title, status, start_on,
      recorded_by)
      values ('3402', '${TENANT}', '${TENANT}', '3402', '3402', 'OTHER', 'LECTURE', '反诈讲座', 'DONE', '2026-03-01',
        '${TENANT}')`);
  await client.end();
  await migrate(grown, MIGRATIONS);
  await migrate(fresh, MIGRATIONS);
  expect(await catalogue(grown)).toEqual(await catalogue(fresh));
  const after = new pg.Client({ connectionString: grown });
  await after.connect();
  const { rows } = await after.query('select indicator, amount::int, tenant_only from fact_figure');
  await after.end();
  expect(rows).toEqual([{ indicator: 'ACTIVITIES', amount: 1, tenant_only: false }]);
});

const migrationsFolder = path.resolve(import.meta.dirname, '../migrations');
const read = (file: string) => readFileSync(path.join(migrationsFolder, file), 'utf8');

test.each(Object.entries(RELEASED))('%s is history and stays as it was', (file, digest) => {
  expect(createHash('sha256').update(read(file)).digest('hex').slice(0, 16)).toBe(digest);
});

test('every released migration is pinned, with everything that it imports', () => {
  const last =
    Object.keys(RELEASED)
      .filter((file) => /^\d/.test(file))
      .sort()
      .at(-1) ?? '';
  const released = readdirSync(migrationsFolder).filter((file) => /^\d+-.*\.ts$/.test(file) && file <= last);
  expect(released.filter((file) => !(file in RELEASED))).toEqual([]);
  const imported = Object.keys(RELEASED).flatMap((file) =>
    [...read(file).matchAll(/from '([^']+)'/g)].map(([, from]) => from ?? ''),
  );
  const ours = imported.filter((from) => from !== 'typeorm').map((from) => path.basename(from).replace(/\.js$/, '.ts'));
  expect(ours.filter((file) => !(file in RELEASED))).toEqual([]);
});
