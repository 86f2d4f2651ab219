import type { Maintenance } from '../database/maintenance.js';
import type { Statement } from '../database/statement.js';

/** What is still to be told, in all cities together. */
interface OutboxBacklogState {
  /** Events that wait; 100,000 stands for as many or more. */
  readonly waiting: number;
  /** Age of the oldest of them; null where none waits. */
  readonly oldestSeconds: number | null;
  /** Events that failed so often that nobody tries them. */
  readonly aside: number;
  /** Messages to robots that were given up within a day. */
  readonly failedDeliveries: number;
}

const BACKLOG: Statement = {
  name: 'outbox.backlog',
  text: `select waiting, oldest_seconds as "oldestSeconds", aside, failed_deliveries as "failedDeliveries"
    from outbox_backlog()`,
};

/** Looks at what waits in the outbox, by one cheap statement. */
export class OutboxBacklog {
  constructor(private readonly maintenance: Maintenance) {}

  /** @throws Error when the database does not answer. */
  async look(): Promise<OutboxBacklogState> {
    const [row] =
      await this.maintenance.everywhere<{ [Key in keyof OutboxBacklogState]: OutboxBacklogState[Key] }>(BACKLOG);
    return row ?? { waiting: 0, oldestSeconds: null, aside: 0, failedDeliveries: 0 };
  }
}
