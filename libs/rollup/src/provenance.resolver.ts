import { type FigureSum, type IndicatorCode, shownValue } from '@fanzha/domain';
import { Tenant, TenantLoader } from '@fanzha/org';
import { type Connection, Costs, Database, IndicatorCodeEnum, keyOfCursor, pageOf, pageSize, type RequestContext, type Viewer } from '@fanzha/platform';
import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { figureFrom } from './figures.js';
import { Contributor, ContributorConnection, Provenance, type ProvenancePart } from './provenance.model.js';
import { contributorsOf, countStatingTenants, type SourceRow, sourcesByQualifier } from './provenance.repository.js';
import { Rollup } from './rollup.model.js';
import { RollupReader } from './rollup-reader.js';

/** "这个数从哪来": opens one figure. Reads the facts themselves, so it also shows that they add up to the figure. */
@Resolver(() => Rollup)
export class RollupProvenanceResolver {
  constructor(
    private readonly database: Database,
    private readonly reader: RollupReader,
  ) {}

  @Costs(200)
  @ResolveField(() => Provenance, { description: 'Where a figure comes from.' })
  async provenance(
    @Parent() rollup: Rollup,
    @Context() context: RequestContext,
    @Args('indicator', { type: () => IndicatorCodeEnum }) code: IndicatorCode,
  ): Promise<Provenance> {
    const viewer = context.viewer as Viewer;
    const batch = this.reader.batchOf(context);
    const [sources, stating, presence] = await Promise.all([
      sourcesByQualifier(this.database, viewer.scope, rollup.question, code),
      countStatingTenants(this.database, viewer.scope, rollup.question, code),
      batch.presence(rollup.question),
    ]);
    const part = (qualifier: SourceRow['qualifier']): ProvenancePart => {
      const row = sources.find((source) => source.qualifier === qualifier);
      return { records: row?.records ?? 0, value: shownValue(code, row?.amount ?? 0) };
    };
    return {
      question: rollup.question,
      indicator: code,
      figure: figureFrom(code, new Map([[code, sumOf(sources)]])),
      records: sources.reduce((sum, source) => sum + source.records, 0),
      exact: part('EXACT'),
      atLeast: part('AT_LEAST'),
      approx: part('APPROX'),
      uncounted: part('UNCOUNTED').records,
      withheld: part('WITHHELD').records,
      silent: Math.max(0, presence.contributing - stating),
      missing: Math.max(0, presence.due - presence.contributing),
    };
  }
}

function sumOf(sources: readonly SourceRow[]): FigureSum {
  const records = (qualifier: SourceRow['qualifier']) => sources.find((source) => source.qualifier === qualifier)?.records ?? 0;
  return {
    amount: sources.reduce((sum, source) => sum + source.amount, 0),
    atLeast: records('AT_LEAST'),
    approx: records('APPROX'),
    uncounted: records('UNCOUNTED'),
    withheld: records('WITHHELD'),
  };
}

@Resolver(() => Provenance)
export class ProvenanceResolver {
  constructor(private readonly database: Database) {}

  @Costs(100)
  @ResolveField(() => ContributorConnection, { description: 'Tenants with a figure, largest first.' })
  async tenants(
    @Parent() provenance: Provenance,
    @Context() context: RequestContext,
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ): Promise<Connection<Contributor>> {
    const { question, indicator: code } = provenance;
    const limit = pageSize(first);
    const [amount, tenantId] = after ? keyOfCursor(after, 2) : [];
    const behind = after ? { amount: Number(amount), tenantId: String(tenantId) } : null;
    const { scope } = context.viewer as Viewer;
    const { rows, total } = await contributorsOf(this.database, scope, question, code, behind, limit + 1);
    return pageOf(rows, {
      first: limit,
      after: after ?? null,
      totalCount: total,
      key: (row) => [row.amount, row.tenant_id],
      node: (row) => ({
        tenantId: row.tenant_id,
        records: row.records,
        value: shownValue(code, row.amount),
        atLeast: row.at_least > 0,
        uncounted: row.uncounted,
      }),
    });
  }
}

@Resolver(() => Contributor)
export class ContributorResolver {
  constructor(private readonly tenants: TenantLoader) {}

  @ResolveField(() => Tenant)
  tenant(@Parent() contributor: Contributor, @Context() context: RequestContext): Promise<Tenant> {
    return this.tenants.load(context, contributor.tenantId);
  }
}
