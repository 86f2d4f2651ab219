/** Whether written work summaries fit into the ledgers, figure by figure: docs/runbooks/fit.md. */
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { NestFactory } from '@nestjs/core';
import { MIGRATIONS } from '../../apps/api/dist/migrations/index.js';
import { systemModule } from '../../apps/api/dist/src/app.module.js';
import { fail } from '../../apps/api/dist/src/fail.js';
import { PROJECT_ROOT } from '../../apps/api/dist/src/project-root.js';
import { SHIPPED_REGIONS } from '../../apps/api/dist/src/provision.js';
import { todayIn } from '../../libs/domain/dist/index.js';
import { importRegionsIfEmpty } from '../../libs/org/dist/index.js';
import {
  migrate,
  prepareJobStore,
  programLog,
  readConfig,
  startTemporaryPostgres,
} from '../../libs/platform/dist/index.js';
import { CompactionService, ReconcileService } from '../../libs/rollup/dist/index.js';
import { compareRollup, fitReport, missingWords } from './comparison.ts';
import { planFit } from './plan.ts';
import { PlanStore } from './store-plan.ts';
import { readSummaries } from './summaries.ts';

const USAGE = `Usage: npm run fit -- [FILE]
  Stores every quantified measure and every case of the work summaries in FILE (JSON lines with the text's extraction)
  as records of invented units in a database of its own, and compares the rollup with the extraction. Exit status 1
  where anything is lost.
`;
const DEFAULT_FILE = '../shared/data/summaries/visible.jsonl';
const FOUND_ERRORS = 1;
const WRONG_USE = 2;

async function run(words) {
  if (words.length > 1 || words[0]?.startsWith('-')) {
    process.stderr.write(USAGE);
    return WRONG_USE;
  }
  const file = words[0] ? path.resolve(words[0]) : path.resolve(PROJECT_ROOT, DEFAULT_FILE);
  const { summaries, errors } = readSummaries(readFileSync(file, 'utf8'));
  const plan = planFit(summaries, { today: todayIn() });

  const config = readConfig(PROJECT_ROOT);
  const postgres = await startTemporaryPostgres(path.join(PROJECT_ROOT, '.data'));
  try {
    await migrate(postgres.url, MIGRATIONS);
    await importRegionsIfEmpty(
      postgres.url,
      [readFileSync(path.join(PROJECT_ROOT, SHIPPED_REGIONS), 'utf8')],
      SHIPPED_REGIONS,
    );
    await prepareJobStore({ ownerUrl: postgres.url, redisUrl: null });
    const app = await NestFactory.createApplicationContext(
      systemModule({ config, ownerUrl: postgres.url, worker: 'off' }),
      { logger: programLog(config) },
    );
    const store = new PlanStore(app);
    await store.store(plan);
    // Once with everything pending, once folded: the figures are the same at every instant.
    const pending = compareRollup(plan, await store.answer(plan));
    await app.get(CompactionService, { strict: false }).compactAll();
    const differing = [...pending, ...compareRollup(plan, await store.answer(plan))];
    const missing = [...missingWords(plan, await store.narratives(plan)), ...(await store.changed(plan))];
    const [, recount] =
      [...(await app.get(ReconcileService, { strict: false }).reconcileAll())].find(([, { facts }]) => facts > 0) ?? [];
    await app.close();
    process.stdout.write(`${fitReport(plan, differing, missing, errors)}\n`);
    process.stdout.write(
      `recount of every figure: ${recount?.figures ?? 0} compared, ${recount?.differences ?? 0} differences\n`,
    );
    const good =
      differing.length === 0 &&
      missing.length === 0 &&
      plan.lost.length === 0 &&
      errors.length === 0 &&
      (recount?.differences ?? 0) === 0;
    return good ? 0 : FOUND_ERRORS;
  } finally {
    await postgres.stop();
  }
}

run(process.argv.slice(2)).then((status) => process.exit(status), fail);
