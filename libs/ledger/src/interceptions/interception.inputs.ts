import type { InterceptionVenue, LocalDate, Qualifier } from '@fanzha/domain';
import { InterceptionVenueEnum, LocalDateScalar, MoneyScalar, QualifierEnum, SafeIntScalar } from '@fanzha/platform';
import { Field, ID, InputType } from '@nestjs/graphql';
import { RecordFilter } from '../facts/fact.model.js';
import { MeasureCountInput } from '../measures/measure-count.model.js';
import { SOME_INPUT, UPPER_END_INPUT } from '../measures/range-fields.js';
import { ToldInput } from '../facts/totals/total-answer.inputs.js';

@InputType({ description: 'how many transfers were stopped at one of several places' })
class InterceptionVenueCountInput {
  @Field(() => InterceptionVenueEnum, { description: 'where people were dissuaded; each place once' })
  venue!: InterceptionVenue;
  @Field(() => SafeIntScalar, { description: 'transfers that were stopped there, at least 1' }) count!: number;
}

@InputType({ description: 'an interception as the recording unit states it' })
export class InterceptionInput extends ToldInput {
  @Field(() => String, {
    nullable: true,
    description: 'sent again, the same input returns the first record; another one is a CONFLICT',
  })
  idempotencyKey?: string | null;

  @Field(() => LocalDateScalar, { description: 'the day on which it happened; not in the future' })
  occurredOn!: LocalDate;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'the first day that the amounts cover, 366 days at most; they count on the last. Null for one day',
  })
  beganOn?: LocalDate | null;
  @Field(() => InterceptionVenueEnum, {
    nullable: true,
    description: 'where people were dissuaded; needed unless `venues` says it',
  })
  venue?: InterceptionVenue | null;
  @Field(() => [InterceptionVenueCountInput], {
    nullable: true,
    description:
      'several places with the transfers at each. They add up to `count` where that is exact, and give it where it ' +
      'is left out; amounts and dissuasions are of all places together and belong to none',
  })
  venues?: InterceptionVenueCountInput[] | null;
  @Field(() => ID, { nullable: true, description: 'how people were to be deceived; null where unknown' })
  fraudTypeCode?: string | null;
  @Field(() => SafeIntScalar, {
    nullable: true,
    defaultValue: 1,
    description: 'transfers; null, or left at 1, where uncounted or withheld',
  })
  count!: number | null;

  @Field(() => QualifierEnum, { defaultValue: 'EXACT', description: 'how the number is meant' })
  countQualifier!: Qualifier;
  @Field(() => SafeIntScalar, UPPER_END_INPUT) countUpTo?: number | null;
  @Field(() => Boolean, SOME_INPUT) countAtLeast?: boolean | null;
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'the loss that was prevented, in yuan; none beside UNCOUNTED and WITHHELD',
  })
  amount?: number | null;
  @Field(() => QualifierEnum, { defaultValue: 'EXACT', description: 'how the amount is meant' })
  amountQualifier!: Qualifier;
  @Field(() => MoneyScalar, UPPER_END_INPUT) amountUpTo?: number | null;
  @Field(() => Boolean, SOME_INPUT) amountAtLeast?: boolean | null;
  @Field(() => MeasureCountInput, { nullable: true, description: 'people talked out of a transfer' })
  dissuasions?: MeasureCountInput | null;
  @Field(() => String, { nullable: true, description: 'such as 60-69 or 70+; never an age' }) victimAgeBand?:
    string | null;
  @Field(() => [ID], {
    nullable: true,
    description:
      'units of the own county that took part; each is asked, and its share counts once it has confirmed; see partners',
  })
  joinedByTenantIds?: string[] | null;
  @Field(() => ID, { nullable: true, description: 'where it counts, within the own region; null: the own region' })
  regionCode?: string | null;
  @Field(() => [ID], { nullable: true, description: 'campaigns that it belongs to, at most 5, each once; none: []' })
  campaignIds?: string[] | null;
  @Field(() => String, { nullable: true, description: 'a description in words; no name and no number of a person' })
  narrative?: string | null;
}

@InputType({ description: 'what the list of interceptions can be narrowed by' })
export class InterceptionFilter extends RecordFilter {
  @Field(() => Boolean, { nullable: true, description: 'those that name the own unit and wait for its answer' })
  toConfirm?: boolean | null;

  @Field(() => InterceptionVenueEnum, { nullable: true, description: 'only where people were dissuaded there' })
  venue?: InterceptionVenue | null;
  @Field(() => ID, { nullable: true, description: 'this type and those below it' }) fraudTypeCode?: string | null;
}
