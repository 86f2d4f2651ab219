import { authExchange } from '@urql/exchange-auth';
import { cacheExchange, createClient, fetchExchange, type Client } from '@urql/core';
import { shallowRef, watch, type App } from 'vue';
import urql from '@urql/vue';
import { i18n } from '../locales/i18n.js';
import { useSession } from './use-session.js';
import { ENDPOINT, requestHeaders } from '../graphql/transport.js';

/** A client with an empty cache. */
export function newClient(): Client {
  return createClient({
    url: ENDPOINT,
    preferGetMethod: false,
    // The ledger is exact to the second: what is cached is shown at once and always asked for again.
    requestPolicy: 'cache-and-network',
    fetchOptions: () => ({ credentials: 'same-origin', headers: requestHeaders() }),
    exchanges: [
      cacheExchange,
      authExchange(async (operations) => ({
        addAuthToOperation: (operation) => {
          const token = useSession().accessToken();
          return token ? operations.appendHeaders(operation, requestHeaders(token)) : operation;
        },
        willAuthError: () => useSession().needsRefresh(),
        didAuthError: (error) => error.graphQLErrors.some(({ extensions }) => extensions['code'] === 'UNAUTHENTICATED'),
        refreshAuth: () => useSession().renewRefused(),
      })),
      fetchExchange,
    ],
  });
}

/** The client in use. Another person or another language gets a new one, so that nothing cached is carried over. */
const client = shallowRef<Client>(newClient());

export const clientPlugin = {
  install(app: App): void {
    const session = useSession();
    watch([() => session.viewer?.id, i18n.global.locale], () => {
      client.value = newClient();
    });
    app.use(urql, client);
  },
};
