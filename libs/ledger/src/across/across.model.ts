import type { IndicatorCode, LocalDate } from '@fanzha/domain';
import { Region, Tenant } from '@fanzha/org';
import { Costs, IndicatorCodeEnum, LocalDateScalar, SafeIntScalar } from '@fanzha/platform';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { DueCodeEnum } from '../facts/due-code.js';
import { RecordKindEnum } from '../facts/record-kind.js';
import { MOST_DUE } from './dues.repository.js';
import { RecordEntry } from './record-entry.model.js';
import { MOST_LOOKED_THROUGH } from './record-search.repository.js';

/** Rows of a group: where no other number is asked for, and at most. */
const USUAL_ROWS_OF_GROUP = 5;
export const MOST_ROWS_OF_GROUP = 20;

@ArgsType()
export class DuesArgs {
  @Field(() => Int, {
    defaultValue: USUAL_ROWS_OF_GROUP,
    description: 'records that are shown of each ledger and of each thing to do, 1 to 20',
  })
  each!: number;
}

@ArgsType()
export class LatestArgs {
  @Field(() => Int, { defaultValue: 10, description: 'records, 1 to 20' }) first!: number;
}

@ArgsType()
export class SearchArgs {
  @Field(() => Int, { defaultValue: USUAL_ROWS_OF_GROUP, description: 'rows of each kind, 1 to 20' }) first!: number;
  @Field(() => String, {
    description:
      'words that must all occur; 2 to 100 characters. Width, case and kinds of blanks make no difference. Of a ' +
      'record each word occurs in its texts (the number of a case: for its own unit alone), ' +
      'in the name of its unit or in that of a region that it lies in, ' +
      'and at least one in its texts',
  })
  text!: string;
}

@ObjectType({ description: 'a record that asks somebody to do something' })
export class DueRecord extends RecordEntry {
  @Field(() => LocalDateScalar, { description: 'the day since which it waits' }) since!: LocalDate;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'the last day on which it is in time; null where nobody set one',
  })
  dueOn!: LocalDate | null;
  @Field(() => Boolean, { description: 'its day has passed' }) isOverdue!: boolean;
}

@ObjectType({ description: 'what records of one ledger ask for, and how many do' })
export class Due {
  @Field(() => RecordKindEnum, { description: 'the ledger' }) kind!: string;
  @Field(() => DueCodeEnum, { description: 'what has to be done' }) code!: string;
  @Field(() => SafeIntScalar, { description: 'how many records ask for it' }) count!: number;
  @Field(() => Boolean, { description: `false: there are more than ${MOST_DUE}, which is as far as is counted` })
  countIsExact!: boolean;
  @Field(() => SafeIntScalar, { description: 'how many of them are overdue' }) overdue!: number;
  @Costs(1, { items: MOST_ROWS_OF_GROUP })
  @Field(() => [DueRecord], { description: 'those with the first deadlines, then those that wait longest' })
  records!: DueRecord[];
}

@ObjectType({ description: 'what was found, by kinds; of each the best' })
export class SearchResult {
  @Costs(1, { items: USUAL_ROWS_OF_GROUP })
  @Field(() => [RecordEntry], { description: 'records of all ledgers, newest day first; none that was voided' })
  records!: RecordEntry[];
  @Field(() => Boolean, { description: 'there are more records than were asked for' }) moreRecords!: boolean;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description:
      `of each ledger the newest ${MOST_LOOKED_THROUGH} records are looked through; ` +
      'the day from which on all were, or ' +
      'null where that is all of them. Older ones are found in the list of a ledger',
  })
  recordsSince!: LocalDate | null;
  @Costs(1, { items: USUAL_ROWS_OF_GROUP })
  @Field(() => [Tenant], { description: 'units that you may see: open ones first, the shortest name first' })
  tenants!: Tenant[];
  @Field(() => Boolean, { description: 'there are more units than were asked for' }) moreTenants!: boolean;
  @Costs(1, { items: USUAL_ROWS_OF_GROUP })
  @Field(() => [Region], { description: 'regions of today that you oversee, the widest first' })
  regions!: Region[];
  @Field(() => [IndicatorCodeEnum], { description: 'indicators by their name; `indicators` explains each' })
  indicators!: IndicatorCode[];
}
