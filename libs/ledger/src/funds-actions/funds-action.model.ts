import type { FundsStage, LocalDate, Qualifier } from '@fanzha/domain';
import { connectionOf, FundsStageEnum, LocalDateScalar, QualifierEnum } from '@fanzha/platform';
import { Field, ObjectType } from '@nestjs/graphql';
import { FactModel } from '../facts/fact.model.js';

/** The fields of a fact that are shown as they are; `FundsActionResolver` adds the others. */
@ObjectType({ description: 'a stage of one flow of money; amounts of different stages are never added together' })
export class FundsAction extends FactModel {
  @Field(() => LocalDateScalar) occurredOn!: LocalDate;
  @Field(() => FundsStageEnum) stage!: FundsStage;
  @Field(() => QualifierEnum) accountsQualifier!: Qualifier;
  @Field(() => QualifierEnum) amountQualifier!: Qualifier;
}

export const FundsActionConnection = connectionOf('FundsAction', () => FundsAction);
