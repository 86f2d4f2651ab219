import { Tenant, TenantLoader } from '@fanzha/org';
import type { RequestContext } from '@fanzha/platform';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { FactLoaders } from '../facts/fact-loaders.js';
import { HouseholdRegistration } from './household-roster.model.js';

@Resolver(() => HouseholdRegistration)
export class HouseholdRegistrationResolver {
  constructor(
    private readonly tenants: TenantLoader,
    private readonly loaders: FactLoaders,
  ) {}

  @ResolveField(() => Tenant, { nullable: true, description: 'null where you do not see it' })
  tenant(@Parent() { tenantId }: HouseholdRegistration, @Context() context: RequestContext): Promise<Tenant | null> {
    return this.tenants.find(context, tenantId);
  }

  @ResolveField(() => String, { nullable: true, description: 'known to the own tenant only' })
  registeredBy(
    @Parent() { registeredById }: HouseholdRegistration,
    @Context() context: RequestContext,
  ): Promise<string | null> {
    return this.loaders.personName(context, registeredById);
  }
}
