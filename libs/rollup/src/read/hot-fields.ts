import type { Region } from '@fanzha/org';
import { callDirectly, type RequestContext, type Viewer } from '@fanzha/platform';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { RegionRollupArgs } from './rollup.args.js';
import { RegionRollupResolver } from './rollup.resolver.js';

/** The field that an overview asks of every region: see `callDirectly`. */
@Injectable()
export class HotFields implements OnApplicationBootstrap {
  constructor(
    private readonly modules: ModuleRef,
    private readonly regions: RegionRollupResolver,
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
