import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeSubmissionFixture, type SubmissionFixture } from './submissions.fixture.js';

const WORKER = path.resolve(import.meta.dirname, 'support/dues-worker.mjs');
const UNITS = 4_000;
/** The day on which October is due. */
const MOMENT = '2026-11-10T09:00:00+08:00';

let f: SubmissionFixture;
const children = new Set<ChildProcess>();
beforeAll(async () => {
  f = await makeSubmissionFixture();
  await f.define();
  await f.open();
  // As many units as the school, each with its submission of October.
  const of = `jsonb_build_object('id', gen_random_uuid(), 'name', '单位' || n, 'name_folded', '单位' || n,
    'name_claim', '单位' || n)`;
  await f.db.sql(
    `insert into tenant select (jsonb_populate_record(t, ${of})).* from tenant t, generate_series(1, $2::int) n
     where t.id = $1`,
    [f.school.id, UNITS],
  );
  await f.db.sql(
    `insert into submission select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(),
       'tenant_id', t.id))).* from submission s, tenant t
     where s.tenant_id = $1 and s.period = '2026-10' and t.name ~ '^单位[0-9]+$'`,
    [f.school.id],
  );
}, 120_000);
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await f.end();
});

function worker(): ChildProcess {
  const child = spawn(process.execPath, [WORKER, f.db.ownerUrl, MOMENT], { stdio: 'ignore' });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}
const told = async () =>
  (await f.db.sql<{ n: number }>("select count(*)::int n from outbox_event where kind = 'submission.unit_due'"))[0]
    ?.n ?? 0;

it('tells each unit exactly once, though a worker is killed in the middle and two go on at once', async () => {
  const first = worker();
  for (const began = Date.now(); (await told()) === 0; await sleep(5))
    if (Date.now() - began > 60_000) throw new Error('Nothing is told');
  first.kill('SIGKILL');
  if (children.has(first)) await once(first, 'exit');
  const before = await told();
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(UNITS);

  await Promise.all([worker(), worker()].map((child) => once(child, 'exit')));
  const owing = await f.db.sql<{ n: number }>(
    "select count(*)::int n from submission where due_on = '2026-11-10' and state = 'DRAFT'",
  );
  expect(await told()).toBe(owing[0]?.n);
  const twice = await f.db.sql(
    "select subject_id from outbox_event where kind = 'submission.unit_due' group by 1 having count(*) > 1",
  );
  expect(twice).toEqual([]);
  // And the authority its number, once.
  const missing = await f.db.sql<{ facts: object }>("select facts from outbox_event where kind = 'submission.due'");
  expect(missing.map(({ facts }) => facts)).toEqual([
    { title: '2026年10月反诈月报', day: '2026-11-10', count: owing[0]?.n },
  ]);
}, 180_000);
