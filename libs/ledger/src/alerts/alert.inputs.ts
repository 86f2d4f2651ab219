import type {
  AlertKind,
  AlertLevel,
  AlertResult,
  AlertSource,
  AlertState,
  AlertStepWay,
  LocalDate,
  Qualifier,
} from '@fanzha/domain';
import {
  AlertKindEnum,
  AlertLevelEnum,
  AlertResultEnum,
  AlertSourceEnum,
  AlertStateEnum,
  AlertStepWayEnum,
  DateTimeScalar,
  LocalDateScalar,
  MoneyScalar,
  QualifierEnum,
} from '@fanzha/platform';
import { Field, ID, InputType } from '@nestjs/graphql';
import { RecordFilter } from '../facts/fact.model.js';
import { SOME_INPUT, UPPER_END_INPUT } from '../measures/range-fields.js';

@InputType({ description: 'an alert about one person at risk, as the police state it' })
export class AlertInput {
  @Field(() => String, {
    nullable: true,
    description: 'sent again, the same input returns the first record; another one is a CONFLICT',
  })
  idempotencyKey?: string | null;

  @Field(() => DateTimeScalar, { description: 'when the police received it; not in the future' }) receivedAt!: Date;
  @Field(() => AlertSourceEnum, { description: 'where it comes from' }) source!: AlertSource;
  @Field(() => AlertLevelEnum, { description: 'how urgent it is' }) level!: AlertLevel;
  @Field(() => AlertKindEnum, { description: 'what told that somebody is at risk' }) kind!: AlertKind;
  @Field(() => ID, { nullable: true, description: 'how the person is being deceived; null where unknown' })
  fraudTypeCode?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: 'the community of the person, within the own region, where it counts; null: the own region',
  })
  regionCode?: string | null;
  @Field(() => [ID], { nullable: true, description: 'campaigns that it belongs to, at most 5, each once; none: []' })
  campaignIds?: string[] | null;
  @Field(() => ID, {
    nullable: true,
    description: 'the unit of the own county that is to answer, see alertAssignees; null: nobody yet, or taken back',
  })
  assigneeId?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'the same unit by its whole name, for tables and programs that know no ids; not beside assigneeId',
  })
  assigneeName?: string | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'until when it is to answer; null: 2, 24 or 72 hours after the receipt by level, which is the latest',
  })
  dueAt?: Date | null;
  @Field(() => String, { nullable: true, description: 'why it goes to another unit, or is taken back; needed then' })
  assignReason?: string | null;
  @Field(() => String, { nullable: true, description: 'the own number of the alert; shown to the own unit alone' })
  reference?: string | null;
  @Field(() => String, { nullable: true, description: 'what the unit has to know; no name and no number of a person' })
  narrative?: string | null;
}

@InputType({ description: 'one way in which the unit reached for the person' })
class AlertStepInput {
  @Field(() => AlertStepWayEnum, { description: 'how' }) way!: AlertStepWay;
  @Field(() => DateTimeScalar, { description: 'when; not before the alert and not in the future' }) at!: Date;
}

@InputType({ description: 'what the unit answers that an alert is assigned to' })
export class AlertAnswerInput {
  @Field(() => AlertResultEnum, { description: 'how it ended' }) result!: AlertResult;
  @Field(() => [AlertStepInput], { defaultValue: [], description: 'how the person was reached, each with its time' })
  steps!: AlertStepInput[];
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'the loss that was prevented, in yuan, for DISSUADED alone; it counts in the interception',
  })
  lossAvoided?: number | null;
  @Field(() => QualifierEnum, { defaultValue: 'EXACT', description: 'how the amount is meant' })
  lossAvoidedQualifier!: Qualifier;
  @Field(() => MoneyScalar, UPPER_END_INPUT) lossAvoidedUpTo?: number | null;
  @Field(() => Boolean, SOME_INPUT) lossAvoidedAtLeast?: boolean | null;
  @Field(() => ID, {
    nullable: true,
    description:
      'for DISSUADED: an interception of the own unit that is recorded already and bears the loss; null: one is made',
  })
  interceptionId?: string | null;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'the day on which the person reported a fraud after all',
  })
  laterCaseOn?: LocalDate | null;
  @Field(() => ID, {
    nullable: true,
    description: 'for REPEATED, where it is required: the alert that counts instead, itself no repeat and not voided',
  })
  repeatOfId?: string | null;
  @Field(() => String, { nullable: true, description: 'a description in words; no name and no number of a person' })
  note?: string | null;
}

@InputType({ description: 'what the list of alerts can be narrowed by' })
export class AlertFilter extends RecordFilter {
  @Field(() => AlertLevelEnum, { nullable: true, description: 'only of this level' }) level?: AlertLevel | null;
  @Field(() => AlertStateEnum, { nullable: true, description: 'only those that are so far' }) state?: AlertState | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'only those that wait for an answer: of the own unit or, for officials, of any',
  })
  toAnswer?: boolean | null;
  @Field(() => ID, { nullable: true, description: 'this type and those below it' }) fraudTypeCode?: string | null;
}
