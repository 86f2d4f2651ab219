import {
  BOUNDS,
  dateErrors,
  type FieldError,
  textErrors,
  visibleLines,
  visibleText,
  type Locale,
  type Sector,
} from '@fanzha/domain';
import type { NoticeInput } from '../../graphql/generated.js';
import { messagesOf } from '../../records/form/form-check.js';
import type { FormErrors } from '../../records/form/record-form.js';

export interface NoticeForm {
  title: string;
  body: string;
  publishedOn: string;
  receiveBy: string;
  fraudTypeCode: string;
  /** Region of the oversight within which it is published. */
  within: string;
  /** Parts of that region it is addressed to; none: all of it. */
  parts: string[];
  /** Lines it is addressed to; none: all of them. */
  sectors: string[];
}

export const emptyNotice = (today: string, within: string): NoticeForm => ({
  title: '',
  body: '',
  publishedOn: today,
  receiveBy: '',
  fraudTypeCode: '',
  within,
  parts: [],
  sectors: [],
});

/** @param fixed the only line this person oversees in the region; null where it is all of them */
export const noticeInput = (form: NoticeForm, idempotencyKey: string | null, fixed: Sector | null): NoticeInput => ({
  idempotencyKey,
  title: visibleText(form.title),
  body: visibleLines(form.body),
  publishedOn: form.publishedOn,
  receiveBy: form.receiveBy || null,
  fraudTypeCode: form.fraudTypeCode || null,
  regionCodes: form.parts.length > 0 ? form.parts : [form.within],
  sectors: fixed ? [fixed] : (form.sectors as Sector[]),
});

/** Nobody can acknowledge a notice before it is there. */
function receiveByErrors({ publishedOn, receiveBy }: NoticeForm): FieldError[] {
  const errors = dateErrors('receiveBy', receiveBy);
  if (receiveBy === '' || errors.length > 0 || receiveBy >= publishedOn) return errors;
  return [{ path: 'receiveBy', code: 'END_BEFORE_START', params: { start: publishedOn } }];
}

/** What can be told before sending. */
export const checkNotice = (form: NoticeForm, today: string, locale: Locale): FormErrors => ({
  ...messagesOf(
    [
      ...textErrors('title', form.title, BOUNDS.title),
      ...textErrors('body', form.body, { ...BOUNDS.narrative, required: true }),
      ...dateErrors('publishedOn', form.publishedOn, { required: true, today }),
      ...receiveByErrors(form),
    ],
    locale,
  ),
});
