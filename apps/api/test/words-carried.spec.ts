import { migrate } from '@fanzha/platform';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { MIGRATIONS } from '../migrations/index.js';
import type { TestDatabase } from './support/database.js';
import { readRelease, releasedDatabase } from './support/released-database.js';

const release = readRelease();
const [adopted] = release.rows['bank_precaution'] ?? [];
const [counted] = release.rows['tally'] ?? [];
let db: TestDatabase;
beforeAll(async () => {
  db = await releasedDatabase(release);
  await amendCounts();
  await amendVenues();
  await migrate(db.ownerUrl, MIGRATIONS);
});
afterAll(() => db?.drop());

it('keeps what a bank has in place, its earlier version and its log, under the new names', async () => {
  expect(adopted).toMatchObject({ precaution: 'POPUP_REMINDER' });
  const of = [adopted?.['id']];
  expect(await db.sql('select type, lifted_on::text, note from control_measure where id = $1', of)).toEqual([
    { type: 'POPUP_REMINDER', lifted_on: adopted?.['lifted_on'], note: adopted?.['note'] },
  ]);
  const [revision] = await db.sql<{ fact_kind: string; image: Record<string, unknown> }>(
    'select fact_kind, image from fact_revision where fact_id = $1',
    of,
  );
  expect(revision).toMatchObject({ fact_kind: 'control_measure', image: { type: 'POPUP_REMINDER', liftedOn: null } });
  expect(Object.keys(revision?.image ?? {})).not.toContain('precaution');
  expect(
    await db.sql('select action, subject_kind from audit_entry where subject_id::text = $1::text order by at', of),
  ).toEqual([
    { action: 'control_measure.recorded', subject_kind: 'control_measure' },
    { action: 'control_measure.lifted', subject_kind: 'control_measure' },
  ]);
});

/** Release 0.1 left no amended counts: an earlier version of the first, and the line of the log that belongs to it. */
async function amendCounts(): Promise<void> {
  await db.sql(
    `insert into fact_revision (city_code, fact_kind, fact_id, version, change, image, changed_by, changed_at,
       tenant_id, region_code, sector)
     select city_code, 'tally', id, 1, 'AMENDED', '{"id": "1", "book": "CASE_COUNT"}', recorded_by, now(), tenant_id,
       region_code, sector from tally where id = $1`,
    [counted?.['id']],
  );
  await db.sql(
    `update audit_entry set detail = '{"version": 2, "changedFields": ["book", "narrative"]}'
     where subject_id::text = $1::text`,
    [counted?.['id']],
  );
}

const VENUES = [
  { table: 'activity', value: '礼堂' },
  { table: 'interception', value: 'COUNTER' },
] as const;

/** Release 0.1 left no venue of its activities: a record of each, an earlier version, and the line of the log. */
async function amendVenues(): Promise<void> {
  for (const { table, value } of VENUES) {
    const id = release.rows[table]?.[0]?.['id'];
    await db.sql(`update ${table} set place = $2 where id = $1`, [id, value]);
    await db.sql(
      `insert into fact_revision (city_code, fact_kind, fact_id, version, change, image, changed_by, changed_at,
         tenant_id, region_code, sector)
       select city_code, $2, id, 90, 'AMENDED', $3, recorded_by, now(), tenant_id, region_code, sector
       from ${table} where id = $1`,
      [id, table, JSON.stringify({ id: '1', place: value })],
    );
    await db.sql(
      `update audit_entry set detail = '{"version": 91, "changedFields": ["place", "narrative"]}'
       where subject_id::text = $1::text`,
      [id],
    );
  }
}

it('keeps which ledger counts belong to, which they called their book', async () => {
  expect(counted).toMatchObject({ book: 'ENFORCEMENT' });
  const of = [counted?.['id']];
  expect(await db.sql('select ledger from tally where id = $1', of)).toEqual([{ ledger: 'ENFORCEMENT' }]);
  expect(await db.sql('select image from fact_revision where fact_id = $1', of)).toEqual([
    { image: expect.objectContaining({ id: '1', ledger: 'CASE_COUNT' }) },
  ]);
  expect(await db.sql('select detail from audit_entry where subject_id::text = $1::text', of)).toEqual([
    { detail: { version: 2, changedFields: ['narrative', 'ledger'] } },
  ]);
});

