import { Database, type Scope, type Statement, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { DeliveryRow, WebhookRow } from './webhook.row.js';

const COLUMNS = `w.id, w.tenant_id "tenantId", w.name, w.url, w.format, w.groups, w.enabled, w.failures, w.version,
  w.created_at "createdAt"`;
const OWN = 'w.city_code = $1 and w.tenant_id = $2';
const DELIVERY = `d.id, d.kind, d.message, d.is_test "isTest", d.state, d.attempts, d.status, d.failure,
  d.created_at "createdAt"`;

const LIST: Statement = {
  name: 'webhook.list',
  text: `select ${COLUMNS} from webhook w where ${OWN} order by w.created_at, w.id`,
};

const HOLD: Statement = {
  name: 'webhook.hold',
  text: `select ${COLUMNS} from webhook w where ${OWN} and w.id = $3 for update`,
};

/** One change at a time of a unit's webhooks: there are few of them. */
const LOCK: Statement = {
  name: 'webhook.lock',
  text: `select pg_advisory_xact_lock(hashtext('webhook'), hashtext($1)) is not null as locked`,
};

const COUNT: Statement = { name: 'webhook.count', text: `select count(*)::int as count from webhook w where ${OWN}` };

const INSERT: Statement = {
  name: 'webhook.insert',
  text: `insert into webhook as w (city_code, tenant_id, id, name, url, format, groups, created_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8) returning ${COLUMNS}`,
};

const CHANGE: Statement = {
  name: 'webhook.change',
  text: `update webhook w set name = $4, groups = $5, enabled = $6, version = w.version + 1,
      failures = case when $6 and not w.enabled then 0 else w.failures end
    where ${OWN} and w.id = $3 returning ${COLUMNS}`,
};

const DELETE: Statement = {
  name: 'webhook.delete',
  text: `delete from webhook w where ${OWN} and w.id = $3 returning w.id`,
};

const DELIVERIES: Statement = {
  name: 'webhook.deliveries',
  text: `select ${DELIVERY} from webhook_delivery d
    where d.city_code = $1 and d.tenant_id = $2 and d.webhook_id = $3 order by d.created_at desc, d.id desc limit $4`,
};

const TESTED: Statement = {
  name: 'webhook.tested',
  text: `select count(*)::int as count from webhook_delivery d
    where d.city_code = $1 and d.tenant_id = $2 and d.is_test and d.created_at > now() - interval '1 minute'`,
};

/** As one that has failed until its end is known: a process that dies meanwhile leaves nothing that waits. */
const BEGIN_TEST: Statement = {
  name: 'webhook.begin_test',
  text: `insert into webhook_delivery as d (city_code, tenant_id, id, webhook_id, event_id, kind, message, facts,
      is_test, state, attempts, failure, ended_at)
    values ($1, $2, $3, $4, $3, 'webhook.test', $5, '{}', true, 'FAILED', 1, 'NO_ANSWER', now())`,
};

const END_TEST: Statement = {
  name: 'webhook.end_test',
  text: `update webhook_delivery d set state = $4, status = $5, failure = $6, ended_at = now()
    where d.city_code = $1 and d.tenant_id = $2 and d.id = $3 and d.is_test returning ${DELIVERY}`,
};

type Row = { [Key in keyof WebhookRow]: WebhookRow[Key] };
type Delivery = { [Key in keyof DeliveryRow]: DeliveryRow[Key] };

/** Webhooks of the scope's unit, and what was sent to them. */
@Injectable()
export class WebhookRepository {
  constructor(private readonly database: Database) {}

  /** The webhooks of the own tenant. */
  list(scope: Scope): Promise<WebhookRow[]> {
    return this.database.read<Row>(scope, LIST, [scope.cityCode, scope.tenantId]);
  }

  /** The webhook, held until the transaction ends; null where the unit has none of the id. */
  async hold(tx: Transaction, id: string): Promise<WebhookRow | null> {
    return (await tx.run<Row>(HOLD, [tx.scope.cityCode, tx.scope.tenantId, id]))[0] ?? null;
  }

  /** How many there are; none is added by others until the transaction ends. */
  async count(tx: Transaction): Promise<number> {
    await tx.run(LOCK, [tx.scope.tenantId]);
    const [row] = await tx.run<{ count: number }>(COUNT, [tx.scope.cityCode, tx.scope.tenantId]);
    return row?.count ?? 0;
  }

  /** Writes a new webhook of the own tenant. */
  async insert(
    tx: Transaction,
    row: Pick<WebhookRow, 'id' | 'name' | 'url' | 'format' | 'groups'>,
  ): Promise<WebhookRow> {
    const { cityCode, tenantId, userId } = tx.scope;
    const values = [cityCode, tenantId, row.id, row.name, row.url, row.format, row.groups, userId];
    const [inserted] = await tx.run<Row>(INSERT, values);
    if (!inserted) throw new Error('A webhook was inserted and not returned');
    return inserted;
  }

  /** Writes a webhook that the transaction holds. */
  async change(tx: Transaction, row: Pick<WebhookRow, 'id' | 'name' | 'groups' | 'enabled'>): Promise<WebhookRow> {
    const values = [tx.scope.cityCode, tx.scope.tenantId, row.id, row.name, row.groups, row.enabled];
    const [changed] = await tx.run<Row>(CHANGE, values);
    if (!changed) throw new Error('A webhook that was held is not there');
    return changed;
  }

  /** Whether the unit had such a webhook. */
  async delete(tx: Transaction, id: string): Promise<boolean> {
    return (await tx.run(DELETE, [tx.scope.cityCode, tx.scope.tenantId, id])).length > 0;
  }

  /** The latest first. */
  deliveries(scope: Scope, id: string, limit: number): Promise<DeliveryRow[]> {
    return this.database.read<Delivery>(scope, DELIVERIES, [scope.cityCode, scope.tenantId, id, limit]);
  }

  /** Tests of the unit within a minute. */
  async tested(tx: Transaction): Promise<number> {
    await tx.run(LOCK, [tx.scope.tenantId]);
    const [row] = await tx.run<{ count: number }>(TESTED, [tx.scope.cityCode, tx.scope.tenantId]);
    return row?.count ?? 0;
  }

  /** Notes a test that is about to be sent. */
  async beginTest(tx: Transaction, test: { id: string; webhookId: string; message: string }): Promise<void> {
    await tx.run(BEGIN_TEST, [tx.scope.cityCode, tx.scope.tenantId, test.id, test.webhookId, test.message]);
  }

  /** Notes what became of a test; null where its webhook was deleted meanwhile. */
  async endTest(
    tx: Transaction,
    test: { id: string; state: string; status: number | null; failure: string | null },
  ): Promise<DeliveryRow | null> {
    const { cityCode, tenantId } = tx.scope;
    const values = [cityCode, tenantId, test.id, test.state, test.status, test.failure];
    return (await tx.run<Delivery>(END_TEST, values))[0] ?? null;
  }
}
