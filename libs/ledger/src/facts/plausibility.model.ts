import { type IndicatorCode, shownValue } from '@fanzha/domain';
import { IndicatorCodeEnum } from '@fanzha/platform';
import { Field, Float, ObjectType } from '@nestjs/graphql';
import type { Exceeded } from './fact.entity.js';
import type { KnownBound } from './plausibility.service.js';

@ObjectType({ description: 'a stated amount that is beyond what is usual for its unit' })
export class AmountToCheck {
  @Field(() => IndicatorCodeEnum, { description: 'the amount that is beyond what is usual' }) indicator!: IndicatorCode;
  @Field(() => Float, { description: 'what it is above, in the unit of the indicator (money in yuan)' }) bound!: number;
}

@ObjectType({ description: 'above which amount a record of the own unit is marked to be checked' })
export class PlausibleBound {
  @Field(() => IndicatorCodeEnum, { description: 'the amount that the bound is for' }) indicator!: IndicatorCode;
  @Field(() => Float, { description: 'in the unit of the indicator (money in yuan)' }) bound!: number;
}

/** The bounds that a record has broken, as the API shows them. */
export function amountsToCheck(exceeded: Exceeded | null): AmountToCheck[] {
  const broken = Object.entries(exceeded ?? {}) as [IndicatorCode, number][];
  return broken.map(([indicator, amount]) => shownBound({ indicator, amount }));
}

export const shownBound = ({ indicator, amount }: KnownBound): PlausibleBound => ({
  indicator,
  bound: shownValue(indicator, amount),
});
