import { requireVersion } from '@fanzha/domain';
import type { Transaction, Viewer } from '@fanzha/platform';
import { requireMayChange, settled } from './campaign.policy.js';
import type { CampaignRepository } from './campaign.repository.js';
import type { CampaignRow } from './campaign.rows.js';

/** A campaign that is to be changed, as the viewer has seen it. */
interface SeenCampaign {
  readonly id: string;
  readonly version: number;
}

/**
 * A campaign of the viewer's authority, held until the transaction ends; null where there is none that it may see.
 * @param states those in which it can be changed so
 * @throws DomainError FORBIDDEN, CONFLICT (CAMPAIGN_SETTLED; VERSION_CHANGED with `version`).
 */
export async function heldCampaign(
  tx: Transaction,
  campaigns: CampaignRepository,
  viewer: Viewer,
  { id, version }: SeenCampaign,
  states: readonly CampaignRow['status'][],
): Promise<CampaignRow | null> {
  const seen = await campaigns.findIn(tx, id);
  if (!seen) return null;
  requireMayChange(viewer, seen);
  const campaign = await campaigns.lock(tx, id);
  if (!campaign) return null;
  if (!states.includes(campaign.status)) throw settled(campaign);
  requireVersion(campaign, version);
  return campaign;
}
