import { computed, type ComputedRef } from 'vue';
import { useListAddress } from './list-address.js';
import { chipsOf, type ListFilter } from './list-filter.js';
import { useTyping } from './use-typing.js';

/** What an address narrows a list to, and what the bar of filters does with it. */
export function useNarrowed(filters: ComputedRef<readonly ListFilter[]>) {
  const address = useListAddress(filters);
  return {
    ...address,
    filters,
    chips: computed(() => chipsOf(filters.value, address.values.value)),
    search: useTyping((text) => address.narrow({ q: text })),
  };
}

/** What the bar of filters needs of a list. */
export type Narrowed = Pick<
  ReturnType<typeof useNarrowed>,
  'filters' | 'values' | 'chips' | 'narrow' | 'drop' | 'clear' | 'search'
>;
