import { isRegionCode, type IndicatorCode } from '@fanzha/domain';
import type { OpenSource, OverviewState } from './overview-url.js';
import type { SourceOf } from '../../figures/use-source.js';

/** Whose figure is explained: a region, a region's own units, or one unit. */
interface SourceNode {
  readonly indicator: IndicatorCode;
  readonly region: string | null;
  readonly direct: boolean;
  readonly tenant: string | null;
}

/** What `of=` of the URL means on the page of a region: itself, its own units, a region below, or a unit. */
function sourceNode(page: string, { indicator, of }: Pick<OpenSource, 'indicator' | 'of'>): SourceNode {
  if (of === null) return { indicator, region: page, direct: false, tenant: null };
  if (of === 'direct') return { indicator, region: page, direct: true, tenant: null };
  return isRegionCode(of)
    ? { indicator, region: of, direct: false, tenant: null }
    : { indicator, region: null, direct: false, tenant: of };
}

/** The figure that the drawer explains, on the page of a region or of one unit; null while none is open. */
export function openedSource(
  { source, period, campaign }: OverviewState,
  page: { region: string } | { tenant: string },
  sector: SourceOf['sector'],
): SourceOf | null {
  if (!source) return null;
  const node =
    'region' in page
      ? sourceNode(page.region, source)
      : { indicator: source.indicator, region: null, direct: false, tenant: page.tenant };
  return { ...node, period: source.at ?? period, sector, campaign, by: source.by, member: source.member };
}
