import { useMutation } from '@urql/vue';
import {
  LiftControlMeasureDocument,
  ControlMeasureRecordDocument,
  VoidControlMeasureDocument,
} from '../../graphql/generated.js';
import { useDayStep } from '../../records/page/use-day-step.js';
import { useRecordPage } from '../../records/page/use-record-page.js';

/** One control measure, and lifting it. */
export function useControlMeasureRecord(id: () => string) {
  const page = useRecordPage({
    id,
    query: ControlMeasureRecordDocument,
    record: (data) => data.controlMeasure,
    voiding: VoidControlMeasureDocument,
  });
  const lifting = useMutation(LiftControlMeasureDocument);
  const step = useDayStep(
    () => 'on',
    (on) => lifting.executeMutation({ id: id(), version: page.record.value?.version ?? 0, on }),
    page.retry,
  );
  return { page, step };
}
