import { Tenant, TenantLoader } from '@fanzha/org';
import type { RequestContext } from '@fanzha/platform';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Contributor, SourceRecord } from './provenance.model.js';
import { RecordLabels } from './record-labels.js';

/** What a row of an opened figure tells besides its numbers: whose it is, and what its record is called. */
@Resolver(() => Contributor)
export class ContributorResolver {
  constructor(private readonly tenants: TenantLoader) {}

  @ResolveField(() => Tenant, { description: 'the unit' })
  tenant(@Parent() contributor: Contributor, @Context() context: RequestContext): Promise<Tenant> {
    return this.tenants.load(context, contributor.tenantId);
  }
}

@Resolver(() => SourceRecord)
export class SourceRecordResolver {
  constructor(
    private readonly labels: RecordLabels,
    private readonly tenants: TenantLoader,
  ) {}

  @ResolveField(() => Tenant, {
    nullable: true,
    description: 'null for a roster, which no one unit keeps, and where you may not see the unit',
  })
  async tenant(@Parent() { tenantId }: SourceRecord, @Context() context: RequestContext): Promise<Tenant | null> {
    return tenantId === null ? null : this.tenants.find(context, tenantId);
  }

  @ResolveField(() => String, {
    description: 'What the record is called: a title, a community, a type. Never the number of a case.',
  })
  label(@Parent() { kind, recordId }: SourceRecord, @Context() context: RequestContext): Promise<string> {
    return this.labels.of(context, kind, recordId);
  }
}
