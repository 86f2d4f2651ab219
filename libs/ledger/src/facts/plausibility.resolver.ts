import type { LedgerCode } from '@fanzha/domain';
import { LedgerEnum, Costs, CurrentViewer, Requires, type Viewer } from '@fanzha/platform';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { PlausibleBound, shownBound } from './plausibility.model.js';
import { Plausibility } from './plausibility.service.js';

@Resolver()
export class PlausibilityResolver {
  constructor(private readonly plausibility: Plausibility) {}

  @Query(() => [PlausibleBound], {
    description: 'what is usual for the own unit at most, of everything that is stated in a ledger',
  })
  @Requires('ledger:record')
  @Costs(100, { items: 40 })
  async plausibleBounds(
    @CurrentViewer() viewer: Viewer,
    @Args('ledger', { type: () => LedgerEnum, description: 'the ledger whose amounts are meant' }) ledger: LedgerCode,
  ): Promise<PlausibleBound[]> {
    return (await this.plausibility.bounds(viewer, ledger)).map(shownBound);
  }
}
