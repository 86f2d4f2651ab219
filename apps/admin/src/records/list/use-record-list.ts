import type { TypedDocumentNode } from '@urql/core';
import { useClientHandle } from '@urql/vue';
import { computed, ref, type ComputedRef, type Ref } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import type { ApiFailure } from '../../graphql/api-failure.js';
import { useFurtherPages, type Page } from '../../graphql/use-further-pages.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { download } from './csv.js';
import { filtersOf, queryOf, type Filters, type OwnFilters, type RecordFilters } from './record-filters.js';
import { useTyping } from './use-typing.js';

const PAGE = 30;
const EXPORT_PAGE = 100;
/** More than this is work for a report, not for a browser. */
const EXPORT_LIMIT = 5_000;

interface PageVariables<Filter> {
  filter: Filter;
  first: number;
  after: string | null;
}

export interface RecordListOptions<Data, Row, Filter, Key extends string> {
  /** Route of the list: leaving it changes the address too, and the list must not follow it out. */
  readonly route: string;
  readonly query: TypedDocumentNode<Data, PageVariables<Filter>>;
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
  const handle = useClientHandle();

  const filters = computed(() => filtersOf(route.query, options.own));
  const variables = computed<PageVariables<Filter>>(() => ({
    filter: options.filter(filters.value),
    first: PAGE,
    after: null,
  }));
  const page = usePageQuery({
    query: options.query,
    variables: variables as never,
    pause: computed(() => route.name !== options.route),
  });
  const first = computed(() => (page.data.value === undefined ? null : options.page(page.data.value)));

  const fetchPage = (size: number, after: string | null) =>
    handle.client
      .query(options.query, { filter: options.filter(filters.value), first: size, after } as never, {
        requestPolicy: 'network-only',
      })
      .toPromise();

  const { rows, hasMore, loadingMore, moreFailure, loadMore } = useFurtherPages<Row>({
    first: () => first.value,
    asked: () => variables.value,
    updating: () => page.updating.value,
    fetch: async (after) => {
      const { data, error } = await fetchPage(PAGE, after);
      return { page: data ? options.page(data) : null, error };
    },
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
    const read: Row[] = [];
    let after: string | null = null;
    exporting.value = 0;
    try {
      for (;;) {
        const { data, error } = await fetchPage(EXPORT_PAGE, after);
        if (error || !data) return null;
        const next = options.page(data);
        read.push(...next.edges.map(({ node }) => node));
        exporting.value = read.length;
        after = next.pageInfo.endCursor;
        if (next.pageInfo.hasNextPage && read.length < EXPORT_LIMIT) continue;
        const kept = read.slice(0, EXPORT_LIMIT);
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
    rows,
    hasMore,
    loadingMore,
    moreFailure,
    exporting,
    narrow,
    search,
    clear,
    loadMore,
    exportCsv,
    narrowed: computed(() => Object.keys(queryOf(filters.value, options.own)).length > 0),
    total: computed(() => first.value?.totalCount ?? 0),
    loaded: computed(() => first.value !== null),
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
