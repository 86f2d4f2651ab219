import { useQuery } from '@urql/vue';
import { computed, type Ref } from 'vue';
import { VictimUnitsDocument } from '../../graphql/generated.js';
import { useTyped } from '../../graphql/use-typed.js';

/** Units of the city that a victim may belong to, looked for while somebody types. */
export function useVictimUnits(text: Ref<string>) {
  const { asked, isAsked } = useTyped(text);
  const { data, fetching, error } = useQuery({
    query: VictimUnitsDocument,
    variables: computed(() => ({ text: asked.value })),
    pause: computed(() => asked.value === ''),
  });
  return {
    settled: computed(() => asked.value !== '' && isAsked.value && !fetching.value),
    failed: computed(() => error.value !== undefined),
    found: computed(() => (asked.value === '' ? [] : (data.value?.victimUnits ?? []))),
  };
}
