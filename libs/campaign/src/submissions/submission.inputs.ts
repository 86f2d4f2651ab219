import type { IndicatorCode, LocalDate, Period, ReturnReason, SubmissionState } from '@fanzha/domain';
import {
  IndicatorCodeEnum,
  LocalDateScalar,
  PeriodScalar,
  ReturnReasonEnum,
  SubmissionStateEnum,
} from '@fanzha/platform';
import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';

@InputType({ description: 'what the list of submissions can be narrowed by' })
class SubmissionFilter {
  @Field(() => [SubmissionStateEnum], { nullable: true, description: 'how far they are' })
  states?: SubmissionState[] | null;
  @Field(() => PeriodScalar, { nullable: true, description: 'the period they are named by, such as 2026-10' })
  period?: Period | null;
  @Field(() => ID, { nullable: true, description: 'of units in this region' }) regionCode?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'true: not handed in although the due day is over' })
  overdue?: boolean | null;
  @Field(() => ID, { nullable: true, description: 'of this form' }) formId?: string | null;
  @Field(() => Boolean, { nullable: true, description: "true: the own unit's; false: those of others" })
  own?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'true: only what the own authority has asked of others' })
  asked?: boolean | null;
}

@ArgsType()
export class SubmissionListArgs {
  @Field(() => SubmissionFilter, { nullable: true, description: 'what to narrow the list by' })
  filter?: SubmissionFilter | null;
  @Field(() => Int, { nullable: true, defaultValue: 20, description: 'rows of a page, 1 to 100' }) first?:
    number | null;
  @Field(() => String, { nullable: true, description: '`endCursor` of the page before; null: from the beginning' })
  after?: string | null;
}

@InputType({ description: 'a submission as it was seen: another version of it is refused' })
export class SeenSubmissionInput {
  @Field(() => ID, { description: 'the id of the submission' }) id!: string;
  @Field(() => Int, { description: 'the version that was seen' }) version!: number;
}

@InputType({ description: 'a cell that goes back' })
export class ReturnedCellInput {
  @Field(() => ID, { description: 'the indicator, or the key of a text' }) cell!: string;
  @Field(() => ReturnReasonEnum, { description: 'why' }) reason!: ReturnReason;
  @Field(() => String, { nullable: true, description: 'what the unit should look at; required with OTHER' })
  note?: string | null;
}

@InputType({ description: 'an exception from the lock day: one unit, one form, one period' })
export class ExceptionInput {
  @Field(() => ID, { description: 'the submission that may still be handed in or corrected' }) submissionId!: string;
  @Field(() => String, { description: 'why' }) reason!: string;
  @Field(() => LocalDateScalar, { description: 'the last day on which it stands; at most 60 days from today' })
  expiresOn!: LocalDate;
}

@ArgsType()
export class ChaseArgs {
  @Field(() => ID, { description: 'the form' }) formId!: string;
  @Field(() => PeriodScalar, { description: 'the period, by its name' }) period!: Period;
}

@ArgsType()
export class SubmitArgs {
  @Field(() => ID, { description: 'the id of the submission' }) id!: string;
  @Field(() => Int, { description: 'the version that was seen' }) version!: number;
  @Field(() => [IndicatorCodeEnum], {
    defaultValue: [],
    description: 'of what was returned: cells that have moved although they were not returned, to be handed in anew',
  })
  alsoMoved!: IndicatorCode[];
}
