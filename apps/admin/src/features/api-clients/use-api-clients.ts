import { useMutation } from '@urql/vue';
import { computed, shallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRoute } from 'vue-router';
import {
  ApiClientListDocument,
  CreateApiClientDocument,
  RevokeApiClientDocument,
  type ApiClientInput,
  type ApiClientRowFragment,
  type CreateApiClientMutation,
} from '../../graphql/generated.js';
import { usePagedQuery } from '../../graphql/use-paged-query.js';
import { tickFilter } from '../../records/list/list-filter.js';
import { useNarrowed } from '../../records/list/use-narrowed.js';
import { useSubmit } from '../../graphql/use-submit.js';

const PAGE = 50;

/** A token that exists only on this screen, until it is closed. */
export type ClientSecret = CreateApiClientMutation['createApiClient'];

/** The programs that act for the own unit: listing, creating, revoking. */
export function useApiClients() {
  const { t } = useI18n();
  const route = useRoute();
  const list = useNarrowed(
    computed(() => [
      tickFilter({ key: 'revoked', label: t('apiClients.withRevoked'), ask: (on) => ({ includeRevoked: on }) }),
    ]),
  );
  const here = route.name;
  const { page, ...pages } = usePagedQuery({
    query: ApiClientListDocument,
    variables: () => ({ first: PAGE, after: null, includeRevoked: list.values.value['revoked'] === '1' }),
    of: (data) => data.apiClients,
    pause: () => route.name !== here,
  });

  const secret = shallowRef<ClientSecret | null>(null);
  const sending = useSubmit();
  const creating = useMutation(CreateApiClientDocument);
  const revoking = useMutation(RevokeApiClientDocument);

  async function create(input: ApiClientInput): Promise<boolean> {
    const done = await sending.submit(() => creating.executeMutation({ input }), ['name', 'scopes', 'expiresOn']);
    if (!done) return false;
    secret.value = done.createApiClient;
    page.retry();
    return true;
  }
  async function revoke({ id }: ApiClientRowFragment): Promise<boolean> {
    const done = await sending.submit(() => revoking.executeMutation({ id }));
    if (done) page.retry();
    return done !== null;
  }

  return {
    page,
    list,
    secret,
    sending,
    create,
    revoke,
    loadMore: pages.loadMore,
    hasMore: pages.hasMore,
    loadingMore: pages.loadingMore,
    moreFailure: pages.moreFailure,
    clients: pages.rows,
    total: pages.total,
    loaded: pages.loaded,
  };
}
