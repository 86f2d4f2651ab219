import type { Confirmation, InterceptionVenue, LocalDate, Qualifier, TenantType } from '@fanzha/domain';
import {
  ConfirmationEnum,
  connectionOf,
  InterceptionVenueEnum,
  LocalDateScalar,
  MoneyScalar,
  QualifierEnum,
  SafeIntScalar,
  TenantTypeEnum,
} from '@fanzha/platform';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { FactModel } from '../facts/fact.model.js';
import { SOME, UPPER_END } from '../measures/range-fields.js';

@ObjectType({ description: 'a unit that took part in an interception, or can have' })
export class Partner {
  @Field(() => ID, { description: 'names it for good; opaque' }) id!: string;
  @Field(() => String, { description: 'its official name' }) name!: string;
  @Field(() => TenantTypeEnum, { description: 'what kind of unit it is' }) type!: TenantType;
}

// Without an id: a cache that keeps one object per id would mix up the answers of a unit to several records.
@ObjectType({ description: 'a unit that was named as having taken part in this interception, and what it says to it' })
export class Participation {
  @Field(() => Partner, { description: 'the unit that took part' }) unit!: Partner;
  @Field(() => ConfirmationEnum, {
    description: 'whether the unit has confirmed its share, which counts for it only then',
  })
  confirmation!: Confirmation;
}

@ObjectType({ description: 'how many transfers were stopped at one of several places' })
export class InterceptionVenueCount {
  @Field(() => InterceptionVenueEnum, { description: 'where people were dissuaded' }) venue!: InterceptionVenue;
  @Field(() => SafeIntScalar, { description: 'transfers that were stopped there' }) count!: number;
}

/** The fields of a fact that are shown as they are; `InterceptionResolver` adds the others. */
@ObjectType({
  description:
    'transfers stopped before the loss; units that took part see the record and, ' +
    'once they have confirmed, count it as theirs; once upward',
})
export class Interception extends FactModel {
  @Field(() => LocalDateScalar, { description: 'the day on which it happened and counts' }) occurredOn!: LocalDate;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'the first day that the amounts cover, where they cover several; null for one day',
  })
  beganOn!: LocalDate | null;
  @Field(() => InterceptionVenueEnum, { description: 'where people were dissuaded; of several places that with most' })
  venue!: InterceptionVenue;
  @Field(() => SafeIntScalar, { nullable: true, description: 'transfers; null where uncounted or withheld' }) count!:
    number | null;
  @Field(() => QualifierEnum, { description: 'how the number is meant' }) countQualifier!: Qualifier;
  @Field(() => SafeIntScalar, UPPER_END) countUpTo!: number | null;
  @Field(() => Boolean, SOME) countAtLeast!: boolean | null;
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'the loss that was prevented, in yuan; null where it was not counted or is withheld',
  })
  amount!: number | null;
  @Field(() => QualifierEnum, { description: 'how the amount is meant' }) amountQualifier!: Qualifier;
  @Field(() => MoneyScalar, UPPER_END) amountUpTo!: number | null;
  @Field(() => Boolean, SOME) amountAtLeast!: boolean | null;
  @Field(() => String, { nullable: true, description: 'the age band of the victim; null where unknown' })
  victimAgeBand!: string | null;
  @Field(() => String, { nullable: true, description: 'a description in words; null where there is none' }) narrative!:
    string | null;
  @Field(() => [Partner], { description: 'by name' }) joinedBy!: readonly Partner[];
}

export const InterceptionConnection = connectionOf('Interception', () => Interception);
