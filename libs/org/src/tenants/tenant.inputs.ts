import type { LocalDate, Period, Sector, TenantType } from '@fanzha/domain';
import { LocalDateScalar, PeriodScalar, SectorEnum, TenantTypeEnum } from '@fanzha/platform';
import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';

@InputType({ description: 'a new unit' })
export class TenantInput {
  @Field(() => String, { description: 'the official name, unique in its region' }) name!: string;
  @Field(() => TenantTypeEnum, { description: 'what kind of unit it is; cannot be changed later' }) type!: TenantType;
  @Field(() => SectorEnum, { nullable: true, description: 'Without one, the usual sector of the type.' })
  sector?: Sector | null;
  @Field(() => ID, { description: 'the region it belongs to: a city, county, town or community of the own city' })
  regionCode!: string;
  @Field(() => ID, { nullable: true, description: 'The tenant it reports to.' }) parentId?: string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Without one, today.' }) openedOn?: LocalDate | null;
}

/** Rows of a page where nobody says how many. */
const USUAL_PAGE = 20;

/** Which page of a list. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, defaultValue: USUAL_PAGE, description: 'rows of a page, 1 to 100' }) first?:
    number | null;
  @Field(() => String, { nullable: true, description: '`endCursor` of the page before; null: from the beginning' })
  after?: string | null;
}

/** Every tenant of the operator's city. */
@ArgsType()
export class TenantsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'words that must all occur in the name' }) text?: string | null;
  @Field(() => TenantTypeEnum, { nullable: true, description: 'only units of this type' }) type?: TenantType | null;
  @Field(() => ID, { nullable: true, description: 'this region and everything below it' }) regionCode?: string | null;
}

/** The tenants of a region, as its overseers ask for them. */
@ArgsType()
export class RegionTenantsArgs extends PageArgs {
  @Field(() => TenantTypeEnum, { nullable: true, description: 'only units of this type' }) type?: TenantType | null;
  @Field(() => SectorEnum, {
    nullable: true,
    description: 'only this sector (条线); null: every sector the viewer may see',
  })
  sector?: Sector | null;
  @Field(() => String, { nullable: true, description: 'words that must all occur in the name' }) text?: string | null;
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
  @Field(() => Boolean, {
    nullable: true,
    description: 'With (true) or without (false) an active fact in the period; not for clients without ledger:read.',
  })
  contributing?: boolean | null;
}
