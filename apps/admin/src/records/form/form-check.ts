import { fieldMessage, moneyErrors, tooLarge, type FieldError, type IndicatorCode, type Locale } from '@fanzha/domain';
import { isStatedCount, moneyOf, countOf, needsNumber, unreadable, type CountLine } from '../text/count-text.js';
import type { FormErrors } from './record-form.js';

/** Errors in the words of the server, by field; the first one stays where a field has several. */
export function messagesOf(fieldErrors: readonly FieldError[], locale: Locale): FormErrors {
  const errors: FormErrors = {};
  for (const fieldError of fieldErrors) errors[fieldError.path] ??= fieldMessage(fieldError, locale);
  return errors;
}

/**
 * Message of a number that cannot be sent as it stands; none where all is well. @param of what is
 * counted, for its largest value
 */
export function amountErrors(
  field: string,
  of: IndicatorCode,
  line: CountLine,
  locale: Locale,
  { optional = false, money = false } = {},
): FormErrors {
  const wrong = unreadable(line, money ? 'MONEY' : 'COUNT', locale);
  if (wrong !== null) return { [field]: wrong };
  if (optional && !isStatedCount(line)) return {};
  const { value, qualifier } = money ? moneyOf(line) : countOf(line);
  if (!needsNumber(qualifier)) return {};
  if (value === null) return messagesOf([{ path: field, code: 'AMOUNT_REQUIRED' }], locale);
  if (money) return messagesOf(moneyErrors(field, value), locale);
  return messagesOf(tooLarge(field, of, Number(value)), locale);
}
