import {
  BOUNDS,
  dateErrors,
  isTermCode,
  CONTROL_MEASURE_TYPES,
  textErrors,
  visibleLines,
  type Locale,
  type ControlMeasureType,
} from '@fanzha/domain';
import type { ControlMeasureInput } from '../../graphql/generated.js';
import { messagesOf } from '../../records/form/form-check.js';
import type { FormErrors } from '../../records/form/record-form.js';

export interface ControlMeasureForm {
  type: ControlMeasureType | '';
  inPlaceSince: string;
  note: string;
}

export const emptyControlMeasure = (today: string): ControlMeasureForm => ({ type: '', inPlaceSince: today, note: '' });

export const controlMeasureInput = (form: ControlMeasureForm, idempotencyKey: string | null): ControlMeasureInput => ({
  idempotencyKey,
  type: form.type as ControlMeasureType,
  inPlaceSince: form.inPlaceSince,
  note: visibleLines(form.note) || null,
  campaignIds: [],
});

/** What can be told before sending. */
export const checkControlMeasure = (form: ControlMeasureForm, today: string, locale: Locale): FormErrors => ({
  ...messagesOf(
    [
      ...(isTermCode(CONTROL_MEASURE_TYPES, form.type) ? [] : [{ path: 'type', code: 'REQUIRED' } as const]),
      ...dateErrors('inPlaceSince', form.inPlaceSince, { required: true, today }),
      ...textErrors('note', form.note, BOUNDS.controlMeasureNote),
    ],
    locale,
  ),
});
