import type { FundsActionStage, LocalDate, Qualifier } from '@fanzha/domain';
import {
  connectionOf,
  FundsActionStageEnum,
  LocalDateScalar,
  MoneyScalar,
  QualifierEnum,
  SafeIntScalar,
} from '@fanzha/platform';
import { Field, ObjectType } from '@nestjs/graphql';
import { FactModel } from '../facts/fact.model.js';
import { SOME, UPPER_END } from '../measures/range-fields.js';

/** The fields of a fact that are shown as they are; `FundsActionResolver` adds the others. */
@ObjectType({ description: 'a stage of one flow of money; amounts of different stages are never added together' })
export class FundsAction extends FactModel {
  @Field(() => LocalDateScalar, { description: 'the day on which it was done and counts' }) occurredOn!: LocalDate;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'the first day that the amounts cover, where they cover several; null for one day',
  })
  beganOn!: LocalDate | null;
  @Field(() => FundsActionStageEnum, {
    description: 'stopped, frozen or given back; stages of one flow are never added',
  })
  stage!: FundsActionStage;
  @Field(() => SafeIntScalar, { nullable: true, description: 'accounts acted on; null where uncounted or withheld' })
  accounts!: number | null;
  @Field(() => QualifierEnum, { description: 'how the number of accounts is meant' }) accountsQualifier!: Qualifier;
  @Field(() => SafeIntScalar, UPPER_END) accountsUpTo!: number | null;
  @Field(() => Boolean, SOME) accountsAtLeast!: boolean | null;
  @Field(() => MoneyScalar, { nullable: true, description: 'null where uncounted or withheld' }) amount!: number | null;
  @Field(() => QualifierEnum, { description: 'how the amount is meant' }) amountQualifier!: Qualifier;
  @Field(() => MoneyScalar, UPPER_END) amountUpTo!: number | null;
  @Field(() => Boolean, SOME) amountAtLeast!: boolean | null;
}

export const FundsActionConnection = connectionOf('FundsAction', () => FundsAction);
