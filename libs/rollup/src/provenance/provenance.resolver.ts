import {
  addAmounts,
  type Amount,
  type BreakdownDimension,
  indicator,
  type IndicatorCode,
  isId,
  isWithin,
  DomainError,
  shownValue,
  type SourcePart,
} from '@fanzha/domain';
import { Tenant, TenantConnection, TenantLoader } from '@fanzha/org';
import {
  BreakdownDimensionEnum,
  type Connection,
  Costs,
  Database,
  IndicatorCodeEnum,
  type RequestContext,
  requirePermission,
  SelectedWith,
  SourcePartEnum,
  type Viewer,
} from '@fanzha/platform';
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { createHash } from 'node:crypto';
import { figureFrom } from '../read/figures.js';
import { SourcePageArgs, SourcesArgs } from './provenance.args.js';
import {
  type Contributor,
  ContributorConnection,
  Provenance,
  type ProvenancePart,
  type SourceRecord,
  SourceRecordConnection,
} from './provenance.model.js';
import {
  contributorsOf,
  type QualifiedSum,
  recordsOf,
  sourcesByQualifier,
  sourcesGoingOn,
  tenantsWithout,
} from './provenance.repository.js';
import { isOfRosters, type SourceQuestion } from './provenance-statement.js';
import { rosterQuestion } from '../read/node.js';
import type { Reporting } from '../read/reporting.js';
import { Rollup } from '../read/rollup.model.js';
import { RollupReader } from '../read/rollup-reader.js';
import { checkCells, contributorsRefusal } from '../read/small-cells.js';
import { SOURCE_KINDS } from '../contribution/source-kinds.js';
import { amountInCursor, nameOfList, SourcePage } from './source-page.js';
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
    @Args('part', {
      type: () => SourcePartEnum,
      defaultValue: 'WITHIN',
      description: 'which statements: those that make the value, or those that span an end of the period',
    })
    part: SourcePart,
  ): Promise<Provenance> {
    if ((by == null) !== (member == null))
      throw DomainError.badInput([{ path: by == null ? 'by' : 'member', code: 'REQUIRED' }]);
    const reads = this.reader.readsOf(context);
    const { question } = rollup;
    checkCells(context.viewer as Viewer, question, [code], true);
    const source: SourceQuestion = {
      question,
      indicator: indicator(code).ratio?.numerator ?? code,
      by: by ?? null,
      member: member ?? null,
      part,
    };
    const behind = sourceReads(context, this.database);
    const [{ within, beganBefore, stating }, goingOn, reporting, known] = await Promise.all([
      sourcesByQualifier(behind, source),
      sourcesGoingOn(behind, source),
      reads.contributorsRefused ?? reads.reporting(question),
      by == null
        ? reads.figures(question, [code], true)
        : reads.members(question, code, by).then((members) => new Map([[code, members.get(member ?? '') ?? NO_SUM]])),
    ]);
    const sources = { WITHIN: within, BEGAN_BEFORE: beganBefore, GOES_ON: goingOn }[part];
    const opened = (qualifier: QualifiedSum['qualifier']): ProvenancePart => {
      const row = sources.find((each) => each.qualifier === qualifier);
      return { records: row?.records ?? 0, value: shownValue(source.indicator, row?.amount ?? 0) };
    };
    return {
      source,
      indicator: code,
      part,
      figure: figureFrom(code, addsUp(code) ? new Map([[code, sumOf(within, beganBefore, goingOn)]]) : known),
      beganBefore: together(source.indicator, beganBefore),
      goesOn: together(source.indicator, goingOn),
      records: recordsIn(sources),
      exact: opened('EXACT'),
      atLeast: opened('AT_LEAST'),
      approx: opened('APPROX'),
      uncounted: opened('UNCOUNTED').records,
      withheld: opened('WITHHELD').records,
      toCheck: checksOf(sources),
      ...owing(source, reporting, stating),
    };
  }
}

/** How many units have recorded nothing that states a figure, or nothing at all; or why that is not told. */
function owing(
  source: SourceQuestion,
  reporting: Reporting | DomainError,
  stating: number,
): Pick<Provenance, 'silent' | 'missing'> {
  if (reporting instanceof DomainError) return { silent: reporting, missing: reporting };
  const { due, contributing } = reporting;
  // Nobody owes a roster.
  const silent = isOfRosters(source) ? 0 : Math.max(0, contributing - stating);
  return { silent, missing: Math.max(0, due - contributing) };
}

/** Whether the records behind a figure add up to it. Ratios, distinct counts and the register of tenants do not. */
function addsUp(code: IndicatorCode): boolean {
  const { aggregation } = indicator(code);
  return code !== 'TENANTS' && (aggregation === 'sum' || aggregation === 'stock');
}

/** What the records behind a figure add up to. */
function sumOf(
  within: readonly QualifiedSum[],
  beganBefore: readonly QualifiedSum[],
  goingOn: readonly QualifiedSum[],
): Sum {
  const across = (sources: readonly QualifiedSum[]) => ({ ...totalOf(sources), lines: recordsIn(sources) });
  const [spanning, goesOn] = [across(beganBefore), across(goingOn)];
  return { ...totalOf(within), ...(spanning.lines !== 0 && { spanning }), ...(goesOn.lines !== 0 && { goesOn }) };
}

const recordsIn = (sources: readonly QualifiedSum[]): number => sources.reduce((sum, each) => sum + each.records, 0);

const together = (code: IndicatorCode, sources: readonly QualifiedSum[]): ProvenancePart => ({
  records: recordsIn(sources),
  value: shownValue(code, totalOf(sources).amount),
});

