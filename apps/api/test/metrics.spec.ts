import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Config, createHttpApplication, Metrics, prepareJobStore, readConfig } from '@fanzha/platform';
import { CompactionService } from '@fanzha/rollup';
import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import path from 'node:path';
import { apiModule, systemModule } from '../src/app.module.js';
import { type MetricsDoor, openMetrics } from '../src/metrics.js';
import { lecture, RECORD } from './api-clients.fixture.js';
import { freshDatabase, type TestDatabase } from './support/database.js';
import { insertTenant, insertUser, type TestTenant } from './support/factories.js';
import { freePort } from './support/program.js';
import { Stream } from './support/stream.js';
import type { TestApi } from './support/test-api.js';
import { Wire } from './support/wire.js';

const HERE = '127.0.0.1';
const LIST = '{ activities { totalCount } }';
/** What labels may name. Values of the kinds that Node names are its own words. */
const LABELS = /^(outcome|queue|state|line|pool|le|kind|type|space|version|major|minor|patch)$/;

let db: TestDatabase;
let config: Config;
let app: NestFastifyApplication;
let publicUrl: string;
let wire: Wire;
let door: MetricsDoor;
let school: TestTenant;
let clerk: Awaited<ReturnType<typeof insertUser>>;

/** The server as `main.ts` puts it together; metrics reach the database by a wire that can be cut. */
beforeAll(async () => {
  db = await freshDatabase();
  process.env['DATABASE_URL'] = db.ownerUrl;
  process.env['FANZHA_SECRET'] = 'only for specs: a secret of sufficient length';
  process.env['FANZHA_METRICS_PORT'] = String(await freePort());
  config = readConfig(path.resolve(import.meta.dirname, '../../..'));
  await prepareJobStore({ ownerUrl: db.ownerUrl, redisUrl: null });
  const metrics = new Metrics();
  app = await createHttpApplication(apiModule({ config, ownerUrl: db.ownerUrl, worker: 'off' }), {
    logger: false,
    watch: metrics.requests(),
  });
  await app.listen(0, HERE);
  publicUrl = await app.getUrl();
  const behind = new URL(db.ownerUrl);
  wire = new Wire(Number(behind.port));
  behind.port = String(await wire.open());
  door = await openMetrics(metrics, config.metrics!, { app, ownerUrl: behind.href, revivals: () => 2 });
  school = await insertTenant(db, 'SCHOOL', '340210100', { name: '湾沚镇中心小学' });
  clerk = await insertUser({ db, app } as unknown as TestApi, school, ['UNIT_ADMIN']);
}, 60_000);
afterAll(async () => {
  await door?.close();
  await app?.close();
  wire?.cut();
  await db?.drop();
});

interface Scraped {
  readonly text: string;
  /** `name{labels}` to its value, as written. */
  readonly values: ReadonlyMap<string, number>;
  readonly labels: readonly { readonly name: string; readonly label: string; readonly value: string }[];
}

