import type { LocalDate, Sector } from '@fanzha/domain';
import { RecordFilter } from '@fanzha/ledger';
import { LocalDateScalar, SectorEnum } from '@fanzha/platform';
import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';

@InputType({ description: 'a notice as an authority publishes it' })
export class NoticeInput {
  @Field(() => String, {
    nullable: true,
    description: 'sent again, the same input returns the first record; another one is a CONFLICT',
  })
  idempotencyKey?: string | null;

  @Field(() => String, { description: 'its heading; needs a visible letter or digit' }) title!: string;
  @Field(() => String, { description: 'the notice in full' }) body!: string;
  @Field(() => LocalDateScalar, { description: 'the day of publication; not in the future' }) publishedOn!: LocalDate;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'the day by which units are to acknowledge it, within a year; null: no day',
  })
  receiveBy?: LocalDate | null;
  @Field(() => ID, { nullable: true, description: 'the kind of fraud it is about; null for none in particular' })
  fraudTypeCode?: string | null;

  @Field(() => [ID], {
    description: 'whose units it is addressed to: regions you oversee, each with everything below it',
  })
  regionCodes!: string[];

  @Field(() => [SectorEnum], {
    defaultValue: [],
    description: 'lines whose units it is addressed to; none: all that you oversee',
  })
  sectors!: Sector[];
}

@InputType({ description: 'what the list of notices can be narrowed by' })
export class NoticeFilter extends RecordFilter {
  @Field(() => Boolean, {
    nullable: true,
    description: 'true: addressed to the own unit, which has not yet acknowledged them',
  })
  unacknowledged?: boolean | null;
}

@ArgsType()
export class AddresseesArgs {
  @Field(() => [ID], {
    description: 'whose units it would be addressed to: regions you oversee, each with everything below it',
  })
  regionCodes!: string[];

  @Field(() => [SectorEnum], {
    nullable: true,
    description: 'lines whose units it would be addressed to; none: all that you oversee',
  })
  sectors?: Sector[] | null;
}

@ArgsType()
export class ReceiversArgs {
  @Field(() => Boolean, {
    nullable: true,
    description: 'only those that have (true) or have not yet (false) acknowledged it',
  })
  acknowledged?: boolean | null;

  @Field(() => Int, { nullable: true, defaultValue: 20, description: 'rows of a page, 1 to 100' }) first?:
    number | null;
  @Field(() => String, { nullable: true, description: '`endCursor` of the page before; null: from the beginning' })
  after?: string | null;
}
