import {
  addAmounts,
  type Amount,
  amountOf,
  type BreakdownDimension,
  indicator,
  type IndicatorCode,
  isId,
  isWithin,
  DomainError,
  shownValue,
} from '@fanzha/domain';
import { Tenant, TenantConnection, TenantLoader } from '@fanzha/org';
import {
  BreakdownDimensionEnum,
  type Connection,
  Costs,
  Database,
  IndicatorCodeEnum,
  invalidCursor,
  keyOfCursor,
  listName,
  pageOf,
  pageSize,
  type RequestContext,
  requirePermission,
  SelectedWith,
  type Viewer,
} from '@fanzha/platform';
import { Args, Context, ID, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { createHash } from 'node:crypto';
import { figureFrom } from '../read/figures.js';
import {
  type Contributor,
  ContributorConnection,
  Provenance,
  type ProvenancePart,
  type SourceRecord,
  SourceRecordConnection,
} from './provenance.model.js';
import {
  type Behind,
  contributorsOf,
  type QualifiedSum,
  recordsOf,
  sourcesByQualifier,
  tenantsWithout,
} from './provenance.repository.js';
import { isOfRosters, type SourceQuestion } from './provenance-statement.js';
import { questionKey, rosterQuestion } from '../read/node.js';
import { Rollup } from '../read/rollup.model.js';
import { RollupReader } from '../read/rollup-reader.js';
import { checkCells } from '../read/small-cells.js';
import { SOURCE_KINDS } from './source-kinds.js';
import { sourceReads } from './source-reads.js';
import { NO_SUM, type Sum } from '../read/sum.js';

/** All facts behind a figure are read: one operation may open five figures. */
const OPENING = 3_400;
/** And read once more for each of its lists. */
const LISTING = 300;

/** "这个数从哪来": opens one figure. Reads the facts themselves, so it also shows that they add up to the figure. */
@Resolver(() => Rollup)
export class RollupProvenanceResolver {
  constructor(
    private readonly database: Database,
    private readonly reader: RollupReader,
  ) {}

  @Costs(OPENING)
  @ResolveField(() => Provenance, {
    description: 'Where a figure comes from; with `by` and `member`, the part of it that a breakdown shows.',
  })
  async provenance(
    @Parent() rollup: Rollup,
    @Context() context: RequestContext,
    @Args('indicator', { type: () => IndicatorCodeEnum, description: 'the code of the figure' }) code: IndicatorCode,
    @Args('by', {
      type: () => BreakdownDimensionEnum,
      nullable: true,
      description: 'with `member`: only the part that a breakdown by this shows',
    })
    by: BreakdownDimension | null,
    @Args('member', { type: () => String, nullable: true, description: 'the `key` of a part of that breakdown' })
    member: string | null,
  ): Promise<Provenance> {
    if ((by == null) !== (member == null))
      throw DomainError.badInput([{ path: by == null ? 'by' : 'member', code: 'REQUIRED' }]);
    const batch = this.reader.batchOf(context);
    const { question } = rollup;
    checkCells(context.viewer as Viewer, question, [code], true);
    const source: SourceQuestion = {
      question,
      indicator: indicator(code).ratio?.numerator ?? code,
      by: by ?? null,
      member: member ?? null,
    };
    const [{ sums: sources, stating }, reporting, known] = await Promise.all([
      sourcesByQualifier(sourceReads(context, this.database), source),
      batch.reporting(question),
      by == null
        ? batch.figures(question, [code])
        : batch.members(question, code, by).then((members) => new Map([[code, members.get(member ?? '') ?? NO_SUM]])),
    ]);
    const part = (qualifier: QualifiedSum['qualifier']): ProvenancePart => {
      const row = sources.find((each) => each.qualifier === qualifier);
      return { records: row?.records ?? 0, value: shownValue(source.indicator, row?.amount ?? 0) };
    };
    return {
      source,
      indicator: code,
      figure: figureFrom(code, addsUp(code) ? new Map([[code, sumOf(sources)]]) : known),
      records: sources.reduce((sum, each) => sum + each.records, 0),
      exact: part('EXACT'),
      atLeast: part('AT_LEAST'),
      approx: part('APPROX'),
      uncounted: part('UNCOUNTED').records,
      withheld: part('WITHHELD').records,
      toCheck: checksOf(sources),
      // Nobody owes a roster.
      silent: isOfRosters(source) ? 0 : Math.max(0, reporting.contributing - stating),
      missing: Math.max(0, reporting.due - reporting.contributing),
    };
  }
}

/** Whether the records behind a figure add up to it. Ratios, distinct counts and the register of tenants do not. */
function addsUp(code: IndicatorCode): boolean {
  const { aggregation } = indicator(code);
  return code !== 'TENANTS' && (aggregation === 'sum' || aggregation === 'stock');
}

function sumOf(sources: readonly QualifiedSum[]): Sum {
  const records = (qualifier: QualifiedSum['qualifier']) =>
    sources.find((source) => source.qualifier === qualifier)?.records ?? 0;
  return {
    amount: sources.reduce<Amount>((sum, source) => addAmounts(sum, source.amount), 0),
    atLeast: records('AT_LEAST'),
    approx: records('APPROX'),
    uncounted: records('UNCOUNTED'),
    withheld: records('WITHHELD'),
    toCheck: checksOf(sources),
  };
}

const checksOf = (sources: readonly QualifiedSum[]): number => sources.reduce((sum, each) => sum + each.to_check, 0);

const WHOLE = /^-?\d{1,40}$/;

function behind(after: string | null, list: string): Behind | null {
  if (!after) return null;
  const [amount, id] = keyOfCursor(after, 2, list);
  if (WHOLE.test(String(amount)) && typeof id === 'string' && isId(id)) return { amount: amountOf(String(amount)), id };
  throw invalidCursor();
}

/** An amount in a cursor, which is JSON: as text where a number would not be exact. */
const written = (amount: Amount): number | string => (typeof amount === 'bigint' ? String(amount) : amount);

/** The id in the cursor of a tenant; null on the first page. */
function tenantBehind(after: string | null, list: string): string | null {
  if (!after) return null;
  const [id] = keyOfCursor(after, 1, list);
  if (typeof id === 'string' && isId(id)) return id;
  throw invalidCursor();
}

/** Names a list of one opened figure. */
const listOf = (
  name: string,
  { question, indicator: of, by, member }: SourceQuestion,
  tenantId: string | null = null,
): string => listName(name, { question: questionKey(question), of, by, member, tenantId });

/** Who keeps which doors of a roster is told to those who oversee its region in every line, and to nobody else. */
function hidesKeepers(source: SourceQuestion, { scope }: Viewer): boolean {
  if (!isOfRosters(source)) return false;
  const { node } = rosterQuestion(source.question);
  return (
    node.kind === 'TENANT' || scope.sector !== null || !scope.regions.some((region) => isWithin(node.code, region))
  );
}

const noPage = <Node>(first: number): Connection<Node> =>
  pageOf<Node, Node>([], { list: '', first, after: null, totalCount: 0, key: () => [], node: (node) => node });

@Resolver(() => Provenance)
export class ProvenanceResolver {
  constructor(
    private readonly database: Database,
    private readonly tenantsOf: TenantLoader,
  ) {}

  @SelectedWith('ledger:read')
  @Costs(LISTING)
  @ResolveField(() => ContributorConnection, {
    description:
      'Tenants with a figure, largest first; for those who may read records. Of rosters, for overseers of every line.',
  })
  async tenants(
    @Parent() { source }: Provenance,
    @Context() context: RequestContext,
    @Args('first', { type: () => Int, defaultValue: 20, description: 'rows of a page, 1 to 100' }) first: number,
    @Args('after', {
      type: () => String,
      nullable: true,
      description: '`endCursor` of the page before; null: from the beginning',
    })
    after: string | null,
  ): Promise<Connection<Contributor>> {
    // What one tenant recorded is nearer to its records than to a figure.
    requirePermission(context.viewer, 'ledger:read');
    const limit = pageSize(first);
    const list = listOf('tenants', source);
    const last = behind(after, list);
    if (hidesKeepers(source, context.viewer as Viewer)) return noPage(limit);
    const { rows, total } = await contributorsOf(sourceReads(context, this.database), source, last, limit + 1);
    const seen = await Promise.all(rows.map(({ tenant_id }) => this.tenantsOf.find(context, tenant_id)));
    const page = pageOf(rows, {
      list,
      first: limit,
      after: after ?? null,
      totalCount: total,
      key: (row) => [written(row.amount), row.tenant_id],
      node: (row) => ({
        tenantId: row.tenant_id,
        records: row.records,
        value: row.amount === 0 && row.unstated > 0 ? null : shownValue(source.indicator, row.amount),
        atLeast: row.at_least > 0,
        uncounted: row.uncounted,
        toCheck: row.to_check,
      }),
    });
    // A unit that the viewer does not see is no reason to show none.
    return { ...page, edges: page.edges.filter((_, place) => seen[place] !== null) };
  }

  @SelectedWith('ledger:read')
  @Costs(LISTING)
  @ResolveField(() => SourceRecordConnection, {
    name: 'sources',
    description: 'The records themselves, largest first; for those who may read records.',
  })
  async sources(
    @Parent() { source }: Provenance,
    @Context() context: RequestContext,
    @Args('tenantId', { type: () => ID, nullable: true, description: 'only records of this unit' })
    tenantId: string | null,
    @Args('first', { type: () => Int, defaultValue: 20, description: 'rows of a page, 1 to 100' }) first: number,
    @Args('after', {
      type: () => String,
      nullable: true,
      description: '`endCursor` of the page before; null: from the beginning',
    })
    after: string | null,
  ): Promise<Connection<SourceRecord>> {
    requirePermission(context.viewer, 'ledger:read');
    const limit = pageSize(first);
    if (tenantId != null && !isId(tenantId)) throw DomainError.badInput([{ path: 'tenantId', code: 'INVALID_ID' }]);
    const list = listOf('sources', source, tenantId);
    const last = behind(after, list);
    // A roster is nobody's.
    if (tenantId != null && isOfRosters(source)) return noPage(limit);
    const { rows, total } = await recordsOf(
      sourceReads(context, this.database),
      source,
      tenantId ?? null,
      last,
      limit + 1,
    );
    return pageOf(rows, {
      list,
      first: limit,
      after: after ?? null,
      totalCount: total,
      key: (row) => [written(row.amount), row.fact_id],
      node: (row) => ({
        tenantId: row.tenant_id,
        kind: row.fact_kind,
        id: createHash('sha256')
          .update(listOf(row.fact_kind, source, row.fact_id))
          .digest('base64url'),
        recordId: row.fact_id,
        communityCode: SOURCE_KINDS.find(row.fact_kind)?.ofRegion ? row.region_code : null,
        day: row.day,
        value:
          row.qualifier === 'UNCOUNTED' || row.qualifier === 'WITHHELD'
            ? null
            : shownValue(source.indicator, row.amount),
        qualifier: row.qualifier,
        toCheck: row.to_check > 0,
      }),
    });
  }

  @SelectedWith('tenant:read')
  @Costs(LISTING)
  @ResolveField(() => TenantConnection, {
    description: 'Tenants due without any active fact in the period: whom to remind.',
  })
  missingTenants(
    @Parent() { source }: Provenance,
    @Context() context: RequestContext,
    @Args('first', { type: () => Int, defaultValue: 20, description: 'rows of a page, 1 to 100' }) first: number,
    @Args('after', {
      type: () => String,
      nullable: true,
      description: '`endCursor` of the page before; null: from the beginning',
    })
    after: string | null,
  ): Promise<Connection<Tenant>> {
    return this.without('missing', source, context, first, after);
  }

  @SelectedWith('tenant:read')
  @Costs(LISTING)
  @ResolveField(() => TenantConnection, {
    description: 'Tenants due that have recorded something, but nothing that states the indicator.',
  })
  silentTenants(
    @Parent() { source }: Provenance,
    @Context() context: RequestContext,
    @Args('first', { type: () => Int, defaultValue: 20, description: 'rows of a page, 1 to 100' }) first: number,
    @Args('after', {
      type: () => String,
      nullable: true,
      description: '`endCursor` of the page before; null: from the beginning',
    })
    after: string | null,
  ): Promise<Connection<Tenant>> {
    return this.without('silent', source, context, first, after);
  }

  private async without(
    which: 'missing' | 'silent',
    source: SourceQuestion,
    context: RequestContext,
    first: number,
    after: string | null,
  ): Promise<Connection<Tenant>> {
    requirePermission(context.viewer, 'tenant:read');
    const limit = pageSize(first);
    const list = listOf(which, source);
    const last = tenantBehind(after, list);
    if (which === 'silent' && isOfRosters(source)) return noPage(limit);
    const { ids, total } = await tenantsWithout(sourceReads(context, this.database), source, which, last, limit + 1);
    const tenants = await Promise.all(ids.map((id) => this.tenantsOf.find(context, id)));
    const page = pageOf(ids, {
      list,
      first: limit,
      after: after ?? null,
      totalCount: total,
      key: (id) => [id],
      node: (id) => tenants[ids.indexOf(id)] ?? null,
    });
    return { ...page, edges: page.edges.flatMap(({ cursor, node }) => (node === null ? [] : [{ cursor, node }])) };
  }
}
