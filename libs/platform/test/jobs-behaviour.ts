import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Injectable, Logger, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Job } from 'bullmq';
import { setTimeout as sleep } from 'node:timers/promises';
import { HandlesJobs, JobHandler } from '../src/jobs/job-handler.js';
import { JobQueue, jobQueueToken } from '../src/jobs/job-queue.js';
import { JobStore, type JobStoreAddress } from '../src/jobs/job-store.js';
import { JobsModule } from '../src/jobs/jobs.module.js';

/** What jobs do whatever store they are kept in. Called inside a `describe` of the spec that brings the store. */
export function testJobs(open: () => Promise<{ address: JobStoreAddress; stop(): Promise<void> }>): void {
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

  let store: Awaited<ReturnType<typeof open>>;
  let started: { app: Awaited<ReturnType<typeof NestFactory.createApplicationContext>>; queue: JobQueue };

  async function start(worker: 'inline' | 'off') {
    @Module({
      imports: [JobsModule.forRoot({ ...store.address, worker }), JobsModule.forQueue('tests')],
      providers: [TestHandler],
    })
    class TestModule {}
    const app = await NestFactory.createApplicationContext(TestModule, { logger: false });
    return { app, queue: app.get<JobQueue>(jobQueueToken('tests')) };
  }

  async function until(condition: () => boolean, limit = 15_000): Promise<void> {
    for (const end = Date.now() + limit; !condition(); await sleep(20))
      if (Date.now() > end) throw new Error(`waited in vain; ran: ${ran.join(', ')}`);
  }

  beforeAll(async () => {
    Logger.overrideLogger(false);
    store = await open();
    started = await start('inline');
  }, 30_000);
  afterAll(async () => {
    await started.app.close();
    await store.stop();
  });

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
    for (let time = 0; time < 3; time++)
      await started.queue.enqueue('once', {}, { deduplicationId: 'once', delay: 300 });
    await until(() => ran.includes('once 1'));
    expect(Date.now() - before).toBeGreaterThanOrEqual(290);
    await sleep(200);
    expect(ran.filter((job) => job.startsWith('once'))).toEqual(['once 1']);
  });

  it('are counted by queue, in the process that has it', async () => {
    await started.queue.enqueue('next year', {}, { delay: 31_536_000_000 });
    const { queues } = started.app.get(JobStore);
    expect(queues.map(({ name }) => name)).toEqual(['tests']);
    expect(await queues[0]?.depth()).toEqual({ waiting: 0, active: 0, delayed: 1, failed: 0 });
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
}
