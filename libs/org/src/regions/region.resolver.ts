import { CurrentViewer, Requires, type Viewer } from '@fanzha/platform';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { RegionDirectory } from './region-directory.js';
import { Region } from './region.model.js';
import { RegionService } from './region.service.js';

@Resolver(() => Region)
export class RegionResolver {
  constructor(
    private readonly regions: RegionService,
    private readonly directory: RegionDirectory,
  ) {}

  @Query(() => Region, { nullable: true, description: 'NOT_FOUND for a code nobody has.' })
  @Requires('region:read')
  region(@Args('code', { type: () => ID }) code: string): Region {
    return this.regions.require(code);
  }

  @Mutation(() => Region, { description: 'A community (12 digits) under its town.' })
  @Requires('region:manage')
  createCommunity(
    @CurrentViewer() viewer: Viewer,
    @Args('code', { type: () => ID }) code: string,
    @Args('name', { type: () => String }) name: string,
  ): Promise<Region> {
    return this.regions.createCommunity(viewer, code, name);
  }

  @ResolveField(() => Region, { nullable: true })
  parent(@Parent() region: Region): Region | undefined {
    return region.parentCode === null ? undefined : this.directory.find(region.parentCode);
  }

  @ResolveField(() => [Region], { description: 'The regions directly below, by code.' })
  children(@Parent() region: Region): readonly Region[] {
    return this.directory.children(region.code);
  }

  @ResolveField(() => [Region], { description: 'Root first, this region last.' })
  path(@Parent() region: Region): Region[] {
    return this.directory.path(region.code);
  }
}
