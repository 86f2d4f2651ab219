import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Logger, type OnModuleDestroy } from '@nestjs/common';
import type { Job } from 'bullmq';

/** Queues that classes of the program handle. */
const HANDLED = new Set<string>();
/** How many queues have a class that runs their jobs. Known once all modules are loaded. */
export const handledQueues = (): number => HANDLED.size;

/** A class that runs the jobs of queue `name`, one at a time unless told otherwise. It extends `JobHandler`. */
export function HandlesJobs(name: string, { concurrency = 1 }: { readonly concurrency?: number } = {}): ClassDecorator {
  HANDLED.add(name);
  return Processor(name, { concurrency });
}

/**
 * Runs jobs. What `process` throws fails the attempt, and BullMQ repeats it (see `JOB_DEFAULTS`); a job whose process
 * died is given to another after its lock ran out. Handlers are therefore idempotent.
 */
export abstract class JobHandler extends WorkerHost implements OnModuleDestroy {
  private readonly logger = new Logger(this.constructor.name);
  private closing = false;

  abstract override process(job: Job): Promise<unknown>;

  @OnWorkerEvent('failed')
  logFailure(job: Job | undefined, error: Error): void {
    const attempt = job ? `${job.name} ${job.id}, attempt ${job.attemptsMade} of ${job.opts.attempts ?? 1}` : 'a job';
    this.logger.warn({ msg: `${attempt} failed`, err: error });
  }

  /** Trouble with the store. The worker goes on trying; without a listener it would end the process. */
  @OnWorkerEvent('error')
  logTrouble(error: Error): void {
    if (!this.closing) this.logger.error({ msg: 'the store of jobs', err: error });
  }

  /** First stage of a shutdown: no new job is taken, and the one that runs comes to its end. */
  async onModuleDestroy(): Promise<void> {
    this.closing = true;
    if (this.isRunning()) await this.worker.close();
  }

  /** There is no worker in a process that only enqueues. */
  protected isRunning(): boolean {
    return Boolean((this as unknown as { _worker?: unknown })._worker);
  }
}
