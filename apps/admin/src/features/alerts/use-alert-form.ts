import { useMutation } from '@urql/vue';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { AlertFormDocument, AmendAlertDocument, RecordAlertDocument } from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { currentLocale } from '../../locales/i18n.js';
import { useRecordForm } from '../../records/form/use-record-form.js';
import { useFieldNames } from '../../records/text/field-names.js';
import { serverNow } from '../../session/server-clock.js';
import { useSession } from '../../session/use-session.js';
import { alertFormOf, alertInput, checkAlert, emptyAlert } from './alert-form.js';

const FIELDS: Readonly<Record<string, string>> = { assigneeId: 'assignee', receivedOn: 'receivedAt' };

/** Recording an alert and assigning it, or amending one. */
export function useAlertForm(recordId: string | null) {
  const { t } = useI18n();
  const nameOf = useFieldNames('alerts');
  const homeRegion = useSession().person().tenant.region;
  const page = usePageQuery({
    query: AlertFormDocument,
    variables: { id: recordId ?? '', amending: recordId !== null, region: homeRegion.code },
  });
  const recording = useMutation(RecordAlertDocument);
  const amending = useMutation(AmendAlertDocument);
  const state = useRecordForm({
    form: 'alert',
    recordId,
    page,
    titleOf: (form) => form.receivedAt.replace('T', ' '),
    blank: () => emptyAlert(serverNow()),
    formOf: alertFormOf,
    record: () => page.data.value?.alert,
    check: (form) => checkAlert(form, currentLocale(), (field) => t('alerts.form.choose', { field: nameOf(field) })),
    typedFields: ['assigneeText'],
    fieldOf: (path) => FIELDS[path] ?? path,
    async send(form, along) {
      const input = alertInput(form, along, page.data.value?.alert);
      if (recordId === null) {
        const { data, error } = await recording.executeMutation({ input });
        return { saved: data?.recordAlert, error };
      }
      const { data, error } = await amending.executeMutation({ id: recordId, version: along.version, input });
      return { saved: data?.amendAlert, error };
    },
  });
  return {
    state,
    homeRegion,
    regions: computed(() => page.data.value?.region ?? null),
    answered: computed(() => page.data.value?.alert?.answer != null),
  };
}