it('keeps where activities were held and people dissuaded, as their venue', async () => {
  for (const { table, value } of VENUES) {
    const of = [release.rows[table]?.[0]?.['id']];
    expect(await db.sql(`select venue from ${table} where id = $1`, of)).toEqual([{ venue: value }]);
    expect(await db.sql('select image from fact_revision where fact_id = $1 and version = 90', of)).toEqual([
      { image: expect.objectContaining({ id: '1', venue: value }) },
    ]);
    expect(await db.sql('select distinct detail from audit_entry where subject_id::text = $1::text', of)).toEqual([
      { detail: { version: 91, changedFields: ['narrative', 'venue'] } },
    ]);
  }
  const members = await db.sql<{ dimension: string; member: string }>(
    "select distinct dimension, member from rollup_cell where dimension in ('PLACE', 'VENUE')",
  );
  expect(members).not.toEqual([]);
  expect(members.filter(({ dimension }) => dimension === 'PLACE')).toEqual([]);
});

it('lets the views name fraud cases as all others do', async () => {
  for (const view of ['fact_day', 'fact_figure']) {
    const kinds = await db.sql<{ kind: string }>(`select distinct fact_kind as kind from ${view}`);
    expect(kinds.map(({ kind }) => kind)).toContain('FRAUD_CASE');
    expect(kinds.map(({ kind }) => kind)).not.toContain('CASE');
  }
});

it('keeps where tenants belong and belonged in their own rows, as assignments', async () => {
  const tenants = await db.sql<{ stated: string[]; assignments: string[] }>(
    `select t.assignments as stated, array_agg(distinct a.region_code || ' ' || a.sector) as assignments
     from tenant t join tenant_assignment a on a.city_code = t.city_code and a.tenant_id = t.id
     group by t.city_code, t.id`,
  );
  expect(tenants).not.toEqual([]);
  for (const { stated, assignments } of tenants) expect(stated.toSorted()).toEqual(assignments.toSorted());
});

it('keeps notices, their receipts, earlier versions and log, which were called warnings', async () => {
  const [notice] = release.rows['warning'] ?? [];
  const of = [notice?.['id']];
  expect(await db.sql('select title, body, input_hash from notice where id = $1', of)).toEqual([
    { title: notice?.['title'], body: notice?.['body'], input_hash: null },
  ]);
  const receipts = (release.rows['warning_receipt'] ?? []).map((row) => `${row['warning_id']} ${row['tenant_id']}`);
  expect(receipts.length).toBeGreaterThan(0);
  const kept = await db.sql<{ receipt: string }>("select notice_id || ' ' || tenant_id as receipt from notice_receipt");
  expect(kept.map(({ receipt }) => receipt).toSorted()).toEqual(receipts.toSorted());
  const log = await db.sql<{ action: string; subject_kind: string }>(
    'select distinct action, subject_kind from audit_entry where subject_id::text = $1::text order by 1',
    of,
  );
  expect(log).toContainEqual({ action: 'notice.recorded', subject_kind: 'notice' });
  const old = await db.sql(`
    select fact_kind from fact_revision where fact_kind = 'warning'
    union all select action from audit_entry where action like 'warning.%' or subject_kind = 'warning'
    union all select fact_kind from fact_day where fact_kind = 'WARNING'`);
  expect(old).toEqual([]);
});

it('leaves no former name in the catalogue', async () => {
  const found = await db.sql(`
    select 'relation' as what, relname as name from pg_class where relnamespace = 'public'::regnamespace
    union all select 'column', attname from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v') and not a.attisdropped
    union all select 'constraint', conname from pg_constraint where connamespace = 'public'::regnamespace
    union all select 'policy', concat(policyname, qual, with_check) from pg_policies where schemaname = 'public'
    union all select 'trigger', tgname from pg_trigger
    union all select 'view', definition from pg_views where schemaname = 'public'
    union all select 'function', proname || prosrc from pg_proc where pronamespace = 'public'::regnamespace`);
  expect(found.length).toBeGreaterThan(500);
  const former = /precaution|region_reform|'CASE'|\bbook\b|tally_book|presence|rollup_mark|door_mark|\bmarks?\b/;
  expect(found.filter(({ name }) => former.test(String(name)))).toEqual([]);
  expect(found.filter(({ name }) => /[._]places?\b/.test(String(name)))).toEqual([]);
  const warning = /(?<!ANALYSIS_)warning(?!s_issued|s_read|_sign)/i;
  expect(found.filter(({ name }) => warning.test(String(name)))).toEqual([]);
  const named = found.filter(({ what }) => ['relation', 'column', 'constraint', 'view'].includes(String(what)));
  expect(named.filter(({ name }) => /\bplaces?\b|_places?(_check|_not_null)?$/.test(String(name)))).toEqual([]);
});
