import type { TypedDocumentNode } from '@urql/core';
import { computed, type ComputedRef } from 'vue';
import type { ListSumFragment } from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';

/** What the connection of a list says of all its records. */
export interface SummedPage {
  readonly sums?: readonly ListSumFragment[] | null;
  readonly sumsTooWide?: boolean;
}

/** What all records of the filter add to figures. */
interface ListSums {
  /** By indicator; those that say something. */
  readonly sums: ComputedRef<ReadonlyMap<string, ListSumFragment>>;
  readonly tooWide: ComputedRef<boolean>;
  readonly failed: ComputedRef<boolean>;
  retry(): void;
}

const saysSomething = ({ value, uncounted, withheld }: ListSumFragment): boolean =>
  (value !== null && value !== 0) || uncounted > 0 || withheld > 0;

/**
 * Sums of the whole filter, asked for apart from the rows: they may take a second where the rows take none. Turning a
 * page does not ask anew.
 */
export function useListSums<Data, Filter>(options: {
  query: TypedDocumentNode<Data, never>;
  filter: () => Filter;
  of: (data: Data) => SummedPage;
  pause: () => boolean;
}): ListSums {
  const asked = computed(() => JSON.stringify(options.filter()));
  const page = usePageQuery<Data, never>({
    query: options.query,
    variables: computed(() => ({ filter: JSON.parse(asked.value) as Filter, first: 1, summed: true })) as never,
    pause: options.pause,
  });
  const answer = computed(() => (page.data.value ? options.of(page.data.value) : null));
  return {
    sums: computed(() => new Map((answer.value?.sums ?? []).filter(saysSomething).map((sum) => [sum.indicator, sum]))),
    tooWide: computed(() => answer.value?.sumsTooWide ?? false),
    failed: computed(() => page.failure.value !== null),
    retry: page.retry,
  };
}
