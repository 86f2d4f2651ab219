import { isTermCode, PRECAUTIONS, type Precaution } from '@fanzha/domain';
import { computed } from 'vue';
import { useMutation } from '@urql/vue';
import { AdoptPrecautionDocument } from '../../graphql/generated.js';
import { currentLocale } from '../../locales/i18n.js';
import { NO_PAGE, useRecordForm } from '../../records/use-record-form.js';
import { checkPrecaution, emptyPrecaution, precautionInput, type PrecautionForm } from './precaution-form.js';
import { serverToday } from '../../session/server-clock.js';

/**
 * Putting a precaution into place. It is lifted later, and never amended. @param preset
 * precaution chosen on the way here
 */
export function usePrecautionForm(preset: string) {
  const today = computed(serverToday);
  const adopting = useMutation(AdoptPrecautionDocument);
  const chosen = isTermCode(PRECAUTIONS, preset) ? (preset as Precaution) : '';
  const state = useRecordForm({
    book: 'precaution',
    recordId: null,
    titleOf: (form) => form.inPlaceSince,
    page: NO_PAGE,
    record: () => undefined,
    blank: (): PrecautionForm => ({ ...emptyPrecaution(today.value), precaution: chosen }),
    formOf: (): PrecautionForm => emptyPrecaution(today.value),
    check: (form) => checkPrecaution(form, today.value, currentLocale()),
    async send(form, { idempotencyKey }) {
      const { data, error } = await adopting.executeMutation({ input: precautionInput(form, idempotencyKey) });
      return { saved: data?.adoptBankPrecaution, error };
    },
  });
  return { state, today };
}
