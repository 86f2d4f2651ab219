import { useQuery } from '@urql/vue';
import { computed, type Ref } from 'vue';
import { InterceptionPartnersDocument } from '../../graphql/generated.js';
import { useTyped } from '../../graphql/use-typed.js';

/** Units of the own county that can have taken part, looked for while somebody types. */
export function useJointUnits(text: Ref<string>) {
  const { asked, isAsked } = useTyped(text);
  const { data, fetching, error } = useQuery({
    query: InterceptionPartnersDocument,
    variables: computed(() => ({ text: asked.value })),
    pause: computed(() => asked.value === ''),
  });
  return {
    settled: computed(() => asked.value !== '' && isAsked.value && !fetching.value),
    failed: computed(() => error.value !== undefined),
    found: computed(() => (asked.value === '' ? [] : (data.value?.partners ?? []))),
  };
}
