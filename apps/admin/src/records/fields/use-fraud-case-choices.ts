import { visibleText } from '@fanzha/domain';
import { useQuery } from '@urql/vue';
import { computed, onScopeDispose, ref, watch } from 'vue';
import { FraudCaseChoicesDocument } from '../../graphql/generated.js';
import { useSession } from '../../session/use-session.js';

const TYPING = 300;

/** Own cases, newest first, narrowed while somebody types. */
export function useFraudCaseChoices() {
  const tenantId = useSession().person().tenant.id;
  const text = ref('');
  const asked = ref('');
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(text, (next) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      asked.value = visibleText(next);
    }, TYPING);
  });
  onScopeDispose(() => clearTimeout(timer));
  const { data, fetching } = useQuery({
    query: FraudCaseChoicesDocument,
    variables: computed(() => ({ filter: { tenantId, text: asked.value || null } })),
  });
  return {
    text,
    found: computed(() => (data.value?.fraudCases.edges ?? []).map(({ node }) => node)),
    waiting: fetching,
    settled: computed(() => asked.value === visibleText(text.value) && !fetching.value),
  };
}
