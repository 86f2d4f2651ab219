import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable, Logger, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Job } from 'bullmq';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EmbeddedPostgres, startTemporaryPostgres } from '../database/embedded-postgres.js';
import { ensureRoles } from '../database/roles.js';
import { HandlesJobs, JobHandler } from './job-handler.js';
import { JobQueue, jobQueueToken } from './job-queue.js';
import { JobStore, prepareJobStore } from './job-store.js';
import { JobsModule } from './jobs.module.js';

const ran: string[] = [];

@Injectable()
@HandlesJobs('tests')
class TestHandler extends JobHandler {
  override async process(job: Job<{ failures?: number }>): Promise<void> {
    ran.push(`${job.name} ${job.attemptsMade + 1}`);
    if (job.attemptsMade < (job.data.failures ?? 0)) throw new Error('not yet');
    if (job.name === 'slow') await sleep(300);
    if (job.name === 'slow') ran.push('slow done');
  }
}

let postgres: EmbeddedPostgres;
let started: { app: Awaited<ReturnType<typeof NestFactory.createApplicationContext>>; queue: JobQueue };

async function start(worker: 'inline' | 'off') {
  @Module({ imports: [JobsModule.forRoot({ ownerUrl: postgres.url, redisUrl: null, worker }), JobsModule.forQueue('tests')], providers: [TestHandler] })
  class TestModule {}
  const app = await NestFactory.createApplicationContext(TestModule, { logger: false });
  return { app, queue: app.get<JobQueue>(jobQueueToken('tests')) };
}

async function until(condition: () => boolean, limit = 8_000): Promise<void> {
  for (const end = Date.now() + limit; !condition(); await sleep(20)) if (Date.now() > end) throw new Error(`waited in vain; ran: ${ran.join(', ')}`);
}

beforeAll(async () => {
  Logger.overrideLogger(false);
  postgres = await startTemporaryPostgres(path.join(os.tmpdir(), 'fanzha-jobs-spec'));
  await ensureRoles(postgres.url);
  await Promise.all([prepareJobStore({ ownerUrl: postgres.url, redisUrl: null }), prepareJobStore({ ownerUrl: postgres.url, redisUrl: null })]);
  started = await start('inline');
}, 30_000);
afterAll(async () => {
  await started.app.close();
  await postgres.stop();
});

describe('jobs', () => {
  it('run on a schedule, until it ends', async () => {
    await started.queue.schedule('tick', 200);
    await started.queue.schedule('tick', 150);
    await until(() => ran.filter((job) => job === 'tick 1').length >= 3);
    await started.queue.unschedule('tick');
  });

  it('are repeated after a failed attempt', async () => {
    await started.queue.enqueue('flaky', { failures: 1 });
    await until(() => ran.includes('flaky 2'));
    expect(ran.filter((job) => job.startsWith('flaky'))).toEqual(['flaky 1', 'flaky 2']);
  });

  it('are added once while one with the same id waits, and no earlier than their delay', async () => {
    const before = Date.now();
    for (let time = 0; time < 3; time++) await started.queue.enqueue('once', {}, { deduplicationId: 'once', delay: 300 });
    await until(() => ran.includes('once 1'));
    expect(Date.now() - before).toBeGreaterThanOrEqual(290);
    await sleep(200);
    expect(ran.filter((job) => job.startsWith('once'))).toEqual(['once 1']);
  });

  it('come to their end in a shutdown, and wait for the next process', async () => {
    await started.queue.enqueue('slow');
    await until(() => ran.includes('slow 1'));
    await started.app.close();
    expect(ran).toContain('slow done');

    const producer = await start('off');
    await expect(producer.app.get(JobStore).ping()).resolves.toBeUndefined();
    await producer.queue.enqueue('later');
    await sleep(200);
    expect(ran).not.toContain('later 1');
    await producer.app.close();

    started = await start('inline');
    await until(() => ran.includes('later 1'));
  });

  it('cost next to nothing while there are none', async () => {
    const before = process.cpuUsage();
    await sleep(1_500);
    const used = process.cpuUsage(before);
    expect((used.user + used.system) / 1_000).toBeLessThan(75); // milliseconds; 5 % with room for the test runner
  });
});
