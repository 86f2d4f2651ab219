import { Costs, CurrentViewer, Requires, SafeIntScalar, type Viewer } from '@fanzha/platform';
import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { CampaignReminders } from './campaign-reminders.service.js';
import { Campaign } from './campaign.model.js';

@Resolver(() => Campaign)
export class CampaignReminderResolver {
  constructor(private readonly reminders: CampaignReminders) {}

  @Mutation(() => SafeIntScalar, {
    description:
      'reminds all units that have not received a campaign of the own authority (催签收), nobody twice within 30 ' +
      'minutes; those that it is forwarded to are for who forwards it. Answers how many have not received it',
  })
  @Requires('ledger:record', 'ledger:read')
  @Costs(300)
  remindOfCampaign(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'the id of the campaign' }) id: string,
  ): Promise<number> {
    return this.reminders.remind(viewer, id);
  }
}
