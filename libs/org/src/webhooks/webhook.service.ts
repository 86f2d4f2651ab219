import {
  DomainError,
  type FieldError,
  isId,
  requireFound,
  requireNoErrors,
  requireVersion,
  textErrors,
  visibleText,
} from '@fanzha/domain';
import { Audit, Database, newId, type Transaction, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import {
  Webhook,
  type WebhookChangeInput,
  type WebhookDelivery,
  type WebhookInput,
  type WebhookSecret,
} from './webhook.model.js';
import { WebhookRepository } from './webhook.repository.js';
import type { WebhookRow } from './webhook.row.js';
import { WebhookSender } from './webhook-sender.js';

const NAME = { max: 40, required: true, legible: true } as const;
const LONGEST_URL = 500;
const MOST_OF_TENANT = 5;
const MOST_SHOWN = 50;
const TESTS_PER_MINUTE = 6;
const A_MINUTE = 60;
const TEST_TEXT = '这是一条测试消息：反诈台账的群机器人已接通。';

/** Robots of a unit's chat groups. The log names them, and not their addresses, which are secrets. */
@Injectable()
export class WebhookService {
  constructor(
    private readonly database: Database,
    private readonly webhooks: WebhookRepository,
    private readonly sender: WebhookSender,
    private readonly audit: Audit,
  ) {}

  /** Those of the viewer's unit. */
  async list({ scope }: Viewer): Promise<Webhook[]> {
    return (await this.webhooks.list(scope)).map((row) => Webhook.of(row));
  }

  /** The latest messages to a webhook; none for one that is not the unit's. */
  deliveries({ scope }: Viewer, id: string): Promise<WebhookDelivery[]> {
    return this.webhooks.deliveries(scope, id, MOST_SHOWN);
  }

  /**
   * Adds a webhook.
   * @throws DomainError BAD_INPUT: PRIVATE_ADDRESS on `url` for what does not lead to the internet,
   *   TOO_MANY_ITEMS on `url` where the unit has five.
   */
  async create({ scope }: Viewer, input: WebhookInput): Promise<WebhookSecret> {
    const url = input.url.trim();
    requireNoErrors([...contentErrors(input), ...urlErrors(url)]);
    if (!(await this.sender.mayReach(url))) throw DomainError.badInput([{ path: 'url', code: 'PRIVATE_ADDRESS' }]);
    const row = await this.database.transaction(scope, async (tx) => {
      const count = await this.webhooks.count(tx);
      const params = { max: MOST_OF_TENANT, actual: count + 1 };
      if (count >= MOST_OF_TENANT) throw DomainError.badInput([{ path: 'url', code: 'TOO_MANY_ITEMS', params }]);
      const { format } = input;
      const added = { id: newId(), name: visibleText(input.name), url, format, groups: [...new Set(input.groups)] };
      return this.logged(tx, 'added', await this.webhooks.insert(tx, added));
    });
    return { webhook: Webhook.of(row), secret: this.sender.secretOf(row.id) };
  }

  /** @throws DomainError NOT_FOUND, CONFLICT (VERSION_CHANGED), BAD_INPUT. */
  async change({ scope }: Viewer, id: string, version: number, input: WebhookChangeInput): Promise<Webhook> {
    requireNoErrors(contentErrors(input));
    return this.database.transaction(scope, async (tx) => {
      const before = await this.held(tx, id);
      requireVersion(before, version);
      const { name, groups, enabled } = input;
      const after = { id: before.id, name: visibleText(name), groups: [...new Set(groups)], enabled };
      return Webhook.of(await this.logged(tx, 'changed', await this.webhooks.change(tx, after)));
    });
  }

  /** Deletes a webhook with what was sent to it. @throws DomainError NOT_FOUND. */
  async delete({ scope }: Viewer, id: string): Promise<void> {
    await this.database.transaction(scope, async (tx) => {
      const row = await this.held(tx, id);
      await this.webhooks.delete(tx, row.id);
      await this.logged(tx, 'deleted', row);
    });
  }

  /**
   * Sends a message now, also to a webhook that is switched off, and notes what became of it.
   * @throws DomainError NOT_FOUND, RATE_LIMITED
   */
  async test({ scope }: Viewer, id: string): Promise<WebhookDelivery> {
    const testId = newId();
    // Noted before it is sent: whoever asks meanwhile is counted with it.
    const webhook = await this.database.transaction(scope, async (tx) => {
      if ((await this.webhooks.tested(tx)) >= TESTS_PER_MINUTE) throw DomainError.rateLimited(A_MINUTE);
      const held = await this.logged(tx, 'tested', await this.held(tx, id));
      await this.webhooks.beginTest(tx, { id: testId, webhookId: held.id, message: TEST_TEXT });
      return held;
    });
    const { url, format } = webhook;
    const test = { id: testId, webhookId: webhook.id, message: TEST_TEXT };
    const sent = { ...test, kind: 'webhook.test', facts: {}, createdAt: new Date(), url, format };
    const { status, failure } = await this.sender.send(sent);
    const state = failure === null ? 'SENT' : 'FAILED';
    return this.database.transaction(scope, async (tx) => {
      const told = await this.webhooks.endTest(tx, { id: testId, state, status, failure });
      if (!told) throw DomainError.notFound(); // deleted meanwhile, with all that was sent to it
      return told;
    });
  }

  private async held(tx: Transaction, id: string): Promise<WebhookRow> {
    return requireFound(isId(id) ? await this.webhooks.hold(tx, id) : null);
  }

  private async logged(tx: Transaction, done: string, row: WebhookRow): Promise<WebhookRow> {
    const { name, format, groups, enabled } = row;
    const detail = { name, format, groups, enabled };
    await this.audit.record(tx, { action: `webhook.${done}`, subjectKind: 'webhook', subjectId: row.id, detail });
    return row;
  }
}

function contentErrors({ name, groups }: Pick<WebhookInput, 'name' | 'groups'>): FieldError[] {
  const path = 'groups';
  return [
    ...textErrors('name', name, NAME),
    ...(groups.length === 0 ? [{ path, code: 'TOO_FEW_ITEMS', params: { min: 1, actual: 0 } } as const] : []),
  ];
}

function urlErrors(url: string): FieldError[] {
  const path = 'url';
  if (url === '') return [{ path, code: 'REQUIRED' }];
  if (url.length > LONGEST_URL) return [{ path, code: 'TOO_LONG', params: { max: LONGEST_URL, actual: url.length } }];
  return /^https?:\/\/\S+$/i.test(url) && URL.canParse(url) ? [] : [{ path, code: 'INVALID_FORMAT' }];
}
