import {
  type Amount,
  type BreakdownDimension,
  type IndicatorCode,
  type LocalDate,
  parsePeriod,
  reachedDay,
  DomainError,
  sameLastYear,
  shownValue,
  todayIn,
  trailingMonths,
} from '@fanzha/domain';
import { checkOversees, Region, Tenant } from '@fanzha/org';
import {
  BreakdownDimensionEnum,
  Costs,
  CurrentViewer,
  IndicatorCodeEnum,
  LocalDateScalar,
  type RequestContext,
  SafeIntScalar,
  selectedFields,
  SelectedWith,
  type Viewer,
} from '@fanzha/platform';
import { Args, Context, Info, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { READ_FROM_FACTS } from '../contribution/dimensions.js';
import { figureFrom, spanningOf } from './figures.js';
import { MemberLabels } from './member-labels.js';
import { toldFigures } from './region-figures.js';
import type { RollupNode } from './node.js';
import { asksGoesOn, MONTHS_SHOWN, MOST_MONTHS, RollupFields } from './rollup-fields.js';
import { BreakdownItem, Figure, HouseholdRollup, Rollup, SeriesPoint } from './rollup.model.js';
import { type OperationReads, RollupReader } from './rollup-reader.js';
import { RegionRollupArgs, TenantRollupArgs } from './rollup.args.js';
import { COMPARED } from './selection-plan.js';
import { undivided } from './small-cells.js';
import { countedIn } from './sum.js';

/** Facts of the whole period are read: some dozen such questions are a city's years. */
const FACTS_COST = 1_500;

const TO_DATE = {
  type: () => Boolean,
  defaultValue: false,
  description:
    'Of a running period only the same days: 1–28 November is held against 1–28 October. ' +
    'A period that is over is compared as a whole.',
};

/** Region.rollup: for officials whose oversight covers the region, restricted to their sector if they have one. */
@Resolver(() => Region)
export class RegionRollupResolver {
  constructor(private readonly fields: RollupFields) {}

  @SelectedWith('rollup:read')
  @ResolveField(() => Rollup, { description: 'the figures of this region with everything below it in a period' })
  rollup(
    @Parent() region: Region,
    @CurrentViewer() viewer: Viewer,
    @Args() args: RegionRollupArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Rollup> {
    const node: RollupNode = { kind: 'REGION', code: region.code };
    return this.fields.resolved(regionRollup(node, region, viewer, args), context, info);
  }

  @SelectedWith('rollup:read')
  @ResolveField(() => Rollup, {
    description: 'Figures of facts that belong to this region itself and to none of its children (区直单位).',
  })
  directRollup(
    @Parent() region: Region,
    @CurrentViewer() viewer: Viewer,
    @Args() args: RegionRollupArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Rollup> {
    const node: RollupNode = { kind: 'OWN', code: region.code };
    return this.fields.resolved(regionRollup(node, region, viewer, args), context, info);
  }
}

function regionRollup(
  node: RollupNode,
  region: Region,
  viewer: Viewer,
  { period, sector, campaignId }: RegionRollupArgs,
): Rollup {
  if (!viewer.permissions.has('rollup:read')) throw DomainError.forbidden();
  const effective = checkOversees(viewer, region.code, sector ?? null);
  return new Rollup({ node, period, sector: effective, campaignId: campaignIn(campaignId) });
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * A campaign as cells are keyed by it. Plans are kept for the whole process under keys it is part of: nothing else may
 * get there, or `*` would be taken for "whatever the campaign" by the next one who asks.
 * @throws DomainError BAD_INPUT (UNKNOWN_CODE) for what cannot be an id.
 */
function campaignIn(campaignId: string | null | undefined): string | null {
  if (campaignId == null) return null;
  if (!UUID.test(campaignId)) throw DomainError.badInput([{ path: 'campaignId', code: 'UNKNOWN_CODE' }]);
  return campaignId.toLowerCase();
}

/** Tenant.rollup: for the tenant itself and its overseers. */
@Resolver(() => Tenant)
export class TenantRollupResolver {
  constructor(private readonly fields: RollupFields) {}

  @SelectedWith('rollup:read')
  @ResolveField(() => Rollup, { description: 'the figures of this unit alone in a period' })
  rollup(
    @Parent() tenant: Tenant,
    @CurrentViewer() viewer: Viewer,
    @Args() { period, campaignId }: TenantRollupArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Rollup> {
    if (!viewer.permissions.has('rollup:read')) throw DomainError.forbidden();
    if (tenant.id !== viewer.tenantId) checkOversees(viewer, tenant.regionCode, tenant.sector);
    const node: RollupNode = { kind: 'TENANT', tenantId: tenant.id, territory: tenant.regionCode };
    const rollup = new Rollup({ node, period, sector: null, campaignId: campaignIn(campaignId) });
    return this.fields.resolved(rollup, context, info);
  }
}

/**
 * The fields of a rollup that have arguments; the others are filled in by `RollupFields`. All that one request selects
 * is read by one statement (OperationReads).
 */
@Resolver(() => Rollup)
export class RollupResolver {
  constructor(
    private readonly reader: RollupReader,
    private readonly fields: RollupFields,
    private readonly labels: MemberLabels,
  ) {}

  @ResolveField(() => Figure, { description: 'one figure' })
  async figure(
    @Parent() rollup: Rollup,
    @Context() context: RequestContext,
    @Args('indicator', { type: () => IndicatorCodeEnum, description: 'the code of the figure' }) code: IndicatorCode,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Figure> {
    const [figure] = await this.figures(rollup, context, [code], info);
    return figure as Figure;
  }

  @ResolveField(() => [Figure], { description: 'several figures at once; without `indicators` all there are' })
  async figures(
    @Parent() rollup: Rollup,
    @Context() context: RequestContext,
    @Args('indicators', {
      type: () => [IndicatorCodeEnum],
      nullable: true,
      description: 'the codes of the figures; null: all there are',
    })
    codes: IndicatorCode[] | null,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Figure[]> {
    const viewer = context.viewer as Viewer;
    const twice = codes?.findIndex((code, index) => codes.indexOf(code) < index) ?? -1;
    if (twice >= 0) throw DomainError.badInput([{ path: `indicators.${twice}`, code: 'DUPLICATE' }]);
    const goesOn = asksGoesOn(selectedFields(info), info.variableValues);
    return toldFigures(viewer, this.batch(context), rollup.question, codes, goesOn);
  }

  @Costs(40, { dear: { argument: 'by', values: [...READ_FROM_FACTS], cost: FACTS_COST } })
  @ResolveField(() => [BreakdownItem], {
    description:
      'Members that have the indicator, largest first. A record of several campaigns, audiences or channels counts ' +
      'for each of them with its whole amount: these members do not add up to the figure.',
  })
  async breakdown(
    @Parent() rollup: Rollup,
    @Context() context: RequestContext,
    @Args('indicator', {
      type: () => IndicatorCodeEnum,
      description: 'the figure that is split: a sum or what is in place',
    })
    code: IndicatorCode,
    @Args('by', { type: () => BreakdownDimensionEnum, description: 'what the figure is split by' })
    by: BreakdownDimension,
  ): Promise<BreakdownItem[]> {
    const members = await this.batch(context).members(rollup.question, code, by);
    const stated = [...members].filter(
      ([, sum]) => sum.amount !== 0 || sum.uncounted > 0 || sum.withheld > 0 || sum.spanning,
    );
    const labels = await this.labels.of(
      by,
      stated.map(([key]) => key),
      context,
    );
    return stated
      .sort(([one, { amount: a }], [other, { amount: b }]) => (a < b ? 1 : a > b ? -1 : one < other ? -1 : 1))
      .map(([key, sum]) => ({
        key,
        label: labels.get(key) ?? key,
        value: shownOrNull(code, countedIn(sum)),
        atLeast: sum.atLeast > 0,
        uncounted: sum.uncounted,
        withheld: sum.withheld,
        toCheck: sum.toCheck,
        spanning: spanningOf(code, sum.spanning),
      }));
  }

  @Costs(10, { times: 'months' })
  @ResolveField(() => [SeriesPoint], {
    description: "The last n months up to the period's end, with the same months a year before.",
  })
  async series(
    @Parent() rollup: Rollup,
    @Context() context: RequestContext,
    @Args('indicator', { type: () => IndicatorCodeEnum, description: 'the code of the figure' }) code: IndicatorCode,
    @Args('months', {
      type: () => Int,
      defaultValue: MONTHS_SHOWN,
      description: "how many months up to the period's end, 1 to 36",
    })
    months: number,
  ): Promise<SeriesPoint[]> {
    if (months < 1) throw DomainError.badInput([{ path: 'months', code: 'TOO_SMALL', params: { min: 1 } }]);
    if (months > MOST_MONTHS)
      throw DomainError.badInput([{ path: 'months', code: 'TOO_LARGE', params: { max: MOST_MONTHS } }]);
    const batch = this.batch(context);
    return Promise.all(
      trailingMonths(rollup.question.period, months).map(async (month) => {
        const period = parsePeriod(month);
        const [now, before] = await Promise.all([
          batch.figures({ ...rollup.question, period }, [code]),
          batch.figures({ ...rollup.question, period: sameLastYear(period) }, [code]),
        ]);
        const figure = undivided(context.viewer as Viewer, figureFrom(code, now));
        return {
          month: period,
          value: figure.value,
          atLeast: figure.atLeast,
          spanning: figure.spanning,
          lastYear: figureFrom(code, before).value,
        };
      }),
    );
  }

  @ResolveField(() => LocalDateScalar, {
    nullable: true,
    description:
      'Today in China while the period is running: the day that `toDate` compares up to. ' +
      'Null when it is over or has not begun, and for a range.',
  })
  reachedDay(@Parent() rollup: Rollup): LocalDate | null {
    return reachedDay(rollup.question.period, todayIn());
  }

  @ResolveField(() => Rollup, { description: 'The period before.' })
  previous(
    @Parent() rollup: Rollup,
    @Args('toDate', TO_DATE) toDate: boolean,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Rollup> {
    return this.fields.resolved(rollup.in(COMPARED.previous(rollup.period, toDate)), context, info);
  }

  @ResolveField(() => Rollup, { description: 'The same period of the year before.' })
  sameLastYear(
    @Parent() rollup: Rollup,
    @Args('toDate', TO_DATE) toDate: boolean,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Rollup> {
    return this.fields.resolved(rollup.in(COMPARED.sameLastYear(rollup.period, toDate)), context, info);
  }

  private batch(context: RequestContext): OperationReads {
    return this.reader.readsOf(context);
  }
}

const shownOrNull = (code: IndicatorCode, amount: Amount | null): number | null =>
  amount === null ? null : shownValue(code, amount);

/** What nothing keeps is counted only when asked for. */
@Resolver(() => HouseholdRollup)
export class HouseholdRollupResolver {
  constructor(private readonly reader: RollupReader) {}

  @Costs(100)
  @ResolveField(() => SafeIntScalar, { description: 'Households that at least two tenants have reached.' })
  overlap(@Parent() households: HouseholdRollup, @Context() context: RequestContext): Promise<number> {
    return this.reader.readsOf(context).households(households.question, true);
  }
}
