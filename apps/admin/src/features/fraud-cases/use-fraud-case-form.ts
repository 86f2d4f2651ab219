import { useMutation } from '@urql/vue';
import { computed } from 'vue';
import { AmendFraudCaseDocument, FraudCaseFormDocument, RecordFraudCaseDocument } from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { currentLocale } from '../../locales/i18n.js';
import { amountField } from '../../records/text/amount-fields.js';
import { statedMoney } from '../../records/form/stated-values.js';
import { useRecordForm } from '../../records/form/use-record-form.js';
import { serverToday } from '../../session/server-clock.js';
import { useSession } from '../../session/use-session.js';
import { fraudCaseFormOf, fraudCaseInput, checkFraudCase, emptyFraudCase } from './fraud-case-form.js';

/** Recording a case, or amending one. */
export function useFraudCaseForm(recordId: string | null) {
  const today = computed(serverToday);
  const homeRegion = useSession().person().tenant.region;
  const page = usePageQuery({
    query: FraudCaseFormDocument,
    variables: { id: recordId ?? '', amending: recordId !== null, region: homeRegion.code },
  });
  const recording = useMutation(RecordFraudCaseDocument);
  const amending = useMutation(AmendFraudCaseDocument);
  const state = useRecordForm({
    form: 'fraud-case',
    campaign: { kind: 'FRAUD_CASE', day: ({ reportedOn }) => reportedOn },
    recordId,
    page,
    titleOf: (form) => form.caseNumber,
    blank: () => emptyFraudCase(today.value),
    formOf: fraudCaseFormOf,
    record: () => page.data.value?.fraudCase,
    amounts: { ledger: () => 'FRAUD_CASES', stated: ({ loss }) => [statedMoney('LOSS', loss)] },
    check: (form) => checkFraudCase(form, today.value, currentLocale()),
    typedFields: ['victimUnitText'],
    fieldOf: (path) => (path === 'victimUnitId' ? 'victimUnit' : amountField(path)),
    async send(form, along) {
      const input = fraudCaseInput(form, along);
      if (recordId === null) {
        const { data, error } = await recording.executeMutation({ input });
        return { saved: data?.recordFraudCase, error };
      }
      const { data, error } = await amending.executeMutation({ id: recordId, version: along.version, input });
      return { saved: data?.amendFraudCase, error };
    },
  });
  return { state, today, homeRegion, regions: computed(() => page.data.value?.region ?? null) };
}
