// npm run bench [-- --tenants 10000 --counties 13 --towns 160 --activities 3000000 --visits
// 500000 --seconds 5] [-- --small]
//
// Generates a city (by default 5 million facts of all ledgers, 20 million doors visited) and prints, from one run on
// one machine: the county page with its four rollups against a raw Fastify handler with the same SQL and the same
// answer; the same page with few and with many facts; different households of the whole city, with nothing dirty and
// with 5 % of the communities, against a count(distinct) over the visits; recording with and without the engine's
// delta, and a visit of 40 doors against an activity; compaction; a recount of every figure; and a naive GROUP BY
// against the engine. Compare the ratios, not the milliseconds. Parts of a city that are not given are in proportion to
// its tenants and activities. With --keep the city of an earlier run is measured as it lies there, without the
// comparison of sizes. With --small a tiny city is looked at for what has to be exact, and no time counts. The last
// line is `N passed, N failed, 0 skipped`, of what has to be exact.
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../libs/platform/dist/index.js';
import { Verdicts } from '../program/verdicts.mjs';
import { addActivities, CITY, generateCity, sizesOf } from './city.mjs';
import {
  breakdownsFromFacts,
  compactAll,
  countDistinct,
  dirty,
  foldHouseholds,
  naiveAgainstEngine,
  recountAll,
} from './engine.mjs';
import { addLedgers, addRosters, addVisits } from './ledgers.mjs';
import { COVERED, FEW_FACTS, PAGE, PAGE_OF_WHOLE_PERIODS, YEAR } from './page.mjs';
import { load, median, sequential, startServer, warm } from './servers.mjs';
import { recordingCost, visitCost } from './recording.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const NUMBERS = [
  'tenants',
  'counties',
  'towns',
  'activities',
  'cases',
  'interceptions',
  'fundsActions',
  'communities',
  'doors',
  'visits',
  'doorsEach',
  'months',
  'seconds',
];
const { values } = parseArgs({
  options: {
    ...Object.fromEntries(NUMBERS.map((name) => [name, { type: 'string' }])),
    keep: { type: 'boolean', default: false },
    small: { type: 'boolean', default: false },
  },
});
const SMALL = {
  tenants: 50,
  counties: 2,
  towns: 4,
  activities: 2_000,
  cases: 200,
  interceptions: 200,
  fundsActions: 200,
  visits: 100,
};
const given = Object.fromEntries(
  NUMBERS.filter((name) => values[name] !== undefined && name !== 'seconds').map((name) => [
    name,
    Number(values[name]),
  ]),
);
const size = sizesOf({ ...(values.small && SMALL), ...given });
const seconds = Number(values.seconds ?? 5);
/** How often things are timed. The small form times them once, and judges no time. */
const TIMES = values.small
  ? { load: 0, warmLoad: 0, warm: 2, page: 5, compared: 1, covered: 5, recording: { rounds: 1, each: 16 } }
  : { load: 5, warmLoad: 15_000, warm: 50, page: 1_500, compared: 5, covered: 300, recording: {} };
const SECRET = 'the secret of a bench that runs on this machine alone';

const number = (value, digits = 0) =>
  value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
const say = (label, text) => console.log(`${label.padEnd(44)} ${text}`);
const verdict = (ratio, limit, unit = '×') => `${number(ratio, 2)}${unit} (goal ${limit})`;

