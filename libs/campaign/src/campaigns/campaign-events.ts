import { daysBetween, type LocalDate, type NotificationFacts, TENANT_TYPES } from '@fanzha/domain';
import type { DomainEvent } from '@fanzha/platform';
import type { CampaignRow } from './campaign.rows.js';

/** Without types a campaign is for units of all of them but authorities, as the database has it. */
const UNITS = TENANT_TYPES.map(({ code }) => code).filter((type) => type !== 'AUTHORITY');

/** Told to those who record in the units that a campaign is for. The same of one campaign is one matter. */
function toUnits(kind: DomainEvent['kind'], campaign: CampaignRow, facts: NotificationFacts = {}): DomainEvent {
  const { id, tenantId, title, regions, sectors, tenantTypes, excepted } = campaign;
  const types = tenantTypes.length > 0 ? tenantTypes : UNITS;
  return {
    kind,
    tenantId,
    subjectKind: 'CAMPAIGN',
    subjectId: id,
    recipients: [{ regions, sectors, types, except: excepted, permission: 'ledger:record' }],
    facts: { title, ...facts },
    matter: id,
  };
}

/** Units are to receive a campaign; where no day is set, while it runs. */
export const campaignIssued = (campaign: CampaignRow): DomainEvent =>
  toUnits('campaign.issued', campaign, { day: campaign.receiveBy ?? campaign.endsOn });

/** Units are told that there is another edition; where tasks changed they are to receive it again. */
export const campaignAmended = (campaign: CampaignRow): DomainEvent =>
  toUnits('campaign.amended', campaign, { count: campaign.edition });

/** Units are told that a campaign was withdrawn. */
export const campaignWithdrawn = (campaign: CampaignRow): DomainEvent => toUnits('campaign.withdrawn', campaign);
/** Units are told that a campaign was closed. */
export const campaignClosed = (campaign: CampaignRow): DomainEvent => toUnits('campaign.closed', campaign);

/** Units that have not received a campaign are reminded of it; the same edition is one matter. */
export function campaignReminded(campaign: CampaignRow, units: readonly string[], today: LocalDate): DomainEvent {
  const { id, tenantId, title, receiveBy, endsOn, edition } = campaign;
  const day = receiveBy ?? endsOn;
  return {
    kind: day < today ? 'campaign.unit_overdue' : 'campaign.due',
    tenantId,
    subjectKind: 'CAMPAIGN',
    subjectId: id,
    recipients: units.map((unit) => ({ tenantId: unit, permission: 'ledger:record' })),
    facts: { title, day, days: Math.max(daysBetween(day, today), 0) },
    matter: `${id} ${edition}`,
  };
}
