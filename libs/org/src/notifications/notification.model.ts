import {
  type Locale,
  NOTIFICATION_GROUPS,
  type NotificationGroup,
  notificationGroupOf,
  type NotificationKind,
  notificationText,
} from '@fanzha/domain';
import { connectionOf, DateTimeScalar } from '@fanzha/platform';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { NotificationRow } from './notification.row.js';

export const NotificationGroupEnum = Object.fromEntries(NOTIFICATION_GROUPS.map(({ code }) => [code, code])) as Record<
  NotificationGroup,
  NotificationGroup
>;
registerEnumType(NotificationGroupEnum, {
  name: 'NotificationGroup',
  description: 'what a notification is about, as a person chooses among them',
  valuesMap: Object.fromEntries(NOTIFICATION_GROUPS.map(({ code, zh }) => [code, { description: zh }])) as never,
});

@ObjectType({ description: 'something that the signed-in person is told; nobody else sees it' })
export class Notification {
  @Field(() => ID, { description: 'names it for good; opaque' }) id!: string;
  @Field(() => String, { description: 'what has happened, as `subject.verb`: `notice.published`' }) kind!: string;
  @Field(() => NotificationGroupEnum, { description: 'what it is about' }) group!: NotificationGroup;
  @Field(() => String, { description: 'what has happened, in the language of the request' }) title!: string;
  @Field(() => String, { description: 'what more there is to say, in the language of the request' }) body!: string;
  @Field(() => String, { description: 'what kind of thing it is about: `NOTICE`, `SUBMISSION`' }) subjectKind!: string;
  @Field(() => String, { description: 'the id of what it is about' }) subjectId!: string;
  @Field(() => DateTimeScalar, { description: 'when it happened' }) createdAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'when it was marked as read; null: unread' })
  readAt!: Date | null;

  static of({ facts, ...row }: NotificationRow, locale: Locale): Notification {
    const kind = row.kind as NotificationKind;
    const text = notificationText(kind, facts, locale);
    return Object.assign(new Notification(), { ...row, group: notificationGroupOf(kind), ...text });
  }
}

export const NotificationConnection = connectionOf('Notification', () => Notification);

@ObjectType({ description: 'something has changed about the own notifications' })
export class NotificationNews {
  @Field(() => Notification, { nullable: true, description: 'the one that has arrived; null: some were read' })
  notification!: Notification | null;
  @Field(() => Int, { description: 'how many are unread now, 100 at most' }) unreadCount!: number;
}
