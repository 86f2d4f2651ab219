import { HandlesJobs, InjectJobQueue, JobHandler, JobQueue } from '@fanzha/platform';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { SubmissionOpening } from './opening.service.js';

export const SUBMISSION_QUEUE = 'submissions';

/** Periods end at midnight; a unit that looks before the job runs opens its own. */
const OPEN_EVERY_MS = 600_000;

/** Opens submissions as their periods end. What a killed job has left out, the next one opens. */
@HandlesJobs(SUBMISSION_QUEUE)
export class SubmissionJobs extends JobHandler implements OnApplicationBootstrap {
  constructor(
    @InjectJobQueue(SUBMISSION_QUEUE) private readonly queue: JobQueue,
    private readonly opening: SubmissionOpening,
  ) {
    super();
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.queue.schedule('open', OPEN_EVERY_MS);
  }

  /** Opens every submission that is due by now, in all cities. */
  override async process(job: Parameters<JobHandler['process']>[0]): Promise<unknown> {
    return { opened: await this.opening.openDue(undefined, (opened) => job.updateProgress({ opened })) };
  }
}
