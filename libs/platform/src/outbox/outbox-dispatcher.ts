import { Injectable, Logger } from '@nestjs/common';
import type { MaintenanceTransaction } from '../database/maintenance.js';
import type { RecordedEvent } from './domain-event.js';
import { type ClaimedEvent, type FailedEvent, OutboxRepository } from './outbox.repository.js';

/** What is done with an event, within the transaction that marks it as done. */
type EventTeller = (tx: MaintenanceTransaction, event: RecordedEvent) => Promise<void>;

/** Events of one transaction: each may have thousands of recipients. */
const AT_ONCE = 20;
const KEPT_DAYS = 14;
/** Waits after attempts that have failed; behind the last one an event is set aside and holds up nobody. */
const AGAIN_IN_SECONDS = [10, 60, 300, 1_800, 7_200];

/** Takes events out of the outbox and gives each to everything that tells of events, exactly once in effect. */
@Injectable()
export class OutboxDispatcher {
  private readonly logger = new Logger(OutboxDispatcher.name);
  private readonly tellers: EventTeller[] = [];
  private readonly running = new Map<string, { again: boolean; done: Promise<number> }>();

  constructor(private readonly events: OutboxRepository) {}

  /** To be called while the application is being put together. */
  add(teller: EventTeller): void {
    this.tellers.push(teller);
  }

  /**
   * Tells what waits in a city until nothing does that may be tried now. Called while it is at it, it looks once more
   * at the end.
   */
  dispatch(cityCode: string): Promise<number> {
    const now = this.running.get(cityCode);
    if (now) {
      now.again = true;
      return now.done;
    }
    const begun = { again: true, done: Promise.resolve(0) };
    this.running.set(cityCode, begun);
    begun.done = this.untilEmpty(cityCode, begun).finally(() => this.running.delete(cityCode));
    return begun.done;
  }

  /** The same in every city: one that fails keeps no other from its news. @returns how many events were told */
  async dispatchAll(): Promise<number> {
    let told = 0;
    for (const city of await this.events.cities()) {
      try {
        told += await this.dispatch(city);
      } catch (error) {
        this.logger.error({ msg: 'the events of a city cannot be told', city, err: error });
      }
    }
    return told;
  }

  /** Takes away events that were told long ago. */
  async forget(): Promise<void> {
    for (const city of await this.events.cities()) await this.events.forget(city, KEPT_DAYS);
  }

  private async untilEmpty(cityCode: string, run: { again: boolean }): Promise<number> {
    let told = 0;
    while (run.again) {
      run.again = false;
      let failed: readonly FailedEvent[] = [];
      const count = await this.events.claimed(cityCode, AT_ONCE, async (tx, events) => {
        failed = await this.tell(tx, events);
        return failed;
      });
      told += count - failed.length;
      if (count > 0) run.again = true;
    }
    return told;
  }

  /** Tells each event by itself. @returns those that could not be told, of which nothing is kept */
  private async tell(tx: MaintenanceTransaction, events: readonly ClaimedEvent[]): Promise<FailedEvent[]> {
    const failed: FailedEvent[] = [];
    for (const event of events) {
      const failure = await tx.attempt(async () => {
        for (const tell of this.tellers) await tell(tx, event);
      });
      if (failure) failed.push(this.failedOf(event, failure.error));
    }
    return failed;
  }

  private failedOf({ id, kind, attempts }: ClaimedEvent, error: unknown): FailedEvent {
    const againInSeconds = AGAIN_IN_SECONDS[attempts];
    const isSetAside = againInSeconds === undefined;
    const detail = { event: id, kind, attempts: attempts + 1, err: error };
    if (isSetAside) this.logger.error({ msg: 'an event is set aside', ...detail });
    else this.logger.warn({ msg: 'an event cannot be told yet', ...detail });
    return { id, againInSeconds: againInSeconds ?? 0, isSetAside };
  }
}
