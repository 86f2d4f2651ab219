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
    callDirectly<Region>(this.modules, 'Region', {
      rollup: (region, slice: Slice, context) => regions.rollup(region, viewerOf(context), slice.period, slice.sector, slice.campaignId),
      directRollup: (region, slice: Slice, context) => regions.directRollup(region, viewerOf(context), slice.period, slice.sector, slice.campaignId),
    });
    callDirectly<Rollup>(this.modules, 'Rollup', {
      tenantsDue: (rollup, _args, context) => rollups.tenantsDue(rollup, context),
      tenantsContributing: (rollup, _args, context) => rollups.tenantsContributing(rollup, context),
      activities: (rollup, _args, context) => rollups.activities(rollup, context),
      figure: (rollup, args: { indicator: IndicatorCode }, context) => rollups.figure(rollup, context, args.indicator),
      figures: (rollup, args: { indicators: IndicatorCode[] | null }, context) => rollups.figures(rollup, context, args.indicators),
      breakdown: (rollup, args: { indicator: IndicatorCode; by: BreakdownDimension }, context) => rollups.breakdown(rollup, context, args.indicator, args.by),
      series: (rollup, args: { indicator: IndicatorCode; months: number }, context) => rollups.series(rollup, context, args.indicator, args.months),
      previous: (rollup) => rollups.previous(rollup),
      sameLastYear: (rollup) => rollups.sameLastYear(rollup),
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
