import type { IndicatorCode, LocalDate } from '@fanzha/domain';
import { Costs, IndicatorCodeEnum, LocalDateScalar, type RelayArgs } from '@fanzha/platform';
import type { Type } from '@nestjs/common';
import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import type { RecordFilter } from './fact.model.js';
import {
  type OrderDirection,
  OrderDirectionEnum,
  type OrderGiven,
  type RecordOrderField,
  RecordOrderFieldEnum,
} from './record-order.js';

/** Rows of a page where nobody says how many. */
export const USUAL_ROWS = 20;
/** Every record of the filter is counted first. */
const ORDERED_COST = 100;
/** A quantity is looked up for each of them. */
const BY_QUANTITY_COST = 1_200;

@InputType({ description: 'what a list of records is ordered by; ties by the newest day, then the newest record' })
class RecordOrderInput implements OrderGiven {
  @Field(() => RecordOrderFieldEnum, { description: 'what is compared' }) field!: RecordOrderField;
  @Costs(BY_QUANTITY_COST)
  @Field(() => IndicatorCodeEnum, {
    nullable: true,
    description: 'with QUANTITY, and with it only: the indicator, one that the records state',
  })
  indicator?: IndicatorCode | null;
  @Field(() => OrderDirectionEnum, {
    nullable: true,
    description: 'null: the newest day and the largest quantity first, units by name from the beginning',
  })
  direction?: OrderDirection | null;
}

/** What a list of records is asked for. */
export interface RecordListGiven<Filter> extends RelayArgs {
  readonly filter?: Filter | null;
  readonly orderBy?: OrderGiven | null;
  readonly fromDay?: LocalDate | null;
}

/** The arguments of a list, with the filter of its ledger. */
export function recordListArgs(filter: Type<RecordFilter>): Type<RecordListGiven<RecordFilter>> {
  @ArgsType()
  class RecordListArgs implements RecordListGiven<RecordFilter> {
    @Field(() => filter, { nullable: true, description: 'narrows the list; parts that are left out narrow nothing' })
    filter?: RecordFilter | null;
    @Costs(ORDERED_COST)
    @Field(() => RecordOrderInput, { nullable: true, description: 'null: the newest day first' })
    orderBy?: RecordOrderInput | null;
    @Field(() => Int, {
      nullable: true,
      description: `rows of a page, 1 to 100, behind \`after\`; ${USUAL_ROWS} where neither this nor \`last\` is given`,
    })
    first?: number | null;
    @Field(() => String, { nullable: true, description: '`endCursor` of the page before; null: from the beginning' })
    after?: string | null;
    @Field(() => Int, {
      nullable: true,
      description: 'rows of a page read backwards, 1 to 100, before `before`; not beside `first` and `after`',
    })
    last?: number | null;
    @Field(() => String, { nullable: true, description: '`startCursor` of the page behind; null: from the end' })
    before?: string | null;
    @Field(() => LocalDateScalar, {
      nullable: true,
      description:
        'the page begins at the first record of this day or, where there is none, behind it in the order of days; ' +
        'its cursors lead in both directions. Only where the list is ordered by DAY, and without a cursor',
    })
    fromDay?: LocalDate | null;
  }
  return RecordListArgs;
}
