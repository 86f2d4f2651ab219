import { computed, type ComputedRef } from 'vue';
import { useRoute, useRouter, type LocationQueryRaw } from 'vue-router';
import { oneOf, queryOf, valuesOf, without, type FilterValues, type ListFilter } from './list-filter.js';
import { nextOrder, orderIn, orderText, type OrderKey } from './list-order.js';
import { placeIn } from './list-place.js';

/** Keys of the address beside filters and place. */
const ORDER = 'sort';
const COLUMNS = 'cols';

/**
 * The address of a list: filters, order, columns, and the place in it. A link shows what its sender saw. Whatever
 * changes but the place begins at the first page; another page is one that a person can come back from.
 */
export function useListAddress(filters: ComputedRef<readonly ListFilter[]>) {
  const route = useRoute();
  const router = useRouter();
  const values = computed(() => valuesOf(route.query, filters.value));
  const order = computed(() => orderIn(oneOf(route.query[ORDER])));
  const columns = computed(() => oneOf(route.query[COLUMNS]));
  const queryWith = (change: { values?: FilterValues; order?: string; columns?: string }): LocationQueryRaw =>
    queryOf({
      ...(change.values ?? values.value),
      [ORDER]: change.order ?? orderText(order.value),
      [COLUMNS]: change.columns ?? columns.value,
    });
  const replace = (change: Parameters<typeof queryWith>[0]): void => void router.replace({ query: queryWith(change) });
  const pageTo = (place: Readonly<Record<string, string>>) => ({ query: { ...queryWith({}), ...place } });
  return {
    values,
    order,
    columns,
    place: computed(() => placeIn(route.query)),
    narrow: (change: FilterValues): void => replace({ values: { ...values.value, ...change } }),
    drop: (key: string): void => replace({ values: without(filters.value, values.value, key) }),
    clear: (): void => replace({ values: {} }),
    orderBy: (key: OrderKey): void => replace({ order: orderText(nextOrder(order.value, key)) }),
    orderTo: (text: string): void => replace({ order: text }),
    showColumns: (text: string): void => replace({ columns: text }),
    /** The address of another page of the same list. */
    pageTo,
    goToDay: (day: string) => router.push(pageTo(day ? { from: day } : {})),
    /** To the first page: where the place of an old link is no longer one of this list. */
    begin: (): void => replace({}),
    /** What a view of the list keeps: all of the address but the place. */
    kept: computed(() => queryWith({})),
  };
}

export type ListAddress = ReturnType<typeof useListAddress>;
