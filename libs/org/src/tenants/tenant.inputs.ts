import type { LocalDate, Period, Sector, TenantType } from '@fanzha/domain';
import { LocalDateScalar, PeriodScalar, SectorEnum, TenantTypeEnum } from '@fanzha/platform';
import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';

@InputType()
export class TenantInput {
  @Field(() => String) name!: string;
  @Field(() => TenantTypeEnum) type!: TenantType;
  @Field(() => SectorEnum, { nullable: true, description: 'Without one, the usual sector of the type.' })
  sector?: Sector | null;
  @Field(() => ID) regionCode!: string;
  @Field(() => ID, { nullable: true, description: 'The tenant it reports to.' }) parentId?: string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Without one, today.' }) openedOn?: LocalDate | null;
}

/** Rows of a page where nobody says how many. */
export const USUAL_PAGE = 20;

/** Which page of a list. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, defaultValue: USUAL_PAGE }) first?: number | null;
  @Field(() => String, { nullable: true }) after?: string | null;
}

/** Every tenant of the operator's city. */
@ArgsType()
export class TenantsArgs extends PageArgs {
  @Field(() => String, { nullable: true }) text?: string | null;
  @Field(() => TenantTypeEnum, { nullable: true }) type?: TenantType | null;
  @Field(() => ID, { nullable: true }) regionCode?: string | null;
}

/** The tenants of a region, as its overseers ask for them. */
@ArgsType()
export class RegionTenantsArgs extends PageArgs {
  @Field(() => TenantTypeEnum, { nullable: true }) type?: TenantType | null;
  @Field(() => SectorEnum, { nullable: true }) sector?: Sector | null;
  @Field(() => String, { nullable: true }) text?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Only those assigned to this very region.',
  })
  directly?: boolean | null;
  @Field(() => PeriodScalar, {
    nullable: true,
    description: 'Only tenants due in the period: open at some time in it, authorities excluded.',
  })
  period?: Period | null;
  @Field(() => Boolean, { nullable: true, description: 'With (true) or without (false) an active fact in the period.' })
  contributing?: boolean | null;
}
