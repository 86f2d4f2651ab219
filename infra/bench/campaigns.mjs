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
import { askAs, officialOf } from './official.mjs';
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
let ask;
let id;
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
  const { token, tenantId } = await officialOf(owner, { secret: SECRET, root });
  id = await campaign(tenantId);
  ask = askAs(api.url, token);
  await owner.query('analyze');
  console.log(`${size.tenants} units, ${size.activities} activities, 8 tasks, load ${os.loadavg()[0].toFixed(1)}`);

  // As the page asks for it; without what waits to be assigned, to see what that costs.
  const CELLS = 'tenant { id name } receivedAt state cells { taskId state value atLeast approx uncounted withheld }';
  await pages('a page of 50', `${CELLS} candidates { taskId count }`);
  await pages('a page of 50 without 待归入', CELLS);

  const began = performance.now();
  const { campaignMatrix: sums } = await ask(
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

/** Times pages of 50 one after the other; the first ten warm the server up. */
async function pages(name, node) {
  const times = [];
  let [after, candidates] = [null, 0];
  for (let n = 0; n < 70; n += 1) {
    const began = performance.now();
    const { campaignMatrix } = await ask(
      `query($id: ID!, $after: String) { campaignMatrix(id: $id, first: 50, after: $after) { totalCount
        pageInfo { endCursor } edges { node { ${node} } } } }`,
      { id, after },
    );
    times.push(performance.now() - began);
    if (campaignMatrix.edges.length !== 50) throw new Error('not a full page');
    for (const { node: unit } of campaignMatrix.edges)
      for (const { count } of unit.candidates ?? []) candidates += count;
    after = campaignMatrix.pageInfo.endCursor;
  }
  const warm = times.slice(10).sort((one, other) => one - other);
  const share = (part) => warm[Math.floor(part * (warm.length - 1))].toFixed(0);
  console.log(
    `${name}: median ${median(warm).toFixed(0)} ms, a tenth below ${share(0.1)}, a tenth above ${share(0.9)}, ` +
      `best ${share(0)} (goal ≤ 60), ${candidates} candidates; load ${os.loadavg()[0].toFixed(1)}`,
  );
}

/** A campaign of an authority for all units that two thirds of the activities belong to. */
async function campaign(tenantId) {
  const id = randomUUID();
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
  return id;
}
