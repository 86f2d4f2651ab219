import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { ImportRowsDocument, type ImportRowsQuery, type ImportRowState } from '../../graphql/generated.js';
import { usePagedQuery } from '../../graphql/use-paged-query.js';

export type ShownRow = ImportRowsQuery['import']['rows']['edges'][number]['node'];

/** In the order in which they are told. */
export const ROW_STATES = ['NEW', 'UPDATE', 'UNCHANGED', 'DUPLICATE', 'INVALID'] as const satisfies ImportRowState[];

/** Rows of a page. */
const SHOWN = 20;

/**
 * Rows of an import by what the dry run says of them; the address says which.
 * @param of the import, and what changes where its rows have to be read anew
 */
export function useImportRows(of: () => { readonly id: string; readonly version: number; readonly state: string }) {
  const route = useRoute();
  const router = useRouter();
  const state = computed(() => ROW_STATES.find((one) => one === route.query['rows']) ?? null);
  const list = usePagedQuery({
    query: ImportRowsDocument,
    variables: () => ({ id: of().id, first: SHOWN, after: null as string | null, state: state.value }),
    of: (data: ImportRowsQuery) => data.import.rows,
  });
  const choose = (chosen: ImportRowState | null): void => {
    const { rows: _rows, ...query } = route.query;
    void router.replace({ query: { ...query, ...(chosen && { rows: chosen }) } });
  };
  return { ...list, state, choose };
}