// The small form leaves nothing behind, and lets a kept city be. As root the database runs as
// another user, who must come in.
const dataDir = values.small ? mkdtempSync(path.join(os.tmpdir(), 'fanzha-bench-')) : path.join(root, '.data/bench');
if (values.small) chmodSync(dataDir, 0o755);
const server = await startEmbeddedPostgres({ dataDir: path.join(dataDir, 'postgres') });
const verdicts = new Verdicts();
const databaseUrl = new URL(server.url);
databaseUrl.pathname = '/bench';
const running = [];
try {
  if (!values.keep) await freshDatabase();
  const owner = new pg.Client({ connectionString: databaseUrl.href });
  // The code that ends the connection early tells why.
  owner.on('error', () => undefined);
  await owner.connect();

  // The API migrates the empty database; the city is generated behind it.
  const api = await startServer('api', path.join(root, 'apps/api/dist/src/main.js'), env());
  running.push(api);
  const facts = size.activities + size.cases + size.interceptions + size.fundsActions + size.tenants + size.visits;
  // The same ledgers in the same proportion, so that like is compared with like.
  const share = Math.min(1, FEW_FACTS / facts);
  const few = Math.floor(size.activities * share);
  console.log(
    `city: ${number(size.tenants)} tenants, ${size.counties} counties, ` +
      `${size.towns} towns, ${number(size.communities)} communities, ` +
      `${number(facts)} facts, ${number(size.visits * size.doorsEach)} doors visited\n`,
  );
  if (!values.keep) await generateCity(owner, { ...size, activities: few });
  const token = await officialToken(owner, PAGE.county);
  const cityToken = await officialToken(owner, CITY);
  const raw = await startServer('raw', path.join(root, 'infra/bench/raw-server.mjs'), env());
  running.push(raw);
  const withFew = values.keep ? null : await grow();

  const withMany = await countyLatency(api, token);
  if (withFew !== null)
    say(`county page, ${number(facts * share)} facts, one at a time`, `${number(withFew * 1000)} µs`);
  say(
    `county page, ${number(facts)} facts, one at a time`,
    `${number(withMany * 1000)} µs${withFew === null ? '' : ` → ${verdict(withMany / withFew, '≤ 1.2')}`}`,
  );

  verdicts.check(
    'the raw handler answers what the API answers',
    isDeepStrictEqual(JSON.parse(await ask(raw, token)), JSON.parse(await ask(api, token))),
  );
  const compared = [];
  for (let round = 0; round < TIMES.compared; round++) {
    compared.push({
      same: await countyLatency(api, token, TIMES.page / 5),
      whole: await countyLatency(api, token, TIMES.page / 5, PAGE_OF_WHOLE_PERIODS),
    });
  }
  const ratios = compared.map(({ same, whole }) => same / whole);
  say(
    'county page, same days / whole periods',
    `${verdict(median(ratios), '≤ 1.3')}, ` +
      `${number(Math.min(...ratios), 2)}–${number(Math.max(...ratios), 2)} in ${ratios.length} rounds`,
  );

  // Compiled code of both is what a server in use runs: it takes thousands of requests until it is.
  for (const each of TIMES.load > 0 ? [raw, api] : []) await warm(each, request(each, token), TIMES.warmLoad);
  const rounds = [];
  // In turn, because a shared machine changes its speed from minute to minute.
  for (let round = 0; round < TIMES.load; round++) {
    rounds.push({
      raw: await load(raw, request(raw, token), seconds),
      api: await load(api, request(api, token), seconds),
    });
    await ask(api, token);
  }
  const pick = (name, key) => median(rounds.map((round) => round[name][key]));
  const spread = (values, digits) => `${number(Math.min(...values), digits)}–${number(Math.max(...values), digits)}`;
  for (const name of rounds.length > 0 ? ['raw', 'api'] : []) {
    const [cpu, rate] = [number(pick(name, 'cpu')), number(pick(name, 'rate'))];
    const cpus = spread(rounds.map((round) => round[name].cpu));
    say(
      `county page under load, ${name}`,
      `${cpu} µs CPU/request (${cpus}), ${rate} req/s, p50 ${pick(name, 'p50')} ms, p99 ${pick(name, 'p99')} ms`,
    );
  }
  if (rounds.length > 0) {
    const each = rounds.map((round) => round.api.cpu / round.raw.cpu);
    say(
      'county page, CPU of the API / raw',
      `${verdict(pick('api', 'cpu') / pick('raw', 'cpu'), '≤ 1.5')}, ${spread(each, 2)} in ${each.length} rounds`,
    );
  }

  const naive = await countDistinct(databaseUrl.href, YEAR);
  const clean = await coveredOfCity(api, cityToken);
  say(
    "city's different households, year, all kept",
    `${number(clean.milliseconds, 2)} ms, county page ${number(withMany, 2)} ms → ` +
      verdict(clean.milliseconds / withMany, '≤ 1.5'),
  );
  const communities = await dirty(owner, Math.min(1, Math.max(0.05, 2 / size.communities)));
  const changed = await coveredOfCity(api, cityToken);
  const after = await countDistinct(databaseUrl.href, YEAR);
  say(
    '  5 % of the communities changed',
    `${number(changed.milliseconds, 1)} ms (goal ≤ 150), ${communities} communities`,
  );
  say(
    '  count(distinct) over the visits',
    `${number(after.milliseconds, 1)} ms → ${verdict(after.milliseconds / changed.milliseconds, '≥ 100')}`,
  );
  const exact = clean.covered === naive.covered && changed.covered === after.covered && communities > 0;
  verdicts.check(
    'different households are exact',
    exact,
    `${number(naive.covered)} before, ${number(after.covered)} after; ` +
      `the API ${number(clean.covered)}, ${number(changed.covered)}`,
  );

  // Before recording, which leaves facts without their deltas on purpose.
  const recount = await recountAll(databaseUrl.href);
  say(
    'recount of every figure',
    `${number(recount.figures)} compared in ${number(recount.seconds)} s, ` +
      `${recount.differences} differences (goal: 0 in ≤ 300 s)`,
  );

  verdicts.check(
    'every kept figure is what its facts are',
    recount.differences === 0 && recount.figures > 0,
    `${recount.differences} differences`,
  );

  const race = await naiveAgainstEngine(databaseUrl.href);
  say("city's year by county: naive GROUP BY", `${number(race.naive, 1)} ms`);
  say("city's year by county: engine", `${number(race.engine, 2)} ms → ${verdict(race.naive / race.engine, '≥ 100')}`);

  for (const { by, year, month } of await breakdownsFromFacts(databaseUrl.href))
    say(`city's sessions by ${by}, from facts`, `year ${number(year, 1)} ms, month ${number(month, 1)} ms`);

  const recording = await recordingCost(databaseUrl.href, { secret: SECRET, root, ...TIMES.recording });
  say(
    'recording an activity',
    `${number(recording.without, 2)} ms without delta, ${number(recording.with, 2)} ms with → ` +
      verdict(recording.ratio, '≤ 1.3'),
  );

  const visit = await visitCost(databaseUrl.href, {
    secret: SECRET,
    root,
    doors: size.doors,
    doorsEach: size.doorsEach,
    ...TIMES.recording,
  });
  say(
    `recording a visit of ${size.doorsEach} doors`,
    `${number(visit.visit, 2)} ms, an activity ${number(visit.activity, 2)} ms → ${verdict(visit.ratio, '≤ 2')}`,
  );

  say('API resident memory after the bench', `${number(await api.residentMegabytes())} MB (goal ≤ 350)`);
  await owner.end();

  /** The county page of a city with few facts; then all the rest. @returns its latency in ms. */
  async function grow() {
    await addLedgers(owner, { ...size, groups: size.tenants }, { from: 0, to: share });
    await addRosters(owner, size);
    await addVisits(owner, size, { from: 0, to: share });
    await owner.query('analyze');
    await compactAll(databaseUrl.href);
    await foldHouseholds(databaseUrl.href);
    await owner.query('vacuum analyze');
    const latency = await countyLatency(api, token);
    const began = performance.now();
    await addActivities(owner, { from: few, to: size.activities, tenants: size.tenants, months: size.months });
    await addLedgers(owner, { ...size, groups: size.tenants }, { from: share, to: 1 });
    await addVisits(owner, size, { from: share, to: 1 });
    console.log(
      `(${number(facts * (1 - share))} more facts generated in ${number((performance.now() - began) / 1000)} s)`,
    );
    await owner.query('analyze');
    const compaction = await compactAll(databaseUrl.href);
    if (compaction.facts > 0) say('compaction', `${number(compaction.perSecond)} facts/s (goal ≥ 10,000)`);
    await owner.query(`update household_visit_bitmap set dirty = true where city_code = '${CITY}'`);
    const folded = await foldHouseholds(databaseUrl.href);
    say(
      'different households, all communities anew',
      `${number(folded.communities)} communities in ${number(folded.seconds, 1)} s`,
    );
    await owner.query('vacuum analyze');
    return latency;
  }
} finally {
  for (const child of running) await child.stop();
  await server.stop();
  if (values.small) rmSync(dataDir, { recursive: true, force: true });
}
verdicts.end();

