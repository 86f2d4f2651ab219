import { Audit, type DomainEvent, Outbox, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { campaignAmended, campaignClosed, campaignIssued, campaignWithdrawn } from './campaign-events.js';
import type { CampaignRow } from './campaign.rows.js';

/** Changes of a campaign that its units are told of. */
const TOLD: Readonly<Record<string, (campaign: CampaignRow) => DomainEvent>> = {
  issued: campaignIssued,
  amended: campaignAmended,
  withdrawn: campaignWithdrawn,
  closed: campaignClosed,
};

/** What is logged and told of campaigns, in the transaction that changes them. */
@Injectable()
export class CampaignLog {
  constructor(
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Writes the log entry of what was done to a campaign, and the event by which units are told, where there is one.
   * @param further what the entry says beside version and edition
   */
  async write(tx: Transaction, done: string, campaign: CampaignRow, further: object = {}): Promise<void> {
    const { id, edition, version } = campaign;
    const detail = { version, ...(edition > 0 && { edition }), ...further };
    await this.audit.record(tx, { action: `campaign.${done}`, subjectKind: 'campaign', subjectId: id, detail });
    const event = TOLD[done]?.(campaign);
    if (event) await this.outbox.record(tx, [event]);
  }

  /** Whether somebody of the acting authority has done this to a campaign, which may be gone. */
  async hasDone(tx: Transaction, done: string, id: string): Promise<boolean> {
    return this.audit.hasDone(tx, { action: `campaign.${done}`, subjectKind: 'campaign', subjectId: id });
  }
}
