import type { LocalDate } from '@fanzha/domain';
import { CurrentViewer, LocalDateScalar, Requires, type Viewer } from '@fanzha/platform';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { existedOn } from './region.bounds.js';
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
  region(
    @Args('code', { type: () => ID, description: 'a region code without its padding zeros' }) code: string,
  ): Region {
    return this.regions.require(code);
  }

  @Mutation(() => Region, { description: 'A community (12 digits) under its town.' })
  @Requires('region:manage')
  createCommunity(
    @CurrentViewer() viewer: Viewer,
    @Args('code', { type: () => ID, description: '12 digits that begin with the code of its town' }) code: string,
    @Args('name', { type: () => String, description: 'the official name' }) name: string,
  ): Promise<Region> {
    return this.regions.createCommunity(viewer, code, name);
  }

  @ResolveField(() => ID, { description: 'its code' })
  id(@Parent() { code }: Region): string {
    return code;
  }

  @ResolveField(() => Region, { nullable: true, description: 'the region above; null for the province' })
  parent(@Parent() region: Region): Region | undefined {
    return region.parentCode === null ? undefined : this.directory.find(region.parentCode);
  }

  @ResolveField(() => Region, { nullable: true, description: 'What it went up in.' })
  successor(@Parent() region: Region): Region | undefined {
    return region.successorCode === null ? undefined : this.directory.find(region.successorCode);
  }

  @ResolveField(() => [Region], {
    description:
      'The regions directly below, by code: those of a day, or all there ever were, ' +
      'whose figures add up to those of this one.',
  })
  children(
    @Parent() region: Region,
    @Args('on', {
      type: () => LocalDateScalar,
      nullable: true,
      description: 'the regions there were on this day; null: all there ever were',
    })
    on?: LocalDate | null,
  ): readonly Region[] {
    const children = this.directory.children(region.code);
    return on == null ? children : children.filter((child) => existedOn(child, on));
  }

  @ResolveField(() => [Region], { description: 'Root first, this region last.' })
  path(@Parent() region: Region): Region[] {
    return this.directory.path(region.code);
  }
}
