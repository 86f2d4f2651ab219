import { useClientHandle } from '@urql/vue';
import { computed, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue';
import { failureOfClient, type ApiFailure } from '../graphql/api-failure.js';
import {
  FigureSourceMoreDocument,
  type FigureSourceMoreQuery,
  type FigureSourceMoreQueryVariables,
  type SourceListsFragment,
  type SourcePart,
} from '../graphql/generated.js';

type ListName = 'tenants' | 'missingTenants' | 'silentTenants' | 'sources';
/** What every page of a list is asked with. */
type SourceNodeVariables = Omit<
  FigureSourceMoreQueryVariables,
  'first' | 'after' | 'part' | 'withTenants' | 'withMissing' | 'withSilent' | 'withRecords'
>;
interface Connection<Row> {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: Row }[];
}

/** A list behind a figure, read a page at a time. */
export interface SourceList<Row> {
  readonly rows: ComputedRef<readonly Row[]>;
  readonly total: ComputedRef<number>;
  readonly hasMore: ComputedRef<boolean>;
  readonly loading: Ref<boolean>;
  readonly failure: Ref<ApiFailure | null>;
  /** Reads the next page; the first one where none came with the figure. */
  more(): Promise<void>;
  /** Reads on until so many rows are there, or all. @returns them, or null where they could not be read */
  upTo(most: number): Promise<readonly Row[] | null>;
}

const PAGE = 20;
/** The most that one operation may ask for, by its cost. */
const LARGEST_PAGE = 50;

/**
 * @param first the page that came with the figure; undefined where the list is only read when it is opened
 * @param part which statements it is of: those that make the value, or those that span an end of the period
 */
export function useSourceList<Row>(
  node: () => SourceNodeVariables,
  name: ListName,
  first: () => Connection<Row> | undefined,
  total: () => number,
  part: SourcePart = 'WITHIN',
): SourceList<Row> {
  const handle = useClientHandle();
  const further = shallowRef<readonly Row[]>([]);
  const next = ref<{ readonly hasNextPage: boolean; readonly endCursor: string | null } | null>(null);
  const loading = ref(false);
  const failure = shallowRef<ApiFailure | null>(null);

  const start = () => {
    further.value = [];
    next.value = first()?.pageInfo ?? null;
    failure.value = null;
  };
  watch([node, first], start, { immediate: true, flush: 'sync' });

  const rows = computed<readonly Row[]>(() => [...(first()?.edges ?? []).map((edge) => edge.node), ...further.value]);
  const hasMore = computed(() => (next.value === null ? total() > 0 : next.value.hasNextPage));

  async function read(count: number): Promise<boolean> {
    const asked = node();
    loading.value = true;
    const { data, error } = await handle.client
      .query(
        FigureSourceMoreDocument,
        {
          ...asked,
          part,
          first: count,
          after: next.value?.endCursor ?? null,
          withTenants: name === 'tenants',
          withMissing: name === 'missingTenants',
          withSilent: name === 'silentTenants',
          withRecords: name === 'sources',
        },
        { requestPolicy: 'network-only' },
      )
      .toPromise();
    loading.value = false;
    // Meanwhile another figure may have been opened: this page is none of its.
    if (asked !== node()) return false;
    failure.value = error ? failureOfClient(error) : null;
    const page = data && (listsOf(data)?.[name] as Connection<Row> | undefined);
    if (!page) return false;
    further.value = [...further.value, ...page.edges.map((edge) => edge.node)];
    next.value = page.pageInfo;
    return true;
  }

  return {
    rows,
    hasMore,
    loading,
    failure,
    total: computed(total),
    more: async () => {
      if (!loading.value) await read(PAGE);
    },
    upTo: async (most) => {
      while (
        rows.value.length < most &&
        hasMore.value &&
        (await read(Math.min(LARGEST_PAGE, most - rows.value.length)))
      );
      return failure.value ? null : rows.value;
    },
  };
}

function listsOf({ region, tenant }: FigureSourceMoreQuery): SourceListsFragment | undefined {
  return (tenant?.rollup ?? region?.directRollup ?? region?.rollup)?.provenance;
}