const SAMPLE = /^([a-z0-9_]+)(?:\{((?:[a-z]+="[^"\\\n]*",?)+)\})? (\S+)$/;

/** Reads the text format as strictly as it is written: every line is a comment of a known metric, or a sample of it. */
async function scrape(at = door): Promise<Scraped> {
  const response = await fetch(at.url);
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    'text/plain; version=0.0.4; charset=utf-8',
  ]);
  const text = await response.text();
  expect(text.endsWith('\n')).toBe(true);
  const values = new Map<string, number>();
  const labels: { name: string; label: string; value: string }[] = [];
  const types = new Map<string, string>();
  for (const line of text.split('\n').filter((each) => each !== '')) {
    const type = /^# TYPE (\S+) (counter|gauge|histogram)$/.exec(line);
    if (type) types.set(type[1]!, type[2]!);
    if (line.startsWith('#')) {
      expect(line).toMatch(/^# (HELP fanzha_[a-z0-9_]+ \S|TYPE fanzha_[a-z0-9_]+ (counter|gauge|histogram)$)/);
      continue;
    }
    const [, name = '', written = '', value = ''] = SAMPLE.exec(line) ?? [];
    expect([line, types.has(name) || types.get(name.replace(/_(bucket|sum|count)$/, '')) === 'histogram']).toEqual([
      line,
      true,
    ]);
    expect([line, Number.isNaN(Number(value)) && value !== 'Nan']).toEqual([line, false]);
    const key = written ? `${name}{${written}}` : name;
    expect([key, values.has(key)]).toEqual([key, false]);
    values.set(key, Number(value));
    for (const [, label = '', of = ''] of written.matchAll(/([a-z]+)="([^"]*)"/g))
      labels.push({ name, label, value: of });
  }
  return { text, values, labels };
}

const ask = (query: string, variables?: object, token = clerk.token) =>
  fetch(`${publicUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  }).then((response) => response.json()) as Promise<{ data: Record<string, unknown> | null; errors?: unknown[] }>;

/** How much each outcome has grown while `act` ran. The last answer is counted a moment after it has arrived. */
async function counted(act: () => Promise<unknown>, most: number): Promise<Record<string, number>> {
  const of = ({ values }: Scraped) => new Map([...values].filter(([key]) => key.startsWith('fanzha_requests_total')));
  const before = of(await scrape());
  await act();
  for (const end = Date.now() + 2_000; ;) {
    const grown = [...of(await scrape())]
      .map(([key, value]) => [/"(.*)"/.exec(key)?.[1], value - (before.get(key) ?? 0)] as const)
      .filter(([, by]) => by > 0);
    if (grown.reduce((sum, [, by]) => sum + by, 0) >= most || Date.now() > end) return Object.fromEntries(grown);
  }
}

describe('the door of the metrics', () => {
  it('is an address of its own, and answers nothing else', async () => {
    expect(new URL(door.url)).toMatchObject({
      hostname: HERE,
      port: String(config.metrics?.port),
      pathname: '/metrics',
    });
    for (const at of ['/', '/graphql', '/readyz', '/metrics/', '/metrics/../x'])
      expect([at, (await fetch(new URL(at, door.url))).status]).toEqual([at, 404]);
    expect((await fetch(door.url, { method: 'POST', body: '{}' })).status).toBe(405);
  });

  it('is not on the public address', async () => {
    for (const at of ['/metrics', '/metrics/', '/Metrics', '/graphql/metrics']) {
      for (const method of ['GET', 'POST', 'HEAD'])
        expect([method, at, (await fetch(publicUrl + at, { method })).status]).toEqual([method, at, 404]);
    }
  });

  it('is closed unless a port is set', () => {
    expect(new Config({}, '/tmp').metrics).toBeNull();
  });
});

describe('what is told', () => {
  it('parses, and each name is ours', async () => {
    const { values } = await scrape();
    for (const key of [
      'fanzha_process_resident_memory_bytes',
      'fanzha_nodejs_eventloop_lag_p99_seconds',
      'fanzha_database_revivals_total',
      'fanzha_queue_up',
    ]) {
      expect([key, values.has(key)]).toEqual([key, true]);
    }
    expect(values.get('fanzha_database_revivals_total')).toBe(2);
    expect(values.get('fanzha_database_up')).toBe(1);
  });

  it('counts requests by what became of them', async () => {
    const limited = Array.from({ length: 20 }, () => ({
      query: 'mutation { acceptInvitation(token: "x", username: "x", name: "x", password: "x") { accessToken } }',
    }));
    const batch = (queries: object[]) =>
      fetch(`${publicUrl}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(queries),
      });
    const act = async () => {
      expect((await ask(RECORD, { input: lecture })).errors).toBeUndefined();
      await ask(LIST);
      await ask('{ nothing }');
      await ask(LIST, {}, 'no token');
      await fetch(`${publicUrl}/graphql`, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x' });
      await batch(limited.slice(0, 10));
      await batch(limited.slice(10));
      await fetch(`${publicUrl}/healthz`);
    };
    expect(await counted(act, 7)).toEqual({ ok: 2, bad_request: 4, rate_limited: 1 });
    const { values } = await scrape();
    expect(values.get('fanzha_request_duration_seconds_count')).toBeGreaterThanOrEqual(7);
    expect(values.get('fanzha_request_duration_seconds_bucket{le="+Inf"}')).toBe(
      values.get('fanzha_request_duration_seconds_count'),
    );
  });

  it('counts what is pending, and how long the oldest has been seen to wait', async () => {
    await ask(RECORD, { input: lecture });
    const first = (await scrape()).values;
    expect(first.get('fanzha_compaction_pending_changes')).toBeGreaterThan(0);
    const second = (await scrape()).values;
    expect(second.get('fanzha_compaction_oldest_seconds')).toBeGreaterThan(0);
    await app.get(CompactionService).compactAll();
    const after = (await scrape()).values;
    expect([after.get('fanzha_compaction_pending_changes'), after.get('fanzha_compaction_oldest_seconds')]).toEqual([
      0, 0,
    ]);
  });

  it('counts what is set aside', async () => {
    await db.sql(
      `insert into rollup_delta (city_code, tenant_id, home_region, region_code, sector, day, facts, qualifier_counts,
        sms)
       values ('3402', $1::uuid, '340210101', '340210101', 'FINANCE', '2026-03-12', 0,
         '{"SMS": ["many", 0, 0, 0]}', 1)`,
      [school.id],
    );
    await app.get(CompactionService).compactCity('3402');
    const { values } = await scrape();
    expect([values.get('fanzha_compaction_aside_changes'), values.get('fanzha_compaction_aside_cities')]).toEqual([
      1, 1,
    ]);
    expect(values.get('fanzha_compaction_pending_changes')).toBe(0);
    await db.sql('delete from rollup_delta where aside');
    expect((await scrape()).values.get('fanzha_compaction_aside_changes')).toBe(0);
  });

  it('counts events that wait or are set aside', async () => {
    const outbox = async () => {
      const { values } = await scrape();
      return ['outbox_waiting_events', 'outbox_aside_events'].map((name) => values.get(`fanzha_${name}`));
    };
    expect(await outbox()).toEqual([0, 0]);
    expect((await scrape()).values.get('fanzha_outbox_oldest_seconds')).toBe(0);
    await db.sql(
      `insert into outbox_event (city_code, id, by_tenant_id, tenant_id, kind, subject_kind, subject_id, recipients,
        facts, recorded_at, dispatched_at, set_aside_at)
       select '3402', gen_random_uuid(), $1, $1, 'submission.due', 'SUBMISSION', 's', '[]', '{}',
         now() - interval '90 seconds', case when n = 1 then now() end, case when n = 2 then now() end
       from generate_series(1, 4) n`,
      [school.id],
    );
    expect(await outbox()).toEqual([2, 1]);
    const oldest = (await scrape()).values.get('fanzha_outbox_oldest_seconds');
    expect(oldest).toBeGreaterThanOrEqual(90);
    expect(oldest).toBeLessThan(120);
    await db.sql('delete from outbox_event');
  });

  it('counts mails and messages to robots that wait, are tried again, are late, or were given up', async () => {
    const of = async (channel: string) => {
      const { values } = await scrape();
      const [waiting, retried, overdue, failed] = [
        'waiting_deliveries',
        'retried_deliveries',
        'overdue_seconds',
        'failed_deliveries',
      ].map((name) => values.get(`fanzha_${channel}_${name}`));
      // Seconds go on while it is asked.
      return [waiting, retried, Math.floor((overdue ?? NaN) / 60), failed];
    };
    expect([await of('mail'), await of('webhook')]).toEqual([
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ]);
    await db.sql(
      `with robot as (
         insert into webhook (city_code, id, tenant_id, name, url, format, groups, created_by)
         values ('3402', gen_random_uuid(), $1, '群', 'https://example.com/', 'JSON', '{DUE}', $2) returning *)
       insert into webhook_delivery (city_code, id, tenant_id, webhook_id, event_id, kind, message, facts, is_test,
         state, attempts, next_at, ended_at)
       select r.city_code, gen_random_uuid(), r.tenant_id, r.id, gen_random_uuid(), 'submission.due', '到期', '{}',
         n = 1, case when n = 2 then 'SENT' when n > 5 then 'WAITING' else 'FAILED' end,
         case when n > 6 then 1 else 0 end,
         now() - make_interval(mins => case n when 6 then 3 when 7 then -9 else -1 end),
         case when n <= 5 then now() - make_interval(days => case n when 3 then 2 else 0 end) end
       from robot r, generate_series(1, 8) n`,
      [school.id, clerk.id],
    );
    await db.sql(
      `insert into mail_delivery (city_code, id, user_id, purpose, state, attempts, next_at, ended_at)
       select '3402', gen_random_uuid(), $1, 'NEWS', state, attempts, now() - make_interval(mins => late),
         case when state <> 'WAITING' then now() - make_interval(days => ago) end
       from (values ('SENT', 1, 0, 0), ('FAILED', 6, 0, 0), ('FAILED', 1, 0, 2), ('DROPPED', 0, 0, 0),
         ('WAITING', 0, 4, 0), ('WAITING', 2, -30, 0)) v (state, attempts, late, ago)`,
      [clerk.id],
    );
    expect([await of('mail'), await of('webhook')]).toEqual([
      [2, 1, 4, 1],
      [3, 2, 3, 2],
    ]);
    // What no worker has put into a mail is late as well.
    await db.sql(
      `insert into notification (city_code, id, user_id, tenant_id, event_id, kind, subject_kind, subject_id, facts,
         in_app, created_at, mail_at)
       select '3402', gen_random_uuid(), $1, $2, gen_random_uuid(), 'submission.due', 'SUBMISSION', 's', '{}', true,
         now(), now() - make_interval(mins => late) from (values (7), (-60)) v (late)`,
      [clerk.id, school.id],
    );
    expect(await of('mail')).toEqual([2, 1, 7, 1]);
    for (const table of ['webhook', 'mail_delivery', 'notification']) await db.sql(`delete from ${table}`);
  });

  it('counts subscriptions that are open', async () => {
    const open = async () => (await scrape()).values.get('fanzha_streams_open');
    expect(await open()).toBe(0);
    const stream = await Stream.open(publicUrl, {
      query: 'subscription { notificationArrived { unreadCount } }',
      token: clerk.token,
    });
    expect(await open()).toBe(1);
    stream.close();
    for (const end = Date.now() + 5_000; (await open()) !== 0;) expect(Date.now()).toBeLessThan(end);
  });

  it('shows turns, pools and queues', async () => {
    const { values } = await scrape();
    for (const line of ['operations', 'documents', 'writes', 'reads', 'lengthy_reads', 'searches']) {
      expect([
        line,
        values.get(`fanzha_turns_running{line="${line}"}`),
        values.get(`fanzha_turns_waiting{line="${line}"}`),
      ]).toEqual([line, 0, 0]);
    }
    for (const pool of ['writes', 'reads', 'lengthy_reads', 'searches', 'jobs', 'queues']) {
      const use = ['connections', 'idle', 'waiting'].map((what) => values.get(`fanzha_pool_${what}{pool="${pool}"}`));
      expect([pool, ...use.map((each) => typeof each)]).toEqual([pool, 'number', 'number', 'number']);
    }
    expect(values.get('fanzha_pool_connections{pool="writes"}')).toBeGreaterThan(0);
    for (const state of ['waiting', 'active', 'delayed', 'failed']) {
      expect(
        ['rollup', 'restatement'].map((queue) => values.get(`fanzha_queue_jobs{queue="${queue}",state="${state}"}`)),
      ).toEqual([expect.any(Number), expect.any(Number)]);
    }
  });

  it('names nobody: no unit, no person, no region', async () => {
    const { text, labels } = await scrape();
    for (const secret of [school.id, '湾沚', '小学', clerk.id, '34021', '3402"'])
      expect(text.replace(/ \S+$/gm, '')).not.toContain(secret);
    expect(text).toMatch(/^[\x20-\x7e\n]+$/);
    expect(labels.filter(({ label }) => !LABELS.test(label))).toEqual([]);
    const ours = labels.filter(({ label }) => ['outcome', 'queue', 'state', 'line', 'pool'].includes(label));
    expect(ours.filter(({ value }) => !/^[a-z_]+$/.test(value))).toEqual([]);
    expect(new Set(ours.map(({ value }) => value)).size).toBeLessThan(30);
  });
});

