import { migrate } from '@fanzha/platform';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { MIGRATIONS } from '../migrations/index.js';
import type { TestDatabase } from './support/database.js';
import { readRelease, releasedDatabase } from './support/released-database.js';

const release = readRelease();
const [adopted] = release.rows['bank_precaution'] ?? [];
let db: TestDatabase;
beforeAll(async () => {
  db = await releasedDatabase(release);
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

it('lets the views name fraud cases as all others do', async () => {
  for (const view of ['fact_day', 'fact_figure']) {
    const kinds = await db.sql<{ kind: string }>(`select distinct fact_kind as kind from ${view}`);
    expect(kinds.map(({ kind }) => kind)).toContain('FRAUD_CASE');
    expect(kinds.map(({ kind }) => kind)).not.toContain('CASE');
  }
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
  const former = /precaution|region_reform|'CASE'/;
  expect(found.filter(({ name }) => former.test(String(name)))).toEqual([]);
});
