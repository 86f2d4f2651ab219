import { readDoor } from '@fanzha/domain';
import { migrate } from '@fanzha/platform';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { readDoor as frozen } from '../migrations/door-keys/door-label.js';
import { MIGRATIONS } from '../migrations/index.js';

const LABELS = [
  '3-2-401',
  '3-2-401户',
  '3栋2单元4层401',
  '第3幢2单元402',
  '3/2/403',
  '王庄3组15号',
  '王庄三组15号',
  '3月2日',
  '46083',
  'B1-12',
  '4层1号',
  '401',
  '401室',
];
const name = `door_keys_${process.pid}`;
const urlOf = (database: string) =>
  Object.assign(new URL(process.env['TEST_SERVER_URL'] ?? ''), { pathname: `/${database}` }).href;
const server = new pg.Client({ connectionString: process.env['TEST_SERVER_URL'] });
let db: pg.Client;

beforeAll(async () => {
  await server.connect();
  await server.query(`create database ${name}`);
  await migrate(
    urlOf(name),
    MIGRATIONS.slice(
      0,
      MIGRATIONS.findIndex(({ name: migration }) => migration === 'Doors1770000840000'),
    ),
  );
  db = new pg.Client({ connectionString: urlOf(name) });
  await db.connect();
});
afterAll(async () => {
  await db?.end();
  await server.query(`drop database if exists ${name} with (force)`);
  await server.end();
});

it('gives every door of release 0.1 its key, and lets those stand that are one door by the grammar', async () => {
  const [tenant, roster] = [randomUUID(), randomUUID()];
  await db.query("set session_replication_role = 'replica'");
  await db.query(
    "insert into household_roster (city_code, id, region_code, tenant_id) values ('3402', $1, '340210100001', $2)",
    [roster, tenant],
  );
  await db.query(
    `insert into household_door (city_code, roster_id, number, label, registered_on, retired_on, registered_by,
       tenant_id, region_code)
     select '3402', $1, n, label, '2026-01-01', case when n = 20 then date '2026-02-01' end, $2, $2, '340210100001'
     from (select n, label from unnest($3::text[]) with ordinality as l(label, n) union all select 20, '3#2单元401')
       doors`,
    [roster, tenant, LABELS],
  );
  await db.query("set session_replication_role = 'origin'");
  await migrate(urlOf(name), MIGRATIONS);

  const { rows } = await db.query<{ number: number; label: string; key: string; twin: boolean }>(
    'select number, label, label_key as key, twin from household_door order by number',
  );
  expect(rows.map(({ label }) => label)).toEqual([...LABELS, '3#2单元401']);
  for (const { label, key } of rows) expect({ label, key }).toEqual({ label, key: readDoor(label).key });
  expect(rows.filter(({ twin }) => twin).map(({ label }) => label)).toEqual([
    '3-2-401户',
    '3栋2单元4层401',
    '王庄三组15号',
    '401室',
  ]);
  await expect(
    db.query(
      `insert into household_door (city_code, roster_id, number, label, label_key, registered_on, registered_by,
         tenant_id, region_code)
       values ('3402', $1, 30, '三栋二单元401', '3-2-401', '2026-01-01', $2, $2, '340210100001')`,
      [roster, tenant],
    ),
  ).rejects.toMatchObject({ code: '23505' });
});

it('reads labels as the domain does on the day it is released', () => {
  for (const label of [...LABELS, '3栋-101', '东湖花园3栋2单元4层1号', '第二期3栋401', 'A座12层1203', '101~104'])
    expect(frozen(label)).toEqual(readDoor(label));
});
