import { type Locale, nameIn } from '@fanzha/domain';
import { Tenant, TenantLoader } from '@fanzha/org';
import { Database, loaderOf, type RequestContext, type Viewer } from '@fanzha/platform';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { Contributor, SourceRecord } from './provenance.model.js';
import { labelsOf } from './provenance.repository.js';
import { SOURCE_KINDS } from './source-kinds.js';

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
    private readonly database: Database,
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
  async label(@Parent() { kind, recordId }: SourceRecord, @Context() context: RequestContext): Promise<string> {
    const { scope } = context.viewer as Viewer;
    const loader = loaderOf(
      context,
      SourceRecordResolver,
      () =>
        new DataLoader<string, string>(async (ids) => {
          const labels = await labelsOf(this.database, scope, ids);
          return ids.map((each) => labels.get(each) ?? '');
        }),
    );
    const label = await loader.load(recordId);
    const term = SOURCE_KINDS.find(kind)?.labelTerms?.find(({ code }) => code === label);
    return term ? nameIn(context.locale as Locale, term) : label;
  }
}
