import { DomainError, requireFound } from '@fanzha/domain';
import { type AttachmentOwner, AttachmentOwners } from '@fanzha/ledger';
import type { Transaction, Viewer } from '@fanzha/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CampaignReading } from './campaign-reading.service.js';
import { requireMayChange } from './campaign.policy.js';
import { CampaignRepository } from './campaign.repository.js';

/** Campaigns as what files are attached to: by their authority, until they are over, and seen by who sees them. */
@Injectable()
export class CampaignAttachments implements AttachmentOwner, OnModuleInit {
  constructor(
    private readonly owners: AttachmentOwners,
    private readonly campaigns: CampaignRepository,
    private readonly reading: CampaignReading,
  ) {}

  onModuleInit(): void {
    this.owners.add('CAMPAIGN', this);
  }

  /** @throws DomainError NOT_FOUND where the viewer may not see the campaign */
  async requireSeen(viewer: Viewer, id: string): Promise<void> {
    await this.reading.get(viewer, id);
  }

  /**
   * Locks the campaign that a file is attached to or taken from, and says whose file it is.
   * @throws DomainError NOT_FOUND; FORBIDDEN; CONFLICT CAMPAIGN_SETTLED once it is withdrawn or closed
   */
  async hold(tx: Transaction, viewer: Viewer, id: string) {
    const seen = requireFound(await this.campaigns.findIn(tx, id));
    requireMayChange(viewer, seen);
    const campaign = requireFound(await this.campaigns.lock(tx, id));
    if (campaign.status === 'WITHDRAWN' || campaign.status === 'CLOSED')
      throw DomainError.conflict({ status: campaign.status }, 'CAMPAIGN_SETTLED');
    const [overseen] = viewer.oversight;
    return {
      regionCode: overseen?.region ?? campaign.regions[0] ?? tx.scope.cityCode,
      sector: overseen?.sector ?? ('*' as const),
      ofRegion: true,
      shown: campaign.status === 'ISSUED',
    };
  }
}
