import { useMutation } from '@urql/vue';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import {
  AmendInterceptionDocument,
  InterceptionFormDocument,
  RecordInterceptionDocument,
} from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { currentLocale } from '../../locales/i18n.js';
import { amountField } from '../../records/text/amount-fields.js';
import { statedCount, statedMoney } from '../../records/form/stated-values.js';
import { useRecordForm } from '../../records/form/use-record-form.js';
import { serverToday } from '../../session/server-clock.js';
import { useSession } from '../../session/use-session.js';
import { checkInterception, emptyInterception, interceptionFormOf, interceptionInput } from './interception-form.js';

const FIELDS: Readonly<Record<string, string>> = { joinedByTenantIds: 'joinedBy' };

/** Recording an interception, or amending one. */
export function useInterceptionForm(recordId: string | null) {
  const { t } = useI18n();
  const today = computed(serverToday);
  const homeRegion = useSession().person().tenant.region;
  const page = usePageQuery({
    query: InterceptionFormDocument,
    variables: { id: recordId ?? '', amending: recordId !== null, region: homeRegion.code },
  });
  const recording = useMutation(RecordInterceptionDocument);
  const amending = useMutation(AmendInterceptionDocument);
  const state = useRecordForm({
    form: 'interception',
    campaign: { kind: 'INTERCEPTION', day: ({ occurredOn }) => occurredOn },
    recordId,
    page,
    titleOf: (form) => form.occurredOn,
    blank: () => emptyInterception(today.value),
    formOf: interceptionFormOf,
    record: () => page.data.value?.interception,
    amounts: {
      ledger: () => 'INTERCEPTIONS',
      stated: ({ count, amount, dissuasions }) => [
        statedCount('INTERCEPTIONS', count),
        statedMoney('LOSS_AVOIDED', amount),
        statedCount('DISSUASIONS', dissuasions),
      ],
    },
    check: (form) =>
      checkInterception(form, today.value, currentLocale(), {
        venue: t('interceptions.form.venueMissing'),
        places: t('interceptions.form.placesMissing'),
        sum: (sum) => t('interceptions.form.placesSum', { sum }),
      }),
    typedFields: ['joinedText'],
    fieldOf: (path) => {
      const field = path.split('.')[0] ?? path;
      return FIELDS[field] ?? amountField(field);
    },
    until: ({ occurredOn }) => occurredOn,
    async send(form, along) {
      const input = { ...interceptionInput(form, along), ...along.told };
      if (recordId === null) {
        const { data, error } = await recording.executeMutation({ input });
        return { saved: data?.recordInterception, error };
      }
      const { data, error } = await amending.executeMutation({ id: recordId, version: along.version, input });
      return { saved: data?.amendInterception, error };
    },
  });
  return { state, today, homeRegion, regions: computed(() => page.data.value?.region ?? null) };
}
