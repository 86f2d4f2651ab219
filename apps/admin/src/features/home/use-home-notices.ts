import { useMutation } from '@urql/vue';
import { computed, ref, shallowRef } from 'vue';
import { failureOfClient, type ApiFailure } from '../../graphql/api-failure.js';
import { AcknowledgeHomeNoticeDocument, type HomeQuery } from '../../graphql/generated.js';
import { recountDues } from '../../shell/due-counts.js';

/** Notices this unit still has to acknowledge, out of the operation of the page. */
export function useHomeNotices(source: () => HomeQuery['notices'] | null) {
  const mutation = useMutation(AcknowledgeHomeNoticeDocument);
  const done = ref<ReadonlySet<string>>(new Set());
  const busy = ref<string | null>(null);
  const failure = shallowRef<ApiFailure | null>(null);
  const all = computed(() => (source()?.edges ?? []).map(({ node }) => node));
  const open = computed(() =>
    all.value.filter(({ id, acknowledgedOn }) => acknowledgedOn === null && !done.value.has(id)),
  );
  // What was acknowledged here may be counted still, or not any more, according to when the page last asked.
  const total = computed(() => (source()?.totalCount ?? 0) - (all.value.length - open.value.length));

  /** @returns whether it is acknowledged now */
  async function acknowledge(id: string): Promise<boolean> {
    busy.value = id;
    failure.value = null;
    const { error } = await mutation.executeMutation({ id });
    busy.value = null;
    if (error) {
      failure.value = failureOfClient(error);
      return false;
    }
    recountDues();
    done.value = new Set([...done.value, id]);
    return true;
  }
  return { open, total, busy, failure, acknowledge };
}
