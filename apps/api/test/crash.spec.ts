import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ReconcileService } from '@fanzha/rollup';
import pg from 'pg';
import { insertTenant, type TestTenant } from './support/factories.js';
import { startTestApi, type TestApi } from './support/test-api.js';

let api: TestApi;
let unit: TestTenant;
const children = new Set<ChildProcess>();

beforeAll(async () => {
  api = await startTestApi();
  unit = await insertTenant(api.db, 'SCHOOL', '340210100001');
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await api.close();
});

const recorded = async () => (await api.db.sql<{ n: number }>('select count(*)::int as n from activity'))[0]?.n ?? 0;

/** Starts a process that writes until it is killed; it has committed something when this resolves. */
async function startWriter(mode: 'write' | 'compact'): Promise<ChildProcess> {
  const before = await recorded();
  const file = path.join(import.meta.dirname, 'support/crash-writer.mjs');
  const child = spawn(process.execPath, [file, api.ownerUrl, unit.id, mode], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.add(child);
  await once(child.stdout as NodeJS.ReadableStream, 'data');
  while ((await recorded()) === before) await sleep(5);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
  children.delete(child);
}

/** Nothing of a dead process may still be under way: PostgreSQL rolls back what it had open. */
async function expectNoDifference(): Promise<void> {
  const result = await api.app.get(ReconcileService).reconcileCity('3402');
  expect(result.examples).toEqual([]);
  expect(result.differences).toBe(0);
  expect(result.facts).toBeGreaterThan(0);
}

const pending = async () => (await api.db.sql<{ n: number }>('select count(*)::int as n from rollup_delta'))[0]?.n ?? 0;

test('killed between write and compaction: every committed fact is in the figures', async () => {
  const child = await startWriter('write');
  while ((await pending()) < 30) await sleep(20);
  await kill(child);
  expect(await pending()).toBeGreaterThan(0);
  await expectNoDifference();
}, 60_000);

test('killed inside compaction, after cells were written and before deltas were deleted', async () => {
  const blocker = new pg.Client({ connectionString: api.ownerUrl });
  await blocker.connect();
  try {
    // Compaction writes cells, qualifier counts and numbers of tenants, then who reported: here it stops until it is
    // killed.
    await blocker.query('begin');
    await blocker.query('lock table rollup_tenant_reporting in share row exclusive mode');
    const child = await startWriter('compact');
    // Of a statement only its beginning is shown.
    const waiting = `select 1 from pg_stat_activity
      where usename = 'fanzha_jobs' and wait_event_type = 'Lock' and query ilike '%min(d.first_day)%'`;
    while ((await api.db.sql(waiting)).length === 0) await sleep(20);
    await kill(child);
  } finally {
    await blocker.query('rollback');
    await blocker.end();
  }
  await expectNoDifference();
}, 60_000);

test('killed at random moments while writers and compaction run', async () => {
  for (const milliseconds of [40, 170, 330, 610]) {
    const child = await startWriter('compact');
    await sleep(milliseconds);
    await kill(child);
    await expectNoDifference();
  }
}, 90_000);
