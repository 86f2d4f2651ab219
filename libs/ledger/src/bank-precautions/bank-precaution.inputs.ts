import type { LocalDate, Precaution } from '@fanzha/domain';
import { LocalDateScalar, PrecautionEnum } from '@fanzha/platform';
import { Field, ID, InputType } from '@nestjs/graphql';
import { RecordFilter } from '../facts/fact.model.js';

@InputType()
export class BankPrecautionInput {
  @Field(() => String, {
    nullable: true,
    description: 'sent again, the same input returns the first record; another one is a CONFLICT',
  })
  idempotencyKey?: string | null;

  @Field(() => PrecautionEnum) precaution!: Precaution;
  @Field(() => LocalDateScalar) inPlaceSince!: LocalDate;
  @Field(() => String, { nullable: true }) note?: string | null;
  @Field(() => ID, { nullable: true }) campaignId?: string | null;
}

@InputType()
export class BankPrecautionFilter extends RecordFilter {
  @Field(() => LocalDateScalar, { nullable: true, description: 'adopted by then and not yet lifted' })
  inPlaceOn?: LocalDate | null;
}
