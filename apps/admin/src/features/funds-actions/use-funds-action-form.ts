import { FUNDS_ACTION_STAGES, isTermCode, type FundsActionStage } from '@fanzha/domain';
import { useMutation } from '@urql/vue';
import { computed } from 'vue';
import {
  AmendFundsActionDocument,
  FundsActionFormDocument,
  RecordFundsActionDocument,
} from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { currentLocale } from '../../locales/i18n.js';
import { amountField } from '../../records/text/amount-fields.js';
import { useRecordForm } from '../../records/form/use-record-form.js';
import { serverToday } from '../../session/server-clock.js';
import { useSession } from '../../session/use-session.js';
import {
  checkFundsAction,
  emptyFundsAction,
  fundsActionAmounts,
  fundsActionFormOf,
  fundsActionInput,
  type FundsActionForm,
} from './funds-action-form.js';

/** Recording an action on funds, or amending one. @param preset stage and case chosen on the way here */
export function useFundsActionForm(recordId: string | null, preset: { stage?: string; caseId?: string }) {
  const today = computed(serverToday);
  const homeRegion = useSession().person().tenant.region;
  const page = usePageQuery({
    query: FundsActionFormDocument,
    variables: { id: recordId ?? '', amending: recordId !== null, region: homeRegion.code },
  });
  const recording = useMutation(RecordFundsActionDocument);
  const amending = useMutation(AmendFundsActionDocument);
  const stage = preset.stage && isTermCode(FUNDS_ACTION_STAGES, preset.stage) ? (preset.stage as FundsActionStage) : '';
  const blank = (): FundsActionForm => ({ ...emptyFundsAction(today.value), stage, caseId: preset.caseId ?? '' });
  const state = useRecordForm({
    form: 'funds-action',
    campaign: { kind: 'FUNDS_ACTION', day: ({ occurredOn }) => occurredOn },
    recordId,
    page,
    titleOf: (form) => form.occurredOn,
    blank,
    formOf: fundsActionFormOf,
    record: () => page.data.value?.fundsAction,
    amounts: { ledger: () => 'FUNDS_ACTIONS', stated: fundsActionAmounts },
    check: (form) => checkFundsAction(form, today.value, currentLocale()),
    typedFields: ['caseText'],
    fieldOf: amountField,
    until: ({ occurredOn }) => occurredOn,
    async send(form, along) {
      const input = { ...fundsActionInput(form, along), ...along.told };
      if (recordId === null) {
        const { data, error } = await recording.executeMutation({ input });
        return { saved: data?.recordFundsAction, error };
      }
      const { data, error } = await amending.executeMutation({ id: recordId, version: along.version, input });
      return { saved: data?.amendFundsAction, error };
    },
  });
  return {
    state,
    today,
    homeRegion,
    regions: computed(() => page.data.value?.region ?? null),
    known: computed(() => page.data.value?.fundsAction?.case ?? null),
  };
}
