import { useClientHandle, useMutation } from '@urql/vue';
import { computed, shallowRef } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import {
  ApiClientListDocument,
  CreateApiClientDocument,
  RevokeApiClientDocument,
  type ApiClientInput,
  type ApiClientRowFragment,
  type CreateApiClientMutation,
} from '../../graphql/generated.js';
import { useFurtherPages } from '../../graphql/use-further-pages.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { useSubmission } from '../../graphql/use-submission.js';

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

  const pages = useFurtherPages<ApiClientRowFragment>({
    first: () => page.data.value?.apiClients ?? null,
    asked: () => withRevoked.value,
    updating: () => page.updating.value,
    fetch: async (after) => {
      const { data, error } = await handle.client
        .query(ApiClientListDocument, { ...variables(), after }, { requestPolicy: 'network-only' })
        .toPromise();
      return { page: data?.apiClients, error };
    },
  });

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
    page,
    withRevoked,
    secret,
    submission,
    create,
    revoke,
    loadMore: pages.loadMore,
    hasMore: pages.hasMore,
    loadingMore: pages.loadingMore,
    moreFailure: pages.moreFailure,
    clients: pages.rows,
    total: computed(() => page.data.value?.apiClients.totalCount ?? 0),
    showRevoked: (shown: boolean) => void router.replace({ query: shown ? { revoked: '1' } : {} }),
  };
}
