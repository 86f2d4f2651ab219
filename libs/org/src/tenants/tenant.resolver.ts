import {
  type Connection,
  connectionOf,
  CurrentViewer,
  type RequestContext,
  Requires,
  type Viewer,
} from '@fanzha/platform';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { RegionDirectory } from '../regions/region-directory.js';
import { Region } from '../regions/region.model.js';
import { TenantLoader } from './tenant-loader.js';
import { Tenant } from './tenant.entity.js';
import { TenantInput, TenantsArgs } from './tenant.inputs.js';
import { TenantService } from './tenant.service.js';

export const TenantConnection = connectionOf('Tenant', () => Tenant);

@Resolver(() => Tenant)
export class TenantResolver {
  constructor(
    private readonly tenants: TenantService,
    private readonly loader: TenantLoader,
    private readonly directory: RegionDirectory,
  ) {}

  @Query(() => Tenant, { nullable: true, description: 'NOT_FOUND for a tenant that is not there or not yours to see.' })
  @Requires('tenant:read')
  tenant(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'the id of the unit' }) id: string,
  ): Promise<Tenant> {
    return this.tenants.require(viewer, id);
  }

  @Query(() => TenantConnection, { name: 'tenants', description: 'Operators: every tenant of the city.' })
  @Requires('tenant:manage')
  async tenantsOfCity(@CurrentViewer() viewer: Viewer, @Args() args: TenantsArgs): Promise<Connection<Tenant>> {
    return this.tenants.ofCity(viewer, args);
  }

  @Query(() => [Tenant], {
    description:
      'Operators: open units of the county of `regionCode` whose name reads the same; look before you open another.',
  })
  @Requires('tenant:manage')
  tenantsNamed(
    @CurrentViewer() viewer: Viewer,
    @Args('name', { type: () => String, description: 'the name; width, case and brackets make no difference' })
    name: string,
    @Args('regionCode', { type: () => ID, description: 'the region in which the name is looked for' })
    regionCode: string,
  ): Promise<Tenant[]> {
    return this.tenants.named(viewer, name, regionCode);
  }

  @Mutation(() => Tenant, { description: 'Operators: a new tenant of the city.' })
  @Requires('tenant:manage')
  createTenant(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => TenantInput, description: 'all that is stated; what is left out is not stated' })
    input: TenantInput,
  ): Promise<Tenant> {
    return this.tenants.create(viewer, input);
  }

  @ResolveField(() => Region, { description: 'the region it belongs to today' })
  region(@Parent() tenant: Tenant): Region | undefined {
    return this.directory.find(tenant.regionCode);
  }

  @ResolveField(() => Tenant, { nullable: true, description: 'The tenant it reports to, where the viewer may see it.' })
  parent(@Parent() tenant: Tenant, @Context() context: RequestContext): Promise<Tenant | null> | null {
    return tenant.parentId === null ? null : this.loader.find(context, tenant.parentId);
  }
}
