import type { IndicatorCode, LocalDate } from '@fanzha/domain';
import { IndicatorCodeEnum, LocalDateScalar } from '@fanzha/platform';
import { Field, ID, InputType, registerEnumType } from '@nestjs/graphql';

/** Whether of two amounts that cover the same days one is part of the other. */
const TOTAL_ANSWERS = ['INCLUDED', 'ADDITIONAL'] as const;
export type TotalAnswer = (typeof TOTAL_ANSWERS)[number];

const TotalAnswerEnum = Object.fromEntries(TOTAL_ANSWERS.map((answer) => [answer, answer]));
registerEnumType(TotalAnswerEnum, {
  name: 'TotalAnswer',
  description: 'whether of two amounts of the same days one is part of the other',
  valuesMap: {
    INCLUDED: { description: 'the larger has the smaller in it, which is counted once' },
    ADDITIONAL: { description: 'both were done, one beside the other' },
  },
});

@InputType({ description: 'what was asked about amounts of the same days: is one part of the other?' })
export class TotalAnswerInput {
  @Field(() => IndicatorCodeEnum, { description: 'what is counted' }) indicator!: IndicatorCode;
  @Field(() => ID, {
    nullable: true,
    description: 'the other record of the own unit; null: all others that were asked about',
  })
  recordId?: string | null;
  @Field(() => TotalAnswerEnum, { description: 'part of it, or beside it' }) answer!: TotalAnswer;
}

/** What every record of amounts may say about totals. */
@InputType({ isAbstract: true })
export abstract class ToldInput {
  @Field(() => LocalDateScalar, {
    nullable: true,
    description:
      'the amounts are running totals since this day (今年以来累计): they include what was told before, and count for ' +
      'the rest; null: they are of their own days alone',
  })
  runningSince?: LocalDate | null;
  @Field(() => [TotalAnswerInput], {
    nullable: true,
    description: 'whether amounts are part of others of the own unit; asked for by TOTAL_OVERLAPS',
  })
  totals?: TotalAnswerInput[] | null;
  @Field(() => String, { nullable: true, description: 'why a running total is below the one before it' })
  decreaseReason?: string | null;
}
