import type { Amount, FraudFreeCount, FraudFreeDoubt, FraudFreeLevel, FraudFreeStatus, Period } from '@fanzha/domain';
import { Region } from '@fanzha/org';
import {
  connectionOf,
  Costs,
  DateTimeScalar,
  FraudFreeCountEnum,
  FraudFreeDoubtEnum,
  FraudFreeLevelEnum,
  FraudFreeStatusEnum,
  MoneyScalar,
  PeriodScalar,
  SafeIntScalar,
} from '@fanzha/platform';
import { Figure } from '@fanzha/rollup';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({
  description:
    'A scheme of an authority for places without fraud (无诈创建). Nobody applies: the status of each place is ' +
    'computed from the ledger whenever it is read.',
})
export class FraudFreeScheme {
  @Field(() => ID, { description: 'names it for good; opaque' }) id!: string;
  @Field(() => String, { description: 'what it is called' }) title!: string;
  @Field(() => FraudFreeLevelEnum, { description: 'which places are judged' }) placeLevel!: FraudFreeLevel;
  @Field(() => PeriodScalar, { description: 'the period that is judged' }) period!: Period;
  @Field(() => FraudFreeCountEnum, { description: 'which cases are counted' }) count!: FraudFreeCount;
  @Field(() => Int, { nullable: true, description: 'cases at most; null: no such bound' }) casesAtMost!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: 'per cent by which cases are fewer than in the same period a year before; null: no such bound',
  })
  dropAtLeast!: number | null;
  @Field(() => MoneyScalar, { nullable: true, description: 'loss at most, in yuan; null: no such bound' })
  lossAtMost!: Amount | null;
  @Field(() => DateTimeScalar, { description: 'when it was made' }) createdAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'when its authority ended it; null while it holds' })
  endedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'why it was ended' }) endReason!: string | null;
  regionCode!: string;
  tenantId!: string;
}

export const FraudFreeSchemeConnection = connectionOf('FraudFreeScheme', () => FraudFreeScheme);

@ObjectType({ description: 'a school that a scheme judges' })
class FraudFreeUnit {
  @Field(() => ID, { description: 'names it for good; opaque' }) id!: string;
  @Field(() => String, { description: 'its official name' }) name!: string;
}

@ObjectType({ description: 'a place, and what the ledger says of it under a scheme' })
export class FraudFreePlace {
  @Costs(0)
  @Field(() => Region, { description: 'the place; of a school where it lies' })
  region!: Region;
  @Field(() => FraudFreeUnit, { nullable: true, description: 'the school, where the scheme judges schools; else null' })
  unit!: FraudFreeUnit | null;
  @Field(() => FraudFreeStatusEnum, {
    description: 'as the figures are now; of a running period MET says: so far',
  })
  status!: FraudFreeStatus;
  @Field(() => [FraudFreeDoubtEnum], { description: 'why it is UNDETERMINED; empty otherwise' })
  doubts!: readonly FraudFreeDoubt[];
  @Costs(0)
  @Field(() => Figure, { description: 'its cases in the period' })
  cases!: Figure;
  @Costs(0)
  @Field(() => Figure, { description: 'the loss of these cases' })
  loss!: Figure;
  @Costs(0)
  @Field(() => Figure, {
    nullable: true,
    description:
      'its cases in the same period a year before; null where the scheme does not ask for a drop, and where the ' +
      'place ' +
      'was not there throughout that period',
  })
  before!: Figure | null;
  @Field(() => SafeIntScalar, {
    description:
      'cases of the period that lie in a region above it, within the scheme, and in no place of its level; of a ' +
      'school those that may be of any school of the region',
  })
  placedAbove!: Amount;
}

export const FraudFreePlaceConnection = connectionOf('FraudFreePlace', () => FraudFreePlace);

@ObjectType({ description: 'how many places have which status' })
export class FraudFreeTotals {
  @Field(() => SafeIntScalar, { description: 'places that are judged' }) places!: number;
  @Field(() => SafeIntScalar, { description: 'places that keep to every bound' }) met!: number;
  @Field(() => SafeIntScalar, { description: 'places that surely do not' }) notMet!: number;
  @Field(() => SafeIntScalar, { description: 'places of which the ledger cannot say' }) undetermined!: number;
}

@ObjectType({ description: 'what the ledger says of the own school under a scheme; its figures are its authority’s' })
export class OwnFraudFree {
  @Field(() => ID, { description: 'the scheme; opaque' }) schemeId!: string;
  @Field(() => String, { description: 'what the scheme is called' }) title!: string;
  @Field(() => PeriodScalar, { description: 'the period that is judged' }) period!: Period;
  @Field(() => FraudFreeCountEnum, { description: 'which cases are counted' }) count!: FraudFreeCount;
  @Field(() => Int, { nullable: true, description: 'cases at most; null: no such bound' }) casesAtMost!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: 'per cent by which cases are fewer than in the same period a year before; null: no such bound',
  })
  dropAtLeast!: number | null;
  @Field(() => MoneyScalar, { nullable: true, description: 'loss at most, in yuan; null: no such bound' })
  lossAtMost!: Amount | null;
  @Field(() => FraudFreeStatusEnum, { description: 'as the figures are now; of a running period MET says: so far' })
  status!: FraudFreeStatus;
  @Field(() => [FraudFreeDoubtEnum], { description: 'why it is UNDETERMINED; empty otherwise' })
  doubts!: readonly FraudFreeDoubt[];
}
