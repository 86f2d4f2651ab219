import { HandlesJobs, InjectJobQueue, JobHandler, JobQueue } from '@fanzha/platform';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { RESTATEMENT_QUEUE, RestatementService } from './restatement.service.js';

/** How long a request may be left over, should the process die between noting it and enqueuing its job. */
const LOOK_EVERY_MS = 300_000;

/** Restates one tenant after another. */
@HandlesJobs(RESTATEMENT_QUEUE)
export class RestatementJobs extends JobHandler implements OnApplicationBootstrap {
  constructor(
    @InjectJobQueue(RESTATEMENT_QUEUE) private readonly queue: JobQueue,
    private readonly restatements: RestatementService,
  ) {
    super();
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.queue.schedule('unfinished', LOOK_EVERY_MS);
  }

  override async process(job: Parameters<JobHandler['process']>[0]): Promise<unknown> {
    if (job.name === 'unfinished') return { done: await this.restatements.runUnfinished() };
    const { cityCode, id } = job.data as { cityCode: string; id: string };
    await this.restatements.run(cityCode, id);
    return {};
  }
}
