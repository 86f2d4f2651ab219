import { computed, ref, watch } from 'vue';
import type { AlertWholeFragment } from '../../graphql/generated.js';
import { draftShelf } from '../../records/drafts/draft-store.js';
import { useSession } from '../../session/use-session.js';

/** What drafts of answers are kept under. */
export const ANSWER_DRAFT = 'alert-answer';

/** Whether the own unit may answer an alert, and whether it is writing its answer or reads it. */
export function useAlertAnswer(record: () => AlertWholeFragment | null) {
  const session = useSession();
  const { id: user, tenant } = session.person();
  /** The answer is written, not shown. */
  const writing = ref(false);
  const isMine = computed(
    () =>
      record()?.recordStatus === 'ACTIVE' &&
      !record()?.assigneeClosedOn &&
      record()?.assignee?.id === session.viewer?.tenant.id,
  );
  const mayAnswer = computed(() => isMine.value && session.can('ledger:record'));
  const begin = (): void => {
    writing.value = true;
  };
  const end = (): void => {
    writing.value = false;
  };
  const isBegun = (alert: string): boolean =>
    draftShelf(user, tenant.id).find({ form: ANSWER_DRAFT, about: alert }, null) !== null;
  // What waits, or was begun on this device, is written at once; what was answered is shown.
  watch(
    () => [record()?.id, record()?.answer?.version, mayAnswer.value] as const,
    ([id, version]) => {
      writing.value = id !== undefined && mayAnswer.value && (version === undefined || isBegun(id));
    },
    { immediate: true },
  );
  return { writing, mayAnswer, begin, end };
}
