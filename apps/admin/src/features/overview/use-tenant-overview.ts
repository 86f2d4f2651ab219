import { computed, ref, watch, type ComputedRef } from 'vue';
import { TenantOverviewDocument, type TenantOverviewQuery } from '../../graphql/generated.js';
import { usePageQuery, type PageQuery } from '../../graphql/use-page-query.js';
import { useSession } from '../../session/use-session.js';
import { oversees } from '../../session/oversight.js';
import { ASKED, breakdownFlags } from './indicator-groups.js';
import type { OverviewPath } from './use-overview.js';
import { useOverviewUrl, type OverviewUrl } from './use-overview-url.js';

const PAGE = 20;
const MOST = 100;

type OverviewTenant = NonNullable<TenantOverviewQuery['tenant']>;
export type RecordRow = TenantOverviewQuery['activities']['edges'][number]['node'];

interface TenantOverview extends Omit<PageQuery<TenantOverviewQuery>, 'data'> {
  readonly url: OverviewUrl;
  readonly tenant: ComputedRef<OverviewTenant | null>;
  readonly records: ComputedRef<RecordRow[]>;
  readonly recordCount: ComputedRef<number>;
  /** Whether more of its records can be shown here. */
  readonly hasMore: ComputedRef<boolean>;
  readonly path: ComputedRef<OverviewPath[]>;
  readonly unknown: ComputedRef<boolean>;
  showMore(): void;
}

/** One unit as its overseers see it: the same figures as a region, and its records. */
export function useTenantOverview(id: () => string): TenantOverview {
  const session = useSession();
  const url = useOverviewUrl();
  const first = ref(PAGE);
  watch([id, () => url.state.value.period], () => {
    first.value = PAGE;
  });

  const { data, ...status } = usePageQuery({
    query: TenantOverviewDocument,
    variables: computed(() => {
      const { period, campaign, trend } = url.state.value;
      const { bySector: _oneSector, ...flags } = breakdownFlags(trend);
      return { id: id(), period, campaign, indicators: [...ASKED], trend, first: first.value, ...flags };
    }),
  });

  const tenant = computed(() => data.value?.tenant ?? null);
  const records = computed(() => (data.value?.activities.edges ?? []).map(({ node }) => node));
  const recordCount = computed(() => data.value?.activities.totalCount ?? 0);
  const hasMore = computed(() => records.value.length < Math.min(recordCount.value, MOST));
  const path = computed(() =>
    (tenant.value?.region.path ?? []).map(({ code, name }) => ({
      code,
      name,
      open: oversees(session.viewer?.oversight ?? [], code),
    })),
  );
  const unknown = computed(() => data.value !== undefined && data.value.tenant === null);

  return {
    ...status,
    url,
    tenant,
    records,
    recordCount,
    hasMore,
    path,
    unknown,
    showMore: () => {
      first.value = MOST;
    },
  };
}
