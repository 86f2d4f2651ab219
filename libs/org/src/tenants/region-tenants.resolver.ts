import { type Connection, CurrentViewer, SelectedWith, type Viewer } from '@fanzha/platform';
import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Region } from '../regions/region.model.js';
import type { Tenant } from './tenant.entity.js';
import { RegionTenantsArgs } from './tenant.inputs.js';
import { TenantConnection } from './tenant.resolver.js';
import { TenantService } from './tenant.service.js';

/** What tenants add to a region; regions know nothing of tenants. */
@Resolver(() => Region)
export class RegionTenantsResolver {
  constructor(private readonly service: TenantService) {}

  @SelectedWith('tenant:read')
  @ResolveField(() => TenantConnection, {
    description:
      'Tenants of the whole subtree, for the officials who oversee it and operators of the city. FORBIDDEN for others.',
  })
  tenants(
    @CurrentViewer() viewer: Viewer,
    @Parent() region: Region,
    @Args() args: RegionTenantsArgs,
  ): Promise<Connection<Tenant>> {
    return this.service.ofRegion(viewer, region.code, args);
  }
}
