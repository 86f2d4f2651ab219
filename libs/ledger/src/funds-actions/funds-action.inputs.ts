import type { FundsStage, LocalDate, Qualifier } from '@fanzha/domain';
import { FundsStageEnum, LocalDateScalar, MoneyScalar, QualifierEnum, SafeIntScalar } from '@fanzha/platform';
import { Field, ID, InputType } from '@nestjs/graphql';
import { RecordFilter } from '../facts/fact.model.js';

@InputType()
export class FundsActionInput {
  @Field(() => String, {
    nullable: true,
    description: 'sent again, the same input returns the first record; another one is a CONFLICT',
  })
  idempotencyKey?: string | null;

  @Field(() => LocalDateScalar) occurredOn!: LocalDate;
  @Field(() => FundsStageEnum) stage!: FundsStage;
  @Field(() => SafeIntScalar, {
    nullable: true,
    defaultValue: 1,
    description: 'null, or left at 1, where uncounted or withheld',
  })
  accounts!: number | null;

  @Field(() => QualifierEnum, { defaultValue: 'EXACT' }) accountsQualifier!: Qualifier;
  @Field(() => MoneyScalar, { nullable: true, description: 'left out, or "0", where uncounted or withheld' }) amount?:
    number | null;
  @Field(() => QualifierEnum, { defaultValue: 'EXACT' }) amountQualifier!: Qualifier;
  @Field(() => ID, { nullable: true, description: "one of the own unit's cases" }) caseId?: string | null;
  @Field(() => ID, { nullable: true }) regionCode?: string | null;
  @Field(() => ID, { nullable: true }) campaignId?: string | null;
}

@InputType()
export class FundsActionFilter extends RecordFilter {
  @Field(() => FundsStageEnum, { nullable: true }) stage?: FundsStage | null;
}
