import { isTermCode, CONTROL_MEASURE_TYPES, type ControlMeasureType } from '@fanzha/domain';
import { computed } from 'vue';
import { useMutation } from '@urql/vue';
import { AdoptControlMeasureDocument } from '../../graphql/generated.js';
import { currentLocale } from '../../locales/i18n.js';
import { NO_PAGE } from '../../records/form/record-form-options.js';
import { useRecordForm } from '../../records/form/use-record-form.js';
import {
  checkControlMeasure,
  emptyControlMeasure,
  controlMeasureInput,
  type ControlMeasureForm,
} from './control-measure-form.js';
import { serverToday } from '../../session/server-clock.js';

/**
 * Putting a control measure into place. It is lifted later, and never amended. @param preset
 * type chosen on the way here
 */
export function useControlMeasureForm(preset: string) {
  const today = computed(serverToday);
  const adopting = useMutation(AdoptControlMeasureDocument);
  const chosen = isTermCode(CONTROL_MEASURE_TYPES, preset) ? (preset as ControlMeasureType) : '';
  const state = useRecordForm({
    form: 'control-measure',
    campaign: { kind: 'CONTROL_MEASURE', day: ({ inPlaceSince }) => inPlaceSince },
    recordId: null,
    titleOf: (form) => form.inPlaceSince,
    page: NO_PAGE,
    record: () => undefined,
    blank: (): ControlMeasureForm => ({ ...emptyControlMeasure(today.value), type: chosen }),
    formOf: (): ControlMeasureForm => emptyControlMeasure(today.value),
    check: (form) => checkControlMeasure(form, today.value, currentLocale()),
    async send(form, { idempotencyKey }) {
      const { data, error } = await adopting.executeMutation({ input: controlMeasureInput(form, idempotencyKey) });
      return { saved: data?.adoptControlMeasure, error };
    },
  });
  return { state, today };
}
