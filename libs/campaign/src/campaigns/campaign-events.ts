import type { LocalDate } from '@fanzha/domain';
import type { CampaignRow } from './campaign.rows.js';

/** What happened to a campaign, as those are told whom it is for. */
export interface CampaignEvent {
  readonly kind:
    'CAMPAIGN_ISSUED' | 'CAMPAIGN_AMENDED' | 'CAMPAIGN_WITHDRAWN' | 'CAMPAIGN_CLOSED' | 'CAMPAIGN_RECEIVED';
  readonly subject: { readonly kind: 'CAMPAIGN'; readonly id: string };
  /** Whose users are told: all units that the campaign is for, or its authority. */
  readonly recipients: { readonly addresseesOf: string } | { readonly tenantId: string };
  readonly facts: { readonly title: string; readonly receiveBy: LocalDate | null; readonly edition: number };
}

const eventOf = (
  kind: CampaignEvent['kind'],
  { id, title, receiveBy, edition }: CampaignRow,
  recipients: CampaignEvent['recipients'],
): CampaignEvent => ({ kind, subject: { kind: 'CAMPAIGN', id }, recipients, facts: { title, receiveBy, edition } });

const toUnits = (kind: CampaignEvent['kind']) => (campaign: CampaignRow) =>
  eventOf(kind, campaign, { addresseesOf: campaign.id });

/** Units are to receive a campaign. */
export const campaignIssued = toUnits('CAMPAIGN_ISSUED');
/** Units are told what changed; where tasks changed they are to receive it again. */
export const campaignAmended = toUnits('CAMPAIGN_AMENDED');
export const campaignWithdrawn = toUnits('CAMPAIGN_WITHDRAWN');
export const campaignClosed = toUnits('CAMPAIGN_CLOSED');
/** The authority is told that a unit has received its campaign. */
export const campaignReceived = (campaign: CampaignRow): CampaignEvent =>
  eventOf('CAMPAIGN_RECEIVED', campaign, { tenantId: campaign.tenantId });
