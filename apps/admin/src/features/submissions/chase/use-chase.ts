import { useClientHandle, useMutation } from '@urql/vue';
import { computed, ref, shallowRef, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import {
  ChaseDocument,
  type ChaseQuery,
  GrantExceptionDocument,
  RevokeExceptionDocument,
} from '../../../graphql/generated.js';
import { usePageQuery } from '../../../graphql/use-page-query.js';
import { useSubmit } from '../../../graphql/use-submit.js';
import { useChasePeriod } from './use-chase-period.js';
import { useReminding } from './use-reminding.js';

type Board = ChaseQuery['chase'];

/** Who owes a form of a period, and what is done about it. Form and period stand in the address. */
export function useChase() {
  const route = useRoute();
  const router = useRouter();
  const { client } = useClientHandle();
  const { form, period, ...chosen } = useChasePeriod();
  const page = usePageQuery({
    query: ChaseDocument,
    variables: () => ({ formId: form.value?.id ?? '', period: period.value }),
    pause: () => !form.value || !period.value,
  });
  const board = computed(() => page.data.value?.chase ?? null);
  /** Units behind the first 500, as they were asked for. */
  const further = shallowRef<Board['owing']>([]);
  const cursor = ref<string | null>(null);
  const owing = computed(() => [...(board.value?.owing ?? []), ...further.value]);
  /** Who is reminded: not those that were given more time. */
  const open = computed(() => owing.value.filter(({ exceptedUntil }) => !exceptedUntil));
  watch(
    board,
    (now) => {
      further.value = [];
      cursor.value = now?.owingCursor ?? null;
    },
    { immediate: true },
  );
  const listing = useSubmit();
  const granting = useMutation(GrantExceptionDocument);
  const revoking = useMutation(RevokeExceptionDocument);
  const acts = useSubmit();
  /** An exception as it is asked for: in a dialog, which says itself why it was refused. */
  const excepts = useSubmit();
  const go = (query: Record<string, string>) => void router.replace({ query: { ...route.query, ...query } });

  async function listMore(): Promise<void> {
    const of = board.value;
    const asked = { formId: form.value?.id ?? '', period: period.value, after: cursor.value };
    const done = await listing.submit(() =>
      client.query(ChaseDocument, asked, { requestPolicy: 'network-only' }).toPromise(),
    );
    // What was read anew or is of another form meanwhile begins from its own beginning.
    if (!done || board.value !== of) return;
    further.value = [...further.value, ...done.chase.owing];
    cursor.value = done.chase.owingCursor ?? null;
  }
  async function grant(submissionId: string, reason: string, expiresOn: string): Promise<boolean> {
    const input = { submissionId, reason, expiresOn };
    const done = await excepts.submit(() => granting.executeMutation({ input }), ['reason', 'expiresOn']);
    page.retry();
    return done !== null;
  }
  async function revoke(id: string): Promise<void> {
    await acts.submit(() => revoking.executeMutation({ id }));
    page.retry();
  }
  return {
    ...{ ...chosen, form, period, page, board, acts, excepts, go },
    ...{ owing, open, cursor, listing, listMore, grant, revoke },
    reminding: useReminding(() => open.value.map(({ submissionId }) => submissionId), page.retry),
  };
}
