import { BOUNDS, fieldMessage, textErrors, visibleLines } from '@fanzha/domain';
import { useMutation } from '@urql/vue';
import { ref, shallowRef } from 'vue';
import { failureOfClient, type ApiFailure } from '../../graphql/api-failure.js';
import { VoidRecordsDocument, type RecordKind, type VoidRecordsMutation } from '../../graphql/generated.js';
import { currentLocale } from '../../locales/i18n.js';

type Outcome = VoidRecordsMutation['voidRecords'][number];

/** Voiding several records with one reason: each is voided or refused by itself, and the answer says which. */
export function useBulkVoiding(kind: RecordKind) {
  const reason = ref('');
  const error = ref<string | null>(null);
  const failure = shallowRef<ApiFailure | null>(null);
  const busy = ref(false);
  const outcomes = shallowRef<readonly Outcome[] | null>(null);
  const voiding = useMutation(VoidRecordsDocument);

  async function submit(records: readonly { readonly id: string; readonly version: number }[]): Promise<void> {
    const [fieldError] = textErrors('reason', reason.value, BOUNDS.reason);
    error.value = fieldError ? fieldMessage(fieldError, currentLocale()) : null;
    failure.value = null;
    if (fieldError || busy.value) return;
    busy.value = true;
    const result = await voiding.executeMutation({
      kind,
      reason: visibleLines(reason.value),
      records: records.map(({ id, version }) => ({ id, version })),
    });
    busy.value = false;
    if (result.data && !result.error) {
      outcomes.value = result.data.voidRecords;
      return;
    }
    if (!result.error) return;
    const problem = failureOfClient(result.error);
    error.value = problem.fields.find(({ path }) => path === 'reason')?.message ?? null;
    if (error.value === null) failure.value = problem;
  }
  return { reason, error, failure, busy, outcomes, submit };
}