describe('while the database is away', () => {
  it('says so in time, tells what it knows, and sees it come back', async () => {
    wire.cut();
    const began = Date.now();
    const { values } = await scrape();
    expect(Date.now() - began).toBeLessThan(4_000);
    expect(values.get('fanzha_database_up')).toBe(0);
    expect([...values.keys()].filter((key) => key.startsWith('fanzha_compaction'))).toEqual([]);
    expect(values.has('fanzha_process_resident_memory_bytes')).toBe(true);
    expect(values.has('fanzha_turns_running{line="operations"}')).toBe(true);
    await wire.open();
    const again = (await scrape()).values;
    expect([again.get('fanzha_database_up'), again.get('fanzha_compaction_aside_changes')]).toEqual([1, 0]);
  });

  it('that only keeps silent', async () => {
    wire.silence();
    const began = Date.now();
    expect((await scrape()).values.get('fanzha_database_up')).toBe(0);
    expect(Date.now() - began).toBeLessThan(4_000);
    wire.cut();
    await wire.open();
    for (const end = Date.now() + 5_000; (await scrape()).values.get('fanzha_database_up') !== 1;)
      expect(Date.now()).toBeLessThan(end);
  });
});

describe('a worker', () => {
  it('tells of the database, its jobs and itself, and of no requests', async () => {
    const worker: INestApplicationContext = await NestFactory.createApplicationContext(
      systemModule({ config, ownerUrl: db.ownerUrl, worker: 'inline' }),
      { logger: false },
    );
    const its = await openMetrics(
      new Metrics(),
      { host: HERE, port: await freePort() },
      { app: worker, ownerUrl: db.ownerUrl, revivals: () => 0 },
    );
    try {
      const { values } = await scrape(its);
      expect([values.get('fanzha_database_up'), values.get('fanzha_queue_up')]).toEqual([1, 1]);
      const states = ['waiting', 'active', 'delayed'].map(
        (state) => values.get(`fanzha_queue_jobs{queue="rollup",state="${state}"}`) ?? 0,
      );
      expect(states.reduce((sum, each) => sum + each)).toBeGreaterThan(0);
      expect([...values.keys()].filter((key) => /^fanzha_request/.test(key) || key.includes('"documents"'))).toEqual(
        [],
      );
    } finally {
      await its.close();
      await worker.close();
    }
    await expect(fetch(its.url)).rejects.toThrow();
  });
});
