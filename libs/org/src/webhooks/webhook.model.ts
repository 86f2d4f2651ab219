import type { NotificationGroup } from '@fanzha/domain';
import { DateTimeScalar } from '@fanzha/platform';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { NotificationGroupEnum } from '../notifications/notification.model.js';
import type { DeliveryRow, DeliveryState, WebhookFormat, WebhookRow } from './webhook.row.js';

const WebhookFormatEnum = { JSON: 'JSON', DINGTALK: 'DINGTALK', WECOM: 'WECOM', FEISHU: 'FEISHU' } as const;
registerEnumType(WebhookFormatEnum, {
  name: 'WebhookFormat',
  description: 'what a robot understands',
  valuesMap: {
    JSON: { description: '通用 JSON' },
    DINGTALK: { description: '钉钉文本消息' },
    WECOM: { description: '企业微信文本消息' },
    FEISHU: { description: '飞书文本消息' },
  },
});

const DeliveryStateEnum = { WAITING: 'WAITING', SENT: 'SENT', FAILED: 'FAILED' } as const;
registerEnumType(DeliveryStateEnum, {
  name: 'WebhookDeliveryState',
  description: 'what became of a message',
  valuesMap: {
    WAITING: { description: '等待发送或重试' },
    SENT: { description: '已发送' },
    FAILED: { description: '放弃' },
  },
});

@ObjectType({ description: 'a robot of a chat group that is sent what happens, in units and numbers alone' })
export class Webhook {
  @Field(() => ID, { description: 'names it for good; opaque' }) id!: string;
  @Field(() => String, { description: 'what its unit calls it' }) name!: string;
  @Field(() => String, { description: 'its address without what is secret in it: the host and the last 4 characters' })
  address!: string;
  @Field(() => WebhookFormatEnum, { description: 'what it understands' }) format!: WebhookFormat;
  @Field(() => [NotificationGroupEnum], { description: 'what it is told' }) groups!: readonly NotificationGroup[];
  @Field(() => Boolean, { description: 'false: nothing is sent; it is switched off after 10 failures in a row' })
  enabled!: boolean;
  @Field(() => Int, { description: 'attempts that have failed since the last one that did not' }) failures!: number;
  @Field(() => Int, { description: 'grows with each change' }) version!: number;
  @Field(() => DateTimeScalar, { description: 'when it was added' }) createdAt!: Date;

  static of({ url, ...row }: WebhookRow): Webhook {
    const address = `${new URL(url).host}/····${url.slice(-4)}`;
    return Object.assign(new Webhook(), { ...row, address });
  }
}

@ObjectType({ description: 'a webhook that was added, with the secret of its signatures; it is shown this once' })
export class WebhookSecret {
  @Field(() => Webhook, { description: 'the webhook' }) webhook!: Webhook;
  @Field(() => String, { description: 'its messages are signed with it (HMAC-SHA256)' }) secret!: string;
}

@ObjectType({ description: 'a message to a webhook' })
export class WebhookDelivery implements DeliveryRow {
  @Field(() => ID, { description: 'names it for good; sent as `x-fanzha-delivery`' }) id!: string;
  @Field(() => String, { description: 'what has happened, as `subject.verb`; `webhook.test` for a test' })
  kind!: string;
  @Field(() => String, { description: 'the message as it leaves' }) message!: string;
  @Field(() => Boolean, { description: 'it was sent to see whether it arrives' }) isTest!: boolean;
  @Field(() => DeliveryStateEnum, { description: 'what became of it' }) state!: DeliveryState;
  @Field(() => Int, { description: 'how often it was tried' }) attempts!: number;
  @Field(() => Int, { nullable: true, description: 'the HTTP status of the last answer; null: there was none' })
  status!: number | null;
  @Field(() => String, {
    nullable: true,
    description:
      'why the last attempt failed: REFUSED_ADDRESS, NO_ANSWER, BAD_STATUS, REFUSED_BY_ROBOT, SWITCHED_OFF; ' +
      'null: it did not',
  })
  failure!: string | null;
  @Field(() => DateTimeScalar, { description: 'when it happened' }) createdAt!: Date;
}

@InputType({ description: 'a robot to be told what happens' })
export class WebhookInput {
  @Field(() => String, { description: 'what it is called' }) name!: string;
  @Field(() => String, { description: 'where it listens; a public address; cannot be changed or read again' })
  url!: string;
  @Field(() => WebhookFormatEnum, { description: 'what it understands' }) format!: WebhookFormat;
  @Field(() => [NotificationGroupEnum], { description: 'what it is told, one group at least' })
  groups!: readonly NotificationGroup[];
}

@InputType({ description: 'what is to be otherwise about a webhook' })
export class WebhookChangeInput {
  @Field(() => String, { description: 'what it is called' }) name!: string;
  @Field(() => [NotificationGroupEnum], { description: 'what it is told, one group at least' })
  groups!: readonly NotificationGroup[];
  @Field(() => Boolean, { description: 'whether it is told anything' }) enabled!: boolean;
}
