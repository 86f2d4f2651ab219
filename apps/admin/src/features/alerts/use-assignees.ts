import { useQuery } from '@urql/vue';
import { computed, type Ref } from 'vue';
import { AlertAssigneesDocument } from '../../graphql/generated.js';
import { useTyped } from '../../graphql/use-typed.js';

/** Units of the own county that answer alerts, looked for while somebody types. */
export function useAssignees(text: Ref<string>) {
  const { asked, isAsked } = useTyped(text);
  const { data, fetching, error } = useQuery({
    query: AlertAssigneesDocument,
    variables: computed(() => ({ text: asked.value })),
    pause: computed(() => asked.value === ''),
  });
  return {
    settled: computed(() => asked.value !== '' && isAsked.value && !fetching.value),
    failed: computed(() => error.value !== undefined),
    found: computed(() => (asked.value === '' ? [] : (data.value?.alertAssignees ?? []))),
  };
}
