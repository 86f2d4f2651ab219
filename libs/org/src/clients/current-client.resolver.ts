import { CurrentViewer, Requires, type Viewer } from '@fanzha/platform';
import { Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Tenant } from '../tenants/tenant.entity.js';
import { TenantService } from '../tenants/tenant.service.js';
import { CurrentClient } from './api-client.model.js';
import { ApiClientService } from './api-client.service.js';

/** What a program asks first: whether its token works, until when, and for what. */
@Resolver(() => CurrentClient)
export class CurrentClientResolver {
  constructor(
    private readonly clients: ApiClientService,
    private readonly tenants: TenantService,
  ) {}

  @Query(() => CurrentClient, { nullable: true, description: 'The program whose token was sent; null for a person.' })
  @Requires()
  currentClient(@CurrentViewer() viewer: Viewer): Promise<CurrentClient | null> {
    return this.clients.current(viewer);
  }

  @ResolveField(() => Tenant, { description: 'The unit it acts for.' })
  tenant(@Parent() _client: CurrentClient, @CurrentViewer() viewer: Viewer): Promise<Tenant> {
    return this.tenants.require(viewer, viewer.tenantId);
  }
}
