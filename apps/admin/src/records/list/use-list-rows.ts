import type { TypedDocumentNode } from '@urql/core';
import { useClientHandle } from '@urql/vue';
import { computed, watch } from 'vue';
import type { ListPageFragment, RecordOrderInput } from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import type { ListAddress } from './list-address.js';
import { askedOrder } from './list-order.js';
import { askedPlace, beginsAt, pagesAround } from './list-place.js';
import { useListSums, type SummedPage } from './use-list-sums.js';

export interface RecordPage<Row> extends SummedPage {
  readonly totalCount: number;
  readonly totalIsExact: boolean;
  readonly pageInfo: ListPageFragment;
  readonly edges: readonly { readonly cursor: string; readonly node: Row }[];
}

/** What the operation of every list is asked with. */
export interface ListVariables<Filter> {
  readonly filter: Filter;
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
  readonly fromDay?: string | null;
  readonly orderBy?: RecordOrderInput | null;
  /** Sums of the whole filter instead of a page: they are asked for apart. */
  readonly summed: boolean;
}

/** The page of a list that its address means, its neighbours, and the sums of the whole filter. */
export function useListRows<Data, Row, Filter>(options: {
  query: TypedDocumentNode<Data, ListVariables<Filter>>;
  page: (data: Data) => RecordPage<Row>;
  filter: () => Filter;
  address: ListAddress;
  withSums: boolean;
  pause: () => boolean;
}) {
  const { address, filter, pause } = options;
  const query = options.query as TypedDocumentNode<Data, never>;
  const handle = useClientHandle();
  const asked = computed(() => ({ filter: filter(), orderBy: askedOrder(address.order.value) }));
  const page = usePageQuery<Data, never>({
    query,
    variables: computed(() => ({ ...asked.value, ...askedPlace(address.place.value), summed: false })) as never,
    pause: computed(pause),
  });
  const shown = computed(() => (page.data.value ? options.page(page.data.value) : null));
  const rows = computed(() => (shown.value?.edges ?? []).map(({ node }) => node));
  const sums = useListSums<Data, Filter>({
    query,
    filter,
    of: options.page,
    pause: () => pause() || !options.withSums,
  });
  watch(page.failure, (failure) => {
    if (failure?.fields.some(({ code }) => code === 'INVALID_CURSOR')) address.begin();
  });

  return {
    rows,
    total: computed(() => shown.value?.totalCount ?? 0),
    totalIsExact: computed(() => shown.value?.totalIsExact ?? true),
    /** Where the other pages are, and how many rows stand before this one. */
    around: computed(() => {
      if (!shown.value) return null;
      const { pageInfo, totalCount, totalIsExact } = shown.value;
      const here = {
        place: address.place.value,
        rows: rows.value.length,
        total: totalIsExact ? totalCount : null,
        pageInfo,
      };
      return { ...pagesAround(here), ...beginsAt(here) };
    }),
    /** From where one of the rows is opened; null where it is not among them. */
    originOf: (row: Row) => {
      const edges = shown.value?.edges ?? [];
      const at = edges.findIndex(({ node }) => node === row);
      const edge = edges[at];
      return edge ? { row: at, rows: edges.length, cursor: edge.cursor, ...asked.value } : null;
    },
    sums,
    loaded: computed(() => shown.value !== null),
    failure: page.failure,
    waiting: page.waiting,
    updating: page.updating,
    retry: (): void => {
      page.retry();
      if (options.withSums) sums.retry();
    },
    /** One page of the same list behind a cursor, past the cache; null where it could not be read. */
    read: async (first: number, after: string | null) => {
      const { data, error } = await handle.client
        .query(query, { ...asked.value, first, after, summed: false } as never, { requestPolicy: 'network-only' })
        .toPromise();
      if (error || !data) return null;
      const { edges, totalCount, pageInfo } = options.page(data);
      return {
        rows: edges.map(({ node }) => node),
        total: totalCount,
        next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
      };
    },
  };
}
