import { DomainError, requireFound, requireId, todayIn } from '@fanzha/domain';
import { Audit, Database, Outbox, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { AddresseeRepository } from './addressee.repository.js';
import { campaignReminded } from './campaign-events.js';
import { requireMayChange } from './campaign.policy.js';
import { CampaignRepository } from './campaign.repository.js';

/** Reminds units of campaigns that they have not received (催签收). */
@Injectable()
export class CampaignReminders {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignRepository,
    private readonly addressees: AddresseeRepository,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /**
   * Reminds all units that have not received the tasks of a campaign as they are, in one step. Those that somebody
   * forwards it to are that authority's to remind. Who was told of it within 30 minutes is not told again.
   * @returns how many units have not received it
   * @throws DomainError NOT_FOUND, FORBIDDEN for a campaign of another authority, CONFLICT (CAMPAIGN_SETTLED) for one
   *   that does not run.
   */
  async remind(viewer: Viewer, id: string): Promise<number> {
    requireId(id);
    return this.database.transaction(viewer.scope, async (tx) => {
      const campaign = requireFound(await this.campaigns.findIn(tx, id));
      requireMayChange(viewer, campaign);
      const { status, version } = campaign;
      const waiting = await this.addressees.waiting(tx, id, todayIn());
      if (!waiting.runs) throw DomainError.conflict({ status, version }, 'CAMPAIGN_SETTLED');
      if (waiting.ids.length === 0) return 0;
      await this.outbox.record(tx, [campaignReminded(campaign, waiting.ids, todayIn())]);
      const detail = { count: waiting.ids.length };
      await this.audit.record(tx, { action: 'campaign.reminded', subjectKind: 'campaign', subjectId: id, detail });
      return waiting.ids.length;
    });
  }
}
