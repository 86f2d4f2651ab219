// npm run bench [-- --tenants 10000 --counties 13 --towns 160 --activities 1000000 --seconds 5]
//
// Generates a city and prints, from one run on one machine: the county page against a raw Fastify handler with the same
// SQL and the same answer; the same page with few and with many facts; recording with and without the engine's delta;
// compaction; a recount of every figure; and a naive GROUP BY against the engine. Compare the ratios, not the milliseconds.
import { deepStrictEqual } from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../libs/platform/dist/index.js';
import { addActivities, CITY, generateCity } from './city.mjs';
import { compactAll, naiveAgainstEngine, recountAll } from './engine.mjs';
import { FEW_FACTS, PAGE } from './page.mjs';
import { load, median, sequential, startServer } from './servers.mjs';
import { recordingCost } from './recording.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const { values } = parseArgs({
  options: {
    tenants: { type: 'string', default: '10000' },
    counties: { type: 'string', default: '13' },
    towns: { type: 'string', default: '160' },
    activities: { type: 'string', default: '1000000' },
    months: { type: 'string', default: '18' },
    seconds: { type: 'string', default: '5' },
  },
});
const size = Object.fromEntries(['tenants', 'counties', 'towns', 'activities', 'months'].map((name) => [name, Number(values[name])]));
const seconds = Number(values.seconds);
const SECRET = 'the secret of a bench that runs on this machine alone';

const number = (value, digits = 0) => value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
const say = (label, text) => console.log(`${label.padEnd(44)} ${text}`);
const verdict = (ratio, limit, unit = '×') => `${number(ratio, 2)}${unit} (goal ${limit})`;

const server = await startEmbeddedPostgres({ dataDir: path.join(root, '.data/bench/postgres') });
const databaseUrl = new URL(server.url);
databaseUrl.pathname = '/bench';
const running = [];
try {
  await freshDatabase();
  const owner = new pg.Client({ connectionString: databaseUrl.href });
  await owner.connect();

  // The API migrates the empty database; the city is generated behind it.
  const api = await startServer('api', path.join(root, 'apps/api/dist/src/main.js'), env());
  running.push(api);
  const few = Math.min(FEW_FACTS, size.activities);
  console.log(`city: ${number(size.tenants)} tenants, ${size.counties} counties, ${size.towns} towns, ${number(size.activities)} activities\n`);
  await generateCity(owner, { ...size, activities: few });
  const token = await officialToken(owner);
  const raw = await startServer('raw', path.join(root, 'infra/bench/raw-server.mjs'), env());
  running.push(raw);

  await compactAll(databaseUrl.href);
  await owner.query('vacuum analyze');
  const withFew = await countyLatency(api, token);

  const began = performance.now();
  await addActivities(owner, { from: few, to: size.activities, tenants: size.tenants, months: size.months });
  console.log(`(${number(size.activities - few)} more activities generated in ${number((performance.now() - began) / 1000)} s)`);
  const compaction = await compactAll(databaseUrl.href);
  if (compaction.facts > 0) say('compaction', `${number(compaction.perSecond)} facts/s (goal ≥ 10,000)`);
  await owner.query('vacuum analyze');

  const withMany = await countyLatency(api, token);
  say(`county page, ${number(few)} facts, one at a time`, `${number(withFew * 1000)} µs`);
  say(`county page, ${number(size.activities)} facts, one at a time`, `${number(withMany * 1000)} µs → ${verdict(withMany / withFew, '≤ 1.2')}`);

  deepStrictEqual(JSON.parse(await ask(raw, token)), JSON.parse(await ask(api, token)), 'the raw handler must return the same answer as the API');
  const rounds = [];
  // In turn, because a shared machine changes its speed from minute to minute.
  for (let round = 0; round < 5; round++) {
    rounds.push({ raw: await load(raw, request(raw, token), seconds), api: await load(api, request(api, token), seconds) });
  }
  const pick = (name, key) => median(rounds.map((round) => round[name][key]));
  for (const name of ['raw', 'api']) {
    const [cpu, rate] = [number(pick(name, 'cpu')), number(pick(name, 'rate'))];
    say(`county page under load, ${name}`, `${cpu} µs CPU/request, ${rate} req/s, p50 ${pick(name, 'p50')} ms, p99 ${pick(name, 'p99')} ms`);
  }
  say('county page, CPU of the API / raw', verdict(pick('api', 'cpu') / pick('raw', 'cpu'), '≤ 2.0'));

  // Before recording, which leaves facts without their deltas on purpose.
  const recount = await recountAll(databaseUrl.href);
  say('recount of every figure', `${number(recount.figures)} compared in ${number(recount.seconds)} s, ${recount.differences} differences`);

  const recording = await recordingCost(databaseUrl.href, { secret: SECRET, root });
  say('recording an activity', `${number(recording.without, 2)} ms without delta, ${number(recording.with, 2)} ms with → ${verdict(recording.ratio, '≤ 1.3')}`);

  const race = await naiveAgainstEngine(databaseUrl.href);
  say("city's year by county: naive GROUP BY", `${number(race.naive, 1)} ms`);
  say("city's year by county: engine", `${number(race.engine, 2)} ms → ${verdict(race.naive / race.engine, '≥ 100')}`);
  say('API resident memory after the bench', `${number(await api.residentMegabytes())} MB (goal ≤ 350)`);
  await owner.end();
} finally {
  for (const child of running) await child.stop();
  await server.stop();
}

