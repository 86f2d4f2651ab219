import type { NotificationGroup } from '@fanzha/domain';
import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type Choice, choicesOf, type KeptSettings, type NotificationChannel } from './notification-choices.js';
import { NotificationGroupEnum } from './notification.model.js';

export const NotificationChannelEnum = { IN_APP: 'IN_APP' } as const;
registerEnumType(NotificationChannelEnum, {
  name: 'NotificationChannel',
  description: 'where a person is told',
  valuesMap: { IN_APP: { description: '站内' } },
});

@ObjectType({ description: 'whether a person is told of something over a channel' })
export class NotificationChoice implements Choice {
  @Field(() => NotificationGroupEnum, { description: 'what it is about' }) group!: NotificationGroup;
  @Field(() => NotificationChannelEnum, { description: 'where' }) channel!: NotificationChannel;
  @Field(() => Boolean, { description: 'the person is told' }) on!: boolean;
  @Field(() => Boolean, { description: 'it cannot be switched off' }) fixed!: boolean;
}

@ObjectType({ description: 'what the signed-in person is told, and where' })
export class NotificationSettings {
  @Field(() => [NotificationChoice], { description: 'every group with every channel' }) choices!: Choice[];
  @Field(() => Int, { description: 'grows with each change; 0: as it is for everybody' }) version!: number;

  static of({ choices, version }: KeptSettings): NotificationSettings {
    return Object.assign(new NotificationSettings(), { choices: choicesOf(choices), version });
  }
}

@InputType({ description: 'one choice; those that are left out stay as they are' })
export class NotificationChoiceInput {
  @Field(() => NotificationGroupEnum, { description: 'what it is about' }) group!: NotificationGroup;
  @Field(() => NotificationChannelEnum, { description: 'where' }) channel!: NotificationChannel;
  @Field(() => Boolean, { description: 'whether to be told' }) on!: boolean;
}
