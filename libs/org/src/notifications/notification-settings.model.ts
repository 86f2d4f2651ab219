import { MAIL_RHYTHMS, type MailRhythm, type NotificationGroup, type QuietHours } from '@fanzha/domain';
import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type Choice, choicesOf, type KeptSettings, type NotificationChannel } from './notification-choices.js';
import { NotificationGroupEnum } from './notification.model.js';

const NotificationChannelEnum = { IN_APP: 'IN_APP', EMAIL: 'EMAIL' } as const;
registerEnumType(NotificationChannelEnum, {
  name: 'NotificationChannel',
  description: 'where a person is told',
  valuesMap: { IN_APP: { description: '站内' }, EMAIL: { description: '邮件' } },
});

export const MailRhythmEnum = { SOON: 'SOON', DAILY: 'DAILY', WEEKLY: 'WEEKLY' } as const satisfies Record<
  MailRhythm,
  MailRhythm
>;
registerEnumType(MailRhythmEnum, {
  name: 'MailRhythm',
  description: 'how often mails come; what is urgent (ALERT, ACCOUNT) waits for no summary',
  valuesMap: Object.fromEntries(MAIL_RHYTHMS.map(({ code, zh }) => [code, { description: zh }])) as never,
});

@ObjectType({ description: 'hours in which no mails come; what happens in them comes afterwards' })
class MailQuietHours implements QuietHours {
  @Field(() => String, { description: 'their beginning in China, `22:00`' }) from!: string;
  @Field(() => String, { description: 'their end in China, `07:00`; before the beginning: of the next day' })
  to!: string;
  @Field(() => Boolean, { description: 'Saturdays and Sundays, too' }) weekends!: boolean;
}

@ObjectType({ description: 'whether a person is told of something over a channel' })
class NotificationChoice implements Choice {
  @Field(() => NotificationGroupEnum, { description: 'what it is about' }) group!: NotificationGroup;
  @Field(() => NotificationChannelEnum, { description: 'where' }) channel!: NotificationChannel;
  @Field(() => Boolean, { description: 'the person is told' }) on!: boolean;
  @Field(() => Boolean, { description: 'it cannot be switched off' }) fixed!: boolean;
}

@ObjectType({ description: 'what the signed-in person is told, and where' })
export class NotificationSettings {
  @Field(() => [NotificationChoice], { description: 'every group with every channel' }) choices!: Choice[];
  @Field(() => MailRhythmEnum, { description: 'how often mails come' }) rhythm!: MailRhythm;
  @Field(() => MailQuietHours, { nullable: true, description: 'when no mails come; null: they always may' })
  quiet!: QuietHours | null;
  @Field(() => Int, { description: 'grows with each change; 0: as it is for everybody' }) version!: number;

  static of({ choices, ...kept }: KeptSettings): NotificationSettings {
    return Object.assign(new NotificationSettings(), { ...kept, choices: choicesOf(choices) });
  }
}

@InputType({ description: 'one choice; those that are left out stay as they are' })
export class NotificationChoiceInput {
  @Field(() => NotificationGroupEnum, { description: 'what it is about' }) group!: NotificationGroup;
  @Field(() => NotificationChannelEnum, { description: 'where' }) channel!: NotificationChannel;
  @Field(() => Boolean, { description: 'whether to be told' }) on!: boolean;
}
