import { isRegionCode, type IndicatorCode } from '@fanzha/domain';
import type { OpenSource } from './overview-url.js';

/** Whose figure is explained: a region, a region's own units, or one unit. */
export interface SourceNode {
  readonly indicator: IndicatorCode;
  readonly region: string | null;
  readonly direct: boolean;
  readonly tenant: string | null;
}

/** What `of=` of the URL means on the page of a region: itself, its own units, a region below, or a unit. */
export function sourceNode(page: string, { indicator, of }: OpenSource): SourceNode {
  if (of === null) return { indicator, region: page, direct: false, tenant: null };
  if (of === 'direct') return { indicator, region: page, direct: true, tenant: null };
  return isRegionCode(of) ? { indicator, region: of, direct: false, tenant: null } : { indicator, region: null, direct: false, tenant: of };
}
