import { useClientHandle } from '@urql/vue';
import { onScopeDispose, shallowRef, watch } from 'vue';
import { useRoute } from 'vue-router';
import { DueCountsDocument, type DueCountsQuery } from '../graphql/generated.js';
import { useSession } from '../session/use-session.js';
import { nextTurn } from './turns.js';

export type DueCount = Pick<DueCountsQuery['dues'][number], 'kind' | 'count' | 'countIsExact' | 'overdue'>;

/** What is due in each ledger, for the numbers in the menu; empty until it is known. */
export const dueCounts = shallowRef<readonly DueCount[]>([]);

/** What there is to do about letters of supervision, and whether there is anything of it; null until it is known. */
export const supervisionDue = shallowRef<DueCountsQuery['supervisionTodo'] | null>(null);
/** Whether there is a scoring scheme for this person: without one, units have no page of them. */
export const hasEvaluations = shallowRef(false);

/** Going from page to page asks no more often than this. */
const LEAST_GAP = 5_000;

let ask: (() => Promise<void>) | undefined;

/** Counts anew, once something was done that was due. */
export function recountDues(): void {
  void ask?.();
}

function forget(): void {
  dueCounts.value = [];
  supervisionDue.value = null;
  hasEvaluations.value = false;
}

/**
 * Keeps `dueCounts` and `supervisionDue`: counted when the shell appears and as one goes from page to page. The numbers
 * are a help: where they cannot be had, there are none.
 */
export function useDueCounts(): void {
  const session = useSession();
  const route = useRoute();
  const { client } = useClientHandle();
  let askedAt = -Infinity;
  const count = async (): Promise<void> => {
    if (!session.can('ledger:read')) return;
    askedAt = performance.now();
    // What the page itself asks for goes first.
    await nextTurn();
    const { data } = await client.query(DueCountsDocument, {}, { requestPolicy: 'network-only' }).toPromise();
    if (!data) return;
    dueCounts.value = data.dues;
    supervisionDue.value = data.supervisionTodo ?? null;
    hasEvaluations.value = data.evaluationSchemes.totalCount > 0;
  };
  ask = count;
  watch(
    () => [route.path, session.viewer?.id],
    ([, person], before) => {
      const isSame = before !== undefined && before[1] === person;
      if (!isSame) forget();
      if (!isSame || performance.now() - askedAt >= LEAST_GAP) void count();
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    if (ask === count) ask = undefined;
    forget();
  });
}
