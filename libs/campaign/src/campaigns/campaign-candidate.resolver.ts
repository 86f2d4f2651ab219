import type { RequestContext } from '@fanzha/platform';
import { RecordLabels } from '@fanzha/rollup';
import { Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CampaignReading } from './campaign-reading.service.js';
import { CampaignCandidate } from './campaign.model.js';

/** What is looked up of records that fit: one statement for all of them. */
@Resolver(() => CampaignCandidate)
export class CampaignCandidateResolver {
  constructor(
    private readonly reading: CampaignReading,
    private readonly labels: RecordLabels,
  ) {}

  @ResolveField(() => String, { description: 'what it is called' })
  label(@Parent() { kind, id }: CampaignCandidate, @Context() context: RequestContext): Promise<string> {
    return this.labels.of(context, kind, id);
  }

  @ResolveField(() => Int, { description: 'its version, to be given when it is assigned' })
  version(@Parent() { kind, id }: CampaignCandidate, @Context() context: RequestContext): Promise<number> {
    return this.reading.versionOf(context, { kind, id });
  }
}
