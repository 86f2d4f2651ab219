import type { FundsActionStage, LocalDate, Qualifier } from '@fanzha/domain';
import { FundsActionStageEnum, LocalDateScalar, MoneyScalar, QualifierEnum, SafeIntScalar } from '@fanzha/platform';
import { Field, ID, InputType } from '@nestjs/graphql';
import { RecordFilter } from '../facts/fact.model.js';
import { SOME_INPUT, UPPER_END_INPUT } from '../measures/range-fields.js';
import { ToldInput } from '../facts/totals/total-answer.inputs.js';

@InputType({ description: 'a funds action as a police unit states it' })
export class FundsActionInput extends ToldInput {
  @Field(() => String, {
    nullable: true,
    description: 'sent again, the same input returns the first record; another one is a CONFLICT',
  })
  idempotencyKey?: string | null;

  @Field(() => LocalDateScalar, { description: 'the day on which it was done; not in the future' })
  occurredOn!: LocalDate;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'the first day that the amounts cover, 366 days at most; they count on the last. Null for one day',
  })
  beganOn?: LocalDate | null;
  @Field(() => FundsActionStageEnum, { description: 'stopped, frozen or given back' }) stage!: FundsActionStage;
  @Field(() => SafeIntScalar, {
    nullable: true,
    defaultValue: 1,
    description: 'null, or left at 1, where uncounted or withheld',
  })
  accounts!: number | null;

  @Field(() => QualifierEnum, { defaultValue: 'EXACT', description: 'how the number of accounts is meant' })
  accountsQualifier!: Qualifier;
  @Field(() => SafeIntScalar, UPPER_END_INPUT) accountsUpTo?: number | null;
  @Field(() => Boolean, SOME_INPUT) accountsAtLeast?: boolean | null;
  @Field(() => MoneyScalar, { nullable: true, description: 'left out, or "0", where uncounted or withheld' }) amount?:
    number | null;
  @Field(() => QualifierEnum, { defaultValue: 'EXACT', description: 'how the amount is meant' })
  amountQualifier!: Qualifier;
  @Field(() => MoneyScalar, UPPER_END_INPUT) amountUpTo?: number | null;
  @Field(() => Boolean, SOME_INPUT) amountAtLeast?: boolean | null;
  @Field(() => ID, { nullable: true, description: "one of the own unit's cases" }) caseId?: string | null;
  @Field(() => ID, { nullable: true, description: 'where it counts, within the own region; null: the own region' })
  regionCode?: string | null;
  @Field(() => [ID], { nullable: true, description: 'campaigns that it belongs to, at most 5, each once; none: []' })
  campaignIds?: string[] | null;
}

@InputType({ description: 'what the list of funds actions can be narrowed by' })
export class FundsActionFilter extends RecordFilter {
  @Field(() => FundsActionStageEnum, { nullable: true, description: 'only this stage' })
  stage?: FundsActionStage | null;
}
