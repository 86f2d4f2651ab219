import { useMutation } from '@urql/vue';
import { ref } from 'vue';
import { AmendInspectionDocument, InspectionRecordDocument, VoidInspectionDocument } from '../../graphql/generated.js';
import { useDayStep } from '../../records/page/use-day-step.js';
import { useRecordPage } from '../../records/page/use-record-page.js';
import { inspectionFormOf, inspectionInput } from './inspection-form.js';

/** One inspection, and putting its hazards right: one of them by its place in the list, or all that are open. */
export function useInspectionRecord(id: () => string) {
  const page = useRecordPage({
    id,
    query: InspectionRecordDocument,
    record: (data) => data.inspection,
    voiding: VoidInspectionDocument,
  });
  const amending = useMutation(AmendInspectionDocument);
  const target = ref<number | 'all'>('all');
  const step = useDayStep(
    () => `hazards.${target.value === 'all' ? 0 : target.value}.rectifiedOn`,
    async (on) => {
      const record = page.record.value;
      if (!record) return {};
      const form = inspectionFormOf(record);
      const hazards = form.hazards.map((hazard, at) =>
        hazard.rectifiedOn === '' && (target.value === 'all' || target.value === at)
          ? { ...hazard, rectifiedOn: on }
          : hazard,
      );
      return amending.executeMutation({
        id: record.id,
        version: record.version,
        input: inspectionInput({ ...form, hazards }, { idempotencyKey: null, campaignIds: record.campaignIds }),
      });
    },
    page.retry,
  );
  return { page, step, target };
}
