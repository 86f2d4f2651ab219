import type { InterceptionPlace, LocalDate, Qualifier } from '@fanzha/domain';
import { InterceptionPlaceEnum, LocalDateScalar, MoneyScalar, QualifierEnum, SafeIntScalar } from '@fanzha/platform';
import { Field, ID, InputType } from '@nestjs/graphql';
import { RecordFilter } from '../facts/fact.model.js';
import { MeasureCountInput } from '../measures/measure-count.model.js';

@InputType()
export class InterceptionInput {
  @Field(() => String, {
    nullable: true,
    description: 'sent again, the same input returns the first record; another one is a CONFLICT',
  })
  idempotencyKey?: string | null;

  @Field(() => LocalDateScalar) occurredOn!: LocalDate;
  @Field(() => InterceptionPlaceEnum) place!: InterceptionPlace;
  @Field(() => ID, { nullable: true }) fraudTypeCode?: string | null;
  @Field(() => SafeIntScalar, {
    nullable: true,
    defaultValue: 1,
    description: 'transfers; null, or left at 1, where uncounted or withheld',
  })
  count!: number | null;

  @Field(() => QualifierEnum, { defaultValue: 'EXACT' }) countQualifier!: Qualifier;
  @Field(() => MoneyScalar, { nullable: true }) amount?: number | null;
  @Field(() => QualifierEnum, { defaultValue: 'EXACT' }) amountQualifier!: Qualifier;
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
  @Field(() => ID, { nullable: true }) regionCode?: string | null;
  @Field(() => ID, { nullable: true }) campaignId?: string | null;
  @Field(() => String, { nullable: true }) narrative?: string | null;
}

@InputType()
export class InterceptionFilter extends RecordFilter {
  @Field(() => Boolean, { nullable: true, description: 'those that name the own unit and wait for its answer' })
  toConfirm?: boolean | null;

  @Field(() => InterceptionPlaceEnum, { nullable: true }) place?: InterceptionPlace | null;
  @Field(() => ID, { nullable: true, description: 'this type and those below it' }) fraudTypeCode?: string | null;
}
