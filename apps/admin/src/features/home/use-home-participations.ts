import { useMutation } from '@urql/vue';
import { computed, ref, shallowRef } from 'vue';
import { failureOfClient, type ApiFailure } from '../../graphql/api-failure.js';
import {
  ConfirmHomeParticipationDocument,
  DeclineHomeParticipationDocument,
  type HomeParticipationFragment,
  type HomeQuery,
} from '../../graphql/generated.js';
import { recountDues } from '../../shell/due-counts.js';

/** Interceptions of other units that name this one and wait for its answer, out of the operation of the page. */
export function useHomeParticipations(source: () => HomeQuery['toConfirm'] | null) {
  const confirming = useMutation(ConfirmHomeParticipationDocument);
  const declining = useMutation(DeclineHomeParticipationDocument);
  const answered = ref<ReadonlySet<string>>(new Set());
  const busy = ref<string | null>(null);
  const failure = shallowRef<ApiFailure | null>(null);
  const all = computed(() => (source()?.edges ?? []).map(({ node }) => node));
  const open = computed(() => all.value.filter(({ id }) => !answered.value.has(id)));
  const total = computed(() => (source()?.totalCount ?? 0) - (all.value.length - open.value.length));

  /** @returns whether the answer is kept now */
  async function answer({ id, version }: HomeParticipationFragment, tookPart: boolean): Promise<boolean> {
    busy.value = id;
    failure.value = null;
    const { error } = await (tookPart ? confirming : declining).executeMutation({ id, version });
    busy.value = null;
    if (error) {
      failure.value = failureOfClient(error);
      return false;
    }
    recountDues();
    answered.value = new Set([...answered.value, id]);
    return true;
  }
  return { open, total, busy, failure, answer };
}
