import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { lecture, RECORD } from './api-clients.fixture.js';
import { freshDatabase, type TestDatabase } from './support/database.js';
import { type Answer, Program, unitAdministrator } from './support/program.js';
import { Wire } from './support/wire.js';

const READY_AGAIN_MS = 10_000;
const LIST = '{ activities { totalCount } }';
const REGION = 'query ($code: ID!) { region(code: $code) { name } }';

/** One query past the program, over a connection of its own. */
async function sql<Row extends pg.QueryResultRow>(ownerUrl: string, text: string, values?: unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Records and reads all the while until it is stopped, and keeps every answer. */
function working(program: Program, token: string) {
  const answers: Answer[] = [];
  const acknowledged: string[] = [];
  const unsure: string[] = [];
  let stopped = false;
  const work = async () => {
    while (!stopped) {
      const idempotencyKey = randomUUID();
      const answer = await program.ask(token, RECORD, { input: { ...lecture, idempotencyKey } });
      answers.push(answer, await program.ask(token, LIST));
      if (answer.data?.recordActivity) acknowledged.push(idempotencyKey);
      else unsure.push(idempotencyKey);
      if (answer.error) await sleep(20);
    }
  };
  const all = Promise.all([work(), work(), work()]);
  return {
    acknowledged,
    unsure,
    stop: async () => {
      stopped = true;
      await all;
      return answers;
    },
  };
}

/** What was said to those who worked: the answer, or that the database is away. Nothing else. */
function expectHonest(answers: readonly Answer[]): void {
  for (const { status, error: told, retryAfter } of answers) {
    if (!told) continue;
    // What was stored before the database went away is told beside.
    const { committed: _stored, ...error } = told as typeof told & { committed?: unknown };
    expect({ status, retryAfter, ...error }).toEqual({
      status: 503,
      retryAfter: '3',
      code: 'UNAVAILABLE',
      reason: expect.stringMatching(/^(DATABASE_UNAVAILABLE|OUTCOME_UNKNOWN)$/),
      retryAfterSeconds: 3,
    });
  }
}

/** Every acknowledged record is there once; what was not acknowledged is there once after it was sent again. */
async function expectNothingLost(
  program: Program,
  ownerUrl: string,
  token: string,
  work: ReturnType<typeof working>,
): Promise<void> {
  for (const idempotencyKey of work.unsure) {
    expect((await program.ask(token, RECORD, { input: { ...lecture, idempotencyKey } })).error).toBeUndefined();
  }
  const keys = await sql<{ key: string }>(ownerUrl, 'select idempotency_key as key from activity order by key');
  expect(keys.map(({ key }) => key)).toEqual(expect.arrayContaining([...work.acknowledged, ...work.unsure]));
  expect(new Set(keys.map(({ key }) => key)).size).toBe(keys.length);
}

/** Jobs run again and have caught up: nothing is pending. */
async function expectCompaction(ownerUrl: string): Promise<void> {
  for (const end = Date.now() + 15_000; ; await sleep(200)) {
    const [row] = await sql<{ n: number }>(ownerUrl, 'select count(*)::int as n from rollup_delta');
    if (row?.n === 0) return;
    if (Date.now() > end) throw new Error(`${row?.n} deltas are still pending`);
  }
}

/** A region that somebody else has written is known: the connection that hears of regions is there again. */
async function expectRegionsHeard(program: Program, ownerUrl: string, token: string, code: string): Promise<void> {
  await sql(
    ownerUrl,
    "insert into region (code, name, level, parent_code, source) values ($1, '新镇', 'TOWN', $2, 'test')",
    [code, code.slice(0, 6)],
  );
  await sql(ownerUrl, "select pg_notify('fanzha_regions', '')");
  for (const end = Date.now() + 5_000; ; await sleep(100)) {
    const { data } = await program.ask(token, REGION, { code });
    if (data?.region) return;
    if (Date.now() > end) throw new Error('the region is not known');
  }
}

describe('the embedded PostgreSQL', () => {
  let program: Program;
  let parent: string;
  let ownerUrl: string;
  let token: string;
  const lockFile = () => path.join(parent, 'postgres/postmaster.pid');
  const postmaster = () => Number(fs.readFileSync(lockFile(), 'utf8').split('\n')[0]);

  beforeAll(async () => {
    parent = fs.mkdtempSync(path.join(os.tmpdir(), 'fanzha-loss-'));
    fs.chmodSync(parent, 0o755);
    program = await Program.start({ FANZHA_DATA_DIR: parent });
    const password = fs.readFileSync(path.join(parent, 'postgres.secret'), 'utf8').trim();
    const port = Number(fs.readFileSync(lockFile(), 'utf8').split('\n')[3]);
    ownerUrl = `postgres://fanzha:${password}@127.0.0.1:${port}/fanzha`;
    token = await unitAdministrator(ownerUrl, '340210100');
  }, 90_000);
  afterAll(async () => {
    await program.stop();
    fs.rmSync(parent, { recursive: true, force: true });
  });

  it('is killed: 503 meanwhile, back within ten seconds, nothing lost, jobs and regions caught up', async () => {
    const work = working(program, token);
    while (work.acknowledged.length < 10) await sleep(20);
    const health: number[] = [];
    const looking = setInterval(() => void program.status('/healthz').then((status) => health.push(status)), 100);
    process.kill(postmaster(), 'SIGKILL');
    for (const end = Date.now() + 5_000; (await program.status('/readyz')) !== 503;)
      if (Date.now() > end) throw new Error('it was never not ready');
    expect(await program.becomesReady(READY_AGAIN_MS)).toBeLessThan(READY_AGAIN_MS);
    const before = work.acknowledged.length;
    while (work.acknowledged.length < before + 10) await sleep(20);
    const answers = await work.stop();
    clearInterval(looking);
    expect(answers.some(({ status }) => status === 503)).toBe(true);
    expectHonest(answers);
    expect(new Set(health)).toEqual(new Set([200]));
    await expectNothingLost(program, ownerUrl, token, work);
    await expectRegionsHeard(program, ownerUrl, token, '340210991');
    await expectCompaction(ownerUrl);
  }, 60_000);

  it.each([
    [
      'ends a single connection',
      async () =>
        sql(ownerUrl, "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'fanzha_app' limit 3"),
    ],
    [
      'ends all of them',
      async () =>
        sql(
          ownerUrl,
          "select pg_terminate_backend(pid) from pg_stat_activity where usename in ('fanzha_app', 'fanzha_jobs')",
        ),
    ],
    [
      'loses a process to kill -9 and recovers',
      async () => {
        const [backend] = await sql<{ pid: number }>(
          ownerUrl,
          "select pid from pg_stat_activity where usename = 'fanzha_app' limit 1",
        );
        process.kill(backend?.pid ?? 0, 'SIGKILL');
      },
    ],
  ])(
    '%s',
    async (_, strike) => {
      const work = working(program, token);
      while (work.acknowledged.length < 5) await sleep(20);
      await strike();
      await sleep(300);
      expect(await program.becomesReady(READY_AGAIN_MS)).toBeLessThan(READY_AGAIN_MS);
      const before = work.acknowledged.length;
      while (work.acknowledged.length < before + 5) await sleep(20);
      expectHonest(await work.stop());
      await expectNothingLost(program, ownerUrl, token, work);
      await expectCompaction(ownerUrl);
    },
    60_000,
  );
});

describe('a database elsewhere', () => {
  let db: TestDatabase;
  let wire: Wire;
  let program: Program;
  let token: string;

  beforeAll(async () => {
    db = await freshDatabase();
    const behind = new URL(db.ownerUrl);
    wire = new Wire(Number(behind.port));
    behind.port = String(await wire.open());
    program = await Program.start({ DATABASE_URL: behind.href });
    token = await unitAdministrator(db.ownerUrl, '340210100');
  }, 90_000);
  afterAll(async () => {
    await program.stop();
    wire.cut();
    await db.drop();
  });

  it('goes away and comes back: told as 503 meanwhile, ready again without help', async () => {
    const work = working(program, token);
    while (work.acknowledged.length < 5) await sleep(20);
    wire.cut();
    await sleep(1_500);
    expect([await program.status('/healthz'), await program.status('/readyz')]).toEqual([200, 503]);
    expect(await program.ask(token, LIST)).toMatchObject({
      status: 503,
      error: { code: 'UNAVAILABLE', reason: 'DATABASE_UNAVAILABLE' },
    });
    await wire.open();
    expect(await program.becomesReady(READY_AGAIN_MS)).toBeLessThan(READY_AGAIN_MS);
    const before = work.acknowledged.length;
    while (work.acknowledged.length < before + 5) await sleep(20);
    expectHonest(await work.stop());
    await expectNothingLost(program, db.ownerUrl, token, work);
    await expectRegionsHeard(program, db.ownerUrl, token, '340210992');
    await expectCompaction(db.ownerUrl);
  }, 60_000);
});
