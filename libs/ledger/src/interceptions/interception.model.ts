import type { Confirmation, InterceptionPlace, LocalDate, Qualifier, TenantType } from '@fanzha/domain';
import {
  ConfirmationEnum,
  connectionOf,
  InterceptionPlaceEnum,
  LocalDateScalar,
  MoneyScalar,
  QualifierEnum,
  SafeIntScalar,
  TenantTypeEnum,
} from '@fanzha/platform';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { FactModel } from '../facts/fact.model.js';

@ObjectType({ description: 'a unit that took part in an interception, or can have' })
export class Partner {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => TenantTypeEnum) type!: TenantType;
}

// Without an id: a cache that keeps one object per id would mix up the answers of a unit to several records.
@ObjectType({ description: 'a unit that was named as having taken part in this interception, and what it says to it' })
export class Participation {
  @Field(() => Partner) unit!: Partner;
  @Field(() => ConfirmationEnum) confirmation!: Confirmation;
}

/** The fields of a fact that are shown as they are; `InterceptionResolver` adds the others. */
@ObjectType({
  description:
    'transfers stopped before the loss; units that took part see the record and, once they have confirmed, count it as theirs; once upward',
})
export class Interception extends FactModel {
  @Field(() => LocalDateScalar) occurredOn!: LocalDate;
  @Field(() => InterceptionPlaceEnum) place!: InterceptionPlace;
  @Field(() => SafeIntScalar, { nullable: true, description: 'transfers; null where uncounted or withheld' }) count!:
    number | null;
  @Field(() => QualifierEnum) countQualifier!: Qualifier;
  @Field(() => MoneyScalar, { nullable: true }) amount!: number | null;
  @Field(() => QualifierEnum) amountQualifier!: Qualifier;
  @Field(() => String, { nullable: true }) victimAgeBand!: string | null;
  @Field(() => String, { nullable: true }) narrative!: string | null;
  @Field(() => [Partner], { description: 'by name' }) joinedBy!: readonly Partner[];
}

export const InterceptionConnection = connectionOf('Interception', () => Interception);
