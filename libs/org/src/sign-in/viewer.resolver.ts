import { CurrentViewer, Requires, type Viewer, WhilePasswordExpired } from '@fanzha/platform';
import { Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Oversight } from '../oversight/oversight.entity.js';
import { OversightService } from '../oversight/oversight.service.js';
import { SessionService } from './session.service.js';
import { Tenant } from '../tenants/tenant.entity.js';
import { TenantService } from '../tenants/tenant.service.js';
import { ViewerProfile } from './session.model.js';

@Resolver(() => ViewerProfile)
export class ViewerResolver {
  constructor(
    private readonly tenants: TenantService,
    private readonly oversights: OversightService,
    private readonly sessions: SessionService,
  ) {}

  @Query(() => ViewerProfile, { description: 'The signed-in user.' })
  @Requires('account:own')
  @WhilePasswordExpired()
  async viewer(@CurrentViewer() viewer: Viewer): Promise<ViewerProfile> {
    await this.sessions.requireAlive(viewer);
    return ViewerProfile.of(viewer);
  }

  @ResolveField(() => Tenant, { description: 'the unit it belongs to' })
  tenant(@Parent() { viewer }: ViewerProfile): Promise<Tenant> {
    return this.tenants.require(viewer, viewer.tenantId);
  }

  @ResolveField(() => [Oversight], { description: 'What the officials of the tenant may look at.' })
  oversight(@Parent() { viewer }: ViewerProfile): Promise<Oversight[]> {
    return this.oversights.ofViewer(viewer);
  }
}
