import {
  type ActivityStatus,
  type ActivityType,
  type Audience,
  type Channel,
  type IndicatorCode,
  type LocalDate,
  type Period,
  type Sector,
} from '@fanzha/domain';
import {
  ActivityStatusEnum,
  ActivityTypeEnum,
  AudienceEnum,
  ChannelEnum,
  Costs,
  IndicatorCodeEnum,
  LocalDateScalar,
  PeriodScalar,
  SEARCH_COST,
  SectorEnum,
} from '@fanzha/platform';
import { Field, ID, InputType } from '@nestjs/graphql';
import { MeasureInput } from '../measures/measure.model.js';

@InputType()
export class ActivityInput {
  @Field(() => String, {
    nullable: true,
    description: 'sent again, the same input returns the first record; another one is a CONFLICT',
  })
  idempotencyKey?: string | null;

  @Field(() => ActivityTypeEnum) type!: ActivityType;
  @Field(() => String) title!: string;
  @Field(() => ActivityStatusEnum, { defaultValue: 'DONE' }) status!: ActivityStatus;
  @Field(() => LocalDateScalar) startOn!: LocalDate;
  @Field(() => LocalDateScalar, { nullable: true }) endOn?: LocalDate | null;
  @Field(() => ID, { nullable: true }) regionCode?: string | null;
  @Field(() => String, { nullable: true }) place?: string | null;
  @Field(() => [AudienceEnum], { nullable: true }) audiences?: Audience[] | null;
  @Field(() => [ChannelEnum], { nullable: true }) channels?: Channel[] | null;
  @Field(() => [String], { nullable: true }) partners?: string[] | null;
  @Field(() => ID, { nullable: true }) campaignId?: string | null;
  @Field(() => [MeasureInput], { defaultValue: [] }) measures!: MeasureInput[];
  @Field(() => String, { nullable: true }) narrative?: string | null;
}

@InputType()
export class ActivityFilter {
  @Field(() => ID, { nullable: true }) tenantId?: string | null;
  @Field(() => ID, { nullable: true }) regionCode?: string | null;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'only records placed in this very region' })
  directly?: boolean | null;

  @Field(() => PeriodScalar, { nullable: true }) period?: Period | null;
  @Field(() => ActivityTypeEnum, { nullable: true }) type?: ActivityType | null;

  @Field(() => ActivityStatusEnum, { nullable: true, defaultValue: 'DONE', description: 'null: whatever their status' })
  status?: ActivityStatus | null;
  @Field(() => SectorEnum, { nullable: true }) sector?: Sector | null;
  @Field(() => ID, { nullable: true }) campaignId?: string | null;

  @Field(() => IndicatorCodeEnum, { nullable: true, description: 'records that state this indicator' })
  indicator?: IndicatorCode | null;

  @Costs(SEARCH_COST) @Field(() => String, { nullable: true }) text?: string | null;
  @Field(() => Boolean, { nullable: true, defaultValue: false }) includeVoided?: boolean | null;
}
