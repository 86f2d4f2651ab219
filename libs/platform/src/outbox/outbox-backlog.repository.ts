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
}

/** How messages of a channel fare, in all cities together. */
interface DeliveryBacklogState {
  readonly channel: 'MAIL' | 'ROBOT';
  /** Those that are to be sent, tried before or not; 100,000 stands for as many or more. */
  readonly waiting: number;
  /** Those of them that were tried and not taken. */
  readonly retried: number;
  /** For how long the oldest could have been sent; null where none could. */
  readonly overdueSeconds: number | null;
  /** Those that were given up within a day. */
  readonly failed: number;
}

const BACKLOG: Statement = {
  name: 'outbox.backlog',
  text: `select waiting, oldest_seconds as "oldestSeconds", aside
    from outbox_backlog()`,
};

const DELIVERIES: Statement = {
  name: 'outbox.deliveries',
  text: `select channel, waiting, retried, overdue_seconds as "overdueSeconds", failed from delivery_backlog()`,
};

/** Looks at what waits in the outbox and on its way out, by one cheap statement each. */
export class OutboxBacklog {
  constructor(private readonly maintenance: Maintenance) {}

  /** @throws Error when the database does not answer. */
  async look(): Promise<OutboxBacklogState> {
    const [row] =
      await this.maintenance.everywhere<{ [Key in keyof OutboxBacklogState]: OutboxBacklogState[Key] }>(BACKLOG);
    return row ?? { waiting: 0, oldestSeconds: null, aside: 0 };
  }

  /** Mails and messages to robots. @throws Error when the database does not answer. */
  deliveries(): Promise<DeliveryBacklogState[]> {
    return this.maintenance.everywhere<{ [Key in keyof DeliveryBacklogState]: DeliveryBacklogState[Key] }>(DELIVERIES);
  }
}
