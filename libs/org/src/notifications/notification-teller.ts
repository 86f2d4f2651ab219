import { NOTIFICATION_KEPT_DAYS } from '@fanzha/domain';
import {
  HandlesJobs,
  InjectJobQueue,
  JobHandler,
  type JobQueue,
  LiveSignals,
  type MaintenanceTransaction,
  OutboxDispatcher,
  type RecordedEvent,
} from '@fanzha/platform';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { topicOf } from './notification.row.js';
import { NotificationTelling } from './notification-telling.repository.js';

export const NOTIFICATION_QUEUE = 'notifications';
const PURGE_EVERY_MS = 24 * 3_600_000;

/** Makes notifications of events, tells whoever is connected, and clears away what is old. */
@HandlesJobs(NOTIFICATION_QUEUE)
export class NotificationTeller extends JobHandler implements OnApplicationBootstrap {
  constructor(
    @InjectJobQueue(NOTIFICATION_QUEUE) private readonly queue: JobQueue,
    private readonly telling: NotificationTelling,
    private readonly signals: LiveSignals,
    dispatcher: OutboxDispatcher,
  ) {
    super();
    dispatcher.add((tx, event) => this.tell(tx, event));
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.queue.schedule('purge', PURGE_EVERY_MS);
  }

  /** Deletes notifications that are older than they are kept. */
  override async process(): Promise<unknown> {
    await this.telling.purge(NOTIFICATION_KEPT_DAYS);
    return {};
  }

  private async tell(tx: MaintenanceTransaction, event: RecordedEvent): Promise<void> {
    const told = await this.telling.tell(tx, event);
    await this.signals.send(
      tx,
      told.flatMap(({ id, userId, inApp }) => (inApp ? [[topicOf(userId), id] as const] : [])),
    );
  }
}
