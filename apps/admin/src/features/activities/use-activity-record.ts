import { textErrors, BOUNDS, fieldMessage, visibleLines } from '@fanzha/domain';
import { useMutation } from '@urql/vue';
import { computed, ref, shallowRef } from 'vue';
import { ApiFailure, failureOfClient } from '../../graphql/api-failure.js';
import { ActivityRecordDocument, VoidActivityDocument } from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { currentLocale } from '../../locales/i18n.js';
import { useSession } from '../../session/use-session.js';
import { historyOf } from './record-history.js';

/** One record with its history, and voiding it. */
export function useActivityRecord(id: () => string) {
  const session = useSession();
  const page = usePageQuery({ query: ActivityRecordDocument, variables: () => ({ id: id() }) });
  const activity = computed(() => page.data.value?.activity ?? null);
  // Not there and not visible look the same from outside.
  const failure = computed(
    () => page.failure.value ?? (page.data.value && !activity.value ? new ApiFailure('NOT_FOUND', '') : null),
  );
  const history = computed(() => (activity.value ? historyOf(activity.value) : []));

  const mutation = useMutation(VoidActivityDocument);
  const reason = ref('');
  const reasonError = ref<string | null>(null);
  const voidFailure = shallowRef<ApiFailure | null>(null);
  const voiding = ref(false);

  /** Voids the record. @returns whether it is void now */
  async function voidRecord(): Promise<boolean> {
    const [fieldError] = textErrors('reason', reason.value, BOUNDS.reason);
    reasonError.value = fieldError ? fieldMessage(fieldError, currentLocale()) : null;
    voidFailure.value = null;
    if (fieldError || !activity.value) return false;
    voiding.value = true;
    const { error } = await mutation.executeMutation({
      id: activity.value.id,
      version: activity.value.version,
      reason: visibleLines(reason.value),
    });
    voiding.value = false;
    if (!error) {
      reason.value = '';
      page.retry();
      return true;
    }
    const problem = failureOfClient(error);
    reasonError.value = problem.fields.find(({ path }) => path === 'reason')?.message ?? null;
    if (reasonError.value === null) voidFailure.value = problem;
    // Whatever the other person did, it is shown behind the dialog before anybody decides again.
    if (problem.code === 'CONFLICT') page.retry();
    return false;
  }

  return {
    activity,
    failure,
    history,
    waiting: page.waiting,
    updating: page.updating,
    retry: page.retry,
    mayAmend: computed(() => activity.value?.allowed.includes('amend') ?? false),
    mayVoid: computed(() => activity.value?.allowed.includes('void') ?? false),
    mayRecord: computed(() => session.isUnit && session.can('ledger:record')),
    own: computed(() => activity.value?.tenant.id === session.viewer?.tenant.id),
    reason,
    reasonError,
    voidFailure,
    voiding,
    voidRecord,
  };
}
