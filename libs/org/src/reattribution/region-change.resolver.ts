import type { LocalDate } from '@fanzha/domain';
import { CurrentViewer, LocalDateScalar, Requires, type Viewer } from '@fanzha/platform';
import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { Region } from '../regions/region.model.js';
import { RegionPartInput } from './region-change.inputs.js';
import { RegionChanges } from './region-change.service.js';

@Resolver(() => Region)
export class RegionChangeResolver {
  constructor(private readonly changes: RegionChanges) {}

  @Mutation(() => Region, {
    description: 'Operators: counties, towns or communities of one parent go up in one of them or in a new one.',
  })
  @Requires('region:manage')
  mergeRegions(
    @CurrentViewer() viewer: Viewer,
    @Args('codes', { type: () => [ID], description: 'the regions that end' }) codes: string[],
    @Args('intoCode', { type: () => ID, description: 'the region they become: one of them, or a new code beside them' })
    intoCode: string,
    @Args('intoName', { type: () => String, description: 'the name of the region they become' }) intoName: string,
    @Args('on', { type: () => LocalDateScalar, description: 'The first day of the new region.' }) on: LocalDate,
  ): Promise<Region> {
    return this.changes.merge(viewer, codes, { code: intoCode, name: intoName }, on);
  }

  @Mutation(() => [Region], {
    description: 'Operators: a town or a community falls into parts, one of which may keep its code.',
  })
  @Requires('region:manage')
  splitRegion(
    @CurrentViewer() viewer: Viewer,
    @Args('code', { type: () => ID, description: 'the region that is split' }) code: string,
    @Args('on', { type: () => LocalDateScalar, description: 'The first day of the parts.' }) on: LocalDate,
    @Args('into', {
      type: () => [RegionPartInput],
      description: 'the parts, which take over all communities and units of it',
    })
    into: RegionPartInput[],
  ): Promise<Region[]> {
    return this.changes.split(viewer, code, into, on);
  }
}
