import 'reflect-metadata';
import { Metrics, onStopSignal, programLog, readConfig } from '@fanzha/platform';
import { NestFactory } from '@nestjs/core';
import { systemModule } from './app.module.js';
import { fail } from './fail.js';
import { keepRunningOnUnhandledRejection } from './unhandled-rejection.js';
import { openMetrics } from './metrics.js';
import { PROJECT_ROOT } from './project-root.js';
import { provision } from './provision.js';
import { spareMemory } from './spare-memory.js';

/** Background jobs alone: run as many of these beside API processes with FANZHA_WORKER=off as the work needs. */
async function start(): Promise<void> {
  const config = readConfig(PROJECT_ROOT);
  const { ownerUrl, revivals, stop } = await provision(config, (line) => process.stdout.write(`${line}\n`));
  const system = systemModule({ config, ownerUrl, worker: 'inline' });
  const app = await NestFactory.createApplicationContext(system, { logger: programLog(config) });
  const door = config.metrics && (await openMetrics(new Metrics(), config.metrics, { app, ownerUrl, revivals }));
  onStopSignal(async () => {
    await door?.close();
    await app.close();
    await stop();
  });
  if (door) process.stdout.write(`metrics: ${door.url}\n`);
  process.stdout.write('worker ready\n');
}

const collect = spareMemory();
keepRunningOnUnhandledRejection();
start().then(collect).catch(fail);
