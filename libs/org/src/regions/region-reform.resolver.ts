import type { LocalDate } from '@fanzha/domain';
import { CurrentViewer, LocalDateScalar, Requires, type Viewer } from '@fanzha/platform';
import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { Region } from './region.model.js';
import { RegionPartInput } from './region-reform.inputs.js';
import { RegionReforms } from './region-reform.service.js';

@Resolver(() => Region)
export class RegionReformResolver {
  constructor(private readonly reforms: RegionReforms) {}

  @Mutation(() => Region, {
    description: 'Operators: counties, towns or communities of one parent go up in one of them or in a new one.',
  })
  @Requires('region:manage')
  mergeRegions(
    @CurrentViewer() viewer: Viewer,
    @Args('codes', { type: () => [ID] }) codes: string[],
    @Args('intoCode', { type: () => ID }) intoCode: string,
    @Args('intoName', { type: () => String }) intoName: string,
    @Args('on', { type: () => LocalDateScalar, description: 'The first day of the new region.' }) on: LocalDate,
  ): Promise<Region> {
    return this.reforms.merge(viewer, codes, { code: intoCode, name: intoName }, on);
  }

  @Mutation(() => [Region], {
    description: 'Operators: a town or a community falls into parts, one of which may keep its code.',
  })
  @Requires('region:manage')
  splitRegion(
    @CurrentViewer() viewer: Viewer,
    @Args('code', { type: () => ID }) code: string,
    @Args('on', { type: () => LocalDateScalar, description: 'The first day of the parts.' }) on: LocalDate,
    @Args('into', { type: () => [RegionPartInput] }) into: RegionPartInput[],
  ): Promise<Region[]> {
    return this.reforms.split(viewer, code, into, on);
  }
}
