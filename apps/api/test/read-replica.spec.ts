import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Database, type ReplicaState } from '@fanzha/platform';
import { readinessChecks } from '../src/readiness.js';
import { lecture, RECORD } from './api-clients.fixture.js';
import { Pair } from './read-replica.fixture.js';
import { insertOversight, insertTenant, insertUser } from './support/factories.js';
import { startTestApi, type TestApi } from './support/test-api.js';

/** Leaving out what is dead, and taking back what is well, takes less. */
const LIMIT_MS = 10_000;
/** No commit waits for a replica. */
const COMMIT_LIMIT_MS = 3_000;
const COUNT = '{ activities { totalCount } }';
const FIGURE = `{ region(code: "340210") { rollup(period: "2026") { figures(indicators: [SESSIONS]) { value } } } }`;

let pair: Pair;
let api: TestApi;
let unit: string;
let official: string;
let recorded = 0;

const replica = () => api.app.get(Database).replicas[0]!;

async function becomes(wanted: ReplicaState): Promise<void> {
  for (const end = Date.now() + LIMIT_MS; replica().state !== wanted; await sleep(10))
    if (Date.now() > end) throw new Error(`the replica is ${replica().state} and does not become ${wanted}`);
}

/** Records and looks at once, the unit at its list and the county at its figure. Returns what the replica answered. */
async function recordAndLook(times: number): Promise<number> {
  const before = replica().answered;
  for (let n = 0; n < times; n++) {
    const began = Date.now();
    expect((await api.gql(RECORD, { input: lecture }, { token: unit })).errors).toEqual([]);
    expect(Date.now() - began).toBeLessThan(COMMIT_LIMIT_MS);
    recorded += 1;
    const [list, figure] = [await api.gql(COUNT, {}, { token: unit }), await api.gql(FIGURE, {}, { token: official })];
    expect([...list.errors, ...figure.errors]).toEqual([]);
    expect(list.data.activities.totalCount).toBe(recorded);
    expect(figure.data.region.rollup.figures).toEqual([{ value: 2 * recorded }]);
  }
  return replica().answered - before;
}

/** What `/readyz` says beside being ready. */
async function note(): Promise<string | null | undefined> {
  const check = readinessChecks(api.app, pair.primary.url).find(({ name }) => name === 'replicas');
  expect(await check?.missing()).toBeNull();
  return check?.note?.();
}

const LEFT_OUT = '1 of 1 replicas are left out of reading: see the log';

describe('a replica that is read', () => {
  beforeAll(async () => {
    pair = await Pair.start();
    process.env['DATABASE_READ_URL'] = `postgres://127.0.0.1:${pair.replica.port}`;
    api = await startTestApi(pair.db).finally(() => delete process.env['DATABASE_READ_URL']);
    const school = await insertTenant(api.db, 'SCHOOL', '340210100');
    const county = await insertTenant(api.db, 'AUTHORITY', '340210');
    await insertOversight(api.db, county, '340210');
    unit = (await insertUser(api, school, ['UNIT_ADMIN'])).token;
    official = (await insertUser(api, county, ['COUNTY_OFFICIAL'])).token;
  }, 120_000);
  afterAll(() => api.close(), 60_000);

  it('has what was committed before the next query, for everybody who asks', async () => {
    await becomes('used');
    expect(await note()).toBeNull();
    expect(await recordAndLook(20)).toBeGreaterThan(20);
  }, 60_000);

  it('is left out while it does not keep up, and taken back', async () => {
    await pair.onReplica('select pg_wal_replay_pause()');
    expect(await recordAndLook(5)).toBe(0);
    expect(replica().state).toBe('behind');
    expect(await note()).toBe(LEFT_OUT);
    await pair.onReplica('select pg_wal_replay_resume()');
    await becomes('used');
    expect(await recordAndLook(5)).toBeGreaterThan(0);
  }, 60_000);

  it('is killed under reads: none of them fails, no commit waits, and it comes back', async () => {
    const killed = sleep(200).then(() => process.kill(pair.replica.pid, 'SIGKILL'));
    await recordAndLook(20);
    await killed;
    await becomes('away');
    expect(await recordAndLook(3)).toBe(0);
    await pair.restartReplica();
    await becomes('used');
    expect(await recordAndLook(5)).toBeGreaterThan(0);
  }, 60_000);

  it('freezes with its connections open: reads that wait for it are answered by the primary', async () => {
    pair.signalReplica('SIGSTOP');
    try {
      // Nothing was committed since, so that nobody notices before the statement hangs.
      const answers = await Promise.all(Array.from({ length: 6 }, () => api.gql(COUNT, {}, { token: unit })));
      for (const { data, errors } of answers) expect([data?.activities.totalCount, errors]).toEqual([recorded, []]);
      await becomes('away');
      expect(await recordAndLook(3)).toBe(0);
    } finally {
      pair.signalReplica('SIGCONT');
    }
    await becomes('used');
    expect(await recordAndLook(5)).toBeGreaterThan(0);
  }, 60_000);

  it('is a replica no more after it was promoted', async () => {
    await pair.onReplica('select pg_promote()');
    await becomes('unrelated');
    expect(await recordAndLook(5)).toBe(0);
  }, 60_000);
});
