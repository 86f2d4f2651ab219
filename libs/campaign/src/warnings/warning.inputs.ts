import type { LocalDate, Sector } from '@fanzha/domain';
import { RecordFilter } from '@fanzha/ledger';
import { LocalDateScalar, SectorEnum } from '@fanzha/platform';
import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';

@InputType()
export class WarningInput {
  @Field(() => String, {
    nullable: true,
    description: 'sent again, the same input returns the first record; another one is a CONFLICT',
  })
  idempotencyKey?: string | null;

  @Field(() => String) title!: string;
  @Field(() => String) body!: string;
  @Field(() => LocalDateScalar) publishedOn!: LocalDate;
  @Field(() => ID, { nullable: true }) fraudTypeCode?: string | null;

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

@InputType()
export class WarningFilter extends RecordFilter {
  @Field(() => Boolean, {
    nullable: true,
    description: 'true: addressed to the own unit, which has not yet acknowledged them',
  })
  unacknowledged?: boolean | null;
}

@ArgsType()
export class ReceiversArgs {
  @Field(() => Boolean, {
    nullable: true,
    description: 'only those that have (true) or have not yet (false) acknowledged it',
  })
  acknowledged?: boolean | null;

  @Field(() => Int, { nullable: true, defaultValue: 20 }) first?: number | null;
  @Field(() => String, { nullable: true }) after?: string | null;
}
