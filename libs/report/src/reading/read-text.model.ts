import type {
  ActivityType,
  Audience,
  Channel,
  FraudTypeCode,
  IndicatorCode,
  LocalDate,
  Qualifier,
  Theme,
} from '@fanzha/domain';

import { RecordKindEnum } from '@fanzha/ledger';
import {
  ActivityTypeEnum,
  AudienceEnum,
  ChannelEnum,
  connectionOf,
  DateTimeScalar,
  IndicatorCodeEnum,
  LocalDateScalar,
  QualifierEnum,
  ThemeEnum,
} from '@fanzha/platform';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { type RecordUndone, RecordUndoneEnum } from '../records/record-undone.js';
import type { NumberClass, ProposalKind, ToldStatus } from '../prose-reader/index.js';
import type { Refusal } from '../records/refusal.js';
import {
  type AmountRole,
  AmountRoleEnum,
  NumberClassEnum,
  type ProposalObstacle,
  ProposalObstacleEnum,
  ProposalKindEnum,
  type ReadTextState,
  ReadTextStateEnum,
  ToldStatusEnum,
} from './read-text.enums.js';

const START = 'where it begins in the text, in UTF-16 units';
const END = 'where it ends, exclusive';

@ObjectType({ description: 'the days that a text or a record is about' })
class ReadDays {
  @Field(() => LocalDateScalar, { description: 'the first day' }) from!: LocalDate;
  @Field(() => LocalDateScalar, { description: 'the last day' }) until!: LocalDate;
}

@ObjectType({ description: 'a number of a text, and what the reader takes it for' })
export class TextReading {
  @Field(() => Int, { description: START }) start!: number;
  @Field(() => Int, { description: END }) end!: number;
  @Field(() => String, { description: 'what stands there' }) quote!: string;
  @Field(() => NumberClassEnum, { description: 'what it is' }) class!: NumberClass;
  @Field(() => IndicatorCodeEnum, { nullable: true, description: 'what is counted; null where nothing is' })
  indicator!: IndicatorCode | null;
  @Field(() => Float, { nullable: true, description: 'the number, money in yuan; null where none is told' })
  value!: number | null;
  @Field(() => Float, { nullable: true, description: 'the upper end of a range' }) upTo!: number | null;
  @Field(() => QualifierEnum, { nullable: true, description: 'how it is meant; null where it is no result' })
  qualifier!: Qualifier | null;
  @Field(() => Int, { nullable: true, description: 'of how many things each it is told (各60余件)' }) times!:
    number | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'the first day that it covers, if told' })
  from!: LocalDate | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'the last day that it covers, if told' })
  until!: LocalDate | null;
  @Field(() => Int, { nullable: true, description: 'the proposal that it belongs to' }) proposal!: number | null;
  @Field(() => String, { description: 'the rule that decided' }) rule!: string;
  @Field(() => Float, { description: 'from 0 to 1: how often readings by this rule are right' }) confidence!: number;
}

@ObjectType({ description: 'an amount of a proposal' })
class ReadAmount {
  @Field(() => Int, { description: 'the reading that tells it: its place among `readings`' }) reading!: number;
  @Field(() => IndicatorCodeEnum, { nullable: true, description: 'what it would state; null where it stays in words' })
  indicator!: IndicatorCode | null;
  @Field(() => AmountRoleEnum, { description: 'what becomes of it' }) role!: AmountRole;
}

@ObjectType({ description: 'where a passage was told before' })
class ToldEarlier {
  @Field(() => LocalDateScalar, { description: 'the day of the record, or on which the text was read' }) on!: LocalDate;
  @Field(() => String, { description: 'the earlier words' }) quote!: string;
  @Field(() => Float, { description: 'how alike both are, from 0 to 1' }) likeness!: number;
  @Field(() => ID, { nullable: true, description: 'the earlier text' }) textId!: string | null;
  @Field(() => RecordKindEnum, { nullable: true, description: 'the ledger of the record' }) kind!: string | null;
  @Field(() => ID, { nullable: true, description: 'the record of the own unit that tells it' }) recordId!:
    string | null;
}

