import { isTermCode, SECTORS, TASK_STATES, type Sector, type TaskState } from '@fanzha/domain';
import { computed, type WritableComputedRef } from 'vue';
import { useRoute, useRouter } from 'vue-router';

/** Where the matrix stands on the page of a campaign. */
export const MATRIX_ID = 'matrix';

/** Which units the matrix of a campaign shows, and in which order. It stands in the address, as lists have it. */
export function useMatrixFilter() {
  const route = useRoute();
  const router = useRouter();
  /** One name of the query: '' where it is missing or makes no sense. */
  const named = <Value extends string>(
    name: string,
    isValue: (text: string) => text is Value,
  ): WritableComputedRef<Value | ''> =>
    computed({
      get: () => {
        const text = route.query[name];
        return typeof text === 'string' && isValue(text) ? text : '';
      },
      set: (value) => {
        const { [name]: _, ...query } = route.query;
        void router.replace({ query: value ? { ...query, [name]: value } : query });
      },
    });
  const text = named('q', (_value): _value is string => true);
  const state = named('state', (value): value is TaskState => isTermCode(TASK_STATES, value));
  const sector = named('sector', (value): value is Sector => isTermCode(SECTORS, value));
  const region = named('region', (value): value is string => /^\d{4,12}$/.test(value));
  const received = named('received', (value): value is 'yes' | 'no' => value === 'yes' || value === 'no');
  const order = named('order', (value): value is 'STATE' => value === 'STATE');
  return {
    ...{ text, state, sector, region, received, order },
    filter: computed(() => ({
      ...(text.value.trim() && { text: text.value.trim() }),
      ...(state.value && { state: state.value }),
      ...(sector.value && { sector: sector.value }),
      ...(region.value && { regionCode: region.value }),
      ...(received.value && { received: received.value === 'yes' }),
    })),
  };
}
