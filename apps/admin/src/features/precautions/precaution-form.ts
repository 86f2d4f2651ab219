import {
  BOUNDS,
  dateFaults,
  isTermCode,
  PRECAUTIONS,
  textFaults,
  visibleLines,
  type Locale,
  type Precaution,
} from '@fanzha/domain';
import type { BankPrecautionInput } from '../../graphql/generated.js';
import { messagesOf } from '../../records/form-check.js';
import type { FormErrors } from '../../records/record-form.js';

export interface PrecautionForm {
  precaution: Precaution | '';
  inPlaceSince: string;
  note: string;
}

export const emptyPrecaution = (today: string): PrecautionForm => ({ precaution: '', inPlaceSince: today, note: '' });

export const precautionInput = (form: PrecautionForm, idempotencyKey: string | null): BankPrecautionInput => ({
  idempotencyKey,
  precaution: form.precaution as Precaution,
  inPlaceSince: form.inPlaceSince,
  note: visibleLines(form.note) || null,
  campaignId: null,
});

/** What can be told before sending. */
export const checkPrecaution = (form: PrecautionForm, today: string, locale: Locale): FormErrors => ({
  ...messagesOf(
    [
      ...(isTermCode(PRECAUTIONS, form.precaution) ? [] : [{ path: 'precaution', code: 'REQUIRED' } as const]),
      ...dateFaults('inPlaceSince', form.inPlaceSince, { required: true, today }),
      ...textFaults('note', form.note, BOUNDS.precautionNote),
    ],
    locale,
  ),
});
