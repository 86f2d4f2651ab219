import { CurrentViewer, Requires, type Viewer } from '@fanzha/platform';
import { Args, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import { SummaryDiscarding } from './summary-discarding.js';

@Resolver()
export class SummaryDiscardResolver {
  constructor(private readonly discarding: SummaryDiscarding) {}

  @Mutation(() => Boolean, {
    description:
      'Deletes a summary that was never issued for good, with its files; sent again, it is true and changes nothing. ' +
      'What was issued stays: SUMMARY_ISSUED.',
  })
  @Requires('ledger:record', 'ledger:read')
  discardSummary(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'the id of the summary' }) id: string,
    @Args('version', { type: () => Int, description: 'the version of the draft that was seen' }) version: number,
  ): Promise<boolean> {
    return this.discarding.discard(viewer, id, version);
  }
}
