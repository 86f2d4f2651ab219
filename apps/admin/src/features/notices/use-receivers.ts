import { computed, ref, watch } from 'vue';
import { NoticeReceiversDocument } from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';

/** More names than this nobody reads; the text says how many there are. */
const FIRST = 100;

/** Units a notice is addressed to: those that have acknowledged it, or those that have not. */
export function useReceivers(id: () => string, receipts: () => number) {
  const acknowledged = ref(false);
  const page = usePageQuery({
    query: NoticeReceiversDocument,
    variables: () => ({ id: id(), acknowledged: acknowledged.value, first: FIRST, after: null }),
  });
  const receivers = computed(() => page.data.value?.notice?.receivers ?? null);
  // Somebody acknowledged while the page was open.
  watch(receipts, () => page.retry());
  return {
    acknowledged,
    units: computed(() => (receivers.value?.edges ?? []).map(({ node }) => node)),
    total: computed(() => receivers.value?.totalCount ?? 0),
    loaded: computed(() => receivers.value !== null),
    failure: page.failure,
    updating: page.updating,
    retry: page.retry,
  };
}