function totalOf(sources: readonly QualifiedSum[]): Sum {
  const facts = (count: 'at_least' | 'approx' | 'uncounted' | 'withheld') =>
    sources.reduce((sum, source) => sum + source[count], 0);
  return {
    amount: sources.reduce<Amount>((sum, source) => addAmounts(sum, source.amount), 0),
    atLeast: facts('at_least'),
    approx: facts('approx'),
    uncounted: facts('uncounted'),
    withheld: facts('withheld'),
    toCheck: checksOf(sources),
  };
}

const checksOf = (sources: readonly QualifiedSum[]): number => sources.reduce((sum, each) => sum + each.to_check, 0);

/** Who keeps which doors of a roster is told to those who oversee its region in every line, and to nobody else. */
function hidesKeepers(source: SourceQuestion, { scope }: Viewer): boolean {
  if (!isOfRosters(source)) return false;
  const { node } = rosterQuestion(source.question);
  return (
    node.kind === 'TENANT' || scope.sector !== null || !scope.regions.some((region) => isWithin(node.code, region))
  );
}

/** The lists behind an opened figure. */
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
    @Args() args: SourcePageArgs,
  ): Promise<Connection<Contributor>> {
    // What one tenant recorded is nearer to its records than to a figure.
    requirePermission(context.viewer, 'ledger:read');
    const page = new SourcePage('tenants', source, args);
    const last = page.behindAmount();
    if (hidesKeepers(source, context.viewer as Viewer)) return page.none();
    const reads = sourceReads(context, this.database);
    const { rows, total } = await contributorsOf(reads, source, last, page.limit + 1);
    const ids = rows.map(({ tenant_id }) => tenant_id);
    const seen = await this.seen(context, ids);
    return page.connection(
      rows,
      total,
      (row) => [amountInCursor(row.amount), row.tenant_id],
      (row) =>
        seen.get(row.tenant_id)
          ? {
              tenantId: row.tenant_id,
              records: row.records,
              value: row.amount === 0 && row.unstated > 0 ? null : shownValue(source.indicator, row.amount),
              atLeast: row.at_least > 0,
              uncounted: row.uncounted,
              toCheck: row.to_check,
            }
          : null,
    );
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
    @Args() { tenantId = null, ...args }: SourcesArgs,
  ): Promise<Connection<SourceRecord>> {
    requirePermission(context.viewer, 'ledger:read');
    const page = new SourcePage('sources', source, args, tenantId);
    if (tenantId !== null && !isId(tenantId)) throw DomainError.badInput([{ path: 'tenantId', code: 'INVALID_ID' }]);
    const last = page.behindAmount();
    // A roster is nobody's.
    if (tenantId !== null && isOfRosters(source)) return page.none();
    const reads = sourceReads(context, this.database);
    const { rows, total } = await recordsOf(reads, source, tenantId, last, page.limit + 1);
    return page.connection(
      rows,
      total,
      (row) => [amountInCursor(row.amount), row.fact_id],
      (row) => ({
        tenantId: row.tenant_id,
        kind: row.fact_kind,
        id: createHash('sha256')
          .update(nameOfList(row.fact_kind, source, row.fact_id))
          .digest('base64url'),
        recordId: row.fact_id,
        communityCode: SOURCE_KINDS.find(row.fact_kind)?.ofRegion ? row.region_code : null,
        day: row.day,
        beganOn: row.began_on,
        value:
          row.qualifier === 'UNCOUNTED' || row.qualifier === 'WITHHELD'
            ? null
            : shownValue(source.indicator, row.amount),
        qualifier: row.qualifier,
        toCheck: row.to_check > 0,
      }),
    );
  }

  @SelectedWith('tenant:read')
  @Costs(LISTING)
  @ResolveField(() => TenantConnection, {
    description:
      'Tenants due without any active fact in the period: whom to remind; not for clients without ledger:read.',
  })
  missingTenants(
    @Parent() { source }: Provenance,
    @Context() context: RequestContext,
    @Args() args: SourcePageArgs,
  ): Promise<Connection<Tenant>> {
    return this.without('missing', source, context, args);
  }

  @SelectedWith('tenant:read')
  @Costs(LISTING)
  @ResolveField(() => TenantConnection, {
    description:
      'Tenants due that have recorded something, but nothing that states the indicator; ' +
      'not for clients without ledger:read.',
  })
  silentTenants(
    @Parent() { source }: Provenance,
    @Context() context: RequestContext,
    @Args() args: SourcePageArgs,
  ): Promise<Connection<Tenant>> {
    return this.without('silent', source, context, args);
  }

  private async without(
    which: 'missing' | 'silent',
    source: SourceQuestion,
    context: RequestContext,
    args: SourcePageArgs,
  ): Promise<Connection<Tenant>> {
    requirePermission(context.viewer, 'tenant:read');
    const refusal = contributorsRefusal(context.viewer as Viewer);
    if (refusal) throw refusal;
    const page = new SourcePage(which, source, args);
    const last = page.behindId();
    if (which === 'silent' && isOfRosters(source)) return page.none();
    const reads = sourceReads(context, this.database);
    const { ids, total } = await tenantsWithout(reads, source, which, last, page.limit + 1);
    const seen = await this.seen(context, ids);
    return page.connection(
      ids,
      total,
      (id) => [id],
      (id) => seen.get(id) ?? null,
    );
  }

  /** Units as the viewer sees them; null for one that the viewer does not see. */
  private async seen(context: RequestContext, ids: readonly string[]): Promise<ReadonlyMap<string, Tenant | null>> {
    return new Map(await Promise.all(ids.map(async (id) => [id, await this.tenantsOf.find(context, id)] as const)));
  }
}
