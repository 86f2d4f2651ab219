import { Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { HandlesJobs, JobHandler } from '../jobs/job-handler.js';
import { InjectJobQueue, type JobQueue } from '../jobs/job-queue.js';
import { Listener } from '../live/listener.repository.js';
import { OutboxDispatcher } from './outbox-dispatcher.js';
import { OUTBOX_CHANNEL } from './outbox.repository.js';

export const OUTBOX_QUEUE = 'outbox';

/** What nobody was woken for is found so often: after a worker has died, or while its connection was away. */
const LOOK_EVERY_MS = 5_000;
const FORGET_EVERY_MS = 3_600_000;

/** Tells events as soon as they are committed, in every process that runs jobs. */
@HandlesJobs(OUTBOX_QUEUE)
export class OutboxJobs extends JobHandler implements OnApplicationBootstrap {
  private readonly told = new Logger(OutboxJobs.name);

  constructor(
    @InjectJobQueue(OUTBOX_QUEUE) private readonly queue: JobQueue,
    private readonly dispatcher: OutboxDispatcher,
    private readonly listener: Listener,
  ) {
    super();
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.queue.schedule('dispatch', LOOK_EVERY_MS);
    await this.queue.schedule('forget', FORGET_EVERY_MS);
    if (!this.isRunning()) return;
    await this.listener.listen(OUTBOX_CHANNEL, (city) => {
      this.dispatcher.dispatch(city).catch((error: unknown) => this.told.warn({ msg: 'the outbox', err: error }));
    });
  }

  override async process(job: Parameters<JobHandler['process']>[0]): Promise<unknown> {
    if (job.name === 'forget') {
      await this.dispatcher.forget();
      return {};
    }
    return { told: await this.dispatcher.dispatchAll() };
  }
}
