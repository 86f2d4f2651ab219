import { HandlesJobs, InjectJobQueue, JobHandler, type JobQueue, Outbox, OutboxDispatcher } from '@fanzha/platform';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { WebhookDeliveryRepository, type Settled } from './webhook-delivery.repository.js';
import { WebhookSender } from './webhook-sender.js';
import type { DueDelivery } from './webhook.row.js';

export const WEBHOOK_QUEUE = 'webhooks';

const LOOK_EVERY_MS = 3_000;
const PURGE_EVERY_MS = 24 * 3_600_000;
const KEPT_DAYS = 30;
/** Messages that are under way at once. */
const AT_ONCE = 20;
/** Waits after attempts that have failed; behind the last one the message is given up. */
const AGAIN_IN_SECONDS = [60, 300, 900, 3_600, 10_800];
/** So many failures in a row switch a webhook off. */
const MOST_FAILURES = 10;

/** Notes events for robots, sends what is due, and tries again. */
@HandlesJobs(WEBHOOK_QUEUE)
export class WebhookJobs extends JobHandler implements OnApplicationBootstrap {
  constructor(
    @InjectJobQueue(WEBHOOK_QUEUE) private readonly queue: JobQueue,
    private readonly deliveries: WebhookDeliveryRepository,
    private readonly sender: WebhookSender,
    private readonly outbox: Outbox,
    dispatcher: OutboxDispatcher,
  ) {
    super();
    dispatcher.add((tx, event) => this.deliveries.add(tx, event));
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.queue.schedule('send', LOOK_EVERY_MS);
    await this.queue.schedule('purge', PURGE_EVERY_MS);
  }

  /** Sends what is due, or deletes deliveries that are older than they are kept. */
  override async process(job: Parameters<JobHandler['process']>[0]): Promise<unknown> {
    if (job.name === 'purge') {
      await this.deliveries.purge(KEPT_DAYS);
      return {};
    }
    return { sent: await this.sendAll() };
  }

  /** Sends everything that is due. @returns how many attempts were made */
  async sendAll(): Promise<number> {
    let attempts = 0;
    for (const city of await this.deliveries.cities()) {
      for (;;) {
        const due = await this.deliveries.claim(city, AT_ONCE);
        await Promise.all(due.map((delivery) => this.attempt(city, delivery)));
        attempts += due.length;
        if (due.length < AT_ONCE) break;
      }
    }
    return attempts;
  }

  private async attempt(city: string, delivery: DueDelivery): Promise<void> {
    const outcome = settledOf(delivery, await this.sender.send(delivery));
    await this.deliveries.settle(city, delivery, outcome, MOST_FAILURES, (tx, count) =>
      this.outbox.recordFor(tx, delivery.tenantId, [
        {
          kind: 'webhook.disabled',
          tenantId: delivery.tenantId,
          subjectKind: 'WEBHOOK',
          subjectId: delivery.webhookId,
          recipients: [{ tenantId: delivery.tenantId, permission: 'client:manage' }],
          facts: { count },
        },
      ]),
    );
  }
}

function settledOf(
  { attempts }: DueDelivery,
  { status, failure }: { readonly status: number | null; readonly failure: string | null },
): Settled {
  if (failure === null) return { state: 'SENT', status, failure, againInSeconds: 0 };
  const againInSeconds = AGAIN_IN_SECONDS[attempts - 1];
  if (againInSeconds === undefined) return { state: 'FAILED', status, failure, againInSeconds: 0 };
  return { state: 'WAITING', status, failure, againInSeconds };
}
