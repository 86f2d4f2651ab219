import type { Sector } from '@fanzha/domain';
import { CurrentViewer, loadTogether, type RequestContext, Requires, SectorEnum, type Viewer } from '@fanzha/platform';
import { Args, Context, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RegionDirectory } from '../regions/region-directory.js';
import { Region } from '../regions/region.model.js';
import { Tenant } from '../tenants/tenant.entity.js';
import { Oversight } from './oversight.entity.js';
import { OversightGrant } from './oversight-grant.model.js';
import { OversightService } from './oversight.service.js';

@Resolver(() => Oversight)
export class OversightResolver {
  constructor(
    private readonly service: OversightService,
    private readonly directory: RegionDirectory,
  ) {}

  @Mutation(() => OversightGrant, {
    description:
      'Operators: lets the officials of an authority look at a region, or at one sector of it; ' +
      'waits for another operator, where there is one.',
  })
  @Requires('oversight:manage')
  grantOversight(
    @CurrentViewer() viewer: Viewer,
    @Args('tenantId', { type: () => ID, description: 'the authority' }) tenantId: string,
    @Args('regionCode', { type: () => ID, description: 'the region it may look at, with everything below it' })
    regionCode: string,
    @Args('sector', {
      type: () => SectorEnum,
      nullable: true,
      description: 'only this sector (条线); null: every sector',
    })
    sector?: Sector | null,
  ): Promise<OversightGrant> {
    return this.service.grant(viewer, tenantId, regionCode, sector ?? null);
  }

  @Mutation(() => Boolean, {
    description: "Operators: takes effect at once; the sessions of the authority's users end.",
  })
  @Requires('oversight:manage')
  async revokeOversight(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'the oversight that ends' }) id: string,
  ): Promise<boolean> {
    await this.service.revoke(viewer, id);
    return true;
  }

  @ResolveField(() => Region, { description: 'the region, with everything below it' })
  region(@Parent() oversight: Oversight): Region | undefined {
    return this.directory.find(oversight.regionCode);
  }
}

@Resolver(() => Tenant)
export class TenantOversightResolver {
  constructor(private readonly service: OversightService) {}

  @ResolveField(() => [Oversight], {
    description: 'What an authority oversees: told to itself and to operators, empty for others.',
  })
  oversight(
    @Parent() tenant: Tenant,
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
  ): Promise<Oversight[]> {
    return loadTogether(context, TenantOversightResolver, tenant.id, (ids) => this.service.ofTenants(viewer, ids));
  }
}
