import { useQuery } from '@urql/vue';
import { computed, type Ref } from 'vue';
import { FraudCaseChoicesDocument } from '../../graphql/generated.js';
import { useTyped } from '../../graphql/use-typed.js';
import { useSession } from '../../session/use-session.js';

/** Own cases, newest first, narrowed while somebody types. */
export function useFraudCaseChoices(text: Ref<string>) {
  const tenantId = useSession().person().tenant.id;
  const { asked, isAsked } = useTyped(text);
  const { data, fetching } = useQuery({
    query: FraudCaseChoicesDocument,
    variables: computed(() => ({ filter: { tenantId, text: asked.value || null } })),
  });
  return {
    found: computed(() => (data.value?.fraudCases.edges ?? []).map(({ node }) => node)),
    settled: computed(() => isAsked.value && !fetching.value),
  };
}
