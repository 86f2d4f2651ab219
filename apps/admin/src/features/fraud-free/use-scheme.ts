import { FRAUD_FREE_STATUSES, type FraudFreeStatus } from '@fanzha/domain';
import { useMutation } from '@urql/vue';
import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { EndFraudFreeSchemeDocument, FraudFreeSchemePlacesDocument } from '../../graphql/generated.js';
import { usePagedQuery } from '../../graphql/use-paged-query.js';
import { withFound } from '../../graphql/with-found.js';
import { useSubmit } from '../../graphql/use-submit.js';
import { oneOf } from '../../records/list/list-filter.js';

const PAGE = 50;
const NO_PLACES = { totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null }, edges: [] };

/** One scheme with the places that it judges; the status asked for stands in the address. */
export function useScheme(id: () => string) {
  const route = useRoute();
  const router = useRouter();
  const status = computed<FraudFreeStatus | null>(
    () => FRAUD_FREE_STATUSES.find(({ code }) => code === oneOf(route.query['status']))?.code ?? null,
  );
  const here = route.name;
  const { page: asked, ...pages } = usePagedQuery({
    query: FraudFreeSchemePlacesDocument,
    variables: () => ({ id: id(), status: status.value, first: PAGE, after: null }),
    of: (data) => data.fraudFreeScheme?.places ?? NO_PLACES,
    pause: () => route.name !== here,
  });
  const page = withFound(asked, (data) => data.fraudFreeScheme);
  const scheme = computed(() => page.data.value?.fraudFreeScheme ?? null);
  const show = (code: FraudFreeStatus | null) =>
    router.replace({ query: { ...route.query, status: code ?? undefined } });

  const sending = useSubmit();
  const ending = useMutation(EndFraudFreeSchemeDocument);
  async function end(reason: string): Promise<boolean> {
    const done = await sending.submit(() => ending.executeMutation({ id: id(), reason }), ['reason']);
    if (done) page.retry();
    return done !== null;
  }
  return { page, ...pages, scheme, status, show, sending, end };
}
