import { useMutation } from '@urql/vue';
import { LiftPrecautionDocument, PrecautionRecordDocument, VoidPrecautionDocument } from '../../graphql/generated.js';
import { useDayStep } from '../../records/use-day-step.js';
import { useRecordPage } from '../../records/use-record-page.js';

/** One precaution, and lifting it. */
export function usePrecautionRecord(id: () => string) {
  const page = useRecordPage({
    id,
    query: PrecautionRecordDocument,
    record: (data) => data.bankPrecaution,
    voiding: VoidPrecautionDocument,
  });
  const lifting = useMutation(LiftPrecautionDocument);
  const step = useDayStep(
    () => 'on',
    (on) => lifting.executeMutation({ id: id(), version: page.record.value?.version ?? 0, on }),
    page.retry,
  );
  return { page, step };
}
