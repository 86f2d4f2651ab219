import { DomainError, isWithin, type Sector } from '@fanzha/domain';
import type { Viewer } from '@fanzha/platform';
import type { CampaignRow } from './campaign.rows.js';

/** What can be done to a campaign. */
type CampaignOperation =
  'write' | 'discard' | 'issue' | 'amend' | 'withdraw' | 'close' | 'forward' | 'receive' | 'remind';

/** Whether the viewer is an official of an authority, who may make campaigns. */
export const mayMake = ({ oversight, permissions }: Viewer): boolean =>
  oversight.length > 0 && permissions.has('ledger:record');

/** What something of an authority is for. */
interface Reach {
  readonly regions: readonly string[];
  readonly sectors: readonly Sector[];
}

/** Whether the viewer oversees all of it by now: of anything else it reads no figures. */
export const overseesAll = ({ oversight }: Viewer, { regions, sectors }: Reach): boolean =>
  regions.every((code) =>
    oversight.some(
      ({ region, sector }) =>
        isWithin(code, region) && (sector === null || (sectors.length === 1 && sectors[0] === sector)),
    ),
  );

/** @throws DomainError FORBIDDEN (OUTSIDE_OVERSIGHT) where some of it is overseen no longer. */
export function requireOverseesAll(viewer: Viewer, reach: Reach): void {
  if (!overseesAll(viewer, reach)) throw DomainError.forbidden('OUTSIDE_OVERSIGHT');
}

/**
 * Whether a campaign of another authority may be forwarded: it is issued, and meant for a region that the viewer
 * oversees. Who oversees more than it is meant for has it below and nothing to forward.
 */
export function mayForward(viewer: Viewer, { tenantId, status, regions }: CampaignRow): boolean {
  if (!mayMake(viewer) || tenantId === viewer.tenantId || status !== 'ISSUED') return false;
  return viewer.oversight.some(({ region }) => regions.length === 0 || regions.some((each) => isWithin(region, each)));
}

/**
 * What the viewer may do to a campaign now, apart from receiving it.
 * @param parent the one that it forwards: when that is over, it can only be ended
 */
export function allowedTo(viewer: Viewer, campaign: CampaignRow, parent: CampaignRow | null): CampaignOperation[] {
  if (mayForward(viewer, campaign)) return ['forward'];
  if (campaign.tenantId !== viewer.tenantId || !mayMake(viewer)) return [];
  const isOver = parent !== null && parent.status !== 'ISSUED';
  if (campaign.status === 'DRAFT') return isOver ? ['write', 'discard'] : ['write', 'discard', 'issue'];
  // What was there before campaigns had tasks has no edition.
  if (campaign.status !== 'ISSUED' || campaign.edition === 0) return [];
  const ends: readonly CampaignOperation[] = overseesAll(viewer, campaign) ? ['withdraw', 'close'] : [];
  return isOver ? [...ends] : ['amend', ...ends, 'remind'];
}

/**
 * Whether the viewer may change a campaign that it sees, whatever state it is in.
 * @throws DomainError FORBIDDEN: READ_ONLY_OVERSIGHT for one of another authority, OUTSIDE_OVERSIGHT for who oversees
 *   nothing.
 */
export function requireMayChange(viewer: Viewer, { tenantId }: Pick<CampaignRow, 'tenantId'>): void {
  if (tenantId !== viewer.tenantId) throw DomainError.forbidden('READ_ONLY_OVERSIGHT');
  if (!viewer.permissions.has('ledger:record')) throw DomainError.forbidden();
  if (viewer.oversight.length === 0) throw DomainError.forbidden('OUTSIDE_OVERSIGHT');
}

/** CONFLICT (CAMPAIGN_SETTLED with `status` and `version`): the campaign stands so that this cannot be done to it. */
export const settled = ({ status, version }: CampaignRow): DomainError =>
  DomainError.conflict({ status, version }, 'CAMPAIGN_SETTLED');
