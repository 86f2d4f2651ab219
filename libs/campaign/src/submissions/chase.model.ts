import type { ChaseStage, LocalDate, Sector, SubmissionState, ZeroReason } from '@fanzha/domain';
import {
  ChaseStageEnum,
  DateTimeScalar,
  LocalDateScalar,
  SafeIntScalar,
  SectorEnum,
  SubmissionStateEnum,
  ZeroReasonEnum,
} from '@fanzha/platform';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { ChasePlan } from './chase-plan.model.js';
import { SubmissionForm } from './submission.model.js';

@ObjectType({ description: 'a unit that owes a submission' })
export class ChaseUnit {
  @Field(() => ID, { description: 'the submission' }) submissionId!: string;
  @Field(() => ID, { description: 'the unit' }) tenantId!: string;
  @Field(() => String, { description: 'what the unit is called' }) name!: string;
  @Field(() => String, { description: 'where it belonged on the last day of the period' }) regionCode!: string;
  @Field(() => String, { description: 'what that region is called' }) regionName!: string;
  @Field(() => SectorEnum, { description: 'its line' }) sector!: Sector;
  @Field(() => SubmissionStateEnum, { description: 'DRAFT or RETURNED' }) state!: SubmissionState;
  @Field(() => ZeroReasonEnum, { nullable: true, description: 'what it says where it has nothing' })
  zero!: ZeroReason | null;
  @Field(() => DateTimeScalar, { description: 'since when it owes it: opened, or returned' }) since!: Date;
  @Field(() => SafeIntScalar, { description: 'days since it was due; 0 or fewer: not yet' }) daysOverdue!: number;
  @Field(() => ChaseStageEnum, { description: 'how far that has gone up' }) stage!: ChaseStage;
  @Field(() => Int, { description: 'cells that were returned' }) returnedCells!: number;
  @Field(() => Int, { description: 'how often it was reminded' }) reminders!: number;
  @Field(() => DateTimeScalar, { nullable: true, description: 'the last time' }) lastRemindedAt!: Date | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'until when an exception stands' })
  exceptedUntil!: LocalDate | null;
  @Field(() => Int, { description: 'earlier periods of the form that it owes as well' }) earlierOwed!: number;
  @Field(() => Int, { description: 'running campaigns of the same authority that it has not received (另欠专项签收)' })
  campaignsOwed!: number;
  @Field(() => Int, {
    description: 'notices of the same authority, of the last 30 days or still to come, that it has not acknowledged',
  })
  noticesOwed!: number;
}

@ObjectType({
  description:
    'how many units have handed in, and in time. All numbers are of one set of units: those that owed it on the last ' +
    'day of the period, so that no rate is above 100 %',
})
export class SubmissionRate {
  @Field(() => String, { nullable: true, description: 'the region; null: all together' }) regionCode!: string | null;
  @Field(() => String, { nullable: true, description: 'what it is called' }) regionName!: string | null;
  @Field(() => SafeIntScalar, { description: 'units that owe it' }) due!: number;
  @Field(() => SafeIntScalar, { description: 'those that have handed it in' }) submitted!: number;
  @Field(() => SafeIntScalar, { description: 'those that had by the due day' }) onTime!: number;
  @Field(() => SafeIntScalar, { description: 'those whose submission was approved' }) approved!: number;
  @Field(() => Float, { nullable: true, description: 'submitted / due in %; null where nobody owes it' })
  reportingRate!: number | null;
  @Field(() => Float, { nullable: true, description: 'onTime / due in %; null where nobody owes it' })
  onTimeRate!: number | null;
}

@ObjectType({ description: 'a period of a form of the own authority that units owe still' })
export class OwedPeriod {
  @Field(() => ID, { description: 'the form' }) formId!: string;
  @Field(() => String, { description: 'the period, by its name' }) period!: string;
  @Field(() => LocalDateScalar, { description: 'the due day' }) dueOn!: LocalDate;
  @Field(() => LocalDateScalar, { description: 'the lock day' }) lockOn!: LocalDate;
  @Field(() => SafeIntScalar, { description: 'units that owe it' }) owing!: number;
  @Field(() => SafeIntScalar, { description: 'those of them that are overdue and have no exception' })
  overdue!: number;
}

@ObjectType({ description: 'how many submissions or alerts units were reminded of' })
export class Reminded {
  @Field(() => SafeIntScalar, { description: 'submissions or alerts of which the unit was reminded' })
  reminded!: number;
  @Field(() => SafeIntScalar, {
    description: 'those left out, as their unit was reminded of the same within the last 30 minutes',
  })
  leftOut!: number;
}

@ObjectType({ description: 'an exception from the lock day: one unit, one form, one period' })
export class SubmissionException {
  readonly tenantId!: string;
  @Field(() => ID, { description: 'names it for good; opaque' }) id!: string;
  @Field(() => ID, { description: 'the form' }) formId!: string;
  @Field(() => String, { description: 'the period, by its name' }) period!: string;
  @Field(() => String, { description: 'why' }) reason!: string;
  @Field(() => LocalDateScalar, { description: 'the last day on which it stands' }) expiresOn!: LocalDate;
  @Field(() => DateTimeScalar, { description: 'when it was given' }) grantedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'when it was ended early, or followed by another' })
  revokedAt!: Date | null;
}

@ObjectType({ description: 'who owes a form of a period, as its authority sees it' })
export class Chase {
  @Field(() => SubmissionForm, { description: 'the form' }) form!: SubmissionForm;
  @Field(() => String, { description: 'the period, by its name' }) period!: string;
  @Field(() => DateTimeScalar, { description: 'the moment that all of it is of' }) asOf!: Date;
  @Field(() => LocalDateScalar, { nullable: true, description: 'the due day; null where nobody owes it' })
  dueOn!: LocalDate | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'the lock day' }) lockOn!: LocalDate | null;
  @Field(() => [ChaseUnit], { description: 'units that owe it, by region and name, at most 500 at once' })
  owing!: ChaseUnit[];
  @Field(() => String, {
    nullable: true,
    description: 'given as `after` it leads to the units behind those of `owing`; null: these are the last',
  })
  owingCursor!: string | null;
  @Field(() => ChasePlan, { description: 'the plan of reminders of the form' })
  plan!: ChasePlan;
  @Field(() => SubmissionRate, { description: 'all units together' }) total!: SubmissionRate;
  @Field(() => [SubmissionRate], { description: 'by the regions right below, by code' }) rates!: SubmissionRate[];
  @Field(() => [SubmissionException], {
    description: 'exceptions from the lock day, the newest first; ended ones stay',
  })
  lockExceptions!: readonly SubmissionException[];
}
