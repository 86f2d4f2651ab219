import type {
  IndicatorCode,
  LocalDate,
  Period,
  ReturnReason,
  Sector,
  SubmissionRhythm,
  TenantType,
  ZeroReason,
} from '@fanzha/domain';
import {
  connectionOf,
  DateTimeScalar,
  IndicatorCodeEnum,
  LocalDateScalar,
  PeriodScalar,
  ReturnReasonEnum,
  SafeIntScalar,
  SectorEnum,
  SubmissionRhythmEnum,
  TenantTypeEnum,
  ZeroReasonEnum,
} from '@fanzha/platform';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'a text that a form asks for beside figures' })
class SubmissionFormText {
  @Field(() => ID, { description: 'names it in submissions' }) key!: string;
  @Field(() => String, { description: 'its heading' }) title!: string;
  @Field(() => Boolean, { description: 'whether nothing is handed in without it' }) required!: boolean;
}

@ObjectType({ description: 'what units hand in, and how often, as an authority has set it: the newest version' })
export class SubmissionForm {
  @Field(() => ID, { description: 'names it for good; opaque' }) id!: string;
  @Field(() => Int, { description: 'grows with each change; a period keeps the version that held when it began' })
  version!: number;
  @Field(() => String, { description: 'its heading' }) title!: string;
  @Field(() => SubmissionRhythmEnum, { description: 'how often it is due' }) rhythm!: SubmissionRhythm;
  @Field(() => Int, {
    nullable: true,
    description: 'the last day of the month that counts; null: as the calendar has it',
  })
  cutOffDay!: number | null;
  @Field(() => Int, { description: 'days after the last day of the period until it is due' }) dueDays!: number;
  @Field(() => Int, { description: 'days after the last day of the period until it locks' }) lockDays!: number;
  @Field(() => [String], { name: 'regionCodes', description: 'whose units it is for' }) regions!: readonly string[];
  @Field(() => [SectorEnum], { description: 'lines of these units; none: all' }) sectors!: readonly Sector[];
  @Field(() => [TenantTypeEnum], { description: 'types of these units' }) types!: readonly TenantType[];
  @Field(() => [IndicatorCodeEnum], { description: 'its cells' }) indicators!: readonly IndicatorCode[];
  @Field(() => [SubmissionFormText], { description: 'texts beside them' }) narratives!: readonly SubmissionFormText[];
  @Field(() => LocalDateScalar, {
    description: 'periods that begin on this day or later are handed in by this version',
  })
  validFrom!: LocalDate;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'of what is retired: no period that begins later is handed in',
  })
  validTo!: LocalDate | null;
  @Field(() => Int, {
    nullable: true,
    description: 'minutes that it takes a unit, by the estimate of the authority; null where it says nothing',
  })
  minutes!: number | null;
  @Field(() => DateTimeScalar, { description: 'when this version was set' }) createdAt!: Date;
}

@ObjectType({ description: 'a figure as it was frozen, or as the ledgers have it' })
class SubmissionFigure {
  @Field(() => String, {
    nullable: true,
    description: 'a decimal number in the unit of the indicator; null where nothing was counted',
  })
  value!: string | null;
  @Field(() => Boolean, { description: 'a part was stated as "at least"' }) atLeast!: boolean;
  @Field(() => Boolean, { description: 'a part was stated as "about"' }) approx!: boolean;
  @Field(() => SafeIntScalar, { description: 'records that were done and not counted' }) uncounted!: number;
  @Field(() => SafeIntScalar, { description: 'records whose amount is withheld' }) withheld!: number;
}

@ObjectType({ description: 'why a cell was returned' })
export class SubmissionReturn {
  @Field(() => ReturnReasonEnum, { description: 'the reason' }) reason!: ReturnReason;
  @Field(() => String, { nullable: true, description: 'what the unit should look at' }) note!: string | null;
  @Field(() => Boolean, { description: 'whether it was changed or explained since' }) answered!: boolean;
}

@ObjectType({ description: 'a change that moved a figure after it was frozen' })
export class SubmissionMovement {
  readonly movedBy!: string | null;
  @Field(() => DateTimeScalar, { description: 'when' }) movedAt!: Date;
  @Field(() => String, { nullable: true, description: 'which ledger, by its kind; null where it was of many records' })
  recordKind!: string | null;
  @Field(() => ID, { nullable: true, description: 'the record' }) recordId!: string | null;
}

@ObjectType({ description: 'how a figure differs from what was handed in' })
class SubmissionDifference {
  @Field(() => SubmissionFigure, { description: 'as the ledgers have it now' }) figure!: SubmissionFigure;
  @Field(() => [SubmissionMovement], { description: 'what has moved it, newest first; empty after a move of the unit' })
  changes!: readonly SubmissionMovement[];
}

@ObjectType({ description: 'a figure of a submission; nobody types it' })
export class SubmissionCell {
  @Field(() => IndicatorCodeEnum, { description: 'what is counted' }) indicator!: IndicatorCode;
  @Field(() => SubmissionFigure, { description: 'of a draft as the ledgers have it now, else as it was handed in' })
  figure!: SubmissionFigure;
  @Field(() => SubmissionFigure, { nullable: true, description: 'of the period before' })
  previous!: SubmissionFigure | null;
  @Field(() => Float, { nullable: true, description: 'a fraction: 0.25 is 25 % more; null: nothing to compare' })
  growth!: number | null;
  @Field(() => SubmissionReturn, { nullable: true, description: 'null where it was not returned' })
  returned!: SubmissionReturn | null;
  @Field(() => String, {
    nullable: true,
    description: 'what the unit says of it; known to others once it is handed in',
  })
  explanation!: string | null;
  @Field(() => SubmissionDifference, { nullable: true, description: 'null where it is as it was handed in' })
  movedSince!: SubmissionDifference | null;
  @Field(() => SubmissionFigure, {
    nullable: true,
    description: 'what was handed in before the last return, where that was another figure',
  })
  before!: SubmissionFigure | null;
  @Field(() => String, {
    nullable: true,
    description:
      'of a region: what approved submissions of units add up to; null where that cannot be added or nobody counted',
  })
  approvedOfUnits!: string | null;
}

