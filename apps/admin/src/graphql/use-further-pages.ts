import type { CombinedError } from '@urql/core';
import { computed, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue';
import { failureOfClient, type ApiFailure } from './api-failure.js';

export interface Page<Row> {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: Row }[];
}

export interface FurtherPages<Row> {
  /** Rows of all pages read so far. */
  readonly rows: ComputedRef<readonly Row[]>;
  readonly hasMore: Ref<boolean>;
  readonly loadingMore: Ref<boolean>;
  /** Why the next page could not be read; the rows before it stay. */
  readonly moreFailure: Ref<ApiFailure | null>;
  loadMore(): Promise<void>;
}

/**
 * The pages of a list behind its first one. Rows of two filters are never mixed, in whatever order the answers
 * come: a page is taken only while the first page that it follows is the one shown, and the list is still
 * asked for in the same words.
 */
export function useFurtherPages<Row>(options: {
  first: () => Page<Row> | null;
  /** What the list is asked with. */
  asked: () => unknown;
  /** The list is being asked for anew: the cursor at hand belongs to what is shown, and not to what is asked for. */
  updating: () => boolean;
  fetch: (after: string | null) => Promise<{ page: Page<Row> | null | undefined; error?: CombinedError | undefined }>;
}): FurtherPages<Row> {
  const further = shallowRef<readonly Row[]>([]);
  const cursor = ref<string | null>(null);
  const hasMore = ref(false);
  const loadingMore = ref(false);
  const moreFailure = shallowRef<ApiFailure | null>(null);
  /** Which list the answer under way belongs to. */
  let turn = 0;

  function begin(): void {
    turn += 1;
    const first = options.first();
    further.value = [];
    cursor.value = first?.pageInfo.endCursor ?? null;
    hasMore.value = first?.pageInfo.hasNextPage ?? false;
    loadingMore.value = false;
    moreFailure.value = null;
  }
  watch([options.first, () => JSON.stringify(options.asked())], begin, { immediate: true, flush: 'sync' });

  async function loadMore(): Promise<void> {
    if (loadingMore.value || !hasMore.value || options.updating()) return;
    const mine = turn;
    loadingMore.value = true;
    moreFailure.value = null;
    const { page, error } = await options.fetch(cursor.value);
    if (mine !== turn) return;
    loadingMore.value = false;
    if (error) {
      moreFailure.value = failureOfClient(error);
      return;
    }
    if (!page) return;
    further.value = [...further.value, ...page.edges.map(({ node }) => node)];
    cursor.value = page.pageInfo.endCursor;
    hasMore.value = page.pageInfo.hasNextPage;
  }

  return {
    rows: computed(() => [...(options.first()?.edges ?? []).map(({ node }) => node), ...further.value]),
    hasMore,
    loadingMore,
    moreFailure,
    loadMore,
  };
}
