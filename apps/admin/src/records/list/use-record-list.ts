import type { TypedDocumentNode } from '@urql/core';
import { computed, ref, type ComputedRef, type Ref } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import type { ApiFailure } from '../../graphql/api-failure.js';
import type { Page } from '../../graphql/use-further-pages.js';
import { usePagedQuery, type PageVariables } from '../../graphql/use-paged-query.js';
import { download } from './csv.js';
import { filtersOf, queryOf, type Filters, type OwnFilters, type RecordFilters } from './record-filters.js';
import { useTyping } from './use-typing.js';

const PAGE = 30;
const EXPORT_PAGE = 100;
/** More than this is work for a report, not for a browser. */
const EXPORT_LIMIT = 5_000;

interface ListVariables<Filter> extends PageVariables {
  readonly filter: Filter;
}

export interface RecordListOptions<Data, Row, Filter, Key extends string> {
  /** Route of the list: leaving it changes the address too, and the list must not follow it out. */
  readonly route: string;
  readonly query: TypedDocumentNode<Data, ListVariables<Filter>>;
  readonly own: OwnFilters<Key>;
  page(data: Data): Page<Row>;
  filter(filters: Filters<Key>): Filter;
  /** The rows as a file. */
  csv(rows: readonly Row[]): string;
  fileName(): string;
}

/** A list of records as the address narrows it: further pages, search while typing, export. */
export function useRecordList<Data, Row, Filter, Key extends string = never>(
  options: RecordListOptions<Data, Row, Filter, Key>,
) {
  const route = useRoute();
  const router = useRouter();

  const filters = computed(() => filtersOf(route.query, options.own));
  const { page, read, ...pages } = usePagedQuery<Data, ListVariables<Filter>, Row>({
    query: options.query,
    variables: () => ({ filter: options.filter(filters.value), first: PAGE, after: null }),
    of: options.page,
    pause: () => route.name !== options.route,
  });

  const narrow = (change: Partial<Filters<Key>>): void => {
    void router.replace({ query: queryOf({ ...filters.value, ...change }, options.own) });
  };
  const clear = (): void => {
    void router.replace({ query: {} });
  };

  const search = useTyping((text) => narrow({ text } as Partial<Filters<Key>>));

  /** Records read so far while an export runs; null otherwise. */
  const exporting = ref<number | null>(null);

  /** Downloads the filtered list. @returns how many records and of how many, or null where it failed */
  async function exportCsv(): Promise<{ count: number; total: number } | null> {
    const kept: Row[] = [];
    let after: string | null = null;
    exporting.value = 0;
    try {
      for (;;) {
        const next: Page<Row> | null = await read(EXPORT_PAGE, after);
        if (!next) return null;
        kept.push(...next.edges.map(({ node }) => node));
        exporting.value = kept.length;
        after = next.pageInfo.endCursor;
        if (next.pageInfo.hasNextPage && kept.length < EXPORT_LIMIT) continue;
        kept.length = Math.min(kept.length, EXPORT_LIMIT);
        const { period } = filters.value;
        download(`${options.fileName()}${period ? `-${period.replaceAll('/', '_')}` : ''}.csv`, options.csv(kept));
        return { count: kept.length, total: next.totalCount };
      }
    } finally {
      exporting.value = null;
    }
  }

  return {
    filters,
    rows: pages.rows,
    hasMore: pages.hasMore,
    loadingMore: pages.loadingMore,
    moreFailure: pages.moreFailure,
    loadMore: pages.loadMore,
    exporting,
    narrow,
    search,
    clear,
    exportCsv,
    narrowed: computed(() => Object.keys(queryOf(filters.value, options.own)).length > 0),
    total: pages.total,
    loaded: pages.loaded,
    failure: page.failure,
    waiting: page.waiting,
    updating: page.updating,
    retry: page.retry,
    data: page.data,
  };
}

/** What the frame of a list needs of it, whatever its rows are and whatever else narrows it. */
export interface RecordList {
  readonly filters: ComputedRef<RecordFilters>;
  readonly rows: ComputedRef<readonly unknown[]>;
  readonly total: ComputedRef<number>;
  readonly narrowed: ComputedRef<boolean>;
  readonly loaded: ComputedRef<boolean>;
  readonly failure: ComputedRef<ApiFailure | null>;
  readonly waiting: Ref<boolean>;
  readonly updating: ComputedRef<boolean>;
  readonly hasMore: Ref<boolean>;
  readonly loadingMore: Ref<boolean>;
  readonly moreFailure: Ref<ApiFailure | null>;
  readonly exporting: Ref<number | null>;
  narrow(change: Partial<RecordFilters>): void;
  search(text: string): void;
  clear(): void;
  loadMore(): Promise<void>;
  exportCsv(): Promise<{ count: number; total: number } | null>;
  retry(): void;
}
