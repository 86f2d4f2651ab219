import type { ActivityStatus, ActivityType, LocalDate } from '@fanzha/domain';
import {
  ActivityStatusEnum,
  ActivityTypeEnum,
  AudienceEnum,
  ChannelEnum,
  connectionOf,
  DateTimeScalar,
  LocalDateScalar,
} from '@fanzha/platform';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { FactModel, RevisionChangeEnum } from '../facts/fact.model.js';
import type { RevisionChange } from '../facts/fact-revision.entity.js';
import type { Revision } from '../facts/revision.repository.js';
import { Measure, shownMeasures } from '../measures/measure.model.js';
import type { ActivityFact } from './activity.entity.js';

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

/** An earlier version; `changedBy` is added by its resolver. */
@ObjectType()
export class ActivityRevision {
  @Field(() => Int) version!: number;
  @Field(() => RevisionChangeEnum) change!: RevisionChange;
  @Field(() => DateTimeScalar, { description: 'when it ceased to be the current version' }) changedAt!: Date;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => String) title!: string;
  @Field(() => LocalDateScalar) startOn!: LocalDate;
  @Field(() => [Measure]) measures!: Measure[];
  changedById!: string;
}

/** A revision as the API shows it: what has changed most often is shown of the image, not the whole. */
export function shownRevision({
  version,
  change,
  changedAt,
  changedBy,
  reason,
  image,
}: Revision<ActivityFact>): ActivityRevision {
  const { title, startOn, measures } = image;
  return {
    version,
    change,
    changedAt,
    changedById: changedBy,
    reason,
    title,
    startOn,
    measures: shownMeasures(measures),
  };
}
