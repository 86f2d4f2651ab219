import { NOTIFICATION_KINDS } from '@fanzha/domain';
import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/database.js';
import { Maintenance, type MaintenanceTransaction } from '../database/maintenance.js';
import type { Statement } from '../database/statement.js';
import type { RecordedEvent } from './domain-event.js';

/** Heard by every worker when a transaction with events was committed; the payload is the city. */
export const OUTBOX_CHANNEL = 'fanzha_outbox';

const INSERT: Statement = {
  name: 'outbox.insert',
  text: `insert into outbox_event
      (city_code, id, by_tenant_id, kind, tenant_id, subject_kind, subject_id, recipients, facts, matter)
    select $1, e.id, $2, e.kind, e."tenantId", e."subjectKind", e."subjectId", e.recipients,
      case when e."ofUnit" then jsonb_build_object('unit', t.name) else '{}' end || e.facts, e.matter
    from jsonb_to_recordset($3::jsonb) e (id uuid, kind text, "tenantId" uuid, "subjectKind" text, "subjectId" text,
        recipients jsonb, facts jsonb, matter text, "ofUnit" boolean)
      left join tenant t on t.city_code = $1 and t.id = e."tenantId"
    on conflict do nothing`,
};

/** Sent by PostgreSQL at the commit; a transaction that is rolled back says nothing. */
const WAKE: Statement = { name: 'outbox.wake', text: `select pg_notify('${OUTBOX_CHANNEL}', $1)` };

/** Kinds that a newer version of the program has written wait for it. */
const CLAIM: Statement = {
  name: 'outbox.claim',
  text: `select e.id, e.kind, e.tenant_id "tenantId", e.subject_kind "subjectKind", e.subject_id "subjectId",
      e.recipients, e.facts, e.matter, e.recorded_at "recordedAt",
      e.attempts
    from outbox_event e where e.city_code = $1 and e.dispatched_at is null and e.set_aside_at is null
      and e.kind = any ($3::text[]) and (e.next_at is null or e.next_at <= now())
    order by e.recorded_at, e.id limit $2 for update skip locked`,
};

const DONE: Statement = {
  name: 'outbox.done',
  text: 'update outbox_event set dispatched_at = now() where city_code = $1 and id = any ($2::uuid[])',
};

const FAILED: Statement = {
  name: 'outbox.failed',
  text: `update outbox_event set attempts = attempts + 1, next_at = now() + make_interval(secs => $3),
      set_aside_at = case when $4 then now() end
    where city_code = $1 and id = $2`,
};

const FORGET: Statement = {
  name: 'outbox.forget',
  text: `delete from outbox_event where city_code = $1 and dispatched_at < now() - make_interval(days => $2)`,
};

/** An event that could not be told, and what becomes of it. */
export interface FailedEvent {
  readonly id: string;
  readonly againInSeconds: number;
  readonly isSetAside: boolean;
}

/** What an event was claimed with. */
export type ClaimedEvent = RecordedEvent & { readonly attempts: number };

/** Events on their way: written by whoever changes something, read by the jobs alone. */
@Injectable()
export class OutboxRepository {
  constructor(private readonly maintenance: Maintenance) {}

  async insert(
    tx: Pick<Transaction, 'run'>,
    { cityCode, tenantId }: { readonly cityCode: string; readonly tenantId: string | null },
    events: readonly object[],
  ): Promise<void> {
    await tx.run(INSERT, [cityCode, tenantId, JSON.stringify(events)]);
    await tx.run(WAKE, [cityCode]);
  }

  cities(): Promise<string[]> {
    return this.maintenance.cities();
  }

  /**
   * Takes the oldest events of known kinds and does `work` with them, in one transaction: what dies in between leaves
   * them as they were, and another worker passes by what this one holds.
   * @param work tells which of them failed; all others are done
   * @returns how many there were
   */
  claimed(
    cityCode: string,
    limit: number,
    work: (tx: MaintenanceTransaction, events: readonly ClaimedEvent[]) => Promise<readonly FailedEvent[]>,
  ): Promise<number> {
    return this.maintenance.snapshot(cityCode, async (tx) => {
      const values = [cityCode, limit, NOTIFICATION_KINDS];
      const events = await tx.run<{ [Key in keyof ClaimedEvent]: ClaimedEvent[Key] }>(CLAIM, values);
      if (events.length === 0) return 0;
      const failed = await work(tx, events);
      for (const { id, againInSeconds, isSetAside } of failed)
        await tx.run(FAILED, [cityCode, id, againInSeconds, isSetAside]);
      const done = events.filter(({ id }) => !failed.some((each) => each.id === id));
      await tx.run(DONE, [cityCode, done.map(({ id }) => id)]);
      return events.length;
    });
  }

  /** Takes away what was told so many days ago. */
  async forget(cityCode: string, days: number): Promise<void> {
    await this.maintenance.snapshot(cityCode, (tx) => tx.run(FORGET, [cityCode, days]));
  }
}
