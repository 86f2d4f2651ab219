import type { BreakdownDimension, IndicatorCode, Period, Sector } from '@fanzha/domain';
import type { Region } from '@fanzha/org';
import { callDirectly, type RequestContext, type Viewer } from '@fanzha/platform';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { Rollup } from './rollup.model.js';
import { RegionRollupResolver, RollupResolver } from './rollup.resolver.js';

interface Slice {
  readonly period: Period;
  readonly sector: Sector | null;
  readonly campaignId: string | null;
}

interface Of {
  readonly indicator: IndicatorCode;
}
interface OfAll {
  readonly indicators: IndicatorCode[] | null;
}
interface OfBy extends Of {
  readonly by: BreakdownDimension;
}
interface ToDate {
  readonly toDate: boolean;
}
interface OfMonths extends Of {
  readonly months: number;
}

/** The fields that every overview asks for of every region: see `callDirectly`. */
@Injectable()
export class HotFields implements OnApplicationBootstrap {
  constructor(
    private readonly modules: ModuleRef,
    private readonly regions: RegionRollupResolver,
    private readonly rollups: RollupResolver,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.hasSchema()) return;
    const { regions, rollups } = this;
    const viewerOf = (context: RequestContext) => context.viewer as Viewer;
    const slice = ['period', 'sector', 'campaignId'] as const;
    callDirectly<Region>(this.modules, 'Region', {
      rollup: {
        args: slice,
        resolve: (region, given: Slice, context) =>
          regions.rollup(region, viewerOf(context), given.period, given.sector, given.campaignId),
      },
      directRollup: {
        args: slice,
        resolve: (region, given: Slice, context) =>
          regions.directRollup(region, viewerOf(context), given.period, given.sector, given.campaignId),
      },
    });
    callDirectly<Rollup>(this.modules, 'Rollup', {
      tenantsDue: { args: [], resolve: (rollup, _args, context) => rollups.tenantsDue(rollup, context) },
      tenantsContributing: {
        args: [],
        resolve: (rollup, _args, context) => rollups.tenantsContributing(rollup, context),
      },
      activities: { args: [], resolve: (rollup, _args, context) => rollups.activities(rollup, context) },
      leadershipGroups: { args: [], resolve: (rollup, _args, context) => rollups.leadershipGroups(rollup, context) },
      households: { args: [], resolve: (rollup, _args, context) => rollups.households(rollup, context) },
      cases: { args: [], resolve: (rollup, _args, context) => rollups.cases(rollup, context) },
      figure: {
        args: ['indicator'],
        resolve: (rollup, args: Of, context) => rollups.figure(rollup, context, args.indicator),
      },
      figures: {
        args: ['indicators'],
        resolve: (rollup, args: OfAll, context) => rollups.figures(rollup, context, args.indicators),
      },
      breakdown: {
        args: ['indicator', 'by'],
        resolve: (rollup, args: OfBy, context) => rollups.breakdown(rollup, context, args.indicator, args.by),
      },
      series: {
        args: ['indicator', 'months'],
        resolve: (rollup, args: OfMonths, context) => rollups.series(rollup, context, args.indicator, args.months),
      },
      previous: { args: ['toDate'], resolve: (rollup, args: ToDate) => rollups.previous(rollup, args.toDate) },
      sameLastYear: { args: ['toDate'], resolve: (rollup, args: ToDate) => rollups.sameLastYear(rollup, args.toDate) },
    });
  }

  /** Workers and the command line run without GraphQL. */
  private hasSchema(): boolean {
    try {
      return Boolean(this.modules.get(GraphQLSchemaHost, { strict: false }).schema);
    } catch {
      return false;
    }
  }
}
