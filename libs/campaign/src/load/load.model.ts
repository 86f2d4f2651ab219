import type { FormWarningKind, IndicatorCode, SubmissionRhythm, TenantType } from '@fanzha/domain';
import {
  connectionOf,
  FormWarningKindEnum,
  IndicatorCodeEnum,
  SafeIntScalar,
  SubmissionRhythmEnum,
  TenantTypeEnum,
} from '@fanzha/platform';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'what was asked of a unit in a month (填报负担)' })
export class Load {
  @Field(() => Int, { description: 'submissions that were due in the month, as far as they are open' }) forms!: number;
  @Field(() => Int, { description: 'figures in them; the ledgers fill them in and nobody types them' })
  figures!: number;
  @Field(() => Int, { description: 'texts in them, which are typed' }) cells!: number;
  @Field(() => Int, { description: 'how often they were returned' }) returns!: number;
  @Field(() => Int, { description: 'submissions that were handed in and on which time was measured' })
  measuredForms!: number;
  @Field(() => Float, {
    nullable: true,
    description:
      'minutes between acts of the people of the unit on these submissions, pauses of more than a quarter of an hour ' +
      'left out; null: nothing was measured',
  })
  measuredMinutes!: number | null;
  @Field(() => Int, { description: 'submissions without a measure whose authority has given an estimate' })
  estimatedForms!: number;
  @Field(() => Int, { nullable: true, description: 'minutes of these by the estimates; null: there are none' })
  estimatedMinutes!: number | null;
  @Field(() => Int, { description: 'notices that were published in the month, to be acknowledged' }) notices!: number;
  @Field(() => Int, {
    description: 'campaigns that were issued in the month, to be received; what is forwarded counts once',
  })
  campaigns!: number;
  @Field(() => Int, { description: 'tasks of campaigns with a deadline in the month; they are computed, not typed' })
  tasks!: number;
  @Field(() => Int, { description: 'alerts that were received in the month and assigned to the unit' }) alerts!: number;
  @Field(() => Int, { description: 'letters of supervision that were issued in the month, to be received' })
  letters!: number;
  @Field(() => Int, {
    description: 'answers to letters that were due in the month; an answer that was returned is due once more',
  })
  answers!: number;
}

@ObjectType({ description: 'a unit and what was asked of it' })
export class UnitLoad {
  @Field(() => ID, { description: 'the unit' }) id!: string;
  @Field(() => String, { description: 'what it is called' }) name!: string;
  @Field(() => TenantTypeEnum, { description: 'its type' }) type!: TenantType;
  @Field(() => String, { description: 'where it belongs' }) regionCode!: string;
  @Field(() => String, { description: 'what that region is called' }) regionName!: string;
  @Field(() => Load, { description: 'in the month' }) now!: Load;
  @Field(() => Load, { description: 'in the month before' }) before!: Load;
}

@ObjectType({ description: 'a page of units with their loads' })
export class UnitLoadConnection extends connectionOf('UnitLoad', () => UnitLoad) {}

@ObjectType({ description: 'a text of a form that asks for what is known or asked already; nothing is refused for it' })
export class FormWarning {
  @Field(() => FormWarningKindEnum, { description: 'why' }) kind!: FormWarningKind;
  @Field(() => String, { description: 'the heading of the text' }) text!: string;
  @Field(() => IndicatorCodeEnum, { nullable: true, description: 'of KNOWN_FIGURE: the figure that the ledger gives' })
  indicator!: IndicatorCode | null;
  @Field(() => Boolean, { description: 'of KNOWN_FIGURE: whether it may be a cell of the form instead' })
  mayBeCell!: boolean;
  @Field(() => String, { nullable: true, description: 'of ASKED_TWICE: the other form' }) otherForm!: string | null;
  @Field(() => String, { nullable: true, description: 'of ASKED_TWICE: the authority of the other form' })
  otherIssuer!: string | null;
}

@ObjectType({ description: 'what a form asks of units in a month' })
export class FormLoad {
  @Field(() => ID, { description: 'the form' }) formId!: string;
  @Field(() => String, { description: 'its heading' }) title!: string;
  @Field(() => SubmissionRhythmEnum, { description: 'how often it is due' }) rhythm!: SubmissionRhythm;
  @Field(() => String, { nullable: true, description: 'the authority that asks' }) issuer!: string | null;
  @Field(() => Boolean, { description: 'whether the own authority asks' }) isOwn!: boolean;
  @Field(() => SafeIntScalar, { description: 'submissions that were due in the month' }) submissions!: number;
  @Field(() => SafeIntScalar, { description: 'figures in all of them; nobody types them' }) figures!: number;
  @Field(() => SafeIntScalar, { description: 'texts in all of them, which are typed' }) cells!: number;
  @Field(() => Int, { description: 'submissions on which time was measured' }) measuredForms!: number;
  @Field(() => Float, { nullable: true, description: 'minutes of one of these on average; null: nothing was measured' })
  measuredMinutes!: number | null;
  @Field(() => Int, { nullable: true, description: 'minutes of one by the estimate of the authority' })
  estimatedMinutes!: number | null;
  @Field(() => [FormWarning], { description: 'texts that it asks for without need; for those who oversee units' })
  warnings!: readonly FormWarning[];
}
