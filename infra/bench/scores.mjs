// npm run bench:scores [-- --units 3000 --activities 30000]
//
// A scoring scheme of 8 items for all units of a generated city, over a period that has ended: a page of 50 units at
// the API, live and frozen, closing all of them, and the scores as a file. Prints milliseconds of one run on one
// machine.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../libs/platform/dist/index.js';
import { generateCity, sizesOf } from './city.mjs';
import { askAs, officialOf } from './official.mjs';
import { median, startServer } from './servers.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const { values } = parseArgs({
  options: { units: { type: 'string', default: '3000' }, activities: { type: 'string', default: '30000' } },
});
// The authority that scores is one of the city's tenants, and is not scored itself.
const size = { ...sizesOf({ tenants: Number(values.units), activities: Number(values.activities) }), months: 2 };
const SECRET = 'the secret of a bench that runs on this machine alone';
const INDICATORS = ['SESSIONS', 'PARTICIPANTS', 'LEAFLETS', 'ACTIVITIES', 'HOUSEHOLD_VISITS', 'INSPECTIONS'];
const NODE = 'unitName state low high outOf items { itemId state low high value atLeast approx uncounted }';

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
  const { token, cityCode } = await officialOf(owner, { secret: SECRET, root });
  await owner.query('analyze');
  const ask = askAs(api.url, token);
  console.log(`${size.tenants} units, ${size.activities} activities, load ${os.loadavg()[0].toFixed(1)}`);

  const month = new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth(), 0)).toISOString().slice(0, 7);
  const items = Array.from({ length: 8 }, (_, at) => ({
    name: `项目${at + 1}`,
    weight: '12.5',
    indicator: INDICATORS[at % INDICATORS.length],
    ...{ rule: 'LINEAR', from: '0', to: String(2 + at) },
  }));
  const input = { title: '基准考核', period: month, regionCodes: [cityCode], items };
  const { made } = await ask(
    'mutation($input: EvaluationSchemeInput!) { made: createEvaluationScheme(input: $input) { id version } }',
    { input },
  );
  const { published } = await ask(
    'mutation($id: ID!, $version: Int!) { published: publishEvaluationScheme(id: $id, version: $version) { version } }',
    made,
  );
  const { id } = made;
  await pages('live');
  const appealUntil = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  const began = performance.now();
  await ask(
    `mutation($id: ID!, $version: Int!, $appealUntil: Date!) {
      closeEvaluationScheme(id: $id, version: $version, appealUntil: $appealUntil) { state } }`,
    { id, version: published.version, appealUntil },
  );
  const { rows } = await owner.query('select count(*)::int as n from evaluation_score');
  console.log(`closed: ${rows[0].n} scores frozen in ${(performance.now() - began).toFixed(0)} ms`);
  await pages('frozen');

  for (const format of ['csv', 'xlsx']) {
    const start = performance.now();
    const answer = await fetch(`${api.url}/export/evaluation-scores.${format}?id=${id}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const bytes = (await answer.arrayBuffer()).byteLength;
    if (!answer.ok) throw new Error(`export: ${answer.status}`);
    const seconds = (performance.now() - start) / 1000;
    console.log(`file as ${format}: ${seconds.toFixed(1)} s, ${(bytes / 1e6).toFixed(2)} MB`);
  }

  /** Pages of 50 units, one behind the other. */
  async function pages(name) {
    const times = [];
    let after = null;
    for (let n = 0; n < 40; n += 1) {
      const start = performance.now();
      const { evaluationScores } = await ask(
        `query($id: ID!, $after: String) { evaluationScores(id: $id, first: 50, after: $after) {
          totalCount pageInfo { endCursor } edges { node { ${NODE} } } } }`,
        { id, after },
      );
      times.push(performance.now() - start);
      if (evaluationScores.edges.length !== 50) throw new Error('not a full page');
      after = evaluationScores.pageInfo.endCursor;
    }
    const warm = times.slice(10).sort((one, other) => one - other);
    const share = (part) => warm[Math.floor(part * (warm.length - 1))].toFixed(0);
    console.log(
      `a page of 50, ${name}: median ${median(warm).toFixed(0)} ms, a tenth below ${share(0.1)}, a tenth above ` +
        `${share(0.9)}; load ${os.loadavg()[0].toFixed(1)}`,
    );
  }
} finally {
  await api?.stop();
  await owner?.end().catch(() => undefined);
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
