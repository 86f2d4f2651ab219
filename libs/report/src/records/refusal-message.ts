import {
  ERROR_REASONS,
  type ErrorReason,
  errorMessage,
  FIELD_CODES,
  type FieldCode,
  fieldMessageAbout,
  type Locale,
} from '@fanzha/domain';
import type { Refusal } from './refusal.js';

const FIELDS: ReadonlySet<string> = new Set(FIELD_CODES);
const REASONS: ReadonlySet<string> = new Set(ERROR_REASONS);
/** A refusal of a whole record names no field of it. */
const RECORD: Readonly<Record<Locale, string>> = { 'zh-CN': '这条记录', en: 'This record' };

/** What a person is told of why a record was not voided. */
export function refusalMessage({ code, params }: Refusal, locale: Locale): string {
  if (FIELDS.has(code))
    return fieldMessageAbout({ code: code as FieldCode, ...(params && { params }) }, RECORD[locale], locale);
  const reason = REASONS.has(code) ? (code as ErrorReason) : undefined;
  return errorMessage({ code: 'CONFLICT', ...(reason && { reason }), ...(params && { details: params }) }, locale);
}
