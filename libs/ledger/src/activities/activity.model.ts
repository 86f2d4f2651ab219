import type { ActivityStatus, ActivityType, LocalDate, Theme } from '@fanzha/domain';
import {
  ActivityStatusEnum,
  ActivityTypeEnum,
  AudienceEnum,
  ChannelEnum,
  connectionOf,
  LocalDateScalar,
  ThemeEnum,
} from '@fanzha/platform';
import { Field, ObjectType } from '@nestjs/graphql';
import { FactModel } from '../facts/fact.model.js';

/** The fields of a fact that are shown as they are; `ActivityResolver` adds the others. */
@ObjectType({ description: 'a publicity activity (宣传活动) of a unit, held or planned' })
export class Activity extends FactModel {
  @Field(() => ActivityTypeEnum, { description: 'what kind of activity it was' }) type!: ActivityType;
  @Field(() => String, { description: 'what it is called' }) title!: string;
  @Field(() => ActivityStatusEnum, { description: 'a plan adds no figures, what is done does' })
  status!: ActivityStatus;
  @Field(() => LocalDateScalar, { description: 'its first day, on which it counts' }) startOn!: LocalDate;
  @Field(() => LocalDateScalar, { nullable: true, description: 'its last day; null for an activity of one day' })
  endOn!: LocalDate | null;
  @Field(() => ThemeEnum, { description: 'what it is about; other themes count in figures of their own' })
  theme!: Theme;
  @Field(() => String, {
    nullable: true,
    description: 'number of the document that it was done on, or what stands for it; null where nothing was stated',
  })
  basisNumber!: string | null;
  @Field(() => String, { nullable: true, description: 'who issued that document; null where nothing was stated' })
  basisIssuer!: string | null;
  @Field(() => [String], { description: 'who spoke, by post; empty where nothing was stated' })
  speakers!: readonly string[];
  @Field(() => String, { nullable: true, description: 'where it is held, in words; null where nothing was stated' })
  venue!: string | null;
  @Field(() => [AudienceEnum], { description: 'whom it was meant for; empty where nothing was stated' })
  audiences!: readonly string[];
  @Field(() => [ChannelEnum], { description: 'the means by which it reached people; empty where nothing was stated' })
  channels!: readonly string[];
  @Field(() => [String], { description: 'units and organisations that took part, as they were named' })
  partners!: readonly string[];
  @Field(() => String, { nullable: true, description: 'a description in words; null where there is none' }) narrative!:
    string | null;
}

export const ActivityConnection = connectionOf('Activity', () => Activity);
