import 'reflect-metadata';
import path from 'node:path';
import { type Config, createHttpApplication, Metrics, onStopSignal, programLog, readConfig } from '@fanzha/platform';
import { announcement } from './announce.js';
import { apiModule } from './app.module.js';
import { fail } from './fail.js';
import { prepareEntrance } from './first-start.js';
import { keepRunningOnUnhandledRejection } from './unhandled-rejection.js';
import { type MetricsDoor, openMetrics } from './metrics.js';
import { PROJECT_ROOT } from './project-root.js';
import { type Provision, provision } from './provision.js';
import { readinessChecks } from './readiness.js';
import { spareMemory } from './spare-memory.js';

const log = (line: string) => process.stdout.write(`${line}\n`);

/** The one URL: API, web client and, unless FANZHA_WORKER=off, background jobs. */
async function start(): Promise<void> {
  const began = performance.now();
  const config = readConfig(PROJECT_ROOT);
  const provided = await provision(config, log);
  try {
    await serve(config, provided, began);
  } catch (error) {
    await provided.stop();
    throw error;
  }
}

async function serve(config: Config, { ownerUrl, revivals, stop }: Provision, began: number): Promise<void> {
  const metrics = config.metrics && new Metrics();
  let door: MetricsDoor | null = null;
  const app = await createHttpApplication(apiModule({ config, ownerUrl, worker: config.worker }), {
    webRoot: path.join(PROJECT_ROOT, 'apps/admin/dist'),
    secure: config.secureCookies,
    trustProxy: config.trustProxy,
    logger: programLog(config),
    logsRequests: config.logLevel === 'info',
    checks: (running) => readinessChecks(running, ownerUrl),
    ...(metrics && { watch: metrics.requests() }),
  });
  onStopSignal(async () => {
    await door?.close();
    await app.close();
    await stop();
  });
  await app.init();
  const entrance = await prepareEntrance(app, config, ownerUrl, log);
  if (metrics && config.metrics) door = await openMetrics(metrics, config.metrics, { app, ownerUrl, revivals });
  await app.listen(config.port, config.host);
  if (door) log(`metrics: ${door.url}`);
  log(announcement(await app.getUrl(), entrance, performance.now() - began));
}

const collect = spareMemory();
keepRunningOnUnhandledRejection();
start().then(collect).catch(fail);