function env() {
  return {
    DATABASE_URL: databaseUrl.href,
    FANZHA_DEMO: 'off',
    FANZHA_WORKER: 'off',
    FANZHA_SECRET: SECRET,
    FANZHA_DATA_DIR: path.join(root, '.data/bench'),
    FANZHA_SECURE_COOKIES: 'off',
  };
}

async function freshDatabase() {
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query('drop database if exists bench with (force)');
  await admin.query('create database bench');
  await admin.end();
}

/** An official of the first county with a session, and an access token for it. */
async function officialToken(owner) {
  const { AccessTokens, Config } = await import('../../libs/platform/dist/index.js');
  const [tenantId, userId, sessionId] = [randomUUID(), randomUUID(), randomUUID()];
  const region = PAGE.county;
  await owner.query("insert into tenant (city_code, id, type, name, sector, region_code, opened_on) values ($1,$2,'AUTHORITY','基准区反诈办','LOCAL_GOVERNMENT',$3,'2020-01-01')", [CITY, tenantId, region]);
  await owner.query("insert into tenant_assignment (city_code, tenant_id, valid_from, type, region_code, sector) values ($1,$2,'2020-01-01','AUTHORITY',$3,'LOCAL_GOVERNMENT')", [CITY, tenantId, region]);
  await owner.query("insert into user_account (city_code, id, tenant_id, username, display_name, password_hash, roles, must_change_password) values ($1,$2,$3,'bench','基准','!','{COUNTY_OFFICIAL}',false)", [CITY, userId, tenantId]);
  await owner.query("insert into user_session (city_code, id, tenant_id, user_id, refresh_hash, expires_at) values ($1,$2,$3,$4,'\\x00', now() + interval '1 day')", [CITY, sessionId, tenantId, userId]);
  const identity = { userId, sessionId, tenantId, username: 'bench', displayName: '基准', cityCode: CITY, roles: ['COUNTY_OFFICIAL'], oversight: [{ region, sector: null }], mustChangePassword: false };
  return new AccessTokens(new Config({ FANZHA_SECRET: SECRET }, root)).issue(identity).token;
}

function request(child, token) {
  return {
    url: `${child.url}/graphql`,
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: PAGE.query, variables: PAGE.variables }),
  };
}

async function ask(child, token) {
  const { url, ...init } = request(child, token);
  const response = await fetch(url, init);
  const text = await response.text();
  if (!response.ok || text.includes('"errors"')) throw new Error(`${child.name}: ${text.slice(0, 500)}`);
  return text;
}

async function countyLatency(child, token) {
  for (let i = 0; i < 50; i++) await ask(child, token);
  return sequential(request(child, token), 1_500);
}
