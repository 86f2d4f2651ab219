import { useMutation } from '@urql/vue';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { AmendInspectionDocument, InspectionFormDocument, RecordInspectionDocument } from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { currentLocale } from '../../locales/i18n.js';
import { countOf } from '../../records/text/count-text.js';
import { statedCount } from '../../records/form/stated-values.js';
import { useRecordForm } from '../../records/form/use-record-form.js';
import { serverToday } from '../../session/server-clock.js';
import { useSession } from '../../session/use-session.js';
import {
  checkInspection,
  emptyInspection,
  inspectionField,
  inspectionFormOf,
  inspectionInput,
} from './inspection-form.js';

/** Recording an inspection, or amending one. */
export function useInspectionForm(recordId: string | null) {
  const { t } = useI18n();
  const today = computed(serverToday);
  const homeRegion = useSession().person().tenant.region;
  const page = usePageQuery({
    query: InspectionFormDocument,
    variables: { id: recordId ?? '', amending: recordId !== null, region: homeRegion.code },
  });
  const recording = useMutation(RecordInspectionDocument);
  const amending = useMutation(AmendInspectionDocument);
  const state = useRecordForm({
    form: 'inspection',
    campaign: { kind: 'INSPECTION', day: ({ occurredOn }) => occurredOn },
    recordId,
    page,
    titleOf: (form) => form.subject,
    blank: () => emptyInspection(today.value),
    formOf: inspectionFormOf,
    record: () => page.data.value?.inspection,
    amounts: {
      ledger: () => 'INSPECTIONS',
      stated: ({ inspections, hazards }) => [
        statedCount('INSPECTIONS', inspections),
        { indicator: 'HAZARDS_FOUND', value: hazards.reduce((sum, { count }) => sum + (countOf(count).value ?? 0), 0) },
      ],
    },
    check: (form) =>
      checkInspection(form, today.value, currentLocale(), {
        beforeInspection: (field) => t('inspections.form.beforeInspection', { field }),
      }),
    fieldOf: inspectionField,
    until: ({ occurredOn }) => occurredOn,
    async send(form, along) {
      const input = { ...inspectionInput(form, along), ...along.told };
      if (recordId === null) {
        const { data, error } = await recording.executeMutation({ input });
        return { saved: data?.recordInspection, error };
      }
      const { data, error } = await amending.executeMutation({ id: recordId, version: along.version, input });
      return { saved: data?.amendInspection, error };
    },
  });
  return { state, today, homeRegion, regions: computed(() => page.data.value?.region ?? null) };
}
