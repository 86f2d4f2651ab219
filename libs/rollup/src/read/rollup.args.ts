import type { Period, Sector } from '@fanzha/domain';
import { PeriodScalar, SectorEnum } from '@fanzha/platform';
import { ArgsType, Field, ID } from '@nestjs/graphql';

/** Which figures of a unit. */
@ArgsType()
export class TenantRollupArgs {
  @Field(() => PeriodScalar, {
    description: 'a year, quarter, month, ISO week or range of days, such as `2026-Q4`',
  })
  period!: Period;

  @Field(() => ID, {
    nullable: true,
    description: 'only what belongs to this campaign, whatever other campaigns it belongs to; null: everything',
  })
  campaignId?: string | null;
}

/** Which figures of a region. Of these arguments `HotFields` gives the names. */
@ArgsType()
export class RegionRollupArgs extends TenantRollupArgs {
  @Field(() => SectorEnum, {
    nullable: true,
    description: 'only this sector (条线); null: every sector the viewer may see',
  })
  sector?: Sector | null;
}
