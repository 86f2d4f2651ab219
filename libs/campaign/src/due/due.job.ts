import { chinaClock } from '@fanzha/domain';
import { DueTelling, HandlesJobs, InjectJobQueue, JobHandler, type JobQueue } from '@fanzha/platform';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { dueEvents } from './due-events.js';
import { DUE_STATEMENTS, type DueMatter, DueRepository } from './due.repository.js';

export const DUE_QUEUE = 'dues';

const LOOK_EVERY_MS = 600_000;
const FORGET_EVERY_MS = 24 * 3_600_000;
/** What was told is remembered longer than any due day is looked at, so that nothing is told twice. */
const KEPT_DAYS = 400;
/** What is due by a day is told in these hours alone, so that nobody is disturbed at night. */
const [FROM, UNTIL] = ['08:00', '20:00'];

/**
 * Tells what has become due or overdue, and which approved figures have moved. Days are those of China, which all
 * cities have. A killed job may leave something out: the next one tells that, and nothing twice.
 */
@HandlesJobs(DUE_QUEUE)
export class DueJobs extends JobHandler implements OnApplicationBootstrap {
  constructor(
    @InjectJobQueue(DUE_QUEUE) private readonly queue: JobQueue,
    private readonly dues: DueRepository,
    private readonly telling: DueTelling,
  ) {
    super();
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.queue.schedule('tell', LOOK_EVERY_MS);
    await this.queue.schedule('forget', FORGET_EVERY_MS);
  }

  override async process(job: Parameters<JobHandler['process']>[0]): Promise<unknown> {
    if (job.name === 'forget') {
      await this.dues.forget(KEPT_DAYS);
      return {};
    }
    return { told: await this.tellDue() };
  }

  /** Tells what is due in every city, by day. @returns how many events were written */
  async tellDue(now = new Date()): Promise<number> {
    const [today, clock] = [chinaClock(now).slice(0, 10), chinaClock(now).slice(11, 16)];
    if (clock < FROM || clock >= UNTIL) return 0;
    let told = 0;
    for (const matter of Object.keys(DUE_STATEMENTS) as DueMatter[])
      told += await this.telling.tell(
        (tx, limit) => this.dues.some(tx, matter, today, limit),
        (rows) => dueEvents(matter, rows, today),
      );
    return told;
  }
}
