import { useClientHandle } from '@urql/vue';
import { computed, ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRoute, useRouter } from 'vue-router';
import { ActivityListDocument, type ActivityRowFragment } from '../../graphql/generated.js';
import { useFurtherPages } from '../../graphql/use-further-pages.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { currentLocale } from '../../locales/i18n.js';
import { useSession } from '../../session/use-session.js';
import { download } from '../../records/list/csv.js';
import { useTyping } from '../../records/list/use-typing.js';
import { activityCsv } from './activity-csv.js';
import { apiFilter, filtersOf, isNarrowed, NO_FILTERS, queryOf, type ListFilters } from './list-filters.js';

const PAGE = 30;
const EXPORT_PAGE = 100;
/** More than this is work for a report, not for a browser. */
export const EXPORT_LIMIT = 5_000;

/** The list of activities as the address narrows it. */
export function useActivityList() {
  const { t } = useI18n();
  const route = useRoute();
  const router = useRouter();
  const session = useSession();
  const handle = useClientHandle();

  const filters = computed<ListFilters>(() => filtersOf(route.query));
  const variables = computed(() => ({ filter: apiFilter(filters.value), first: PAGE, after: null }));
  // Leaving the page changes the address too; the list must not follow it out.
  const elsewhere = computed(() => route.name !== 'activities');
  const page = usePageQuery({ query: ActivityListDocument, variables, pause: elsewhere });

  const total = computed(() => page.data.value?.activities.totalCount ?? 0);

  const fetchPage = (first: number, after: string | null) =>
    handle.client
      .query(
        ActivityListDocument,
        { filter: apiFilter(filters.value), first, after },
        { requestPolicy: 'network-only' },
      )
      .toPromise();

  const {
    rows: activities,
    hasMore,
    loadingMore,
    moreFailure,
    loadMore,
  } = useFurtherPages<ActivityRowFragment>({
    first: () => page.data.value?.activities ?? null,
    asked: () => variables.value,
    updating: () => page.updating.value,
    fetch: async (after) => {
      const { data, error } = await fetchPage(PAGE, after);
      return { page: data?.activities, error };
    },
  });

  function narrow(change: Partial<ListFilters>): void {
    void router.replace({ query: queryOf({ ...filters.value, ...change }) });
  }

  const search = useTyping((text) => narrow({ text }));

  /** Records read so far while an export runs; null otherwise. */
  const exporting = ref<number | null>(null);

  /** Downloads the filtered list. @returns how many records and of how many, or null where it failed */
  async function exportCsv(): Promise<{ count: number; total: number } | null> {
    const rows: ActivityRowFragment[] = [];
    let after: string | null = null;
    exporting.value = 0;
    try {
      for (;;) {
        const { data, error } = await fetchPage(EXPORT_PAGE, after);
        if (error || !data) return null;
        rows.push(...data.activities.edges.map(({ node }) => node));
        exporting.value = rows.length;
        after = data.activities.pageInfo.endCursor;
        if (data.activities.pageInfo.hasNextPage && rows.length < EXPORT_LIMIT) continue;
        const kept = rows.slice(0, EXPORT_LIMIT);
        download(
          t('activities.csv.file') +
            (filters.value.period ? `-${filters.value.period.replaceAll('/', '_')}` : '') +
            '.csv',
          activityCsv(kept, t, currentLocale()),
        );
        return { count: kept.length, total: data.activities.totalCount };
      }
    } finally {
      exporting.value = null;
    }
  }

  return {
    filters,
    narrowed: computed(() => isNarrowed(filters.value)),
    activities,
    total,
    hasMore,
    loadingMore,
    moreFailure,
    exporting,
    failure: page.failure,
    waiting: page.waiting,
    updating: page.updating,
    loaded: computed(() => page.data.value !== undefined),
    retry: page.retry,
    mayRecord: computed(() => session.isUnit && session.can('ledger:record')),
    manyUnits: computed(() => !session.isUnit),
    narrow,
    search,
    clear: () => narrow(NO_FILTERS),
    loadMore,
    exportCsv,
  };
}
