import type { LocalDate, Qualifier } from '@fanzha/domain';
import { LocalDateScalar, QualifierEnum, SafeIntScalar } from '@fanzha/platform';
import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { RecordFilter } from '../facts/fact.model.js';
import { SOME_INPUT, UPPER_END_INPUT } from '../measures/range-fields.js';
import { MeasureCountInput } from '../measures/measure-count.model.js';
import { ToldInput } from '../facts/totals/total-answer.inputs.js';

@InputType({
  description:
    "doors of the community's roster (visited; not met, to be revisited; " +
    'vacant, out of the denominator), or a reported number where there is no roster',
})
export class HouseholdVisitsInput extends ToldInput {
  @Field(() => String, {
    nullable: true,
    description: 'sent again, the same input returns the first record; another one is a CONFLICT',
  })
  idempotencyKey?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'a community of the own region, 12 digits; this, or `regionCode`',
  })
  communityCode?: string | null;
  @Field(() => ID, {
    nullable: true,
    description:
      'where the number is of a whole town or county of the own region (9 or 6 digits) that has no roster to tick: ' +
      'its code in the place of `communityCode`, with `reported`',
  })
  regionCode?: string | null;
  @Field(() => LocalDateScalar, { description: 'the day of the visits; not in the future' }) visitedOn!: LocalDate;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description:
      'the first day that a reported number covers, 366 days at most; it counts on the last. Null for one day',
  })
  beganOn?: LocalDate | null;
  @Field(() => [String], { nullable: true, description: 'labels of doors where somebody was met' }) doors?:
    string[] | null;
  @Field(() => [String], { nullable: true, description: 'labels of doors where nobody was met' }) notMet?:
    string[] | null;
  @Field(() => [String], { nullable: true, description: 'labels of doors behind which nobody lives' }) vacant?:
    string[] | null;
  @Field(() => MeasureCountInput, {
    nullable: true,
    description: 'a number of households, only where there is no roster yet',
  })
  reported?: MeasureCountInput | null;
  @Field(() => SafeIntScalar, { nullable: true, description: 'people who were spoken to' }) peopleVisited?:
    number | null;
  @Field(() => QualifierEnum, {
    nullable: true,
    description: 'how the number of people is meant; EXACT unless stated; without a number UNCOUNTED or WITHHELD',
  })
  peopleVisitedQualifier?: Qualifier | null;
  @Field(() => SafeIntScalar, UPPER_END_INPUT) peopleVisitedUpTo?: number | null;
  @Field(() => Boolean, SOME_INPUT) peopleVisitedAtLeast?: boolean | null;
  @Field(() => [ID], { nullable: true, description: 'campaigns that it belongs to, at most 5, each once; none: []' })
  campaignIds?: string[] | null;
  @Field(() => String, { nullable: true, description: 'a remark in words' }) note?: string | null;
}

@InputType({ description: 'what the list of visits can be narrowed by' })
export class HouseholdVisitsFilter extends RecordFilter {
  @Field(() => ID, { nullable: true, description: 'only visits in this community' }) communityCode?: string | null;
}

@ArgsType()
export class RegisterHouseholdsArgs {
  @Field(() => ID, { description: 'the code of the community, 12 digits' }) communityCode!: string;
  @Field(() => [String], { description: 'labels in any spelling; doors that are known are skipped' }) doors!: string[];
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
  @Field(() => ID, { description: 'the id of the record' }) id!: string;
  @Field(() => Int, {
    description: 'how many doors the registration says it has put in place: who undoes it has seen the number',
  })
  doors!: number;
}

@ArgsType()
export class RetireHouseholdDoorArgs {
  @Field(() => ID, { description: 'the code of the community, 12 digits' }) communityCode!: string;
  @Field(() => String, { description: 'the label, in any spelling' }) door!: string;
  @Field(() => LocalDateScalar, { description: 'the first day on which it is no longer there' }) on!: LocalDate;
  @Field(() => String, { description: 'why, for the history and the log; needs a visible letter or digit' })
  reason!: string;
}

@ArgsType()
export class RetireHouseholdDoorsArgs {
  @Field(() => ID, { description: 'the code of the community, 12 digits' }) communityCode!: string;
  @Field(() => [String], { description: 'the labels, in any spelling, such as those of a building' })
  doors!: string[];

  @Field(() => LocalDateScalar, { description: 'the first day on which they are no longer there' }) on!: LocalDate;
  @Field(() => String, { description: 'why, for the history and the log; needs a visible letter or digit' })
  reason!: string;
}
