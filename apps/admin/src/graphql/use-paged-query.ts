import type { TypedDocumentNode } from '@urql/core';
import { useClientHandle } from '@urql/vue';
import { computed, type ComputedRef, type MaybeRefOrGetter } from 'vue';
import { useFurtherPages, type FurtherPages, type Page } from './use-further-pages.js';
import { usePageQuery, type PageQuery } from './use-page-query.js';

/** What every operation that reads a list a page at a time is asked with. */
interface PageVariables {
  readonly first: number;
  readonly after: string | null;
}

interface PagedQuery<Data, Row> extends FurtherPages<Row> {
  /** The operation of the first page. */
  readonly page: PageQuery<Data>;
  /** Rows there are, read or not. */
  readonly total: ComputedRef<number>;
  readonly loaded: ComputedRef<boolean>;
  /** One page of the same list, past the cache; null where it could not be read. */
  read(first: number, after: string | null): Promise<Page<Row> | null>;
}

/**
 * A list that is read a page at a time: the first one with the page, the others when they are asked for.
 * @param options `variables` of the first page, `of` finds the list in the answer
 */
export function usePagedQuery<Data, Variables extends PageVariables, Row>(options: {
  query: TypedDocumentNode<Data, Variables>;
  variables: () => Variables;
  of: (data: Data) => Page<Row>;
  pause?: MaybeRefOrGetter<boolean>;
}): PagedQuery<Data, Row> {
  const handle = useClientHandle();
  const page = usePageQuery<Data, never>({
    query: options.query as TypedDocumentNode<Data, never>,
    variables: computed(options.variables) as never,
    pause: options.pause ?? false,
  });
  const first = computed(() => (page.data.value ? options.of(page.data.value) : null));

  async function ask(size: number, after: string | null) {
    const { data, error } = await handle.client
      .query(options.query, { ...options.variables(), first: size, after } as never, { requestPolicy: 'network-only' })
      .toPromise();
    return { page: data ? options.of(data) : null, error };
  }

  return {
    page,
    total: computed(() => first.value?.totalCount ?? 0),
    loaded: computed(() => first.value !== null),
    read: async (size, after) => {
      const { page: next, error } = await ask(size, after);
      return error ? null : next;
    },
    ...useFurtherPages<Row>({
      first: () => first.value,
      asked: options.variables,
      updating: () => page.updating.value,
      fetch: (after) => ask(options.variables().first, after),
    }),
  };
}
