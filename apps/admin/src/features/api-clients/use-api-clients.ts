import { useClientHandle, useMutation } from '@urql/vue';
import { computed, ref, shallowRef, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { failureOfClient, type ApiFailure } from '../../graphql/api-failure.js';
import { ApiClientListDocument, CreateApiClientDocument, RevokeApiClientDocument, type ApiClientInput, type ApiClientRowFragment, type CreateApiClientMutation } from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { useSubmission } from '../operator/use-submission.js';

const PAGE = 50;

/** A token that exists only on this screen, until it is closed. */
export type ClientSecret = CreateApiClientMutation['createApiClient'];

/** The programs that act for the own unit: listing, creating, revoking. */
export function useApiClients() {
  const route = useRoute();
  const router = useRouter();
  const handle = useClientHandle();
  const withRevoked = computed(() => route.query['revoked'] === '1');
  const here = route.name;
  const variables = () => ({ first: PAGE, after: null as string | null, includeRevoked: withRevoked.value });
  const page = usePageQuery({ query: ApiClientListDocument, variables, pause: () => route.name !== here });

  const further = shallowRef<ApiClientRowFragment[]>([]);
  const next = ref<{ hasNextPage: boolean; endCursor: string | null }>({ hasNextPage: false, endCursor: null });
  const furtherFailure = shallowRef<ApiFailure | null>(null);
  watch(() => page.data.value?.apiClients, (first) => { further.value = []; next.value = first?.pageInfo ?? { hasNextPage: false, endCursor: null }; }, { immediate: true });

  async function loadMore(): Promise<void> {
    const { data, error } = await handle.client.query(ApiClientListDocument, { ...variables(), after: next.value.endCursor }, { requestPolicy: 'network-only' }).toPromise();
    furtherFailure.value = error ? failureOfClient(error) : null;
    if (!data) return;
    further.value = [...further.value, ...data.apiClients.edges.map(({ node }) => node)];
    next.value = data.apiClients.pageInfo;
  }

  const secret = shallowRef<ClientSecret | null>(null);
  const submission = useSubmission();
  const creating = useMutation(CreateApiClientDocument);
  const revoking = useMutation(RevokeApiClientDocument);

  async function create(input: ApiClientInput): Promise<boolean> {
    const done = await submission.submit(() => creating.executeMutation({ input }), ['name', 'scopes', 'expiresOn']);
    if (!done) return false;
    secret.value = done.createApiClient;
    page.retry();
    return true;
  }
  async function revoke({ id }: ApiClientRowFragment): Promise<boolean> {
    const done = await submission.submit(() => revoking.executeMutation({ id }));
    if (done) page.retry();
    return done !== null;
  }

  return {
    page, withRevoked, secret, submission, create, revoke, loadMore, furtherFailure,
    clients: computed(() => [...(page.data.value?.apiClients.edges ?? []).map(({ node }) => node), ...further.value]),
    total: computed(() => page.data.value?.apiClients.totalCount ?? 0),
    hasMore: computed(() => next.value.hasNextPage),
    showRevoked: (shown: boolean) => void router.replace({ query: shown ? { revoked: '1' } : {} }),
  };
}
