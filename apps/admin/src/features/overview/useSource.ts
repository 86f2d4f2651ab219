import { indicator as registered, type IndicatorCode, type Sector } from '@fanzha/domain';
import { computed, type ComputedRef } from 'vue';
import { RegionSourceDocument, TenantSourceDocument, type RegionSourceQuery, type SourcePartsFragment } from '../../graphql/generated.js';
import { usePageQuery, type PageQuery } from '../../graphql/use-page-query.js';
import { steady } from './steady.js';

/** The node and period whose figure is explained. Exactly one of `region` and `tenant` is given. */
export interface SourceOf {
  readonly indicator: IndicatorCode;
  readonly period: string;
  readonly sector: Sector | null;
  readonly region: string | null;
  /** Only the units that belong to the region itself. */
  readonly direct: boolean;
  readonly tenant: string | null;
}

export type SourceRecord = RegionSourceQuery['activities']['edges'][number]['node'];

export interface Source extends Omit<PageQuery<unknown>, 'data'> {
  readonly name: ComputedRef<string>;
  readonly rollup: ComputedRef<SourcePartsFragment | null>;
  readonly records: ComputedRef<SourceRecord[]>;
  readonly recordCount: ComputedRef<number>;
}

/** Where one figure comes from: what it is made of, who stated it, who did not, and the latest records. */
export function useSource(of: () => SourceOf): Source {
  // The ledger counts activities itself: every record is one, and none states it.
  const stated = computed(() => (registered(of().indicator).derived ? null : of().indicator));

  const regional = usePageQuery({
    query: RegionSourceDocument,
    pause: () => of().region === null,
    variables: steady(() => {
      const { region, period, sector, indicator, direct } = of();
      return { code: region ?? '', period, sector, indicator, direct, filter: { regionCode: region, directly: direct, period, sector, indicator: stated.value } };
    }),
  });
  const own = usePageQuery({
    query: TenantSourceDocument,
    pause: () => of().tenant === null,
    variables: steady(() => {
      const { tenant, period, indicator } = of();
      return { id: tenant ?? '', period, indicator, filter: { tenantId: tenant, period, indicator: stated.value } };
    }),
  });

  const asked = computed(() => (of().tenant === null ? regional : own));
  const activities = computed(() => (of().tenant === null ? regional : own).data.value?.activities);
  const rollup = computed(() => {
    if (of().tenant !== null) return own.data.value?.tenant?.rollup ?? null;
    const region = regional.data.value?.region;
    return region?.directRollup ?? region?.rollup ?? null;
  });

  return {
    name: computed(() => (of().tenant === null ? regional.data.value?.region?.name : own.data.value?.tenant?.name) ?? ''),
    rollup,
    records: computed(() => (activities.value?.edges ?? []).map(({ node }) => node)),
    recordCount: computed(() => activities.value?.totalCount ?? 0),
    failure: computed(() => asked.value.failure.value),
    waiting: computed(() => asked.value.waiting.value),
    updating: computed(() => asked.value.updating.value),
    retry: () => asked.value.retry(),
  };
}
