import { HandlesJobs, InjectJobQueue, JobHandler, JobQueue } from '@fanzha/platform';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { AttachmentSweep } from './attachment-sweep.service.js';

export const ATTACHMENT_QUEUE = 'attachments';

const FORGET_EVERY_MS = 3_600_000;
const SWEEP_EVERY_MS = 24 * 3_600_000;

/** Clears away what is left over of files. */
@HandlesJobs(ATTACHMENT_QUEUE)
export class AttachmentJobs extends JobHandler implements OnApplicationBootstrap {
  constructor(
    @InjectJobQueue(ATTACHMENT_QUEUE) private readonly queue: JobQueue,
    private readonly sweep: AttachmentSweep,
  ) {
    super();
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.queue.schedule('forget', FORGET_EVERY_MS);
    await this.queue.schedule('sweep', SWEEP_EVERY_MS);
  }

  override async process(job: Parameters<JobHandler['process']>[0]): Promise<unknown> {
    if (job.name === 'sweep') return { removed: await this.sweep.sweep() };
    await this.sweep.forget();
    return {};
  }
}
