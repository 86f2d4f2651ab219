import type {
  AlertKind,
  AlertLevel,
  AlertResult,
  AlertSource,
  AlertStepWay,
  LocalDate,
  Qualifier,
  TenantType,
} from '@fanzha/domain';
import {
  AlertKindEnum,
  AlertLevelEnum,
  AlertResultEnum,
  AlertSourceEnum,
  AlertStepWayEnum,
  connectionOf,
  DateTimeScalar,
  LocalDateScalar,
  MoneyScalar,
  QualifierEnum,
  TenantTypeEnum,
} from '@fanzha/platform';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { FactModel } from '../facts/fact.model.js';
import { SOME, UPPER_END } from '../measures/range-fields.js';

@ObjectType({ description: 'a unit that an alert is assigned to, or can be' })
export class AlertAssignee {
  @Field(() => ID, { description: 'names it for good; opaque' }) id!: string;
  @Field(() => String, { description: 'its official name' }) name!: string;
  @Field(() => TenantTypeEnum, { description: 'what kind of unit it is' }) type!: TenantType;
}

@ObjectType({ description: 'one way in which the unit reached for the person' })
class AlertStep {
  @Field(() => AlertStepWayEnum, { description: 'how' }) way!: AlertStepWay;
  @Field(() => DateTimeScalar, { description: 'when' }) at!: Date;
}

/** What an answer states, whichever of them it is. */
@ObjectType({ isAbstract: true })
abstract class StatedAnswer {
  @Field(() => AlertResultEnum, { description: 'how it ended' }) result!: AlertResult;
  @Field(() => [AlertStep], { description: 'how the person was reached, in the order of time' })
  steps!: readonly AlertStep[];
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'the loss that was prevented, in yuan; null where it was not counted or is withheld',
  })
  lossAvoided!: number | null;
  @Field(() => QualifierEnum, { description: 'how the amount is meant' }) lossAvoidedQualifier!: Qualifier;
  @Field(() => MoneyScalar, UPPER_END) lossAvoidedUpTo!: number | null;
  @Field(() => Boolean, SOME) lossAvoidedAtLeast!: boolean | null;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'the day on which the person reported a fraud after all',
  })
  laterCaseOn!: LocalDate | null;
  @Field(() => ID, { nullable: true, description: 'the alert that a repeat counts by' })
  repeatOfId!: string | null;
  @Field(() => String, { nullable: true, description: 'a description in words' }) note!: string | null;
}

@ObjectType({ description: 'what the unit answers that an alert is assigned to' })
export class AlertAnswer extends StatedAnswer {
  @Field(() => Int, { description: 'grows with each answer; 1 is the first' }) version!: number;
  @Field(() => DateTimeScalar, { description: 'when the unit answered first' }) answeredAt!: Date;
  @Field(() => ID, { nullable: true, description: 'the interception of the unit that bears the loss avoided' })
  interceptionId!: string | null;
  @Field(() => Boolean, {
    description: 'whether the answer made that interception and keeps it in step; false of one that was named, or none',
  })
  interceptionMade!: boolean;
}

@ObjectType({ description: 'an answer as it was given: the one that stands, or one that another took the place of' })
export class AlertAnswerGiven extends StatedAnswer {
  @Field(() => Int, { description: 'which of the answers it is; 1 is the first' }) version!: number;
  @Field(() => DateTimeScalar, { description: 'when it was given' }) answeredAt!: Date;
  answeredById!: string | null;
}

/** The fields of a fact that are shown as they are; `AlertResolver` adds the others. */
@ObjectType({
  description:
    'an alert about one person at risk (预警劝阻), assigned to a unit; it counts once, where the person lives',
})
export class Alert extends FactModel {
  @Field(() => DateTimeScalar, { description: 'when the police received it' }) receivedAt!: string;
  @Field(() => LocalDateScalar, { description: 'the day of it in China, on which it counts' }) receivedOn!: LocalDate;
  @Field(() => AlertSourceEnum, { description: 'where it comes from' }) source!: AlertSource;
  @Field(() => AlertLevelEnum, { description: 'how urgent it is' }) level!: AlertLevel;
  @Field(() => AlertKindEnum, { description: 'what told that somebody is at risk' }) kind!: AlertKind;
  @Field(() => DateTimeScalar, { description: 'until when the unit is to answer' }) dueAt!: string;
  @Field(() => String, { nullable: true, description: 'why it went to another unit, or was taken back' })
  assignReason!: string | null;
  @Field(() => String, { nullable: true, description: 'what the unit has to know; null where there is nothing' })
  narrative!: string | null;
  @Field(() => AlertAssignee, { nullable: true, description: 'the unit that is to answer; null: nobody' })
  assignee!: AlertAssignee | null;
}

export const AlertConnection = connectionOf('Alert', () => Alert);
