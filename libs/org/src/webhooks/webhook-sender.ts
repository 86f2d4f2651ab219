import { Config, Outgoing } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import { bodyOf, failureOf, signatureHeaders } from './webhook-message.js';
import type { DueDelivery } from './webhook.row.js';

/** Sends one message to one webhook. */
@Injectable()
export class WebhookSender {
  constructor(
    private readonly config: Config,
    private readonly outgoing: Outgoing,
  ) {}

  /** What messages of a webhook are signed with: derived, so that no table holds it. */
  secretOf(webhookId: string): string {
    return createHmac('sha256', this.config.key('webhooks')).update(webhookId).digest('base64url');
  }

  /** Whether an address is one that the server may send to: not in a private network, unless settings allow it. */
  mayReach(url: string): Promise<boolean> {
    return this.outgoing.mayReach(url);
  }

  /** Never throws for what the other side does. */
  async send(
    message: Pick<DueDelivery, 'id' | 'kind' | 'message' | 'facts' | 'createdAt' | 'webhookId' | 'url' | 'format'>,
  ): Promise<{ readonly status: number | null; readonly failure: string | null }> {
    const body = bodyOf(message.format, message);
    const headers = signatureHeaders(message.id, this.secretOf(message.webhookId), body);
    const answer = await this.outgoing.post(message.url, body, headers);
    return { status: answer.status, failure: failureOf(message.format, answer) };
  }
}
