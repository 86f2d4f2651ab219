import { useMutation } from '@urql/vue';
import { computed } from 'vue';
import { AmendFraudCaseDocument, FraudCaseRecordDocument, VoidFraudCaseDocument } from '../../graphql/generated.js';
import { useDayStep } from '../../records/page/use-day-step.js';
import { useRecordPage } from '../../records/page/use-record-page.js';
import { fraudCaseFormOf, fraudCaseInput } from './fraud-case-form.js';
import { stageOf } from './fraud-case-columns.js';

/** One case: amending is how it comes to its next stage, with nothing but a day. */
export function useFraudCaseRecord(id: () => string) {
  const page = useRecordPage({
    id,
    query: FraudCaseRecordDocument,
    record: (data) => data.fraudCase,
    voiding: VoidFraudCaseDocument,
  });
  const amending = useMutation(AmendFraudCaseDocument);
  const next = computed<'filedOn' | 'solvedOn' | null>(() => {
    if (!page.record.value || !page.may('amend')) return null;
    return ({ REPORTED: 'filedOn', FILED: 'solvedOn', SOLVED: null } as const)[stageOf(page.record.value)];
  });
  const step = useDayStep(
    () => next.value ?? 'filedOn',
    async (on) => {
      const record = page.record.value;
      if (!record || next.value === null) return {};
      const input = fraudCaseInput(
        { ...fraudCaseFormOf(record), [next.value]: on },
        { idempotencyKey: null, campaignIds: record.campaignIds },
      );
      return amending.executeMutation({ id: record.id, version: record.version, input });
    },
    page.retry,
  );
  return { page, next, step };
}
