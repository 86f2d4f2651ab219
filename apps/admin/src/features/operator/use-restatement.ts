import type { LocalDate } from '@fanzha/domain';
import { useClientHandle, useMutation } from '@urql/vue';
import { computed, onScopeDispose, shallowRef, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import {
  RestatementNowDocument,
  RestateTenantDocument,
  type RestatementProgressFragment,
} from '../../graphql/generated.js';
import { failureOfClient, type ApiFailure } from '../../graphql/api-failure.js';
import { useSubmit } from '../../graphql/use-submit.js';

const EVERY = 1_500;
const isOver = ({ state }: RestatementProgressFragment) => state === 'DONE' || state === 'FAILED';

/**
 * A restatement of a unit's past: asked for once, then looked after until it is over. Its id stands in the URL, so
 * that a reload goes on looking.
 */
export function useRestatement(tenantId: () => string) {
  const route = useRoute();
  const router = useRouter();
  const handle = useClientHandle();
  const progress = shallowRef<RestatementProgressFragment | null>(null);
  const lost = shallowRef<ApiFailure | null>(null);
  const asking = useMutation(RestateTenantDocument);
  const sending = useSubmit();
  const id = computed(() => (typeof route.query['restatement'] === 'string' ? route.query['restatement'] : null));

  let timer: ReturnType<typeof setTimeout> | undefined;
  async function look(): Promise<void> {
    clearTimeout(timer);
    const asked = id.value;
    if (asked === null) return;
    const { data, error } = await handle.client
      .query(RestatementNowDocument, { id: asked }, { requestPolicy: 'network-only' })
      .toPromise();
    if (asked !== id.value) return;
    lost.value = error ? failureOfClient(error) : null;
    if (data?.restatement) progress.value = data.restatement;
    // The page stops looking when an answer does not come; the operator can look again.
    if (!error && progress.value && !isOver(progress.value)) timer = setTimeout(() => void look(), EVERY);
  }
  watch(
    id,
    (next) => {
      if (next === null) progress.value = null;
      else if (progress.value?.id !== next || !isOver(progress.value)) void look();
    },
    { immediate: true },
  );
  onScopeDispose(() => clearTimeout(timer));

  async function restate(from: LocalDate | null): Promise<boolean> {
    const done = await sending.submit(() => asking.executeMutation({ id: tenantId(), from }), ['from']);
    if (!done) return false;
    progress.value = done.restateTenant;
    await router.replace({ query: { ...route.query, restatement: done.restateTenant.id } });
    return true;
  }

  return {
    progress,
    lost,
    sending,
    restate,
    look,
    running: computed(() => progress.value !== null && !isOver(progress.value)),
  };
}
