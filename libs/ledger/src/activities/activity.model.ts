import type { ActivityStatus, ActivityType, LocalDate } from '@fanzha/domain';
import {
  ActivityStatusEnum,
  ActivityTypeEnum,
  AudienceEnum,
  ChannelEnum,
  connectionOf,
  LocalDateScalar,
} from '@fanzha/platform';
import { Field, ObjectType } from '@nestjs/graphql';
import { FactModel } from '../facts/fact.model.js';

/** The fields of a fact that are shown as they are; `ActivityResolver` adds the others. */
@ObjectType()
export class Activity extends FactModel {
  @Field(() => ActivityTypeEnum) type!: ActivityType;
  @Field(() => String) title!: string;
  @Field(() => ActivityStatusEnum) status!: ActivityStatus;
  @Field(() => LocalDateScalar) startOn!: LocalDate;
  @Field(() => LocalDateScalar, { nullable: true }) endOn!: LocalDate | null;
  @Field(() => String, { nullable: true }) place!: string | null;
  @Field(() => [AudienceEnum]) audiences!: readonly string[];
  @Field(() => [ChannelEnum]) channels!: readonly string[];
  @Field(() => [String]) partners!: readonly string[];
  @Field(() => String, { nullable: true }) narrative!: string | null;
}

export const ActivityConnection = connectionOf('Activity', () => Activity);
