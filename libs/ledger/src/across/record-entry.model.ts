import type { IndicatorCode, LocalDate, Qualifier } from '@fanzha/domain';
import { IndicatorCodeEnum, LocalDateScalar, QualifierEnum } from '@fanzha/platform';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { LedgerRecord } from './kept-ledgers.js';

@ObjectType({ description: 'an amount that a record adds to the figure of an indicator' })
export class RecordAmount {
  @Field(() => IndicatorCodeEnum, { description: 'what is counted' }) indicator!: IndicatorCode;
  @Field(() => Float, {
    nullable: true,
    description: "in the indicator's unit, money in yuan; null where it was not counted or is withheld",
  })
  value!: number | null;
  @Field(() => QualifierEnum, { description: 'how the amount is meant' }) qualifier!: Qualifier;
}

/** What lists over all ledgers show of a record; `entryFields` adds kind, unit, region, label and the record itself. */
@ObjectType({ description: 'a record of whichever ledger, as lists over all ledgers name it' })
export class RecordEntry {
  readonly ledger!: string;
  readonly tenantId!: string;
  readonly regionCode!: string;
  @Field(() => ID, { description: 'the id of the record' }) recordId!: string;
  @Field(() => Int, { description: 'its current version' }) version!: number;
  @Field(() => LocalDateScalar, { description: "the record's own day" }) day!: LocalDate;
}

/** An entry as the statements select it. */
export const entryOf = ({ id, ...row }: LedgerRecord): RecordEntry => ({ ...row, recordId: id });
