import { HandlesJobs, InjectJobQueue, JobHandler, JobQueue } from '@fanzha/platform';
import { Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { Job } from 'bullmq';
import { CompactionService } from './compaction/compaction.service.js';
import { ReconcileService } from './reconcile/reconcile.service.js';

export const ROLLUP_QUEUE = 'rollup';

/** Reads stay exact however much is pending; compacting this often keeps them short. */
const COMPACT_EVERY_MS = 3_000;
const RECONCILE_EVERY_MS = 24 * 3_600_000;

/** Folds pending deltas every few seconds and proves once a day that figures and ledgers agree. */
@HandlesJobs(ROLLUP_QUEUE)
export class RollupJobs extends JobHandler implements OnApplicationBootstrap {
  private readonly log = new Logger(RollupJobs.name);

  constructor(
    @InjectJobQueue(ROLLUP_QUEUE) private readonly queue: JobQueue,
    private readonly compaction: CompactionService,
    private readonly reconcile: ReconcileService,
  ) {
    super();
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.queue.schedule('compact', COMPACT_EVERY_MS);
    await this.queue.schedule('reconcile', RECONCILE_EVERY_MS);
  }

  override async process(job: Job): Promise<unknown> {
    return job.name === 'reconcile' ? this.reconcileAll() : { folded: await this.compaction.compactAll() };
  }

  private async reconcileAll(): Promise<unknown> {
    const results = [...(await this.reconcile.reconcileAll())];
    for (const [city, { differences, examples, aside }] of results) {
      if (aside > 0)
        this.log.warn(
          `${aside} changes of city ${city} are set aside and counted by every read: see docs/runbooks/reconcile.md`,
        );
      if (differences > 0)
        this.log.error(
          `${differences} figures of city ${city} differ from its ledgers: ${JSON.stringify(examples.slice(0, 5))}`,
        );
    }
    return Object.fromEntries(
      results.map(([city, { figures, differences, aside }]) => [city, { figures, differences, aside }]),
    );
  }
}
