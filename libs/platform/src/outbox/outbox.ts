import { type NotificationFacts, notificationFactsOf } from '@fanzha/domain';
import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/database.js';
import type { MaintenanceTransaction } from '../database/maintenance.js';
import { newId } from '../database/new-id.js';
import type { DomainEvent } from './domain-event.js';
import { OutboxRepository } from './outbox.repository.js';

/** Characters of one fact: titles are shorter, and a message is no place for a text. */
const LONGEST_FACT = 200;

/** Where a feature says what people are to be told: `await outbox.record(tx, [event])`. */
@Injectable()
export class Outbox {
  constructor(private readonly events: OutboxRepository) {}

  /**
   * Writes events in the transaction of the fact itself: they are told once it is committed, and never without it. Only
   * facts that the message of the kind names are kept. A message that names a `unit` and is given none names the one
   * whose the event is.
   */
  async record(tx: Transaction, events: readonly DomainEvent[]): Promise<void> {
    await this.write(tx, tx.scope, events);
  }

  /** The same for what a job has found out about a unit. */
  async recordFor(tx: MaintenanceTransaction, tenantId: string, events: readonly DomainEvent[]): Promise<void> {
    await this.write(tx, { cityCode: tx.cityCode, tenantId }, events);
  }

  private async write(
    tx: Pick<Transaction, 'run'>,
    by: { readonly cityCode: string; readonly tenantId: string | null },
    events: readonly DomainEvent[],
  ): Promise<void> {
    if (events.length === 0) return;
    await this.events.insert(
      tx,
      by,
      events.map((event) => ({
        ...event,
        id: newId(),
        matter: event.matter ?? null,
        facts: keptFacts(event),
        ofUnit: notificationFactsOf(event.kind).has('unit'),
      })),
    );
  }
}

function keptFacts({ kind, facts }: DomainEvent): NotificationFacts {
  const names = notificationFactsOf(kind);
  const cut = (value: string | number) =>
    typeof value === 'string' ? [...value].slice(0, LONGEST_FACT).join('') : value;
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) => (names.has(name) ? [[name, cut(value)]] : [])),
  );
}