function env() {
  return {
    DATABASE_URL: databaseUrl.href,
    FANZHA_DEMO: 'off',
    FANZHA_WORKER: 'off',
    FANZHA_SECRET: SECRET,
    FANZHA_DATA_DIR: dataDir,
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

/** An official of a region with a session, and a maker of access tokens for it. */
async function officialToken(owner, region) {
  const { AccessTokens, Config } = await import('../../libs/platform/dist/index.js');
  const [tenantId, userId, sessionId] = [randomUUID(), randomUUID(), randomUUID()];
  const username = `bench-${userId}`;
  await owner.query(
    `insert into tenant (city_code, id, type, name, sector, region_code, opened_on)
     values ($1,$2,'AUTHORITY',$4,'LOCAL_GOVERNMENT',$3,'2020-01-01')`,
    [CITY, tenantId, region, `${region}反诈办${tenantId.slice(0, 8)}`],
  );
  await owner.query(
    `insert into tenant_assignment (city_code, tenant_id, valid_from, type, region_code, sector)
     values ($1,$2,'2020-01-01','AUTHORITY',$3,'LOCAL_GOVERNMENT')`,
    [CITY, tenantId, region],
  );
  await owner.query(
    `insert into user_account (city_code, id, tenant_id, username, display_name, password_hash, roles,
       must_change_password) values ($1,$2,$3,$4,'基准','!','{COUNTY_OFFICIAL}',false)`,
    [CITY, userId, tenantId, username],
  );
  await owner.query(
    `insert into user_session (city_code, id, tenant_id, user_id, refresh_hash, expires_at)
     values ($1,$2,$3,$4,'\\x00', now() + interval '1 day')`,
    [CITY, sessionId, tenantId, userId],
  );
  const identity = {
    userId,
    sessionId,
    tenantId,
    username,
    displayName: '基准',
    cityCode: CITY,
    roles: ['COUNTY_OFFICIAL'],
    oversight: [{ region, sector: null }],
    mustChangePassword: false,
  };
  // Access tokens last minutes, a bench lasts longer: every request takes a new one.
  const tokens = AccessTokens.of(new Config({ FANZHA_SECRET: SECRET }, root));
  return () => tokens.issue(identity).token;
}

function request(child, token, page = PAGE) {
  return {
    url: `${child.url}/graphql`,
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${token()}` },
    body: JSON.stringify({ query: page.query, variables: page.variables }),
  };
}

async function ask(child, token, page = PAGE) {
  const { url, ...init } = request(child, token, page);
  const response = await fetch(url, init);
  const text = await response.text();
  if (!response.ok || text.includes('"errors"')) throw new Error(`${child.name}: ${text.slice(0, 500)}`);
  return text;
}

async function countyLatency(child, token, times = TIMES.page, page = PAGE) {
  for (let i = 0; i < TIMES.warm; i++) await ask(child, token, page);
  return sequential(request(child, token, page), times);
}

/** Different households of the whole city in the running year, as the API answers it one request after the other. */
async function coveredOfCity(child, token) {
  const page = { ...COVERED, variables: { code: CITY, period: YEAR } };
  const { data } = JSON.parse(await ask(child, token, page));
  for (let i = 0; i < TIMES.warm; i++) await ask(child, token, page);
  return {
    covered: data.region.rollup.households.covered,
    milliseconds: await sequential(request(child, token, page), TIMES.covered),
  };
}
