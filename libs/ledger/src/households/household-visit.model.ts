import type { LocalDate, Qualifier } from '@fanzha/domain';
import { connectionOf, Costs, LocalDateScalar, QualifierEnum, SafeIntScalar } from '@fanzha/platform';
import { Field, ObjectType } from '@nestjs/graphql';
import { FactModel } from '../facts/fact.model.js';
import { NOTHING_MORE, SOME, UPPER_END } from '../measures/range-fields.js';

/** The fields of a record that are shown as they are; `HouseholdVisitResolver` adds the others. */
@ObjectType({ description: 'one day of one unit at the doors of one community' })
export class HouseholdVisits extends FactModel {
  @Field(() => LocalDateScalar, { description: 'the day of the visits, on which they count' }) visitedOn!: LocalDate;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'the first day that the amounts cover, where they cover several; null for one day',
  })
  beganOn!: LocalDate | null;
  @Field(() => SafeIntScalar, {
    nullable: true,
    description: 'people who were spoken to; null where nobody counted them',
  })
  peopleVisited!: number | null;
  @Field(() => QualifierEnum, {
    nullable: true,
    description: 'how the number of people is meant; null where nothing is said of people',
  })
  peopleVisitedQualifier!: Qualifier | null;
  @Costs(NOTHING_MORE)
  @Field(() => SafeIntScalar, UPPER_END)
  peopleVisitedUpTo!: number | null;
  @Costs(NOTHING_MORE)
  @Field(() => Boolean, SOME)
  peopleVisitedAtLeast!: boolean | null;
  @Field(() => String, { nullable: true, description: 'a remark in words; null where there is none' }) note!:
    string | null;
}

export const HouseholdVisitsConnection = connectionOf('HouseholdVisits', () => HouseholdVisits);
