import {
  type ActivityStatus,
  type ActivityType,
  type Audience,
  type Channel,
  type IndicatorCode,
  type LocalDate,
  type Theme,
} from '@fanzha/domain';
import {
  ActivityStatusEnum,
  ActivityTypeEnum,
  AudienceEnum,
  ChannelEnum,
  IndicatorCodeEnum,
  LocalDateScalar,
  ThemeEnum,
} from '@fanzha/platform';
import { Field, ID, InputType } from '@nestjs/graphql';
import { RecordFilter } from '../facts/fact.model.js';
import { ActivityMeasureInput } from './activity-measure.model.js';
import { ToldInput } from '../facts/totals/total-answer.inputs.js';

@InputType({ description: 'an activity as a unit states it' })
export class ActivityInput extends ToldInput {
  @Field(() => String, {
    nullable: true,
    description: 'sent again, the same input returns the first record; another one is a CONFLICT',
  })
  idempotencyKey?: string | null;

  @Field(() => ActivityTypeEnum, { description: 'what kind of activity it was' }) type!: ActivityType;
  @Field(() => String, { description: 'what it is called; needs a visible letter or digit' }) title!: string;
  @Field(() => ActivityStatusEnum, {
    defaultValue: 'DONE',
    description:
      'PLANNED adds no figures until it is amended to DONE; REQUIRED is asked of others, its amounts are targets, ' +
      'and it counts in nothing',
  })
  status!: ActivityStatus;
  @Field(() => LocalDateScalar, { description: 'its first day; not in the future where it is DONE' })
  startOn!: LocalDate;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'its last day, not before the first, on which its amounts count; null for one day',
  })
  endOn?: LocalDate | null;
  @Field(() => ThemeEnum, {
    nullable: true,
    defaultValue: 'TELECOM_FRAUD',
    description:
      'what it is about; with other themes than fraud and illegal fundraising it counts in ' +
      'OTHER_THEME_ACTIVITIES alone',
  })
  theme?: Theme | null;
  @Field(() => [ID], { nullable: true, description: 'types of fraud that it taught about, each once: F codes' })
  fraudTypeCodes?: string[] | null;
  @Field(() => String, {
    nullable: true,
    description: 'number of the document that it was done on, or what stands for it',
  })
  basisNumber?: string | null;
  @Field(() => String, { nullable: true, description: 'who issued that document; also a body outside the system' })
  basisIssuer?: string | null;
  @Field(() => [String], { nullable: true, description: 'who spoke, by post; no name of a person' }) speakers?:
    string[] | null;
  @Field(() => ID, { nullable: true, description: 'where it counts, within the own region; null: the own region' })
  regionCode?: string | null;
  @Field(() => String, { nullable: true, description: 'where it is held, in words' }) venue?: string | null;
  @Field(() => [AudienceEnum], { nullable: true, description: 'whom it was meant for, each once' }) audiences?:
    Audience[] | null;
  @Field(() => [ChannelEnum], { nullable: true, description: 'the means by which it reached people, each once' })
  channels?: Channel[] | null;
  @Field(() => [String], { nullable: true, description: 'units and organisations that took part' }) partners?:
    string[] | null;
  @Field(() => [ID], { nullable: true, description: 'campaigns that it belongs to, at most 5, each once; none: []' })
  campaignIds?: string[] | null;
  @Field(() => [ActivityMeasureInput], {
    defaultValue: [],
    description: 'amounts; several of one indicator cover different days',
  })
  measures!: ActivityMeasureInput[];
  @Field(() => String, { nullable: true, description: 'a description in words' }) narrative?: string | null;
}

@InputType({ description: 'what the list of activities can be narrowed by' })
export class ActivityFilter extends RecordFilter {
  @Field(() => ActivityTypeEnum, { nullable: true, description: 'only activities of this type' })
  type?: ActivityType | null;
  @Field(() => ActivityStatusEnum, { nullable: true, defaultValue: 'DONE', description: 'null: whatever their status' })
  status?: ActivityStatus | null;
  @Field(() => ThemeEnum, { nullable: true, description: 'only activities on this theme' }) theme?: Theme | null;
  @Field(() => AudienceEnum, { nullable: true, description: 'only activities that were meant for them, among others' })
  audience?: Audience | null;
  @Field(() => ChannelEnum, { nullable: true, description: 'only activities that used this means, among others' })
  channel?: Channel | null;
  @Field(() => ID, {
    nullable: true,
    description: 'only activities that taught about this type of fraud or one below it, among others',
  })
  fraudTypeCode?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'only internal acts (true) or only publicity (false); null: both',
  })
  internal?: boolean | null;
  @Field(() => IndicatorCodeEnum, { nullable: true, description: 'records that state this indicator' })
  indicator?: IndicatorCode | null;
}
