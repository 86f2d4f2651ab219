import type { LocalDate, Precaution } from '@fanzha/domain';
import { LocalDateScalar, PrecautionEnum } from '@fanzha/platform';
import { Field, ID, InputType } from '@nestjs/graphql';
import { RecordFilter } from '../facts/fact.model.js';

@InputType({ description: 'a precaution as a bank states it' })
export class BankPrecautionInput {
  @Field(() => String, {
    nullable: true,
    description: 'sent again, the same input returns the first record; another one is a CONFLICT',
  })
  idempotencyKey?: string | null;

  @Field(() => PrecautionEnum, { description: 'which measure it is' }) precaution!: Precaution;
  @Field(() => LocalDateScalar, { description: 'the first day on which it is in place; not in the future' })
  inPlaceSince!: LocalDate;
  @Field(() => String, { nullable: true, description: 'a remark in words' }) note?: string | null;
  @Field(() => ID, { nullable: true, description: 'a campaign that runs on the day; null: none' }) campaignId?:
    string | null;
}

@InputType({ description: 'what the list of precautions can be narrowed by' })
export class BankPrecautionFilter extends RecordFilter {
  @Field(() => LocalDateScalar, { nullable: true, description: 'adopted by then and not yet lifted' })
  inPlaceOn?: LocalDate | null;
}
