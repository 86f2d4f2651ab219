import { useMutation } from '@urql/vue';
import { computed } from 'vue';
import { AmendCaseDocument, CaseFormDocument, RecordCaseDocument } from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { currentLocale } from '../../locales/i18n.js';
import { statedMoney } from '../../records/stated-values.js';
import { useRecordForm } from '../../records/use-record-form.js';
import { serverToday } from '../../session/server-clock.js';
import { useSession } from '../../session/use-session.js';
import { caseFormOf, caseInput, checkCase, emptyCase } from './case-form.js';

/** Recording a case, or amending one. */
export function useCaseForm(recordId: string | null) {
  const today = computed(serverToday);
  const homeRegion = useSession().person().tenant.region;
  const page = usePageQuery({
    query: CaseFormDocument,
    variables: { id: recordId ?? '', amending: recordId !== null, region: homeRegion.code },
  });
  const recording = useMutation(RecordCaseDocument);
  const amending = useMutation(AmendCaseDocument);
  const state = useRecordForm({
    book: 'case',
    recordId,
    page,
    titleOf: (form) => form.caseNumber,
    blank: () => emptyCase(today.value),
    formOf: caseFormOf,
    record: () => page.data.value?.fraudCase,
    amounts: { book: () => 'CASES', stated: ({ loss }) => [statedMoney('LOSS', loss)] },
    check: (form) => checkCase(form, today.value, currentLocale()),
    fieldOf: (path) => (path === 'lossQualifier' ? 'loss' : path),
    async send(form, along) {
      const input = caseInput(form, along);
      if (recordId === null) {
        const { data, error } = await recording.executeMutation({ input });
        return { saved: data?.recordCase, error };
      }
      const { data, error } = await amending.executeMutation({ id: recordId, version: along.version, input });
      return { saved: data?.amendCase, error };
    },
  });
  return { state, today, homeRegion, places: computed(() => page.data.value?.region ?? null) };
}
