// npm run bench:submissions [-- --units 10000]
//
// Opens the submissions of so many units in an empty city of its own, by the job's own code and role, and a second
// time, when nothing is left to do. Prints milliseconds. The last line is `N passed, N failed, 0 skipped`, of what has
// to be exact: one submission for each unit, each due once, and figures that agree with the recount.
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { Verdicts } from '../program/verdicts.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const fromApi = createRequire(path.join(ROOT, 'apps/api/package.json'));
const load = (file) => import(pathToFileURL(path.join(ROOT, file)).href);
const { NestFactory } = await import(pathToFileURL(fromApi.resolve('@nestjs/core')).href);
const { Config, startTemporaryPostgres } = await load('libs/platform/dist/index.js');
const { SubmissionOpening } = await load('libs/campaign/dist/index.js');
const { CompactionService, ReconcileService } = await load('libs/rollup/dist/index.js');
const { provision } = await load('apps/api/dist/src/provision.js');
const { systemModule } = await load('apps/api/dist/src/app.module.js');

const { values } = parseArgs({ options: { units: { type: 'string', default: '10000' } } });
const units = Number(values.units);
const verdicts = new Verdicts();
const home = mkdtempSync(path.join(os.tmpdir(), 'fanzha-submissions-'));
const server = await startTemporaryPostgres(home);
try {
  const config = new Config(
    { DATABASE_URL: server.url, FANZHA_SECRET: 'only for the bench: a secret of sufficient length' },
    ROOT,
  );
  const { ownerUrl } = await provision(config);
  const app = await NestFactory.createApplicationContext(systemModule({ config, ownerUrl, worker: 'off' }), {
    logger: ['error'],
  });
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const county = randomUUID();
  await owner.query(`insert into tenant (city_code, id, type, name, name_folded, name_claim, sector, region_code,
      opened_on, assignments)
    select '3402', case when n = 0 then '${county}'::uuid else gen_random_uuid() end,
      case when n = 0 then 'AUTHORITY' else 'SCHOOL' end, 'u' || n, 'u' || n, 'u' || n, 'EDUCATION', '340210',
      '2020-01-01', array['340210 EDUCATION'] from generate_series(0, ${units}) n`);
  await owner.query(`insert into tenant_assignment (city_code, tenant_id, valid_from, type, region_code, sector)
    select city_code, id, opened_on, type, region_code, sector from tenant`);
  await owner.query(`insert into submission_form (city_code, id, version, tenant_id, region_code, sector, title, rhythm,
      indicators, narratives, due_days, lock_days, regions, sectors, types, valid_from, created_by)
    values ('3402', gen_random_uuid(), 1, '${county}', '340210', 'EDUCATION', 'bench', 'MONTH', '{LEAFLETS}', '[]', 5,
      10, '{340210}', '{}', '{SCHOOL}', date_trunc('month', now() - interval '1 month')::date, gen_random_uuid())`);
  const opening = app.get(SubmissionOpening, { strict: false });
  const timed = async (name) => {
    const began = performance.now();
    const opened = await opening.openDue();
    const ms = Math.round(performance.now() - began);
    console.log(`${name}: ${opened} opened in ${ms} ms`);
    return opened;
  };
  const first = await timed('first run');
  const second = await timed('second run');
  verdicts.check('each unit has one submission', first === units && second === 0);
  const { rows } = await owner.query(`select count(*)::int as n, count(distinct tenant_id)::int as tenants
    from submission`);
  verdicts.check('none has two', rows[0].n === units && rows[0].tenants === units);
  await app.get(CompactionService, { strict: false }).compactCity('3402');
  const { differences } = await app.get(ReconcileService, { strict: false }).reconcileCity('3402');
  verdicts.check('figures agree with the recount', differences === 0);
  await owner.end();
  await app.close();
} finally {
  await server.stop();
  rmSync(home, { recursive: true, force: true });
}
verdicts.end();
