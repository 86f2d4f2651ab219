import {
  ADDITIVE_INDICATORS,
  type BreakdownDimension,
  EMPTY_FIGURE,
  ENTERABLE_ACTIVITY_INDICATORS,
  type IndicatorCode,
  parsePeriod,
  type Period,
  previousPeriod,
  Refusal,
  sameLastYear,
  type Sector,
  shownValue,
  trailingMonths,
} from '@fanzha/domain';
import { checkOversees, Region, Tenant } from '@fanzha/org';
import {
  BreakdownDimensionEnum,
  Costs,
  CurrentViewer,
  IndicatorCodeEnum,
  PeriodScalar,
  type RequestContext,
  SafeIntScalar,
  SectorEnum,
  type Viewer,
} from '@fanzha/platform';
import { Args, Context, ID, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { figureFrom } from './figures.js';
import { MemberLabels } from './member-labels.js';
import type { RollupNode, RollupQuestion } from './node.js';
import { ActivityRollup, BreakdownItem, Figure, Rollup, SeriesPoint } from './rollup.model.js';
import type { Presence } from './presence.js';
import { type RollupBatch, RollupReader } from './rollup-reader.js';

const HEADLINE = ['ACTIVITIES', 'SESSIONS', 'PARTICIPANTS', 'LEAFLETS'] as const;
/** What `figures` means without a list: everything a unit can have recorded so far. */
const LIVE_INDICATORS: readonly IndicatorCode[] = ['ACTIVITIES', ...ENTERABLE_ACTIVITY_INDICATORS];
const MOST_MONTHS = 36;

/** Region.rollup: for officials whose oversight covers the region, restricted to their sector if they have one. */
@Resolver(() => Region)
export class RegionRollupResolver {
  @ResolveField(() => Rollup)
  rollup(
    @Parent() region: Region,
    @CurrentViewer() viewer: Viewer,
    @Args('period', { type: () => PeriodScalar }) period: Period,
    @Args('sector', { type: () => SectorEnum, nullable: true }) sector: Sector | null,
    @Args('campaignId', { type: () => ID, nullable: true }) campaignId: string | null,
  ): Rollup {
    return regionRollup({ kind: 'REGION', code: region.code }, region, viewer, period, sector, campaignId);
  }

  @ResolveField(() => Rollup, {
    description: 'Figures of facts that belong to this region itself and to none of its children (区直单位).',
  })
  directRollup(
    @Parent() region: Region,
    @CurrentViewer() viewer: Viewer,
    @Args('period', { type: () => PeriodScalar }) period: Period,
    @Args('sector', { type: () => SectorEnum, nullable: true }) sector: Sector | null,
    @Args('campaignId', { type: () => ID, nullable: true }) campaignId: string | null,
  ): Rollup {
    return regionRollup({ kind: 'OWN', code: region.code }, region, viewer, period, sector, campaignId);
  }
}

/** The same question about the last day of its period: what was in place at its end. */
function lastDay(question: RollupQuestion): RollupQuestion {
  const { end } = question.period;
  return { ...question, period: parsePeriod(`${end}/${end}`) };
}

function regionRollup(
  node: RollupNode,
  region: Region,
  viewer: Viewer,
  period: Period,
  sector: Sector | null | undefined,
  campaignId: string | null | undefined,
): Rollup {
  if (!viewer.permissions.has('rollup:read')) throw Refusal.forbidden();
  const effective = checkOversees(viewer, region.code, sector ?? null);
  return new Rollup({ node, period, sector: effective, campaignId: campaignIn(campaignId) });
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * A campaign as cells are keyed by it. Plans are kept for the whole process under keys it is part of: nothing else may
 * get there, or `*` would be taken for "whatever the campaign" by the next one who asks.
 * @throws Refusal BAD_INPUT (UNKNOWN_CODE) for what cannot be an id.
 */
function campaignIn(campaignId: string | null | undefined): string | null {
  if (campaignId == null) return null;
  if (!UUID.test(campaignId)) throw Refusal.badInput([{ path: 'campaignId', code: 'UNKNOWN_CODE' }]);
  return campaignId.toLowerCase();
}

/** Tenant.rollup: for the tenant itself and its overseers. */
@Resolver(() => Tenant)
export class TenantRollupResolver {
  @ResolveField(() => Rollup)
  rollup(
    @Parent() tenant: Tenant,
    @CurrentViewer() viewer: Viewer,
    @Args('period', { type: () => PeriodScalar }) period: Period,
    @Args('campaignId', { type: () => ID, nullable: true }) campaignId: string | null,
  ): Rollup {
    if (!viewer.permissions.has('rollup:read')) throw Refusal.forbidden();
    if (tenant.id !== viewer.tenantId) checkOversees(viewer, tenant.regionCode, tenant.sector);
    return new Rollup({
      node: { kind: 'TENANT', tenantId: tenant.id },
      period,
      sector: null,
      campaignId: campaignIn(campaignId),
    });
  }
}

/** The fields of a rollup. All that one request selects is read by one statement (RollupBatch). */
@Resolver(() => Rollup)
export class RollupResolver {
  constructor(
    private readonly reader: RollupReader,
    private readonly labels: MemberLabels,
  ) {}

  @ResolveField(() => SafeIntScalar, { description: 'Open tenants under the node at some time in the period, authorities excluded.' })
  async tenantsDue(@Parent() rollup: Rollup, @Context() context: RequestContext): Promise<number> {
    return (await this.presence(rollup, context)).due;
  }

  @ResolveField(() => SafeIntScalar, { description: 'Those of them with an active fact dated in the period.' })
  async tenantsContributing(@Parent() rollup: Rollup, @Context() context: RequestContext): Promise<number> {
    return (await this.presence(rollup, context)).contributing;
  }

  @ResolveField(() => ActivityRollup)
  async activities(@Parent() rollup: Rollup, @Context() context: RequestContext): Promise<ActivityRollup> {
    const sums = await this.batch(context).figures(rollup.question, HEADLINE);
    const amount = (code: IndicatorCode) => sums.get(code)?.amount ?? 0;
    return { count: amount('ACTIVITIES'), sessions: amount('SESSIONS'), participants: amount('PARTICIPANTS'), leaflets: amount('LEAFLETS') };
  }

  @ResolveField(() => Figure)
  async figure(
    @Parent() rollup: Rollup,
    @Context() context: RequestContext,
    @Args('indicator', { type: () => IndicatorCodeEnum }) code: IndicatorCode,
  ): Promise<Figure> {
    const [figure] = await this.figures(rollup, context, [code]);
    return figure as Figure;
  }

  @ResolveField(() => [Figure])
  async figures(
    @Parent() rollup: Rollup,
    @Context() context: RequestContext,
    @Args('indicators', { type: () => [IndicatorCodeEnum], nullable: true }) codes: IndicatorCode[] | null,
  ): Promise<Figure[]> {
    const wanted = codes ?? LIVE_INDICATORS;
    const batch = this.batch(context);
    const [sums, open] = await Promise.all([
      batch.figures(rollup.question, wanted),
      wanted.includes('TENANTS') ? batch.presence(lastDay(rollup.question)) : null,
    ]);
    // Units that should report are kept in the register of tenants, not in cells.
    const known = open ? new Map([...sums, ['TENANTS' as const, { ...EMPTY_FIGURE, amount: open.due }]]) : sums;
    return wanted.map((code) => figureFrom(code, known));
  }

  @ResolveField(() => [BreakdownItem], { description: 'Members that have the indicator, largest first.' })
  async breakdown(
    @Parent() rollup: Rollup,
    @Context() context: RequestContext,
    @Args('indicator', { type: () => IndicatorCodeEnum }) code: IndicatorCode,
    @Args('by', { type: () => BreakdownDimensionEnum }) by: BreakdownDimension,
  ): Promise<BreakdownItem[]> {
    // A ratio of parts does not add up to the ratio of the whole, and neither do distinct counts.
    if (!ADDITIVE_INDICATORS.includes(code)) throw Refusal.badInput([{ path: 'indicator', code: 'NOT_ALLOWED_HERE' }]);
    const members = await this.batch(context).members(rollup.question, code, by);
    const stated = [...members].filter(([, sum]) => sum.amount !== 0 || sum.uncounted > 0 || sum.withheld > 0);
    const labels = await this.labels.of(by, stated.map(([key]) => key), context);
    return stated
      .map(([key, sum]) => ({
        key,
        label: labels.get(key) ?? key,
        value: shownValue(code, sum.amount),
        atLeast: sum.atLeast > 0,
        uncounted: sum.uncounted,
      }))
      .sort((a, b) => b.value - a.value || (a.key < b.key ? -1 : 1));
  }

  @Costs(10, 'months')
  @ResolveField(() => [SeriesPoint], { description: "The last n months up to the period's end, with the same months a year before." })
  async series(
    @Parent() rollup: Rollup,
    @Context() context: RequestContext,
    @Args('indicator', { type: () => IndicatorCodeEnum }) code: IndicatorCode,
    @Args('months', { type: () => Int, defaultValue: 12 }) months: number,
  ): Promise<SeriesPoint[]> {
    if (months < 1) throw Refusal.badInput([{ path: 'months', code: 'TOO_SMALL', params: { min: 1 } }]);
    if (months > MOST_MONTHS) throw Refusal.badInput([{ path: 'months', code: 'TOO_LARGE', params: { max: MOST_MONTHS } }]);
    const batch = this.batch(context);
    return Promise.all(
      trailingMonths(rollup.question.period, months).map(async (month) => {
        const period = parsePeriod(month);
        const [now, before] = await Promise.all([
          batch.figures({ ...rollup.question, period }, [code]),
          batch.figures({ ...rollup.question, period: sameLastYear(period) }, [code]),
        ]);
        const figure = figureFrom(code, now);
        return { month: period, value: figure.value ?? 0, atLeast: figure.atLeast, lastYear: figureFrom(code, before).value ?? 0 };
      }),
    );
  }

  @ResolveField(() => Rollup)
  previous(@Parent() rollup: Rollup): Rollup {
    return rollup.in(previousPeriod(rollup.question.period));
  }

  @ResolveField(() => Rollup)
  sameLastYear(@Parent() rollup: Rollup): Rollup {
    return rollup.in(sameLastYear(rollup.question.period));
  }

  /** Both numbers of tenants are one answer, asked for once per rollup. */
  private presence(rollup: Rollup, context: RequestContext): Promise<Presence> {
    rollup.presence ??= this.batch(context).presence(rollup.question);
    return rollup.presence;
  }

  private batch(context: RequestContext): RollupBatch {
    return this.reader.batchOf(context);
  }
}
