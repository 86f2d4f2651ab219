import { useQuery } from '@urql/vue';
import { computed, ref } from 'vue';
import { TenantListDocument } from '../../graphql/generated.js';
import { useTyped } from '../../graphql/use-typed.js';

const MOST = 20;

/** Open units found by a part of their name, for choosing the one that another unit reports to. */
export function useParentSearch(except: string) {
  const text = ref('');
  const { asked, isAsked } = useTyped(text);
  const { data, fetching, error } = useQuery({
    query: TenantListDocument,
    variables: computed(() => ({ text: asked.value, type: null, first: MOST, after: null })),
    pause: computed(() => asked.value === ''),
    requestPolicy: 'network-only',
  });
  return {
    text,
    // A closed unit leads nobody any more.
    found: computed(() =>
      asked.value === ''
        ? []
        : (data.value?.tenants.edges ?? [])
            .map(({ node }) => node)
            .filter(({ id, closedOn }) => id !== except && !closedOn),
    ),
    settled: computed(() => asked.value !== '' && isAsked.value && !fetching.value),
    failed: computed(() => error.value !== undefined),
  };
}