@ObjectType({ description: 'a text of a submission' })
export class SubmissionText {
  @Field(() => ID, { description: 'which of the form' }) key!: string;
  @Field(() => String, { description: 'its heading' }) title!: string;
  @Field(() => Boolean, { description: 'whether nothing is handed in without it' }) required!: boolean;
  @Field(() => String, {
    description: 'what the unit has written; empty where nothing, and for others until it is handed in',
  })
  text!: string;
  @Field(() => String, {
    nullable: true,
    description: 'what was handed in before the last return, where that was another text',
  })
  before!: string | null;
  @Field(() => SubmissionReturn, { nullable: true, description: 'null where it was not returned' })
  returned!: SubmissionReturn | null;
}

@ObjectType({ description: 'how many units of a region have handed in the same period' })
export class SubmissionUnits {
  @Field(() => SafeIntScalar, { description: 'units that owe it' }) due!: number;
  @Field(() => SafeIntScalar, { description: 'those that have handed it in' }) submitted!: number;
  @Field(() => SafeIntScalar, { description: 'those whose submission was approved' }) approved!: number;
  @Field(() => Float, { nullable: true, description: 'those not approved, in % of those that owe it' })
  unapprovedShare!: number | null;
}

@ObjectType({
  description: 'what a unit hands in of a period (月报/上报): figures of its ledgers, frozen when handed in',
})
export class Submission {
  @Field(() => ID, { description: 'names it for good; opaque' }) id!: string;
  @Field(() => ID, { description: 'the form' }) formId!: string;
  @Field(() => String, { description: 'the heading of the form' }) title!: string;
  @Field(() => [IndicatorCodeEnum], { description: 'what its cells count, in the order of the form' })
  indicators!: readonly IndicatorCode[];
  @Field(() => SubmissionRhythmEnum, { description: 'how often it is due' }) rhythm!: SubmissionRhythm;
  @Field(() => PeriodScalar, { description: 'the period by its name, such as 2026-10' }) period!: Period | string;
  @Field(() => LocalDateScalar, { description: 'the first day that counts' }) startsOn!: LocalDate;
  @Field(() => LocalDateScalar, { description: 'the last day that counts' }) endsOn!: LocalDate;
  @Field(() => LocalDateScalar, { description: 'the last day on which it is in time' }) dueOn!: LocalDate;
  @Field(() => LocalDateScalar, { description: 'the last day on which it may change' }) lockOn!: LocalDate;
  @Field(() => Int, { description: 'grows with each change; changes name the version that was seen' })
  version!: number;
  @Field(() => Int, { description: 'how often it was returned' }) round!: number;
  @Field(() => ZeroReasonEnum, { nullable: true, description: 'why there is nothing; null where there is something' })
  zero!: ZeroReason | null;
  @Field(() => String, { nullable: true, description: 'a sentence to it; as with texts' }) zeroNote!: string | null;
  @Field(() => String, {
    nullable: true,
    name: 'figuresRegionCode',
    description: 'of an authority: the region whose figures it hands in; null: those of the unit itself',
  })
  figuresRegion!: string | null;
  @Field(() => SectorEnum, { nullable: true, description: 'the line of these figures; null: all lines' })
  figuresSector!: Sector | null;
  @Field(() => SectorEnum, { description: 'the line of the unit on the last day of the period' }) sector!: Sector;
  @Field(() => String, { nullable: true, description: 'SHA-256 of the canonical JSON of what was handed in' })
  snapshotHash!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'the moment that the figures are of; null: of now' })
  asOf!: Date | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'the day it came in, which decides whether in time' })
  submittedOn!: LocalDate | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'when it was last handed in' }) submittedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'when it was accepted for review' })
  acceptedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'when it was approved' }) approvedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'when it was last returned' }) returnedAt!: Date | null;
  @Field(() => DateTimeScalar, { description: 'when it was opened' }) openedAt!: Date;
  @Field(() => LocalDateScalar, { nullable: true, description: 'until when an exception from the lock day stands' })
  exceptedUntil!: LocalDate | null;
}

@ObjectType({ description: 'a page of submissions' })
export class SubmissionConnection extends connectionOf('Submission', () => Submission) {}

@ObjectType({ description: 'what there is to do about submissions' })
export class SubmissionTodo {
  @Field(() => SafeIntScalar, { description: 'own drafts to hand in' }) toSubmit!: number;
  @Field(() => SafeIntScalar, { description: 'own ones that were returned' }) returned!: number;
  @Field(() => SafeIntScalar, { description: 'own ones whose due day is over' }) overdue!: number;
  @Field(() => LocalDateScalar, { nullable: true, description: 'the first due day among the own' })
  nextDueOn!: LocalDate | null;
  @Field(() => SafeIntScalar, { description: 'of others, handed in and not approved' }) toReview!: number;
  @Field(() => SafeIntScalar, { description: 'of others, not handed in' }) owing!: number;
  @Field(() => SafeIntScalar, { description: 'of others, not handed in though due' }) owingOverdue!: number;
}

/** Cells and texts of a submission are read from the ledgers: each costs as much as the figures of two periods. */
export const CELLS_COST = 600;
