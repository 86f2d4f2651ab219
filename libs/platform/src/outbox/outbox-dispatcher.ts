import { Injectable } from '@nestjs/common';
import type { MaintenanceTransaction } from '../database/maintenance.js';
import type { RecordedEvent } from './domain-event.js';
import { OutboxRepository } from './outbox.repository.js';

/** What is done with an event, within the transaction that marks it as done. */
export type EventTeller = (tx: MaintenanceTransaction, event: RecordedEvent) => Promise<void>;

/** Events of one transaction: each may have thousands of recipients. */
const AT_ONCE = 20;
const KEPT_DAYS = 14;

/** Takes events out of the outbox and gives each to everything that tells of events, exactly once in effect. */
@Injectable()
export class OutboxDispatcher {
  private readonly tellers: EventTeller[] = [];
  private readonly running = new Map<string, { again: boolean; done: Promise<number> }>();

  constructor(private readonly events: OutboxRepository) {}

  /** To be called while the application is being put together. */
  add(teller: EventTeller): void {
    this.tellers.push(teller);
  }

  /** Tells what waits in a city until nothing does. Called while it is at it, it looks once more at the end. */
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

  /** The same in every city. @returns how many events were told */
  async dispatchAll(): Promise<number> {
    let told = 0;
    for (const city of await this.events.cities()) told += await this.dispatch(city);
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
      const count = await this.events.claimed(cityCode, AT_ONCE, async (tx, events) => {
        for (const event of events) for (const tell of this.tellers) await tell(tx, event);
      });
      told += count;
      if (count > 0) run.again = true;
    }
    return told;
  }
}
