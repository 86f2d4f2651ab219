import { CurrentViewer, Requires, type Viewer } from '@fanzha/platform';
import { Args, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import { CampaignDiscarding } from './campaign-discarding.js';

@Resolver()
export class CampaignDiscardResolver {
  constructor(private readonly discarding: CampaignDiscarding) {}

  @Mutation(() => Boolean, {
    description:
      'Deletes a draft for good, with its files; sent again, it is true and changes nothing. What was issued can ' +
      'only be withdrawn: CAMPAIGN_SETTLED.',
  })
  @Requires('ledger:record', 'ledger:read')
  discardCampaign(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'the id of the campaign' }) id: string,
    @Args('version', { type: () => Int, description: 'the version that was seen' }) version: number,
  ): Promise<boolean> {
    return this.discarding.discard(viewer, id, version);
  }
}
