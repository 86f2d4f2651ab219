import { DomainError, requireId } from '@fanzha/domain';
import { AttachmentRemoval } from '@fanzha/ledger';
import { Database, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { CampaignLog } from './campaign-log.js';
import { CampaignRepository } from './campaign.repository.js';
import { heldCampaign } from './held-campaign.js';

/** Throws drafts of campaigns away. Nobody else has seen them, so that nobody is told. */
@Injectable()
export class CampaignDiscarding {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignRepository,
    private readonly files: AttachmentRemoval,
    private readonly log: CampaignLog,
  ) {}

  /**
   * Deletes a draft for good, with the files that are attached to it. Sent again, it changes nothing.
   * @param version the one that the viewer has seen
   * @throws DomainError NOT_FOUND, FORBIDDEN, CONFLICT (VERSION_CHANGED with `version`; CAMPAIGN_SETTLED for one that
   *   was issued, which can be withdrawn).
   */
  async discard(viewer: Viewer, id: string, version: number): Promise<true> {
    requireId(id);
    await this.database.transaction(viewer.scope, async (tx) => {
      const campaign = await heldCampaign(tx, this.campaigns, viewer, { id, version }, ['DRAFT']);
      if (!campaign) {
        if (await this.log.hasDone(tx, 'discarded', id)) return;
        throw DomainError.notFound();
      }
      await this.files.detachAll(tx, { kind: 'CAMPAIGN', id: campaign.id });
      await this.campaigns.discard(tx, campaign.id);
      await this.log.write(tx, 'discarded', campaign, { title: campaign.title });
    });
    return true;
  }
}
