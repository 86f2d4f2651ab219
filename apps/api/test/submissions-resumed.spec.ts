import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { copyAssignments } from './support/factories.js';
import { makeSubmissionFixture, type SubmissionFixture } from './submissions.fixture.js';
import { AGREED } from './time-travel.fixture.js';

/** FANZHA_TEST_UNITS=10000 tries it with as many as a large city has. */
const UNITS = Number(process.env['FANZHA_TEST_UNITS'] ?? 5_000);

let fixture: SubmissionFixture;
const children = new Set<ChildProcess>();
beforeAll(async () => {
  fixture = await makeSubmissionFixture();
  await fixture.db.sql(
    `insert into tenant (city_code, id, type, name, name_folded, name_claim, sector, region_code, opened_on)
     select '3402', gen_random_uuid(), 'COMMUNITY', '社区' || n, '社区' || n, '社区' || n, 'COMMUNITY', '340210100',
       '2020-01-01' from generate_series(1, $1::int) n`,
    [UNITS],
  );
  await fixture.db.sql(
    `insert into tenant_assignment (city_code, tenant_id, valid_from, type, region_code, sector)
     select city_code, id, opened_on, type, region_code, sector from tenant where type = 'COMMUNITY'`,
  );
  await copyAssignments(fixture.db);
  await fixture.define({ types: ['COMMUNITY'], indicators: ['ACTIVITIES'], firstPeriodFrom: '2026-11-01' });
}, 120_000);
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await fixture.end();
});

const opened = async () => (await fixture.db.sql<{ n: number }>('select count(*)::int n from submission'))[0]?.n ?? 0;

test('killed in the middle: another one goes on, each unit has one submission, and each is due once', async () => {
  const file = path.join(import.meta.dirname, 'support/opening-worker.mjs');
  const child = spawn(process.execPath, [file, fixture.ownerUrl], { stdio: ['ignore', 'ignore', 'inherit'] });
  children.add(child);
  while ((await opened()) === 0) await sleep(10);
  child.kill('SIGKILL');
  await once(child, 'exit');
  children.delete(child);
  const left = await opened();
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan(UNITS);
  // Two at once are in nobody's way.
  const both = await Promise.all([fixture.open(), fixture.open()]);
  expect(both[0] + both[1]).toBe(UNITS - left);
  expect(await opened()).toBe(UNITS);
  const [due] = await fixture.db.sql<{ n: number }>(
    "select sum(amount)::int n from fact_figure where indicator = 'SUBMISSIONS_DUE'",
  );
  expect(due?.n).toBe(UNITS);
  await fixture.compact(100_000);
  expect(await fixture.differences()).toEqual(AGREED);
}, 240_000);
