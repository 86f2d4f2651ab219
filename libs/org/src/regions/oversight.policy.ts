import { isWithin, DomainError, type Sector } from '@fanzha/domain';
import type { Viewer } from '@fanzha/platform';

/** Whether an oversight of the viewer covers a region. */
export function isOverseer(viewer: Viewer, regionCode: string): boolean {
  return viewer.oversight.some((overseen) => isWithin(regionCode, overseen.region));
}

/**
 * The sector in which a viewer may look at a region: the one asked for, the one its oversight is restricted to, or null
 * for all of them.
 * @throws DomainError FORBIDDEN (OUTSIDE_OVERSIGHT) when no oversight covers the region, or only that of another
 * sector.
 */
export function checkOversees(viewer: Viewer, regionCode: string, sector: Sector | null = null): Sector | null {
  const covering = viewer.oversight.filter((overseen) => isWithin(regionCode, overseen.region));
  if (covering.some((overseen) => overseen.sector === null)) return sector;
  const restricted = covering.find((overseen) => sector === null || overseen.sector === sector);
  if (restricted === undefined) throw DomainError.forbidden('OUTSIDE_OVERSIGHT');
  return restricted.sector;
}
