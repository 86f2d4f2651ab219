import type { IndicatorCode } from '@fanzha/domain';
import type { Region } from '@fanzha/org';
import { callDirectly, type RequestContext, type Viewer } from '@fanzha/platform';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { RegionRollupArgs } from './rollup.args.js';
import type { Rollup } from './rollup.model.js';
import { RegionRollupResolver, RollupResolver } from './rollup.resolver.js';

interface ToDate {
  readonly toDate: boolean;
}

/**
 * Has the executor call the fields that an overview asks most without the context that Nest puts around each call: see
 * `callDirectly`, and decision 0003 for what that saves. Arguments are named here as in the resolvers.
 */
@Injectable()
export class HotFields implements OnApplicationBootstrap {
  constructor(
    private readonly modules: ModuleRef,
    private readonly regions: RegionRollupResolver,
    private readonly rollups: RollupResolver,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.hasSchema()) return;
    callDirectly<Region>(this.modules, 'Region', {
      rollup: {
        args: ['period', 'sector', 'campaignId'],
        resolve: (region, args: RegionRollupArgs, context: RequestContext, info) =>
          this.regions.rollup(region, context.viewer as Viewer, args, context, info),
      },
    });
    const { rollups } = this;
    callDirectly<Rollup>(this.modules, 'Rollup', {
      figures: {
        args: ['indicators'],
        resolve: (rollup, { indicators }: { readonly indicators: IndicatorCode[] | null }, context, info) =>
          rollups.figures(rollup, context, indicators, info),
      },
      reachedDay: { args: [], resolve: (rollup) => rollups.reachedDay(rollup) },
      previous: {
        args: ['toDate'],
        resolve: (rollup, { toDate }: ToDate, context, info) => rollups.previous(rollup, toDate, context, info),
      },
      sameLastYear: {
        args: ['toDate'],
        resolve: (rollup, { toDate }: ToDate, context, info) => rollups.sameLastYear(rollup, toDate, context, info),
      },
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
