import type { LocalDate } from '@fanzha/domain';
import { LocalDateScalar, SafeIntScalar } from '@fanzha/platform';
import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { RecordFilter } from '../facts/fact.model.js';
import { MeasureCountInput } from '../measures/measure-count.model.js';

@InputType({
  description:
    "doors of the community's roster (visited; not met, to be revisited; vacant, out of the denominator), or a reported number where there is no roster",
})
export class HouseholdVisitsInput {
  @Field(() => String, {
    nullable: true,
    description: 'sent again, the same input returns the first record; another one is a CONFLICT',
  })
  idempotencyKey?: string | null;

  @Field(() => ID) communityCode!: string;
  @Field(() => LocalDateScalar) visitedOn!: LocalDate;
  @Field(() => [String], { nullable: true }) doors?: string[] | null;
  @Field(() => [String], { nullable: true }) notMet?: string[] | null;
  @Field(() => [String], { nullable: true }) vacant?: string[] | null;
  @Field(() => MeasureCountInput, { nullable: true }) reported?: MeasureCountInput | null;
  @Field(() => SafeIntScalar, { nullable: true }) peopleVisited?: number | null;
  @Field(() => ID, { nullable: true }) campaignId?: string | null;
  @Field(() => String, { nullable: true }) note?: string | null;
}

@InputType()
export class HouseholdVisitsFilter extends RecordFilter {
  @Field(() => ID, { nullable: true }) communityCode?: string | null;
}

@ArgsType()
export class RegisterHouseholdsArgs {
  @Field(() => ID) communityCode!: string;
  @Field(() => [String]) doors!: string[];
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'since when they are on the roster; today where nothing is said',
  })
  on?: LocalDate | null;

  @Field(() => [String], {
    nullable: true,
    description: 'those of `doors`, as they are written there, that look like a date and are a door all the same',
  })
  confirmed?: string[] | null;
}

@ArgsType()
export class UndoHouseholdRegistrationArgs {
  @Field(() => ID) id!: string;
  @Field(() => Int, {
    description: 'how many doors the registration says it has put in place: who undoes it has seen the number',
  })
  doors!: number;
}

@ArgsType()
export class RetireHouseholdDoorArgs {
  @Field(() => ID) communityCode!: string;
  @Field(() => String) door!: string;
  @Field(() => LocalDateScalar, { description: 'the first day on which it is no longer there' }) on!: LocalDate;
  @Field(() => String) reason!: string;
}
