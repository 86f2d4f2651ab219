import type { NotificationFacts, NotificationGroup } from '@fanzha/domain';

/** What robots understand: JSON of ours, or the text messages of the usual chat programs. */
export type WebhookFormat = 'JSON' | 'DINGTALK' | 'WECOM' | 'FEISHU';

/** A webhook as its unit sees it. */
export interface WebhookRow {
  readonly id: string;
  readonly tenantId: string;
  readonly name: string;
  readonly url: string;
  readonly format: WebhookFormat;
  readonly groups: readonly NotificationGroup[];
  readonly enabled: boolean;
  readonly failures: number;
  readonly version: number;
  readonly createdAt: Date;
}

export type DeliveryState = 'WAITING' | 'SENT' | 'FAILED';

/** One message to one webhook. */
export interface DeliveryRow {
  readonly id: string;
  readonly kind: string;
  readonly message: string;
  readonly isTest: boolean;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly status: number | null;
  readonly failure: string | null;
  readonly createdAt: Date;
}

/** A message that is to be sent now. */
export interface DueDelivery extends DeliveryRow {
  readonly facts: NotificationFacts;
  readonly webhookId: string;
  readonly tenantId: string;
  readonly url: string;
  readonly format: WebhookFormat;
}
