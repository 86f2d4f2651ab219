import type { Amount, FraudFreeCount, FraudFreeLevel, FraudFreeStatus, Period } from '@fanzha/domain';
import {
  FraudFreeCountEnum,
  FraudFreeLevelEnum,
  FraudFreeStatusEnum,
  MoneyScalar,
  PeriodScalar,
} from '@fanzha/platform';
import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';

@InputType({ description: 'what places have to keep to in a period; at least one of the three bounds' })
export class FraudFreeSchemeInput {
  @Field(() => String, { description: 'what it is called' }) title!: string;
  @Field(() => ID, { description: 'a region that the viewer oversees in all lines; its places are judged' })
  regionCode!: string;
  @Field(() => FraudFreeLevelEnum, { description: 'which places: those of this level within the region' })
  placeLevel!: FraudFreeLevel;
  @Field(() => PeriodScalar, { description: 'the period that is judged' }) period!: Period;
  @Field(() => FraudFreeCountEnum, { description: 'which cases are counted, with the loss that belongs to them' })
  count!: FraudFreeCount;
  @Field(() => Int, { nullable: true, description: 'cases at most; null: no such bound' }) casesAtMost?: number | null;
  @Field(() => Int, {
    nullable: true,
    description: 'per cent, 1 to 100, by which cases are fewer than in the same period a year before; null: none',
  })
  dropAtLeast?: number | null;
  @Field(() => MoneyScalar, { nullable: true, description: 'loss at most, in yuan; null: no such bound' })
  lossAtMost?: Amount | null;
}

@ArgsType()
export class FraudFreeListArgs {
  @Field(() => Int, { nullable: true, defaultValue: 20, description: 'rows of a page, 1 to 100' })
  first?: number | null;
  @Field(() => String, { nullable: true, description: 'behind this cursor' }) after?: string | null;
}

@ArgsType()
export class FraudFreePlacesArgs extends FraudFreeListArgs {
  @Field(() => FraudFreeStatusEnum, { nullable: true, description: 'only places of this status; null: all' })
  status?: FraudFreeStatus | null;
}
