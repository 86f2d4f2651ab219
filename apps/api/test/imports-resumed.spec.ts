import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ReconcileService } from '@fanzha/rollup';
import { insertTenant, insertUser } from './support/factories.js';
import { importer, type Importer } from './imports.fixture.js';
import { startTestApi, type TestApi } from './support/test-api.js';

const ROWS = 2_000;
/** Of three batches. */
const SOME = 1_400;
const BAD = [7, 1_111];

let api: TestApi;
let own: Importer;
const children = new Set<ChildProcess>();

beforeAll(async () => {
  api = await startTestApi();
  const unit = await insertTenant(api.db, 'SCHOOL', '340210100');
  own = importer(api, (await insertUser(api, unit, ['UNIT_EDITOR'])).token);
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await api?.close();
});

function table(name: string, rows = ROWS): string {
  const lines = Array.from({ length: rows }, (_, at) => {
    const day = new Date(Date.UTC(2025, 0, 1) + (at % 300) * 86_400_000).toISOString().slice(0, 10);
    return `${BAD.includes(at) ? '2025-02-30' : day},讲座授课,${name}第${at}场,${40 + (at % 50)},约${at + 1}`;
  });
  return ['活动日期,活动类型,活动名称,参加人数,发放资料', ...lines].join('\n');
}

const one = async (text: string, values: unknown[] = []) =>
  Number((await api.db.sql<{ n: number }>(text, values))[0]?.['n']);
const recorded = (name: string) => one(`select count(*)::int as n from activity where title like $1`, [`${name}第%`]);

/** Starts the built worker's part of the program in a process of its own. */
function startWorker(): ChildProcess {
  const file = path.join(import.meta.dirname, 'support/import-worker.mjs');
  const child = spawn(process.execPath, [file, api.ownerUrl], { stdio: ['ignore', 'ignore', 'inherit'] });
  children.add(child);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
  children.delete(child);
}

async function imported(name: string, mode: string): Promise<string> {
  const { body } = await own.send('ACTIVITIES', table(name));
  expect((await own.checked(body.id)).counts).toMatchObject({ total: ROWS, invalid: BAD.length });
  await own.start(body.id, { mode });
  return body.id;
}

test('killed between two batches: another one goes on, and each row is one record', async () => {
  const id = await imported('好行', 'GOOD_ROWS');
  const worker = startWorker();
  while ((await recorded('好行')) === 0) await sleep(10);
  await kill(worker);
  const left = await recorded('好行');
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan(ROWS - BAD.length);
  expect((await own.get(id)).state).toBe('WRITING');
  await own.run();
  const done = await own.get(id);
  expect(done).toMatchObject({ state: 'WRITTEN', counts: { written: ROWS - BAD.length, invalid: BAD.length } });
  expect(done.progress).toMatchObject({ done: ROWS - BAD.length, resumedAt: expect.any(String) });
  expect(done.progress.resumedFromRow).toBeGreaterThan(1);
  expect(await recorded('好行')).toBe(ROWS - BAD.length);
  const known = await one(
    `select count(distinct a.id)::int as n from import_row r join activity a on a.id = r.record_id
     where r.import_id = $1 and r.written`,
    [id],
  );
  expect(known).toBe(ROWS - BAD.length);
  const result = await api.app.get(ReconcileService).reconcileCity('3402');
  expect([result.differences, result.examples]).toEqual([0, []]);
}, 240_000);

test('two jobs that come to one import: each row is one record, and is counted once', async () => {
  const { body } = await own.send('ACTIVITIES', table('两份', SOME));
  await own.check(body.id);
  await Promise.all([own.run(), own.run()]);
  const all = { total: SOME, added: SOME - BAD.length, invalid: BAD.length };
  expect(await own.get(body.id)).toMatchObject({ state: 'CHECKED', counts: all });
  await own.start(body.id);
  await Promise.all([own.run(), own.run()]);
  const done = await own.get(body.id);
  expect(done).toMatchObject({ state: 'WRITTEN', counts: { ...all, written: SOME - BAD.length } });
  expect(done.progress).toMatchObject({ done: SOME - BAD.length, total: SOME - BAD.length });
  expect(await recorded('两份')).toBe(SOME - BAD.length);
}, 240_000);

test('what somebody ends stays as it is: nothing is written behind the end', async () => {
  const { body } = await own.send('ACTIVITIES', table('不写', SOME));
  await own.checked(body.id);
  await own.start(body.id);
  await own.cancel(body.id);
  await Promise.all([own.run(), own.run()]);
  expect(await own.get(body.id)).toMatchObject({ state: 'CANCELLED', counts: { written: 0 } });
  expect(await recorded('不写')).toBe(0);
}, 240_000);