@ObjectType({ description: 'a record that a person may accept' })
export class ReadProposal {
  @Field(() => Int, { description: 'its number in the text, from 0; accept it by this' }) proposal!: number;
  @Field(() => ProposalKindEnum, { description: 'what it would be' }) kind!: ProposalKind;
  @Field(() => ToldStatusEnum, { description: 'how it is told' }) status!: ToldStatus;
  @Field(() => String, { description: 'a title in the words of the text' }) title!: string;
  @Field(() => ActivityTypeEnum, { nullable: true, description: 'of an activity' }) activityType!: ActivityType | null;
  @Field(() => ThemeEnum, { nullable: true, description: 'of an activity: what it is about' }) theme!: Theme | null;
  @Field(() => [AudienceEnum], { description: 'of an activity: whom it was meant for' })
  audiences!: readonly Audience[];
  @Field(() => [ChannelEnum], { description: 'of an activity: by which means' }) channels!: readonly Channel[];
  @Field(() => [ID], { description: 'of an activity: types of fraud that it taught' })
  fraudTypeCodes!: readonly FraudTypeCode[];
  @Field(() => LocalDateScalar, { nullable: true, description: 'its first day, if told' }) from!: LocalDate | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'its last day, if told' }) until!: LocalDate | null;
  @Field(() => [ReadAmount], { description: 'its amounts' }) amounts!: readonly ReadAmount[];
  @Field(() => Int, { description: START }) start!: number;
  @Field(() => Int, { description: END }) end!: number;
  @Field(() => String, { description: 'its source words' }) quote!: string;
  @Field(() => Float, { description: 'from 0 to 1: how often proposals like this are right' }) confidence!: number;
  @Field(() => Boolean, { description: 'whether the own unit may record it' }) possible!: boolean;
  @Field(() => ProposalObstacleEnum, { nullable: true, description: 'why it may not; null where it may' })
  obstacle!: ProposalObstacle | null;
  @Field(() => ToldEarlier, { nullable: true, description: 'where the own unit has told it before' })
  toldBefore!: ToldEarlier | null;
}

@ObjectType({ description: 'a number that no rule could class' })
class UnreadNumber {
  @Field(() => Int, { description: START }) start!: number;
  @Field(() => Int, { description: END }) end!: number;
  @Field(() => String, { description: 'what stands there' }) quote!: string;
}

@ObjectType({ description: 'a record that came of a text' })
export class ReadTextRecord {
  @Field(() => Int, { description: 'the proposal that was accepted' }) proposal!: number;
  @Field(() => RecordKindEnum, { description: 'its ledger' }) kind!: string;
  @Field(() => ID, { description: 'the record' }) recordId!: string;
  @Field(() => RecordUndoneEnum, {
    nullable: true,
    description: 'what became of it when the text was undone; null where it was not',
  })
  undo!: RecordUndone | null;
  /** Of what `undoMessage` is told. */
  undoWhy!: Refusal | null;
}

@ObjectType({ description: 'what would become of the records of a text that is undone' })
export class ReadTextUndo {
  @Field(() => Int, { description: 'records that stand as they were accepted: they are voided' }) standing!: number;
  @Field(() => Int, { description: 'records that somebody has changed since: they stay unless asked for' })
  amended!: number;
  @Field(() => Int, { description: 'records that are voided' }) voided!: number;
}

/** What lists of texts show of each. */
@ObjectType({ isAbstract: true })
abstract class ReadTextHead {
  @Field(() => ID, { description: 'names it for good; opaque' }) id!: string;
  @Field(() => String, { nullable: true, description: 'the file that it came from' }) fileName!: string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'the day that 本月 is counted from' })
  reportDate!: LocalDate | null;
  @Field(() => ReadTextStateEnum, { description: 'what has become of it' }) state!: ReadTextState;
  @Field(() => String, { nullable: true, description: 'why it was put aside' }) parkReason!: string | null;
  @Field(() => String, { nullable: true, description: 'why its records were voided' }) undoReason!: string | null;
  @Field(() => Int, { description: 'grows with each change; name it when you accept or park' }) version!: number;
  @Field(() => DateTimeScalar, { description: 'when it was given' }) recordedAt!: Date;
  @Field(() => String, { nullable: true, description: 'who gave it' }) recordedBy!: string | null;
}

@ObjectType({ description: 'a text that was read, in a list' })
export class ReadTextEntry extends ReadTextHead {
  @Field(() => String, { description: 'how it begins' }) opening!: string;
  @Field(() => Int, { description: 'its length' }) characters!: number;
  @Field(() => Int, { description: 'how many records came of it' }) recordCount!: number;
}

export const ReadTextConnection = connectionOf('ReadTextEntry', () => ReadTextEntry);

@ObjectType({ description: 'a work summary that the own unit has had read; nobody else sees it' })
export class ReadText extends ReadTextHead {
  @Field(() => String, { description: 'the text; places of readings and proposals are in it' }) text!: string;
  @Field(() => Boolean, { description: 'whether it tells the work of a unit at all; else nothing is proposed' })
  isReport!: boolean;
  @Field(() => ReadDays, { nullable: true, description: 'the days that it is about, if it says so' })
  period!: ReadDays | null;
  @Field(() => [TextReading], { description: 'every number of it' }) readings!: readonly TextReading[];
  @Field(() => [ReadProposal], { description: 'records that a person may accept' })
  proposals!: readonly ReadProposal[];
  @Field(() => [UnreadNumber], { description: 'numbers that no rule could class' }) unread!: readonly UnreadNumber[];
  @Field(() => [ReadTextRecord], { description: 'records that came of it' }) records!: readonly ReadTextRecord[];
}
