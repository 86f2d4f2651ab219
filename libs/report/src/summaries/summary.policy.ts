import { DomainError, isWithin } from '@fanzha/domain';
import type { Viewer } from '@fanzha/platform';
import { contentHash } from '@fanzha/rollup';
import type { SummaryRow, SummaryStand } from './summary.rows.js';

/**
 * Whether the viewer may change a summary that it sees.
 * @throws DomainError FORBIDDEN: READ_ONLY_OVERSIGHT for one of another unit; OUTSIDE_OVERSIGHT where the viewer no
 *   longer oversees its region in its line.
 */
export function requireMayWrite(viewer: Viewer, { tenantId, about, regionCode, sector }: SummaryRow): void {
  if (tenantId !== viewer.tenantId) throw DomainError.forbidden('READ_ONLY_OVERSIGHT');
  if (!viewer.permissions.has('ledger:record')) throw DomainError.forbidden();
  const oversees = viewer.oversight.some(
    (overseen) => isWithin(regionCode, overseen.region) && (overseen.sector === null || overseen.sector === sector),
  );
  if (about === 'REGION' && !oversees) throw DomainError.forbidden('OUTSIDE_OVERSIGHT');
}

/**
 * Figures that are stated must be those that were read.
 * @throws Error where the kept snapshot has another hash than when it was taken.
 */
export function requireIntact<Stand extends Pick<SummaryStand, 'summaryId' | 'snapshot' | 'snapshotHash'>>(
  stand: Stand,
): Stand {
  if (contentHash(stand.snapshot) !== stand.snapshotHash)
    throw new Error(`The snapshot of summary ${stand.summaryId} is not the one that was taken`);
  return stand;
}
