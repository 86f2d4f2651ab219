// node infra/bench/campaigns.mjs [--tenants 10000 --activities 30000]
//
// A campaign of 8 tasks for all units of a generated city: a page of 50 units at the API, the totals of all of them,
// and the matrix as a file. Prints milliseconds of one run on one machine; the goals are 60 ms for a page and 10 s
// for a file.
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../libs/platform/dist/index.js';
import { CITY, generateCity, sizesOf } from './city.mjs';
import { median, startServer } from './servers.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const { values } = parseArgs({
  options: { tenants: { type: 'string', default: '10000' }, activities: { type: 'string', default: '30000' } },
});
const size = { ...sizesOf({ tenants: Number(values.tenants), activities: Number(values.activities) }), months: 1 };
const SECRET = 'the secret of a bench that runs on this machine alone';
const INDICATORS = ['SESSIONS', 'PARTICIPANTS', 'LEAFLETS', 'ACTIVITIES', 'LEADERSHIP_GROUPS', 'HOUSEHOLD_COVERAGE'];

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'fanzha-bench-'));
chmodSync(dataDir, 0o755);
const server = await startEmbeddedPostgres({ dataDir: path.join(dataDir, 'postgres') });
const databaseUrl = new URL(server.url);
databaseUrl.pathname = '/bench';
let api;
let owner;
try {
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query('create database bench');
  await admin.end();
  owner = new pg.Client({ connectionString: databaseUrl.href });
  owner.on('error', () => undefined);
  await owner.connect();
  api = await startServer('api', path.join(root, 'apps/api/dist/src/main.js'), {
    DATABASE_URL: databaseUrl.href,
    FANZHA_DEMO: 'off',
    FANZHA_WORKER: 'off',
    FANZHA_SECRET: SECRET,
    FANZHA_DATA_DIR: dataDir,
    FANZHA_SECURE_COOKIES: 'off',
  });
  await generateCity(owner, size);
  const { token, id } = await campaign();
  await owner.query('analyze');
  console.log(`${size.tenants} units, ${size.activities} activities, 8 tasks, load ${os.loadavg()[0].toFixed(1)}`);

  const NODE = 'tenant { name } receivedAt state cells { taskId state value atLeast approx uncounted }';
  const page = (after) =>
    ask(
      token,
      `query($id: ID!, $after: String) { campaignMatrix(id: $id, first: 50, after: $after) { totalCount
        pageInfo { endCursor } edges { node { ${NODE} } } } }`,
      { id, after },
    );
  const times = [];
  let after = null;
  for (let n = 0; n < 40; n += 1) {
    const began = performance.now();
    const { campaignMatrix } = await page(after);
    times.push(performance.now() - began);
    if (campaignMatrix.edges.length !== 50) throw new Error('not a full page');
    after = campaignMatrix.pageInfo.endCursor;
  }
  const warm = times.slice(10).sort((one, other) => one - other);
  const share = (part) => warm[Math.floor(part * (warm.length - 1))].toFixed(0);
  console.log(
    `a page of 50: median ${median(warm).toFixed(0)} ms, a tenth below ${share(0.1)}, a tenth above ${share(0.9)}, ` +
      `best ${share(0)} (goal ≤ 60); load ${os.loadavg()[0].toFixed(1)}`,
  );

  const began = performance.now();
  const { campaignMatrix: sums } = await ask(
    token,
    'query($id: ID!) { campaignMatrix(id: $id, first: 1) { totalCount totals { units { state count } } } }',
    { id },
  );
  console.log(`totals of ${sums.totalCount} units: ${(performance.now() - began).toFixed(0)} ms`);

  for (const format of ['csv', 'xlsx']) {
    const start = performance.now();
    const answer = await fetch(`${api.url}/export/campaign-matrix.${format}?id=${id}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const bytes = (await answer.arrayBuffer()).byteLength;
    if (!answer.ok) throw new Error(`export: ${answer.status}`);
    const seconds = (performance.now() - start) / 1000;
    console.log(`file as ${format}: ${seconds.toFixed(1)} s, ${(bytes / 1e6).toFixed(2)} MB (goal ≤ 10 s)`);
  }
} finally {
  await api?.stop();
  await owner?.end().catch(() => undefined);
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

/** An official of the city, and a campaign for all units that two thirds of the activities belong to. */
async function campaign() {
  const { AccessTokens, Config } = await import('../../libs/platform/dist/index.js');
  const [tenantId, userId, sessionId, id] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await owner.query(
    `insert into tenant (city_code, id, type, name, sector, region_code, opened_on)
     values ($1, $2, 'AUTHORITY', '基准反诈办', 'LOCAL_GOVERNMENT', $1, '2020-01-01')`,
    [CITY, tenantId],
  );
  await owner.query(
    `insert into tenant_assignment (city_code, tenant_id, valid_from, type, region_code, sector)
     values ($1, $2, '2020-01-01', 'AUTHORITY', $1, 'LOCAL_GOVERNMENT')`,
    [CITY, tenantId],
  );
  await owner.query(
    `insert into user_account (city_code, id, tenant_id, username, display_name, password_hash, roles,
       must_change_password) values ($1, $2, $3, 'bench', '基准', '!', '{CITY_OFFICIAL}', false)`,
    [CITY, userId, tenantId],
  );
  await owner.query(
    `insert into user_session (city_code, id, tenant_id, user_id, refresh_hash, expires_at)
     values ($1, $2, $3, $4, '\\x00', now() + interval '1 day')`,
    [CITY, sessionId, tenantId, userId],
  );
  const day = (from) => new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10);
  const tasks = Array.from({ length: 8 }, (_, at) => ({
    id: randomUUID(),
    title: `任务${at + 1}`,
    indicator: INDICATORS[at % INDICATORS.length],
    target: 1 + at,
    dueOn: day(20 - at),
    eventOn: null,
    sectors: [],
    tenantTypes: [],
    locked: false,
  }));
  await owner.query(
    `insert into campaign (city_code, id, tenant_id, name, starts_on, ends_on, regions, tasks, edition, tasks_edition)
     values ($1, $2, $3, '基准专项行动', $4, $5, array[$1], $6, 1, 1)`,
    [CITY, id, tenantId, day(-60), day(30), JSON.stringify(tasks)],
  );
  await owner.query(
    `update activity set campaign_ids = array[$2::uuid] where city_code = $1 and hashtext(id::text) % 3 <> 0`,
    [CITY, id],
  );
  const { token } = AccessTokens.of(new Config({ FANZHA_SECRET: SECRET }, root)).issue({
    ...{ userId, sessionId, tenantId, username: 'bench', displayName: '基准', cityCode: CITY },
    ...{ roles: ['CITY_OFFICIAL'], oversight: [{ region: CITY, sector: null }], mustChangePassword: false },
  });
  return { token, id };
}

async function ask(token, query, variables) {
  const answer = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await answer.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
