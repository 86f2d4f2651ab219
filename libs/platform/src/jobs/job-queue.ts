import { getQueueToken } from '@nestjs/bullmq';
import { type BeforeApplicationShutdown, Inject, Logger } from '@nestjs/common';
import type { JobsOptions, Queue } from 'bullmq';
import { JobStore, type QueueDepth, type SeenQueue } from './job-store.js';

/** Data of a job: plain JSON, small; a job reads what it works on when it runs. */
type JobData = Readonly<Record<string, unknown>>;

interface EnqueueOptions {
  /** While a job with this id waits or runs, another one is not added. */
  readonly deduplicationId?: string;
  /** Milliseconds until it may run. */
  readonly delay?: number;
}

/** Five attempts over some fifteen seconds; then the job stays, to be looked at. Done ones are kept for a day. */
export const JOB_DEFAULTS: JobsOptions = {
  attempts: 5,
  backoff: { type: 'exponential', delay: 1_000 },
  removeOnComplete: { age: 86_400, count: 1_000 },
  removeOnFail: { age: 7 * 86_400, count: 1_000 },
};

/** A named queue: where work goes that no request waits for. Its jobs run in a `JobHandler`, at least once. */
export class JobQueue implements BeforeApplicationShutdown, SeenQueue {
  private closing = false;

  constructor(private readonly queue: Queue) {
    const logger = new Logger(JobQueue.name);
    // The store is out of reach; BullMQ goes on trying. Connections that break while we close them are no trouble.
    queue.on('error', (error) => this.closing || logger.error(`${queue.name}: ${error.message}`));
  }

  /**
   * Runs job `name` every `everyMs` milliseconds, whatever number of processes say so. Saying it again with another
   * interval replaces the first.
   */
  async schedule(name: string, everyMs: number, data: JobData = {}): Promise<void> {
    await this.queue.upsertJobScheduler(name, { every: everyMs }, { name, data });
  }

  /** Ends a schedule; unknown names are no error. */
  async unschedule(name: string): Promise<void> {
    await this.queue.removeJobScheduler(name);
  }

  /** Adds a job. Not part of a database transaction: enqueue after the commit. */
  async enqueue(name: string, data: JobData = {}, { deduplicationId, delay }: EnqueueOptions = {}): Promise<void> {
    await this.queue.add(name, data, {
      ...(deduplicationId && { deduplication: { id: deduplicationId } }),
      ...(delay && { delay }),
    });
  }

  get name(): string {
    return this.queue.name;
  }

  async depth(): Promise<QueueDepth> {
    const counts = await this.queue.getJobCounts('waiting', 'active', 'delayed', 'failed');
    const { waiting = 0, active = 0, delayed = 0, failed = 0 } = counts;
    return { waiting, active, delayed, failed };
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.closing = true;
    await this.queue.close();
  }
}

/** Injection token of queue `name`. */
export const jobQueueToken = (name: string): string => `job queue ${name}`;

/** Injects the `JobQueue` of a queue that `JobsModule.forQueue(name)` registered. */
export const InjectJobQueue = (name: string): ParameterDecorator & PropertyDecorator => Inject(jobQueueToken(name));

/** The provider behind `InjectJobQueue`. */
export const jobQueueProvider = (name: string) => ({
  provide: jobQueueToken(name),
  inject: [getQueueToken(name), JobStore],
  useFactory: (queue: Queue, store: JobStore) => {
    const made = new JobQueue(queue);
    store.add(made);
    return made;
  },
});
