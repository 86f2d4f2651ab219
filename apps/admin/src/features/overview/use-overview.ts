import { regionLevel, type IndicatorCode, type RegionLevel, type Sector } from '@fanzha/domain';
import { computed, type ComputedRef } from 'vue';
import { OverviewDocument, type OverviewQuery } from '../../graphql/generated.js';
import { usePageQuery, type PageQuery } from '../../graphql/use-page-query.js';
import { useSession } from '../../session/use-session.js';
import { fixedSector, homeRegion, oversees } from '../../session/oversight.js';
import { countsOverlap } from '../../figures/adding-up.js';
import { ASKED, breakdownFlags, SHOWN } from './indicator-groups.js';
import { usualColumns } from '../../figures/relevance.js';
import { useOverviewUrl, type OverviewUrl } from './use-overview-url.js';

export type OverviewRegion = NonNullable<OverviewQuery['region']>;

export interface OverviewPath {
  readonly code: string;
  readonly name: string;
  readonly open: boolean;
}

export interface Overview extends Omit<PageQuery<OverviewQuery>, 'data'> {
  readonly url: OverviewUrl;
  /** Region shown; null where nobody has given this person one. */
  readonly code: ComputedRef<string | null>;
  /** The sector asked for: the person's own where they oversee only one. */
  readonly sector: ComputedRef<Sector | null>;
  readonly ownSector: ComputedRef<Sector | null>;
  /** Columns of the table below: those chosen, or the usual ones of the sector. */
  readonly columns: ComputedRef<readonly IndicatorCode[]>;
  readonly region: ComputedRef<OverviewRegion | null>;
  readonly path: ComputedRef<OverviewPath[]>;
  /** Whether the region asked for does not exist, as far as this person may know. */
  readonly unknown: ComputedRef<boolean>;
}

/** What the table lists: regions and own units together, or the own units one by one. */
export function listing(
  level: RegionLevel,
  direct: boolean,
): { withChildren: boolean; withDirect: boolean; withTenants: boolean } {
  // A town is small enough to show communities and units side by side; a community has only units.
  if (level === 'COMMUNITY') return { withChildren: false, withDirect: false, withTenants: true };
  if (level === 'TOWN') return { withChildren: true, withDirect: false, withTenants: true };
  return direct
    ? { withChildren: false, withDirect: true, withTenants: true }
    : { withChildren: true, withDirect: true, withTenants: false };
}

function levelOf(code: string): RegionLevel {
  try {
    return regionLevel(code);
  } catch {
    // A code of no known length is asked for as it is: the API says that there is no such region.
    return 'COUNTY';
  }
}

/** Everything on the overview page of a region: one operation, and the state of the URL that it depends on. */
export function useOverview(asked: () => string | undefined): Overview {
  const session = useSession();
  const url = useOverviewUrl();
  const oversight = computed(() => session.viewer?.oversight ?? []);

  const code = computed(() => asked() || homeRegion(oversight.value));
  const ownSector = computed(() => (code.value ? fixedSector(oversight.value, code.value) : null));
  const sector = computed(() => ownSector.value ?? url.state.value.sector);

  const columns = computed(() => url.state.value.columns ?? usualColumns(sector.value, SHOWN));

  const { data, ...status } = usePageQuery({
    query: OverviewDocument,
    pause: () => code.value === null,
    variables: computed(() => ({
      code: code.value ?? '',
      period: url.state.value.period,
      sector: sector.value,
      campaign: url.state.value.campaign,
      indicators: [...ASKED],
      // The bars of the regions below are of the indicator of the trend.
      columns: [...new Set([...columns.value, url.state.value.trend])],
      trend: url.state.value.trend,
      ...breakdownFlags(url.state.value.trend),
      withOverlap: countsOverlap(url.state.value.period),
      ...listing(levelOf(code.value ?? ''), url.state.value.direct),
    })),
  });

  const region = computed(() => data.value?.region ?? null);
  const path = computed(() =>
    (region.value?.path ?? []).map(({ code: step, name }) => ({
      code: step,
      name,
      open: oversees(oversight.value, step),
    })),
  );
  const unknown = computed(() => data.value !== undefined && data.value.region === null);

  return { ...status, url, code, sector, ownSector, columns, region, path, unknown };
}
