import type { ActivityStatus, ActivityType, InterceptionVenue, LocalDate, Qualifier } from '@fanzha/domain';
import { TotalAnswerInput } from '@fanzha/ledger';
import {
  ActivityStatusEnum,
  ActivityTypeEnum,
  InterceptionVenueEnum,
  LocalDateScalar,
  QualifierEnum,
} from '@fanzha/platform';
import { ArgsType, Field, Float, ID, InputType, Int } from '@nestjs/graphql';

@InputType({ description: 'an amount of a proposal as it is to be recorded; those not named are recorded as read' })
class AcceptedAmountInput {
  @Field(() => Int, { description: 'the reading that tells it' }) reading!: number;
  @Field(() => Float, { nullable: true, description: 'the number, money in yuan; null: as it was read' }) value?:
    number | null;
  @Field(() => Float, { nullable: true, description: 'the upper end of a range, beside a `value`' }) upTo?:
    number | null;
  @Field(() => QualifierEnum, { nullable: true, description: 'how it is meant; null: as it was read' })
  qualifier?: Qualifier | null;
  @Field(() => Boolean, { nullable: true, description: 'true: it stays in the words' }) leaveOut?: boolean | null;
}

@InputType({ description: 'a proposal that becomes a record' })
export class AcceptedProposalInput {
  @Field(() => Int, { description: 'its number in the text' }) proposal!: number;
  @Field(() => String, { nullable: true, description: 'what it is called; null: as proposed' }) title?: string | null;
  @Field(() => ActivityTypeEnum, {
    nullable: true,
    description: 'of an activity; null: as it is told, and publicity in general where nothing is',
  })
  type?: ActivityType | null;
  @Field(() => ActivityStatusEnum, { nullable: true, description: 'of an activity; null: as it is told' })
  status?: ActivityStatus | null;
  @Field(() => LocalDateScalar, {
    description: 'its first day; of a running total the day since when it runs; the founding day of a group',
  })
  startOn!: LocalDate;
  @Field(() => LocalDateScalar, { nullable: true, description: 'its last day; null for one day' })
  endOn?: LocalDate | null;
  @Field(() => ID, { nullable: true, description: 'where it counts, within the own region; null: the own region' })
  regionCode?: string | null;
  @Field(() => [AcceptedAmountInput], { defaultValue: [], description: 'amounts that are not recorded as read' })
  amounts!: AcceptedAmountInput[];
  @Field(() => InterceptionVenueEnum, {
    nullable: true,
    description: 'of an interception: where people were dissuaded; null: as the words say',
  })
  venue?: InterceptionVenue | null;
  @Field(() => String, { nullable: true, description: 'of a case: its number' }) caseNumber?: string | null;
  @Field(() => ID, { nullable: true, description: 'of a case: an F code of the taxonomy' }) fraudTypeCode?:
    string | null;
  @Field(() => [TotalAnswerInput], {
    nullable: true,
    description: 'whether amounts are part of others of the own unit; asked for by TOTAL_OVERLAPS',
  })
  totals?: TotalAnswerInput[] | null;
  @Field(() => String, { nullable: true, description: 'why a running total is below the one before it' })
  decreaseReason?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'true: record it although its passage was told before' })
  again?: boolean | null;
  @Field(() => String, { nullable: true, description: 'why it is recorded again' }) againReason?: string | null;
}

@InputType({ description: 'what of a text becomes records: all of it in one step, or nothing' })
export class AcceptReadingsInput {
  @Field(() => ID, { description: 'the text' }) textId!: string;
  @Field(() => Int, { description: 'the version that was seen' }) version!: number;
  @Field(() => String, { description: 'sent again, the same input answers the same records; another is a CONFLICT' })
  idempotencyKey!: string;
  @Field(() => [AcceptedProposalInput], { description: 'the proposals, each once' })
  accepted!: AcceptedProposalInput[];
}

@ArgsType()
export class UndoReadTextArgs {
  @Field(() => ID, { description: 'the text' }) id!: string;
  @Field(() => Int, { description: 'the version that was seen' }) version!: number;
  @Field(() => String, { description: 'why, for the history and the log of each record' }) reason!: string;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'true: records that somebody has changed since are voided as well',
  })
  withAmended!: boolean;
}
