import { visibleText } from '@fanzha/domain';
import { useQuery } from '@urql/vue';
import { computed, onScopeDispose, ref, watch, type Ref } from 'vue';
import { InterceptionPartnersDocument } from '../../graphql/generated.js';

const TYPING = 300;

/** Units of the own county that can have taken part, looked for while somebody types. */
export function useJointUnits(text: Ref<string>) {
  const asked = ref('');
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(
    text,
    (next) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        asked.value = visibleText(next);
      }, TYPING);
    },
    { immediate: true },
  );
  onScopeDispose(() => clearTimeout(timer));
  const { data, fetching, error } = useQuery({
    query: InterceptionPartnersDocument,
    variables: computed(() => ({ text: asked.value })),
    pause: computed(() => asked.value === ''),
  });
  const settled = computed(() => asked.value !== '' && asked.value === visibleText(text.value) && !fetching.value);
  return {
    settled,
    failed: computed(() => error.value !== undefined),
    found: computed(() => (asked.value === '' ? [] : (data.value?.partners ?? []))),
  };
}
