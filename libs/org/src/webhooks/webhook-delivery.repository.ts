import { notificationGroupOf, robotFacts, robotText, SAME_MATTER_MINUTES, todayIn } from '@fanzha/domain';
import { Maintenance, type MaintenanceTransaction, type RecordedEvent, type Statement } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { audienceSql } from '../notifications/audience.repository.js';
import type { DueDelivery } from './webhook.row.js';

/** Places of what says for which units an event is. */
const AUDIENCE = {
  ...{ regions: '$9', sectors: '$10', day: '$15' },
  ...{ from: '$11::uuid', types: '$13', except: '$14' },
};

/** For every webhook of the units that an event is told to, which wants its group: once, and once of a matter. */
const ADD: Statement = {
  name: 'webhook_delivery.add',
  text: `
    insert into webhook_delivery (city_code, id, tenant_id, webhook_id, event_id, kind, matter, message, facts, state)
    select $1, gen_random_uuid(), w.tenant_id, w.id, $2, $3, $4, $5, $6, 'WAITING'
    from webhook w
    where w.city_code = $1 and w.enabled and $7 = any (w.groups)
      and (w.tenant_id in (select c.id from tenant c where c.city_code = $1 and c.id = any ($8::uuid[])
          and (c.closed_on is null or c.closed_on >= $15::date))
        or w.tenant_id in (
        select t.id from tenant t where t.city_code = $1
          and ${audienceSql(AUDIENCE)}))
      and ($4::text is null or not exists (select from webhook_delivery o
        where o.city_code = $1 and o.webhook_id = w.id and o.kind = $3 and o.matter = $4
          and o.created_at > now() - make_interval(mins => $12)))
    on conflict (city_code, webhook_id, event_id) do nothing returning id`,
};

/** Taken for a minute: what dies meanwhile leaves them to the next worker. */
const CLAIM: Statement = {
  name: 'webhook_delivery.claim',
  text: `
    update webhook_delivery d set attempts = d.attempts + 1, next_at = now() + interval '1 minute'
    from webhook w
    where d.city_code = $1 and d.id in (
        select c.id from webhook_delivery c where c.city_code = $1 and c.state = 'WAITING' and c.next_at <= now()
          and exists (select from webhook o where o.city_code = $1 and o.id = c.webhook_id and o.enabled)
        order by c.next_at, c.id limit $2 for update skip locked)
      and w.city_code = $1 and w.id = d.webhook_id
    returning d.id, d.kind, d.message, d.facts, d.is_test "isTest", d.state, d.attempts, d.status, d.failure,
      d.created_at "createdAt", d.webhook_id "webhookId", d.tenant_id "tenantId", w.url, w.format`,
};

const SETTLE: Statement = {
  name: 'webhook_delivery.settle',
  text: `update webhook_delivery d set state = $3, status = $4, failure = $5,
      next_at = now() + make_interval(secs => $6), ended_at = case when $3 = 'WAITING' then null else now() end
    where d.city_code = $1 and d.id = $2 and d.state = 'WAITING' returning d.id`,
};

const COUNT_FAILURE: Statement = {
  name: 'webhook_delivery.count_failure',
  text: `update webhook w set failures = case when $3 then 0 else w.failures + 1 end,
      enabled = w.enabled and ($3 or w.failures + 1 < $4),
      version = w.version + case when w.enabled and not $3 and w.failures + 1 >= $4 then 1 else 0 end
    where w.city_code = $1 and w.id = $2
    returning w.failures, w.enabled, w.failures = $4 and not w.enabled as "switchedOff"`,
};

const DROP_WAITING: Statement = {
  name: 'webhook_delivery.drop_waiting',
  text: `update webhook_delivery d set state = 'FAILED', failure = 'SWITCHED_OFF', ended_at = now()
    where d.city_code = $1 and d.webhook_id = $2 and d.state = 'WAITING'`,
};

const PURGE: Statement = {
  name: 'webhook_delivery.purge',
  text: `delete from webhook_delivery where city_code = $1 and created_at < now() - make_interval(days => $2)`,
};

/** What became of an attempt. */
export interface Settled {
  readonly state: 'WAITING' | 'SENT' | 'FAILED';
  readonly status: number | null;
  readonly failure: string | null;
  readonly againInSeconds: number;
}

/** Messages to webhooks as the role of the jobs writes and sends them, one city at a time. */
@Injectable()
export class WebhookDeliveryRepository {
  constructor(private readonly maintenance: Maintenance) {}

  /** The cities that have to be looked at one by one. */
  cities(): Promise<string[]> {
    return this.maintenance.cities();
  }

  /** Notes an event for the robots that are told of it. */
  async add(
    tx: MaintenanceTransaction,
    { id, kind, tenantId, matter, facts, recipients }: RecordedEvent,
  ): Promise<void> {
    const message = robotText(kind, facts, 'zh-CN');
    if (message === null) return;
    const audience = recipients.find((to) => 'regions' in to);
    await tx.run(ADD, [
      tx.cityCode,
      id,
      kind,
      matter ?? null,
      message,
      JSON.stringify(robotFacts(facts)),
      notificationGroupOf(kind),
      recipients.flatMap((to) => ('tenantId' in to ? [to.tenantId] : [])),
      audience?.regions ?? [],
      audience?.sectors ?? [],
      tenantId,
      SAME_MATTER_MINUTES,
      audience?.types ?? [],
      audience?.except ?? [],
      todayIn(),
    ]);
  }

  /** Takes messages that are due; nobody else sends them for a minute. */
  claim(cityCode: string, limit: number): Promise<DueDelivery[]> {
    return this.maintenance.snapshot(cityCode, (tx) =>
      tx.run<{ [Key in keyof DueDelivery]: DueDelivery[Key] }>(CLAIM, [cityCode, limit]),
    );
  }

  /**
   * Notes what became of an attempt, and switches a webhook off that has failed too often in a row.
   * @param switchedOff called in the same transaction, with the number of failures
   */
  async settle(
    cityCode: string,
    { id, webhookId }: DueDelivery,
    { state, status, failure, againInSeconds }: Settled,
    most: number,
    switchedOff: (tx: MaintenanceTransaction, failures: number) => Promise<void>,
  ): Promise<void> {
    await this.maintenance.snapshot(cityCode, async (tx) => {
      const settled = await tx.run(SETTLE, [cityCode, id, state, status, failure, againInSeconds]);
      if (settled.length === 0) return;
      const values = [cityCode, webhookId, state === 'SENT', most];
      const [counted] = await tx.run<{ failures: number; switchedOff: boolean }>(COUNT_FAILURE, values);
      if (!counted?.switchedOff) return;
      await tx.run(DROP_WAITING, [cityCode, webhookId]);
      await switchedOff(tx, counted.failures);
    });
  }

  /** Takes away what was sent so many days ago, in every city. */
  async purge(days: number): Promise<void> {
    for (const city of await this.cities()) await this.maintenance.snapshot(city, (tx) => tx.run(PURGE, [city, days]));
  }
}
