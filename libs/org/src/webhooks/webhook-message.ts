import type { NotificationFacts } from '@fanzha/domain';
import { createHmac } from 'node:crypto';
import type { OutgoingAnswer } from '@fanzha/platform';
import type { WebhookFormat } from './webhook.row.js';

interface Message {
  readonly id: string;
  readonly kind: string;
  readonly message: string;
  readonly facts: NotificationFacts;
  readonly createdAt: Date;
}

/** Bodies by format: a text message, in the words of each chat program. */
const BODIES: Readonly<Record<WebhookFormat, (message: Message) => object>> = {
  JSON: ({ id, kind, message, facts, createdAt }) => ({
    id,
    kind,
    createdAt: createdAt.toISOString(),
    text: message,
    facts,
  }),
  DINGTALK: ({ message }) => ({ msgtype: 'text', text: { content: message } }),
  WECOM: ({ message }) => ({ msgtype: 'text', text: { content: message } }),
  FEISHU: ({ message }) => ({ msg_type: 'text', content: { text: message } }),
};

/** The body of a request, as the chat program expects it. */
export const bodyOf = (format: WebhookFormat, message: Message): string => JSON.stringify(BODIES[format](message));

/** By these a receiver tells that a message is ours, fresh, and not sent twice (docs/runbooks/notifications.md). */
export function signatureHeaders(id: string, secret: string, body: string, now = Date.now()): Record<string, string> {
  const timestamp = String(Math.floor(now / 1000));
  const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  return {
    'user-agent': 'Fanzha-Ledger',
    'x-fanzha-delivery': id,
    'x-fanzha-timestamp': timestamp,
    'x-fanzha-signature': `v1=${signature}`,
  };
}

/** Why an attempt has failed, in a word; null where it has not. Chat programs say it in the body of a 200. */
export function failureOf(format: WebhookFormat, { status, failure, body }: OutgoingAnswer): string | null {
  if (failure) return failure;
  if (status === null || status < 200 || status > 299) return 'BAD_STATUS';
  if (format === 'JSON') return null;
  try {
    const { errcode, code } = JSON.parse(body) as { errcode?: unknown; code?: unknown };
    return (errcode ?? code ?? 0) === 0 ? null : 'REFUSED_BY_ROBOT';
  } catch {
    return 'REFUSED_BY_ROBOT';
  }
}
